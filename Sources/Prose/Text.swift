/// A place in a text: a line, and a number of UTF-8 bytes into what can be edited of that line.
package struct Position: Hashable, Comparable, Sendable {
    package var line: Int
    package var offset: Int

    package init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }

    package static let start = Position(line: 0, offset: 0)

    package static func < (left: Position, right: Position) -> Bool {
        (left.line, left.offset) < (right.line, right.offset)
    }
}

/// One line of a field: text that can be edited, between a lead and a trail that are kept and not
/// shown as text.
///
/// `lead` holds the indentation and the marker of a list item, `- **Title**: ` of a metadata field
/// or `, ` between two authors; `trail` holds closing marks and the line ends up to the next line.
/// The three put together are the bytes of the file.
package struct Line: Equatable, Sendable {
    package var lead: String
    package var text: String
    package var trail: String
    /// Whether it is a line of code or of a table, as far as is known: such a line is shown in one
    /// row. It is no part of what is written.
    package var isPreformatted: Bool {
        get { form != 0 }
        set { form = newValue ? 1 : 0 }
    }
    /// Whether it is preformatted, in as many bytes as leave none unused: lines are compared by
    /// memory first.
    private var form: UInt

    package init(lead: String = "", text: String, trail: String, isPreformatted: Bool = false) {
        self.lead = lead
        self.text = text
        self.trail = trail
        form = isPreformatted ? 1 : 0
    }

    /// The bytes of the line as they stand in the file.
    package var source: String { lead + text + trail }

    /// Whether its text is blanks alone, as the parser reads it.
    package var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    func write(to bytes: inout [UInt8]) {
        bytes += lead.utf8
        bytes += text.utf8
        bytes += trail.utf8
    }

    /// How many they are.
    package var byteCount: Int { lead.utf8.count + text.utf8.count + trail.utf8.count }

    /// Whether the lead is an indentation and no more.
    fileprivate var isIndented: Bool {
        !lead.isEmpty && lead.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Whether it is shown in one row, however long it is. A row of a table is known by its first
    /// sign while it is being typed.
    package var isKeptWhole: Bool { isPreformatted || text.utf8.first == 0x7C }

    /// Whether nothing but a line end is written.
    fileprivate var isBare: Bool { lead.isEmpty && text.isEmpty }

    /// Equal byte for byte, and in how they are shown: two ways to write `é` are two texts.
    package static func == (left: Line, right: Line) -> Bool {
        left.text.hasSameBytes(as: right.text) && left.lead.hasSameBytes(as: right.lead)
            && left.trail.hasSameBytes(as: right.trail) && left.form == right.form
    }

    /// Whether it is shown as another one in a row of bytes of its text.
    package func isShown(as other: Line, in row: Range<Int>) -> Bool {
        form == other.form && lead.hasSameBytes(as: other.lead)
            && (text.hasSameBytes(as: other.text) || text.hasSameBytes(as: other.text, in: row))
    }
}

/// A text of one line or more; the smallest text is one empty line.
package struct Text: Equatable, Sendable {
    package private(set) var lines: Lines

    package init(lines: some Collection<Line>) {
        self.lines = lines.isEmpty ? [Line(text: "", trail: "")] : Lines(lines)
    }

    package init(lines: Lines) {
        self.lines = lines.isEmpty ? [Line(text: "", trail: "")] : lines
    }

    /// A text of the given lines, LF between them, and nothing after the last.
    package init(_ string: String) {
        let parts = string.linesByFeed
        self.init(
            lines: parts.enumerated().map { index, part in
                Line(text: part, trail: index + 1 < parts.count ? "\n" : "")
            })
    }

    /// The text that can be edited, without leads and trails; LF between the lines.
    package var string: String { lines.map(\.text).joined(separator: "\n") }

    /// The bytes as they stand in the file.
    package var source: String {
        var bytes: [UInt8] = []
        lines.write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package var isEmpty: Bool { lines.count == 1 && lines[0].text.isEmpty }

    package var end: Position {
        Position(line: lines.count - 1, offset: lines[lines.count - 1].text.utf8.count)
    }

    /// The nearest position that exists and does not cut a character in two.
    package func clamped(_ position: Position) -> Position {
        let line = min(max(position.line, 0), lines.count - 1)
        let text = lines[line].text
        guard position.offset > 0 else { return Position(line: line, offset: 0) }
        guard position.offset < text.utf8.count else {
            return Position(line: line, offset: text.utf8.count)
        }
        return Position(line: line, offset: text.boundary(atOrBefore: position.offset))
    }

    /// The position behind the character that begins at one; the same at the end of a line.
    package func boundary(after position: Position) -> Position {
        let text = lines[position.line].text
        return Position(line: position.line, offset: text.boundary(after: position.offset))
    }

    /// The position, or behind the character that it would cut in two.
    package func boundary(atOrAfter position: Position) -> Position {
        let text = lines[position.line].text
        let before = text.boundary(atOrBefore: position.offset)
        guard before < position.offset else { return position }
        return Position(line: position.line, offset: text.boundary(after: before))
    }

    /// The text between two positions, LF between lines.
    package func string(in range: Range<Position>) -> String {
        let (first, last) = (range.lowerBound, range.upperBound)
        if first.line == last.line {
            return lines[first.line].text.bytes(first.offset..<last.offset)
        }
        var parts = [lines[first.line].text.bytes(from: first.offset)]
        parts += lines[first.line + 1..<last.line].map(\.text)
        parts.append(lines[last.line].text.bytes(0..<last.offset))
        return parts.joined(separator: "\n")
    }

    /// Puts `string` in place of `range`; each line that it begins takes the lead of `form`, each
    /// line that it ends the trail of `form`. Returns where the new text ends.
    @discardableResult
    package mutating func replace(
        _ range: Range<Position>, with string: String, form: Line
    ) -> Position {
        let (first, last) = (range.lowerBound, range.upperBound)
        if first.line == last.line, !string.utf8.contains(0x0A) {
            if lines[first.line].isBare, form.isIndented { lines[first.line].lead = form.lead }
            replaceBytes(first.offset..<last.offset, ofLine: first.line, with: string)
            return Position(line: first.line, offset: first.offset + string.utf8.count)
        }
        let head = lines[first.line].text.bytes(0..<first.offset)
        let tail = lines[last.line].text.bytes(from: last.offset)
        let parts = string.linesByFeed
        let new = parts.enumerated().map { index, part in
            var line = form
            line.text = part
            if index == 0 {
                line.lead = lines[first.line].lead
                line.isPreformatted = lines[first.line].isPreformatted
                line.text = head + line.text
            }
            if index == parts.count - 1 {
                line.text += tail
                line.trail = lines[last.line].trail
            }
            // A blank line is written without the indentation of the lines around it.
            if line.text.isEmpty, line.isIndented, form.isIndented, first.line + index > 0 {
                line.lead = ""
            }
            return line
        }
        let offset = new[new.count - 1].text.utf8.count - tail.utf8.count
        lines.replaceSubrange(first.line...last.line, with: new)
        return Position(line: first.line + parts.count - 1, offset: offset)
    }

    /// Puts a text without a line feed in place of bytes of a line.
    package mutating func replaceBytes(
        _ bytes: Range<Int>, ofLine line: Int, with new: String
    ) {
        lines[line].text.replaceBytes(bytes, with: new)
    }

    /// Puts whole lines in place of whole lines; a text is never left without one.
    package mutating func replaceLines(_ range: Range<Int>, with new: some Collection<Line>) {
        lines.replaceSubrange(range, with: new)
        if lines.isEmpty { lines = [Line(text: "", trail: "")] }
    }

    /// The lines around one that are shown in one row each, as it is; nil where it is not one.
    ///
    /// - Parameter most: how many are looked at above it and below it.
    package func linesKeptWhole(around line: Int, most: Int) -> Range<Int>? {
        guard lines[line].isKeptWhole else { return nil }
        let above = lines[max(line - most, 0)..<line].reversed().prefix(while: \.isKeptWhole)
        let below = lines[line..<min(line + most, lines.count)].prefix(while: \.isKeptWhole)
        return line - above.count..<line + below.count
    }

    /// Words as `wc` counts them.
    package var wordCount: Int { lines.reduce(0) { $0 + $1.text.readWordCount } }
}
