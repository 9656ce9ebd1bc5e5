/// What is asked for, in the words of those who explain it.
extension FieldKind {
    /// `one of Draft, Approved`, `a date`.
    package var words: String {
        switch self {
        case .number: "a number"
        case .date: "a date"
        case .people: "people"
        case .values: "several values"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .line, .prose, .list, .phaseTitle, .phaseText: "a line"
        }
    }
}

extension Template.Field {
    /// The kind; of values among others `one of Draft, Approved, or other words`.
    package var kindInWords: String {
        guard case .line = kind, !examples.isEmpty, !isLearned else { return kind.words }
        return "one of \(examples.joined(separator: ", ")), or other words"
    }
}

extension Template.Section {
    /// The kind, and the other facts that the template tells: `prose`, `optional`, `1 to 2
    /// paragraphs`.
    package var properties: [String] {
        var words = [kind.words]
        if isOptional { words.append("optional") }
        if isConditional { words.append("conditional") }
        if repeats != nil { words.append("more of them can follow") }
        if let limit = paragraphs {
            words.append("\(limit.lowerBound) to \(limit.upperBound) paragraphs")
        }
        return words
    }
}

extension Template.Kind {
    fileprivate var words: String {
        switch self {
        case .prose: "prose"
        case .list: "a list"
        case .phases: "numbered phases"
        case .fields: "the fields"
        case .parent: "holds others"
        case .value: "a field"
        }
    }
}
