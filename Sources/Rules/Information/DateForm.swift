import Proposals

/// # `date-form`
///
/// A date is a day that there is, written `YYYY-MM-DD`: so it sorts, and nobody takes the month
/// for the day. A form that three and a tenth of the folder's other proposals have, such as
/// `2025-09-05T00:00:00Z` or `2025.09.05`, is fine, and so are emphasis and backticks around it, and brackets
/// where the template has them, `[YYYY-MM-DD]`. Where a template asks for a day in another form, `DD.MM.YYYY`,
/// a day in that form is one, too. Of a key of front matter where the template has the field elsewhere only words
/// without any digit, and days that there are not, are told. Words behind a day, `2025-09-05 (or thereabouts)`, are noted and no more.
///
/// Wrong: `2025-9-5`, `2025-02-30`, `5 Sep 2025`. Right: `2025-09-05`.
extension Rule {
    static let dateForm = Rule(
        "date-form", .information, .error, "Dates are real days, written `YYYY-MM-DD`."
    ) { document in
        document.template.fields.compactMap { field in
            guard field.asksForADay,
                let entry = document.filledEntry(of: field) ?? document.keyOfNoDay(field),
                case let value = field.withoutBracketsOfDay(entry.value.withoutEmphasis),
                Day(value) == nil, !field.isDayInOwnForm(value),
                !document.isDateOfOthers(entry.value)
            else { return nil }
            var help = "Write the year with four digits, then month and day with two."
            var (message, day) = judgement(of: entry.value)
            if let form = field.ownFormOfDays {
                (message, day) = (judgement(of: entry.value, as: form), nil)
                help = "Write the day as `\(form)`."
            }
            var problem = Problem(
                entry.valueRange, .field(field.name), message, help: help,
                fixes: day.map {
                    [.safe("Write `\($0)`.", [.init(entry.valueRange, $0.description)])]
                } ?? [])
            if entry.value.beginsWithADay(of: field) { problem.level = .note }
            if entry.place == .frontMatter, field.place != .frontMatter {
                problem.level = .warning
            }
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

    /// What is wrong with a value where the template asks for a day in a form of its own.
    private static func judgement(of value: String, as form: String) -> String {
        value.hasDigits(asIn: form)
            ? "\(Wording.code(value)) does not exist."
            : "\(Wording.code(value)) is not a date as `\(form)`."
    }
}

extension Template.Field {
    /// Whether it asks for a day alone, in whatever form.
    var asksForADay: Bool { kind == .date || ownFormOfDays != nil }
}

extension CheckedDocument {
    /// The key of front matter that says a day which the template asks for elsewhere, where it has no digit, or
    /// is a day that there is not. What else stands there may be for other programs.
    fileprivate func keyOfNoDay(_ field: Template.Field) -> MetadataEntry? {
        guard let entry = keyEntry(of: field) else { return nil }
        let isWords = !entry.value.contains(where: \.isNumber)
        return isWords || entry.value.hasDigits(asIn: "YYYY-MM-DD") ? entry : nil
    }

    /// Whether so many of the folder's other proposals have dates in this form that it is theirs.
    fileprivate func isDateOfOthers(_ value: String) -> Bool {
        context.shares?.isDate(value, besides: context.fileName) ?? false
    }
}

extension String {
    /// Whether words follow behind a day.
    fileprivate func beginsWithADay(of field: Template.Field) -> Bool {
        let (day, rest) = (prefix(10), dropFirst(10))
        return (Day(day) != nil || field.isDayInOwnForm(day)) && rest.first?.isWhitespace == true
            && rest.contains(where: \.isLetter)
    }

    /// Whether it has a digit for each letter of a form of days, and the same signs between.
    func hasDigits(asIn form: String) -> Bool {
        count == form.count
            && zip(self, form).allSatisfy { "YMD".contains($1) ? $0.isNumber : $0 == $1 }
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
