/// The line that opens fenced code.
package struct Fence: Sendable, Equatable {
    /// A backtick or a tilde.
    package let character: UInt8
    /// Number of fence characters, three or more.
    package var length: Int { Int(run) }
    /// Blanks in front of the fence, past the content of the enclosing block: zero to three. So
    /// many columns are no part of the code's lines. As in GitHub's parser, a tab is one blank.
    package var indent: Int { Int(columns) }
    /// Bytes of the info string, trimmed, escapes and entities as written.
    package var info: Range<Int> { bytesOfInfo.range }

    private let columns: Int8
    private let run: Int32
    private let bytesOfInfo: ByteRange

    /// Reads the opening fence that stands at the first text of the line, if one does.
    init?(opening line: Line) {
        character = line.bytes[line.text]
        columns = Int8(truncatingIfNeeded: line.text - line.offset)
        run = Int32(truncatingIfNeeded: line.run(of: character, from: line.text))
        let info = line.trimmed(from: line.text + Int(run))
        bytesOfInfo = ByteRange(info)
        let isTilde = character == UInt8(ascii: "~")
        guard run >= 3, isTilde || !line.contains(UInt8(ascii: "`"), in: info) else {
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
