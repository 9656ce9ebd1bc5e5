import Proposals
import Prose
import Reviews

/// What a reviewer says: ticks, verdicts, notes.
extension Review {
    /// Changes the entry of the section at hand.
    private mutating func changeEntry(
        _ change: (inout ReviewRecord, Int, ReviewState.Section) -> Void
    ) {
        guard let section else { return }
        let state = state
        self.change { record in
            let entry = record.entry(for: section, in: state)
            change(&record, entry, section)
        }
    }

    mutating func tick(_ number: Int, in form: inout Form) {
        guard let section else { return }
        guard section.questions.indices.contains(number - 1) else {
            form.say("There is no question \(number) here.")
            return
        }
        let isTicked = ticks(of: section)[number - 1]
        changeEntry { record, entry, section in
            record.check(section.questions[number - 1], !isTicked, ofEntry: entry)
        }
    }

    // MARK: Verdicts

    mutating func sign(_ verdict: Verdict, in form: inout Form) {
        guard let section else { return }
        if verdict == .ok, !section.isWritten {
            form.say("There is nothing to sign: the section has no text of its own.")
            return
        }
        let old = section.signOff(of: 0)
        if verdict.isExplained {
            // A question that becomes a concern keeps its words, and so does one that is stale.
            let note = NoteEditor(.verdict(verdict), text: old?.body ?? "", before: record)
            take(record(with: note))
            form.layers.open(.note(note))
            return
        }
        let isSame = old?.verdict == verdict && old?.isCurrent == true
        changeEntry { record, entry, section in
            record.sign(isSame ? nil : verdict, "", digest: section.digest, ofEntry: entry)
        }
        guard !isSame else {
            form.say("Took your \(verdict.rawValue) back.")
            return
        }
        var said = "Signed: \(verdict.rawValue)."
        if let old, old.verdict.isExplained, !old.body.isEmpty {
            let undo = form.key(for: .undo, in: .review)
            said +=
                " Your \(old.verdict.rawValue) is gone"
                + (undo.map { "; \($0) brings it back." } ?? ".")
        }
        form.say(said)
    }

    // MARK: Notes

    /// On the paragraph that is chosen, else on the section; the reviewer's last one there is
    /// opened again, but for a suggestion.
    func openNote(suggestion: String? = nil, in form: inout Form) {
        guard let section else { return }
        let anchor = paragraph.flatMap { self.anchor(ofParagraph: $0) }
        let notes = section.entries[0].map { record.entries[$0].notes } ?? []
        let number =
            suggestion == nil ? notes.lastIndex { $0.paragraph == anchor?.hash } : nil
        form.layers.open(
            .note(
                NoteEditor(
                    .note(number: number, on: anchor),
                    text: suggestion ?? number.map { notes[$0].body } ?? "",
                    before: record, suggestion: suggestion)))
    }

    mutating func suggest(in form: inout Form) {
        guard let section else { return }
        let only = section.digest.paragraphs.count == 1 ? 0 : nil
        guard let number = paragraph ?? only else {
            let key = form.key(for: .nextField, in: .review)
            form.say("Choose the paragraph first\(key.map { ": \($0)" } ?? "").")
            return
        }
        paragraph = number
        let source = self.source(ofParagraph: number)
        openNote(suggestion: ReviewState.Section.suggestion(source), in: &form)
    }
}

extension Form {
    /// Takes the reviewer's verdict on the whole, nil for none, and asks for a word on it.
    mutating func giveVerdict(_ verdict: OverallVerdict?) {
        layers.changeReview { review in
            review.change { record in record.set(verdict) }
        }
        guard verdict != nil, let record = layers.review?.record else {
            say("You give no verdict.")
            return
        }
        layers.open(.note(NoteEditor(.overall, text: record.overallNote, before: record)))
    }
}
