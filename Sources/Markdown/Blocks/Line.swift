/// One line of the buffer, and how far its block marks have been read.
///
/// Columns count from the start of the line; a tab reaches to the next multiple of four. A tab
/// may be consumed in part: then `column` stands inside it while `offset` still points at it.
struct Line {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    /// End of the line without its line ending.
    let end: Int
    /// Start of the following line.
    let next: Int

    /// First byte not yet consumed.
    private(set) var offset: Int
    private(set) var column = 0
    /// Whether the byte at `offset` is a tab of which a part is consumed.
    private(set) var isInsideTab = false
    /// First byte at or after `offset` that is neither space nor tab; valid after `findText`.
    private(set) var text: Int
    private var textColumn = 0

    /// How many bytes have been looked at in search of text and thematic breaks.
    private(set) var steps = 0

    /// A byte of which the text before the position is known to be no thematic break.
    private var broken: (byte: UInt8, position: Int) = (0, 0)

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, next: Int) {
        self.bytes = bytes
        self.start = start
        self.end = end
        self.next = next
        offset = start
        text = start
        skipBlanks()
    }

    /// Columns between what is consumed and the text.
    var indent: Int { textColumn - column }

    /// Whether only spaces and tabs are left.
    var isBlank: Bool { text == end }

    /// Moves `text` on when it has been consumed; no blank is looked at twice.
    mutating func findText() {
        guard offset > text else { return }
        text = offset
        textColumn = column
        skipBlanks()
    }

    private mutating func skipBlanks() {
        let start = text
        defer { steps += text - start }
        while text < end {
            if bytes[text] == UInt8(ascii: " ") {
                textColumn += 1
            } else if bytes[text] == UInt8(ascii: "\t") {
                textColumn += 4 - textColumn & 3
            } else {
                return
            }
            text += 1
        }
    }

    /// Consumes the indentation and that many bytes of text.
    mutating func advance(past count: Int) {
        offset = text + count
        column = textColumn + count
        isInsideTab = false
    }

    /// Consumes that many columns of spaces and tabs, or as many as there are.
    mutating func advance(columns: Int) {
        let target = column + columns
        while offset < end, column < target {
            if bytes[offset] == UInt8(ascii: "\t") {
                let stop = column + 4 - column & 3
                guard stop <= target else {
                    isInsideTab = isInsideTab || column < target
                    column = target
                    return
                }
                column = stop
            } else if bytes[offset] == UInt8(ascii: " ") {
                column += 1
            } else {
                return
            }
            isInsideTab = false
            offset += 1
        }
    }

    /// The bytes that were consumed up to here, as a gap in the text of a block.
    func consumed(from start: Int) -> Gap {
        isInsideTab
            ? Gap(range: start..<offset + 1, padding: 4 - column & 3)
            : Gap(range: start..<offset, padding: 0)
    }

    /// Consumes the mark of a quote at the text, and the one column after it that belongs to it.
    mutating func advancePastQuoteMark() {
        advance(past: 1)
        advance(columns: 1)
    }

    /// Whether the text is a byte three times or more, with nothing but blanks between.
    ///
    /// What stopped the search once is not searched for again at the next `-` of `- - - text`.
    mutating func isThematicBreak() -> Bool {
        let byte = bytes[text]
        guard broken.byte != byte || broken.position <= text else { return false }
        var count = 0
        var position = text
        while position < end, bytes[position] == byte || bytes[position].isBlank {
            if bytes[position] == byte { count += 1 }
            position += 1
        }
        steps += position - text
        if position == end, count >= 3 { return true }
        broken = (byte, position)
        return false
    }

    /// How often the byte stands in a row at the position.
    func run(of byte: UInt8, from position: Int) -> Int {
        var stop = position
        while stop < end, bytes[stop] == byte { stop += 1 }
        return stop - position
    }

    /// Whether only spaces and tabs follow the position.
    func isBlank(from position: Int) -> Bool {
        var position = position
        while position < end, bytes[position].isBlank { position += 1 }
        return position == end
    }

    /// The rest of the line without the blanks around it.
    func trimmed(from position: Int) -> Range<Int> {
        var lower = position
        while lower < end, bytes[lower].isBlank { lower += 1 }
        var upper = end
        while upper > lower, bytes[upper - 1].isBlank { upper -= 1 }
        return lower..<upper
    }

    func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
        position(of: byte, from: range.lowerBound).map { $0 < range.upperBound } ?? false
    }

    /// Where the byte next stands on the line.
    func position(of byte: UInt8, from position: Int) -> Int? {
        position < end ? bytes.firstIndex(of: byte, in: position..<end) : nil
    }
}

extension UInt8 {
    /// Whether this is a space or a tab.
    @inlinable package var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
    }

    /// Whether this ends a line, or is one of two that do.
    @inlinable package var isLineEnding: Bool {
        self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
    }

    /// Whether this is a digit of ASCII.
    @inlinable package var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
