import Prose

/// A line to be typed in the message line.
package struct Prompt: Equatable, Sendable {
    package enum Purpose: Equatable, Sendable {
        /// The name of the file to write, and whether to leave after it.
        case saveAs(thenLeave: Bool)
    }

    package var purpose: Purpose
    package var label: String
    package private(set) var text: Text
    package private(set) var caret: Position
    /// Where what is selected begins; it ends at the caret.
    private var anchor: Position?
    /// The ending of the name that was offered, as `.md`; empty if it has none.
    private let ending: String

    /// A name without its folder and its ending is selected, so that typing replaces it.
    init(_ purpose: Purpose, label: String, text: String) {
        self.purpose = purpose
        self.label = label
        self.text = Text(text)
        caret = self.text.end
        let bytes = Array(text.utf8)
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let end = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.count
        ending = start < end ? text.bytes(from: end) : ""
        if start < end {
            anchor = Position(line: 0, offset: start)
            caret = Position(line: 0, offset: end)
        }
    }

    /// Bytes of the text; empty if nothing is selected.
    package var selection: Range<Int> { (anchor?.offset ?? caret.offset)..<caret.offset }

    /// The name to write: an ending that was typed in front of the one that was left there is it.
    var name: String {
        let name = text.string.trimmed
        let twice = (ending + ending).lowercased()
        let isDoubled = !ending.isEmpty && name.lowercased().hasSuffix(twice)
        return isDoubled ? String(name.dropLast(ending.count)) : name
    }

    mutating func selectAll() {
        anchor = .start
        caret = text.end
    }

    mutating func insert(_ string: String) {
        let oneLine = String(string.map { $0.isNewline ? " " : $0 })
        replace((anchor ?? caret)..<caret, with: oneLine)
    }

    mutating func move(_ motion: Motion) {
        anchor = nil
        let wrapped = WrappedText(text: text, wrapping: Wrapping(columns: .max / 4), pageRows: 1)
        caret = wrapped.destination(of: motion, from: caret, column: 0) ?? caret
    }

    mutating func delete(_ object: TextObject) {
        if let anchor { return replace(anchor..<caret, with: "") }
        guard case .motion(let motion) = object else { return }
        let start = caret
        move(motion)
        replace(min(start, caret)..<max(start, caret), with: "")
    }

    private mutating func replace(_ range: Range<Position>, with string: String) {
        caret = text.replace(range, with: string, form: Line(text: "", trail: ""))
        anchor = nil
    }
}
