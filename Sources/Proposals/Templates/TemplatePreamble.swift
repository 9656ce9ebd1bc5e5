import Markdown

/// What stands in a template between its title and its first section: notes on the template, which
/// are left out of a new proposal, and all else, which stays.
package struct TemplatePreamble: Sendable {
    /// Whole lines of the notes, each with the blank lines below it, in file order.
    package internal(set) var notes: [Range<Int>] = []
    /// The paragraphs and comments among the notes that are long enough to be known again.
    package internal(set) var noteText: [NormalizedText] = []
    /// Those of them that stand above the title.
    package private(set) var notesAboveTitle: [NormalizedText] = []
    /// How many link definitions above the title are comments and no notes that most documents keep.
    package private(set) var definitionsAboveTitle = 0
    /// Text that stays and speaks to the author, so that it may be a note, too.
    package private(set) var doubtfulText: [NormalizedText] = []
    /// Sentences that stay and speak to nobody, or stand above the title: documents tell whether they are notes.
    package private(set) var otherText: [NormalizedText] = []
    /// Whether they say that the template's comments may stay in documents.
    package private(set) var letsCommentsStay = false
    /// The paragraph or comment below the title that asks for text: nil where more stays beside it.
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
    ///   - above: what stands before the title, above and below front matter; without a title above that.
    ///   - below: from the line below the title, or from the top, to the first section.
    ///   - fields: where the blocks of fields begin.
    ///   - asksInComments: whether comments say what to write; nothing would take those away that
    ///     stand before the first section.
    ///   - labels: those of link definitions, in small letters.
    ///   - learned: what documents keep, notes among it.
    init(
        _ source: Source, above: [Range<Int>], below: Range<Int>, fields: Set<Int>,
        asksInComments: Bool, labels: Set<String>, learned: LearnedRoles
    ) {
        var counts: [(name: String, count: Int)] = []
        var labelled: [String] = []
        for range in above + [below] {
            let part = PreamblePart(
                source, range, fields: fields, isAboveTitle: range != below,
                asksInComments: asksInComments)
            takeValues(of: part, labels: labels)
            if let words = part.wordsAsked {
                (prompt, promptWords) = (part.texts[0], words)
                continue
            }
            let marked = Self.betweenMarks(part.comments)
            var (isToTheEnd, isLastKept) = (false, false)
            var rest: [Int] = []
            for index in part.others {
                let (block, text) = (part.blocks[index], part.texts[index])
                if block.isParagraph, text.string.callsForDeletionOfAllBelow { isToTheEnd = true }
                let isComment = part.comments[index] != nil
                let isNote = part.isNote(index, isToTheEnd: isToTheEnd)
                // Short ones go along with what stands above them.
                isLastKept = isNote && (text.wordCount < 5 ? isLastKept : learned.keeps(text))
                if isLastKept {
                    keepsComments = keepsComments || isComment
                    continue
                }
                if isNote || marked.contains(index) {
                    leaveOut(index, of: part)
                    continue
                }
                // A label stands above the title in documents, too.
                if block.headingLevel != nil { continue }
                rest.append(index)
                keep(index, of: part, labels: labels)
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
            }
            if range == below, fields.isEmpty, !asksInComments, rest.count == 1,
                part.blocks[rest[0]].isParagraph, part.texts[rest[0]].wordCount >= 5,
                !part.texts[rest[0]].string.isToStay
            {
                let text = part.texts[rest[0]]
                doubtfulText.removeAll { $0 == text }
                otherText.removeAll { $0 == text }
                prompt = text
                promptWords = NormalizedSpace.joined(
                    source.string(part.blocks[rest[0]].range))
            }
        }
        // One alone may be a sentence with a word in bold.
        if labelled.count > 1 { standIns.formUnion(labelled) }
        kept = counts.map { $0.count == 1 ? "a \($0.name)" : "\($0.count) \($0.name)s" }
    }

    /// Takes words beside fields, and cells and values of tables, which stand for others.
    private mutating func takeValues(of part: PreamblePart, labels: Set<String>) {
        let (tree, source) = (part.tree, part.source)
        for block in part.blocks where part.fields.contains(block.range.lowerBound) {
            standIns.formUnion(source.standIns(besideFieldsIn: block, labels: labels))
        }
        let others = part.others.map { part.top[$0] }
        standInCells.formUnion(tree.cellsToBeReplaced(others, source))
        standInCells.formUnion(tree.valuesToBeReplaced(inQuotesAmong: others, source))
        standInCells.formUnion(tree.valuesToBeReplaced(inHTMLAmong: others, source))
    }

    /// Takes a block that is a note on the template.
    private mutating func leaveOut(_ index: Int, of part: PreamblePart) {
        let (block, text, source) = (part.blocks[index], part.texts[index], part.source)
        let next = index + 1 < part.blocks.count ? part.blocks[index + 1].range.lowerBound : nil
        let start = source.lineStart(of: block.range.lowerBound)
        notes.append(start..<(next.map(source.lineStart) ?? part.range.upperBound))
        if text.string.letsCommentsStay { letsCommentsStay = true }
        let isShown = block.isParagraph || block.kind == .quote
        let isComment = part.comments[index] != nil
        if part.isAboveTitle, part.definitions[index] != nil { definitionsAboveTitle += 1 }
        if isShown || isComment && !letsCommentsStay, text.wordCount >= 5 {
            noteText.append(text)
            if part.isAboveTitle { notesAboveTitle.append(text) }
        }
    }

    /// Takes a block that stays: words of it that stand for others, and its text where that may be a note all
    /// the same; above the title documents tell that.
    private mutating func keep(_ index: Int, of part: PreamblePart, labels: Set<String>) {
        let (block, text, source) = (part.blocks[index], part.texts[index], part.source)
        keepsComments = keepsComments || part.comments[index] != nil
        if block.isText || block.listMarker != nil || block.kind == .quote {
            let words = NormalizedSpace.joined(source.string(block.range))
            standIns.formUnion(
                Placeholders(in: words.withoutComments.text, labels: labels).found
                    + words.linksToNumbersToCome + source.string(block.range).daysToCome)
        }
        let mayBeNote = source.mayBeNote(block, text, labels: labels)
        let isAboveTitle = part.isAboveTitle && !part.isOfHeading(index)
        if !isAboveTitle, !part.asksInComments,
            part.definitions[index] != nil && text.wordCount >= 5
                || mayBeNote && text.string.speaksToTheAuthor
        {
            doubtfulText.append(text)
        } else if mayBeNote {
            otherText.append(text)
        }
    }
}

/// What stands above the title of a template, or between it and the first section.
struct PreamblePart {
    let source: Source
    let range: Range<Int>
    /// Where the blocks of fields begin.
    let fields: Set<Int>
    let isAboveTitle: Bool
    let asksInComments: Bool
    let tree: BlockTree
    /// The blocks that stand in no other, by their indices in the tree.
    let top: [Int]
    let blocks: [Block]
    let texts: [NormalizedText]
    /// The words of link definitions that are comments.
    let definitions: [String?]
    /// The words of these and of all other comments.
    let comments: [String?]
    /// The blocks that are no fields.
    let others: [Int]
    private let isAllNotes: Bool
    private let isForAProgram: Bool
    private let areItalicsNotes: Bool

    init(
        _ source: Source, _ range: Range<Int>, fields: Set<Int>, isAboveTitle: Bool,
        asksInComments: Bool
    ) {
        let tree = BlockTree(source.bytes, in: range)
        let top = Array(tree.children(of: 0))
        let blocks = top.map { tree.blocks[$0] }
        let texts = blocks.map { NormalizedText(source.string($0.range)) }
        let definitions = top.map { index in
            tree.wordsOfCommentDefinition(index, in: source)
                .map { NormalizedText(source.string($0)).string }
        }
        let others = blocks.indices.filter { !fields.contains(blocks[$0].range.lowerBound) }
        comments = blocks.indices.map { index in
            blocks[index].kind == .html(.comment)
                ? texts[index].wordsOfComment : definitions[index]
        }
        // Documents begin with their title.
        isAllNotes = isAboveTitle && others.contains { texts[$0].string.mentions("template") }
        // Comments beside `{{ set(…) }}` are about the directive, and not about the template.
        isForAProgram = texts.contains(where: \.string.isDirective)
        areItalicsNotes = texts.contains(where: \.string.callsItalicsComments)
        (self.source, self.range, self.fields) = (source, range, fields)
        (self.isAboveTitle, self.asksInComments) = (isAboveTitle, asksInComments)
        (self.tree, self.top, self.blocks) = (tree, top, blocks)
        (self.texts, self.definitions, self.others) = (texts, definitions, others)
    }

    /// Whether a block is a note on the template.
    ///
    /// - Parameter isToTheEnd: whether a paragraph down to it says that all below goes.
    func isNote(_ index: Int, isToTheEnd: Bool) -> Bool {
        let (block, text, comment) = (blocks[index], texts[index], comments[index])
        let isOfAProgram = comment.map { isForAProgram || $0.isForAProgram } ?? false
        guard !text.string.isToStay, !isOfAProgram, comment?.isMarkOfRemoval != true else {
            return false
        }
        if isAllNotes || isToTheEnd { return true }
        if block.isParagraph || block.kind == .quote, text.string.callsItselfANote { return true }
        if block.listMarker != nil, !source.string(block.range).hasNamedItems {
            // `Some notes about using this template:`
            let isOnList =
                index > 0 && texts[index - 1].string.hasSuffix(":")
                && texts[index - 1].string.callsItselfANote
            if isOnList || text.string.speaksOfTheHead { return true }
        }
        if areItalicsNotes, block.isParagraph,
            NormalizedSpace.joined(source.string(block.range)).isAllItalic
        {
            return true
        }
        guard let comment, text.wordCount >= 5 else { return false }
        return asksInComments || comment.isOnTheTemplate
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
