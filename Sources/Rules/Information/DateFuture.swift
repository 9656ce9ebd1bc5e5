import Proposals

/// # `date-future`
///
/// No date lies after tomorrow: a proposal tells what has happened to it. Tomorrow is fine, since
/// somewhere it has begun.
///
/// Wrong: `- **Last Updated**: 2052-09-15`. Right: a day up to tomorrow.
extension Rule {
    static let dateFuture = Rule(
        "date-future", .information, .warning, "No date lies after tomorrow."
    ) { document in
        let today = document.context.today
        let tomorrow = today.adding(days: 1)
        return document.template.fields.compactMap { field in
            guard field.kind == .date, let day = document.day(of: field), day > tomorrow,
                let entry = document.entry(of: field)
            else { return nil }
            return Problem(
                entry.valueRange, .field(field.name),
                "`\(field.name)` \(day) lies in the future.",
                help: "Write the day on which it happened; today is \(today).",
                fixes: [
                    .suggested("Write `\(today)`.", [.init(entry.valueRange, "\(today)")])
                ])
        }
    }
}
