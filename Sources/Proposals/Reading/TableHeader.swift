import Markdown
import Prose

/// Metadata in a table of two columns: keys, and their values behind them. The row above the dashes
/// may be the first of them, be empty, or say what the columns hold.
///
///     | BIP        | 12     |
///     |------------|--------|
///     | **Title**  | Caches |
package struct TableHeader {
    package struct Row {
        /// The key, without emphasis, a colon and what stands in brackets behind it.
        package let name: String
        /// What stands in brackets behind the key.
        let remark: String?
        /// The words of the key as they are written.
        package let key: Range<Int>
        /// From the bar behind the key to the bar behind the value, or the end of the line.
        let cell: Range<Int>
        /// The value; where it goes, where there is none.
        package let value: Range<Int>
        /// The values of the rows below that have no key, and go on with this one.
        package fileprivate(set) var further: [Range<Int>] = []
        /// Whether there are cells behind the value.
        let isRagged: Bool
        /// Whether the dashes stand below it.
        let isAboveDashes: Bool
        /// Whether a bar stands behind the value.
        let isClosed: Bool
        /// The whole lines of the row, and of what stands below it up to the next one: dashes, and rows
        /// that are no fields.
        package internal(set) var lines: Range<Int>
    }

    package private(set) var rows: [Row] = []
    /// The whole lines of the table.
    let lines: Range<Int>
    /// Where the line of the dashes begins.
    private let dashes: Int
    /// How many columns stand before the last bars, where most are below one another.
    private(set) var bar: Int?

    /// Whether each row is a field, but for one that says what the columns hold.
    private var isWhole = true

    /// The header of a template: each row has a key of its own, and two keys at least are such as
    /// headers of proposals have.
    package init?(asking block: Int, of tree: BlockTree, in source: Source) {
        self.init(block, of: tree, in: source) { _ in false }
        let names = rows.map { $0.name.lowercased() }
        guard isWhole, Set(names).count == names.count,
            rows.allSatisfy({ !$0.isRagged && $0.further.isEmpty }),
            Self.areUsual(rows.map(\.name))
        else { return nil }
    }

    /// Whether two of these names, at least, are such as headers of proposals have.
    static func areUsual(_ names: [String]) -> Bool { names.count(where: \.isUsualInHeaders) > 1 }

    /// The header among the blocks above a document's first section: the first table of two columns
    /// that has a field which the template has in its own.
    package init?(
        among blocks: some Sequence<Int>, of tree: BlockTree, in source: Source, template: Template
    ) {
        guard template.hasTableHeader else { return nil }
        let isKnown = { (name: String) in template.field(named: name, in: .head) != nil }
        for block in blocks {
            guard let found = TableHeader(block, of: tree, in: source, isKnown: isKnown),
                found.rows.contains(where: { isKnown($0.name) })
            else { continue }
            self = found
            return
        }
        return nil
    }

    /// - Parameter isKnown: whether the row above the dashes is a field of this name, whatever else it
    ///   may say.
    private init?(
        _ block: Int, of tree: BlockTree, in source: Source, isKnown: (String) -> Bool
    ) {
        guard case .table(let shape) = tree.blocks[block].kind, shape.columns == 2 else {
            return nil
        }
        lines = source.wholeLines(tree.blocks[block].range, in: source.all.range)
        dashes = source.wholeLines(shape.dashes, in: source.all.range).lowerBound
        var bars = [source.columnOfLastBar(shape.dashes)]
        var isPadded = false
        for index in tree.children(of: block) {
            let cells = tree.children(of: index).map { tree.blocks[$0] }
            let isHeader = tree.blocks[index].kind == .row(isHeader: true)
            guard let row = Row(tree.blocks[index].range, cells, isHeader: isHeader, source) else {
                goOn(tree.blocks[index].range, cells, isHeader: isHeader, in: source)
                continue
            }
            if row.isClosed {
                bars.append(source.columns(before: row.cell.upperBound))
                if row.cell.upperBound - row.value.upperBound > 1 { isPadded = true }
            }
            let value = source.string(row.value)
            guard !isHeader || isKnown(row.name) || row.namesAField(value) else { continue }
            if let last = rows.indices.last {
                rows[last].lines = rows[last].lines.lowerBound..<row.lines.lowerBound
            }
            rows.append(row)
        }
        guard let last = rows.indices.last else { return nil }
        rows[last].lines = rows[last].lines.lowerBound..<lines.upperBound
        let counts = Dictionary(bars.compactMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.max { $0.value < $1.value }
        if isPadded, let most, most.value * 2 > bars.count { bar = most.key }
    }

    /// Takes a row that has no key of a field: one with a value alone goes on with the row above.
    private mutating func goOn(
        _ range: Range<Int>, _ cells: [Block], isHeader: Bool, in source: Source
    ) {
        let isEmpty = cells.first.map(\.content.isEmpty) ?? true
        if !isEmpty { isWhole = false }
        guard isEmpty, !isHeader, cells.count > 1, !cells[1].content.isEmpty else { return }
        isWhole = false
        guard let last = rows.indices.last else { return }
        rows[last].further.append(cells[1].content)
    }

    /// The name in the first cell of a line that is a row of a table, and what the second one holds; nil
    /// for other lines.
    ///
    /// - Parameter mayLackBar: whether no bar has to stand before the first cell.
    package static func pair(
        ofRow line: String, mayLackBar: Bool = false
    ) -> (name: String, value: String)? {
        let row = line.trimmed
        let hasBar = row.hasPrefix("|")
        guard hasBar || mayLackBar else { return nil }
        let cells = row.dropFirst(hasBar ? 1 : 0)
            .split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count > 1, let name = String(cells[0]).trimmed.keyOfRow?.name else {
            return nil
        }
        return (name, String(cells[1]).trimmed)
    }

    /// The header in a text that is written above a document's first section.
    package init?(of text: String, template: Template) {
        guard template.hasTableHeader else { return nil }
        let source = Source(Array(text.utf8))
        let tree = BlockTree(source.bytes, extensions: .file)
        self.init(among: tree.children(of: 0), of: tree, in: source, template: template)
    }

    /// Whether a line that begins at an offset of the text is a row with a field of the template, the
    /// dashes, or what stands above the first row.
    package func hasFields(ofTemplate template: Template, inLineAt offset: Int) -> Bool {
        guard lines.contains(offset), let first = rows.first else { return false }
        let row = rows.first { $0.lines.lowerBound == offset }
        if let row { return template.field(named: row.name, in: .head)?.isInTable ?? false }
        return offset < first.lines.lowerBound || offset == dashes
    }
}

extension TableHeader.Row {
    /// Nil for a row without a key, or without a cell behind it.
    fileprivate init?(
        _ range: Range<Int>, _ cells: [Block], isHeader: Bool, _ source: Source
    ) {
        guard let first = cells.first, let key = source.string(first.content).keyOfRow else {
            return nil
        }
        let lines = source.wholeLines(range, in: source.all.range)
        var end = lines.upperBound
        while end > lines.lowerBound, source.isLineEnd(end - 1) { end -= 1 }
        let start: Int
        if cells.count > 1 {
            start = cells[1].range.lowerBound + 1
        } else {
            // A row that ends behind its first bar has an empty value.
            let bar = source.indentEnd(first.content.upperBound, end)
            guard bar < end, source.bytes[bar] == UInt8(ascii: "|") else { return nil }
            start = bar + 1
        }
        let content = cells.count > 1 ? cells[1].content : end..<end
        let close = source.indentEnd(content.upperBound, end)
        isClosed = close < end && source.bytes[close] == UInt8(ascii: "|")
        isRagged = cells.count > 2
        cell = start..<(isRagged ? end : close)
        let place = min(start + 1, cell.upperBound)
        value = content.isEmpty ? place..<place : content
        (name, remark) = key
        self.key = first.content
        isAboveDashes = isHeader
        self.lines = lines
    }

    /// Whether a row above the dashes is a field, and not what the columns hold: `Field`, `Value`.
    fileprivate func namesAField(_ value: String) -> Bool {
        let columns = [
            "value", "values", "content", "contents", "info", "information", "details",
            "description", "name", "names", "notes", "data",
        ]
        let words = value.filter { !"*_`".contains($0) }.lowercased()
        return !words.isEmpty && !columns.contains(words)
    }
}

extension String {
    /// The key that a cell has, in bold, code or plain, and what stands in brackets behind it; nil for
    /// other words.
    fileprivate var keyOfRow: (name: String, remark: String?)? {
        var words = filter { !"*`\\".contains($0) }.trimmed
        while words.hasPrefix("_"), words.hasSuffix("_"), words.utf8.count > 2 {
            words = String(words.dropFirst().dropLast())
        }
        if words.hasSuffix(":") { words = words.dropLast().trimmed }
        let remark = words.keyRemark
        let name = words.withoutKeyRemark.trimmed
        guard name.first?.isLetter == true, name.count <= 40, name.wordCount <= 4,
            !name.contains(where: { "[]<>{}@|:".contains($0) })
        else { return nil }
        return (name, remark)
    }

    /// Whether it has a word that the names of fields have in headers of most projects.
    fileprivate var isUsualInHeaders: Bool {
        let usual: Set = [
            "title", "name", "author", "authors", "owner", "owners", "editor", "editors", "status",
            "state", "type", "created", "submitted", "updated", "date", "category", "version",
            "description", "contact",
        ]
        return FieldInference.isOfPeople(self)
            || lowercased().split { !$0.isLetter }.contains { usual.contains(String($0)) }
    }
}

extension Source {
    /// How many columns of a line stand before an offset.
    fileprivate func columns(before offset: Int) -> Int {
        string(wholeLines(offset..<offset, in: all.range).lowerBound..<offset).columnsInFile
    }

    /// Those before the bar that ends a row; nil where it ends without one.
    fileprivate func columnOfLastBar(_ row: Range<Int>) -> Int? {
        var end = row.upperBound
        while end > row.lowerBound, isBlank(end - 1..<end) { end -= 1 }
        guard end > row.lowerBound, bytes[end - 1] == UInt8(ascii: "|") else { return nil }
        return columns(before: end - 1)
    }
}
