import Proposals

/// # `metadata-field-missing`
///
/// Each field of the template stands in the information block and has a value. Only the number
/// may be empty, since it is assigned later. While the whole block is missing, or bears another
/// name, its fields are not missed one by one. No line is added for a field that is likely there,
/// misspelt.
///
/// Wrong: `- **Authors**:`, or no such line. Right: `- **Authors**: Ana Lima`.
extension Rule {
    static let metadataFieldMissing = Rule(
        "metadata-field-missing", .information, draft: .todo, later: .error,
        "Every field of the template has a value."
    ) { document in
        guard let place = document.informationPlace, place.isPresent else { return [] }
        let misspelt = document.misspeltEntries
        return document.template.fields.indices.compactMap { index in
            let field = document.template.fields[index]
            if let entry = document.entry(of: field) {
                guard entry.value.isEmpty, field.kind != .number else { return nil }
                return Problem(
                    entry.valueRange, .field(field.name), "`\(field.name)` is empty.",
                    help: "The template asks for it: \(field.placeholder).")
            }
            let before = document.template.fields[..<index].last { document.entry(of: $0) != nil }
            let at = before.flatMap { document.entry(of: $0) }?.range.upperBound
            let goes = before.map { "after `\($0.name)`" } ?? "first"
            let start = at ?? document.startOfFields(in: place)
            let likely = misspelt.first { $0.field.name == field.name }?.entry
            return Problem(
                start..<start, .field(field.name), "`\(field.name)` is missing; it goes \(goes).",
                help: likely.map { "\(Wording.code($0.name)) may be it." }
                    ?? "Add `- **\(field.name)**: …`: \(field.placeholder).",
                fixes: likely == nil ? document.insertion(of: field, below: before) : [])
        }
    }
}

extension Document {
    /// A line for the field below another's, or above the first, with the template's words.
    fileprivate func insertion(
        of field: Template.Field, below other: Template.Field?
    ) -> [Fix] {
        guard let near = other.flatMap({ entry(of: $0) }) ?? metadata.first else { return [] }
        let line = lines.wholeLines(near.range)
        let marker = text(line.lowerBound..<near.range.lowerBound)
        guard marker.contains(where: { !$0.isWhitespace }) else { return [] }
        let words = "\(marker)**\(field.name)**: \(field.placeholder)"
        let end = proposal.lineEnding
        let hasEnd = bytes[line].last.map { $0 == 0x0A || $0 == 0x0D } ?? false
        let edit: Fix.Edit
        if other == nil {
            edit = .init(line.lowerBound..<line.lowerBound, words + end)
        } else if hasEnd {
            edit = .init(line.upperBound..<line.upperBound, words + end)
        } else {
            edit = .init(line.upperBound..<line.upperBound, end + words)
        }
        return [.safe("Add `\(field.name)` with the template's words.", [edit])]
    }

    /// Where the first field stands, or would.
    fileprivate func startOfFields(in place: Place) -> Int {
        metadata.first?.range.lowerBound ?? place.body.lowerBound
    }
}
