import Markdown
import Proposals

/// # `metadata-field-missing`
///
/// Each field of the template stands in the information block and has a value. Only the number may be
/// empty, since it is assigned later. While the whole block is missing, or bears another name, its
/// fields are not missed one by one, nor is a field that fewer than half of the folder's accepted
/// documents have, where there are five and more. Nor are the fields below the title in a document with
/// none of them, if five documents and a third of the folder's are so. One of these, or of front matter, of which the
/// template says nothing may be empty, unless all accepted documents but one, or one in twenty, have a value
/// there, of six and more. No line is added for a field
/// that is likely there, misspelt, nor beside a table of fields. What the title says is written as the title; any other line
/// would hold the template's words, so it is a suggestion. A key of front matter that only a newer
/// version of the template has is missed where nearly all accepted documents of the folder have it; of
/// a header in code those lines are that all accepted proposals of the folder have. So are keys that
/// nearly all have though the template has no front matter and no other fields: the project's own
/// program may write it. Of documents without any front matter they are missed as one.
///
/// Wrong: `- **Authors**:`, or no such line. Right: `- **Authors**: Ana Lima`.
extension Rule {
    static let metadataFieldMissing = Rule(
        "metadata-field-missing", .information, draft: .todo, later: .error,
        "Every field of the template has a value."
    ) { document in
        let elsewhere =
            document.missingElsewhere() + document.missingOfNewest() + document.missingOfOthers()
        guard let place = document.informationPlace, place.isPresent else { return elsewhere }
        let misspelt = document.misspeltEntries
        return elsewhere
            + document.template.fields.indices.compactMap { index in
                let field = document.template.fields[index]
                guard field.place == .section, !document.isLeftOutByMost(field) else {
                    return nil
                }
                if let entry = document.entry(of: field) {
                    guard entry.value.isEmpty, field.kind != .number else { return nil }
                    return Problem(
                        entry.valueRange, .field(field.name), "`\(field.name)` is empty.",
                        help: "The template asks for it: \(field.placeholder).")
                }
                let before = document.template.fields[..<index].last {
                    document.entry(of: $0) != nil
                }
                let at = before.flatMap { document.entry(of: $0) }?.range.upperBound
                let goes = before.map { "after `\($0.name)`" } ?? "first"
                let start = at ?? document.startOfFields(in: place)
                let likely = misspelt.first { $0.field.name == field.name }?.entry
                return Problem(
                    start..<start, .field(field.name),
                    "`\(field.name)` is missing; it goes \(goes).",
                    help: likely.map { "\(Wording.code($0.name)) may be it." }
                        ?? "Add `- **\(field.name)**: …`: \(field.placeholder).",
                    fixes: likely == nil && !document.hasTableOfFields(in: place)
                        ? document.insertion(of: field, below: before) : [])
            }
    }
}

extension CheckedDocument {
    /// Fields of front matter and below the title that are not there, or hold nothing. Where a
    /// section holds nothing else, rules of sections speak.
    fileprivate func missingElsewhere() -> [Problem] {
        let header = metadata.first { $0.field?.isInCode ?? false }
        let isWithoutHead =
            (context.shares?.areOftenWithoutHead ?? false)
            && !template.fields.contains { $0.place == .head && entry(of: $0) != nil }
        return template.fields.compactMap { field in
            if let header, field.isInCode, self.entry(of: field) == nil,
                context.shares?.isInAllHeaders(field.name) ?? false
            {
                let at = header.range.lowerBound
                var problem = Problem(
                    at..<at, .field(field.name), "`\(field.name)` is missing in the header.",
                    help: "All others have it: \(field.hint).")
                problem.level = .todo
                return problem
            }
            if let day = emptyDay(of: field) { return day }
            guard field.place == .frontMatter || field.place == .head, !field.isOptional,
                field.place == .head ? !isWithoutHead : nearFrontMatter == nil,
                !isLeftOutByMost(field),
                !field.isLearned || hasFrontMatter
            else { return nil }
            guard let entry = entry(of: field) else {
                if proposal.standsInLineOfAnother(field) { return nil }
                let besideTitle = field.isAboveTitle ? "above the title" : "below the title"
                let place = field.place == .frontMatter ? "in the front matter" : besideTitle
                let at = field.place == .frontMatter ? 0 : head?.body.lowerBound ?? 0
                let given = field.kind == .number ? title?.number ?? "" : ""
                var problem = Problem(
                    at..<at, .field(field.name), "`\(field.name)` is missing \(place).",
                    help: given.isEmpty
                        ? field.asking : "The heading gives the number \(given).")
                problem.level = .todo
                return problem
            }
            let isOfAll = field.placeholder.isEmpty && !field.isLearned
            guard entry.value.isEmpty, field.kind != .number,
                !isOfAll || isFilledByNearlyAll(field),
                field.name != template.state?.name || !saysStatusElsewhere
            else { return nil }
            var problem = Problem(
                entry.valueRange, .field(field.name), "`\(field.name)` is empty.",
                help: isOfAll ? "Nearly all accepted proposals have a value there." : field.asking)
            if isOfAll { problem.level = .todo }
            return problem
        }
    }

    /// Whether nearly all accepted documents have a value of a field, which is none that comes at the end.
    private func isFilledByNearlyAll(_ field: Template.Field) -> Bool {
        !field.isOfTheEnd && (context.shares?.isFilledByNearlyAll(field) ?? false)
    }

    /// That a draft has no day of its beginning, where the template has nothing behind the name.
    private func emptyDay(of field: Template.Field) -> Problem? {
        let names = ["created", "creation date", "date created", "date"]
        guard field.place == .frontMatter || field.place == .head, field.placeholder.isEmpty,
            names.contains(field.name.asFieldWords), !isAccepted,
            let entry = entry(of: field), entry.value.isEmpty, !entry.isList
        else { return nil }
        var problem = Problem(
            entry.valueRange, .field(field.name), "`\(field.name)` is empty.",
            help: "Write the day.")
        problem.level = .todo
        return problem
    }

    /// Whether fewer than half of the accepted documents have the field.
    fileprivate func isLeftOutByMost(_ field: Template.Field) -> Bool {
        context.shares?.isInFew(field, isConstant: isConstant(field)) ?? false
    }

    /// Keys that the front matter has not and the document's own version of the template neither, but
    /// the newest one and nearly all accepted documents.
    fileprivate func missingOfNewest() -> [Problem] {
        guard let newest = context.newest, let shares = context.shares,
            metadata.contains(where: { $0.place == .frontMatter })
        else { return [] }
        return newest.fields.compactMap { field in
            guard field.place == .frontMatter, !field.isOptional,
                template.field(named: field.name) == nil,
                !metadata.contains(where: { newest.field(named: $0.name)?.name == field.name }),
                shares.isInNearlyAll(key: field.name)
            else { return nil }
            var problem = Problem(
                0..<0, .document, "`\(field.name)` is missing in the front matter.",
                help: "Nearly all accepted proposals have it: \(field.hint).")
            problem.level = .todo
            return problem
        }
    }

    private var hasFrontMatter: Bool { places.first?.isFrontMatter == true }

    /// Keys of front matter that nearly all accepted documents have, where the template has no fields
    /// of its own; of a document without any, all in one.
    fileprivate func missingOfOthers() -> [Problem] {
        let learned = template.fields.filter { $0.isLearned && !$0.isOptional }.map(\.name)
        guard template.fields.isEmpty || !hasFrontMatter, !template.isNone, nearFrontMatter == nil,
            proposal.frontMatterObstacle == nil,
            let keys = template.fields.isEmpty ? context.shares?.keysOfNearlyAll : learned,
            !keys.isEmpty
        else { return [] }
        let own = Set(proposal.keysBesideTemplate)
        let missing = keys.filter { !own.contains($0) }
        let named = missing.map { "`\($0)`" }
        let told = hasFrontMatter || missing.isEmpty ? named : ["The front matter"]
        let place = hasFrontMatter ? " in the front matter" : ""
        let them = hasFrontMatter ? "it" : "one with \(named.joined(separator: ", "))"
        return told.map { what in
            var problem = Problem(
                0..<0, .document, "\(what) is missing\(place).",
                help: "Nearly all accepted proposals have \(them), though the template has none.")
            problem.level = .todo
            return problem
        }
    }

    /// A line for the field below another's item, or above the first, with what the title says of
    /// it, else with the template's words.
    fileprivate func insertion(
        of field: Template.Field, below other: Template.Field?
    ) -> [Fix] {
        guard let near = other.flatMap({ entry(of: $0) }) ?? metadata.first else { return [] }
        let line = lines.wholeLines(near.range)
        let marker = text(line.lowerBound..<near.range.lowerBound)
        guard marker.contains(where: { !$0.isWhitespace }) else { return [] }
        let title = field.name == titleField?.name ? wordsOfTitle : nil
        let words = "\(marker)**\(field.name)**: \(title ?? field.placeholder)"
        let end = proposal.lineEnding
        let item = lines.wholeLines(near.range.lowerBound..<near.itemEnd)
        let hasEnd = bytes[item].last?.isLineEnding ?? false
        let edit: Fix.Edit
        if other == nil {
            edit = .init(line.lowerBound..<line.lowerBound, words + end)
        } else if hasEnd {
            edit = .init(item.upperBound..<item.upperBound, words + end)
        } else {
            edit = .init(item.upperBound..<item.upperBound, end + words)
        }
        return title == nil
            ? [.suggested("Add `\(field.name)` with the template's words.", [edit])]
            : [.safe("Add `\(field.name)` with the words of the heading.", [edit])]
    }

    /// What the title's heading says; nil where that is nothing, or the template's words.
    private var wordsOfTitle: String? {
        guard let title, let field = titleField,
            NormalizedText(title.heading) != NormalizedText(template.title)
        else { return nil }
        let words = title.title.onOneLine
        return field.isUnfilled(words) ? nil : words
    }

    /// Whether a table holds fields, one a row: no list is written beside it.
    fileprivate func hasTableOfFields(in place: SectionSpan) -> Bool {
        place.blocks.contains { index in
            guard case .table = tree.blocks[index].kind else { return false }
            return text(tree.blocks[index].range).split(whereSeparator: \.isNewline).contains {
                let cell = $0.split(separator: "|").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
                return template.field(named: cell.filter { !"*_`:".contains($0) }.trimmed) != nil
            }
        }
    }

    /// Where the first field stands, or would.
    fileprivate func startOfFields(in place: SectionSpan) -> Int {
        metadata.first?.range.lowerBound ?? place.body.lowerBound
    }
}

extension Template.Field {
    /// Whether a draft rightly has no value yet, as its name tells: `Approved on`, `Superseded by`, `Pull Request`.
    fileprivate var isOfTheEnd: Bool {
        let later = [
            "accept", "approv", "merge", "land", "ratif", "decided", "decision", "implement",
            "supersed", "replac", "obsolet", "clos", "resol", "releas", "complet", "final", "vot",
            "pr", "pull", "discussion", "issue", "tracking", "link", "number", "id",
        ]
        return name.asFieldWords.split(separator: " ").contains { word in
            later.contains { word == $0 || $0.count > 2 && word.hasPrefix($0) }
        }
    }

    /// Who asks for the field, in words.
    fileprivate var asking: String {
        guard isLearned else { return "The template asks for it: \(hint)." }
        return "Nearly all proposals have it, though the template has none"
            + (hint.isEmpty ? "." : ": \(hint).")
    }
}
