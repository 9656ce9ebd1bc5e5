import Proposals

/// Writes fields of a newer version of the template below the fields that stand before them there,
/// with the template's words in place of a value.
struct FieldAdding {
    private(set) var edits: [Fix.Edit] = []
    /// The names of the fields that are written.
    private(set) var fields: [String] = []
    /// The names of the fields for which there is no place.
    private(set) var left: [String] = []

    /// Lines that go to one place.
    private struct Addition {
        let isAbove: Bool
        /// What ends lines that are not to be joined to the next when they are read.
        let lineBreak: String
        var lines: [String] = []

        func text(_ ending: String, endsBroken: Bool) -> String {
            lines.joined(separator: lineBreak + ending) + (endsBroken ? lineBreak : "")
        }
    }

    init(_ asked: [Template.Field], in document: CheckedDocument) {
        guard !asked.isEmpty else { return }
        let template = document.template
        let own = CheckedDocument(template.source.bytes, template: template)
        let ending = document.proposal.lineEnding
        var additions: [Int: Addition] = [:]
        for field in asked {
            // The template has a field in its section that the document has below the title.
            let place = field.isMoved ? Template.Field.Place.section : field.place
            guard let line = own.entry(of: field), line.place == place,
                let goal = document.neighbour(of: field), goal.entry.isRow == line.isRow,
                goal.isAbove || document.endsWithItsLines(goal.entry)
            else {
                left.append(field.name)
                continue
            }
            let lines = document.lines.wholeLines(
                goal.entry.range.lowerBound..<goal.entry.itemEnd)
            let offset = goal.isAbove ? lines.lowerBound : lines.upperBound
            var text = document.line(of: line, as: field, in: own, like: goal.entry)
            let isAlone = document.isAlone(goal.entry)
            // Where a blank line parts the fields, two lines would be one paragraph.
            if isAlone { text = goal.isAbove ? text + ending : ending + text }
            let lineBreak = isAlone ? "" : document.lineBreak(around: goal.entry)
            additions[
                offset, default: Addition(isAbove: goal.isAbove, lineBreak: lineBreak)
            ].lines.append(text)
            fields.append(field.name)
        }
        for (offset, addition) in additions.sorted(by: { $0.key < $1.key }) {
            let (isAbove, lineBreak) = (addition.isAbove, addition.lineBreak)
            let end = document.trimmed(0..<offset).upperBound
            let isBroken =
                lineBreak.isEmpty || document.text(end..<offset).hasPrefix(lineBreak)
            if !isAbove, !isBroken { edits.append(.init(end..<end, lineBreak)) }
            let text = addition.text(ending, endsBroken: isAbove || isBroken)
            let hasLineEnd = isAbove || offset > 0 && document.bytes[offset - 1].isLineEnding
            edits.append(
                .init(offset..<offset, hasLineEnd ? text + ending : ending + text))
        }
    }

    /// Nothing is written.
    init(leaving asked: [Template.Field]) { left = asked.map(\.name) }
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
    /// - Parameter field: whose value is left out where it is an example that reads like a real one, or a
    ///   state.
    fileprivate func wholeText(
        of entry: MetadataEntry, as field: Template.Field? = nil
    ) -> (marker: String, text: String) {
        let start = lines.wholeLines(entry.range).lowerBound
        // How far the proposal is, nobody has said yet.
        let isExample =
            field.map { $0.isDefault ? $0.isState : $0.placeholder.readsAsReal } ?? false
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

    /// Whether no text goes on with what an entry says in the line below it, which would go on with a
    /// line that is written between them.
    fileprivate func endsWithItsLines(_ entry: MetadataEntry) -> Bool {
        let end = lines.wholeLines(entry.range.lowerBound..<entry.itemEnd).upperBound
        guard let paragraph = paragraph(of: entry), end < paragraph.upperBound else { return true }
        let next = trimmed(lines.wholeLines(end..<end))
        return MetadataItem(text(next))?.hasColon ?? false
    }

    /// The signs at the end of a line of the entry's paragraph that break it there; empty where lines
    /// are not broken, and for items.
    fileprivate func lineBreak(around entry: MetadataEntry) -> String {
        guard mark(of: entry).isEmpty, let paragraph = paragraph(of: entry) else { return "" }
        let written = text(lines.wholeLines(paragraph)).split(whereSeparator: \.isNewline)
        return ["  ", "\\"].first { sign in written.contains { $0.hasSuffix(sign) } } ?? ""
    }

    /// The paragraph that an entry stands in.
    private func paragraph(of entry: MetadataEntry) -> Range<Int>? {
        guard entry.place == .section || entry.place == .head else { return nil }
        return tree.blocks.first {
            $0.isParagraph && $0.range.contains(entry.range.lowerBound)
        }?.range
    }

    /// A field of the template as it is written beside another one of this document, whose form it
    /// takes.
    ///
    /// - Parameters:
    ///   - line: where the template has the field.
    ///   - template: read as a document.
    fileprivate func line(
        of line: MetadataEntry, as field: Template.Field, in template: CheckedDocument,
        like entry: MetadataEntry
    ) -> String {
        var text = template.wholeText(of: line, as: field).text
        if let form = form(of: entry), let asked = template.form(of: line), form != asked,
            !line.isList, !text.contains(where: \.isNewline)
        {
            let lead = line.valueRange.lowerBound - line.range.lowerBound
            let value = text.utf8.count > lead ? text.bytes(from: lead).trimmed : ""
            text = form.before + line.name + form.after + (value.isEmpty ? "" : " " + value)
        }
        return wholeText(of: entry).marker
            + text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .joined(separator: proposal.lineEnding)
    }

    /// The signs around the name of a field outside of front matter; nil where they are more than
    /// emphasis and a colon.
    private func form(of entry: MetadataEntry) -> FieldForm? {
        guard entry.place == .section || entry.place == .head else { return nil }
        let end = entry.isList ? entry.range.upperBound : entry.valueRange.lowerBound
        let lead = text(entry.range.lowerBound..<max(entry.range.lowerBound, end))
        guard let name = lead.range(ofText: entry.name) else { return nil }
        let form = FieldForm(
            before: lead.bytes(0..<name.lowerBound),
            after: lead.bytes(from: name.upperBound).trimmed)
        return (form.before + form.after).allSatisfy { "*_:".contains($0) } ? form : nil
    }
}

/// What stands around a field's name: `**`, and `**:`.
private struct FieldForm: Equatable {
    let before: String
    let after: String
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
