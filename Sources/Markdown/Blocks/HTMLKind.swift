/// The seven ways an HTML block begins, by their numbers in CommonMark.
package enum HTMLKind: Int, Sendable {
    /// `<script`, `<pre`, `<style` or `<textarea`, up to an end tag of one of them.
    case literal = 1
    /// `<!--`, up to `-->`.
    case comment
    /// `<?`, up to `?>`.
    case instruction
    /// `<!` and a letter, up to `>`.
    case declaration
    /// `<![CDATA[`, up to `]]>`.
    case characterData
    /// A tag with the name of a block element, up to a blank line.
    case element
    /// Any one complete tag alone on its line, up to a blank line; interrupts no paragraph.
    case tag

    /// Whether a blank line ends the block, rather than a text of its own.
    var endsAtBlankLine: Bool { self == .element || self == .tag }

    /// Whether the line holds, at or after the position, the text that ends the block.
    func ends(in line: Line, from position: Int) -> Bool {
        guard !endsAtBlankLine else { return false }
        var position = position
        while let close = line.position(of: UInt8(ascii: ">"), from: position) {
            if isEnd(line.bytes, close, from: position) { return true }
            // A closer's text before its `>` holds no other `>`.
            position = close + 1
        }
        return false
    }

    /// Whether the text that ends the block ends with the `>` at `close` and begins after `start`.
    private func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ close: Int, from start: Int) -> Bool {
        let length = close - start
        switch self {
        case .comment:
            return length >= 2 && bytes[close - 1] == UInt8(ascii: "-")
                && bytes[close - 2] == UInt8(ascii: "-")
        case .instruction:
            return length >= 1 && bytes[close - 1] == UInt8(ascii: "?")
        case .declaration:
            return true
        case .characterData:
            return length >= 2 && bytes[close - 1] == UInt8(ascii: "]")
                && bytes[close - 2] == UInt8(ascii: "]")
        case .literal:
            var name = close
            while name > start, close - name < TagName.longest, bytes[name - 1].isLetter {
                name -= 1
            }
            return name - start >= 2 && bytes[name - 1] == UInt8(ascii: "/")
                && bytes[name - 2] == UInt8(ascii: "<")
                && TagName(bytes, name..<close).isLiteral
        case .element, .tag:
            return false
        }
    }
}
