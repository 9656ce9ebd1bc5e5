/// The text of a paragraph, to be wrapped.
struct ParagraphText {
    /// Parted where a line break stays; each is wrapped on its own.
    private(set) var lines: [String] = []

    init(_ source: SourceLines) {
        join(source.map { $0.bytes[$0.text..<$0.end] })
    }

    /// The lines as one.
    var joined: String { lines.joined(separator: " ") }

    private mutating func join(_ rows: [Row]) {
        var current: [UInt8] = []
        for (index, row) in rows.enumerated() {
            let isLast = index + 1 == rows.count
            let end = isLast ? .soft : row.lineBreak
            current += end == .backslash ? row.dropLast() : row
            if isLast || end != .soft {
                lines.append(String(decoding: current, as: UTF8.self))
                current = []
            } else {
                current.append(UInt8(ascii: " "))
            }
        }
    }

    /// The parts of `**Name**: value`, if this is what the paragraph reads.
    var metadataEntry: (name: String, value: String)? {
        let bytes = Array(joined.utf8)
        let stars = Array("**".utf8)
        guard bytes.starts(with: stars),
            let end = bytes.dropFirst(2).firstIndex(of: UInt8(ascii: "*")), end > 2,
            bytes[end...].starts(with: stars + [UInt8(ascii: ":")])
        else { return nil }
        let name = String(decoding: bytes[2..<end], as: UTF8.self)
        return (name, String(decoding: bytes[(end + 3)...], as: UTF8.self))
    }
}

private typealias Row = Slice<UnsafeBufferPointer<UInt8>>

/// How a line of a paragraph ends.
private enum LineBreak {
    case soft, blanks, backslash
}

extension Row {
    fileprivate var lineBreak: LineBreak {
        if last == UInt8(ascii: "\\") { return .backslash }
        return suffix(2).elementsEqual("  ".utf8) ? .blanks : .soft
    }
}
