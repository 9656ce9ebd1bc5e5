import Markdown
import Proposals

/// A value of the document that bears a name: an item of the information block that reads as
/// `Field: value`, and what stands for one in documents of other templates.
struct MetadataEntry: Sendable {
    /// The template's field of this name.
    let field: Template.Field?
    /// The name as it is written, without emphasis.
    let name: String
    var value: String
    /// Bytes of the item's text.
    let range: Range<Int>
    /// Where the item ends, with all that stands below its text.
    let itemEnd: Int
    /// Bytes of the value; empty behind the colon if there is none.
    let valueRange: Range<Int>
    /// Written `- **Name**: value`, the value in the item's own text; always true where the form is
    /// another one.
    let isWellFormed: Bool
    var place = Template.Field.Place.section
    /// The value is a list or text below the name, which no line takes the place of.
    var isList = false
    /// Of a list below the name, the items that are the template's words in brackets.
    var standIns: [Range<Int>] = []
    /// It stands in a row of a table.
    var isRow = false
    /// Bytes of the word that is marked among all choices.
    var chosenRange: Range<Int>?

    /// Bytes of the words that are the value.
    var wordsRange: Range<Int> { chosenRange ?? valueRange }

    /// A value as it is written in its place.
    func written(_ value: String) -> String { isRow ? value.inCell : value }

    var isFilled: Bool { field.map { !$0.saysNothing(value) } ?? !value.isEmpty }
}

extension CheckedDocument {
    /// The first entry of a field, in whatever form.
    func entry(of field: Template.Field) -> MetadataEntry? {
        metadata.first { $0.field?.name == field.name }
    }

    /// The entry of a field with a value of the writer's own.
    func filledEntry(of field: Template.Field) -> MetadataEntry? {
        entry(of: field).flatMap { $0.isFilled ? $0 : nil }
    }

    /// The key of front matter that says a field which the template has elsewhere, and the document has not.
    func keyEntry(of field: Template.Field) -> MetadataEntry? {
        guard field.place != .frontMatter, entry(of: field) == nil else { return nil }
        return metadata.first {
            $0.place == .frontMatter && $0.field == nil && !field.saysNothing($0.value)
                && $0.name.lowercased() == field.name.lowercased()
        }
    }

    /// Reads front matter, what stands below the title, the block, and sections that are a value.
    func readMetadata() -> [MetadataEntry] {
        var entries = frontMatterEntries()
        if template.fields.contains(where: { $0.place == .head }) {
            // Above the title, below it, and in a section that is a header.
            let heads =
                places.prefix(3).filter(\.isHead)
                + [template.headerSection.flatMap(place(forTemplate:))].compactMap(\.self)
                .filter(\.isPresent)
            let written = heads.flatMap {
                self.entries(in: $0) + headerEntries(in: $0) + rowEntries(in: $0)
            }
            entries += written.filter { $0.field?.place == .head }.map {
                var entry = $0
                entry.place = .head
                return entry
            }
        }
        if let place = informationPlace, place.isPresent {
            entries += self.entries(in: place).filter {
                $0.field.map { $0.place == .section } ?? true
            }
        }
        return (entries + template.fields.compactMap(sectionEntry)).map(withChosenWord)
    }

    /// An entry that shows all choices, with the word that is marked as its value.
    private func withChosenWord(_ entry: MetadataEntry) -> MetadataEntry {
        guard let field = entry.field, field.marksChoice,
            case let chosen = field.chosen(in: entry.value), chosen != entry.value
        else { return entry }
        let words = text(entry.valueRange)
        let mark = ["[x]", "[X]", "**", "`"].lazy.compactMap { words.firstRange(of: $0) }.first
        guard let mark, let word = words[mark.upperBound...].firstRange(of: chosen) else {
            return entry
        }
        var entry = entry
        let start = entry.valueRange.lowerBound + words[..<word.lowerBound].utf8.count
        (entry.value, entry.chosenRange) = (chosen, start..<start + chosen.utf8.count)
        return entry
    }

    private func frontMatterEntries() -> [MetadataEntry] {
        guard let mapping = try? frontMatter?.get() else { return [] }
        return mapping.entries.map { entry in
            let known = template.field(named: entry.key, in: .frontMatter)
            return MetadataEntry(
                field: known, name: entry.key, value: words(of: entry, asked: known),
                range: trimmed(entry.lines), itemEnd: trimmed(entry.lines).upperBound,
                valueRange: entry.valueRange, isWellFormed: true, place: .frontMatter)
        }
    }

    /// The words of a key's value: of one item between the brackets of YAML these are none of its words, where
    /// the template has several, or a line for each.
    private func words(of entry: YAMLMapping.Entry, asked: Template.Field?) -> String {
        if let asked, asked.kind.isSeveral, !asked.placeholder.hasPrefix("["),
            let item = entry.onlyItem
        {
            return item
        }
        return entry.words(in: proposal.source)
    }

    /// The value that is all of a section.
    private func sectionEntry(_ field: Template.Field) -> MetadataEntry? {
        guard case .ownSection(let index) = field.place, let place = place(forTemplate: index),
            place.isPresent,
            let block = place.blocks.first(where: { !tree.blocks[$0].isBesideValue }),
            tree.blocks[block].isParagraph
        else { return nil }
        let paragraph = tree.blocks[block].range
        let line = lines.range(ofLine: lines.line(at: paragraph.lowerBound))
        let words = trimmed(paragraph.lowerBound..<min(line.upperBound, paragraph.upperBound))
        let range = words.lowerBound..<MetadataItem.valueEnd(in: bytes[words])
        return MetadataEntry(
            field: field, name: field.name, value: text(range), range: range,
            itemEnd: range.upperBound, valueRange: range, isWellFormed: true, place: field.place)
    }

    /// The items of a place's lists, and lines of text, or of a quote as in the template, that begin with a
    /// known name.
    private func entries(in place: SectionSpan) -> [MetadataEntry] {
        var entries: [MetadataEntry] = []
        for index in place.blocks {
            let block = tree.blocks[index]
            if case .list = block.kind {
                entries += tree.children(of: index).flatMap { itemEntries($0) }
            } else if block.isParagraph {
                entries += paragraphEntries(block.range).map { withLinesBelow($0, in: block.range) }
                if entries.last.map({ block.range.contains($0.range.lowerBound) }) ?? false,
                    let list = tree.listOfValues(below: index, proposal.source)
                {
                    giveValues(of: list, toLastOf: &entries)
                }
            } else if template.hasQuotedFields {
                entries += tree.linesOfQuote(index, proposal.source).compactMap {
                    entry(trimmed($0.words), isItem: false, below: [])
                }
            }
        }
        return entries
    }

    /// A list below a name alone is its value.
    private func giveValues(of list: Int, toLastOf entries: inout [MetadataEntry]) {
        let items = tree.children(of: list).map { trimmed(tree.blocks[$0].content) }
        guard let label = entries.last, label.value.isEmpty, let first = items.first,
            let last = items.last, label.range.upperBound <= first.lowerBound
        else { return }
        var entry = MetadataEntry(
            field: label.field, name: label.name,
            value: tree.values(ofList: list, proposal.source), range: label.range,
            itemEnd: last.upperBound, valueRange: first.lowerBound..<last.upperBound,
            isWellFormed: label.isWellFormed)
        entry.isList = true
        entries[entries.count - 1] = entry
    }

    /// An entry of a name alone with the lines below it as its value, up to the next one.
    private func withLinesBelow(
        _ label: MetadataEntry, in paragraph: Range<Int>
    ) -> MetadataEntry {
        guard label.value.isEmpty, label.field != nil else { return label }
        let start = lines.wholeLines(label.range).upperBound
        var end = start
        while end < paragraph.upperBound {
            let line = lines.wholeLines(end..<end)
            if MetadataItem(text(trimmed(line)))?.hasColon ?? false { break }
            end = line.upperBound
        }
        let value = trimmed(start..<max(start, min(end, paragraph.upperBound)))
        guard !value.isEmpty else { return label }
        var entry = MetadataEntry(
            field: label.field, name: label.name, value: text(value).onOneLine,
            range: label.range, itemEnd: value.upperBound, valueRange: value,
            isWellFormed: label.isWellFormed)
        entry.isList = true
        return entry
    }

    /// Lines of a block of code that the document begins with.
    private func headerEntries(in head: SectionSpan) -> [MetadataEntry] {
        guard template.hasCodeHeader,
            let header = CodeHeader(
                among: head.blocks, of: tree, in: proposal.source, known: template.namesInCode,
                isTop: !head.hasHeading)
        else { return [] }
        return header.entries.map { entry in
            let range = trimmed(entry.start..<entry.lines.upperBound)
            let value = trimmed(
                min(
                    entry.start + entry.item.lead + entry.item.gap, range.upperBound)..<range
                    .upperBound)
            return MetadataEntry(
                field: template.field(named: entry.item.name, in: .head), name: entry.item.name,
                value: text(value).onOneLine.withoutQuotes, range: range,
                itemEnd: range.upperBound, valueRange: value, isWellFormed: true, place: .head)
        }
    }

    /// Rows of a table that is a header.
    private func rowEntries(in head: SectionSpan) -> [MetadataEntry] {
        let table = TableHeader(
            among: head.blocks, of: tree, in: proposal.source, template: template)
        return (table?.rows ?? []).map { row in
            let end = MetadataItem.valueEnd(in: bytes[row.value], maybeBroken: false)
            let own = row.value.lowerBound..<end
            let words = ([own] + row.further).map { text($0).outOfCell }
            let range = row.key.lowerBound..<max(row.key.upperBound, end)
            return MetadataEntry(
                field: template.field(named: row.name, in: .head), name: row.name,
                value: words.joined(separator: " ").trimmed, range: range,
                itemEnd: trimmed(row.lines).upperBound, valueRange: own, isWellFormed: true,
                place: .head, isRow: true)
        }
    }

    /// The entry of an item, and the entries below it that have no mark of their own.
    private func itemEntries(_ index: Int) -> [MetadataEntry] {
        let item = tree.blocks[index]
        guard index + 1 < item.end, tree.blocks[index + 1].isParagraph else { return [] }
        let range = tree.blocks[index + 1].range
        let below = (index + 2..<item.end).map { tree.blocks[$0] }
            .filter { $0.isParagraph }.map(\.range)
        let next = lines.wholeLines(range.lowerBound..<range.lowerBound).upperBound
        let others = next < range.upperBound ? paragraphEntries(next..<range.upperBound) : []
        let own = others.first.map {
            trimmed(range.lowerBound..<lines.wholeLines($0.range).lowerBound)
        }
        let itemEnd = trimmed(item.range).upperBound
        return [entry(own ?? range, itemEnd: itemEnd, isItem: true, below: below)]
            .compactMap(\.self) + others
    }

    private func paragraphEntries(_ range: Range<Int>) -> [MetadataEntry] {
        (lines.line(at: range.lowerBound)...lines.line(at: range.upperBound)).compactMap {
            entry(trimmed(lines.range(ofLine: $0)), isItem: false, below: [])
        }
    }

    /// - Parameter below: paragraphs inside of the item, which are its value if it has no other.
    private func entry(
        _ range: Range<Int>, itemEnd: Int? = nil, isItem: Bool, below: [Range<Int>]
    ) -> MetadataEntry? {
        let text = text(range)
        guard let item = MetadataItem(String(text.prefix { !$0.isNewline })) else { return nil }
        let field = template.field(named: item.name)
        // Outside a list, only a known name makes a field of a line.
        guard field != nil || isItem else { return nil }
        let start = min(range.lowerBound + item.lead + item.gap, range.upperBound)
        var valueRange = trimmed(start..<range.upperBound)
        valueRange = valueRange.lowerBound..<MetadataItem.valueEnd(in: bytes[valueRange])
        if let field {
            valueRange = template.range(ofValue: valueRange, of: field, in: proposal.source)
        }
        var value = self.text(valueRange).onOneLine
        var standIns: [Range<Int>] = []
        // Paragraphs below a value are remarks.
        let isWhole = !value.isEmpty || below.isEmpty
        if !isWhole, let first = below.first, let last = below.last {
            valueRange = first.lowerBound..<last.upperBound
            let items = below.map { self.text($0).onOneLine }
            standIns = zip(below, items).filter { field?.hasStandIn($0.1) ?? false }.map(\.0)
            let areAsked = standIns.count == items.count
            value = areAsked ? field?.placeholder ?? "" : items.joined(separator: ", ")
        }
        return MetadataEntry(
            field: field, name: item.name, value: value, range: range,
            itemEnd: itemEnd ?? range.upperBound, valueRange: valueRange,
            isWellFormed: item.isWellFormed && isItem && isWhole, isList: !isWhole,
            standIns: standIns)
    }

    /// The range without blanks and line ends at both sides.
    func trimmed(_ range: Range<Int>) -> Range<Int> { bytes.trimmed(range) }
}

extension Template.Field {
    /// Whether the template has an item in its list below the name, with nothing but words in brackets.
    fileprivate func hasStandIn(_ item: String) -> Bool {
        guard let first = item.first, let last = item.last else { return false }
        return ["<>", "{}", "[]"].contains("\(first)\(last)") && placeholder.contains(item)
    }
}
