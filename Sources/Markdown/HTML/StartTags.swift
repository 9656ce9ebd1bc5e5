/// Reads the start tags in a stretch of HTML: comments, declarations, end tags and what stands in
/// scripts are none. Each byte is looked at once or twice, whatever it is.
struct StartTags {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        (self.bytes, position, end) = (bytes, range.lowerBound, range.upperBound)
    }

    /// Hands over the name of each attribute that has a value, in small letters, and the bytes of that
    /// value.
    mutating func forEachAttribute(_ body: (_ name: String, _ value: Range<Int>) -> Void) {
        while let sign = bytes.firstIndex(of: UInt8(ascii: "<"), in: position..<end) {
            position = sign + 1
            if starts(with: "!--") {
                skip(past: "-->")
            } else if peek == UInt8(ascii: "!") || peek == UInt8(ascii: "?") {
                skip(past: ">")
            } else if peek.isLetter {
                let name = takeName()
                readAttributes(body)
                // Their text is no HTML, up to their end tag.
                if ["script", "style", "textarea"].contains(name) { skip(past: "</\(name)") }
            }
        }
    }

    /// Zero at the end.
    private var peek: UInt8 { position < end ? bytes[position] : 0 }

    private func starts(with text: String) -> Bool {
        bytes[position..<end].starts(with: text.utf8)
    }

    /// Behind the next place of the text, or to the end.
    private mutating func skip(past text: String) {
        guard let first = text.utf8.first else { return }
        while let at = bytes.firstIndex(of: first, in: position..<end) {
            position = at
            if starts(with: text) {
                position += text.utf8.count
                return
            }
            position += 1
        }
        position = end
    }

    private mutating func takeName() -> String {
        let start = position
        while position < end, !peek.isWhite, !"/>=\"'<".utf8.contains(peek) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private mutating func skipBlanks() {
        while position < end, peek.isWhite || peek == UInt8(ascii: "/") { position += 1 }
    }

    private mutating func readAttributes(_ body: (String, Range<Int>) -> Void) {
        while true {
            skipBlanks()
            let name = takeName()
            // `>` ends the tag; anything else that is no name makes it none from here on.
            guard !name.isEmpty else { return }
            skipBlanks()
            guard peek == UInt8(ascii: "=") else { continue }
            position += 1
            skipBlanks()
            body(name, takeValue())
        }
    }

    private mutating func takeValue() -> Range<Int> {
        let quote = peek
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let start = isQuoted ? position + 1 : position
        var stop = start
        if isQuoted {
            stop = bytes.firstIndex(of: quote, in: start..<end) ?? end
            position = min(stop + 1, end)
        } else {
            while stop < end, !bytes[stop].isWhite, bytes[stop] != UInt8(ascii: ">") {
                stop += 1
            }
            position = stop
        }
        return start..<stop
    }
}
