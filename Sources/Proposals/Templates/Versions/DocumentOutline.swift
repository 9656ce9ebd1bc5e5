import Markdown

/// What of a document tells which version of a template it came from.
package struct DocumentOutline: Sendable {
    struct LeveledName: Hashable {
        let level: Int
        let name: String
    }

    /// Names of headings.
    let names: Set<String>
    let leveledNames: Set<LeveledName>
    /// Values of the fields at the top, by their names in small letters.
    private let fields: [String: String]
    private let source: Source

    /// Lines below front matter in which fields are looked for.
    private static let fieldLines = 60

    package init(_ source: Source, headings: [Heading]) {
        self.source = source
        names = Set(headings.map(\.name.string))
        leveledNames = Set(headings.map { LeveledName(level: $0.level, name: $0.name.string) })
        fields = Self.fields(of: source)
    }

    package var fieldNames: Set<String> { Set(fields.keys) }

    /// The lines among some that it has.
    func lines(among known: Set<UInt64>) -> Set<UInt64> {
        LineHash.all(in: source.bytes, among: known)
    }

    /// The day on which it was begun, where it says so.
    var creation: Day? {
        let names = [
            "creation date", "creation-date", "created", "start date", "start-date", "date",
        ]
        return names.lazy.compactMap { fields[$0] }.compactMap { Day($0.prefix(10)) }.first
    }

    /// Lines that read as a field: keys of front matter, items, lines below the title, rows of a table.
    private static func fields(of source: Source) -> [String: String] {
        let top = FrontMatter(source.bytes)?.range.upperBound ?? 0
        var fields: [String: String] = [:]
        var left = fieldLines
        var lines = RawLines(source, 0..<source.bytes.count)
        while left > 0, let line = lines.next() {
            if line.start >= top { left -= 1 }
            var text = source.bytes[line.start..<line.end]
            if line.start >= top, let mark = text.first, "-*+".utf8.contains(mark),
                text.dropFirst().first == 0x20
            {
                text = text.dropFirst(2).drop { $0 == 0x20 }
            }
            guard let first = text.first, first != 0x20, first != 0x09,
                let found = pair(inLine: String(decoding: text, as: UTF8.self))
            else { continue }
            let value = found.value.filter { $0 != "\"" && $0 != "'" }.trimmed
            let name = found.name.lowercased()
            if fields[name] == nil { fields[name] = value }
        }
        return fields
    }

    private static func pair(inLine line: String) -> (name: String, value: String)? {
        if let row = TableHeader.pair(ofRow: line) { return row }
        guard let item = MetadataItem(line), item.hasColon else { return nil }
        return (item.name, item.value)
    }
}
