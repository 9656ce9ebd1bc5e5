/// How a template writes the title's heading around the title: `RFC: <title>`, `NUMBER. TITLE`,
/// `KEP-NNNN: Your short, descriptive title`.
package struct TitleForm: Equatable, Sendable {
    /// The words before the title and the words after it.
    package let prefix: String
    package let suffix: String

    /// Nil for a heading that only says what the file is, as `Enhancement Template` does: documents
    /// begin with its first word.
    init?(_ heading: String) {
        guard let place = Self.bracketed(heading) ?? Self.numbered(heading) ?? Self.named(heading)
        else { return nil }
        // `{{ page.title }}` is what a program writes there.
        guard !Placeholders.isForAProgram(ArraySlice(heading[place].utf8)) else { return nil }
        (prefix, suffix) = (
            String(heading[..<place.lowerBound]), String(heading[place.upperBound...])
        )
    }

    /// The heading of a document.
    package func heading(title: String) -> String { (prefix + title + suffix).trimmed }

    /// The words before the title that stand for a number to come: `NUMBER`, `NNNN`, `0000`.
    package var numberWords: String? {
        prefix.split { !$0.isLetter && !$0.isNumber }.first(where: Self.isNumberToCome)
            .map(String.init)
    }

    /// Whether a word stands for a number.
    private static func isNumberToCome(_ word: Substring) -> Bool {
        word == "NUMBER"
            || word.count > 1 && ["N", "X", "0"].contains { word.allSatisfy($0.contains) }
    }

    /// Signs around words that stand for others.
    private static let brackets: [(open: String, close: String)] = [
        ("\\<", "\\>"), ("\\{", "\\}"), ("\\[", "\\]"), ("{{", "}}"), ("{", "}"), ("<", ">"),
        ("[", "]"),
    ]

    /// The only words in brackets, or the first that speak of a title.
    private static func bracketed(_ heading: String) -> Range<String.Index>? {
        var places: [Range<String.Index>] = []
        var at = heading.startIndex
        while at < heading.endIndex {
            let rest = heading[at...]
            guard let (open, close) = brackets.first(where: { rest.hasPrefix($0.open) }),
                let end = rest.firstRange(of: close)?.upperBound
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
        let named =
            places.first { heading[$0].lowercased().contains("title") }
            ?? (heading.hasTitleWord
                ? nil : places.first { heading[$0].lowercased().contains("name") })
        return named ?? (places.count == 1 && !heading.hasTitleWord ? places[0] : nil)
    }

    /// Whether the heading itself says that a title goes there.
    static func isCertain(_ heading: String) -> Bool {
        bracketed(heading) != nil || numbered(heading) != nil || heading.hasTitleWord
    }

    /// All that stands between a number and a remark in brackets: `RFC 0000 – Title (draft)`.
    private static func numbered(_ heading: String) -> Range<String.Index>? {
        let label = NumberLabel.end(in: heading)
        guard label != nil || heading.lowercased().hasPrefix("title (") else { return nil }
        let start = heading.index(atByte: label ?? 0)
        let end = NumberLabel.startOfTail(in: heading[start...])
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
            words.count == 3 && words[0].count > 1 && words[0].allSatisfy(\.isUppercase)
            && (words[1].count == 1 ? "NX".contains(words[1]) : isNumberToCome(words[1]))
        return isNumbered ? words[2].startIndex : heading.startIndex
    }

    /// Behind `AIP-XX ` and `PROJ-0000 - `: a word of capitals, a number to come, and signs.
    private static func endOfNumber(_ heading: String) -> String.Index? {
        guard let blank = heading.firstIndex(of: " ") else { return nil }
        let parts = heading[..<blank].split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count > 1, parts[0].allSatisfy(\.isUppercase),
            isNumberToCome(parts[1].filter { $0 != ":" })
        else { return nil }
        return heading[blank...].firstIndex { !" :-–—".contains($0) }
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
        let before = heading[..<last].last { $0 != " " }
        guard heading[last...].hasTitleWord, before.map({ ".:-–—])".contains($0) }) ?? true else {
            return heading.startIndex..<heading.endIndex
        }
        return last..<heading.endIndex
    }
}

extension Template {
    /// The word that begins the titles of documents: that before the title's place, or the first.
    static func titleWord(_ title: String, _ form: TitleForm?) -> String {
        let first = (form?.prefix ?? title).split(separator: " ").first ?? ""
        let word = form == nil ? first : first.prefix { $0.isLetter }
        // A number to come is no word.
        let isNumber = word == "NUMBER" || word.allSatisfy { "NX".contains($0) }
        return isNumber || !word.contains(where: \.isLetter) ? "" : String(word)
    }

    /// The text of a document's heading.
    package func heading(title: String, number: String = "") -> String {
        if let titleForm { return titleForm.heading(title: title.asHeading) }
        return TitleLine.text(word: titleWord, number: number, title: title)
    }
}

extension Template.Field {
    /// Where in the template's value the title goes, if it says so: `AIP-XX: <title>`.
    package var titleForm: TitleForm? {
        TitleForm.isCertain(placeholder) ? TitleForm(placeholder) : nil
    }

    /// The form of a title that is no more than words: in a value with `AIP-XX: ` or `AIP-12: ` in
    /// front there is nothing to be added.
    func titleForm(for title: String) -> TitleForm? {
        guard isTitle, let form = titleForm, !title.isEmpty, label(in: title, form).isEmpty else {
            return nil
        }
        return form
    }

    /// The value of a title's field that gives it another title, with what the value has before and
    /// behind its own.
    func value(title: String, over old: String) -> String {
        guard let form = titleForm(for: title) else { return title }
        return label(in: old, form) + title + tail(in: old, form)
    }

    /// The title alone, of a value that has more before or behind it.
    func bareTitle(_ value: String) -> String {
        guard isTitle, let form = titleForm else { return value }
        return String(
            value.dropFirst(label(in: value, form).count).dropLast(tail(in: value, form).count)
        )
        .trimmed
    }

    /// What a value has before the title: the template's words, or a number in their place.
    private func label(in value: String, _ form: TitleForm) -> String {
        let isTemplates = value.lowercased().hasPrefix(form.prefix.lowercased())
        if isTemplates { return String(value.prefix(form.prefix.count)) }
        guard form.numberWords != nil,
            let label = NumberLabel.find(in: value, own: Template.titleWord(placeholder, form))
        else { return "" }
        return value.bytes(0..<label.end)
    }

    private func tail(in value: String, _ form: TitleForm) -> String {
        value.hasSuffix(form.suffix) ? form.suffix : ""
    }
}

extension Proposal {
    /// The template's words around a title, where they stand in for one and it is given as words
    /// alone: they stay, in the field as in a heading.
    package func titleForm(for title: String, at place: FieldPlace) -> TitleForm? {
        let field = field(at: place)
        guard let words = field.standIn, !field.isHeading,
            let form = field.name.flatMap(template.field(named:))?.titleForm(for: title)
        else { return nil }
        return [form.prefix, form.suffix].allSatisfy { $0.isEmpty || words.contains($0) }
            ? form : nil
    }

    /// What is written where the field gets this value: of a title, what stands around it stays.
    func value(_ value: String, at place: FieldPlace) -> String {
        if let form = titleForm(for: value, at: place) { return form.heading(title: value) }
        let field = field(at: place)
        guard !field.isHeading, !field.text.isEmpty,
            let asked = field.name.flatMap(template.field(named:))
        else { return value }
        return asked.value(title: value, over: field.value)
    }
}

extension StringProtocol {
    /// Whether one of its words is "title".
    fileprivate var hasTitleWord: Bool {
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
