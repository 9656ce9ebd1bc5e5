import Proposals

/// # `metadata-field-form`
///
/// A field is an item of the list, `- **Name**: value`, on one line, with the colon behind the
/// bold: that is what all tools read. Which mark begins the item does not matter.
///
/// Wrong: `- **Status:** Draft`, `- Status: Draft`, or `**Status**: Draft` outside a list.
/// Right: `- **Status**: Draft`.
extension Rule {
    static let metadataFieldForm = Rule(
        "metadata-field-form", .information, .warning, "Fields are written `- **Name**: value`."
    ) { document in
        let wrong = document.entriesOfAnotherForm
        guard let first = wrong.first, let field = first.field else { return [] }
        let value = document.given(first.value)
        let form = Wording.code("- **\(field.name)**:\(value)")
        let more = wrong.count == 1 ? "" : " (\(wrong.count) fields)"
        return [
            Problem(
                first.range, .field(field.name), "Write \(form)\(more).",
                help: "A field is one line of the list, its name bold, the colon outside the bold.",
                fixes: document.wellFormed(wrong))
        ]
    }
}

extension CheckedDocument {
    /// Fields of the block that are written in another form, where the template has none of that
    /// form itself.
    fileprivate var entriesOfAnotherForm: [MetadataEntry] {
        let entries = metadata.filter {
            $0.place == .section && $0.field != nil && !$0.isWellFormed
        }
        guard !entries.isEmpty else { return [] }
        let own = CheckedDocument(template.source.bytes, template: template).metadata
        return own.contains { $0.place == .section && $0.field != nil && !$0.isWellFormed }
            ? [] : entries
    }

    /// Writes items of one line in the form, and lines without a mark as items; what has more than
    /// a line is left to a person.
    fileprivate func wellFormed(_ wrong: [MetadataEntry]) -> [Fix] {
        let mark = metadata.lazy.map { self.mark(of: $0) }.first { !$0.isEmpty } ?? "- "
        let counts = metadata.reduce(into: [:]) { $0[$1.field?.name ?? "", default: 0] += 1 }
        let edits = wrong.compactMap { entry -> Fix.Edit? in
            let written = text(entry.range)
            // A second one, or the first line of a value, may be prose.
            guard let field = entry.field, counts[field.name] == 1,
                !written.contains(where: \.isNewline),
                let item = MetadataItem(written)
            else { return nil }
            let value = given(item.value)
            let form = "**\(field.name)**:\(value)"
            guard self.mark(of: entry).isEmpty else {
                return item.isWellFormed ? nil : .init(entry.range, form)
            }
            let start = lines.wholeLines(entry.range).lowerBound
            return .init(start..<entry.range.upperBound, mark + form)
        }
        return edits.isEmpty ? [] : [.safe("Write the fields as `- **Name**: value`.", edits)]
    }

    /// A value behind a colon: a sign that stood in the colon's place is no part of the value.
    fileprivate func given(_ value: String) -> String {
        let value = value.hasPrefix("=") ? String(value.dropFirst()).trimmed : value
        return value.isEmpty ? "" : " " + value
    }

    /// The list mark before an entry's text on its line; empty if there is none.
    func mark(of entry: MetadataEntry) -> String {
        let start = lines.wholeLines(entry.range).lowerBound
        let mark = text(start..<entry.range.lowerBound)
        return mark.trimmed.isEmpty ? "" : mark
    }
}
