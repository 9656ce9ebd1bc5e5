/// A form in which a template asks for a day that is not `YYYY-MM-DD` alone: `dd.MM.yyyy`, and
/// `[YYYY-MM-DD hh:mm UTC]`, where the time is to come.
struct DayForm {
    fileprivate let words: String

    /// Nil for words that ask for no such thing.
    init?(_ words: String) {
        if words.mentions("hh:mm"), words.contains("YYYY-MM-DD") {
            self.words = words
            return
        }
        let form = words.lowercased().filter { !"`'\"[]{}<>".contains($0) }.trimmed
        guard Self.forms.contains(form) else { return nil }
        self.words = form.uppercased()
    }

    /// The only form in which four of five values are days; nil where there is none, or another one may be
    /// meant as well.
    init?(ofMost values: [String]) {
        let forms = ["YYYY-MM-DD"] + Self.forms.map { $0.uppercased() }
        let counts = forms.map { form in
            (form: form, count: values.count { Self.day($0, in: form) != nil })
        }
        guard let most = counts.map(\.count).max(), most * 5 >= values.count * 4,
            case let named = counts.filter({ $0.count == most }), named.count == 1
        else { return nil }
        words = named[0].form
    }

    /// The form in which a value is a day; nil where it has none, or another one may be meant as well. With dots
    /// between, the day stands before the month.
    fileprivate init?(of value: String) {
        let found = Self.forms.map { $0.uppercased() }.filter { Self.day(value, in: $0) != nil }
        let daysFirst = "DD.MM.YYYY"
        guard let form = found.contains(daysFirst) ? daysFirst : found.first,
            form == daysFirst || found.count == 1
        else { return nil }
        words = form
    }

    /// Whether a value is a day in this form.
    fileprivate func reads(_ value: String) -> Bool { Self.day(value, in: words) != nil }

    private static func day(_ value: String, in form: String) -> Day? {
        let value = form.contains("年") ? value.withTwoDigits : value
        guard value.count == form.count else { return nil }
        var parts: [Character: Int] = [:]
        for (sign, letter) in zip(value, form) {
            guard "YMD".contains(letter) else {
                if sign == letter { continue }
                return nil
            }
            guard sign.isASCII, let digit = sign.wholeNumberValue else { return nil }
            parts[letter, default: 0] = parts[letter, default: 0] * 10 + digit
        }
        return Day(
            year: parts["Y", default: 0], month: parts["M", default: 0], day: parts["D", default: 0]
        )
    }

    /// Forms with other signs between or none, or another order.
    private static let forms: Set<String> = [
        "dd.mm.yyyy", "dd/mm/yyyy", "dd-mm-yyyy", "mm/dd/yyyy", "mm-dd-yyyy", "mm.dd.yyyy",
        "yyyy/mm/dd", "yyyy.mm.dd", "yyyymmdd", "yyyy年mm月dd日",
    ]

    /// The words with a day in its place.
    func filled(with day: Day) -> String {
        let form = "YYYY-MM-DD"
        if words.contains(form) { return words.replacing(form, with: day.description) }
        let parts = day.description.split(separator: "-").map(String.init)
        return words.replacing("YYYY", with: parts[0]).replacing("MM", with: parts[1])
            .replacing("DD", with: parts[2])
    }

    /// Whether a time belongs to it.
    fileprivate var hasTime: Bool { Self.isOpen(words) }

    /// Whether a value still has the sign for a time.
    static func isOpen(_ value: String) -> Bool { value.mentions("hh:mm") }
}

extension Template.Field {
    /// What kind of day it is, in words, where the template asks for one in a form of its own.
    package var dayInWords: String? {
        dayForm.map { $0.hasTime ? "a date with a time" : "a date in its own form" }
    }

    /// The form of numbers in which the template asks for a day, `DD.MM.YYYY`; nil where days are written
    /// `YYYY-MM-DD`, and where a time belongs to them.
    package var ownFormOfDays: String? {
        dayForm.flatMap { $0.hasTime ? nil : $0.words }
    }

    /// Whether a value is a day that there is, in the form in which the template asks for it.
    package func isDayInOwnForm(_ value: some StringProtocol) -> Bool {
        dayForm.map { !$0.hasTime && $0.reads(String(value)) } ?? false
    }

    /// What stands between brackets around a day, where the template has such brackets: `[YYYY-MM-DD]`.
    package func withoutBracketsOfDay(_ value: String) -> String {
        let pairs: [Character: Character] = ["[": "]", "{": "}", "<": ">"]
        guard kind == .date || dayForm != nil, let open = placeholder.first, value.first == open,
            value.count > 2, let close = pairs[open], value.last == close
        else { return value }
        return String(value.dropFirst().dropLast()).trimmed
    }

    /// A day in the brackets that the value before it has, as the template has them.
    package func bracketed(_ day: String, asIn value: String) -> String {
        guard withoutBracketsOfDay(value) != value, withoutBracketsOfDay(day) == day, !day.isEmpty
        else { return day }
        return "\(value.prefix(1))\(day)\(value.suffix(1))"
    }

    /// A day as it stands in place of a value: in that one's form of numbers, as the template asks for it where
    /// that says nothing; nil where a value has no such form, as a month alone, or may be read in two.
    package func written(_ day: Day, inPlaceOf value: String) -> String? {
        let asked = dayForm.flatMap { $0.hasTime ? nil : $0 }
        if value.isEmpty || saysNothing(value) {
            return asked?.filled(with: day) ?? day.description
        }
        let words = withoutBracketsOfDay(value)
        if words != value, let bare = written(day, inPlaceOf: words) {
            return bracketed(bare, asIn: value)
        }
        if value.isDayBehindYear { return day.description }
        let form = asked.flatMap { $0.reads(value) ? $0 : nil } ?? DayForm(of: value)
        return form?.filled(with: day)
    }
}

extension String {
    /// `2021年3月6日` with two digits for the month and the day; any other words as they are.
    fileprivate var withTwoDigits: String {
        let parts = split { !$0.isNumber }
        guard parts.count == 3, self == "\(parts[0])年\(parts[1])月\(parts[2])日" else { return self }
        let two = parts[1...].map { $0.count == 1 ? "0\($0)" : String($0) }
        return "\(parts[0])年\(two[0])月\(two[1])日"
    }

    /// `2021-03-16`, `2021-3-6`
    fileprivate var isDayBehindYear: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].utf8.count == 4
            && parts[1...].allSatisfy { (1...2).contains($0.utf8.count) }
            && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
