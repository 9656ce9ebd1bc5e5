/// # `metadata-field-repeated`
///
/// Each field is given once: of two values, no reader knows which holds. Lines below the title that
/// lead to different places, such as two issues, are several values.
///
/// Wrong: `- **Status**: Draft` and, three lines on, `- **Status**: Approved`. Right: one of them.
extension Rule {
    static let metadataFieldRepeated = Rule(
        "metadata-field-repeated", .information, .error, "Each field is given once."
    ) { document in
        document.template.fields.compactMap { field in
            let entries = document.metadata.filter { $0.field?.name == field.name }
            guard entries.count > 1, !entries.areLinks else { return nil }
            let numbers = entries.map { document.toldLine(at: $0.range.lowerBound) }
            let times = entries.count == 2 ? "twice" : "\(entries.count) times"
            return Problem(
                entries[1].range, .field(field.name),
                "`\(field.name)` is given \(times): \(Wording.lines(numbers)).",
                help: "Keep the one that holds.")
        }
    }
}

extension [MetadataEntry] {
    /// Whether each stands below the title and leads somewhere else.
    fileprivate var areLinks: Bool {
        Set(map(\.value)).count == count
            && allSatisfy { $0.place == .head && $0.value.contains("://") }
    }
}
