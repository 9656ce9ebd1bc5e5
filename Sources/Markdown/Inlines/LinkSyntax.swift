/// The parts of links and of their definitions, in text without marks in front of its lines.
///
/// Each function begins at a position and gives nil when what is asked for does not stand there.
/// All of them take time in proportion to the bytes, and none looks further than where it must have
/// ended.
struct LinkSyntax {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
    }

    /// Position of the `]` of a label whose text begins here: no bracket inside, something else
    /// than blanks, 999 bytes at most.
    func labelEnd(from start: Int) -> Int? {
        let limit = min(end, start + 1000)
        var position = start
        var isBlank = true
        while position < limit {
            switch bytes[position] {
            case UInt8(ascii: "]"): return isBlank ? nil : position
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "\\"):
                isBlank = false
                let isEscape = position + 1 < end && bytes[position + 1].isPunctuation
                position += isEscape ? 2 : 1
            case let byte:
                if !byte.isBlank && !byte.isLineEnding { isBlank = false }
                position += 1
            }
        }
        return nil
    }

    /// What a destination reads, without angle brackets, and where it ends.
    func destination(from start: Int) -> (content: Range<Int>, end: Int)? {
        guard start < end else { return nil }
        if bytes[start] == UInt8(ascii: "<") { return bracketed(from: start + 1) }
        var position = start
        var depth = 0
        scan: while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\\") where position + 1 < end && bytes[position + 1].isPunctuation:
                position += 2
                continue
            case UInt8(ascii: "("):
                depth += 1
                if depth > 32 { return nil }
            case UInt8(ascii: ")"):
                if depth == 0 { break scan }
                depth -= 1
            case 0...0x20, 0x7F:
                break scan
            default:
                position = skipPlainAddress(from: position + 1)
                continue
            }
            position += 1
        }
        return depth == 0 ? (start..<position, position) : nil
    }

    /// Past bytes that mean nothing in a destination, as far as there are sixteen to look at.
    private func skipPlainAddress(from start: Int) -> Int {
        var position = start
        while position + 16 <= end {
            let next = bytes.sixteen(at: position)
            let stops =
                next.isIn("\0", 0x21) .| next.isIn("(", 2) .| next.isIn("\\", 1)
                .| next.isIn("\u{7F}", 1)
            if let first = stops.first { return position + first }
            position += 16
        }
        return position
    }

    private func bracketed(from start: Int) -> (content: Range<Int>, end: Int)? {
        var position = start
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: ">"): return (start..<position, position + 1)
            case UInt8(ascii: "<"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
            case UInt8(ascii: "\\") where position + 1 < end && bytes[position + 1].isPunctuation:
                position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// What a title reads, without quotes, and where it ends.
    func title(from start: Int) -> (content: Range<Int>, end: Int)? {
        guard start < end else { return nil }
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var position = start + 1
        while position < end {
            switch bytes[position] {
            case close: return (start + 1..<position, position + 1)
            case UInt8(ascii: "(") where close == UInt8(ascii: ")"): return nil
            case UInt8(ascii: "\\") where position + 1 < end && bytes[position + 1].isPunctuation:
                position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// Past spaces, tabs and at most one line ending.
    func skipBlanks(from start: Int) -> Int {
        let position = skipLineEnding(from: skipSpaces(from: start))
        return skipSpaces(from: position)
    }

    func skipSpaces(from start: Int) -> Int {
        var position = start
        while position < end, bytes[position].isBlank { position += 1 }
        return position
    }

    /// Past a line ending, if there is one.
    func skipLineEnding(from start: Int) -> Int {
        var position = start
        if position < end, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        if position < end, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        return position
    }
}

extension UInt8 {
    /// Whether this is ASCII punctuation, which a backslash may stand before.
    @inlinable package var isPunctuation: Bool {
        switch self {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
