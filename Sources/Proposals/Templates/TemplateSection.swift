import Markdown

extension Template {
    /// One heading below the title; all proposals of a run share it.
    package final class Section: Sendable {
        package let title: String
        package let level: Int
        /// Normalised names of the headings above and its own, without the title.
        package let path: [HeadingName]
        /// Other names that its heading gives, which documents may have as well.
        let otherNames: [HeadingName]
        /// The name as it is compared with nearly the same ones.
        package let words: HeadingWords
        package let kind: Kind
        /// The word by which the template counts the section's phases: `Phase`, `Step`.
        package let wordOfPhases: String?
        /// The blocks of the section, each with its part in a written section.
        package let blocks: [TemplateBlock]
        /// The paragraphs that say what to write, and the points that the text should touch, in the
        /// order in which they stand.
        package let wanted: [Wanted]
        /// The paragraphs alone.
        package let guidance: [String]
        /// The points alone.
        package let topics: [String]
        /// Items that stand for other items, such as `Goal 1`.
        package let placeholders: [String]
        /// Words that stand for others in text that stays or waits for an answer, with their signs.
        package let standIns: Set<String>
        /// Cells of tables that stand for others, each as a whole.
        package let standInCells: Set<String>
        /// Signs of days to come that items begin with: `MM/DD/YYYY`.
        package let daysToCome: Set<String>
        /// Blocks that nobody would leave as they are.
        package let toBeWritten: Set<NormalizedText>
        /// Words of the heading that stand for others, with their signs.
        package let headingStandIns: Set<String>
        /// How many paragraphs the guidance asks for.
        package let paragraphs: ClosedRange<Int>?
        package let body: NormalizedText
        /// The text that is left of the section when nothing but the prompts is gone, by the
        /// template's words and by the blocks that documents keep; without text that may be an
        /// answer.
        private let rests: [NormalizedText]
        /// The comment above the heading, which goes when the section is answered.
        let mark: NormalizedText?

        /// Whether the text stays as the template has it: a licence, words that all proposals
        /// share.
        package let isFixed: Bool
        /// Whether the template says that the section, or a section around it, may be left out.
        package let isOptional: Bool
        /// Whether the section, or a section around it, is asked for under a condition.
        package let isConditional: Bool
        /// How the section repeats, where others may stand beside it, and it may be called
        /// otherwise: `Story 1`, `{option}`.
        package let repeats: Repetition?
        /// Whether the guidance asks why something was rejected.
        package let asksWhyRejected: Bool
        /// Sentences and items of five words or more by which the template's own text is known.
        package let prompts: Set<NormalizedText>
        /// Sentences of items that a document may choose from.
        package let offers: Set<NormalizedText>
        /// Whole paragraphs and quotes that ask, of three words or more or in italics or brackets.
        package let askingBlocks: Set<NormalizedText>
        /// Paragraphs of one or two words that lead to what the template says next: `For example:`
        package let leads: Set<NormalizedText>
        /// The section's comments with their signs, among them comments above the heading and
        /// behind other text.
        package let comments: Set<NormalizedText>
        /// The section that it is on another level.
        private let original: Section?

        /// - Parameters:
        ///   - parent: the section that it is a part of.
        ///   - learned: what documents keep or drop; what the section is follows from the template's
        ///     words alone.
        ///   - isOptional: what the project says; nil to go by the template's words.
        init(
            title: String, level: Int, path: [HeadingName], kind: Kind, wordOfPhases: String?,
            blocks: [TemplateBlock], standInCells: Set<String>, body: NormalizedText,
            parent: Section?, repeats: Repetition?, isOptional: Bool?, learned: LearnedRoles
        ) {
            original = nil
            (self.title, self.level, self.path, self.kind) = (title, level, path, kind)
            (self.body, self.repeats, self.wordOfPhases) = (body, repeats, wordOfPhases)
            otherNames = HeadingName.others(in: title)
            self.standInCells = standInCells
            words = HeadingWords(path.last?.string ?? "")
            let asking = blocks.filter { $0.role == .prompt }
            let taken = blocks.map { learned.applied(to: $0, in: path) }
            self.blocks = taken
            wanted = zip(blocks, taken).flatMap { block, taken -> [Wanted] in
                let topics = block.role == .topic ? block.paragraphs : []
                let words = taken.role == .prompt ? taken.guidance : block.guidance
                return topics.map { Wanted(words: $0, isTopic: true) }
                    + words.map { Wanted(words: $0, isTopic: false) }
            }
            guidance = wanted.filter { !$0.isTopic }.map(\.words)
            topics = wanted.filter(\.isTopic).map(\.words)
            placeholders = blocks.filter { $0.role == .placeholder && $0.isItem }.map(\.text)
            standIns = Set(
                taken.filter { $0.role != .prompt && $0.role != .topic }.flatMap(\.placeholders)
                    .filter { "{[<".contains($0.first ?? " ") })
            daysToCome = Set(blocks.filter(\.isItem).compactMap(\.text.dayToCome))
            toBeWritten = Set(
                taken.filter {
                    $0.isKept && $0.isToBeWritten
                        || !$0.isItem && !$0.body.isEmpty && Placeholders.isEllipsis($0.text)
                }.map(\.body))
            let heading = HeadingName.withoutMarks(title)
            let counted = repeats == .placeholder ? CountedHeading(heading)?.standIns ?? [] : []
            headingStandIns = Set(Placeholders(in: heading, labels: []).found + counted)
            paragraphs = Self.limit(in: guidance)
            mark = blocks.first(where: \.isAboveHeading)?.body
            isFixed =
                !blocks.isEmpty
                && blocks.allSatisfy { $0.isKept && $0.placeholders.isEmpty && !$0.isSkeleton }
            rests =
                [blocks, taken].compactMap(Self.rest)
                + [Self.textBesideComments(of: blocks)].compactMap(\.self)
            let asksInOrder = blocks.filter {
                $0.role == .prompt || $0.role == .placeholder && !$0.isItem
            }
            let condition = SectionCondition(title: title, asking: asksInOrder)
            self.isOptional =
                isOptional ?? (condition.isOptional || parent?.isOptional == true)
            isConditional = condition.isConditional || parent?.isConditional == true
            asksWhyRejected = guidance.contains {
                $0.range(ofText: "why they were rejected") != nil
            }
            let asked = blocks.filter { !$0.isKept && $0.isPlain }
            prompts = Self.sentences(of: asked).filter { $0.wordCount >= 5 }
            offers = Self.sentences(of: asked.filter(\.isOffered))
            askingBlocks = Set(
                asked.filter {
                    $0.role == .prompt && !$0.isItem
                        && ($0.body.wordCount >= 3 || $0.text.isToBeReplaced)
                }.map(\.body))
            leads = Set(
                asked.filter { $0.role == .prompt && !$0.isItem && $0.text.hasSuffix(":") }
                    .map(\.body).filter { $0.wordCount < 3 })
            let remarks = blocks.flatMap(\.remarks).map { NormalizedText("<!-- \($0) -->") }
            let comments = asking.filter(\.isComment).map(\.body) + remarks
            // The signs count as words.
            self.comments = Set(comments.filter { $0.wordCount >= 5 })
        }

        /// The section on another level.
        init(_ other: Section, level: Int) {
            original = other.original ?? other
            self.level = level
            (title, path, otherNames, words) = (
                other.title, other.path, other.otherNames, other.words
            )
            (kind, wordOfPhases, blocks) = (other.kind, other.wordOfPhases, other.blocks)
            (wanted, placeholders) = (other.wanted, other.placeholders)
            (guidance, topics) = (other.guidance, other.topics)
            (standIns, standInCells) = (other.standIns, other.standInCells)
            (toBeWritten, headingStandIns) = (other.toBeWritten, other.headingStandIns)
            daysToCome = other.daysToCome
            (paragraphs, body, rests, mark) = (
                other.paragraphs, other.body, other.rests, other.mark
            )
            (isFixed, isOptional, isConditional) = (
                other.isFixed, other.isOptional, other.isConditional
            )
            (repeats, asksWhyRejected) = (other.repeats, other.asksWhyRejected)
            (prompts, offers, askingBlocks) = (other.prompts, other.offers, other.askingBlocks)
            (leads, comments) = (other.leads, other.comments)
        }

        /// Whether both were read once, on whatever level.
        func isSame(as other: Section) -> Bool {
            (original ?? self) === (other.original ?? other)
        }

        package var name: HeadingName { path[path.count - 1] }
        /// Whether a heading of this path is the section's, by any of its names.
        func isNamed(_ path: [HeadingName]) -> Bool {
            self.path == path
                || !otherNames.isEmpty && self.path.dropLast() == path.dropLast()
                    && path.last.map { otherNames.contains($0) } ?? false
        }
        /// Whether it is a list of phases that the template calls so.
        package var hasPhases: Bool { wordOfPhases?.lowercased() == "phase" }
        /// Whether there is anything to fill in, fields among it.
        package var isPlace: Bool { kind == .fields || kind == .value || isToFill }
        package var isToFill: Bool {
            kind != .parent && kind != .fields && kind != .value && !isFixed
        }

        /// Whether it is to be filled in whatever the document is about.
        package var isAskedOfAll: Bool { isToFill && !isOptional && !isConditional }

        /// A body of more bytes is not the template's; it is not compared.
        var mostBytesUntouched: Int { isToFill ? body.string.utf8.count * 2 + 199 : -1 }

        /// Whether a section's body is the template's, or what is left of it without the prompts.
        func isUntouched(_ text: SourceSlice) -> Bool {
            guard text.count <= mostBytesUntouched else { return false }
            let normalized = NormalizedText(text.string)
            return normalized == body || rests.contains(normalized)
        }

        private static func rest(of blocks: [TemplateBlock]) -> NormalizedText? {
            let kept = blocks.filter { !$0.isAboveHeading && $0.isKept }
            let isOpen = kept.allSatisfy { $0.role == .fixed || !$0.placeholders.isEmpty }
            return kept.isEmpty || !isOpen
                ? nil : NormalizedText(kept.map(\.body.string).joined(separator: " "))
        }

        /// What is left where nothing but the comments was deleted, if text beside them asks.
        private static func textBesideComments(of blocks: [TemplateBlock]) -> NormalizedText? {
            let own = blocks.filter { !$0.isAboveHeading }
            let text = own.filter { !$0.isComment }
            guard text.count < own.count, text.contains(where: \.isPlain) else { return nil }
            return NormalizedText(text.map(\.body.string).joined(separator: " "))
        }

        private static func sentences(of blocks: [TemplateBlock]) -> Set<NormalizedText> {
            let sentences = blocks.flatMap(\.paragraphs).flatMap { text in
                let bytes = Array(text.utf8)
                return Sentences.ranges(in: bytes, bytes.indices).map {
                    NormalizedText(String(decoding: bytes[$0], as: UTF8.self))
                }
            }
            return Set(sentences)
        }

        /// Whether the template has these words in a row.
        package func says(_ words: String) -> Bool {
            let wanted = " \(NormalizedText(words).string) "
            return blocks.contains { " \($0.body.string) ".contains(wanted) }
        }

        /// Whether a text still has words of the template's that stand for others.
        package func hasPlaceholder(in text: @autoclosure () -> String) -> Bool {
            let placeholders = blocks.filter { $0.role == .scaffold }.flatMap(\.placeholders)
            guard !placeholders.isEmpty else { return false }
            let text = text()
            return placeholders.contains(where: text.contains)
        }

        /// "1-2 paragraph" in the guidance.
        private static func limit(in guidance: [String]) -> ClosedRange<Int>? {
            for text in guidance where text.mentions("paragraph") {
                let words = text.split(whereSeparator: { " ()".contains($0) })
                for (word, next) in zip(words, words.dropFirst()) where next.hasPrefix("paragraph")
                {
                    let bounds = word.split(separator: "-").compactMap { Int($0) }
                    if bounds.count == 2, bounds[0] <= bounds[1] { return bounds[0]...bounds[1] }
                }
            }
            return nil
        }
    }

    /// Words that say what to write in a section.
    package struct Wanted: Sendable {
        package let words: String
        /// Whether they are a point that the text should touch, one of a list.
        package let isTopic: Bool
    }

    /// By what the siblings of a section differ that may be as many as there is need for.
    package enum Repetition: String, Sendable {
        case number, placeholder
    }
}

/// What the heading and the prompts of a section say about leaving it out.
private struct SectionCondition {
    private(set) var isOptional: Bool
    private(set) var isConditional = false

    /// Sentences by which a template says that a section may be left out, in small letters.
    private static let optionalPhrases = [
        "this section is optional.", "this subsection is optional.", "this section may be omitted",
        "this section can be omitted", "this section may be left out", "leave this section out if",
    ]

    init(title: String, asking: [TemplateBlock]) {
        isOptional = HeadingName.hasOptionalMark(title) || asking.contains(where: \.saysThatItMayGo)
        for block in asking where !block.saysThatItMayGo {
            let text = block.unbracketed.lowercased()
            let isSaid = Self.optionalPhrases.contains { text.range(ofText: $0) != nil }
            let isMarked = block.isComment && text.hasPrefix("(optional)")
            if isSaid || isMarked || text.tellsWhenToDelete { isOptional = true }
        }
        guard let block = asking.first(where: { !$0.saysThatItMayGo }) else { return }
        let first = block.unbracketed
        let start = first.prefix(200).lowercased()
        if start.beginsWithOptional { isOptional = true }
        isConditional =
            first.setsCondition || first.hasPrefix("Once ") || start.hasPrefix("(only for ")
            || [
                "not required until", "must be completed when targeting",
                "this section is optional for", "beta, this section is required",
            ].contains { start.range(ofText: $0) != nil }
    }
}

extension String {
    /// `If there is a migration, describe it.`; not `If you can't say it simply, you don't know it.`
    fileprivate var setsCondition: Bool {
        guard hasPrefix("If ") else { return false }
        let sentence = String(prefix { !".?!".contains($0) }).lowercased()
        // That it is done is what the proposal is about.
        if sentence.hasPrefix("if we implement ") { return false }
        guard let comma = sentence.firstRange(of: ", ") else {
            // `If applicable.`, and no answer: `If the answer is no.`
            return !(4...5).contains(sentence.wordCount)
        }
        let main = String(sentence[comma.upperBound...])
        let states = ["you don't ", "you don’t ", "you do not ", "you can ", "it can ", "it may "]
        let parts = ["section", "omit", "delete", "remove", "skip", "leave"]
        return !states.contains(where: main.hasPrefix) || parts.contains(where: main.mentions)
    }

    /// `Optional, but …`, `Optional: …` or `Optional` alone, in small letters.
    fileprivate var beginsWithOptional: Bool {
        let text = drop { "*_(".contains($0) }
        return HeadingName.wordsForOptional.contains { word in
            text.utf8.starts(with: word.utf8)
                && text.dropFirst(word.count).first.map { ",.:;)*_".contains($0) } ?? true
        }
    }

    /// `Delete if not needed.`, `Omit this section if …`, in small letters.
    fileprivate var tellsWhenToDelete: Bool {
        let verbs = [
            "delete", "remove", "omit", "skip", "löschen", "weglassen", "supprimer", "eliminar",
        ]
        guard verbs.contains(where: mentions) else { return false }
        let words = split { !$0.isLetter }
        let between = [
            "this", "the", "section", "subsection", "heading", "part", "it", "whole", "entire",
        ]
        return words.indices.contains { index in
            guard verbs.contains(String(words[index])) else { return false }
            let next = words[(index + 1)...].first { !between.contains(String($0)) }
            return next.map { ["if", "falls", "wenn", "si", "se"].contains(String($0)) } ?? false
        }
    }
}

extension Template.Section {
    /// The paragraphs and items that stay as they are, but for boxes to be ticked.
    package var keptTexts: Set<NormalizedText> {
        guard blocks.contains(where: { $0.role == .fixed }) else { return [] }
        let kept = blocks.filter { $0.role == .fixed && !$0.isTask && !$0.isAboveHeading }
        return Set(kept.map(\.body).filter { $0.string.contains(where: \.isLetter) })
    }
}
