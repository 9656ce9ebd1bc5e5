import Proposals

/// # `date-form`
///
/// A date is a day that there is, written `YYYY-MM-DD`: so it sorts, and nobody takes the month
/// for the day. A form that three and a tenth of the folder's other proposals have, such as
/// `2025-09-05T00:00:00Z` or `2025.09.05`, is fine, and so are emphasis and backticks around it. Words
/// behind a day, `2025-09-05 (or thereabouts)`, are noted and no more.
///
/// Wrong: `2025-9-5`, `2025-02-30`, `5 Sep 2025`. Right: `2025-09-05`.
extension Rule {
    static let dateForm = Rule(
        "date-form", .information, .error, "Dates are real days, written `YYYY-MM-DD`."
    ) { document in
        document.template.fields.compactMap { field in
            guard field.kind == .date, let entry = document.filledEntry(of: field),
                Day(entry.value.withoutEmphasis) == nil, !document.isDateOfOthers(entry.value)
            else { return nil }
            let (message, day) = judgement(of: entry.value)
            var problem = Problem(
                entry.valueRange, .field(field.name), message,
                help: "Write the year with four digits, then month and day with two.",
                fixes: day.map {
                    [.safe("Write `\($0)`.", [.init(entry.valueRange, $0.description)])]
                } ?? [])
            if entry.value.beginsWithADay { problem.level = .note }
            return problem
        }
    }.ofValue

    /// What is wrong, and the day that is meant without doubt: year first, then month and day.
    private static func judgement(of value: String) -> (message: String, day: Day?) {
        let digits = value.split { "-/.".contains($0) }
        let isNumeric = digits.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        let numbers = digits.compactMap { Int($0) }
        guard isNumeric, numbers.count == 3, digits[0].count == 4 else {
            return ("\(Wording.code(value)) is not a date as `YYYY-MM-DD`.", nil)
        }
        guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return ("\(Wording.code(value)) does not exist.", nil)
        }
        return ("Write `\(day)` for \(Wording.code(value)).", day)
    }
}

extension CheckedDocument {
    /// Whether so many of the folder's other proposals have dates in this form that it is theirs.
    fileprivate func isDateOfOthers(_ value: String) -> Bool {
        context.shares?.isDate(value, besides: context.fileName) ?? false
    }
}

extension String {
    /// Whether words follow behind a day.
    fileprivate var beginsWithADay: Bool {
        let rest = dropFirst(10)
        return Day(prefix(10)) != nil && rest.first?.isWhitespace == true
            && rest.contains(where: \.isLetter)
    }

    /// Without signs of emphasis around all of it.
    fileprivate var withoutEmphasis: String {
        let signs = prefix { "*_`".contains($0) }
        guard hasSuffix(String(signs.reversed())) else { return self }
        return String(dropFirst(signs.count).dropLast(signs.count))
    }

    /// The form of a value that may be a date, with nines for digits and one letter for words; nil for
    /// `YYYY-MM-DD`, be there such a day or not, and for what has no number.
    var ownDateForm: String? {
        guard wordCount < 6, contains(where: \.isNumber) else { return nil }
        var form = ""
        for character in trimmed {
            if character.isNumber {
                form.append("9")
            } else if !character.isLetter {
                form.append(character)
            } else if form.last != "a" {
                form.append("a")
            }
        }
        return form == "9999-99-99" ? nil : form
    }
}
