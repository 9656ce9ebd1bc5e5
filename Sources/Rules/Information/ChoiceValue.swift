import Proposals

/// # `status-value`
///
/// A field for which the template lists the values, such as `Draft/Under Review/Approved`, holds one of
/// them, letter for letter, or one that three and a tenth of the folder's other proposals have, or that
/// a newer version of the template lists. One that three others have, and that is no listed one
/// misspelt, is a note; so is one of a field that says no state which another has, or that the project has
/// in one of few proposals. A value that names another document where the template has a place for one,
/// `Superseded by ADR-XXXX`, is in order, as is a state that does so by a link wherever it stands, and another
/// one of a proposal that the project took is a note there. Where the template says that there are others,
/// only one of its own that is misspelt is told; yes and no may be written `true` and `false`. Comments behind
/// it, as behind any value, are no part of it, nor is emphasis, nor a remark: a footnote, words in brackets,
/// behind a dash or the end of a sentence, or words with a number, such as `Released in 1.17`. Where three and a
/// tenth of the others have several of the values, `arch, kernel`, so may another, and a word beside two of
/// them is a note; but for a state, of which there is one. Of choices that
/// are all shown, `WIP | **Approved**`, the marked one is the value. Where no state
/// is asked for, a link stands for itself, and in a section that has more text than the value that the template
/// asks for there only a misspelt one is told; so it is in a key of front matter where the template has the field
/// elsewhere. The rule is named after the field: `Status` gives `status-value`.
///
/// Wrong: `- **Status**: In Review`. Right: `- **Status**: Under Review`.
extension Rule {
    static func choiceValue(of field: Template.Field, choices: [String]) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(field.name))-value", .information, .error,
            "`\(field.name)` is one of the template's values."
        ) { document in
            if let key = document.misspeltKey(of: field, choices) { return [key] }
            guard let entry = document.filledEntry(of: field),
                !field.lists(entry.value),
                !isTruth(entry.value, as: choices), !isLink(entry.value, for: field, choices),
                !document.isChoiceOfNewest(entry.value, of: field),
                !document.isChoiceOfOthers(entry.value, of: field)
            else { return [] }
            if let parts = document.severalChoices(in: entry.value, of: field) {
                return problems(with: parts, in: entry, of: field, choices, document)
            }
            let others = document.others(with: entry.value, of: field)
            let nearest = Closeness.misspelt(
                entry.value, of: choices + document.values(of: field, commonerThan: others))
            guard nearest != nil || !document.isInProse(entry) else { return [] }
            let question = nearest.map { "; did you mean `\($0)`?" } ?? "."
            let value = Wording.code(entry.value)
            // A listed value misspelt is a slip, also one that was copied.
            let isShared =
                nearest == nil && (others > 2 || document.isOwn(entry.value, of: field, others))
            let too =
                switch others {
                case 0: ""
                case 1: "; another has it, too"
                default: "; \(others) others have it, too"
                }
            let message =
                isShared
                ? "\(value) is none of the template's values\(too)."
                : "\(value) is not a \(field.name.lowercased())\(question)"
            var problem = Problem(
                entry.wordsRange, .field(field.name), message,
                help: "The template knows \(Wording.list(choices.map { "`\($0)`" })).",
                fixes: fixes(entry, nearest: nearest, choices: choices).map { fix in
                    // What several wrote so is not changed without being asked.
                    isShared ? .suggested(fix.title, fix.edits) : fix
                })
            if isShared { problem.level = .note }
            return [problem]
        }.ofValue
    }

    /// What is wrong with a value of several parts, of which two at least are listed: one of the others is a
    /// listed one misspelt, or a word of the author's beside these.
    private static func problems(
        with parts: [String], in entry: MetadataEntry, of field: Template.Field,
        _ choices: [String], _ document: CheckedDocument
    ) -> [Problem] {
        let others = parts.filter {
            !field.listsPart($0) && !document.isChoiceOfOthers($0, of: field)
        }
        guard let first = others.first else { return [] }
        let slip = others.lazy.compactMap { part in
            Closeness.misspelt(part, of: choices).map { (part: part, meant: $0) }
        }.first
        let message =
            slip.map {
                "\(Wording.code($0.part)) is not a \(field.name.lowercased()); "
                    + "did you mean `\($0.meant)`?"
            } ?? "\(Wording.code(first)) is none of the template's values."
        var problem = Problem(
            entry.wordsRange, .field(field.name), message,
            help: "The template knows \(Wording.list(choices.map { "`\($0)`" })).")
        if slip == nil { problem.level = .note }
        return [problem]
    }

    /// Whether a value is another word for yes or no, where the choices are such words.
    private static func isTruth(_ value: String, as choices: [String]) -> Bool {
        let truths = ["true", "false", "yes", "no"]
        return choices.allSatisfy(truths.contains) && truths.contains(value.lowercased())
    }

    /// Whether a value leads to what is chosen, `[Approved](…)`, or to what took the place; or is an address
    /// where no state is asked for.
    private static func isLink(
        _ value: String, for field: Template.Field, _ choices: [String]
    ) -> Bool {
        if field.namesOtherByLink(value) { return true }
        let words = value.trimmed
        if words.hasPrefix("["), words.hasSuffix(")"), let end = words.firstRange(of: "](") {
            let text = words[words.index(after: words.startIndex)..<end.lowerBound]
            return !field.isState || String(text).choice(among: choices) != nil
        }
        let address = words.drop { $0 == "<" }
        return !field.isState && !words.contains(" ")
            && ["https://", "http://"].contains(where: address.hasPrefix)
    }

    /// The rule for a field where the template names some values of many: only a misspelt value is
    /// wrong.
    static func exampleValue(of field: Template.Field) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(field.name))-value", .information, .warning,
            "`\(field.name)` is none of the template's values misspelt."
        ) { document in
            guard let entry = document.filledEntry(of: field) ?? document.keyEntry(of: field),
                let nearest = field.example(misspeltAs: entry.value)
            else { return [] }
            return [
                Problem(
                    entry.valueRange, .field(field.name),
                    "\(Wording.code(entry.value)) may be `\(nearest)` misspelt.",
                    help: (field.isLearned ? "Others have " : "The template names ")
                        + "\(Wording.list(field.examples.map { "`\($0)`" })).",
                    fixes: [.suggested("Write `\(nearest)`.", [.init(entry.valueRange, nearest)])])
            ]
        }.ofValue
    }

    /// A value that differs in case, blanks and emphasis only is meant without doubt, and its emphasis
    /// stays; a question mark is one.
    private static func fixes(
        _ entry: MetadataEntry, nearest: String?, choices: [String]
    ) -> [Fix] {
        let plain = { (text: String) in
            text.lowercased().filter { !$0.isWhitespace && !"*_`".contains($0) }
        }
        if let same = choices.first(where: { plain($0) == plain(entry.value) }) {
            let marks = String(entry.value.prefix { "*_".contains($0) })
            let end = String(marks.reversed())
            let isMarked = entry.value.hasSuffix(end) && same.first != marks.first
            let written = isMarked ? marks + same + end : same
            return [.safe("Write `\(written)`.", [.init(entry.wordsRange, written)])]
        }
        return nearest.map { [.suggested("Write `\($0)`.", [.init(entry.wordsRange, $0)])] } ?? []
    }
}

extension Template.Field {
    /// The template's example that a value may be misspelt; nil where it is one, be it with other signs
    /// between its words, or another word.
    package func example(misspeltAs value: String) -> String? {
        let words = value.wordsWithoutSigns
        guard !examples.contains(where: { $0.wordsWithoutSigns == words }),
            value.choice(among: examples) == nil
        else { return nil }
        return Closeness.misspelt(value, of: examples)
    }
}

extension String {
    /// The words in small letters without the signs between them: those of `DRAFT - Not Implemented` are
    /// those of `Draft (not implemented)`.
    fileprivate var wordsWithoutSigns: [Substring] {
        let isSign = { (character: Character) in "-–—()[],;:.".contains(character) }
        return lowercased().split(separator: " ").compactMap { word in
            let rest = word.drop(while: isSign)
            let end = rest.lastIndex { !isSign($0) }
            return end.map { rest[...$0] }
        }
    }
}

extension CheckedDocument {
    /// The problem of a key of front matter that says a field of another place with a value misspelt. What else
    /// stands there may be for other programs.
    fileprivate func misspeltKey(of field: Template.Field, _ choices: [String]) -> Problem? {
        guard let entry = keyEntry(of: field), !field.lists(entry.value),
            !choices.contains(where: { $0.lowercased() == entry.value.lowercased() }),
            !isChoiceOfNewest(entry.value, of: field),
            let nearest = Closeness.misspelt(entry.value, of: choices)
        else { return nil }
        let value = Wording.code(entry.value)
        var problem = Problem(
            entry.valueRange, .field(field.name),
            "\(value) is not a \(field.name.lowercased()); did you mean `\(nearest)`?",
            help: "The template knows \(Wording.list(choices.map { "`\($0)`" })).",
            fixes: [.suggested("Write `\(nearest)`.", [.init(entry.valueRange, nearest)])])
        problem.level = .warning
        return problem
    }

    /// Whether a section that holds a value and nothing else in the template has more here: what is first
    /// there need not be one.
    fileprivate func isInProse(_ entry: MetadataEntry) -> Bool {
        guard case .ownSection(let index) = entry.place, let place = place(forTemplate: index)
        else {
            return false
        }
        let words = place.blocks.filter { !tree.blocks[$0].isBesideValue }
        return words.count > 1
            || words.contains { text(trimmed(tree.blocks[$0].range)).contains(where: \.isNewline) }
    }

    /// Whether the template lists the value now, and did not when the document was begun.
    fileprivate func isChoiceOfNewest(_ value: String, of field: Template.Field) -> Bool {
        context.newest?.field(named: field.name)?.lists(value) ?? false
    }

    /// How many of the folder's other proposals have the value.
    fileprivate func others(with value: String, of field: Template.Field) -> Int {
        context.shares?.others(with: value, ofField: field.name, besides: context.fileName) ?? 0
    }

    /// Values that two proposals have beside those that the template lists, and more than have another one.
    fileprivate func values(of field: Template.Field, commonerThan others: Int) -> [String] {
        context.shares?.choices(ofField: field.name, commonerThan: others + 1) ?? []
    }

    /// Whether a value may be the project's own: one that another proposal has, or that one has which the
    /// project took, of few, or where the template leaves some values open, and there a state that all know.
    /// Which states there are is said by the template, unless it does that.
    fileprivate func isOwn(_ value: String, of field: Template.Field, _ others: Int) -> Bool {
        let isOpen = !field.openEnds.isEmpty
        guard !field.isState || isOpen else { return false }
        if field.isState, Standing(knownFrom: value) != nil { return true }
        let isOfFew = context.shares?.isOfFew ?? false
        return others > 0 || (isOpen || isOfFew) && context.history?.isNew == false
    }

    /// The parts of a value that is several of the listed ones, where the folder's other proposals have such
    /// values.
    fileprivate func severalChoices(in value: String, of field: Template.Field) -> [String]? {
        guard let parts = field.severalChoices(in: value),
            context.shares?.takesSeveral(field, besides: context.fileName) ?? false
        else { return nil }
        return parts
    }

    /// Whether so many of the folder's other proposals have the value that the field may have it.
    fileprivate func isChoiceOfOthers(_ value: String, of field: Template.Field) -> Bool {
        context.shares?.isChoice(value, of: field, besides: context.fileName) ?? false
    }
}
