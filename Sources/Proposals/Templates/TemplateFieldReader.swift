import Markdown

/// The fields below a title, or above it, and where the blocks of them begin.
struct HeadFields {
    var fields: [Template.Field]
    var blocks: Set<Int>
    /// Which of the blocks is a table.
    var table: Int?

    /// Those of a block of code, a list or a table above the title, where none stand below it.
    func orAbove(_ reader: TemplateSectionReader) -> HeadFields {
        guard fields.isEmpty else { return self }
        var found = reader.headerFields
        if found.fields.isEmpty {
            let lists = reader.body.filter { reader.tree.blocks[$0].listMarker != nil }
            let above = TemplateSectionReader(source: reader.source, tree: reader.tree, body: lists)
            found = above.headFields
        }
        if found.fields.isEmpty { found = reader.tableFields }
        guard found.fields.count > 1 else { return self }
        for index in found.fields.indices { found.fields[index].isAboveTitle = true }
        return found
    }

    /// Without rows of a table that are said in front matter: what is left of it is no header where
    /// that is one row.
    func besides(_ others: [Template.Field]) -> HeadFields {
        let rows = fields.filter(\.isInTable)
        let own = rows.filter { row in
            !others.contains { $0.name.isSameField(as: row.name) }
        }
        guard own.count < rows.count else { return self }
        var found = self
        found.fields = fields.filter { !$0.isInTable } + (own.count > 1 ? own : [])
        if own.count < 2, let table { found.blocks.remove(table) }
        return found
    }
}

/// The fields that a section of a template has, and those below its title.
extension TemplateSectionReader {
    /// The metadata fields, if the section is nothing but a list of fields, and definitions of links.
    var fields: [Template.Field]? {
        let rest = body.filter {
            if case .definition = tree.blocks[$0].kind { false } else { true }
        }
        guard rest.count == 1, tree.blocks[rest[0]].listMarker?.ordered == false,
            source.wordOfCount(in: itemWords(of: rest[0])) == nil
        else { return nil }
        let items = itemWords(of: rest[0])
        let fields = items.compactMap { range -> Template.Field? in
            let text = NormalizedSpace.joined(source.string(range))
            guard let item = MetadataItem(text), !item.name.isDayOrNumber else { return nil }
            var field = Template.Field(item, place: .section)
            let line = source.wholeLines(range, in: source.all.range).lowerBound
            field.lead = source.string(line..<range.lowerBound) + text.bytes(0..<item.lead)
            return field
        }
        return fields.count == items.count ? fields : nil
    }

    /// The fields of a section that is nothing but lines `Key: value` and lists below some of the
    /// keys, which are such as headers of proposals have.
    var fieldLines: [Template.Field]? {
        let head = headFields
        let (found, known) = (head.fields, head.blocks)
        let usual = [
            "title", "author", "authors", "author(s)", "status", "state", "created", "date",
        ]
        let isWhole = body.allSatisfy { index in
            let block = tree.blocks[index]
            switch block.kind {
            case .definition: return true
            case .paragraph, .list: return known.contains(block.range.lowerBound)
            default: return false
            }
        }
        guard isWhole, body.contains(where: { tree.blocks[$0].isParagraph }),
            found.count(where: { usual.contains($0.name.lowercased()) }) > 1
        else { return nil }
        return found.map {
            var field = $0
            (field.place, field.isLine) = (.section, true)
            return field
        }
    }

    /// The fields of a section that is nothing but a block of code with the lines of a header, or a
    /// table with its rows, below which a line, comments and text may stand: they are those of a header below
    /// the title, under a heading of their own.
    ///
    /// - Parameter others: the fields of front matter.
    func fieldsOfHeader(besides others: [Template.Field]) -> [Template.Field]? {
        let rest = body.filter {
            if case .definition = tree.blocks[$0].kind { false } else { true }
        }
        if rest.count == 1 {
            return [headerFields.fields, tableFields.besides(others).fields].first { !$0.isEmpty }
        }
        let fields = tableFields.besides(others).fields
        let isFirst = rest.first.map { tree.blocks[$0].range.lowerBound } == tableFields.table
        guard isFirst, !fields.isEmpty, blocksBesideHeader.count == rest.count - 1 else {
            return nil
        }
        return fields
    }

    /// What stands below a table that is a header, where nothing does that may be a value.
    var blocksBesideHeader: [Int] {
        guard let table = tableFields.table else { return [] }
        return body.filter { index in
            guard tree.blocks[index].range.lowerBound > table else { return false }
            switch tree.blocks[index].kind {
            case .thematicBreak, .quote, .paragraph, .html(.comment): return true
            default: return false
            }
        }
    }

    /// The fields below the title: the first list or quote whose items or lines all read `Field: value`,
    /// and paragraphs whose lines all do, or all but one in emphasis; or a block of code that the template
    /// begins with. Where these have no more than one, the rows of a table are fields, too.
    var headFields: HeadFields {
        let header = headerFields
        var (fields, blocks) = (header.fields, header.blocks)
        var hasList = false
        for index in body {
            let block = tree.blocks[index]
            if !hasList, let quoted = quotedFields(of: index),
                quoted.count > 1 || !body.contains(where: { tree.blocks[$0].listMarker != nil })
            {
                hasList = true
                blocks.insert(block.range.lowerBound)
                fields += quoted
                continue
            }
            var lines: [String] = []
            if !hasList, block.listMarker?.ordered == false {
                lines = lineTexts(of: index)
            } else if block.isParagraph {
                lines = source.string(block.range).split(whereSeparator: \.isNewline).map(\.trimmed)
            }
            let items = lines.compactMap { line in
                MetadataItem(line).flatMap { $0.mayBeField ? (line: line, item: $0) : nil }
            }
            let isOneOther =
                block.isParagraph && items.count > 1 && items.count == lines.count - 1
                && lines.contains(where: \.isInEmphasisAndNoField)
            guard !items.isEmpty, items.count == lines.count || isOneOther,
                !block.isParagraph || !items.allSatisfy({ $0.item.isNote })
            else { continue }
            if !block.isParagraph { hasList = true }
            blocks.insert(block.range.lowerBound)
            let isParted = block.isParagraph && lines.count == 1
            fields += items.map { line, item in
                var field = Template.Field(item, place: .head)
                if block.isParagraph { field.lead = line.bytes(0..<item.lead) }
                field.isParted = isParted
                return field
            }
            if block.isParagraph, let list = tree.listOfValues(below: index, source) {
                take(list, below: index, of: &fields, in: &blocks)
            }
        }
        guard fields.count < 2 else { return HeadFields(fields: fields, blocks: blocks) }
        let table = tableFields
        return HeadFields(
            fields: fields + table.fields, blocks: blocks.union(table.blocks), table: table.table)
    }

    /// The texts of a list's items, without one that is words above items of its own beside two fields or
    /// more: `- Affected parts` above boxes to be checked.
    private func lineTexts(of list: Int) -> [String] {
        let items = tree.children(of: list).map { item in
            let text = NormalizedSpace.joined(source.string(tree.blocks[item].content))
            return (
                text: text,
                hasItems: tree.children(of: item).contains { tree.blocks[$0].listMarker != nil }
            )
        }
        let isField = { (text: String) in MetadataItem(text)?.hasColon ?? false }
        let rest = items.filter { !$0.hasItems || isField($0.text) }.map(\.text)
        return rest.count > 1 && rest.allSatisfy(isField) ? rest : items.map(\.text)
    }

    /// The rows of the first table that reads as a header.
    fileprivate var tableFields: HeadFields {
        for index in body {
            guard let table = TableHeader(asking: index, of: tree, in: source) else { continue }
            let start = tree.blocks[index].range.lowerBound
            return HeadFields(
                fields: table.rows.map { Template.Field($0, in: source) }, blocks: [start],
                table: start)
        }
        return HeadFields(fields: [], blocks: [])
    }

    /// Gives the last field the list below it as its value, unless that has fields itself.
    private func take(
        _ list: Int, below paragraph: Int, of fields: inout [Template.Field],
        in blocks: inout Set<Int>
    ) {
        guard !itemTexts(of: list).contains(where: { MetadataItem($0)?.hasColon ?? false }),
            let label = fields.popLast()
        else { return }
        blocks.insert(tree.blocks[list].range.lowerBound)
        let value = tree.values(ofList: list, source)
        var field = Template.Field(
            named: label.name, value: value, place: .head,
            isList: FieldInference.isOfPeople(label.name))
        field.isOptional = field.isOptional || label.isOptional
        (field.mark, field.lead, field.isParted) = (label.mark, label.lead, label.isParted)
        if field.kind == .people, tree.blocks[list].listMarker?.ordered == false,
            let first = itemWords(of: list).first
        {
            let end = tree.blocks[paragraph].range.upperBound
            let lead = source.string(end..<first.lowerBound).drop { $0 == " " || $0 == "\t" }
            field.itemLead = String(lead).replacing("\r\n", with: "\n")
        }
        fields.append(field)
    }

    /// Of such a header documents have those keys that they need.
    fileprivate var headerFields: HeadFields {
        let isTop = tree.children(of: 0).first { _ in true } == body.first
        guard let header = CodeHeader(among: body, of: tree, in: source, isTop: isTop) else {
            return HeadFields(fields: [], blocks: [])
        }
        let fields = header.entries.map { entry in
            var field = Template.Field(
                named: entry.item.name, value: entry.value(in: source), place: .head)
            field.isOptional = true
            field.isInCode = true
            field.keyRemark = entry.keyRemark(in: source)
            // A person on each line.
            let isSeveral = Array(RawLines(source, entry.lines)).count > 1
            if isSeveral, field.kind == .line, FieldInference.isOfPeople(field.name) {
                field.kind = .people
            }
            return field
        }
        let block = body.first { header.lines.contains(tree.blocks[$0].range.lowerBound) }
        return HeadFields(
            fields: fields,
            blocks: Set([block].compactMap { $0.map { tree.blocks[$0].range.lowerBound } }))
    }
}

extension Template.Field {
    /// Of a line `Key: value`, behind which a comment may say what there is to choose from, or that
    /// the field may be left out.
    init(_ item: MetadataItem, place: Place) {
        let value = Array(item.value.utf8)
        let end = MetadataItem.valueEnd(in: value[...])
        self.init(
            named: item.name, value: String(decoding: value[..<end], as: UTF8.self), place: place)
        if item.name.keyRemark?.lowercased().contains("optional") ?? false { isOptional = true }
        take(comment: String(decoding: value[end...], as: UTF8.self).trimmed)
    }

    /// Of a row of a table. Emphasis and brackets around all of the value are none of its words.
    fileprivate init(_ row: TableHeader.Row, in source: Source) {
        let end = MetadataItem.valueEnd(in: source.bytes[row.value], maybeBroken: false)
        let value = source.string(row.value.lowerBound..<end).outOfCell
        let comment = source.string(end..<row.value.upperBound).outOfCell.trimmed
        let words = value.withoutEmphasis
        self.init(named: row.name, value: words.withoutBrackets, place: .head)
        placeholder = value
        if words != value {
            // Documents have it in emphasis, or without: no word of it is the only one.
            if case .choice = kind { kind = .line }
            (examples, openEnds) = ([], [])
            if value.hasPrefix("**") { first = first.map { "**\($0)**" } }
        }
        isInTable = true
        let signs = ["otherwise, remove", "else remove", "else, remove", "or remove"]
        let isSaid = signs.contains(where: value.lowercased().contains)
        if isSaid || row.remark?.lowercased().contains("optional") ?? false { isOptional = true }
        take(comment: comment)
    }

    /// Takes what a comment behind the value says.
    mutating func take(comment: String) {
        // What breaks the line may stand there, too.
        guard comment.hasPrefix("<!") else { return }
        if comment.mentions("optional") { (isOptional, mark) = (true, comment) }
        var words = comment.drop { "<!- ".contains($0) }
        while let last = words.last, "-> ".contains(last) { words.removeLast() }
        takeChoices(of: String(words))
    }
}

extension String {
    /// What stands between signs of bold text or italics that are around it all.
    fileprivate var withoutEmphasis: String {
        for sign in ["**", "__", "*", "_"] where hasPrefix(sign) && hasSuffix(sign) {
            let words = String(dropFirst(sign.count).dropLast(sign.count))
            if utf8.count > 2 * sign.utf8.count, !words.contains(sign.first ?? " ") { return words }
        }
        return self
    }

    /// What stands between round brackets that are around it all.
    fileprivate var withoutBrackets: String {
        let words = String(dropFirst().dropLast())
        let isAll = utf8.count > 2 && hasPrefix("(") && hasSuffix(")")
        return isAll && !words.contains { "()".contains($0) } ? words : self
    }
}

extension MetadataItem {
    /// Whether a template may have it as a field below its title.
    var mayBeField: Bool { hasColon && name.wordCount <= 4 && !name.isDayOrNumber }

    /// `**Note on the preamble:** The link is only needed for some.`: a sentence, and no value.
    var isNote: Bool {
        let words = name.lowercased()
        let names = [
            "note", "notes", "please note", "nb", "todo", "important", "attention", "warning",
            "hint",
        ]
        let isAbout = ["note on ", "note about "].contains(where: words.hasPrefix)
        return (isAbout || names.contains(words)) && value.wordCount >= 3
            && !"<[{".contains(value.first ?? " ")
    }
}

extension Source {
    /// Words that stand for others in the lines of a paragraph of fields that are none.
    func standIns(besideFieldsIn block: Block, labels: Set<String>) -> [String] {
        guard block.isParagraph else { return [] }
        return string(block.range).split(whereSeparator: \.isNewline).map(\.trimmed)
            .filter(\.isInEmphasisAndNoField)
            .flatMap { Placeholders(in: $0.withoutComments.text, labels: labels).found }
    }
}

extension String {
    /// `**Discussion Channel** GitHub: {link}`: a line that begins in emphasis, so that the value above does
    /// not go on in it, and is no field.
    fileprivate var isInEmphasisAndNoField: Bool {
        "*_".contains(first ?? " ") && !(MetadataItem(self)?.mayBeField ?? false)
    }

    /// `2020-10-21`, `21 Oct 2020`, `v1.2`, and `YYYY-MM-DD` for one to come: what a list of changes has in
    /// front, and no name of a value.
    fileprivate var isDayOrNumber: Bool {
        let words = lowercased().split { !$0.isLetter && !$0.isNumber }
        if words.count == 3, Set(words) == ["yyyy", "mm", "dd"] { return true }
        let months = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        let isNumber = { (word: Substring) in !word.isEmpty && word.allSatisfy(\.isNumber) }
        return words.contains { $0.contains(where: \.isNumber) }
            && words.allSatisfy { word in
                isNumber(word) || word.first == "v" && isNumber(word.dropFirst())
                    || word.allSatisfy(\.isLetter) && months.contains(String(word.prefix(3)))
            }
    }
}
