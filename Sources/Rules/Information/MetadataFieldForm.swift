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
                help: "A field is one line of the list, its name bold, the colon outside the bold.")
        ]
    }
}
