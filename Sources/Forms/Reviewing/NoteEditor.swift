import Prose
import Reviews

/// A few lines that the reviewer writes: why a verdict, a note, a word on the whole.
package struct NoteEditor: Sendable {
    package enum Subject: Equatable, Sendable {
        case verdict(Verdict)
        /// On the section, or a paragraph of it; with the number of a note that is there already.
        case note(number: Int?, on: ReviewRecord.Anchor?)
        case overall
    }

    private struct State: Equatable {
        var text: Text
        var caret: Position
    }

    package let subject: Subject
    /// The record without what is written here.
    let before: ReviewRecord
    /// What the reviewer was given to begin with, which says nothing as it is.
    let suggestion: String?
    package private(set) var text: Text
    package private(set) var caret: Position
    private var anchor: Position?
    /// The column that up and down keep to.
    private var column: Int?
    private var undone: [State] = []
    private var done: [State] = []
    /// What may still join the last step.
    private var run: History.Run?

    init(_ subject: Subject, text: String, before: ReviewRecord, suggestion: String? = nil) {
        (self.subject, self.before, self.suggestion) = (subject, before, suggestion)
        self.text = Text(text)
        caret = self.text.end
    }

    package var selection: Range<Position>? {
        guard let anchor, anchor != caret else { return nil }
        return min(anchor, caret)..<max(anchor, caret)
    }

    /// - Parameter viewport: of the note.
    package func wrapped(in viewport: Viewport) -> WrappedText {
        WrappedText(
            text: text, wrapping: Wrapping(columns: viewport.columns), pageRows: viewport.rows)
    }

    // MARK: Changes

    mutating func insert(_ string: String, typing: Bool = false) {
        remember(as: typing && selection == nil ? .typing : nil)
        replace(selection ?? caret..<caret, with: string)
    }

    private mutating func replace(_ range: Range<Position>, with string: String) {
        caret = text.replace(range, with: string, form: Line(text: "", trail: "\n"))
        (anchor, column) = (nil, nil)
    }

    /// - Returns: What was taken out.
    @discardableResult
    mutating func delete(
        _ object: TextObject, in viewport: Viewport, isCut: Bool = false
    ) -> String? {
        let range =
            selection
            ?? wrapped(in: viewport).range(of: object, at: caret, selection: selection)
        guard let range else { return nil }
        let words = text.string(in: range)
        remember(as: isCut || selection != nil ? nil : .deleting(object))
        replace(range, with: "")
        return words
    }

    func string(of object: TextObject, in viewport: Viewport) -> String? {
        wrapped(in: viewport).range(of: object, at: caret, selection: selection)
            .map { text.string(in: $0) }
    }

    // MARK: Moving

    mutating func move(_ motion: Motion, extending: Bool, in viewport: Viewport) {
        run = nil
        let wrapped = wrapped(in: viewport)
        let column = self.column ?? wrapped.wrapping.column(of: caret, in: text)
        anchor = extending ? anchor ?? caret : nil
        self.column = motion.keepsColumn ? column : nil
        caret = wrapped.destination(of: motion, from: caret, column: column) ?? caret
    }

    mutating func select(_ object: TextObject, in viewport: Viewport) {
        let range = wrapped(in: viewport).range(of: object, at: caret, selection: selection)
        guard let range else { return }
        (anchor, caret) = (range.lowerBound, range.upperBound)
    }

    mutating func dropSelection() { anchor = nil }

    // MARK: Undo

    private mutating func remember(as run: History.Run?) {
        if run == nil || run != self.run {
            done.append(State(text: text, caret: caret))
            undone = []
        }
        self.run = run
    }

    /// - Returns: Whether there was anything to undo.
    mutating func undo() -> Bool {
        run = nil
        guard let state = done.popLast() else { return false }
        undone.append(State(text: text, caret: caret))
        take(state)
        return true
    }

    mutating func redo() -> Bool {
        run = nil
        guard let state = undone.popLast() else { return false }
        done.append(State(text: text, caret: caret))
        take(state)
        return true
    }

    private mutating func take(_ state: State) {
        (text, caret) = (state.text, state.caret)
        (anchor, column) = (nil, nil)
    }
}
