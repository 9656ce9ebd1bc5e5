/// How a template writes the title's heading around the title: `RFC: <title>`, `NUMBER. TITLE`,
/// `KEP-NNNN: Your short, descriptive title`.
package struct TitleForm: Equatable, Sendable {
    /// The words before the title and the words after it.
    package let prefix: String
    package let suffix: String
    /// The number that the template itself has before the title's place, `95` in `NPEP-95: NPEP
    /// template`; a sign for the number to come stands there in the form.
    package let ownNumber: String?
    /// The words before the title with that number.
    private let ownLabel: String?

    /// Nil for a heading that only says what the file is, as `Enhancement Template` does: documents
    /// begin with its first word.
    init?(_ heading: String) {
        if let (mark, words) = Self.markedAsAWhole(heading), let form = TitleForm(words),
            !form.prefix.isEmpty || !form.suffix.isEmpty
        {
            (prefix, suffix) = (mark + form.prefix, form.suffix + mark)
            (ownNumber, ownLabel) = (form.ownNumber, form.ownLabel.map { mark + $0 })
            return
        }
        let heading = Self.withoutBracketsAroundNumber(Self.withoutRemark(heading))
        if let around = Self.wordsAroundAsked(heading) {
            (prefix, suffix) = around
            (ownNumber, ownLabel) = (nil, nil)
            return
        }
        guard !Self.isLabelAlone(heading),
            let place = Self.bracketed(heading) ?? Self.toBeFilledIn(heading)
                ?? Self.allInRoundBrackets(heading) ?? Self.numbered(heading)
                ?? Self.beforeNumber(heading) ?? Self.named(heading)
        else { return nil }
        // `{{ page.title }}` is what a program writes there.
        guard !Placeholders.isForAProgram(ArraySlice(heading[place].utf8)) else { return nil }
        let before = String(heading[..<place.lowerBound])
        let after = String(heading[place.upperBound...])
        // In italics are words that stand for others: `_<summary>_`.
        let isInItalics = before == after && ["_", "*"].contains(before)
        if let number = Self.numberOfTemplate(in: heading, before: place.lowerBound)
            ?? Self.numberAlone(in: heading, before: place.lowerBound)
            ?? Self.numberOfExample(in: heading, before: place.lowerBound)
        {
            let isAlone = number.lowerBound == heading.startIndex
            let sign =
                isAlone
                ? "NUMBER" : String(repeating: "N", count: max(2, heading[number].count))
            let rest = heading[number.upperBound..<place.lowerBound]
            prefix = String(heading[..<number.lowerBound]) + sign + String(rest)
            suffix = after
            (ownNumber, ownLabel) = (String(heading[number]), before)
        } else {
            (prefix, suffix) = isInItalics ? ("", "") : (before, after)
            (ownNumber, ownLabel) = (nil, nil)
        }
    }

    /// Without a comment on the title behind words that have its place themselves: `TITLE <!-- a short
    /// title -->`.
    private static func withoutRemark(_ heading: String) -> String {
        guard heading.hasSuffix("-->"), let start = heading.ranges(of: "<!--").last?.lowerBound,
            heading[start...].hasTitleWord, case let words = heading[..<start].trimmed,
            words.hasTitleWord || bracketed(words) != nil
        else { return heading }
        return words
    }

    /// The heading of a document. A number that the title brings along, as `AIP-12: Own` does, has
    /// the place of the one to come.
    package func heading(title: String) -> String {
        let form = taking(labelOf: title)
        let words = bare(title)
        let (label, tail) = marking(words, between: form.prefix, and: form.suffix)
        return (label + words + tail).trimmed
    }

    /// The only words in brackets, or the first that speak of a title; none that stand for a number.
    static func bracketed(_ heading: String) -> Range<String.Index>? {
        var places = placesInBrackets(heading)
        if places.isEmpty { return nil }
        if let number = numberInBrackets(heading) { places.removeAll { $0 == number } }
        let named =
            places.first { heading[$0].lowercased().contains("title") }
            ?? (heading.hasTitleWord
                ? nil : places.first { heading[$0].lowercased().contains("name") })
        return named ?? (places.count == 1 && !heading.hasTitleWord ? places[0] : nil)
    }

    /// Whether the heading itself says that a title goes there.
    static func isCertain(_ heading: String) -> Bool {
        bracketed(heading) != nil || toBeFilledIn(heading) != nil || numbered(heading) != nil
            || allInRoundBrackets(heading) != nil || heading.hasTitleWord
            || markedAsAWhole(heading).map { isCertain($0.words) } ?? false
    }

    /// Whether one of the heading's words is "title".
    static func asksForTitle(_ heading: String) -> Bool { heading.hasTitleWord }

    /// Whether the heading has words in brackets that are called a title.
    static func isBracketedTitle(_ heading: String) -> Bool {
        bracketed(heading).map { String(heading[$0]).hasTitleWord } ?? false
    }

    /// All that stands between a number and a remark in brackets: `RFC 0000 – Title (draft)`.
    private static func numbered(_ heading: String) -> Range<String.Index>? {
        let label =
            NumberLabel.end(in: heading).map(heading.index(atByte:)) ?? endOfNumber(heading)
            ?? endOfNumberInBrackets(heading)
        guard label != nil || heading.lowercased().hasPrefix("title (") else { return nil }
        let start = label ?? heading.startIndex
        var end = NumberLabel.startOfTail(in: heading[start...])
        // An example is no remark that documents have: `Title (Ex. 0000: RFC Topic)`; nor is what the
        // template says of the title.
        if ["ex. ", "ex: ", "e.g. ", "example", "required)", "mandatory)", "optional)"].contains(
            where: heading[end...].dropFirst(2).lowercased().hasPrefix)
            || heading[end...].isRemarkInWords
        {
            end = heading.endIndex
        }
        return start < end ? start..<end : nil
    }

    /// Behind `[RFC] ` and `RFD N `, which say what the document is.
    private static func startBehindTag(_ heading: String) -> String.Index {
        if heading.hasPrefix("["), let end = heading.firstRange(of: "] ")?.upperBound,
            !heading[..<end].contains(where: \.isLowercase)
        {
            return end
        }
        if let end = endOfNumber(heading) { return end }
        let words = heading.split(separator: " ", maxSplits: 2)
        let isNumbered =
            words.count == 3 && words[0].isKindInCapitals
            && (words[1].count == 1 ? "NX0".contains(words[1]) : isNumberToCome(words[1]))
        guard isNumbered else { return endOfNumberToCome(heading) ?? heading.startIndex }
        return words[2].firstIndex { !" :-–—|/·•".contains($0) } ?? words[2].startIndex
    }

    /// Behind `AIP-XX `, `PROJ-0000 - ` and `MSC0000: `: a word of capitals, a number to come, and
    /// signs. Any number is to come where a template is named behind it: `CFP-003: Template`.
    private static func endOfNumber(_ heading: String) -> String.Index? {
        guard let blank = heading.firstIndex(of: " "),
            let end = heading[blank...].firstIndex(where: { !" :-–—|/·•".contains($0) })
        else { return nil }
        let label = heading[..<blank].filter { $0 != ":" }
        var parts = label.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 1 {
            let digits = label.reversed().prefix { $0.isASCII && $0.isNumber }.count
            parts = [label.dropLast(digits), label.suffix(digits)]
        }
        guard parts.count == 2, parts[0].count > 1, parts[0].allSatisfy(\.isUppercase) else {
            return nil
        }
        let number = parts[1]
        let isOfATemplate =
            !number.isEmpty && number.allSatisfy(\.isNumber)
            && heading[end...].lowercased().mentions("template")
        return isNumberToCome(number) || number == "X" || number == "N" || isOfATemplate
            ? end : nil
    }

    /// The number of the template's own in a label that the title stands right behind.
    private static func numberOfTemplate(
        in heading: String, before title: String.Index
    ) -> Range<String.Index>? {
        guard endOfNumber(heading) == title, let blank = heading.firstIndex(of: " "),
            case let label = heading[..<blank],
            let last = label.lastIndex(where: { $0.isASCII && $0.isNumber })
        else { return nil }
        let before = label[...last].lastIndex { !($0.isASCII && $0.isNumber) }
        let start = before.map { label.index(after: $0) } ?? label.startIndex
        return isNumberToCome(label[start...last]) ? nil : start..<label.index(after: last)
    }

    /// Behind `Proposal: ` and the like, with the sign of another script too.
    private static func startBehindColon(_ heading: String, from start: String.Index)
        -> String.Index
    {
        guard let colon = [": ", "："].compactMap(heading[start...].firstRange).first,
            String(heading[start..<colon.lowerBound]).wordCount < 4
        else { return start }
        let end = heading[colon.upperBound...].firstIndex { $0 != " " }
        return end ?? start
    }

    /// The title's place in a template's heading: `Title` behind nothing or a sign, a sentence that
    /// speaks of the title, or the whole of an example.
    private static func named(_ heading: String) -> Range<String.Index>? {
        guard !heading.isEmpty, !heading.mentions("template") else { return nil }
        let begin = startBehindTag(heading)
        guard heading.hasTitleWord else {
            return startBehindColon(heading, from: begin)..<heading.endIndex
        }
        if begin > heading.startIndex, heading[begin...].hasTitleWord {
            return begin..<heading.endIndex
        }
        let start = heading.ranges(of: ": ").last?.upperBound ?? begin
        if heading[start...].hasTitleWord, start > heading.startIndex || heading.wordCount > 3 {
            return start..<heading.endIndex
        }
        let last = heading.lastIndex(of: " ").map { heading.index(after: $0) } ?? heading.startIndex
        let before = heading[..<last].last { !" *_".contains($0) }
        guard heading[last...].hasTitleWord, before.map({ ".:-–—])".contains($0) }) ?? true else {
            return heading.startIndex..<heading.endIndex
        }
        return last..<heading.endIndex
    }
}

extension TitleForm {
    /// The form with what a text has before the title and behind it, if that is this form's with or
    /// without a number.
    func taking(labelOf text: String) -> TitleForm {
        let label = text[..<place(in: text).lowerBound]
        let tail = tail(of: text) ?? suffix
        if label.isEmpty, tail == suffix { return self }
        return TitleForm(prefix: label.isEmpty ? prefix : String(label), suffix: tail)
    }

    /// The form of which these words of a file are one without a title, or with the template's own
    /// in its place; nil where they have nothing of it.
    func standing(in words: String) -> TitleForm? {
        var words = words.trimmed.withoutBlockSign.trimmed
        for quote in ["\"", "'"]
        where words.count > 1 && words.hasPrefix(quote) && words.hasSuffix(quote) {
            words = String(words.dropFirst().dropLast())
        }
        let place = place(in: words)
        var label = String(words[..<place.lowerBound])
        let tail = tail(of: words) ?? ""
        if prefix.hasSuffix(" "), !label.isEmpty, !label.hasSuffix(" ") { label += " " }
        if label == ownLabel { label = prefix }
        return label.isEmpty && tail.isEmpty ? nil : TitleForm(prefix: label, suffix: tail)
    }

    init(prefix: String, suffix: String) {
        (self.prefix, self.suffix) = (prefix, suffix)
        (ownNumber, ownLabel) = (nil, nil)
    }

    /// Where the title stands in a text: behind the words before it, which may have a number where
    /// one is to come, and before those behind it. A text that ends with its label has no title,
    /// and maybe no blank there either.
    func place(in text: String) -> Range<String.Index> {
        let start = endOfPrefix(in: text) ?? endOfNumbered(in: text) ?? text.startIndex
        let rest = text[start...]
        // A title in bold is no heading that is bold as a whole.
        let isOpen =
            outerMark.isEmpty || start > text.startIndex && text.hasPrefix(outerMark)
        if suffix.isEmpty || !isOpen { return start..<text.endIndex }
        if !mark.isEmpty, rest.hasSuffix(suffix),
            start == text.startIndex || rest.dropLast(suffix.count).contains(mark)
        {
            // What ends with the sign may be other code: ``RFC: Use `make` ``.
            let isMarked = !rest.isEmpty && text[..<start].hasSuffix(mark)
            return text.index(start, offsetBy: isMarked ? -mark.count : 0)..<text.endIndex
        }
        if let end = startOfSuffix(in: rest) { return start..<end }
        return rest.trimmed == suffix.trimmed ? start..<start : start..<text.endIndex
    }

    /// The title alone, of a text that may have more around it.
    func bare(_ text: String) -> String { String(text[place(in: text)]).trimmed }

    private func endOfPrefix(in text: String) -> String.Index? {
        let (words, own) = (prefix.lowercased(), text.lowercased())
        if own.hasPrefix(words) { return text.index(text.startIndex, offsetBy: prefix.count) }
        return own.trimmed == words.trimmed ? text.endIndex : nil
    }
}

extension Template {
    /// The word that begins the titles of documents: that before the title's place, or the first; of
    /// words on a template the kind before that, `RFC` of `General RFC Template`.
    static func titleWord(_ title: String, _ form: TitleForm?) -> String {
        if form == nil, TitleForm.isLabelAlone(title) {
            return String(title.drop { !$0.isLetter }.prefix { $0.isLetter })
        }
        if form == nil, let kind = TitleForm.kindBeforeTemplate(title) { return kind }
        let first = (form?.prefix ?? title).split(separator: " ").first ?? ""
        let word = form == nil ? first : first.drop { "*_`".contains($0) }.prefix { $0.isLetter }
        // A number to come is no word.
        let isNumber =
            word == "NUMBER" || word.allSatisfy { "NX".contains($0) }
            || form != nil && word.count < 2
        return isNumber || !word.contains(where: \.isLetter) ? "" : String(word)
    }

    /// The text of a document's heading.
    package func heading(title: String, number: String = "") -> String {
        if isTitleFixed { return self.title }
        if let titleForm { return titleForm.heading(title: title.asHeading) }
        return TitleLine.text(word: titleWord, number: number, title: title)
    }
}

extension StringProtocol {
    /// Whether one of its words is "title".
    var hasTitleWord: Bool {
        lowercased().split { !$0.isLetter }.contains("title")
    }
}

extension String {
    /// The text as it is written in a heading, so that signs of a heading at its end stay text.
    package var asHeading: String {
        let signs = utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        guard signs > 0, [nil, 0x20, 0x09].contains(utf8.dropLast(signs).last) else { return self }
        return String(
            decoding: Array(utf8.dropLast(signs)) + [0x5C] + utf8.suffix(signs), as: UTF8.self)
    }

    /// The text that `asHeading` was made of.
    var fromHeading: String {
        let signs = utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        let rest = utf8.dropLast(signs)
        guard signs > 0, rest.last == 0x5C, [nil, 0x20, 0x09].contains(rest.dropLast().last) else {
            return self
        }
        return String(decoding: Array(rest.dropLast()) + utf8.suffix(signs), as: UTF8.self)
    }
}
