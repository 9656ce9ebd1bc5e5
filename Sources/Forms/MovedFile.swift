import Proposals

/// A file that is not where it was read, and the one that it is now: going on there.
package struct MovedFile: Equatable, Sendable {
    /// What was to be written, by the path that the file had.
    let request: SaveRequest
    /// The path that it has now.
    package let path: String
    /// The bytes that it holds.
    let found: [UInt8]
    /// Whether another proposal has the old path by now.
    let isNameTaken: Bool

    package init(
        _ request: SaveRequest, to path: String, found: [UInt8], isNameTaken: Bool = false
    ) {
        (self.request, self.path, self.found) = (request, path, found)
        self.isNameTaken = isNameTaken
    }

    /// Both names, as briefly as they differ.
    private var names: (old: String, new: String) {
        let (old, new) = (request.path.split(separator: "/"), path.split(separator: "/"))
        guard old.dropLast() == new.dropLast(), let last = old.last, let now = new.last else {
            return (request.path, path)
        }
        return (String(last), String(now))
    }

    /// What is asked, and the answers.
    func words(in form: Form, back: String) -> (asked: String, answers: [String]) {
        let (old, new) = names
        let stay = "\(back) Stay"
        guard form.hasToWrite else { return ("\(old) is \(new) now.", ["m Go on there", stay]) }
        let merge = form.merge(with: self)
        let differs = found != request.expected
        let taken = isNameTaken ? ", and another proposal has its old name" : ""
        let asked = "\(old) is \(new) now\(taken)." + (differs ? " \(merge.changed)" : "")
        let rest = differs ? ["d Show the difference", "o Overwrite it", "r Read it"] : []
        return (
            asked,
            (merge.bytes == nil ? [] : ["m Go on there"]) + rest
                + (isNameTaken ? [] : ["w Write \(old) again"]) + ["n Another name", stay]
        )
    }

    /// Nothing is written under the old name but by a key of its own.
    ///
    /// - Returns: nil where the key is no answer.
    func answer(_ key: String, in form: inout Form) -> Outcome? {
        let hasToWrite = form.hasToWrite
        switch key {
        case "m" where !hasToWrite: return .closes(goOn(in: &form))
        case "m":
            guard let both = form.merge(with: self).bytes else { return nil }
            form.follow(to: path)
            if both != form.proposal.bytes {
                form.takeFile(both, holding: found, says: "Took both; undo brings yours back.")
            } else {
                form.noteSaved(found)
            }
            return .closes([.follow] + form.save(thenLeave: request.leavesAfter))
        case "d" where hasToWrite:
            form.openDifference(to: found, heading: DifferenceLayer.toFile)
            return .stays
        case "o" where hasToWrite:
            form.follow(to: path)
            form.noteSaved(found)
            return .closes([.follow] + form.save(thenLeave: request.leavesAfter))
        case "r" where hasToWrite:
            return .closes(goOn(in: &form) + (request.leavesAfter ? form.quit() : []))
        case "w" where hasToWrite && !isNameTaken:
            var request = request
            request.toldPath = path
            request.sharingNumber = path.split(separator: "/").suffix(2).map(String.init)
            return .closes([.save(request.overwriting(.nothing))])
        case "n" where hasToWrite:
            form.askForName(thenLeave: request.leavesAfter)
            return .closes
        default: return nil
        }
    }

    /// With the text of the file; a reviewer goes on with the text that was opened.
    private func goOn(in form: inout Form) -> [Effect] {
        form.follow(to: path)
        if !form.layers.isReviewOpen {
            if found != form.proposal.bytes {
                form.takeFile(found, holding: found, says: "")
            } else {
                form.noteSaved(found)
            }
            form.session.file.isChanged = false
        }
        form.say("The file is \(path) from here on.")
        return [.follow]
    }
}

extension Form {
    /// Tells that another program changed the file, or moved it.
    mutating func tellOfChange(movedTo path: String?) {
        let asks = session.host.isReviewOnly ? "publishing" : "saving"
        if let path {
            session.message = Message(
                "The file is \(path) now; \(asks) asks where to go on.", isError: true)
            return
        }
        session.file.differsOnDisk = true
        session.message = Message(
            session.host.isReviewOnly
                ? "The proposal changed on disk: quit, and open the review again."
                : "The file changed on disk; saving asks what to do with it.", isError: true)
    }

    /// The file of the form has another path from here on.
    fileprivate mutating func follow(to path: String) {
        session.file.path = path
        session.context.fileName = path.split(separator: "/").last.map(String.init)
    }

    /// Whether there is something that a save would write.
    fileprivate var hasToWrite: Bool {
        !session.host.isReviewOnly && proposal.bytes != session.file.saved
    }

    fileprivate func merge(with moved: MovedFile) -> SectionMerge {
        SectionMerge(
            base: session.file.expected ?? [], mine: proposal.bytes, found: moved.found,
            template: proposal.template)
    }

    /// The path of the record of the open review, and what its file holds.
    package var record: (path: String, published: [UInt8]?)? {
        layers.review.map { ($0.path, $0.published) }
    }

    /// The record goes by another name of the proposal.
    package mutating func takeRecord(path: String) { layers.changeReview { $0.path = path } }
}
