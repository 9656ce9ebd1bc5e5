/// The text of a paragraph: what is to be wrapped, and the table that it ends with.
struct ParagraphText {
    /// Parted where a line break stays; each is wrapped on its own.
    private(set) var lines: [String] = []
    /// The rows of a table, as written.
    private(set) var table: [String] = []

    init(_ source: SourceLines) {
        let rows = source.map { $0.bytes[$0.text..<$0.end] }
        let header = zip(rows, rows.dropFirst()).enumerated().first { _, pair in
            pair.0.contains(UInt8(ascii: "|")) && pair.1.isDelimiterRow
        }?.offset
        let text = rows[..<(header ?? rows.count)]
        table = rows[text.count...].map { String(decoding: $0, as: UTF8.self) }
        join(Array(text))
    }

    /// The lines as one.
    var joined: String { lines.joined(separator: " ") }

    private mutating func join(_ rows: [Row]) {
        var current: [UInt8] = []
        var areDefinitions = true
        for (index, row) in rows.enumerated() {
            let isLast = index + 1 == rows.count
            let end = isLast ? .soft : row.lineBreak
            current += end == .backslash ? row.dropLast() : row
            areDefinitions = areDefinitions && row.isLinkDefinition
            if isLast || end != .soft || areDefinitions {
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
        guard table.isEmpty, bytes.starts(with: stars),
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

    /// Whether the line is the second one of a table: dashes, colons and bars.
    fileprivate var isDelimiterRow: Bool {
        var (bars, dashes) = (0, 0)
        for byte in self {
            switch byte {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return false
            }
        }
        return bars > 0 && dashes > 0
    }

    /// Whether the line begins with `[label]:`.
    fileprivate var isLinkDefinition: Bool {
        guard first == UInt8(ascii: "["), let close = firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return close + 1 < endIndex && self[close + 1] == UInt8(ascii: ":")
    }
}
