/// What the accepted documents of a template have where it leaves that open: the form of a day, a title in
/// words or as a name of code, the name of an author, and whether a heading has it, and of which level; whether a status stands alone of
/// which the template shows all choices, and headings without the brackets around their words.
package struct DocumentCustoms: Sendable {
    /// Documents that tell it, at least.
    package static let fewest = 5

    private let count: Int
    /// How many begin with a heading of the first level.
    private let titled: Int
    /// How many have the status in bold alone.
    private let marked: Int
    /// The values that tell it, by the names of their fields.
    private let values: [String: [String]]
    /// The template's headings in brackets that all have without these.
    private let worded: Set<String>

    /// Nothing is known.
    package init() { (count, titled, marked, values, worded) = (0, 0, 0, [:], []) }

    /// - Parameter documents: the accepted ones that follow a template, with what they begin with.
    package init(
        _ documents: [(head: DocumentHead, proposal: Proposal)], of template: Template
    ) {
        count = documents.count
        titled = documents.count { $0.head.heading != nil }
        let state = template.state
        marked = documents.count { document in
            guard let state, let place = document.proposal.fieldPlace(named: state.name) else {
                return false
            }
            return state.isMarkedAlone(document.proposal.field(at: place).words.trimmed)
        }
        var values: [String: [String]] = [:]
        let ofTitle = template.fieldOfTitleAsCode?.name
        for field in template.fields
        where field.mayLearnDay || field.mayLearnName || field.signsAroundDay != nil
            || field.name == ofTitle
        {
            values[field.name] = documents.map { $0.proposal.value(ofField: field.name).trimmed }
                .filter { !field.saysNothing($0) }
        }
        self.values = values
        worded = Set(
            template.sections.map(\.title).filter { title in
                guard let words = title.wordsInBrackets else { return false }
                return documents.allSatisfy { document in
                    let titles = document.proposal.sections.filter(\.isPresent).map(\.title)
                    return titles.contains(words) && !titles.contains(title)
                }
            })
    }

    /// Whether no document begins with a heading for its title.
    package var haveNoTitle: Bool { count >= Self.fewest && titled == 0 }

    /// Whether nearly all documents have their title in a heading of the first level.
    var haveTitlesOnTop: Bool {
        count >= Self.fewest && count - titled <= max(1, count / 10)
    }

    /// Whether all documents have the status in bold alone, of which the template shows all choices.
    var haveStatusAlone: Bool { count >= Self.fewest && marked == count }

    /// The words of a heading of the template's in brackets, where all documents have them without these.
    func words(ofHeading title: String) -> String? {
        count >= Self.fewest && worded.contains(title) ? title.wordsInBrackets : nil
    }

    /// The form in which most documents have the day of a field; nil where they have none, or too few
    /// have one.
    func dayForm(of field: Template.Field) -> DayForm? {
        guard let known = values[field.name], known.count >= Self.fewest else { return nil }
        return DayForm(ofMost: known)
    }

    /// The day of a new proposal between the signs that the template has around it, where all documents have them.
    func signed(_ day: Day, in field: Template.Field) -> String {
        let known = values[field.name] ?? []
        guard let signs = field.signsAroundDay, known.count >= Self.fewest,
            known.allSatisfy({ $0.hasPrefix(signs.open) && $0.hasSuffix(signs.close) })
        else { return day.description }
        return signs.open + day.description + signs.close
    }

    /// Whether nearly all documents have names in a field, and no addresses or accounts.
    func areNames(valuesOf field: Template.Field) -> Bool {
        let known = values[field.name] ?? []
        return known.count >= Self.fewest && count - known.count <= max(1, count / 10)
            && !known.contains { $0.contains { "@<[".contains($0) } }
    }

    /// Whether most values of a field are names of code; nil where there are too few to tell that, and these
    /// are no words.
    func areCode(valuesOf field: Template.Field) -> Bool? {
        let known = values[field.name] ?? []
        let areMost = known.count(where: \.isNameOfCode) * 2 > known.count
        return known.count >= Self.fewest || !known.isEmpty && !areMost ? areMost : nil
    }
}

extension Template {
    /// Whether there is something that documents may tell of it.
    package var mayLearnCustoms: Bool {
        fieldOfTitleAsCode != nil
            || fields.contains { $0.mayLearnDay || $0.mayLearnName || $0.signsAroundDay != nil }
            || state?.marksChoice ?? false || sections.contains { $0.title.wordsInBrackets != nil }
            || title.isEmpty && titleField == nil && outerLevel > 1 || mayRaiseTitle
    }

    /// Whether the heading of the title is of the level that its sections have.
    var mayRaiseTitle: Bool { titleLevel == 2 && outerLevel == 2 && !hasLabelAboveTitle }
}

extension Template.Field {
    /// Whether accepted documents may tell how the day of a draft stands there, which the template says in
    /// words, or not at all.
    var mayLearnDay: Bool {
        guard kind == .line, isOfTheBeginning, !isDefault, dayForm == nil,
            !name.lowercased().hasPrefix("author")
        else { return false }
        let later = ["merge", "accept", "approv", "ratif", "decision", "decided", "landed"]
        let asked = [placeholder, remark, mark, keyComment].compactMap(\.self)
        return !asked.contains { words in later.contains(where: words.mentions) }
    }
}

extension Template.Field {
    /// Whether accepted documents may tell that an author's name stands there, of which the template says
    /// nothing.
    var mayLearnName: Bool { kind == .line && isOfAuthors && placeholder.isEmpty }

    /// What stands on both sides of the day of a beginning: `[YYYY-MM-DD]`, `*YYYY-MM-DD*`.
    var signsAroundDay: (open: String, close: String)? {
        guard kind == .date, place != .frontMatter, isOfTheBeginning,
            let day = placeholder.firstRange(of: "YYYY-MM-DD"),
            case let (open, close) = (
                placeholder[..<day.lowerBound], placeholder[day.upperBound...]
            ),
            ["[]", "{}", "<>", "**", "__", "****"].contains("\(open)\(close)")
        else { return nil }
        return (String(open), String(close))
    }
}

extension String {
    /// The words of a heading that stand in brackets as a whole, `[Background]`.
    fileprivate var wordsInBrackets: String? {
        let words = dropFirst().dropLast()
        guard hasPrefix("["), hasSuffix("]"), words.contains(where: \.isLetter),
            !words.contains(where: { "[]".contains($0) })
        else { return nil }
        return words.trimmed
    }
}
