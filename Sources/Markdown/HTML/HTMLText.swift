/// Writing text so that it means itself in HTML.
extension HTMLWriter {
    mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func put(_ text: StaticString) {
        output.append(
            contentsOf: UnsafeBufferPointer(
                start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// On a line of its own.
    mutating func putLine(_ text: String) {
        if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
        put(text)
    }

    /// The bytes of the document in a range, but for the gaps in it.
    mutating func putText(_ range: Range<Int>) {
        let gaps = document.tree.gaps
        guard !gaps.isEmpty else {
            putEscaped(bytes[range], isSource: true)
            return
        }
        gaps.forEachPiece(in: range) { piece, padding in
            for _ in 0..<padding { output.append(UInt8(ascii: " ")) }
            putEscaped(bytes[piece], isSource: true)
        }
    }

    /// - Parameter isSource: whether a carriage return is the end of a line, written as a line feed.
    mutating func putEscaped(_ text: some Collection<UInt8>, isSource: Bool = false) {
        _ = text.withContiguousStorageIfAvailable { text in
            var start = 0
            while let index = text.firstEscapedInHTML(from: start) {
                output.append(contentsOf: text[start..<index])
                start = index + 1
                switch text[index] {
                case UInt8(ascii: "&"): put("&amp;" as StaticString)
                case UInt8(ascii: "<"): put("&lt;" as StaticString)
                case UInt8(ascii: ">"): put("&gt;" as StaticString)
                case UInt8(ascii: "\""): put("&quot;" as StaticString)
                case UInt8(ascii: "\r"):
                    let isPair = index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n")
                    if !isSource { output.append(UInt8(ascii: "\r")) }
                    if isSource, !isPair { output.append(UInt8(ascii: "\n")) }
                default: put("\u{FFFD}" as StaticString)
                }
            }
            output.append(contentsOf: text[start...])
        }
    }

    /// An address as the value of an attribute: what it may not hold is percent-encoded.
    mutating func putAddress(_ address: [UInt8]) {
        for byte in address {
            switch byte {
            case UInt8(ascii: "&"): put("&amp;" as StaticString)
            case UInt8(ascii: "'"): put("&#x27;" as StaticString)
            case 0: put("%EF%BF%BD" as StaticString)
            case let byte where byte.isPlainInAddress: output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] {
                    output.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10)
                }
            }
        }
    }

    /// Raw HTML, tags that GitHub disarms with `&lt;` if that is asked for.
    mutating func putHTML(_ range: Range<Int>) {
        document.tree.gaps.forEachPiece(in: range) { piece, padding in
            for _ in 0..<padding { output.append(UInt8(ascii: " ")) }
            for index in piece {
                if bytes[index] == 0 {
                    put("\u{FFFD}" as StaticString)
                } else if bytes[index] == UInt8(ascii: "\r") {
                    let next = index + 1
                    let isPair = next < piece.upperBound && bytes[next] == UInt8(ascii: "\n")
                    if !isPair { output.append(UInt8(ascii: "\n")) }
                } else if bytes[index] == UInt8(ascii: "<"), renderer.rawHTML == .filtered,
                    TagFilter.matches(bytes, index..<piece.upperBound)
                {
                    put("&lt;" as StaticString)
                } else {
                    output.append(bytes[index])
                }
            }
        }
    }
}

/// The tags that change how the HTML behind them is read.
private enum TagFilter {
    private static let names: [StaticString] = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound + 1
        if start < range.upperBound, bytes[start] == UInt8(ascii: "/") { start += 1 }
        return names.contains { name in
            let end = start + name.utf8CodeUnitCount
            guard end < range.upperBound else { return false }
            for index in start..<end where bytes[index] | 0x20 != name.utf8Start[index - start] {
                return false
            }
            return switch bytes[end] {
            case UInt8(ascii: ">"), 0x20, 0x09...0x0D: true
            case UInt8(ascii: "/"):
                end + 1 < range.upperBound && bytes[end + 1] == UInt8(ascii: ">")
            default: false
            }
        }
    }
}

/// Addresses that a page had better not follow.
package enum DangerousAddress {
    /// Whether the address runs a script, reads a file, or holds data that is no image.
    package static func matches(_ address: [UInt8]) -> Bool {
        let small = address.prefix(16).map { $0.isLetter ? $0 | 0x20 : $0 }
        func begins(_ text: String) -> Bool { small.starts(with: text.utf8) }
        let isImage = ["png", "gif", "jpeg", "webp"].contains { begins("data:image/" + $0) }
        return !isImage
            && (begins("javascript:") || begins("vbscript:") || begins("file:") || begins("data:"))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the first byte stands, from a position on, that does not mean itself in HTML.
    fileprivate func firstEscapedInHTML(from start: Int) -> Int? {
        var position = start
        while position + 16 <= count {
            if let first = sixteen(at: position).areEscapedInHTML.first { return position + first }
            position += 16
        }
        return self[position...].firstIndex(where: \.isEscapedInHTML)
    }
}

extension SIMD16<UInt8> {
    fileprivate var areEscapedInHTML: SIMDMask<SIMD16<Int8>> {
        isIn("\0", 1) .| isIn("\r", 1) .| isIn("\"", 1) .| isIn("&", 1) .| isIn("<", 1)
            .| isIn(">", 1)
    }
}

extension UInt8 {
    fileprivate var isEscapedInHTML: Bool {
        switch self {
        case 0, UInt8(ascii: "\r"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\""):
            true
        default: false
        }
    }

    fileprivate var isPlainInAddress: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"),
            UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "~"):
            true
        default: isLetter || isDigit
        }
    }
}
