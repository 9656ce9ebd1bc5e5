import Markdown
import Proposals

/// # `prompt-left`
///
/// Once a section has text of its own, what the template asked there is gone. Sentences and items of
/// five words or more are recognised, whatever their line breaks, case and markup, and lists of nothing
/// but shorter items of the template's; never in headings or code. Paragraphs of three words, quotes
/// and code that asks are recognised where they are the template's as a whole, `For example:` and the
/// like where what the template says next follows. Of items behind `such as:`, and of those that the
/// section above calls examples, some may be chosen. Above parts that were written, and alone below the
/// title, the template's text is told of as well, in a draft as something to do. In a document of an
/// older version of the template what the newest one asks there is told of, too. A quote that says
/// which values there are, beside one that was chosen, is something to do. What most of the folder's
/// accepted documents keep is none of it; what a third of them keep is something to do in an accepted
/// one. Where the template asks in comments, a question beside them that next to no accepted document
/// keeps is one of the prompts, and so is another sentence in a proposal that was not accepted, where git
/// tells that those documents follow a version of the template with it. An item of the template's with items
/// of the author's below it is their head, but for a sentence behind a label in bold, `**Details:** Say what
/// changes.`, and beside nothing but a table of contents the words are something to do. An item that begins
/// with a day where the template's begins with `YYYY-MM-DD` is an answer.
///
/// Wrong: `List the specific goals this enhancement aims to achieve:` above the goals.
/// Right: the goals alone.
extension Rule {
    static let promptLeft = Rule(
        "prompt-left", .sections, draft: .warning, later: .error,
        "The template's questions are gone once they are answered."
    ) { document in
        document.promptBelowTitle + document.quotesBesideValues
            + document.placesToAsk.flatMap { place -> [Problem] in
                let left = document.prompts(in: place).filter {
                    !document.isKeptByMost(NormalizedText(document.text($0)))
                }
                return document.told(left, by: "prompt-left", at: \.lowerBound).map {
                    left -> Problem in
                    let text = Wording.quoted(document.text(left[0]).onOneLine)
                    var problem = Problem(
                        left[0], place.subject,
                        "The template's \(text) is left\(Wording.places(left.count)).",
                        help: place.isLeftAboveParts
                            ? "Write your own in its place, or delete it: the parts below have text."
                            : "Delete it: the section has its own text now.",
                        fixes: [
                            .suggested("Delete it.", document.removal(ofPrompts: left, in: place))
                        ]
                        .filter { !$0.edits.isEmpty })
                    let isUsual =
                        document.wasTaken
                        && left.allSatisfy {
                            document.isKeptByMany(NormalizedText(document.text($0)))
                        }
                    if isUsual || place.isLeftAboveParts && document.stage == .draft
                        || document.hasContentsAlone(place, besides: left)
                        || place.asked?.kind == .fields && document.stage == .draft
                    {
                        problem.level = .todo
                    }
                    return problem
                }
            }
    }
}

extension CheckedDocument {
    /// Sections in which a question of the template's would be left: what somebody wrote, what is the
    /// template's above parts that somebody wrote, a header with text below its table, and sections of the
    /// author's own that hold one of the template's.
    fileprivate var placesToAsk: [SectionSpan] {
        let aboveParts = places.filter { $0.templateIndex != nil && $0.isLeftAboveParts }
        let newer = newerPlaces.filter { $0.isBegun || $0.isLeftAboveParts }
        let headers = places.filter { place in
            place.hasOwnText && place.asked?.kind == .fields
                && place.templateIndex == template.headerSection
        }
        let holders = places.filter { place in
            place.templateIndex == nil && place.hasOwnText
                && displacedSections[ObjectIdentifier(place)] != nil
        }
        return writtenPlaces + aboveParts + newer + headers + holders
    }

    /// What is left of the template's prompts in a section, of those of sections that it holds in
    /// another place than the template, and of the newest version's that its own has in other words.
    fileprivate func prompts(in place: SectionSpan) -> [Range<Int>] {
        var left = place.asked.map { Prompts($0, document: self).places(in: place) } ?? []
        var others = displacedSections[ObjectIdentifier(place)] ?? []
        if let newest = place.templateIndex.flatMap({ changedSections[$0] }) {
            others.append(newest)
        }
        for other in others {
            let found = Prompts(other, besides: place.asked, document: self).places(in: place)
            let more = found.filter { range in !left.contains { $0.overlaps(range) } }
            left += more
        }
        return others.isEmpty ? left : left.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Problems of quotes of the template's that name the values of a field beside one that was chosen,
    /// where that is all that its section asks for.
    fileprivate var quotesBesideValues: [Problem] {
        metadata.flatMap { entry -> [Problem] in
            guard case .ownSection(let index) = entry.place, entry.isFilled,
                let field = entry.field, let place = place(forTemplate: index)
            else { return [] }
            let choices = field.choicesAlone
            let kept = template.keepable.filter { $0.section == index && $0.block.role == .fixed }
            let known = Set(kept.map(\.words))
            guard !known.isEmpty else { return [] }
            return place.blocks.map { tree.blocks[$0] }.filter { block in
                guard case .quote = block.kind else { return false }
                let words = NormalizedText(text(block.range))
                return known.contains(words) && !isKeptByMost(words)
                    && choices.contains { words.string.contains($0.lowercased()) }
            }.map { block -> Problem in
                var problem = Problem(
                    block.range, place.subject,
                    "The template's \(Wording.quoted(self.text(block.range).onOneLine)) is left.",
                    help: "Delete it: the value is chosen.",
                    fixes: [
                        .suggested(
                            "Delete it.", [.init(self.linesWithBlanks(below: block.range), "")])
                    ])
                problem.level = .todo
                return problem
            }
        }
    }

    /// Problems of the template's prompt below its title: to be answered where nothing else stands
    /// there, and left beside text of the author's.
    fileprivate var promptBelowTitle: [Problem] {
        guard let prompt = template.preamble.prompt, let head, !isKeptByMost(prompt) else {
            return []
        }
        let isAlone = head.blocks.count == 1
        // Words in it that stand for others are told of already.
        guard !isAlone || template.preamble.standIns.isEmpty else { return [] }
        return head.blocks.map { tree.blocks[$0] }.filter { block in
            (block.isParagraph || block.isComment)
                && block.range.count <= prompt.string.utf8.count * 2 + 100
                && NormalizedText(text(block.range)) == prompt
        }.map { block -> Problem in
            let words =
                block.isComment ? template.preamble.promptWords : text(block.range).onOneLine
            var problem = Problem(
                block.range, .document, "The template's \(Wording.quoted(words)) is left.",
                help: isAlone
                    ? "Write your own in its place, or delete it."
                    : "Delete it: there is text of its own below the title now.",
                fixes: [
                    .suggested("Delete it.", [.init(self.linesWithBlanks(below: block.range), "")])
                ])
            if isAlone, stage == .draft { problem.level = .todo }
            return problem
        }
    }

    /// Whether there is nothing in a section beside the template's words but a table of contents, which programs
    /// write.
    fileprivate func hasContentsAlone(
        _ place: SectionSpan, besides prompts: [Range<Int>]
    ) -> Bool {
        let rest = place.blocks.filter { index in
            !prompts.contains { $0.overlaps(tree.blocks[index].range) }
                && !SectionSpan.isComment(index, tree, proposal.source)
        }
        return !rest.isEmpty
            && rest.allSatisfy { index in
                listMarker(index) != nil
                    && text(tree.blocks[index].range).split(whereSeparator: \.isNewline)
                        .allSatisfy { $0.contains("](#") }
            }
    }

    /// Questions of a section of the template beside its comments that next to none of the folder's
    /// accepted documents keep; in a document that was not accepted other sentences, too, where those are
    /// known to follow a version that has them.
    fileprivate func sentencesDropped(in asked: Template.Section) -> Set<NormalizedText> {
        let sentences = asked.blocks.filter {
            $0.asksInWords || $0.role == .fixed && !$0.isComment && !$0.isItem
        }
        guard !sentences.isEmpty, let shares = context.shares else { return [] }
        let dropped = sentences.filter { sentence in
            let words = NormalizedText(sentence.text)
            guard shares[words]?.isDropped == true else { return false }
            return sentence.asksInWords
                || !isAccepted && context.learned?.value.drops(words) == true
        }
        return Set(dropped.map { NormalizedText($0.text) })
    }

    /// The items of a section of the template that the section above it ends by calling examples.
    fileprivate func examples(in asked: Template.Section) -> Set<NormalizedText> {
        let path = Array(asked.path.dropLast())
        guard !path.isEmpty, let above = template.sections.first(where: { $0.path == path }),
            let last = above.blocks.last(where: { !$0.isComment }),
            NormalizedText(last.text).string.hasPrefix("examples")
        else { return [] }
        return Set(asked.topics.filter { !$0.hasSuffix("?") }.map { NormalizedText($0) })
    }
}

/// The prompts of a section of the template, cut so that they are found inside of an author's
/// paragraphs.
private struct Prompts {
    private let document: CheckedDocument
    private let asked: Template.Section
    private let texts: Set<NormalizedText>
    private let offers: Set<NormalizedText>
    private let topics: Set<NormalizedText>
    private let wholes: Set<NormalizedText>
    private let leads: Set<NormalizedText>
    /// The first bytes of each, which spare comparing nearly all other sentences.
    private let beginnings: Set<UInt32>
    private let longest: Int

    /// - Parameter other: a section whose own words do not count.
    init(
        _ asked: Template.Section, besides other: Template.Section? = nil, document: CheckedDocument
    ) {
        (self.document, self.asked) = (document, asked)
        func own(_ words: some Sequence<NormalizedText>) -> Set<NormalizedText> {
            guard let other else { return Set(words) }
            return Set(words.filter { !other.says($0.string) })
        }
        (texts, offers) = (own(asked.prompts), asked.offers.union(document.examples(in: asked)))
        (wholes, leads) = (
            own(asked.askingBlocks.union(document.sentencesDropped(in: asked))), own(asked.leads)
        )
        topics = own(asked.topics.map { NormalizedText($0) })
        beginnings = Set(texts.map { Prompts.beginning(of: $0.string.utf8) })
        longest = texts.map(\.string.utf8.count).max() ?? 0
    }

    /// The sentences of a section that are the template's.
    func places(in place: SectionSpan) -> [Range<Int>] {
        let sentences =
            texts.isEmpty && topics.isEmpty ? [] : withoutChoices(self.sentences(of: place))
        let others = wholeBlocks(of: place).filter { block in
            !sentences.contains { $0.overlaps(block) }
        }
        let found = sentences + others
        let all = found + leadsLeft(in: place, besides: found)
        return all.count == sentences.count
            ? sentences : all.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Without items that the author chose among those that the template offers.
    private func withoutChoices(_ sentences: [Range<Int>]) -> [Range<Int>] {
        guard !offers.isEmpty else { return sentences }
        let words = sentences.map { NormalizedText(document.text($0)) }
        if offers.isSubset(of: words) { return sentences }
        return zip(sentences, words).filter { !offers.contains($0.1) }.map(\.0)
    }

    /// Paragraphs that lead to what the template says next, if that is what follows.
    private func leadsLeft(in place: SectionSpan, besides found: [Range<Int>]) -> [Range<Int>] {
        guard !leads.isEmpty else { return [] }
        var left: [Range<Int>] = []
        var isLeft = false
        for index in place.blocks.reversed() {
            let block = document.tree.blocks[index]
            let isLead =
                block.isParagraph && block.range.count < 60
                && leads.contains(NormalizedText(document.text(block.range)))
            if isLead, isLeft {
                left.append(block.range)
            } else {
                isLeft = found.contains { $0.overlaps(block.range) }
            }
        }
        return left
    }

    private func wholeBlocks(of place: SectionSpan) -> [Range<Int>] {
        guard let longest = wholes.map(\.string.utf8.count).max() else { return [] }
        return place.blocks.map { document.tree.blocks[$0] }.filter { block in
            block.mayAskAsAWhole && block.range.count <= longest * 2 + 20
                && wholes.contains(NormalizedText(document.text(block.range)))
        }.map(\.range)
    }

    private func sentences(of place: SectionSpan) -> [Range<Int>] {
        document.blocks(of: place).flatMap { index -> [Range<Int>] in
            let block = document.tree.blocks[index]
            if document.listMarker(index) != nil { return shortItems(ofList: index) }
            guard document.holdsText(index) else { return [] }
            let found = Sentences.ranges(in: document.bytes, block.content).filter(isPrompt)
            if !found.isEmpty, hasItsDay(index) { return [] }
            guard !found.isEmpty, isAnswered(index) else { return found }
            return found.compactMap { behindLabel($0, in: index) }
        }
    }

    /// Whether a block begins with a day where the template has items that begin with the sign for one,
    /// `YYYY-MM-DD: First draft`: the words behind it are the answer.
    private func hasItsDay(_ index: Int) -> Bool {
        guard !asked.daysToCome.isEmpty else { return false }
        let words = document.text(document.tree.blocks[index].content)
        let day = words.drop { "*_[]xX ".contains($0) }.prefix { $0.isNumber || "-/.".contains($0) }
        return day.count(where: \.isNumber) > 5
    }

    /// What a sentence asks behind a label in bold that its block begins with, which is the head of the answer
    /// below; nil where there is no such label, or no more than a few words behind it.
    private func behindLabel(_ sentence: Range<Int>, in index: Int) -> Range<Int>? {
        let block = document.tree.blocks[index].content
        let text = document.text(block)
        guard text.hasPrefix("**"), let item = MetadataItem(text), item.hasColon,
            !document.isKeptByMost(NormalizedText(text))
        else { return nil }
        let start = max(sentence.lowerBound, block.lowerBound + item.lead + item.gap)
        guard start < sentence.upperBound else { return nil }
        let words = document.text(start..<sentence.upperBound)
        let last = words.last { !"*_".contains($0) }
        return words.wordCount > 3 && ".?".contains(last ?? " ") ? start..<sentence.upperBound : nil
    }

    /// Whether a block is the text of an item that has items of the author's below it: it is their head.
    private func isAnswered(_ index: Int) -> Bool {
        let tree = document.tree
        guard index > 0, tree.blocks[index].parent == index - 1,
            case .item = tree.blocks[index - 1].kind
        else { return false }
        let lists = tree.children(of: index - 1).filter { document.listMarker($0) != nil }
        return lists.flatMap { tree.children(of: $0) }.contains { item in
            let words = document.text(tree.blocks[item].content)
            return !NormalizedText(words).isEmpty && !asked.says(words)
        }
    }

    /// The items of a list of topics that are too short to be recognised by themselves: where all
    /// items of the list are the template's.
    private func shortItems(ofList list: Int) -> [Range<Int>] {
        let blocks = document.tree.blocks
        let items = document.tree.children(of: list).map { blocks[$0].content }
        let longest = topics.map(\.string.utf8.count).max() ?? 0
        guard items.count > 1, items.count <= topics.count,
            items.allSatisfy({
                $0.count <= longest * 2 + 20 && topics.contains(NormalizedText(document.text($0)))
            })
        else { return [] }
        return items.filter { !isPrompt($0) }
    }

    private func isPrompt(_ range: Range<Int>) -> Bool {
        guard range.count <= longest * 2 + 20,
            beginnings.contains(Prompts.beginning(of: document.bytes[range]))
        else { return false }
        return texts.contains(NormalizedText(document.text(range)))
    }

    /// Four letters as a number, whatever their case, without emphasis; a line may end among them.
    private static func beginning(of text: some Sequence<UInt8>) -> UInt32 {
        text.lazy.filter { !"*_`\r".utf8.contains($0) }.prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1 == 0x0A ? 0x20 : $1 | 0x20) }
    }
}

extension Block {
    fileprivate var isComment: Bool {
        if case .html(.comment) = kind { true } else { false }
    }

    fileprivate var mayAskAsAWhole: Bool {
        switch kind {
        case .paragraph, .quote, .code: true
        default: false
        }
    }
}
