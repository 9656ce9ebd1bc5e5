/// Headings of templates with words about the template itself.
extension TitleForm {
    /// What stays around the title of a heading whose words are in part about the template, or ask
    /// for others themselves: nothing of `RFC Template (Fill in your title here)` and `CHANGEME:
    /// Title`, `Postmortem for ` of `Postmortem template for <incident>`. Nil for other headings.
    static func wordsAroundAsked(_ heading: String) -> (prefix: String, suffix: String)? {
        guard
            let place = bracketed(heading) ?? inRoundBrackets(heading) ?? titleBehindColon(heading),
            !Placeholders.isForAProgram(ArraySlice(heading[place].utf8))
        else { return nil }
        let (before, after) = (heading[..<place.lowerBound], heading[place.upperBound...])
        let around = String(before + after)
        let words = around.split { !$0.isLetter }.map { $0.lowercased() }
        guard words.contains(where: asking.contains) else { return nil }
        let isOnTheTemplate = words.allSatisfy { asking.contains($0) || kinds.contains($0) }
        if isOnTheTemplate, !around.contains(where: \.isNumber) { return ("", "") }
        return (withoutAsking(before), withoutAsking(after))
    }

    /// The form of a heading that only says what the file is, where no field has the title: nothing of
    /// `ADR Template` and `TEMPLATE` stays, and of `Stories: template` what stands before the sign.
    init?(naming heading: String) {
        let words = heading.split { !$0.isLetter }.map { $0.lowercased() }
        guard words.contains("template"), !Placeholders.isForAProgram(ArraySlice(heading.utf8))
        else { return nil }
        let ends = [": ", " - ", " – ", " — "].compactMap {
            heading.ranges(of: $0).last?.upperBound
        }
        let start = ends.max().map { heading[$0...].mentionsTemplate ? $0 : heading.startIndex }
        let before = heading[..<(start ?? heading.startIndex)]
        self.init(prefix: before.mentionsTemplate ? "" : String(before), suffix: "")
    }

    /// What is to be filled in, in round brackets at the end: `(Fill me in with a name)`.
    static func toBeFilledIn(_ heading: String) -> Range<String.Index>? {
        let place = heading[NumberLabel.startOfTail(in: heading[...])...].drop { $0 == " " }
        return place.lowercased().hasPrefix("(fill ") ? place.startIndex..<place.endIndex : nil
    }

    /// All of a heading in round brackets that asks for a name: `(Feature Name Goes Here)`.
    static func allInRoundBrackets(_ heading: String) -> Range<String.Index>? {
        let inner = heading.dropFirst().dropLast()
        guard heading.hasPrefix("("), heading.hasSuffix(")"),
            !inner.contains(where: { "()".contains($0) })
        else { return nil }
        let words = inner.lowercased().split { !$0.isLetter }
        let asks = words.contains { $0 == "title" || $0 == "name" }
        return asks ? heading.startIndex..<heading.endIndex : nil
    }

    /// The words in brackets around all of a heading, where a number to come stands before the title in
    /// them: `[XXXX: Title of the proposal]`.
    static func withoutBracketsAroundNumber(_ heading: String) -> String {
        let inner = String(heading.dropFirst().dropLast())
        guard ["[]", "{}", "<>"].contains(String(heading.prefix(1) + heading.suffix(1))),
            inner.hasTitleWord, !inner.contains(where: { "[]{}<>".contains($0) }),
            let end = NumberLabel.end(in: inner),
            TitleLine.numberToCome(in: inner.bytes(0..<end)) != nil
        else { return heading }
        return inner
    }

    /// Signs around words that stand for others. Some programs escape the first of two alone.
    private static let brackets: [(open: String, close: String)] = [
        ("\\<", "\\>"), ("\\{", "\\}"), ("\\[", "\\]"), ("${", "}"), ("{{", "}}"), ("{", "}"),
        ("<", ">"),
        ("[", "]"),
    ]

    private static func beginsBracket(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "$")
    }

    /// Words in brackets that may stand for others, with these.
    static func placesInBrackets(_ heading: String) -> [Range<String.Index>] {
        var places: [Range<String.Index>] = []
        var at = heading.startIndex
        while at < heading.endIndex {
            // Looked at for each sign of many values: few of them have a bracket at all.
            guard let start = heading.utf8[at...].firstIndex(where: Self.beginsBracket) else {
                break
            }
            at = start
            let rest = heading[at...]
            if let name = rest.nameOfVariable {
                places.append(at..<name.endIndex)
                at = name.endIndex
                continue
            }
            guard let (open, close) = brackets.first(where: { rest.hasPrefix($0.open) }),
                let end = endOfPair(in: rest, open, close)
                    ?? [close, close.filter { $0 != "\\" }]
                    .compactMap({ rest.firstRange(of: $0)?.upperBound }).first
            else {
                at = heading.index(after: at)
                continue
            }
            // `{#name}` and `{.class}` are attributes.
            let isAttribute = ["{#", "{.", "{:"].contains { rest.hasPrefix($0) }
            let isLink = open == "[" && heading[end...].first.map { "([".contains($0) } ?? false
            if !isLink, !isAttribute, rest.dropFirst(open.count).contains(where: \.isLetter) {
                places.append(at..<end)
            }
            at = end
        }
        return places
    }

    /// Behind the sign that closes the one which words begin with, pairs of the same behind the first words
    /// counted: `<title, e.g. Use Result<T>>`. Nil without such pairs.
    private static func endOfPair(
        in words: Substring, _ open: String, _ close: String
    ) -> String.Index? {
        guard open.count == 1, close.count == 1, let first = open.first, let last = close.first
        else { return nil }
        let inner = words.dropFirst().firstIndex { $0 == first || $0 == last }
        guard let inner, words[inner] == first,
            words[..<inner].contains(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        var depth = 0
        for index in words.indices {
            if words[index] == first { depth += 1 }
            if words[index] == last { depth -= 1 }
            if depth == 0 { return words.index(after: index) }
        }
        return nil
    }

    /// The words in brackets that stand for a number before others: `<issue number>`.
    static func numberInBrackets(_ heading: String) -> Range<String.Index>? {
        placesInBrackets(heading).first {
            isOfNumber(heading[$0]) && heading[$0.upperBound...].contains(where: \.isLetter)
        }
    }

    /// Whether words in brackets stand for a number: `{RFC number}`, `[ID]`.
    static func isOfNumber(_ words: Substring) -> Bool {
        let words = words.lowercased().split { !$0.isLetter }
        let names: [Substring] = [
            "number", "num", "nr", "id", "numero", "numéro", "número", "nummer",
        ]
        return names.contains(words.last ?? "")
            && !words.contains("title") && !words.contains("name")
    }

    /// Behind a number in brackets and signs: `RFC-<number>: `.
    static func endOfNumberInBrackets(_ heading: String) -> String.Index? {
        guard let number = numberInBrackets(heading),
            let end = heading[number.upperBound...].firstIndex(where: { !" .:-–—".contains($0) }),
            end > number.upperBound
        else { return nil }
        return end
    }

    /// The number of the template's own alone before words that ask for a title, or are an example of
    /// one: `1. ADR title`, `1. Record architecture decisions`.
    static func numberAlone(
        in heading: String, before title: String.Index
    ) -> Range<String.Index>? {
        let number = heading.prefix { $0.isASCII && $0.isNumber }
        guard let first = number.first, first != "0", heading[number.endIndex...].hasPrefix(". "),
            title == heading.index(number.endIndex, offsetBy: 2)
        else { return nil }
        return number.startIndex..<number.endIndex
    }

    /// Whether a heading is a label with a number to come, and what it is for, without a place for a
    /// title: `**RFC0 for Presto**`. Where the title goes there is not known.
    static func isLabelAlone(_ heading: String) -> Bool {
        let words = heading.filter { !"*_`".contains($0) }.split(separator: " ")
        guard words.count > 2, words[1] == "for", !heading.hasTitleWord, bracketed(heading) == nil
        else { return false }
        let letters = words[0].prefix { $0.isASCII && $0.isUppercase }
        let number = words[0].dropFirst(letters.count).drop { $0 == "-" }
        return letters.count > 1 && !number.isEmpty && number.allSatisfy { $0 == "0" }
    }

    /// Whether a heading is a word in capitals and a number to come, and no more: `AEX X`, `ABC-000`.
    static func isNumberToComeAlone(_ heading: String) -> Bool {
        guard let number = numberAlone(heading) else { return false }
        return number == "NUMBER" || number.isRun(ofOneOf: "NX0")
    }

    /// Whether a heading is a word in capitals and a number, and no more: `AEX 5`.
    package static func isNumberAlone(_ heading: String) -> Bool {
        numberAlone(heading)?.allSatisfy { $0.isASCII && $0.isNumber } ?? false
    }

    /// What stands behind a word in capitals, and is all that stands there.
    private static func numberAlone(_ heading: String) -> Substring? {
        let words = heading.split { " -#".contains($0) }
        guard words.count == 2, words[0].count > 1,
            words[0].allSatisfy({ $0.isASCII && $0.isUppercase })
        else { return nil }
        return words[1]
    }

    /// The word in capitals that stands before "template".
    static func kindBeforeTemplate(_ heading: String) -> String? {
        let words = heading.split(separator: " ")
        let at = words.firstIndex { ["template", "template:"].contains($0.lowercased()) }
        guard let at, at > 0, case let word = words[at - 1], word.count > 1,
            word.allSatisfy({ $0.isLetter && $0.isUppercase })
        else { return nil }
        return String(word)
    }

    private static let asking: Set<String> = ["template", "changeme", "todo", "tbd"]

    /// Words for documents of a kind, and small ones beside them, which no title has around it.
    static let kinds: Set<String> = [
        "a", "adr", "an", "architectural", "architecture", "change", "decision", "design", "doc",
        "document", "enhancement", "feature", "fill", "for", "here", "improvement", "in", "madr",
        "of", "proposal", "record", "replace", "request", "rfc", "the", "this", "with", "your",
    ]

    /// Round brackets at the end that speak of a title.
    private static func inRoundBrackets(_ heading: String) -> Range<String.Index>? {
        let start = NumberLabel.startOfTail(in: heading[...])
        return heading[start...].hasTitleWord ? start..<heading.endIndex : nil
    }

    /// `Title` behind the last colon.
    private static func titleBehindColon(_ heading: String) -> Range<String.Index>? {
        guard let start = heading.ranges(of: ": ").last?.upperBound,
            heading[start...].hasTitleWord
        else { return nil }
        return start..<heading.endIndex
    }

    /// Words on one side of a title without those about the template.
    private static func withoutAsking(_ text: Substring) -> String {
        var parts: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            guard asking.contains(word.filter(\.isLetter).lowercased()) else {
                parts.append(String(word))
                continue
            }
            // `Service template: <name>`
            if word.hasSuffix(":"), let last = parts.popLast() { parts.append(last + ":") }
        }
        let isBefore = text.startIndex == text.base.startIndex
        var words = parts.joined(separator: " ")
        // Signs that parted the rest from a word that went.
        while let sign = isBefore ? words.first : words.last, " -–—:".contains(sign) {
            if isBefore { words.removeFirst() } else { words.removeLast() }
        }
        let isWhole = words.count(where: { $0 == "(" }) == words.count(where: { $0 == ")" })
        guard isWhole else { return String(text) }
        guard isBefore, let last = words.trimmed.last else { return words }
        // `HIP Template (title)`: how documents go on behind the word, the template does not say.
        let isLast = asking.contains(text.split { !$0.isLetter }.last?.lowercased() ?? "")
        if isLast, !":-–—".contains(last), !words.contains(where: \.isNumber) { return "" }
        return words.hasSuffix(" ") ? words : words + " "
    }
}

/// Signs that stand right before a title and right behind it, as those of code do: `` RFC: `<title>` ``.
extension TitleForm {
    /// The sign before the title; empty where it does not close behind that.
    var mark: String {
        let signs = String(prefix.reversed().prefix { "`*_\"'".contains($0) })
        return !signs.isEmpty && suffix.hasPrefix(signs) ? String(signs.reversed()) : ""
    }

    /// The title between its signs in what stands behind a label; nil where that has them not.
    func titleInMarks(of text: String) -> String? {
        guard !mark.isEmpty, text.hasPrefix(mark), text.hasSuffix(suffix),
            text.count >= mark.count + suffix.count,
            case let title = text.dropFirst(mark.count).dropLast(suffix.count),
            !title.contains(mark)
        else { return nil }
        return String(title)
    }

    /// What stands around a title, without the signs right beside it where the title has some itself: there
    /// is no code in code.
    func marking(
        _ title: String, between label: String, and tail: String
    ) -> (label: String, tail: String) {
        guard !mark.isEmpty, title.contains(mark), label.hasSuffix(mark),
            tail.hasPrefix(suffix.prefix(mark.count))
        else { return (label, tail) }
        return (String(label.dropLast(mark.count)), String(tail.dropFirst(mark.count)))
    }
}

extension Template {
    /// The word that the label of a document begins with: that before the title's place, or the kind of
    /// documents that a heading about the template names in capitals, `HIP` of `HIP Template (title)`.
    var labelWord: String {
        guard titleWord.isEmpty, let titleForm, titleForm.prefix.isEmpty else { return titleWord }
        let word = title.prefix { $0.isLetter }
        let isKind = word.count > 1 && word.allSatisfy(\.isUppercase)
        return isKind && TitleForm.wordsAroundAsked(title) != nil ? String(word) : ""
    }
}

extension Substring {
    /// ` (choice to make)`: several words in small letters, which say what the title is, and are in no
    /// document's.
    var isRemarkInWords: Bool {
        let words = split { " ()".contains($0) }
        return hasPrefix(" (") && words.count > 1
            && words.allSatisfy { $0.first?.isLowercase == true }
    }

    /// `$TITLE`, which a program would put words in place of: a sign and a name in capitals.
    fileprivate var nameOfVariable: Substring? {
        guard hasPrefix("$"),
            case let name = dropFirst().prefix(while: { $0.isUppercase || $0 == "_" }),
            name.count > 3 || name.hasTitleWord
        else { return nil }
        return self[..<name.endIndex]
    }

    fileprivate var mentionsTemplate: Bool { String(self).mentions("template") }
}
