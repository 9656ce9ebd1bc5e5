/// The line that opens fenced code.
package struct Fence: Sendable, Equatable {
    /// A backtick or a tilde.
    package let character: UInt8
    /// Number of fence characters, three or more.
    package let length: Int
    /// Columns in front of the fence, past the content of the enclosing block: zero to three.
    package let indent: Int
    /// Bytes of the info string, trimmed, escapes and entities as written.
    package let info: Range<Int>

    /// Reads the opening fence that stands at the first text of the line, if one does.
    init?(opening line: Line) {
        character = line.bytes[line.text]
        length = line.run(of: character, from: line.text)
        indent = line.indent
        info = line.trimmed(from: line.text + length)
        let isTilde = character == UInt8(ascii: "~")
        guard length >= 3, isTilde || !line.contains(UInt8(ascii: "`"), in: info) else {
            return nil
        }
    }

    /// Whether the line, which has text, closes this fence.
    func isClosed(by line: Line) -> Bool {
        guard line.indent < 4, line.bytes[line.text] == character else { return false }
        let run = line.run(of: character, from: line.text)
        return run >= length && line.isBlank(from: line.text + run)
    }
}
