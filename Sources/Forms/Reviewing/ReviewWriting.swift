import Proposals
import Prose
import Reviews
import Rules

/// What a reviewer says: ticks, verdicts, notes, and publishing them.
extension Form {
    /// Changes the entry of the section at hand.
    private mutating func changeEntry(
        _ change: (inout ReviewRecord, Int, ReviewState.Section) -> Void
    ) {
        guard let review = session.review, let section = review.section else { return }
        session.review?.change { record in
            let entry = record.entry(for: section, in: review.state)
            change(&record, entry, section)
        }
    }

    mutating func tick(_ number: Int) {
        guard let review = session.review, let section = review.section else { return }
        guard section.questions.indices.contains(number - 1) else {
            say("There is no question \(number) here.")
            return
        }
        let isTicked = review.ticks(of: section)[number - 1]
        changeEntry { record, entry, section in
            record.check(section.questions[number - 1], !isTicked, ofEntry: entry)
        }
    }

    // MARK: Verdicts

    mutating func sign(_ verdict: Verdict) {
        guard let review = session.review, let section = review.section else { return }
        if verdict == .ok, !section.isWritten {
            say("There is nothing to sign: the section has no text of its own.")
            return
        }
        let old = section.signOff(of: 0)
        if verdict.isExplained {
            // A question that becomes a concern keeps its words, and so does one that is stale.
            session.review?.note = NoteEditor(
                .verdict(verdict), text: old?.body ?? "", before: review.record)
            writeNote()
            return
        }
        let isSame = old?.verdict == verdict && old?.isCurrent == true
        changeEntry { record, entry, section in
            record.sign(isSame ? nil : verdict, "", digest: section.digest, ofEntry: entry)
        }
        let hadWords = old.map { $0.verdict.isExplained && !$0.body.isEmpty } ?? false
        say(
            isSame
                ? "Took your \(verdict.rawValue) back."
                : "Signed: \(verdict.rawValue)."
                    + (hadWords
                        ? " Your \(old?.verdict.rawValue ?? "") is gone; u brings it back." : "")
        )
    }

    /// Answers the question for the verdict on the whole.
    mutating func giveVerdict(_ character: Character) {
        let verdict: OverallVerdict?
        switch character.lowercased() {
        case "a": verdict = .approved
        case "c": verdict = .changesRequested
        case "r": verdict = .rejected
        case "w": verdict = nil
        default: return
        }
        session.question = nil
        session.review?.change { $0.set(verdict) }
        guard verdict != nil, let review = session.review else {
            say("You give no verdict.")
            return
        }
        session.review?.note = NoteEditor(
            .overall, text: review.record.overallNote, before: review.record)
    }

    // MARK: Notes

    /// On the paragraph that is chosen, else on the section; the reviewer's last one there is
    /// opened again, but for a suggestion.
    mutating func openNote(suggestion: String? = nil) {
        guard let review = session.review, let section = review.section else { return }
        let anchor = review.paragraph.flatMap { review.anchor(ofParagraph: $0) }
        let notes = section.entries[0].map { review.record.entries[$0].notes } ?? []
        let number =
            suggestion == nil ? notes.lastIndex { $0.paragraph == anchor?.hash } : nil
        session.review?.note = NoteEditor(
            .note(number: number, on: anchor),
            text: suggestion ?? number.map { notes[$0].body } ?? "",
            before: review.record, suggestion: suggestion)
    }

    mutating func suggest() {
        guard let review = session.review, let section = review.section else { return }
        let only = section.digest.paragraphs.count == 1 ? 0 : nil
        guard let number = review.paragraph ?? only else {
            say("Choose the paragraph first: Tab.")
            return
        }
        session.review?.paragraph = number
        let source = review.source(ofParagraph: number)
        // Longer than any fence in it.
        let marks = source.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, marks + 1))
        openNote(suggestion: "\(fence)suggestion\n\(source)\n\(fence)")
    }

    /// Puts what is written at the moment into the record.
    func written(_ note: NoteEditor, for review: Review) -> ReviewRecord {
        var record = note.before
        let words = note.text.string
        let isBlank = words.trimmed.isEmpty || words == note.suggestion
        switch note.subject {
        case .overall:
            record.set(overallNote: words)
            return record
        case .verdict, .note(number: nil, on: _): if isBlank { return record }
        case .note: break
        }
        guard let section = review.section else { return record }
        var state = review.state
        state.judge([record], needed: 1)
        let now = state.sections.first { $0.index == section.index } ?? section
        let entry = record.entry(for: now, in: state)
        switch note.subject {
        case .verdict(let verdict):
            record.sign(verdict, words, digest: section.digest, ofEntry: entry)
        case .note(let number?, _): record.setNote(number, to: words, ofEntry: entry)
        case .note(nil, let anchor): record.addNote(words, on: anchor, ofEntry: entry)
        case .overall: break
        }
        record.dropEmptyEntries(unlessIn: review.base)
        return record
    }

    mutating func writeNote() {
        guard let review = session.review, let note = review.note else { return }
        let record = written(note, for: review)
        session.review?.take(record)
    }

    /// Changes the words that are being written.
    mutating func editNote<Result>(_ change: (inout NoteEditor) -> Result) -> Result? {
        guard var note = session.review?.note else { return nil }
        session.review?.note = nil
        let result = change(&note)
        session.review?.note = note
        writeNote()
        return result
    }

    mutating func handleInNote(_ action: Action) -> [Effect]? {
        let viewport = session.noteViewport
        switch action {
        case .back, .nextField, .previousField: closeNote()
        case .newline: _ = editNote { $0.insert("\n") }
        case .delete(let object): _ = editNote { $0.delete(object, in: viewport) }
        case .cut(let object):
            guard let words = editNote({ $0.delete(object, in: viewport, isCut: true) }) ?? nil
            else {
                return []
            }
            session.clipboard = Clipboard(text: words)
            return [.copy(words)]
        case .copy(let object):
            guard let words = session.review?.note?.string(of: object, in: viewport) else {
                say("Nothing is selected.")
                return []
            }
            session.clipboard = Clipboard(text: words)
            say("Copied.")
            return [.copy(words)]
        case .paste: _ = editNote { [words = session.clipboard.text] in $0.insert(words) }
        case .undo: if editNote({ $0.undo() }) == false { say("Nothing to undo.") }
        case .redo: if editNote({ $0.redo() }) == false { say("Nothing to redo.") }
        case .move(let motion):
            session.review?.note?.move(motion, extending: false, in: viewport)
        case .extend(let motion):
            session.review?.note?.move(motion, extending: true, in: viewport)
        case .select(let object): session.review?.note?.select(object, in: viewport)
        case .help, .suspend, .redraw, .reloadKeymap: return nil
        default: break
        }
        return []
    }

    mutating func closeNote() {
        guard let note = session.review?.note else { return }
        session.review?.rememberStep(note.before)
        session.review?.note = nil
        if case .verdict(let verdict) = note.subject, note.text.string.trimmed.isEmpty {
            say(
                verdict == .concern
                    ? "No concern: it has to say what would clear it."
                    : "No question: it has no words.")
        }
    }

    // MARK: Publishing

    mutating func publish() -> [Effect] {
        guard let review = session.review else { return [] }
        guard review.draftCount > 0 else {
            say("Nothing to publish.")
            return []
        }
        guard proposal.bytes == session.saved else {
            session.message = Message(
                "Save the proposal first: what you sign here is in no file yet.", isError: true)
            return []
        }
        var record = review.record
        record.stamp(
            review.start.reviewer, today: session.context.today, revision: review.start.revision)
        return [
            .publish(
                SaveRequest(
                    path: review.path, bytes: record.text, expected: review.published))
        ]
    }

    /// What became of the record.
    ///
    /// - Parameter isOutdated: whether the proposal's file is no longer what was reviewed.
    mutating func finishPublishing(_ result: SaveResult, isOutdated: Bool) -> [Effect] {
        switch result {
        case .written(let request):
            session.review?.published = request.bytes
            session.review?.path = request.path
            session.review?.take(ReviewRecord(request.bytes))
            session.message =
                isOutdated
                ? Message(
                    "Wrote \(request.path). The proposal changed on the disk: review it again.",
                    isError: true)
                : Message("Wrote \(request.path); nothing is sent anywhere.")
            return [.beginDraft]
        case .unconfirmed(let request, let why):
            _ = finishPublishing(.written(request), isOutdated: isOutdated)
            session.message = Message(
                "Wrote \(request.path), but the disk does not confirm it (\(why)). Your draft is "
                    + "kept too.", isError: true)
        case .same: say("Nothing to publish.")
        case .exists(let request): takeFound(nil, of: request)
        case .changed(let request, let found): takeFound(found, of: request)
        case .failed(_, let why):
            session.message = Message("\(why) Your draft is still here.", isError: true)
        }
        return []
    }

    /// The record on the disk is another one: both are put together, and the reviewer looks again.
    private mutating func takeFound(_ found: [UInt8]?, of request: SaveRequest) {
        guard let review = session.review else { return }
        guard let found else {
            session.review?.published = nil
            session.message = Message(
                "\(request.path) is gone, or came anew; publish once more to write it.",
                isError: true)
            return
        }
        let merge = RecordMerge(
            base: review.base, mine: review.record, theirs: ReviewRecord(found))
        session.review?.published = found
        session.review?.change { $0 = merge.record }
        let what =
            merge.both.isEmpty
            ? "too; both are put together: look, and publish once more"
            : "in \(merge.both.joined(separator: ", ")) too, see the notes; publish once more"
        session.message = Message("\(request.path) changed on the disk \(what).", isError: true)
    }
}
