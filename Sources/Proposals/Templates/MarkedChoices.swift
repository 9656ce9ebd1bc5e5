import Prose

/// A value that shows all choices and marks the one that holds: `[ ] Proposed [x] Accepted`,
/// `WIP | **Approved** | Obsolete`, `**REVIEW** (one of **REVIEW** and **ACCEPTED**)`; or a template's list of
/// choices in code, `` `Draft` / `Final` ``.
struct MarkedChoices {
    private enum Form { case boxes, list, remark, code }

    /// A choice, with what stands before and behind it and its mark.
    private struct Part {
        var before = ""
        var name: String
        var behind = ""
        var isChosen = false
    }

    private let form: Form
    private let parts: [Part]

    var choices: [String] { parts.map(\.name) }

    /// The choice that is marked; nil where none is.
    var chosen: String? { parts.first(where: \.isChosen)?.name }

    /// Whether a template asks in this form: without a mark a list is one of plain words.
    var asks: Bool { form != .list || chosen != nil }

    init?(_ value: String) {
        let readers: [(Form, (String) -> [Part]?)] = [
            (.boxes, Self.boxes), (.remark, Self.remark), (.code, Self.code), (.list, Self.list),
        ]
        var found: (form: Form, parts: [Part])?
        for (form, reader) in readers where found == nil {
            guard let parts = reader(value), parts.count > 1, parts.count(where: \.isChosen) < 2,
                Set(parts.map(\.name)).count == parts.count,
                parts.allSatisfy({ $0.name.isNameOfChoice })
            else { continue }
            found = (form, parts)
        }
        guard let found else { return nil }
        form = found.form
        parts = found.parts
    }

    /// The value with another choice marked; nil for what is none of them.
    func choosing(_ choice: String) -> String? {
        guard choices.contains(choice) else { return nil }
        switch form {
        case .boxes:
            return parts.map { part in
                (part.name == choice ? "[x]" : "[ ]") + part.before + part.name + part.behind
            }.joined()
        case .list:
            return parts.map { part in
                let name = part.name == choice ? "**\(part.name)**" : part.name
                return part.before + name + part.behind
            }.joined()
        case .remark:
            // The remark stands behind the first.
            return "**\(choice)**" + (parts.first?.behind ?? "")
        case .code: return "`\(choice)`"
        }
    }

    /// `[ ] Proposed [x] Accepted`
    private static func boxes(_ value: String) -> [Part]? {
        var rest = value[...]
        var parts: [Part] = []
        while ["[ ]", "[x]", "[X]"].contains(where: rest.hasPrefix) {
            let isChosen = !rest.hasPrefix("[ ]")
            let words = rest.dropFirst(3).prefix { $0 != "[" }
            rest = rest[words.endIndex...]
            parts.append(part(of: words, besides: " ,;/|", isChosen: isChosen))
        }
        return rest.isEmpty ? parts : nil
    }

    /// `WIP | **Approved** | Obsolete`
    private static func list(_ value: String) -> [Part]? {
        guard let sign = sign([" / ", "|"], in: value) else { return nil }
        let words = value.split(separator: sign, omittingEmptySubsequences: false)
        return words.enumerated().map { index, word -> Part in
            var part = Self.part(of: word, besides: " ", isChosen: false)
            if let name = part.name.inBold { (part.name, part.isChosen) = (name, true) }
            if index + 1 < words.count { part.behind += sign }
            return part
        }
    }

    /// `**REVIEW** (possible states are: **REVIEW** and **ACCEPTED**)`
    private static func remark(_ value: String) -> [Part]? {
        guard value.hasPrefix("**"), value.hasSuffix(")"), let start = value.firstRange(of: " (")
        else { return nil }
        let pieces = value[start.upperBound...].split(
            separator: "**", omittingEmptySubsequences: false)
        guard let chosen = String(value[..<start.lowerBound]).inBold, pieces.count > 4,
            !pieces.count.isMultiple(of: 2)
        else { return nil }
        let names = pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        var parts = names.map { Part(name: String($0), isChosen: $0 == chosen) }
        guard parts.contains(where: \.isChosen) else { return nil }
        parts[0].behind = String(value[start.lowerBound...])
        return parts
    }

    /// `` `Draft` / `Final` ``
    private static func code(_ value: String) -> [Part]? {
        guard let sign = sign(["/", "|"], in: value) else { return nil }
        let words = value.split(separator: sign, omittingEmptySubsequences: false).map(\.trimmed)
        guard words.allSatisfy(\.isCodeSpan) else { return nil }
        return words.map { Part(name: String($0.dropFirst().dropLast())) }
    }

    /// The first of several signs that parts a value.
    private static func sign(_ signs: [String], in value: String) -> String? {
        signs.first { value.contains($0) }
    }

    /// The words without signs at their ends.
    private static func part(
        of words: Substring, besides signs: String, isChosen: Bool
    ) -> Part {
        let before = words.prefix { signs.contains($0) }
        let behind = words[before.endIndex...].reversed().prefix { signs.contains($0) }
        let name = words[before.endIndex...].dropLast(behind.count)
        return Part(
            before: String(before), name: String(name), behind: String(behind.reversed()),
            isChosen: isChosen)
    }
}

extension String {
    /// What stands between two signs of bold text that are around it all.
    fileprivate var inBold: String? {
        let words = dropFirst(2).dropLast(2)
        let isBold = utf8.count > 4 && hasPrefix("**") && hasSuffix("**") && !words.contains("*")
        return isBold ? String(words) : nil
    }

    /// A few words, and nothing else.
    fileprivate var isNameOfChoice: Bool {
        (1...4).contains(wordCount) && first?.isLetter == true
            && allSatisfy { $0.isLetter || $0.isNumber || " -_'’".contains($0) }
    }
}

extension Template.Field {
    /// Takes the choices of a state where the template shows them all and marks one, which may stay.
    mutating func takeMarkedChoices() {
        guard isState, let marked = MarkedChoices(placeholder), marked.asks else { return }
        kind = .choice(marked.choices)
        (examples, openEnds, remark) = ([], [], nil)
        (marksChoice, isDefault) = (true, marked.chosen != nil)
        first = marked.chosen ?? FieldInference.beginning(of: marked.choices)
    }

    /// The choice that a value marks, or that stands in bold or as code alone; else the value.
    package func chosen(in value: String) -> String {
        guard marksChoice else { return value }
        if value.isCodeSpan { return String(value.dropFirst().dropLast()) }
        return MarkedChoices(value)?.chosen ?? value.inBold ?? value
    }

    /// A choice as it is written over a value that marks one.
    func marking(_ choice: String, over old: String) -> String {
        guard marksChoice, case .choice(let choices) = kind, choices.contains(choice) else {
            return choice
        }
        if let marked = MarkedChoices(old)?.choosing(choice) { return marked }
        if old.isCodeSpan { return "`\(choice)`" }
        return old.inBold == nil ? choice : "**\(choice)**"
    }

    /// Whether a value is one of the choices in bold alone, where the template shows them all.
    func isMarkedAlone(_ value: String) -> Bool {
        guard marksChoice, case .choice(let choices) = kind, MarkedChoices(value) == nil else {
            return false
        }
        return value.inBold.map { choices.contains($0) } ?? false
    }

    /// Whether a value shows all choices, and another one in its place would not.
    package func losesChoices(of old: String, with value: String) -> Bool {
        marksChoice && MarkedChoices(old) != nil && marking(value, over: old) == value
            && MarkedChoices(value) == nil
    }
}

extension String {
    /// Whether it begins with an image: a badge that shows a state.
    package var beginsWithImage: Bool {
        ["![", "[![", "<img"].contains(where: hasPrefix)
    }

    /// The state that a badge shows, in small letters: `draft` of `![Status: Draft](x.svg)`; nil for other
    /// values.
    var stateOfBadge: String? {
        guard beginsWithImage, let start = firstRange(of: "![")?.upperBound,
            let end = self[start...].firstIndex(of: "]")
        else { return nil }
        return self[start..<end].lowercased().split { !$0.isLetter && $0 != " " }.last?.trimmed
    }
}
