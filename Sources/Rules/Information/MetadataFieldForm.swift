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
        let wrong = document.metadata.filter { $0.field != nil && !$0.isWellFormed }
        guard let first = wrong.first, let field = first.field else { return [] }
        let value = first.value.isEmpty ? "" : " " + first.value
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

extension Document {
    /// Writes items of one line in the form; what has more than a line is left to a person.
    fileprivate func wellFormed(_ wrong: [MetadataEntry]) -> [Fix] {
        let edits = wrong.compactMap { entry -> Fix.Edit? in
            let written = text(entry.range)
            guard let field = entry.field, !written.contains(where: \.isNewline),
                let item = MetadataItem(written), !item.isWellFormed, isListItem(entry)
            else { return nil }
            let value = item.value.isEmpty ? "" : " " + item.value
            return .init(entry.range, "**\(field.name)**:\(value)")
        }
        return edits.isEmpty ? [] : [.safe("Write the fields as `- **Name**: value`.", edits)]
    }

    /// Whether a list marker stands before the item's text on its line.
    private func isListItem(_ entry: MetadataEntry) -> Bool {
        let start = lines.wholeLines(entry.range).lowerBound
        return bytes[start..<entry.range.lowerBound].contains { !$0.isWhite }
    }
}
