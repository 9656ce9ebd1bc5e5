/// Reads the start of an HTML block on one line, from left to right and each byte once.
struct TagReader {
    private let line: Line
    private var position: Int

    /// The line's text begins with `<`.
    init(_ line: Line) {
        self.line = line
        position = line.text + 1
    }

    /// The kind of HTML block that begins here, if one does.
    mutating func blockStart() -> HTMLKind? {
        if take("!") {
            if starts(with: "--") { return .comment }
            if starts(with: "[CDATA[") { return .characterData }
            return peek.isLetter ? .declaration : nil
        }
        if take("?") { return .instruction }
        let isClosing = take("/")
        guard let name = takeName() else { return nil }
        let after = peek
        let isDelimited = position == line.end || after.isBlank || after == UInt8(ascii: ">")
        if name.isLiteral && !isClosing { return isDelimited ? .literal : nil }
        if name.isBlockElement, isDelimited || starts(with: "/>") { return .element }
        let isComplete = isClosing ? takeEndOfClosingTag() : takeEndOfOpenTag()
        return isComplete && line.isBlank(from: position) ? .tag : nil
    }

    /// The next byte, or zero at the end of the line.
    private var peek: UInt8 { position < line.end ? line.bytes[position] : 0 }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < line.end, peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= line.end else { return false }
        for index in 0..<count where line.bytes[position + index] != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// Letters, digits and hyphens after a letter.
    private mutating func takeName() -> TagName? {
        guard peek.isLetter else { return nil }
        let start = position
        while peek.isLetter || peek.isDigit || peek == UInt8(ascii: "-") { position += 1 }
        return TagName(line.bytes, start..<position)
    }

    /// Whether there were any.
    private mutating func takeBlanks() -> Bool {
        let start = position
        while peek.isBlank { position += 1 }
        return position > start
    }

    private mutating func takeEndOfClosingTag() -> Bool {
        _ = takeBlanks()
        return take(">")
    }

    private mutating func takeEndOfOpenTag() -> Bool {
        while takeBlanks() && takeAttributeName() {
            let end = position
            _ = takeBlanks()
            if take("=") {
                _ = takeBlanks()
                guard takeAttributeValue() else { return false }
            } else {
                position = end
            }
        }
        _ = take("/")
        return take(">")
    }

    private mutating func takeAttributeName() -> Bool {
        guard peek.isLetter || peek == UInt8(ascii: "_") || peek == UInt8(ascii: ":") else {
            return false
        }
        while isInAttributeName(peek) { position += 1 }
        return true
    }

    private func isInAttributeName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: byte.isLetter || byte.isDigit
        }
    }

    private mutating func takeAttributeValue() -> Bool {
        let quote = peek
        if take("\"") || take("'") {
            guard let end = line.position(of: quote, from: position) else { return false }
            position = end + 1
            return true
        }
        let start = position
        while position < line.end, !endsUnquotedValue(peek) { position += 1 }
        return position > start
    }

    private func endsUnquotedValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
            true
        default: false
        }
    }
}
