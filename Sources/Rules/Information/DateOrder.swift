import Proposals

/// # `date-order`
///
/// The first date of the block is the oldest: nothing is updated before it was created.
///
/// Wrong: `Creation Date` 2025-09-15 with `Last Updated` 2025-09-01. Right: the same day, or later.
extension Rule {
    static let dateOrder = Rule(
        "date-order", .information, .error, "No date is before the first one."
    ) { document in
        let dates = document.template.fields.filter { $0.kind == .date }
        guard let first = dates.first, let created = document.day(of: first) else { return [] }
        return dates.dropFirst().compactMap { field in
            guard let day = document.day(of: field), day < created,
                let entry = document.entry(of: field), let oldest = document.entry(of: first)
            else { return nil }
            return Problem(
                entry.valueRange, .field(field.name),
                "`\(field.name)` \(day) is before `\(first.name)` \(created).",
                help: "One of the two is wrong.",
                fixes: [
                    .suggested(
                        "Write `\(created)` for `\(field.name)`.",
                        [.init(entry.valueRange, "\(created)")]),
                    .suggested(
                        "Write `\(day)` for `\(first.name)`.",
                        [.init(oldest.valueRange, "\(day)")]),
                ])
        }
    }
}

extension CheckedDocument {
    /// The day that a field holds, if it is one.
    func day(of field: Template.Field) -> Day? {
        filledEntry(of: field).flatMap { Day(field.withoutBracketsOfDay($0.value)) }
    }
}
