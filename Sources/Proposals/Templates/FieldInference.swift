/// What a template's value says about the kind of its field.
struct FieldInference {
    let kind: FieldKind
    /// The value that a new proposal has; of states that are only among others, one of the beginning.
    private(set) var first: String?
    /// The values that the template offers, be they all or not.
    let offered: [String]
    /// The words before the places for other documents, where all values but for these are offered.
    private(set) var openEnds: [String] = []
    /// The words on what to write, if the value says it in other words than it would stand there.
    var remark: String?
    /// Whether the value can stay as it is, such as `Draft`.
    var isDefault = false
    var isOptional = false

    /// - Parameters:
    ///   - value: without quotes.
    ///   - isList: items of their own, the values joined by blanks.
    init(name: String, value: String, isList: Bool = false) {
        // Programs that write Markdown escape the brackets around what is asked.
        let value = value.replacing("\\[", with: "[").replacing("\\]", with: "]")
        let words = value.lowercased()
        let inner = Self.unbracketed(value)
        if words.hasPrefix("*if applicable*") || words.hasPrefix("_if applicable_") {
            isOptional = true
        }
        // `(optional)`, `Optional: a link`
        let bare = words.drop { "([<{*_".contains($0) }
        if bare.hasPrefix("optional"),
            bare.dropFirst(8).first.map({ !$0.isLetter && !$0.isNumber && $0 != "-" }) ?? true
        {
            isOptional = true
        }
        if isList {
            kind = Self.isOfPeople(name) ? .people : .values
            offered = []
            return
        }
        // Of words in brackets each, as `<name> <mail>`, all brackets are shown.
        let areSeveral = [("<", ">"), ("{", "}"), ("[", "]")].contains { open, close in
            inner.firstRange(of: close).map { inner[$0.upperBound...].contains(open) } ?? false
        }
        remark = inner == value || inner.isEmpty || areSeveral ? nil : inner
        let (choices, isOpen, ends) = Self.choices(in: value, named: name)
        (offered, openEnds) = (choices, ends)
        first = Self.beginning(of: choices)
        if isOpen, let state = first, value.contains(","), !Self.states.contains(state.lowercased())
        {
            first = nil
        }
        if Self.isDate(value, choices: choices) {
            kind = .date
        } else if words.hasPrefix("list of") || inner.lowercased().hasPrefix("list everyone") {
            kind = .people
        } else if words.hasPrefix("(assigned") || Self.isNumber(value) {
            kind = .number
        } else if let answers = Self.truths.first(where: { $0.contains(words) }) {
            kind = .choice(answers)
            isDefault = true
        } else if choices.count > 1, !isOpen {
            kind = .choice(choices)
            remark = nil
        } else {
            kind = .line
            let state = value.stateOfBadge ?? words
            isDefault =
                Self.states.contains(state) || Self.isLicence(value, named: name)
                || Self.isOfOne(name)
                    && (Self.laterStates.contains(state) || Self.isOneOfOthers(value, named: name))
        }
        if ["remove field if", "remove this field if"].contains(where: words.contains) {
            isOptional = true
        }
        // `<numbers of others, if applicable>`
        if inner != value, inner.mentions("if applicable") { isOptional = true }
        // `(leave this empty)`: there may be nothing, now and later.
        if inner.lowercased().asksForNoValue { (isDefault, isOptional) = (true, true) }
    }

    /// States in which a proposal begins.
    private static let states: Set<String> = [
        "draft", "proposed", "provisional", "pending", "new", "idea", "entwurf", "vorgeschlagen",
        "borrador", "propuesto", "propuesta", "brouillon", "ébauche", "proposé", "proposée",
        "rascunho", "bozza", "proposto", "proposta", "草案", "草稿", "提案", "提案中", "下書き",
        "초안", "제안", "제안됨",
    ]

    /// States that a proposal has later, and that of a project which writes down what was decided.
    private static let laterStates: Set<String> = [
        "accepted", "approved", "active", "final", "implemented", "decided", "open", "review",
        "in review", "under review", "work in progress", "wip", "experimental", "submitted",
    ]

    /// The choice that a new proposal has. Where the first one is of an end or of an agreement, it is
    /// one in which proposals begin; else nobody has agreed to anything yet, and none of the end is
    /// taken.
    static func beginning(of choices: [String]) -> String? {
        guard let first = choices.first, let standing = Standing(knownFrom: first),
            standing == .ended || standing == .accepted
        else { return choices.first }
        let begun = choices.first { choice in
            states.contains(choice.filter { !"*_`".contains($0) }.trimmed.lowercased())
        }
        return begun ?? (standing == .ended ? nil : first)
    }

    /// `Type: Standards Track`: a value that documents have, among others.
    private static func isOneOfOthers(_ value: String, named name: String) -> Bool {
        let words = value.split(separator: " ")
        guard (2...5).contains(words.count), words[0].first?.isUppercase == true,
            value.allSatisfy({ $0.isLetter || " -".contains($0) })
        else { return false }
        let asking = ["your", "the", "a", "an", "of", "choose", "select", "todo", "tbd", "one"]
        let own = name.lowercased().split(separator: " ").map(String.init)
        return !words.contains { word in
            let word = word.lowercased()
            return asking.contains(word) || own.contains(word)
        } && value.contains(where: \.isLowercase)
    }

    /// Whether a project's licence is named, which all of its documents have.
    private static func isLicence(_ value: String, named name: String) -> Bool {
        let isAsked = ["license", "licence", "lizenz", "licencia", "licença"].contains(
            name.lowercased())
        return isAsked && unbracketed(value) == value && value.contains(where: \.isUppercase)
            && !value.contains { "?|{[<".contains($0) } && value.wordCount < 4
            && !["TBD", "TODO", "LICENSE", "N/A"].contains(value.uppercased())
    }

    /// The answers by yes or no, in YAML and in words: the template's value may be the author's.
    private static let truths = [["true", "false"], ["yes", "no"]]

    /// Whether a value is a state in which a proposal begins.
    static func isBeginning(_ value: String) -> Bool {
        states.contains(value.trimmed.lowercased())
    }

    /// Whether a value is yes or no, in YAML or in words.
    static func isTruth(_ value: String) -> Bool {
        truths.joined().contains(value.lowercased())
    }

    static func isOfPeople(_ name: String) -> Bool {
        let people = [
            "author", "owner", "reviewer", "approver", "decider", "decision-maker", "consulted",
            "informed", "participant", "contributor",
        ]
        return people.contains { name.lowercased().contains($0) }
    }

    /// Whether a field of this name holds words of people, whatever they look like.
    static func isOfText(_ name: String) -> Bool {
        let texts = ["title", "subtitle", "description", "summary", "abstract"]
        return texts.contains(name.lowercased()) || isOfPeople(name)
    }

    /// `YYYY-MM-DD`, alone, before a remark in brackets, or as what words in brackets ask for. A day
    /// in a sentence, an address or a choice is a part of that.
    private static func isDate(_ value: String, choices: [String]) -> Bool {
        let form = "yyyy-mm-dd"
        if ["20xx-xx-xx", "202x-xx-xx"].contains(value.lowercased()) { return true }
        guard value == "DATE" || value.mentions("mm") else { return false }
        let words = value.lowercased().filter { !"\"'*_`".contains($0) }.trimmed
        // A time of day beside it belongs to the value.
        if words.mentions("hh:mm") { return false }
        if value == "DATE" || words == form || words.hasPrefix(form + " (") { return true }
        let inner = unbracketed(words)
        return inner != words && inner.mentions(form) && choices.isEmpty
            && !inner.contains("|") && !inner.contains("://")
    }

    /// `NNNN`, `0000`, `<to be assigned>`
    private static func isNumber(_ value: String) -> Bool {
        let inner = unbracketed(value)
        let isOne = { (sign: Unicode.Scalar) in
            !value.isEmpty && value.unicodeScalars.allSatisfy { $0 == sign }
        }
        return value.utf8.count > 1 && (isOne("N") || isOne("0")) || isOne("X")
            || inner.lowercased() == "to be assigned"
    }

    /// The words between `<` and `>`, `{` and `}`, `[` and `]`, or `(fill me in` and `)`, and those
    /// of a comment, without such brackets around all of them.
    static func unbracketed(_ value: String) -> String {
        if value.hasPrefix("<!--"), value.hasSuffix("-->"), value.utf8.count > 6,
            case let words = String(value.dropFirst(4).dropLast(3)), !words.contains("-->")
        {
            return withoutBrackets(words.trimmed)
        }
        // `\[YYYY-MM-DD]`, as some programs write brackets.
        if value.hasPrefix("\\"), "<{[".contains(value.dropFirst().first ?? " ") {
            return unbracketed(value.filter { $0 != "\\" })
        }
        for (open, close) in [("<", ">"), ("{", "}"), ("[", "]")] {
            guard value.hasPrefix(open), value.utf8.count > 2, !value.hasSuffix(")") else {
                continue
            }
            // A bracket that nobody closed is meant to the end of the value.
            let inner = value.dropFirst()
            return String(inner.hasSuffix(close) ? inner.dropLast() : inner).trimmed
        }
        for start in [
            "(fill me in with ", "(fill me in: ", "(fill in with ", "(fill in: ", "(fill in ",
            "(fill with ",
        ]
        where value.hasPrefix(start) && value.hasSuffix(")") {
            return String(value.dropFirst(start.count).dropLast())
        }
        return value
    }

    /// What stands in the one pair of brackets that is around all words; else these.
    private static func withoutBrackets(_ words: String) -> String {
        for (open, close) in [("<", ">"), ("{", "}"), ("[", "]")]
        where words.hasPrefix(open) && words.hasSuffix(close) {
            let inner = String(words.dropFirst().dropLast()).trimmed
            if !inner.isEmpty, !inner.contains(open), !inner.contains(close) { return inner }
        }
        return words
    }

    /// Whether a field of this name or with a word of it has one of a few values.
    static func isOfOne(_ name: String) -> Bool {
        let classes = [
            "status", "state", "type", "kind", "category", "priority", "severity", "impact",
            "risk", "size", "estimate", "effort", "level", "stage", "phase", "confidence",
        ]
        return name.lowercased().split { !$0.isLetter }.contains { classes.contains(String($0)) }
    }

    /// Whether words between strokes without blanks are choices: `CI/CD`, `N/A`, `owner/name` and
    /// paths are none.
    private static func mayBeOneOf(_ value: String, named name: String) -> Bool {
        let answers = states.union(truths.joined()).union(["accepted", "rejected"])
        return value.lowercased() == "y/n" || isOfOne(name)
            || value.lowercased().split(separator: "/").contains { answers.contains($0.trimmed) }
    }

    /// The choices in `A/B/C`, `a|b|c`, `<A, B, or C>`, `**A** or **B**`, whether others are meant, too,
    /// and the words with which these begin, where that is all.
    ///
    /// `REQUIRED: A | B` calls the choices something; the name in front is no choice.
    private static func choices(
        in value: String, named name: String
    ) -> (choices: [String], isOpen: Bool, ends: [String]) {
        var inner = unbracketed(value)
        if inner.utf8.contains(0x7C), let colon = inner.firstRange(of: ": "),
            inner[colon.upperBound...].contains("|"), !inner[..<colon.lowerBound].contains("|")
        {
            inner = String(inner[colon.upperBound...])
        }
        let argument = argument(of: inner)
        if let argument { inner = argument }
        let bold = value.mentions(" or ") ? value.split(separator: " or ").map(\.trimmed) : []
        if bold.count > 1,
            bold.allSatisfy({ $0.hasPrefix("**") && $0.hasSuffix("**") && $0.utf8.count > 4 })
        {
            return (bold, true, [])
        }
        guard !value.mentions("://"), !value.utf8.contains(0x60), !value.beginsWithImage else {
            return ([], true, [])
        }
        if let choices = value.choicesInBrackets { return (choices, false, []) }
        var parts = parts(of: inner, isAsked: inner != value, named: name)
        // `"Draft" | "Final"`
        for quote in ["\"", "'"]
        where parts.allSatisfy({ $0.hasPrefix(quote) && $0.hasSuffix(quote) && $0.count > 2 }) {
            parts = parts.map { String($0.dropFirst().dropLast()) }
        }
        let states = parts.isEmpty ? states(in: inner, isAsked: inner != value, named: name) : []
        let ends = parts.compactMap(\.openEnd)
        let isAny = argument != nil || parts.contains { $0.isOfOthers && $0.openEnd == nil }
        let isOpen = isAny || !states.isEmpty || !ends.isEmpty
        parts += states
        parts.removeAll(where: \.isOfOthers)
        let areWords = parts.allSatisfy { part in
            !part.isEmpty && part.count <= 40 && part.wordCount <= 4
                && !"._-".contains(part.first ?? ".") && !part.contains("{")
                && !part.hasSuffix(" URL")
        }
        // `Deciders: People | Team` says what they may be, and they have names.
        let areOfPeople =
            isOfPeople(name) && !isOfOne(name)
            && !parts.contains { $0.count == 1 || isTruth($0) }
        return parts.count > 1 && areWords && !areOfPeople
            ? (parts, isOpen, isAny ? [] : ends) : ([], true, [])
    }

    /// The words in the brackets of an expression that has all of its strokes there, whatever it says
    /// of them: `if it is a standard then anyof(A | B)`.
    private static func argument(of words: String) -> String? {
        guard let first = words.firstIndex(of: "|"), let last = words.lastIndex(of: "|"),
            let open = words[..<first].lastIndex(of: "("), open > words.startIndex,
            let close = words[last...].firstIndex(of: ")")
        else { return nil }
        let inner = words[words.index(after: open)..<close]
        return inner.contains { "()".contains($0) } ? nil : String(inner)
    }

    /// The words between the signs that part choices; empty where there are no such signs.
    ///
    /// - Parameter isAsked: the words stood in brackets.
    private static func parts(of words: String, isAsked: Bool, named name: String) -> [String] {
        var words = words[...]
        // `(A | B | C)`
        if words.hasPrefix("("), words.hasSuffix(")"), words.contains("|"),
            !words.dropFirst().dropLast().contains(where: { "()".contains($0) })
        {
            words = words.dropFirst().dropLast()
        }
        if words.contains("|") { return words.split(separator: "|").map(\.trimmed) }
        let isOneOf = words.lowercased().hasPrefix("one of ")
        if isOneOf { words = words.dropFirst("one of ".count) }
        // `A, B, or C; remove the field if none is meant`
        let list = words.prefix { $0 != ";" }
        if isAsked || isOneOf, words.contains(","), let last = list.firstRange(of: " or ") {
            let before = list[..<last.lowerBound].split(separator: ",").map(\.trimmed)
            let parts = before.filter { !$0.isEmpty } + [String(list[last.upperBound...]).trimmed]
            // A longer part is a part of a sentence, unless all are names.
            let areNames = parts.allSatisfy {
                $0.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
            }
            return parts.allSatisfy { $0.wordCount < (areNames ? 5 : 4) } ? parts : []
        }
        if String(words).mentions(" / ")
            || words.contains("/") && mayBeOneOf(String(words), named: name)
        {
            return words.split(separator: "/", omittingEmptySubsequences: false).map(\.trimmed)
        }
        return []
    }

    /// `{Draft, In Review}`, `Implementable, Released, Dormant`: values among which there may be others,
    /// which words with an "or" between would not leave open.
    private static func states(in words: String, isAsked: Bool, named name: String) -> [String] {
        guard isOfOne(name), !words.mentions(" or ") else { return [] }
        let parts = words.split(separator: ",").map(\.trimmed)
        let areStates = parts.allSatisfy { part in
            part.wordCount < 4 && part.first?.isUppercase == true
                && part.allSatisfy { $0.isLetter || " -".contains($0) }
        }
        return parts.count > (isAsked ? 1 : 2) && areStates ? parts : []
    }
}

extension String {
    /// One word or several between two backticks, and nothing else.
    var isCodeSpan: Bool {
        utf8.count > 2 && hasPrefix("`") && hasSuffix("`") && ranges(of: "`").count == 2
    }

    /// Whether a choice stands for others: `…`, `superseded by <number>`, `Superseded By XXX`,
    /// `Exceeded by "name"`.
    fileprivate var isOfOthers: Bool {
        if self == "…" || self == "..." || contains(where: { "([<{".contains($0) }) { return true }
        if [" \"", " “", " '"].contains(where: { mentions($0) }) || hasSignOfNumberBehindLabel {
            return true
        }
        return split { !$0.isLetter && !$0.isNumber }.contains { word in
            word.count > 2 && word.isRun(ofOneOf: "XNY")
        }
    }

    /// `(leave this empty)`, `leave as is`, `leave empty until it is opened`, in small letters.
    var asksForNoValue: Bool {
        guard mentions("leave") else { return false }
        let words = filter { !"()*_.".contains($0) }
        let nothing = [
            "leave this empty", "leave this blank", "leave empty", "leave blank", "leave as is",
        ]
        return nothing.contains { start in
            words == start || words.hasPrefix(start + " until ") || words.hasPrefix(start + ";")
                || words.hasPrefix(start + ", to be filled")
        }
    }
}

extension Template.Field {
    /// Whether the template writes its words for the value as code: `` `Open / Done` ``.
    var isInBackticks: Bool {
        (kind == .line || kind == .date) && placeholder.isCodeSpan
            && !["title", "name"].contains { name.lowercased().hasSuffix($0) }
    }

    init(named name: String, value: String, place: Place, isList: Bool = false) {
        let found = FieldInference(name: name, value: value, isList: isList)
        self.init(
            name: name, kind: found.kind, place: place, placeholder: value, remark: found.remark,
            isOptional: found.isOptional)
        isDefault = found.isDefault
        first = found.first
        if case .line = found.kind { (examples, openEnds) = (found.offered, found.openEnds) }
        if !isList { takeMarkedChoices() }
    }
}
