import Markdown

/// A list item that reads as `Field: value`, in any of the ways people write it.
package struct MetadataItem: Sendable {
    /// The name, without emphasis.
    package var name: String
    /// The value, without blanks at its ends.
    package var value: String
    /// Bytes of the item's text up to its value: the name, its emphasis, the colon.
    package var lead: Int
    /// Bytes of the blanks between lead and value.
    package var gap: Int
    /// Whether a colon stands between them.
    package var hasColon: Bool
    /// Written `**Name**: value`.
    package var isWellFormed: Bool

    /// Reads one line of text; nil if it is no `Field: value`.
    package init?(_ line: String) {
        let bytes = Array(line.utf8)
        let emphasis = bytes.prefix { $0 == 0x2A || $0 == 0x5F }.count
        // `状态：提议`, of a state alone: other words in front of such a colon begin sentences.
        if emphasis == 0, bytes.first ?? 0 >= 0x80, let colon = line.firstRange(of: "："),
            case let key = line[..<colon.lowerBound].trimmed, Template.Field.isNameOfState(key)
        {
            (name, value) = (key, line[colon.upperBound...].trimmed)
            lead = line[..<colon.upperBound].utf8.count
            gap = bytes[lead...].prefix { $0.isBlank }.count
            (hasColon, isWellFormed) = (true, false)
            return
        }
        var at = emphasis
        while at < bytes.count, bytes[at] != 0x3A, bytes[at] != 0x2A, bytes[at] != 0x5F {
            // Code, links, mails and words that stand for others are text, not names.
            if "`[<{@".utf8.contains(bytes[at]) { return nil }
            at += 1
        }
        let name = String(decoding: bytes[emphasis..<at], as: UTF8.self).trimmed
        guard !name.isEmpty, name.count <= 40 else { return nil }

        let closed =
            emphasis > 0 && bytes[at...].prefix(emphasis).count == emphasis
            && bytes[at..<min(at + emphasis, bytes.count)].allSatisfy { $0 == bytes[0] }
        if closed { at += emphasis }
        let hasColon = at < bytes.count && bytes[at] == 0x3A
        if hasColon { at += 1 }
        let closesAfterColon = !closed && emphasis > 0
        if closesAfterColon {
            let marks = bytes[at...].prefix { $0 == 0x2A || $0 == 0x5F }.count
            guard marks == emphasis else { return nil }
            at += marks
        }
        // `**Name** : value`, `**Name:**: value`, `**Name** - value`
        let stray = emphasis > 0 ? MetadataItem.separator(bytes[at...], hasColon: hasColon) : 0
        at += stray
        // Without a colon, only a wholly emphasised name is one.
        guard hasColon || closed else { return nil }
        // `https://...` is no field.
        if bytes[at...].starts(with: [0x2F, 0x2F]) { return nil }
        let rest = String(decoding: bytes[at...], as: UTF8.self)
        let blanks = bytes[at...].prefix { $0.isBlank }.count
        self.name = name
        value = rest.trimmed
        lead = at
        self.hasColon = hasColon || stray > 0
        gap = blanks
        isWellFormed =
            closed && emphasis == 2 && bytes[0] == 0x2A && hasColon && stray == 0
            && (blanks == 1 || value.isEmpty)
    }

    /// Where a value ends: before comments behind it, the sign or tag that breaks the line, and the
    /// blanks between.
    ///
    /// - Parameter maybeBroken: whether a sign may break the line, as it does neither in code nor in a cell.
    package static func valueEnd(in line: ArraySlice<UInt8>, maybeBroken: Bool = true) -> Int {
        var value = line
        let signs = value.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        if maybeBroken, !signs.isMultiple(of: 2) {
            value = value.dropLast()
            while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
        }
        if maybeBroken, value.last == UInt8(ascii: ">"),
            let tag = ["<br>", "<br/>", "<br />"].first(where: {
                String(decoding: value.suffix($0.utf8.count), as: UTF8.self).lowercased() == $0
            })
        {
            value = value.dropLast(tag.utf8.count)
            while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
        }
        while value.suffix(3).elementsEqual("-->".utf8),
            let start = value.indices.last(where: { value[$0...].starts(with: "<!--".utf8) }),
            let last = value[..<start].lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
        {
            value = value[...last]
        }
        return value.endIndex
    }

    /// Bytes of blanks and a sign that stand where the colon belongs, or beside it.
    private static func separator(_ rest: ArraySlice<UInt8>, hasColon: Bool) -> Int {
        let blanks = rest.prefix { $0.isBlank }.count
        let text = rest.dropFirst(blanks)
        // A value may begin with a colon, too.
        for colon in [":", "："] where (!hasColon || blanks == 0) && text.starts(with: colon.utf8) {
            return blanks + colon.utf8.count
        }
        for dash in ["-", "–", "—"]
        where !hasColon && blanks > 0 && text.starts(with: "\(dash) ".utf8) {
            return blanks + dash.utf8.count
        }
        return 0
    }
}

/// The lines of a part of a source.
struct RawLines: Sequence, IteratorProtocol {
    /// Offsets in the source: where the line begins, where its text ends, where the next begins.
    struct RawLine {
        var start: Int
        var end: Int
        var next: Int
    }

    private let bytes: [UInt8]
    private var offset: Int
    private let limit: Int

    init(_ source: Source, _ range: Range<Int>) {
        bytes = source.bytes
        offset = range.lowerBound
        limit = range.upperBound
    }

    mutating func next() -> RawLine? {
        guard offset < limit else { return nil }
        var end = offset
        while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        var next = end
        if next < limit {
            next += bytes[next] == 0x0D && next + 1 < limit && bytes[next + 1] == 0x0A ? 2 : 1
        }
        defer { offset = next }
        return RawLine(start: offset, end: end, next: next)
    }
}

extension String {
    /// The words of a field's name, whether blanks, hyphens or underscores stand between them:
    /// `superseded-by` is `Superseded By`.
    package var asFieldWords: String {
        lowercased().replacing("-", with: " ").replacing("_", with: " ")
    }
}
