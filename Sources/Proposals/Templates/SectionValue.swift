import Markdown

/// The field that all words of a template's section are.
extension TemplateSectionReader {
    /// The section's words as one field, where its name is one of a field, or they are choices in
    /// brackets; what is quoted beside them stays. Beside a status or a day comments may stand, or ask for
    /// one of several states in its place, as a question may.
    ///
    /// - Parameter isOuter: whether no other heading stands above its own.
    func value(named title: String, section: Int, isOuter: Bool) -> Template.Field? {
        let names = ["status", "date", "state", "author", "authors", "deciders"]
        let name = HeadingName(title).string
        let isNamed = names.contains(name)
        let hasComments = body.contains { tree.blocks[$0].kind == .html(.comment) }
        let mayHaveComments = isOuter && ["status", "date", "state"].contains(name)
        guard !hasComments || mayHaveComments else { return nil }
        let own = title.withoutComments.text
        let place = Template.Field.Place.ownSection(section)
        guard let words = wordsOfValue else {
            let isState = ["status", "state"].contains(name)
            return isState ? stateAskedInComments(named: own, at: place) : nil
        }
        let line = source.string(tree.blocks[words].range).trimmed
        guard !line.contains(where: \.isNewline) else { return nil }
        let bytes = Array(line.utf8)
        let end = MetadataItem.valueEnd(in: bytes[...])
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        if isNamed, let parted = Template.Field(own, choicesBeforeWords: text, at: place) {
            return parted
        }
        var field = Template.Field(named: own, value: text, place: place)
        field.take(comment: String(decoding: bytes[end...], as: UTF8.self).trimmed)
        if field.isState {
            field.takeChoices(namedIn: wordsOfComments)
            let beside = body.filter { $0 != words }.map { source.string(tree.blocks[$0].range) }
            field.addStates(namedIn: beside.joined(separator: "\n"))
        }
        let isPlain = !text.contains { "{<[".contains($0) }
        let isBracketed = text.partedBehindBrackets?.behind.isEmpty ?? false
        let isListed =
            (field.listedValues != nil || !field.examples.isEmpty)
            && (isBracketed || !"\\{<[".contains(text.first ?? " "))
        let asksForState =
            isOuter && ["status", "state"].contains(name) && text.hasSuffix("?")
            && Self.namesStates(text)
        guard text.wordCount <= 8 || isNamed && isListed || asksForState else { return nil }
        if isNamed, body.count == 1 { return field }
        if isNamed { return isPlain || isBracketed || isListed ? field : nil }
        guard case .choice = field.kind, text.contains("|"), isBracketed else { return nil }
        return field
    }

    /// The only paragraph, if all else is beside a value.
    var wordsOfValue: Int? {
        let words = body.filter { !tree.blocks[$0].isBesideValue }
        return words.count == 1 && tree.blocks[words[0]].isParagraph ? words[0] : nil
    }

    /// A field for a state of which comments name some, one of the beginning among them, and nothing else
    /// says anything: `<!-- What is the status, such as proposed, accepted, superseded? -->`.
    private func stateAskedInComments(
        named name: String, at place: Template.Field.Place
    ) -> Template.Field? {
        guard body.allSatisfy({ tree.blocks[$0].isBesideValue }) else { return nil }
        let asked = wordsOfComments.joined(separator: " ")
        guard Self.namesStates(asked) else { return nil }
        var field = Template.Field(named: name, value: "", place: place)
        field.remark = asked
        return field
    }

    /// What each of the section's comments says.
    private var wordsOfComments: [String] {
        body.filter { tree.blocks[$0].kind == .html(.comment) }
            .map { NormalizedSpace.joined(source.string(tree.blocks[$0].range)) }
            .flatMap { $0.withoutComments.comments }
    }

    /// Whether words name several states, one of the beginning among them.
    private static func namesStates(_ asked: String) -> Bool {
        let words = asked.split { !$0.isLetter }.map(String.init)
        return words.contains(where: FieldInference.isBeginning)
            && words.count { Standing(knownFrom: $0) != nil } > 1
    }
}

extension Template.Field {
    /// Takes the choices that a comment above the value names, the value among them:
    /// `<!-- Choose one: Proposed | Accepted -->` above `Proposed`.
    fileprivate mutating func takeChoices(namedIn comments: [String]) {
        for comment in comments where comment.contains("|") && comment.mentions(placeholder) {
            var taken = self
            taken.takeChoices(of: comment)
            if taken.listedValues?.contains(placeholder) ?? false { self = taken }
        }
    }

    /// Adds states behind the choices which words beside these name between quotation marks: `Once it is
    /// built, mark it as "implemented"`. What took the place is another document's to say, and has a place
    /// for that behind it, as `superseded by ADR-XXXX` among the choices has.
    fileprivate mutating func addStates(namedIn words: String) {
        guard case .choice(var choices) = kind else { return }
        let quoted = words.replacing("“", with: "\"").replacing("”", with: "\"")
            .split(separator: "\"", omittingEmptySubsequences: false)
        for (index, word) in quoted.enumerated() where !index.isMultiple(of: 2) {
            let word = word.lowercased()
            guard !word.isEmpty, word.allSatisfy(\.isLetter), Standing(knownFrom: word) != nil
            else { continue }
            if ["supersed", "replac"].contains(where: word.hasPrefix) {
                openEnds.append("\(word) by")
                continue
            }
            guard !choices.contains(where: { $0.lowercased() == word })
            else { continue }
            let isCapital = choices.allSatisfy { $0.first?.isUppercase ?? false }
            choices.append(isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word)
        }
        kind = .choice(choices)
    }

    /// Of choices in brackets with a few words behind that each of them has there:
    /// `{DRAFT | PROPOSED} Not Implemented`. Documents may have other values; nil for other words.
    fileprivate init?(_ name: String, choicesBeforeWords text: String, at place: Place) {
        guard let (inside, behind) = text.partedBehindBrackets, behind.hasPrefix(" "),
            (1...4).contains(behind.wordCount),
            behind.allSatisfy({ $0.isLetter || $0 == " " })
        else { return nil }
        let choices = Template.Field(named: name, value: inside, place: place)
        let values = choices.listedValues ?? choices.examples
        guard values.count > 1 else { return nil }
        self.init(name: name, kind: .line, place: place, placeholder: text)
        examples = values.map { $0 + behind }
        first = choices.first.map { $0 + behind }
        wordsBehind = behind
    }

    /// A value with the words that the template has behind each, where the one before has them and it does
    /// not say how that is itself, `PROPOSED` over `DRAFT Not Implemented`, nor names another document.
    func value(_ value: String, withWordsBehind old: String) -> String {
        guard let wordsBehind, !value.isEmpty, old.hasSuffix(wordsBehind),
            let last = wordsBehind.lowercased().split(separator: " ").last
        else { return value }
        let says = value.lowercased().split { !$0.isLetter }.contains(last)
        return says || value.mentions(" by ") ? value : value + wordsBehind
    }

    /// The values that a document chooses from, without words that the template has behind each.
    package var choicesAlone: [String] {
        if case .choice(let choices) = kind { return choices }
        guard let wordsBehind else { return [] }
        return examples.map { String($0.dropLast(wordsBehind.count)) }
    }

    /// Whether a value has words beside it which are not those that the template has there, and go with it; the
    /// address of a state that is a link is such.
    package func hasOwnWordsBehind(_ value: String) -> Bool {
        guard let wordsBehind else {
            let isLink = value.hasPrefix("[") && value.contains("](")
            return value.isChoiceWithRemark(among: examples)
                || isState && (value.hasRemark || isLink) || hasOwnWordsAround(value)
        }
        return value.wordCount > 1 && !value.hasSuffix(wordsBehind)
    }

    /// Whether a state has a day beside it, or one that is struck out: `Accepted since 2025-01-03`,
    /// `~~Proposed~~ Accepted`.
    package func hasOwnWordsAround(_ value: String) -> Bool {
        guard isState, value.wordCount > 1, !isUnfilled(value) else { return false }
        return value.contains("~~")
            || value.split(separator: " ").contains { Day(String($0)) != nil }
    }
}

extension Template.Section {
    /// Whether it is one value, and comments ask for that.
    package var asksForValueInComments: Bool {
        kind == .value && blocks.contains { $0.isComment && $0.role == .prompt }
    }
}

extension String {
    /// The words in brackets that it begins with, and what stands behind them: `{A | B}` and ` now` of
    /// `{A | B} now`. The first bracket may be escaped, and braces written as MDX has them, `{'{'}`.
    fileprivate var partedBehindBrackets: (inside: String, behind: String)? {
        if hasPrefix("{'{'}"), let end = firstRange(of: "{'}'}") {
            let words = self[..<end.lowerBound].dropFirst("{'{'}".count)
            return ("{\(words)}", String(self[end.upperBound...]))
        }
        if hasPrefix("\\") { return filter { $0 != "\\" }.partedBehindBrackets }
        let pairs: [(open: Character, close: Character)] = [("[", "]"), ("{", "}"), ("<", ">")]
        guard let pair = pairs.first(where: { $0.open == first }) else { return nil }
        var depth = 0
        for index in indices {
            if self[index] == pair.open { depth += 1 }
            if self[index] == pair.close { depth -= 1 }
            guard depth == 0 else { continue }
            return (String(self[...index]), String(self[self.index(after: index)...]))
        }
        return nil
    }
}
