import Prose
import Reviews

/// A few lines that the reviewer writes: why a verdict, a note, a word on the whole. With each key
/// they are in the record of the review below.
package struct NoteEditor: Sendable {
    package enum Subject: Equatable, Sendable {
        case verdict(Verdict)
        /// On the section, or a paragraph of it; with the number of a note that is there already.
        case note(number: Int?, on: ReviewRecord.Anchor?)
        case overall
    }

    package let subject: Subject
    /// The record without the words that are written here.
    let before: ReviewRecord
    /// The words that the reviewer was given to begin with, which say nothing as they are.
    let suggestion: String?
    package private(set) var input: TextInput
    /// How much of the note is visible.
    var viewport = Viewport(columns: 70, rows: 4)

    static let footer = [
        FooterWish([.back], "Done"), FooterWish([.newline], "New line"),
        FooterWish([.undo], "Undo"), FooterWish([.help], "Help"),
    ]

    init(_ subject: Subject, text: String, before: ReviewRecord, suggestion: String? = nil) {
        (self.subject, self.before, self.suggestion) = (subject, before, suggestion)
        input = TextInput(text)
    }

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        let before = self.input.text
        let answer = self.input.respond(
            to: input, clipboard: form.session.clipboard.text, in: viewport)
        if self.input.text != before { write(in: &form) }
        switch answer {
        case .stays: break
        case .takes(let words):
            let isCopied = if case .action(.copy) = input { true } else { false }
            if isCopied { form.say("Copied.") }
            form.session.clipboard = CopiedPart(text: words)
            return .stays([.copy(words)])
        case .says(let words): form.say(words)
        case .other(.back), .other(.nextField), .other(.previousField):
            finish(in: &form)
            return .closes
        case .other(let action): form.sayNothingHappens(by: action, in: .note)
        }
        return .stays
    }

    /// Puts what is written so far into the record.
    private func write(in form: inout Form) {
        form.layers.changeReview { $0.take($0.record(with: self)) }
    }

    /// Makes one step that can be undone of all that was written.
    func finish(in form: inout Form) {
        form.layers.changeReview { $0.rememberStep(before) }
        guard case .verdict(let verdict) = subject, input.text.string.trimmed.isEmpty else {
            return
        }
        form.say(
            verdict == .concern
                ? "No concern: it has to say what would clear it."
                : "No question: it has no words.")
    }
}

extension Review {
    /// The record with the words of a note as they are at the moment.
    func record(with note: NoteEditor) -> ReviewRecord {
        var record = note.before
        let words = note.input.text.string
        let isBlank = words.trimmed.isEmpty || words == note.suggestion
        switch note.subject {
        case .overall:
            record.set(overallNote: words)
            return record
        case .verdict, .note(number: nil, on: _): if isBlank { return record }
        case .note: break
        }
        guard let section else { return record }
        var state = state
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
        record.dropEmptyEntries(unlessIn: base)
        return record
    }
}
