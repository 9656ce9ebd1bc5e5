/// # `metadata-field-order`
///
/// The fields stand in the template's order, so that the blocks of all proposals read alike.
///
/// Wrong: `Authors` above `Status`. Right: `Status` above `Authors`.
extension Rule {
    static let metadataFieldOrder = Rule(
        "metadata-field-order", .information, .note, "Fields stand in the template's order."
    ) { document in
        var above: (index: Int, name: String)?
        for entry in document.metadata {
            guard let field = entry.field,
                let index = document.template.fields.firstIndex(where: { $0.name == field.name })
            else { continue }
            if let above, index < above.index {
                return [
                    Problem(
                        entry.range, .field(field.name),
                        "`\(field.name)` stands after `\(above.name)`.",
                        help: "The template has it before: blocks in one order read alike.")
                ]
            }
            above = (index, field.name)
        }
        return []
    }
}
