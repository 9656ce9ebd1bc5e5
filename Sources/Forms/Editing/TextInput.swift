import Prose

/// A text of a few lines that is being typed, with its own undo: a note, a name, all that is no
/// field of the document.
package struct TextInput: Equatable, Sendable {
    private struct State: Equatable {
        var text: Text
        var caret: Position
    }

    package private(set) var text: Text
    package private(set) var caret: Position
    /// Where the selection began; nil without one.
    private var anchor: Position?
    /// The column that up and down keep to.
    private var column: Int?
    private var undone: [State] = []
    private var done: [State] = []
    /// The kind of edit that may still join the last step.
    private var run: History.Run?
    private let isOneLine: Bool

    init(_ string: String, isOneLine: Bool = false) {
        text = Text(isOneLine ? string.normalizedLines.joined(separator: " ") : string)
        caret = text.end
        self.isOneLine = isOneLine
    }

    package var selection: Range<Position>? {
        guard let anchor, anchor != caret else { return nil }
        return min(anchor, caret)..<max(anchor, caret)
    }

    package func wrapped(in viewport: Viewport) -> WrappedText {
        WrappedText(
            text: text, wrapping: Wrapping(columns: isOneLine ? .max / 4 : viewport.columns),
            pageRows: viewport.rows)
    }

    // MARK: Inputs

    /// The effect of an input on a text.
    enum Answer {
        case stays
        /// Words were cut or copied.
        case takes(String)
        case says(String)
        /// Nothing that texts know.
        case other(Action)
    }

    /// - Parameter clipboard: what is pasted by a key.
    mutating func respond(
        to input: FormInput, clipboard: String, in viewport: Viewport
    ) -> Answer {
        switch input {
        case .character(let character): insert(String(character), typing: true)
        case .paste(let pasted): insert(pasted)
        case .pointed: break
        case .action(.paste): insert(clipboard)
        case .action(.newline): insert("\n")
        case .action(.delete(let object)): delete(object, in: viewport)
        case .action(.cut(let object)):
            return delete(object, in: viewport, isCut: true).map(Answer.takes) ?? .stays
        case .action(.copy(let object)):
            let range = wrapped(in: viewport).range(of: object, at: caret, selection: selection)
            return range.map { .takes(text.string(in: $0)) } ?? .says("Nothing is selected.")
        case .action(.undo): return undo() ? .stays : .says("Nothing to undo.")
        case .action(.redo): return redo() ? .stays : .says("Nothing to redo.")
        case .action(.move(let motion)) where motion.seeksCharacter: return .other(.move(motion))
        case .action(.move(let motion)): move(motion, extending: false, in: viewport)
        case .action(.extend(let motion)): move(motion, extending: true, in: viewport)
        case .action(.select(let object)): select(object, in: viewport)
        case .action(let action): return .other(action)
        }
        return .stays
    }

    /// Selects a part of the only line.
    mutating func select(_ range: Range<Int>) {
        anchor = Position(line: 0, offset: range.lowerBound)
        caret = Position(line: 0, offset: range.upperBound)
    }

    private mutating func insert(_ string: String, typing: Bool = false) {
        let lines = string.normalizedLines
        guard lines != [""] else { return }
        remember(as: typing && selection == nil ? .typing : nil)
        // Typing that goes on behind a selection that was typed over is one step with it.
        if typing { run = .typing }
        replace(
            selection ?? caret..<caret, with: lines.joined(separator: isOneLine ? " " : "\n"))
    }

    private mutating func replace(_ range: Range<Position>, with string: String) {
        let end = text.replace(range, with: string, form: Line(text: "", trail: "\n"))
        // Behind a mark that now joins with what was put in.
        caret = text.boundary(atOrAfter: end)
        (anchor, column) = (nil, nil)
    }

    /// - Returns: What was taken out.
    @discardableResult
    private mutating func delete(
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

    // MARK: Moving

    private mutating func move(_ motion: Motion, extending: Bool, in viewport: Viewport) {
        run = nil
        let wrapped = wrapped(in: viewport)
        let column = self.column ?? wrapped.wrapping.column(of: caret, in: text)
        anchor = extending ? anchor ?? caret : nil
        self.column = motion.keepsColumn ? column : nil
        caret = wrapped.destination(of: motion, from: caret, column: column) ?? caret
    }

    private mutating func select(_ object: TextObject, in viewport: Viewport) {
        let range = wrapped(in: viewport).range(of: object, at: caret, selection: selection)
        guard let range else { return }
        (anchor, caret) = (range.lowerBound, range.upperBound)
    }

    // MARK: Undo

    private mutating func remember(as run: History.Run?) {
        if run == nil || run != self.run {
            done.append(State(text: text, caret: caret))
            undone = []
        }
        self.run = run
    }

    /// - Returns: Whether there was anything to undo.
    private mutating func undo() -> Bool {
        run = nil
        guard let state = done.popLast() else { return false }
        undone.append(State(text: text, caret: caret))
        take(state)
        return true
    }

    private mutating func redo() -> Bool {
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
