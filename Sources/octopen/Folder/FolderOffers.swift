import Forms
import Proposals
import Rules

/// The changes of several files that a form wants: found to be shown, and made as they were shown.
struct FolderOffers {
    let environment: LaunchEnvironment

    private struct Found {
        let change: ProposalChange
        let summary: String
        let obstacles: [String]
        /// Whether more changes in the file itself, or its name, than the form itself would write.
        let isMore: Bool
        /// Where the proposal is after the change.
        let path: String
        /// Notes that somebody should know beside the change.
        let notes: [String]
    }

    /// - Returns: nil where no status follows, or nothing changes but what the form itself would
    ///   write.
    func find(_ wish: FolderWish, of form: Form) throws(Failure) -> FolderOffer? {
        guard let found = try prepare(wish, of: form) else { return nil }
        let change = found.change.change
        if change.count < 2, !found.isMore { return nil }
        return FolderOffer(
            wish, summary: found.summary, obstacles: found.obstacles,
            difference: change.difference, count: change.count)
    }

    /// Makes the change that was shown, if it is still the change that would be made.
    ///
    /// - Returns: where the proposal is now, and the message about it.
    func make(_ offer: FolderOffer, of form: Form) throws(Failure) -> (path: String, says: String) {
        let lock = try form.session.file.path.map { path throws(Failure) in
            try ChangeLock(of: FilePath(path).folder)
        }
        defer { lock?.end() }
        let found = try prepare(offer.wish, of: form)
        guard let found, found.obstacles.isEmpty,
            found.change.change.difference == offer.difference
        else {
            throw Failure("the files changed meanwhile, and nothing was done; look at it again")
        }
        let left = UnfinishedChange.clear()
        let told = try found.change.run()
        let count = offer.count == 1 ? "1 file" : "\(offer.count) files"
        let words =
            ["\(found.summary); changed \(count)"] + found.notes + found.change.notes
            + told + found.change.remarks + left
        return (found.path, words.joined(separator: "; ") + ".")
    }

    /// The statuses that may come next where none follows for certain: the template tells no order, or
    /// the way is at its end.
    func statuses(after form: Form) throws(Failure) -> [String] {
        guard let path = form.session.file.path else { return [] }
        let file = try ProposalFile(reading: path)
        let template = try Project(FilePath(path).folder, environment: environment)
            .template(for: file.bytes)
        let proposal = Proposal(file.bytes, template: template)
        guard let way = StatusPath(proposal) else { return [] }
        return NextStatuses(
            on: way, from: way.status(of: proposal), forProposalAt: path, template: template,
            environment: environment
        ).all
    }

    private func prepare(_ wish: FolderWish, of form: Form) throws(Failure) -> Found? {
        guard let path = form.session.file.path else { return nil }
        let file = try ProposalFile(reading: path)
        guard file.bytes == form.session.file.saved else {
            throw Failure(
                "\(path): changed on disk since it was read; saving asks what to do with it")
        }
        let project = Project(FilePath(path).folder, environment: environment)
        let template = try project.template(for: file.bytes)
        switch wish {
        case .step(let status):
            let proposal = Proposal(file.bytes, template: template)
            guard let way = StatusPath(proposal) else { return nil }
            let now = way.status(of: proposal)
            guard let next = status ?? way.following(now) else { return nil }
            let change = try StatusChange(file, to: next, path: way, project: project)
            let from = now.isEmpty ? "no status" : now
            let step = way.isSame(now, as: next) ? "it is \(now) already" : "\(from) -> \(next)"
            let obstacles = change.obstacles
            let files = try change.change()
            return Found(
                change: files,
                summary: ([step] + change.remarks).joined(separator: "; "),
                obstacles: obstacles,
                isMore: status == nil || !obstacles.isEmpty || !change.remarks.isEmpty,
                path: change.newPath ?? files.place(of: path), notes: change.notes)
        case .name(let name):
            let new = try FileRename(file, to: name, template: template)
            return Found(
                change: new.change, summary: "\(path) -> \(new.path)", obstacles: [],
                isMore: !new.change.change.isEmpty, path: new.path, notes: [])
        case .heading(_, let anchor, let title):
            let heading = try HeadingChange(
                of: file, template: template, from: "#\(anchor)", to: title)
            return Found(
                change: try ProposalChange(of: file, to: heading.bytes),
                summary: "The heading is “\(title)”, and links follow", obstacles: [],
                isMore: false,
                path: path, notes: [])
        }
    }
}

extension ProposalLinks {
    /// The links that lead here, as a form lists them.
    var incoming: [IncomingLink] {
        `in`.map { link in
            IncomingLink(
                path: link.file, line: link.line, section: link.heading,
                goal: link.isByNumber ? "as \(link.text)" : link.anchor.map { "to #\($0)" } ?? "",
                isBroken: link.state.isBroken)
        }
    }
}
