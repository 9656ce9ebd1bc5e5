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
    /// The fields at the top, by their names in small letters.
    private let fields: [String: FieldLines.Found]
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

    /// What the fields of some names stand in.
    func carriers(ofFields names: Set<String>) -> [String: Set<TemplateOutline.Carrier>] {
        fields.filter { names.contains($0.key) }.mapValues(\.carriers)
    }

    /// The lines among some that it has.
    func lines(among known: Set<UInt64>) -> Set<UInt64> {
        LineHash.all(in: source.bytes, among: known)
    }

    /// The day on which it was begun, where it says so.
    package var creation: Day? {
        let names = [
            "creation date", "creation-date", "created", "start date", "start-date", "date",
        ]
        return names.lazy.compactMap { fields[$0]?.value }.compactMap { Day($0.prefix(10)) }.first
    }

    /// Lines that read as a field: keys of front matter, items, lines below the title, rows of a table.
    private static func fields(of source: Source) -> [String: FieldLines.Found] {
        let top = FrontMatter(source.bytes)?.range.upperBound ?? 0
        var fields = FieldLines()
        var left = fieldLines
        var lines = RawLines(source, 0..<source.bytes.count)
        while left > 0, let line = lines.next() {
            let text = source.bytes[line.start..<line.end]
            if line.start < top {
                fields.take(key: text)
            } else {
                left -= 1
                fields.take(text)
            }
        }
        return fields.found
    }
}

/// What lines say that read as a field, read one after the other.
private struct FieldLines {
    struct Found {
        /// What the first of them says.
        let value: String
        var carriers: Set<TemplateOutline.Carrier>
    }

    /// By names in small letters.
    private(set) var found: [String: Found] = [:]
    private var isInCode = false
    private var isInTable = false
    private var above: ArraySlice<UInt8> = []

    /// Takes a line of front matter.
    mutating func take(key line: ArraySlice<UInt8>) { add(item(line), in: .frontMatter) }

    /// Takes a line below it.
    mutating func take(_ line: ArraySlice<UInt8>) {
        defer { above = line }
        let words = line.drop { $0.isBlank }
        if words.isEdgeOfCode {
            isInCode = words.starts(with: "<pre".utf8) || !isInCode && words.first != 0x3C
            return
        }
        if isInCode {
            add(item(line), in: .code)
            return
        }
        let isBelowDashes = isInTable
        isInTable = words.contains(UInt8(ascii: "|")) && (isInTable || words.areDashesOfTable)
        if isInTable || words.first == UInt8(ascii: "|") {
            // A table may have no bars around it: only the dashes tell that the line above is a row.
            if isInTable, !isBelowDashes { add(row(above), in: .table) }
            add(row(line), in: .table)
            return
        }
        add(item(line.withoutMarker), in: .text)
    }

    private mutating func add(
        _ pair: (name: String, value: String)?, in carrier: TemplateOutline.Carrier
    ) {
        guard let pair else { return }
        let value = pair.value.filter { $0 != "\"" && $0 != "'" }.trimmed
        found[pair.name.lowercased(), default: Found(value: value, carriers: [])]
            .carriers.insert(carrier)
    }

    private func row(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
        TableHeader.pair(ofRow: String(decoding: line, as: UTF8.self), mayLackBar: true)
    }

    /// What is indented goes on with the line above.
    private func item(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
        guard let first = line.first, first != 0x20, first != 0x09,
            let item = MetadataItem(String(decoding: line, as: UTF8.self)), item.hasColon
        else { return nil }
        return (item.name, item.value)
    }
}

extension ArraySlice<UInt8> {
    /// The words of an item behind its marker, or of a line in a quote; another line as it is.
    fileprivate var withoutMarker: ArraySlice<UInt8> {
        guard let mark = first, "-*+>".utf8.contains(mark), dropFirst().first == 0x20 else {
            return self
        }
        return dropFirst(2).drop { $0 == 0x20 }
    }

    /// Whether a block of code begins or ends with the line.
    fileprivate var isEdgeOfCode: Bool {
        for fence in ["```", "~~~"] where starts(with: fence.utf8) {
            return !drop { $0 == UInt8(ascii: "`") }.contains(UInt8(ascii: "`"))
        }
        return starts(with: "<pre".utf8) || starts(with: "</pre".utf8)
    }

    /// `:---|:---`
    fileprivate var areDashesOfTable: Bool {
        contains(UInt8(ascii: "-")) && allSatisfy { "|-: \t".utf8.contains($0) }
    }
}
