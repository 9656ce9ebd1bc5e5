import Markdown

/// The fields of a template's front matter.
struct TemplateFields {
    private(set) var fields: [Template.Field] = []

    /// Keys that name other documents, of which there may be none.
    private static let relations: Set<String> = [
        "see-also", "replaces", "replaced-by", "superseded-by", "supersedes",
    ]

    /// Whether a key names other documents.
    static func isRelation(_ key: String) -> Bool { relations.contains(key.lowercased()) }

    init(_ source: Source) {
        guard let frontMatter = FrontMatter(source.bytes), frontMatter.isYAML,
            let mapping = try? YAMLMapping(source, frontMatter.content)
        else { return }
        // `# These are optional metadata elements.` above the first key speaks of all.
        let start = frontMatter.content.lowerBound
        let top = start..<(mapping.entries.first?.lines.lowerBound ?? start)
        let head = top.isEmpty ? "" : source.string(top).lowercased()
        let areOptional = head.contains("these are optional") || head.contains("all are optional")
        let toRemove = source.commentsToRemove
        var end = start
        for entry in mapping.entries {
            let above = source.commentAbove(entry.lines.lowerBound, from: end)
            end = entry.lines.upperBound
            var isList = false
            switch entry.value {
            case .block: isList = true
            case .flow(let items, _): isList = items.count > 1
            case .none, .scalar, .other, .unreadable: break
            }
            var field = Template.Field(
                named: entry.key.withoutKeyRemark, value: entry.words(in: source),
                place: .frontMatter,
                isList: isList)
            field.keyRemark = entry.key.keyRemark
            field.isNested = entry.isNested(in: source)
            // A word where people are asked for is edited as a word.
            if field.kind == .people, !isList { field.kind = .line }
            let remark = entry.remark(in: source)
            if field.remark == nil { field.remark = remark ?? above }
            field.addChoices(in: above ?? "")
            let hadEnds = !field.openEnds.isEmpty
            field.takeChoices(of: remark ?? "")
            let isNamed = !hadEnds && !field.openEnds.isEmpty
            if case .choice = field.kind {
            } else if !isNamed {
                field.keyComment = entry.comment(in: source)
            }
            // Of `# delete those that are not relevant` all may be.
            let isOffer = isList && ["delete", "remove"].contains(where: (remark ?? "").mentions)
            if isOffer { field.isDefault = true }
            // A first state is what its key is about: `stage: accepted`.
            if entry.key.lowercased() == "stage", entry.words(in: source).wordCount == 1,
                entry.words(in: source).allSatisfy(\.isLetter)
            {
                field.isDefault = true
            }
            let isEmpty = entry.words(in: source).isEmpty
            if isEmpty, case .line = field.kind, (remark ?? "").mentions("yyyy-mm-dd") {
                field.kind = .date
            }
            let signs = ["optional", "only required", "otherwise, remove", "if applicable"]
            let words = ((remark ?? "") + (field.keyRemark ?? "")).lowercased()
            if Self.isRelation(entry.key) { field.isOptional = true }
            if areOptional || signs.contains(where: words.contains) { field.isOptional = true }
            if entry.asksToBeDeleted(in: source) {
                (field.isOfTemplateAlone, field.isOptional) = (true, true)
            }
            let line = source.string(entry.lines).trimmed
            field.mark = toRemove.first { line.hasSuffix($0) }
            // `# fill me in with today's date` in place of a value
            if isEmpty, remark?.lowercased().hasPrefix("fill ") ?? false,
                let sign = line.firstIndex(of: "#")
            {
                field.mark = String(line[sign...])
            }
            fields.append(field)
        }
    }
}

extension Template {
    /// Comments of the front matter that ask to be removed, or say that keys may be, with their sign,
    /// and its lines in angle brackets.
    package var commentsToRemove: Set<String> { source.commentsToRemove }

    /// The lines of keys of its front matter that ask to be deleted.
    var linesOfKeysToDelete: [Range<Int>] {
        guard fields.contains(where: \.isOfTemplateAlone),
            let frontMatter = FrontMatter(source.bytes), frontMatter.isYAML,
            let mapping = try? YAMLMapping(source, frontMatter.content)
        else { return [] }
        return mapping.entries.filter { $0.asksToBeDeleted(in: source) }.map(\.lines)
    }
}

extension YAMLMapping.Entry {
    /// `draft: true # Delete this line when you copy the template`; one that may go under a condition, or
    /// that is asked for under one and goes otherwise, may stay, too.
    fileprivate func asksToBeDeleted(in source: Source) -> Bool {
        guard let remark = remark(in: source)?.lowercased(), !remark.mentions(" if "),
            !remark.mentions("unless")
        else { return false }
        let words = remark.split { !$0.isLetter }.drop { $0 == "please" }.prefix(3)
        return words.count == 3 && ["delete", "remove"].contains(words.first)
            && words[words.startIndex + 1] == "this"
            && ["line", "field", "key"].contains(words.last)
    }
}

extension Template.Field {
    /// Adds values that a comment names beside the template's values: `removed|disabled`.
    fileprivate mutating func addChoices(in comment: String) {
        guard case .choice(let choices) = kind else { return }
        let named = comment.split(separator: " ").filter { $0.contains("|") }.flatMap {
            $0.split { !($0.isLetter || $0 == "-") }.map(String.init)
        }
        kind = .choice(choices + named.filter { !choices.contains($0) })
    }

    /// Takes the choices that the comment behind a value names: `status: Draft # Draft | Vote`,
    /// `stage: TBD # alpha, beta`, `track: Global # | Ops`, `topic: # Choose: Core or Meta`. The value may stay if it is one of them, or a
    /// state beside them.
    mutating func takeChoices(of remark: String) {
        guard case .line = kind else { return }
        // A stroke in front goes on from the value.
        let goesOn = remark.hasPrefix("|") && !placeholder.isEmpty
        let comment = goesOn ? "\(placeholder) \(remark)" : remark
        var choices: [String] = []
        let isOpen =
            placeholder.isEmpty || ["TBD", "TODO"].contains(placeholder)
            || FieldInference.unbracketed(placeholder) != placeholder
        let found = FieldInference(name: name, value: comment)
        if !found.openEnds.isEmpty, isState, isOpen || found.offered.contains(placeholder) {
            (examples, openEnds, isDefault) = (found.offered, found.openEnds, !isOpen)
            first = isOpen ? found.first : placeholder
            return
        }
        if case .choice(let named) = found.kind {
            choices = named
        } else if let listed = comment.listedWords,
            listed.contains(placeholder) || FieldInference.isOfOne(name)
                || placeholder.isEmpty && comment.asksToChoose
        {
            choices = listed
        }
        let isAnother =
            isState
            && (choices + [placeholder]).allSatisfy { word in
                word.wordCount == 1 && word.allSatisfy { $0.isLetter || $0 == "-" }
            }
        guard !choices.isEmpty, choices.contains(placeholder) || isOpen || isAnother else { return }
        if !isOpen, !choices.contains(placeholder) { choices.insert(placeholder, at: 0) }
        (kind, examples, isDefault) = (.choice(choices), [], !isOpen)
        first = isOpen ? FieldInference.beginning(of: choices) : placeholder
    }
}

extension String {
    /// Whether it begins with words that ask for one of those behind a colon: `Choose: `, `One of: `.
    fileprivate var asksToChoose: Bool {
        let words = [
            "choose", "pick", "select", "one", "options", "possible", "allowed", "acceptable",
            "valid",
        ]
        guard contains(": ") else { return false }
        return words.contains(String(lowercased().prefix { $0.isLetter }))
    }

    /// The words of a comment that is nothing but a list of them: `draft, accepted, or rejected`,
    /// `one of: draft, accepted`.
    fileprivate var listedWords: [String]? {
        var list = self[...]
        if let colon = firstRange(of: ": "), String(self[..<colon.lowerBound]).wordCount <= 3 {
            list = self[colon.upperBound...]
        }
        var words = list.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        for sign in ["or ", "and "] where words.last?.hasPrefix(sign) == true {
            words[words.count - 1].removeFirst(sign.count)
        }
        // Behind `Acceptable values: ` a value may have two words.
        let most = list.startIndex > startIndex ? 2 : 1
        let areWords = words.allSatisfy { word in
            word.wordCount <= most && word.first?.isLetter == true
                && word.allSatisfy { $0.isLetter || $0.isNumber || " -_".contains($0) }
        }
        return words.count > 1 && areWords ? words : nil
    }
}

extension Source {
    /// The lines of a comment right above a key, in one; nil where none speaks of the key alone.
    fileprivate func commentAbove(_ key: Int, from start: Int) -> String? {
        let lines = string(start..<key).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let comment = lines.dropLast().reversed().prefix { $0.hasPrefix("#") }.reversed()
        let words = comment.map { $0.drop { $0 == "#" || $0 == " " } }.joined(separator: " ")
        return words.isEmpty || words.mentions("are optional") ? nil : words
    }

    fileprivate var commentsToRemove: Set<String> {
        guard let frontMatter = FrontMatter(bytes) else { return [] }
        let lines = string(frontMatter.content).split(whereSeparator: \.isNewline)
        let comments = lines.compactMap { line in
            let sign = line.hasPrefix("#") ? line.startIndex : line.firstRange(of: " #")?.lowerBound
            return sign.map { line[$0...].trimmed }
        }
        let covered = lines.map(\.trimmed).filter { $0.utf8.isInAngles && !$0.hasPrefix("<!--") }
        return Set(comments.filter { $0.contains("remove") } + covered)
    }
}
