import Glibc

/// The ends that the rest of a text is known to lack, so that each is looked for once.
struct MissingEnds {
    var comment = false
    var instruction = false
    var declaration = false
    var characterData = false
}

/// Autolinks in angle brackets, and raw HTML.
extension InlineParser {
    mutating func scanAngle() {
        let start = position
        if let (close, isEmail) = angleAutolink(from: start + 1) {
            targets.append(
                LinkTarget(
                    destination: text.source(start + 1..<close), title: nil, definition: nil,
                    scheme: isEmail ? .mailto : .written))
            addLeaf(
                .autolink, start..<close + 1, content: start + 1..<close,
                payload: Int32(targets.count - 1))
        } else if let stop = htmlEnd(from: start + 1) {
            addLeaf(.html, start..<stop, content: start..<stop)
        } else {
            position = start + 1
        }
    }

    // MARK: Autolinks

    /// The `>` that closes an address.
    private mutating func angleAutolink(from start: Int) -> (close: Int, isEmail: Bool)? {
        var position = start
        while position < end, isSchemeByte(bytes[position]) { position += 1 }
        steps += position - start
        guard position > start, position < end else { return nil }
        if bytes[position] == UInt8(ascii: ":"), (2...32).contains(position - start),
            bytes[start].isLetter
        {
            while position < end, bytes[position] > 0x20, bytes[position] != UInt8(ascii: "<"),
                bytes[position] != UInt8(ascii: ">"), bytes[position] != 0x7F
            {
                position += 1
            }
            steps += position - start
            guard position < end, bytes[position] == UInt8(ascii: ">") else { return nil }
            return (position, false)
        }
        return emailEnd(from: start).map { ($0, true) }
    }

    private func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-")
    }

    private func emailEnd(from start: Int) -> Int? {
        var position = start
        while position < end, isLocalByte(bytes[position]) { position += 1 }
        guard position > start, position < end, bytes[position] == UInt8(ascii: "@") else {
            return nil
        }
        while true {
            position += 1
            let label = position
            while position < end,
                bytes[position].isLetter || bytes[position].isDigit
                    || bytes[position] == UInt8(ascii: "-")
            {
                position += 1
            }
            guard (1...63).contains(position - label), bytes[label] != UInt8(ascii: "-"),
                bytes[position - 1] != UInt8(ascii: "-"), position < end
            else { return nil }
            if bytes[position] == UInt8(ascii: ">") { return position }
            guard bytes[position] == UInt8(ascii: ".") else { return nil }
        }
    }

    private func isLocalByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
            UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"),
            UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "-"):
            true
        default: byte.isLetter || byte.isDigit
        }
    }

    // MARK: Raw HTML

    /// Where the HTML ends that begins with a `<` before the position.
    private mutating func htmlEnd(from start: Int) -> Int? {
        guard start < end else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "!"):
            if matches("--", at: start + 1) { return commentEnd(from: start + 3) }
            if matches("[CDATA[", at: start + 1) {
                return find("]]>", from: start + 8, \.characterData)
            }
            guard start + 1 < end, bytes[start + 1].isLetter else { return nil }
            return find(">", from: start + 2, \.declaration)
        case UInt8(ascii: "?"):
            return find("?>", from: start + 1, \.instruction)
        default:
            var tag = InlineTag(bytes, at: start, end: end)
            let stop = tag.takeTag()
            steps += tag.position - start
            return stop ? tag.position : nil
        }
    }

    private mutating func commentEnd(from start: Int) -> Int? {
        if matches(">", at: start) { return start + 1 }
        if matches("->", at: start) { return start + 2 }
        return find("-->", from: start, \.comment)
    }

    private func matches(_ text: StaticString, at start: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard start + count <= end, let base = bytes.baseAddress else { return false }
        return memcmp(base + start, text.utf8Start, count) == 0
    }

    /// Where a text ends that ends in `>` and stands at or behind the position, unless it is known
    /// to be missing.
    private mutating func find(
        _ text: StaticString, from start: Int, _ isMissing: WritableKeyPath<MissingEnds, Bool>
    ) -> Int? {
        guard !missing[keyPath: isMissing] else { return nil }
        let count = text.utf8CodeUnitCount
        var position = start
        while let close = nextClose(from: position) {
            position = close + 1
            if position - count >= start, matches(text, at: position - count) {
                steps += position - start
                return position
            }
        }
        steps += end - start
        missing[keyPath: isMissing] = true
        return nil
    }

    private func nextClose(from start: Int) -> Int? {
        start < end ? bytes.firstIndex(of: UInt8(ascii: ">"), in: start..<end) : nil
    }
}

/// Reads an open or closing tag, over line endings where blanks may stand.
private struct InlineTag {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) {
        self.bytes = bytes
        self.position = position
        self.end = end
    }

    private var peek: UInt8 { position < end ? bytes[position] : 0 }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: byte), position < end else { return false }
        position += 1
        return true
    }

    private mutating func takeBlanks() -> Bool {
        let start = position
        while peek.isBlank || peek.isLineEnding { position += 1 }
        return position > start
    }

    /// Whether a tag stands here; then the position is past its `>`.
    mutating func takeTag() -> Bool {
        let isClosing = take("/")
        guard peek.isLetter else { return false }
        while peek.isLetter || peek.isDigit || peek == UInt8(ascii: "-") { position += 1 }
        if isClosing {
            _ = takeBlanks()
            return take(">")
        }
        while takeBlanks(), takeAttributeName() {
            let afterName = position
            _ = takeBlanks()
            if take("=") {
                _ = takeBlanks()
                guard takeAttributeValue() else { return false }
            } else {
                position = afterName
            }
        }
        _ = take("/")
        return take(">")
    }

    private mutating func takeAttributeName() -> Bool {
        guard peek.isLetter || peek == UInt8(ascii: "_") || peek == UInt8(ascii: ":") else {
            return false
        }
        while peek.isLetter || peek.isDigit || peek == UInt8(ascii: "_")
            || peek == UInt8(ascii: ":") || peek == UInt8(ascii: ".") || peek == UInt8(ascii: "-")
        {
            position += 1
        }
        return true
    }

    private mutating func takeAttributeValue() -> Bool {
        let quote = peek
        if take("\"") || take("'") {
            while position < end, bytes[position] != quote { position += 1 }
            guard position < end else { return false }
            position += 1
            return true
        }
        let start = position
        scan: while position < end {
            switch bytes[position] {
            case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="),
                UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
                break scan
            default: position += 1
            }
        }
        return position > start
    }
}
