import Proposals

/// The changes from another text of the proposal to the one in the form: the other text is the
/// saved file's, or a commit's. One change is under the cursor, to go there or to take it back.
package struct ComparisonLayer: Sendable {
    package enum Other: Equatable, Sendable {
        case saved
        /// The saved file's as it was read, before another program changed it.
        case read
        /// The text that a proposal without a file began with.
        case beginning
        case commit(String)

        package var title: String {
            switch self {
            case .saved: "the saved file"
            case .read: "the file as it was read; on disk it has changed since"
            case .beginning: "what it began with"
            case .commit(let name): name
            }
        }
    }

    package let other: Other
    package private(set) var comparison: TextComparison
    /// Index of the change under the cursor.
    package private(set) var selected = 0
    private let bytes: [UInt8]
    private let template: Template
    private let sidecar: Sidecar?

    /// Changes that a page moves by.
    private static let page = 10

    static let footer = [
        FooterWish([.move(.rowUp), .move(.rowDown)], "Change"), FooterWish([.choose], "Go there"),
        FooterWish([.takeBack], "Take back"), FooterWish([.compareWith], "Commit"),
        FooterWish([.undo], "Undo"), FooterWish([.back], "Back"), FooterWish([.help], "Help"),
    ]

    /// - Parameter sidecar: the file that has the metadata, if it is not the document's.
    init(of proposal: Proposal, with bytes: [UInt8], _ other: Other, sidecar: Sidecar?) {
        (self.other, self.bytes, self.sidecar) = (other, bytes, sidecar)
        template = proposal.template
        comparison = TextComparison(
            of: proposal.bytes, with: bytes, template: template, sidecar: sidecar)
    }

    package var change: TextComparison.Change? {
        comparison.changes.indices.contains(selected) ? comparison.changes[selected] : nil
    }

    // MARK: Inputs

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch input {
        case .action(let action): return respond(to: action, in: &form)
        case .character(let character):
            form.session.message = form.nothingHappens(by: String(character), in: .difference)
        case .paste: form.say("Nothing can be pasted here.")
        case .pointed: break
        }
        return .stays
    }

    private mutating func respond(to action: Action, in form: inout Form) -> Outcome {
        switch action {
        case .back, .diff: return .closes
        case .preview:
            if !form.layers.isPreviewOpen { form.openPreview() }
            return .closes
        case .chooseNext, .nextField, .move(.rowDown): move(by: 1)
        case .choosePrevious, .previousField, .move(.rowUp): move(by: -1)
        case .move(.pageDown): move(by: Self.page)
        case .move(.pageUp): move(by: -Self.page)
        case .move(.sectionStart): move(by: -comparison.changes.count)
        case .move(.sectionEnd): move(by: comparison.changes.count)
        case .choose, .newline:
            guard let change else { return .closes }
            form.layers.closeAll()
            form.jump(toByte: change.start)
            return .closes
        case .takeBack: takeBack(in: &form)
        case .undo, .redo:
            guard form.mayEdit() else { return .stays }
            if action == .undo { form.undo() } else { form.redo() }
            refresh(form)
        case .compareWith:
            guard case .commit(let name) = other else {
                return .stays([.findRevision("HEAD")])
            }
            form.layers.open(
                .prompt(Prompt(.compare, label: "Commit, or nothing for the file:", text: name)))
        default: return .yields
        }
        return .stays
    }

    private mutating func move(by step: Int) {
        selected = min(max(selected + step, 0), max(comparison.changes.count - 1, 0))
    }

    private mutating func takeBack(in form: inout Form) {
        guard let change else { return form.say("Nothing differs any more.") }
        // What the field at hand cannot be edited for is no reason here: it may be what is taken back.
        guard form.mayEditDocument() else { return }
        let next = comparison.takingBack(change)
        let before = form.proposal
        let links = change.kind == .heading ? next.linksTakenBack(from: comparison.bytes) : []
        let bytes = next.bytes.writing(links.flatMap(\.edits))
        let start = change.kind == .words ? change.range.lowerBound : change.start
        let byte = links.flatMap(\.edits).filter { $0.range.lowerBound < start }
            .reduce(start) { $0 + $1.text.utf8.count - $1.range.count }
        form.takeWhole(
            bytes, at: min(byte, bytes.count), says: "Took it back; undo brings it again.")
        guard form.proposal.bytes == bytes else { return refresh(form) }
        if change.kind == .heading { sayTakenBack(links.count, since: before, in: &form) }
        guard links.isEmpty else { return refresh(form) }
        comparison = next
        move(by: 0)
    }

    /// Says what became of links to a heading whose words were taken back.
    private func sayTakenBack(_ links: Int, since before: Proposal, in form: inout Form) {
        let lost = form.proposal.linksThatLostTheirHeading(since: before)
        guard links + lost > 0 else { return }
        let with = links == 0 ? "" : ", and \(links == 1 ? "a link" : "\(links) links") with it"
        let astray =
            lost == 0
            ? "" : "; \(lost == 1 ? "1 link leads" : "\(lost) links lead") to no heading any more"
        form.say("Took it back\(with)\(astray); undo brings it again.")
    }

    /// Takes back the change of a number, from 1.
    mutating func takeBack(number: Int, in form: inout Form) {
        selected = number - 1
        takeBack(in: &form)
    }

    /// Compares anew what was changed from here.
    private mutating func refresh(_ form: Form) {
        comparison = TextComparison(
            of: form.proposal.bytes, with: bytes, template: template, sidecar: sidecar)
        move(by: 0)
    }

    /// Puts the cursor on the first change that is not above a byte.
    fileprivate mutating func select(from byte: Int) {
        selected =
            comparison.changes.firstIndex { $0.kind != .lineEnds && $0.range.upperBound > byte }
            ?? 0
    }
}

extension Form {
    /// Shows what differs from the saved file.
    mutating func openComparison() {
        settle()
        var layer = savedComparison
        layer.select(from: startOfSection)
        layers.open(.comparison(layer))
    }

    private var startOfSection: Int {
        proposal.byteOffset(of: FieldPlace(section: section, slot: 0), .start)
    }

    /// What differs from the saved file.
    var savedComparison: ComparisonLayer {
        ComparisonLayer(
            of: proposal, with: session.file.saved ?? session.file.initial, savedText,
            sidecar: session.file.sidecar)
    }

    /// What the text is called that the form compares with where no commit is named.
    private var savedText: ComparisonLayer.Other {
        if session.file.saved == nil { return .beginning }
        return session.file.differsOnDisk ? .read : .saved
    }

    /// Compares with the commit of a name, or with the saved file where there is none.
    mutating func compare(with revision: String) -> [Effect] {
        guard revision.isEmpty else { return [.findRevision(revision)] }
        var saved = savedComparison
        saved.select(from: startOfSection)
        layers.changeComparison { $0 = saved }
        return []
    }

    /// Takes what a commit has of the proposal.
    mutating func take(_ text: CommittedText) {
        switch text.found {
        case .text(let bytes):
            var compared = ComparisonLayer(
                of: proposal, with: bytes, .commit(text.revision), sidecar: session.file.sidecar)
            compared.select(from: startOfSection)
            layers.changeComparison { $0 = compared }
            guard text.revision == "HEAD" else { return }
            // The branch may have moved on since the form was opened.
            var context = session.context
            context.committed = Proposal(bytes, template: proposal.template)
            take(context)
        case .newFile:
            session.message = Message(
                "\(text.revision) has no such file: all of it is new.", isError: true)
        case .noCommit:
            session.message = Message(
                "\(text.revision): git knows no such commit; git log shows them.", isError: true)
        case .noRepository:
            session.message = Message(
                "The file is in no git repository: there is no commit to compare with.",
                isError: true)
        }
    }

    /// Goes to the field that a byte of the document stands in, from where a key leads back.
    mutating func jump(toByte byte: Int) {
        let found = proposal.place(atByte: byte)
        jump { $0.focus(found.place, at: found.position) }
    }
}
