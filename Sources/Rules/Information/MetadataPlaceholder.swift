import Proposals

/// # `metadata-placeholder`
///
/// A field holds a value of the writer's own, not the words that the template puts there, nor what
/// other templates put there: `TBD`, `N/A`, `0000`, `<name>`. The number may keep the template's
/// words until it is assigned, and the title has a rule of its own. Words of the template's that most of
/// the folder's accepted documents keep are what all have, `layout: default`, and so are a link to somewhere
/// and a sign, `- Issue: -`. One that says of no other document that this took its place, `- Supersedes: —`, is an
/// answer. No item of a list below the name is the template's. A day that is all of a
/// section is the answer of an accepted document, be it that of the template's example.
///
/// Wrong: `- **Authors**: List of authors`. Right: `- **Authors**: Ana Lima`.
extension Rule {
    static let metadataPlaceholder = Rule(
        "metadata-placeholder", .information, draft: .todo, later: .error,
        "No field holds the template's words."
    ) { document in
        document.template.fields.compactMap { field in
            guard field.name != document.titleField?.name,
                let entry = document.entry(of: field), !entry.value.isEmpty
            else { return nil }
            if entry.isFilled { return document.itemLeft(in: entry, of: field) }
            // Words that another template uses are no slip of the pen: nothing is put there.
            guard field.isUnfilled(entry.value) else {
                var problem = Problem(
                    entry.valueRange, .field(field.name),
                    "`\(field.name)` is still \(Wording.code(entry.value)).", help: help(field))
                if field.kind == .number { problem.level = .todo }
                return problem
            }
            guard field.kind != .number, !field.namesNoOther, !document.isConstant(field),
                !(document.isAccepted && field.isExampleOfDay)
            else { return nil }
            return Problem(
                entry.valueRange, .field(field.name), message(field), help: help(field),
                fixes: fixes(field, entry, today: document.context.today))
        }
    }.ofValue

    private static func fixes(
        _ field: Template.Field, _ entry: MetadataEntry, today: Day
    ) -> [Fix] {
        let value: String
        switch field.kind {
        case .choice(let choices):
            // Where all choices stay, no word takes their place.
            guard !field.marksChoice, let first = beginning(field, choices) else { return [] }
            value = first
        case .date: value = today.description
        case .prose, .list, .phaseTitle, .phaseText, .line, .number, .people, .values: return []
        }
        return [.suggested("Write `\(value)`.", [.init(entry.valueRange, value)])]
    }

    /// The choice that a new proposal has; nil for a state where none is one of the beginning.
    private static func beginning(_ field: Template.Field, _ choices: [String]) -> String? {
        field.first ?? (field.isState ? nil : choices[0])
    }

    private static func message(_ field: Template.Field) -> String {
        if case .choice(let choices) = field.kind {
            return "`\(field.name)` still lists all \(choices.count) choices."
        }
        return "`\(field.name)` is still \(Wording.code(field.placeholder))."
    }

    private static func help(_ field: Template.Field) -> String {
        switch field.kind {
        case .choice(let choices):
            beginning(field, choices).map { "Pick one; a new proposal begins as `\($0)`." }
                ?? "Pick one."
        case .date: "Write the day, year first."
        case .people: "Name those who propose this, separated by commas."
        case .number: "Write the number, or \(field.placeholder) until there is one."
        case .prose, .list, .phaseTitle, .phaseText, .line, .values:
            "Write a value of your own in place of the template's words."
        }
    }
}

extension Template.Field {
    /// Whether the template says by a sign that no other document is meant: `Supersedes: —`.
    fileprivate var namesNoOther: Bool {
        let others = ["supersed", "replace", "obsolete", "amend"]
        return !placeholder.isEmpty && placeholder.allSatisfy { "-–—".contains($0) }
            && others.contains(where: name.lowercased().contains)
    }

    /// Whether the template has a day as an example in a section of its own: `<!-- YYYY-MM-DD -->` above
    /// `2026-05-10`.
    fileprivate var isExampleOfDay: Bool {
        guard case .ownSection = place else { return false }
        return Day(placeholder.trimmed) != nil
    }
}

extension CheckedDocument {
    /// Problem of items in brackets of the template's that stand below a name beside others; nil without any.
    fileprivate func itemLeft(in entry: MetadataEntry, of field: Template.Field) -> Problem? {
        guard let first = entry.standIns.first else { return nil }
        return Problem(
            first, .field(field.name),
            "`\(field.name)` still has \(Wording.code(self.text(first).onOneLine)) among its values.",
            help: "Write another one in its place, or delete it.",
            fixes: [
                .suggested("Delete it.", entry.standIns.map { .init(lines.wholeLines($0), "") })
            ])
    }

    /// Whether the template's words are a value that most accepted documents keep, and no question or
    /// choice.
    func isConstant(_ field: Template.Field) -> Bool {
        switch field.kind {
        case .line, .values: break
        case .prose, .list, .phaseTitle, .phaseText, .number, .date, .people, .choice: return false
        }
        return !field.placeholder.withoutRealLinks.contains { "<{[|?".contains($0) }
            && context.shares?.isKeptByMost(valueOf: field) == true
    }
}

extension String {
    /// The words of links in place of these, but for those with a number to come: `[#0000](…)`.
    fileprivate var withoutRealLinks: String {
        guard let open = firstIndex(of: "["), let middle = self[open...].firstRange(of: "]("),
            let close = self[middle.upperBound...].firstIndex(of: ")"),
            case let words = self[index(after: open)..<middle.lowerBound],
            !words.contains(where: { "[]<{|?X".contains($0) }),
            !words.split(whereSeparator: { !$0.isNumber }).contains(where: {
                $0.allSatisfy { $0 == "0" }
            })
        else { return self }
        let rest = String(self[index(after: close)...]).withoutRealLinks
        return "\(self[..<open])\(words)\(rest)"
    }
}
