/// The marker that opens a list item, and what it says about the list.
package struct ListMarker: Sendable, Equatable {
    package let ordered: Bool
    /// `-`, `+` or `*` of a bullet; `.` or `)` after a number.
    package let character: UInt8
    /// The number as written, zero for a bullet.
    package var number: Int { Int(value) }
    /// Bytes of the indentation, the marker and its padding.
    ///
    /// Begins where the content of the enclosing block begins on this line. When a tab is padding
    /// and indentation of the content at once, it counts as content. When nothing follows the
    /// marker, runs to the end of the line.
    package var lead: Range<Int> { bytesOfLead.range }
    /// Columns in front of the item's content, past the content of the enclosing block: what a
    /// further line has to be indented by to belong to the item.
    package var contentIndent: Int { Int(columns) }
    /// Whether no blank line parts the list's items or the blocks directly in one of them.
    ///
    /// An item carries what its list carries.
    package var isTight = true
    /// The box that an item begins with if it is a task.
    package var checkbox: Checkbox?

    private let value: Int32
    private let columns: Int32
    private let bytesOfLead: ByteRange

    /// `[ ]` or `[x]` in front of an item's first paragraph.
    package enum Checkbox: Sendable {
        case open, done
    }

    /// Reads the marker at the first text of the line, and moves the line on to the content.
    ///
    /// A paragraph is interrupted only by an item that has text and is no number but one.
    init?(at line: inout Line, interruptsParagraph: Bool) {
        let bytes = line.bytes
        var position = line.text
        var value: Int32 = 0
        switch bytes[position] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            ordered = false
        default:
            ordered = true
            while position < line.end, position - line.text < 9, bytes[position].isDigit {
                value = value * 10 + Int32(bytes[position] - UInt8(ascii: "0"))
                position += 1
            }
            guard position > line.text, position < line.end,
                bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ")"),
                !interruptsParagraph || value == 1
            else { return nil }
        }
        character = bytes[position]
        self.value = value
        position += 1
        guard position == line.end || bytes[position].isBlank,
            !interruptsParagraph || !line.isBlank(from: position)
        else { return nil }

        let start = line.offset
        let width = line.indent + position - line.text
        line.advance(past: position - line.text)
        line.findText()
        if line.isBlank {
            columns = Int32(truncatingIfNeeded: width + 1)
            line.advance(columns: 1)
            bytesOfLead = ByteRange(start..<line.end)
        } else {
            // Five columns or more: indented code begins one column after the marker.
            let padding = line.indent < 5 ? line.indent : 1
            columns = Int32(truncatingIfNeeded: width + padding)
            line.advance(columns: padding)
            bytesOfLead = ByteRange(start..<line.offset)
        }
    }

    /// Whether an item with this marker belongs to the list that the other one opened.
    func continues(_ list: ListMarker) -> Bool {
        ordered == list.ordered && character == list.character
    }
}
