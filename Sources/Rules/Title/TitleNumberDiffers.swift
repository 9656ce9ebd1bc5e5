/// # `title-number-differs`
///
/// The number in the heading is the one in the number field. Where one of them has none, nothing
/// differs.
///
/// Wrong: `# Enhancement 002: Tags` with `- **Enhancement Number**: 003`.
/// Right: `# Enhancement 003: Tags` with `- **Enhancement Number**: 003`.
extension Rule {
    static let titleNumberDiffers = Rule(
        "title-number-differs", .title, .error, "Heading and number field give one number."
    ) { document in
        guard let title = document.title, let inHeading = Int(title.number),
            let field = document.numberField, let entry = document.filledEntry(of: field),
            let inField = Int(entry.value), inHeading != inField
        else { return [] }
        let start = title.headingRange.lowerBound
        return [
            Problem(
                start..<title.titleRange.lowerBound, .field(field.name),
                "The heading says \(title.number), the field says \(entry.value).",
                help: "A proposal has one number: write the same in both.")
        ]
    }
}
