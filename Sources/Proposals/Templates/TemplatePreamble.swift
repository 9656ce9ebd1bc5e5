import Markdown

/// What stands in a template between its title and its first section: notes on the template, which
/// are left out of a new proposal, and all else, which stays.
package struct TemplatePreamble: Sendable {
    /// Whole lines of the notes, each with the blank lines below it, in file order.
    package private(set) var notes: [Range<Int>] = []
    /// The paragraphs and comments among the notes that are long enough to be known again.
    package private(set) var noteText: [NormalizedText] = []
    /// Those of them that stand above the title.
    package private(set) var notesAboveTitle: [NormalizedText] = []
    /// How many link definitions above the title are comments and no notes that most documents keep.
    package private(set) var definitionsAboveTitle = 0
    /// Text that stays and speaks to the author, so that it may be a note, too.
    package private(set) var doubtfulText: [NormalizedText] = []
    /// Sentences that stay and speak to nobody: what documents do with them tells whether they are notes.
    package private(set) var otherText: [NormalizedText] = []
    /// Whether they say that the template's comments may stay in documents.
    package private(set) var letsCommentsStay = false
    /// The only paragraph below the title, which asks for one: nil where more stays beside it.
    package private(set) var prompt: NormalizedText?
    /// Whether a document has the prompt as text that its author sees, and not as words in place of
    /// text to come.
    var isPromptText = false
    /// The prompt as it is read, in one line.
    package private(set) var promptWords = ""
    /// Words of the text that stays which stand for others, with their signs.
    package private(set) var standIns: Set<String> = []
    /// Cells of tables that stay which stand for others, each as a whole.
    package private(set) var standInCells: Set<String> = []
    /// The kinds of text that stays, in words: `a list`, `2 paragraphs`.
    package private(set) var kept: [String] = []
    /// Whether comments are among it.
    private(set) var keepsComments = false

    init() {}

    /// `a list and 2 paragraphs`; nil if nothing stays.
    package var keptInWords: String? {
        guard let last = kept.last else { return nil }
        return kept.count == 1 ? last : kept.dropLast().joined(separator: ", ") + " and " + last
    }

    /// - Parameters:
    ///   - above: what stands before the title, without front matter; nil without a title.
    ///   - below: from the line below the title, or from the top, to the first section.
    ///   - fields: where the blocks of fields begin.
    ///   - asksInComments: whether comments say what to write; nothing would take those away that
    ///     stand before the first section.
    ///   - labels: those of link definitions, in small letters.
    ///   - learned: what documents keep, notes among it.
    init(
        _ source: Source, above: Range<Int>?, below: Range<Int>, fields: Set<Int>,
        asksInComments: Bool, labels: Set<String>, learned: LearnedRoles
    ) {
        var counts: [(name: String, count: Int)] = []
        var labelled: [String] = []
        for range in [above, below].compactMap(\.self) {
            let tree = BlockTree(source.bytes, in: range)
            let top = Array(tree.children(of: 0))
            let blocks = top.map { tree.blocks[$0] }
            let others = top.filter { !fields.contains(tree.blocks[$0].range.lowerBound) }
            for block in blocks where fields.contains(block.range.lowerBound) {
                standIns.formUnion(source.standIns(besideFieldsIn: block, labels: labels))
            }
            standInCells.formUnion(tree.cellsToBeReplaced(others, source))
            standInCells.formUnion(tree.valuesToBeReplaced(inQuotesAmong: others, source))
            standInCells.formUnion(tree.valuesToBeReplaced(inHTMLAmong: others, source))
            let texts = blocks.map { NormalizedText(source.string($0.range)) }
            // Documents begin with their title.
            let isAllNotes =
                range == above
                && blocks.indices.contains {
                    !fields.contains(blocks[$0].range.lowerBound)
                        && texts[$0].string.mentions("template")
                }
            // Comments beside `{{ set(…) }}` are about the directive, and not about the template.
            let isForAProgram = texts.contains(where: \.string.isDirective)
            let areItalicsNotes = texts.contains(where: \.string.callsItalicsComments)
            let definitions = top.map { index in
                tree.wordsOfCommentDefinition(index, in: source)
                    .map { NormalizedText(source.string($0)).string }
            }
            let comments = blocks.indices.map { index in
                blocks[index].kind == .html(.comment)
                    ? texts[index].wordsOfComment : definitions[index]
            }
            let marked = Self.betweenMarks(comments)
            var (isToTheEnd, isLastKept) = (false, false)
            var rest: [Int] = []
            for (index, block) in blocks.enumerated() where !fields.contains(block.range.lowerBound)
            {
                let text = texts[index]
                if block.isParagraph, text.string.callsForDeletionOfAllBelow { isToTheEnd = true }
                let isComment = comments[index] != nil
                let isOnTheTemplate = comments[index]?.isOnTheTemplate ?? false
                let isOfAProgram =
                    isComment && isForAProgram || (comments[index]?.isForAProgram ?? false)
                let isList = block.listMarker != nil
                let holdsValues = isList && source.string(block.range).hasNamedItems
                // `Some notes about using this template:`
                let isOnList =
                    index > 0 && texts[index - 1].string.hasSuffix(":")
                    && texts[index - 1].string.callsItselfANote
                let isNote =
                    !text.string.isToStay && !isOfAProgram
                    && comments[index]?.isMarkOfRemoval != true
                    && (isAllNotes || isToTheEnd
                        || (block.isParagraph || block.kind == .quote)
                            && text.string.callsItselfANote
                        || isList && !holdsValues && (isOnList || text.string.speaksOfTheHead)
                        || areItalicsNotes && block.isParagraph
                            && NormalizedSpace.joined(source.string(block.range)).isAllItalic
                        || isComment && text.wordCount >= 5
                            && (asksInComments || isOnTheTemplate))
                // Short ones go along with what stands above them.
                isLastKept = isNote && (text.wordCount < 5 ? isLastKept : learned.keeps(text))
                if isLastKept {
                    keepsComments = keepsComments || isComment
                    continue
                }
                guard isNote || marked.contains(index) else {
                    // A label stands above the title in documents, too.
                    if block.headingLevel != nil { continue }
                    rest.append(index)
                    keepsComments = keepsComments || isComment
                    if block.isText || isList || block.kind == .quote {
                        let words = NormalizedSpace.joined(source.string(block.range))
                        standIns.formUnion(
                            Placeholders(in: words.withoutComments.text, labels: labels).found
                                + words.linksToNumbersToCome + (words.isDayToCome ? [words] : []))
                    }
                    let mayBeNote = source.mayBeNote(block, text, labels: labels)
                    if range == below, !asksInComments,
                        definitions[index] != nil && text.wordCount >= 5
                            || mayBeNote && text.string.speaksToTheAuthor
                    {
                        doubtfulText.append(text)
                    } else if range == below, mayBeNote {
                        otherText.append(text)
                    }
                    if range == below, block.isParagraph {
                        labelled += source.string(block.range).split(whereSeparator: \.isNewline)
                            .compactMap { String($0).valueBehindBoldLabel }
                    }
                    let name = isComment ? "comment" : block.nameInPreamble
                    if let known = counts.firstIndex(where: { $0.name == name }) {
                        counts[known].count += 1
                    } else {
                        counts.append((name, 1))
                    }
                    continue
                }
                let next = index + 1 < blocks.count ? blocks[index + 1].range.lowerBound : nil
                let start = source.lineStart(of: block.range.lowerBound)
                notes.append(start..<(next.map(source.lineStart) ?? range.upperBound))
                if text.string.letsCommentsStay { letsCommentsStay = true }
                let isShown = block.isParagraph || block.kind == .quote
                if range == above, definitions[index] != nil { definitionsAboveTitle += 1 }
                if isShown || isComment && !letsCommentsStay, text.wordCount >= 5 {
                    noteText.append(text)
                    if range == above { notesAboveTitle.append(text) }
                }
            }
            if range == below, fields.isEmpty, !asksInComments, rest.count == 1,
                blocks[rest[0]].isParagraph, texts[rest[0]].wordCount >= 5,
                !texts[rest[0]].string.isToStay
            {
                (doubtfulText, otherText) = ([], [])
                prompt = texts[rest[0]]
                promptWords = NormalizedSpace.joined(source.string(blocks[rest[0]].range))
            }
        }
        // One alone may be a sentence with a word in bold.
        if labelled.count > 1 { standIns.formUnion(labelled) }
        kept = counts.map { $0.count == 1 ? "a \($0.name)" : "\($0.count) \($0.name)s" }
    }
}

extension TemplatePreamble {
    /// The blocks from a comment `BEGIN remove before review` to the one that ends it, both with them.
    ///
    /// - Parameter comments: the words of each block that is a comment.
    fileprivate static func betweenMarks(_ comments: [String?]) -> Set<Int> {
        var marked: Set<Int> = []
        for (begin, words) in comments.enumerated() {
            guard let words, words.isMarkOfRemoval, words.hasPrefix("begin ") else { continue }
            if let last = comments.lastIndex(of: "end \(words.dropFirst(6))"), last > begin {
                marked.formUnion(begin...last)
            }
        }
        return marked
    }
}

extension NormalizedText {
    /// What stands between a comment's signs.
    fileprivate var wordsOfComment: String {
        var words = string.drop { "<!- ".contains($0) }
        while let last = words.last, "-> ".contains(last) { words.removeLast() }
        return String(words)
    }
}

extension String {
    /// `begin remove before review`, `end remove before review`: one of two, with text between.
    fileprivate var isMarkOfRemoval: Bool {
        ["begin ", "end "].contains(where: hasPrefix)
            && ["remove", "delete"].contains(where: mentions)
    }

    /// `{% include "header.md" %}` and `{{ set(…) }}` are for the program that makes the page.
    fileprivate var isDirective: Bool { ["{%", "{{"].contains { trimmed.hasPrefix($0) } }

    /// Whether a paragraph says that it stays, or is a licence or a notice that documents bear.
    fileprivate var isToStay: Bool {
        let words = [
            "licen", "copyright", "confidential", "spdx", "must keep", "keep this",
            "do not remove this",
            "do not delete this", "don't remove this", "don't delete this", "must not be removed",
        ]
        return isDirective || words.contains(where: mentions)
    }

    /// Whether an item of a list is a name with a value, which is no note.
    fileprivate var hasNamedItems: Bool {
        split(whereSeparator: \.isNewline).contains { line in
            MetadataItem(line.trimmed.drop { "-*+ ".contains($0) }.trimmed)?.hasColon ?? false
        }
    }

    /// `FirstName SurName (@user)` of `**Author** FirstName SurName (@user)`, a label without a colon;
    /// one word may be meant to stay.
    fileprivate var valueBehindBoldLabel: String? {
        guard hasPrefix("**"), let end = dropFirst(2).firstRange(of: "**") else { return nil }
        let label = String(self[..<end.lowerBound].dropFirst(2))
        let value = String(self[end.upperBound...]).withoutComments.text.trimmed
        let isLabel = (1...3).contains(label.wordCount) && !label.hasSuffix(":")
        guard isLabel, !value.hasPrefix(":"), value.first?.isLetter == true else { return nil }
        return value.wordCount > 1 || value.mentions("YYYY") ? value : nil
    }

    /// Of a value: a form of days, or several to choose from, `Proposed, Accepted, Rejected`.
    fileprivate var saysWhatOthersMayBe: Bool { mentions("yyyy") || filter { $0 == "," }.count > 1 }

    /// Of a comment, which may as well say what the author has to do later.
    fileprivate var isOnTheTemplate: Bool { callsItselfANote && mentions("template") }

    /// Whether a paragraph of a template, in small letters, speaks of the template or asks to be
    /// deleted. All that is not certainly such stays.
    fileprivate var callsItselfANote: Bool {
        let start = drop { "[(\"'".contains($0) }.split(separator: " ").prefix(12)
        if start.starts(with: ["this", "is"]), start.contains(where: { $0.hasPrefix("template") }) {
            return true
        }
        if start.starts(with: ["this", "template"]) { return true }
        if mentions("italic"), ["delete", "remove"].contains(where: mentions) { return true }
        let uses = [
            "use this template", "using this template", "filling out this template",
            "started with this template", "copy this template", "copy the template",
            "copy this file",
            "source of this file", "add or remove sections",
            "number will be assigned by an editor",
        ]
        if (uses + ["todo: remove ", "todo: delete "]).contains(where: mentions) { return true }
        if speaksOfTheHead { return true }
        let parts = [
            "note", "paragraph", "text", "comment", "line", "block", "section", "disclaimer",
        ]
        return parts.contains { part in
            mentions("delete this \(part)") || mentions("remove this \(part)")
                || mentions("this \(part) should be deleted")
                || mentions("this \(part) should be removed")
        }
    }

    /// Whether a paragraph speaks to whoever fills in the template, in small letters.
    fileprivate var speaksToTheAuthor: Bool {
        let words = split { !$0.isLetter && $0 != "'" }
        let signs: Set<Substring> = [
            "you", "your", "please", "template", "fill", "write", "describe", "provide", "explain",
            "delete", "remove", "submit", "submitting",
        ]
        return words.contains(where: signs.contains)
    }

    /// `You can leave these HTML comments in your merged proposal.`
    fileprivate var letsCommentsStay: Bool {
        guard let verb = ["can leave", "may leave"].first(where: mentions) else { return false }
        return ["these html comments", "these comments", "the html comments", "the comments"]
            .contains { mentions("\(verb) \($0)") }
    }

    /// `Italicized writing are comments and should be removed or replaced.`
    fileprivate var callsItalicsComments: Bool {
        mentions("italic") && ["comments", "instructions", "guidance"].contains(where: mentions)
            && ["should be removed", "should be deleted", "must be removed"]
                .contains(where: mentions)
    }

    /// Words in italics and no others, or such in round brackets.
    fileprivate var isAllItalic: Bool {
        isItalic || hasPrefix("(") && hasSuffix(")") && String(dropFirst().dropLast()).isItalic
    }

    /// Whether a paragraph says how the title, the file's name or the metadata are to be written.
    fileprivate var speaksOfTheHead: Bool {
        let heads = ["title", "metadata", "front matter", "yaml", "header fields", "file name"]
        let words = ["this is the title", "should be", "section above", "fields above"]
        return heads.contains(where: mentions) && words.contains(where: mentions)
    }

    /// As in Swift's: "delete everything from this paragraph down to the Introduction section".
    fileprivate var callsForDeletionOfAllBelow: Bool {
        mentions("delete everything from this paragraph")
            || mentions("remove everything from this paragraph")
    }
}

extension BlockTree {
    /// The cells of tables in blocks that stand for others.
    func cellsToBeReplaced(_ blocks: [Int], _ source: Source) -> Set<String> {
        let cells = blocks.flatMap { $0..<self.blocks[$0].end }.filter {
            if case .cell = self.blocks[$0].kind { true } else { false }
        }
        let texts = cells.map { source.string(self.blocks[$0].content).trimmed }
        return Set(texts.filter(\.isCellToBeReplaced))
    }

    /// The values in tables of metadata within quotes that say what others may be.
    fileprivate func valuesToBeReplaced(
        inQuotesAmong blocks: [Int], _ source: Source
    ) -> Set<String> {
        let inside = blocks.filter { self.blocks[$0].kind == .quote }
            .flatMap { $0..<self.blocks[$0].end }
        let rows = inside.compactMap { TableHeader(asking: $0, of: self, in: source) }
            .flatMap(\.rows)
        return Set(rows.map { source.string($0.value) }.filter(\.saysWhatOthersMayBe))
    }

    /// The values in tables of metadata in HTML that no author would have written; a day may be one.
    fileprivate func valuesToBeReplaced(
        inHTMLAmong blocks: [Int], _ source: Source
    ) -> Set<String> {
        let rows = blocks.filter { self.blocks[$0].isTags }
            .flatMap { source.cellsInHTML(self.blocks[$0].range) }.filter { $0.count == 2 }
        guard TableHeader.areUsual(rows.map { source.string($0[0]) }) else { return [] }
        let values = rows.map { source.string($0[1]) }
        return Set(
            values.filter { value in
                value.isCellToBeReplaced || value.saysWhatOthersMayBe
                    || !value.contains(where: \.isNumber)
                        && (value.wordCount > 2 || value.contains("|"))
            })
    }
}

extension Block {
    /// Whether it is HTML, and no comment.
    package var isTags: Bool {
        if case .html(let html) = kind { html != .comment } else { false }
    }

    fileprivate var nameInPreamble: String {
        switch kind {
        case .paragraph: "paragraph"
        case .list: "list"
        case .table: "table"
        case .quote: "quote"
        case .code: "code block"
        default: "block"
        }
    }
}

extension Source {
    /// Whether a block below the title, which is not certainly a note on the template, may be one.
    fileprivate func mayBeNote(_ block: Block, _ text: NormalizedText, labels: Set<String>) -> Bool
    {
        guard block.isParagraph || block.kind == .quote, text.wordCount >= 5,
            !text.string.isToStay, !text.string.saysHowToReadWords
        else { return false }
        let words = string(block.range)
        let areFields = words.filledLines.allSatisfy {
            MetadataItem(String($0).trimmed).map { $0.mayBeField && !$0.isNote } ?? false
        }
        let joined = NormalizedSpace.joined(words).withoutComments.text
        return !areFields && Placeholders(in: joined, labels: labels).found.isEmpty
    }
}
