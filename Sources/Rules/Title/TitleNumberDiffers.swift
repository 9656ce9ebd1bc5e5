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
                help: "A proposal has one number: write the same in both.",
                fixes: [
                    .suggested(
                        "Take the field's: \(entry.value).", document.headingNumber(entry.value)),
                    .suggested(
                        "Take the heading's: \(title.number).",
                        [.init(entry.valueRange, title.number)]),
                ].filter { !$0.edits.isEmpty })
        ]
    }
}

extension CheckedDocument {
    /// Another number in the title's label.
    fileprivate func headingNumber(_ number: String) -> [Fix.Edit] {
        guard let title else { return [] }
        let label = title.headingRange.lowerBound..<title.titleRange.lowerBound
        let digits = bytes[label].indices.filter { (0x30...0x39).contains(bytes[$0]) }
        guard let first = digits.first, digits.count == title.number.utf8.count else { return [] }
        return [.init(first..<first + digits.count, number)]
    }
}
