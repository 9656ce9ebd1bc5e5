import Proposals

/// Writes fields of a newer version of the template below the fields that stand before them there,
/// with the template's words in place of a value.
struct FieldAdding {
    private(set) var edits: [Fix.Edit] = []
    /// The names of the fields that are written.
    private(set) var fields: [String] = []
    /// The names of the fields for which there is no place.
    private(set) var left: [String] = []

    init(_ asked: [Template.Field], in document: CheckedDocument) {
        guard !asked.isEmpty else { return }
        let template = document.template
        let own = CheckedDocument(template.source.bytes, template: template)
        var texts: [Int: (isAbove: Bool, lines: [String])] = [:]
        for field in asked {
            guard let line = own.entry(of: field), line.place == field.place,
                let goal = document.neighbour(of: field), goal.entry.isRow == line.isRow
            else {
                left.append(field.name)
                continue
            }
            let place = document.lines.wholeLines(
                goal.entry.range.lowerBound..<goal.entry.itemEnd)
            let offset = goal.isAbove ? place.lowerBound : place.upperBound
            var text = document.line(own.wholeText(of: line, as: field), like: goal.entry)
            // Where a blank line parts the fields, two lines would be one paragraph.
            if document.isAlone(goal.entry) {
                let ending = document.proposal.lineEnding
                text = goal.isAbove ? text + ending : ending + text
            }
            texts[offset, default: (goal.isAbove, [])].lines.append(text)
            fields.append(field.name)
        }
        let ending = document.proposal.lineEnding
        for (offset, (isAbove, lines)) in texts.sorted(by: { $0.key < $1.key }) {
            let text = lines.joined(separator: ending)
            let hasLineEnd = isAbove || offset > 0 && document.bytes[offset - 1].isLineEnding
            edits.append(
                .init(offset..<offset, hasLineEnd ? text + ending : ending + text))
        }
    }
}

extension CheckedDocument {
    /// The nearest field of the template before one that stands in the document, else the nearest
    /// one behind it.
    fileprivate func neighbour(
        of field: Template.Field
    ) -> (entry: MetadataEntry, isAbove: Bool)? {
        let names = template.fields.filter { $0.place == field.place }.map(\.name)
        guard let index = names.firstIndex(of: field.name) else { return nil }
        let find = { (name: String) in
            self.metadata.first { $0.field?.name == name && $0.place == field.place }
        }
        if let before = names[..<index].reversed().lazy.compactMap(find).first {
            return (before, false)
        }
        // Nothing goes above the first row of a table.
        return names[(index + 1)...].lazy.compactMap(find).first.map { ($0, !$0.isRow) }
    }

    /// The text before an entry in its line, and the entry's lines, both without line ends around.
    ///
    /// - Parameter field: whose value is left out where it is an example that reads like a real one.
    fileprivate func wholeText(
        of entry: MetadataEntry, as field: Template.Field? = nil
    ) -> (marker: String, text: String) {
        let start = lines.wholeLines(entry.range).lowerBound
        let isExample = field.map { !$0.isDefault && $0.placeholder.readsAsReal } ?? false
        let value = entry.isList ? entry.range.upperBound : entry.valueRange.lowerBound
        if entry.isRow {
            let row = lines.wholeLines(entry.range)
            let words = text(isExample ? row.lowerBound..<value : row).trimmed
            return ("", isExample ? words + " |" : words)
        }
        let end = isExample ? value : max(entry.itemEnd, entry.range.upperBound)
        return (
            text(start..<entry.range.lowerBound), text(entry.range.lowerBound..<end).trimmed
        )
    }

    /// Whether an entry is a paragraph of its own, and no item or line among others.
    fileprivate func isAlone(_ entry: MetadataEntry) -> Bool {
        guard entry.place == .section || entry.place == .head, mark(of: entry).isEmpty else {
            return false
        }
        // A line below a list would go on with its last item.
        let ends = entry.isList ? [entry.range.upperBound, entry.itemEnd] : [entry.itemEnd]
        let places = ends.map { lines.wholeLines(entry.range.lowerBound..<$0) }
        return tree.blocks.contains {
            $0.isParagraph && places.contains(lines.wholeLines($0.range))
        }
    }

    /// A field of the template as it is written beside another one of this document.
    fileprivate func line(
        _ field: (marker: String, text: String), like entry: MetadataEntry
    ) -> String {
        let text = field.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .joined(separator: proposal.lineEnding)
        return wholeText(of: entry).marker + text
    }
}

extension String {
    /// Whether a template's value has a number, a day or an address of somebody in it and no sign that
    /// it stands for something: it would be read as the document's own.
    fileprivate var readsAsReal: Bool {
        let asked = ["yyyy", "nnn", "xxx", "000", "todo", "tbd"]
        guard !contains(where: { "[{(|…".contains($0) }),
            !asked.contains(where: lowercased().contains)
        else { return false }
        let isAddress = contains("@")
        guard isAddress || !contains("<") else { return false }
        return isAddress || contains { $0.isASCII && $0.isNumber }
    }
}
