import Prose

/// The number in the words around a title, and what a template has in its place.
extension TitleForm {
    /// The words before the title that stand for a number to come: `NUMBER`, `NNNN`, `0000`,
    /// `<issue number>`.
    package var numberWords: String? {
        let words = prefix.split { !$0.isLetter && !$0.isNumber }
        // `CEP 0 - `
        if words.count == 2, words[0].isKindInCapitals, words[1] == "0" { return "0" }
        // `0. `
        if words.count == 1, words[0] == "0" { return "0" }
        let inBrackets = Self.placesInBrackets(prefix).map { prefix[$0] }
        return (words.first(where: Self.isNumberToCome) ?? inBrackets.first(where: Self.isOfNumber))
            .map(String.init)
    }

    /// Whether a word stands for a number.
    static func isNumberToCome(_ word: Substring) -> Bool {
        word == "NUMBER" || word.count > 1 && word.isRun(ofOneOf: "NX0")
    }

    /// What a heading still has of this form in place of a number or a day: `NNNN`, `N`, `YYYYMMDD`.
    package func signLeft(in heading: String) -> String? {
        if heading.hasPrefix(prefix) {
            if let numberWords { return numberWords }
            let sign = placeOfNumber.map { prefix[$0] } ?? Self.dayToCome(in: prefix)
            // An `X` may be a name.
            if let sign, sign != "?", sign != "X" { return String(sign) }
        }
        guard !suffix.isEmpty, heading.hasSuffix(suffix) else { return nil }
        return (placeOfNumberBehind.map { suffix[$0] } ?? Self.dayToCome(in: suffix))
            .map(String.init)
    }

    /// The bytes of the number in a heading that has this form, or of what still stands in its place.
    func number(in heading: String) -> Range<Int>? {
        if let place = placeOfNumber {
            for (before, after) in aroundNumber {
                guard heading.lowercased().hasPrefix(before.lowercased()) else { continue }
                let rest = heading.dropFirst(before.count)
                let isToCome = rest.hasPrefix(prefix[place])
                let hasSign = (before + after).contains { $0 != " " }
                let number =
                    isToCome
                    ? rest.prefix(prefix[place].count) : rest.prefix { $0.isASCII && $0.isNumber }
                guard !number.isEmpty, isToCome || hasSign,
                    heading[number.endIndex...].hasPrefix(after)
                else { continue }
                let start = heading[..<number.startIndex].utf8.count
                return start..<start + number.utf8.count
            }
        }
        guard let place = placeOfNumberBehind, startOfSuffix(in: heading[...]) != nil else {
            return nil
        }
        let end = heading.utf8.count - suffix[place.upperBound...].utf8.count
        let words = heading.bytes(0..<end)
        let length =
            words.hasSuffix(suffix[place])
            ? suffix[place].utf8.count : words.reversed().prefix { $0.isASCII && $0.isNumber }.count
        return end - length..<end
    }

    /// The bytes of a number that a field has, digits or not, where this form has the one to come, and
    /// where the label ends.
    func label(of heading: String, numbered value: String) -> (end: Int, number: Range<Int>)? {
        guard !value.isEmpty else { return nil }
        for (before, after) in aroundNumber {
            guard heading.utf8.starts(with: (before + value).utf8) else { continue }
            let start = before.utf8.count
            let number = start..<start + value.utf8.count
            let rest = heading.bytes(from: number.upperBound)
            guard after.contains(where: { $0 != " " }) || rest.hasPrefix(" ") else { continue }
            if rest.hasPrefix(after) { return (number.upperBound + after.utf8.count, number) }
            if rest.trimmed == after.trimmed { return (heading.utf8.count, number) }
        }
        return nil
    }

    /// Where the words before the title end in a text that has a number, or a day, where this form has
    /// the one to come.
    func endOfNumbered(in text: String) -> String.Index? {
        for (before, after) in aroundNumber {
            // A number alone may be a part of the title.
            guard (before + after).contains(where: { $0 != " " }) else { continue }
            let isAlone = !before.contains { $0 != " " }
            let end = Self.endOfLabel(in: text, between: before, and: after) {
                let digits = $0.prefix { $0.isASCII && $0.isNumber }
                // So it may be where it is a year: `2024: looms`.
                let isYear = isAlone && digits.count > 3 && digits.first != "0"
                return isYear ? digits.prefix(0) : digits
            }
            if let end { return end }
        }
        if let day = Self.dayToCome(in: prefix) {
            let (before, after) = (prefix[..<day.startIndex], prefix[day.endIndex...])
            return Self.endOfLabel(in: text, between: String(before), and: String(after)) {
                let day = $0.prefix { $0.isASCII && $0.isNumber || $0 == "-" }
                return day.count(where: \.isNumber) < 6 ? day.prefix(0) : day
            }
        }
        guard let bare = aroundNumber.last, !bare.before.contains(where: \.isLetter) else {
            return nil
        }
        return NumberLabel.end(in: text).map(text.index(atByte:))
    }

    /// Where the words behind the title begin, with any number or day where one is to come; nil where they
    /// are not there.
    func startOfSuffix(in rest: Substring) -> Substring.Index? {
        if rest.hasSuffix(suffix) { return rest.index(rest.endIndex, offsetBy: -suffix.count) }
        let isOfDay = placeOfNumberBehind == nil
        guard let place = placeOfNumberBehind ?? placeOfDayBehind else { return nil }
        let (before, after) = (suffix[..<place.lowerBound], suffix[place.upperBound...])
        guard rest.hasSuffix(after), before.contains(where: { $0 != " " }) else { return nil }
        let numbered = rest.dropLast(after.count)
        let length = numbered.reversed().prefix {
            $0.isASCII && $0.isNumber || isOfDay && $0 == "-"
        }.count
        let words = numbered.dropLast(length)
        guard length > (isOfDay ? 5 : 0) else { return nil }
        if words.lowercased().hasSuffix(before.lowercased()) {
            return words.index(words.endIndex, offsetBy: -before.count)
        }
        // Without a title no blank stands before it.
        return words.trimmed.lowercased() == before.trimmed.lowercased() ? rest.startIndex : nil
    }

    /// What a text has behind its title of this form's words, with the number that it has there; nil
    /// where it has nothing of them.
    func tail(of text: String) -> String? {
        let end = place(in: text).upperBound
        guard end < text.endIndex else { return nil }
        let own = String(text[end...])
        if own.trimmed == suffix.trimmed { return suffix }
        guard placeOfNumberBehind != nil || placeOfDayBehind != nil else { return suffix }
        return own.hasPrefix(" ") || !suffix.hasPrefix(" ") ? own : " " + own
    }

    /// The signs before the title that a number takes the place of: `NNNN`, `####`, `N` and `?` behind a
    /// word, or `#` alone.
    private var placeOfNumber: Range<String.Index>? {
        if let words = numberWords { return prefix.firstRange(of: words) }
        let parts = prefix.split { !$0.isLetter && !$0.isNumber && !"#?".contains($0) }
        let behind = parts.dropFirst().first { $0.isRun(ofOneOf: "NX#?") }
        return (behind ?? parts.first { $0.isRun(ofOneOf: "#") }).map {
            $0.startIndex..<$0.endIndex
        }
    }

    /// The same behind the title: `NNN` of ` (ADR-NNN)`.
    private var placeOfNumberBehind: Range<String.Index>? {
        guard !suffix.isEmpty else { return nil }
        let word = suffix.split { !$0.isLetter && !$0.isNumber }.first(where: Self.isNumberToCome)
        return word.map { $0.startIndex..<$0.endIndex }
            ?? Self.placesInBrackets(suffix).first { Self.isOfNumber(suffix[$0]) }
    }

    /// The signs for a day behind the title: `YYYY-MM-DD` of ` (YYYY-MM-DD)`.
    private var placeOfDayBehind: Range<String.Index>? {
        Self.dayToCome(in: suffix).map { $0.startIndex..<$0.endIndex }
    }

    /// What stands before the number in the label and behind it: as the template has it, and without
    /// brackets around the number, which documents may leave out.
    private var aroundNumber: [(before: String, after: String)] {
        guard let place = placeOfNumber else { return [] }
        let (before, after) = (prefix[..<place.lowerBound], prefix[place.upperBound...])
        let bare = (before.drop { "{[<".contains($0) }, after.drop { "}]>".contains($0) })
        let own = (before: String(before), after: String(after))
        guard bare.0 != before || bare.1 != after else { return [own] }
        return [own, (before: String(bare.0), after: String(bare.1))]
    }

    /// The signs for a day to come in words around a title.
    static func dayToCome(in words: String) -> Substring? {
        ["YYYY-MM-DD", "YYYYMMDD"].compactMap { words.firstRange(of: $0) }.first.map { words[$0] }
    }

    /// Where a label ends that has a number between such words; a text may be a label and no more.
    ///
    /// - Parameter number: the number, or nothing, that a text begins with.
    private static func endOfLabel(
        in text: String, between before: String, and after: String,
        _ number: (Substring) -> Substring
    ) -> String.Index? {
        guard text.lowercased().hasPrefix(before.lowercased()) else { return nil }
        let number = number(text.dropFirst(before.count))
        let rest = text[number.endIndex...]
        guard !number.isEmpty, after.contains(where: { $0 != " " }) || rest.hasPrefix(" ") else {
            return nil
        }
        if rest.hasPrefix(after) { return rest.index(rest.startIndex, offsetBy: after.count) }
        return rest.trimmed == after.trimmed ? text.endIndex : nil
    }
}

extension Substring {
    /// `RFC`, `CEP`
    var isKindInCapitals: Bool { count > 1 && allSatisfy(\.isUppercase) }
}
