import Prose

extension LearnedHead {
    /// A key of front matter that nearly all documents have, and what their values tell of it.
    package struct Key: Equatable, Sendable {
        package let name: String
        /// How many documents have it.
        package let count: Int
        /// The key with the value that a new document begins with, as most documents write theirs.
        let lines: String
        /// Nil where that value tells it.
        private let kind: FieldKind?
        /// The state that a new document has.
        private let first: String?
        /// Values that documents have, where they are a few: of states, those of the beginning first.
        private let examples: [String]
        /// Whether the value may stay: most have it, or a proposal begins with it.
        private let isDefault: Bool
        private let isOptional: Bool
    }
}

extension LearnedHead.Key {
    init(_ name: String, _ values: [DocumentHead.Key]) {
        self.name = name
        count = values.count
        let filled = values.filter { !$0.isEmpty }
        let words = filled.compactMap(\.word)
        let shape = (filled.isEmpty ? values : filled).map(\.shape).commonest?.element ?? .nothing
        let field = Template.Field(
            name: name, kind: .line, place: .frontMatter, placeholder: "")
        let isState = field.isState || ["stage", "phase"].contains(name.lowercased())
        examples =
            FieldInference.isOfOne(name) ? Self.examples(among: words, isState: isState) : []
        isOptional =
            TemplateFields.isRelation(name) || (values.count - filled.count) * 5 > values.count
        let days = words.count { Day($0) != nil }
        let same = Self.same(in: values)
        var (texts, form): ([String], DocumentHead.Shape) = ([], .nothing)
        var (kind, first, isDefault): (FieldKind?, String?, Bool) = (nil, nil, false)
        let word = shape.asWord
        if field.isTitle {
            (texts, form) = (["Title"], word)
        } else if days * 4 > filled.count * 3 {
            (texts, form) = (["YYYY-MM-DD"], word)
        } else if isState {
            first = words.filter(FieldInference.isBeginning).commonest?.element
            isDefault = first != nil
            (texts, form, kind) = ([first].compactMap(\.self), word, .line)
        } else if FieldInference.isOfPeople(name) {
            (texts, form, kind) = Self.people(filled, shape)
        } else if let same, !filled.isEmpty {
            (texts, form, isDefault) = (same, shape, true)
            if case .word = shape, !same.allSatisfy(FieldInference.isTruth) { kind = .line }
        } else if case .brackets = shape {
            (form, kind) = (shape, .values)
        } else if case .items = shape {
            kind = .values
        }
        let blank = values.filter(\.isEmpty).map(\.shape).commonest?.element
        let written = DocumentHead.Key(
            name: name, shape: texts.isEmpty ? (blank ?? form).ofNothing : form, texts: texts)
        lines = written.lines
        (self.kind, self.first, self.isDefault) = (kind, first, isDefault)
    }

    /// The value that stands there alike in nearly all documents, which is no answer; nil where they
    /// differ.
    private static func same(in values: [DocumentHead.Key]) -> [String]? {
        guard let (texts, count) = values.map(\.texts).commonest,
            count * 20 >= values.count * 19,
            texts.allSatisfy({ !$0.contains(where: \.isNewline) })
        else { return nil }
        return texts
    }

    /// What stands where people are asked for: words for a name, or for a handle where most have one.
    private static func people(
        _ filled: [DocumentHead.Key], _ shape: DocumentHead.Shape
    ) -> (texts: [String], form: DocumentHead.Shape, kind: FieldKind?) {
        switch shape {
        case .items:
            let handles = filled.count { $0.texts.first?.hasPrefix("@") ?? false }
            return ([handles * 2 > filled.count ? "@handle" : "NAME"], shape, .people)
        case .brackets: return ([], shape, .people)
        case .nothing, .word: return ([], .nothing, .line)
        }
    }

    /// Values that two documents have at least, the commonest first; of states, those of the beginning
    /// first and those of an end last.
    private static func examples(among words: [String], isState: Bool) -> [String] {
        var counts: [String: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        let named = counts.filter { word, count in
            count > 1 && word.wordCount <= 3 && !word.contains(where: \.isNumber)
        }
        let rank = { (word: String) -> Int in
            guard isState else { return 0 }
            switch Standing(knownFrom: word) {
            case .draft: return 0
            case .review: return 1
            case nil: return 2
            case .accepted: return 3
            case .ended: return 4
            }
        }
        return named.sorted {
            (rank($0.key), -$0.value, $0.key) < (rank($1.key), -$1.value, $1.key)
        }.map(\.key)
    }

    /// The field of the key, with what the documents tell of it.
    func telling(of field: Template.Field) -> Template.Field {
        var field = field
        field.isLearned = true
        if let kind { field.kind = kind }
        (field.first, field.examples, field.isDefault) = (first, examples, isDefault)
        field.isOptional = field.isOptional || isOptional
        if !examples.isEmpty { field.remark = "such as " + examples.joined(separator: ", ") }
        return field
    }
}

extension DocumentHead.Shape {
    /// The same for one word.
    fileprivate var asWord: DocumentHead.Shape {
        if case .word = self { return self }
        return .word(.plain)
    }

    /// The same without a value.
    fileprivate var ofNothing: DocumentHead.Shape {
        if case .brackets = self { return self }
        return .nothing
    }
}
