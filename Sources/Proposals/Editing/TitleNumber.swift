/// The title's heading, where it is written for itself.
extension Proposal {
    /// Writes the number where the heading has a place for it that is not filled in: `NUMBER. Title`,
    /// `KEP-NNNN: Title`, `{ADR-NUMBER}. Title`. It has as many digits as those of other headings, with zeros in
    /// front; where none has a number, so many as it is written with, unless a point stands behind it and the
    /// template has but one sign or a word for it.
    ///
    /// - Parameter headings: of other proposals; those of the same kind count where there are some.
    package mutating func numberTitle(
        _ number: Int, written: String, asIn headings: [String] = []
    ) {
        let old = titleHeading
        let label = template.titleForm.map { String(old[..<$0.place(in: old).lowerBound]) }
        let found =
            placeOfNumber(in: old) ?? label.flatMap(TitleLine.numberToCome)
            ?? template.titleForm?.number(in: old)
        guard !isReadOnly, let place = found else { return }
        let sign = old.bytes(place)
        guard !sign.isNumberGiven else { return }
        var text = old
        let hasZeros =
            !old.bytes(from: place.upperBound).hasPrefix(".")
            || sign.count > 1 && sign.isRun(ofOneOf: "NX0")
        let kind = old.kindBeforeNumber
        let same = headings.filter { $0.kindBeforeNumber == kind }
        let alike = width(ofNumbersIn: kind == nil || same.isEmpty ? headings : same)
            .map {
                String(repeating: "0", count: max(0, $0 - String(number).count)) + String(number)
            }
        text.replaceBytes(place, with: alike ?? (hasZeros ? written : String(number)))
        replaceTitleHeading(with: text)
    }

    private func placeOfNumber(in heading: String) -> Range<Int>? {
        let found =
            NumberLabel.find(in: heading, own: template.labelWord)
            ?? heading.kindBeforeNumber.flatMap { NumberLabel.find(in: heading, own: $0) }
        return found?.number
    }

    /// How many digits the numbers of headings have that have zeros in front, `0012. Own`, to be as wide as the
    /// others; 1 where they have none, and nil where no heading has a number.
    private func width(ofNumbersIn headings: [String]) -> Int? {
        let numbers = headings.compactMap { heading -> String? in
            guard
                let place = placeOfNumber(in: heading) ?? template.titleForm?.number(in: heading),
                case let number = heading.bytes(place), number.isNumberGiven,
                number.allSatisfy(\.isNumber)
            else { return nil }
            return number
        }
        guard !numbers.isEmpty else { return nil }
        let padded = numbers.filter { $0.hasPrefix("0") }
        let widest = padded.map(\.count).max() ?? 0
        let areAlike = padded.count > numbers.count { !$0.hasPrefix("0") && $0.count < widest }
        let widths = Dictionary(grouping: padded, by: \.count).mapValues(\.count)
        let width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        return areAlike ? width : 1
    }

    /// Lets links to the title's heading, and its entry in a list of contents, follow the words that it has
    /// now.
    ///
    /// - Parameter old: the bytes before the heading got them, with the same headings.
    package mutating func leadLinks(since old: [UInt8]) {
        let now = bytes
        guard now.mayHoldLinksToHeadings else { return }
        let edits = now.linksFollowing(old).flatMap(\.edits)
        if !edits.isEmpty { self = Proposal(now.writing(edits), template: template) }
    }

    /// Whether the field of the number, or without one the title's heading, has a number.
    package var hasNumber: Bool {
        guard template.fields.contains(where: { $0.kind == .number }) else {
            return isTitleNumbered
        }
        return !number.isEmpty && fieldOfNumberToCome == nil
    }

    /// Whether the title's heading has a number.
    package var isTitleNumbered: Bool {
        let place =
            placeOfNumber(in: titleHeading) ?? template.titleForm?.number(in: titleHeading)
        return place.map { titleHeading.bytes($0).isNumberGiven } ?? false
    }

    /// A title without the label that the heading has in front of its own, `RFC 7: `: by another
    /// version of the template it is part of the title.
    package func withoutLabelOfHeading(_ title: String) -> String {
        let label = titleHeading.bytes(titleLine.label)
        return title.hasPrefix(label) ? String(title.dropFirst(label.count)) : title
    }

    /// What stands before the title in the heading and has the number of the file's name, `A44: ` in
    /// `A44-retry.md`, where the template says nothing of such a label; nil for others.
    package func titleLabel(numberedAsIn fileName: String) -> String? {
        guard titleLine.label.isEmpty, let label = titleHeading.labelOfNumber,
            let number = fileName.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).first,
            let own = label.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).first,
            Int(own) == Int(number), label.utf8.count < titleHeading.utf8.count
        else { return nil }
        return label
    }

    /// The number of the file's name as the heading has it beside the title, in a form that the template says
    /// nothing of, `Own (ADR-003)` and `[ADR-003] Own`: where it ends is not known. Nil for others.
    package func numberBesideTitle(numberedAsIn fileName: String) -> String? {
        let line = titleLine
        guard line.label.isEmpty, line.tail.isEmpty, titleLabel(numberedAsIn: fileName) == nil,
            let digits = fileName.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).first,
            let number = Int(digits)
        else { return nil }
        let words = titleHeading.split { !$0.isLetter && !$0.isNumber }
        let place = words.indices.first { index in
            guard Int(words[index]) == number else { return false }
            return words[index].hasPrefix("0") || index > 0 && words[index - 1].isKindInCapitals
        }
        return place.map { String(words[$0]) }
    }

    /// Writes the title's heading as it was, where a field with another title took it along.
    package mutating func restoreTitleHeading(_ heading: String, of title: String) {
        guard !title.isEmpty, titleHeading != heading,
            TitleLine(heading, template: template, number: "", title: "").title == title
        else { return }
        replaceTitleHeading(with: heading)
    }
}

extension Template {
    /// A title with the number that stands before the title in the heading of another document; nil
    /// where the heading of the template's documents has no place for it.
    package func title(_ title: String, numberedAsIn heading: String) -> String? {
        if let titleForm, titleForm.place(in: title).lowerBound > title.startIndex { return title }
        let line = TitleLine(heading, template: self, number: "", title: title)
        let label = heading.bytes(line.label)
        if label.isNumberGiven {
            let words = label + (label.hasSuffix(" ") ? "" : " ") + title
            return self.heading(title: words).hasPrefix(label) ? words : nil
        }
        guard heading.fromHeading.hasSuffix(title) else { return title }
        return heading.fromHeading.dropLast(title.count).contains { "123456789".contains($0) }
            ? nil : title
    }
}

extension String {
    /// The word in capitals before the number that a heading begins with, or before the signs for one: `DDR`
    /// of `DDR-0012: Own` and `DDR-NNNN: Own`.
    package var kindBeforeNumber: String? {
        let word = prefix { $0.isASCII && $0.isLetter }
        guard word.count > 1, word.allSatisfy(\.isUppercase), word != "NUMBER",
            !word.isRun(ofOneOf: "NX")
        else { return nil }
        if NumberLabel.find(in: self, own: String(word)) != nil { return String(word) }
        // `DDR {NUMBER}: Own`
        let rest = self[word.endIndex...].drop { " -#".contains($0) }
        guard let first = rest.first, "{[<".contains(first),
            let place = TitleForm.numberInBrackets(self), place.lowerBound == rest.startIndex
        else { return nil }
        return String(word)
    }

    /// `A44: `, `LIP-20. `, `MSC3440 `: a word, a number and a sign, or a word in capitals and a number
    /// of three digits and more.
    package var leadingLabel: String? {
        let word = prefix { $0.isASCII && $0.isLetter }
        let number = self[word.endIndex...].drop { " -#".contains($0) }
            .prefix { $0.isASCII && $0.isNumber }
        let rest = self[number.endIndex...]
        let isOne = rest.hasPrefix(": ") || rest.hasPrefix(". ")
        let gap = self[word.endIndex..<number.startIndex]
        let isKind =
            word.count > 1 && word.allSatisfy(\.isUppercase) && ["", "-"].contains(gap)
            && number.count > 2
        guard word.count < 9, gap.count < 3, !number.isEmpty, isOne || isKind && rest.hasPrefix(" ")
        else { return nil }
        return String(self[..<rest.index(rest.startIndex, offsetBy: isOne ? 2 : 1)])
    }

    /// Such a label, or one that only the number of the file's name tells from words: `003 `, `002 - `,
    /// `ADR [001]: `.
    fileprivate var labelOfNumber: String? {
        if let leadingLabel { return leadingLabel }
        let word = prefix { $0.isASCII && $0.isLetter }
        let gap = self[word.endIndex...].prefix { " -#[".contains($0) }
        let number = self[gap.endIndex...].prefix { $0.isASCII && $0.isNumber }
        let isBracketed = gap.hasSuffix("[") && self[number.endIndex...].hasPrefix("]")
        let rest = self[number.endIndex...].dropFirst(isBracketed ? 1 : 0)
        let signs = [": ", ". ", " - ", " – ", " — "].first(where: rest.hasPrefix)
        let isAlone = word.isEmpty && number.count > 2 && number.hasPrefix("0")
        guard word.count < 9, gap.count < 3, !number.isEmpty, gap.contains("[") == isBracketed,
            let sign = signs ?? (isAlone && rest.hasPrefix(" ") ? " " : nil)
        else { return nil }
        return String(self[..<rest.startIndex]) + sign
    }

    /// Whether it is more than zeros and letters that stand for a number to come.
    fileprivate var isNumberGiven: Bool { contains { "123456789".contains($0) } }
}
