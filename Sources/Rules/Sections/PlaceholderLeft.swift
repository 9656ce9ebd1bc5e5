import Markdown
import Proposals

/// # `placeholder-left`
///
/// What stands for words to be written is written or removed: the template's own, such as `Goal 3`,
/// `{argument a}`, `<name>` or a cell `YYYY-MM-DD`, in their own section, its heading, behind the title and
/// in the text below it, and `TODO`, `TBD` or `FIXME` as a whole item, cell or paragraph. Only what the
/// template has there itself is meant, or below that heading where it stands under another one: `{x}` of the
/// writer's, in code or a formula too, is nothing.
/// An item without a word is told of beside others where the template has one, and a day to come
/// (`MM/DD/YYYY: Proposed`) in an item of a proposal that was not accepted. Code to be completed, a table
/// without rows or with rows to be filled in, and lines that end in `...` are told of, too, where they are as
/// the template has them.
///
/// Wrong: `Chosen option: "{option}"`, or `### Option 1: {title}`. Right: both with their words.
extension Rule {
    static let placeholderLeft = Rule(
        "placeholder-left", .sections, draft: .todo, later: .error,
        "No item still stands for one to be written."
    ) { document in
        (document.places + document.newerPlaces).flatMap { place -> [Problem] in
            document.placeholders(in: place).flatMap {
                document.told($0, by: "placeholder-left", at: \.lowerBound)
            }.map {
                let text = Wording.code(document.text($0[0]).onOneLine)
                return Problem(
                    $0[0], place.subject,
                    "\(text) stands for text to be written\(Wording.places($0.count)).",
                    help: "Write it, or remove it.",
                    fixes: [
                        .suggested(
                            $0.count == 1 ? "Remove it." : "Remove all \($0.count).",
                            document.removal(of: $0))
                    ].filter { !$0.edits.isEmpty })
            } + document.unwrittenBlocks(in: place)
        }
    }
}

extension CheckedDocument {
    /// The words of a section that stand for words to come, by the kinds by which they are known.
    fileprivate func placeholders(in place: SectionSpan) -> [[Range<Int>]] {
        var left = [headingWords(of: place), preambleWords(in: place)]
        // Another rule tells of what is the template's as a whole, unless its parts were written.
        if place.isBegun || place.isUntouched && place.hasWrittenParts {
            left += [templateItems(in: place), templateWords(in: place), newestWords(in: place)]
            left.append(cells(place.asked?.standInCells ?? [], in: place))
            left += [emptyItems(in: place), definitions(in: place), daysToCome(in: place)]
        } else if place.repeated != nil, place.hasOwnText {
            left.append(templateWords(in: place))
        }
        if place.hasOwnText { left.append(displacedWords(in: place)) }
        if place.isHead { left.append(cells(template.preamble.standInCells, in: place)) }
        if place.isBegun, place.templateIndex != nil { left.append(openMarks(in: place)) }
        return left
    }

    /// Code, lines and tables of the template that were to be completed, and are as the template has them.
    fileprivate func unwrittenBlocks(in place: SectionSpan) -> [Problem] {
        guard let asked = place.asked, !asked.toBeWritten.isEmpty, place.isBegun else { return [] }
        let longest = asked.toBeWritten.map(\.string.utf8.count).max() ?? 0
        return place.blocks.compactMap { index in
            let range = tree.blocks[index].range
            guard range.count <= 2 * longest + 100,
                asked.toBeWritten.contains(NormalizedText(text(lines.wholeLines(range))))
            else { return nil }
            let kind =
                switch tree.blocks[index].kind {
                case .table: "table"
                case .code: "code"
                default: Wording.code(text(range).onOneLine)
                }
            return Problem(
                range, place.subject, "The template's \(kind) is as it was, to be filled in.",
                help: "Fill it in, or remove it.",
                fixes: [.suggested("Remove it.", [.init(self.linesWithBlanks(below: range), "")])])
        }
    }

    /// All words of the document that are told to stand for words to come.
    var placeholdersLeft: [Range<Int>] {
        (places + newerPlaces).flatMap { placeholders(in: $0).flatMap(\.self) }
    }

    /// Edits that take words out, with the lines that hold nothing else; the rest of a line and
    /// cells stay.
    func removal(of ranges: [Range<Int>]) -> [Fix.Edit] {
        var edits: [Fix.Edit] = []
        for range in ranges {
            let whole = lines.wholeLines(range)
            let before = bytes[whole.lowerBound..<range.lowerBound]
            let isAlone =
                before.allSatisfy { " \t-*+#>.)0123456789".utf8.contains($0) }
                && trimmed(range.upperBound..<whole.upperBound).isEmpty
            guard isAlone, whole.lowerBound >= edits.last?.range.upperBound ?? 0 else { continue }
            edits.append(.init(whole, ""))
        }
        return edits
    }

    /// Items and headings that are the template's placeholders for this section.
    fileprivate func templateItems(in place: SectionSpan) -> [Range<Int>] {
        let asked = Set((place.asked?.placeholders ?? []).map { NormalizedText($0) })
        guard !asked.isEmpty else { return [] }
        let longest = asked.map(\.string.utf8.count).max() ?? 0
        return blocks(of: place).compactMap { index in
            let block = tree.blocks[index]
            guard isItemText(index) || headingLevel(index) != nil else { return nil }
            let line = firstLine(of: block.content)
            guard line.count <= longest * 2 + 10, asked.contains(NormalizedText(text(line))) else {
                return nil
            }
            return line
        }
    }

    /// Words in brackets that the template has for others, in their own section.
    fileprivate func templateWords(in place: SectionSpan) -> [Range<Int>] {
        guard let asked = place.asked ?? place.repeated, !asked.standIns.isEmpty else { return [] }
        let items = templateItems(in: place)
        return blocks(of: place).filter(showsText).flatMap { index in
            standIns(asked.standIns, inBlock: index, saidBy: asked)
        }.filter { range in !items.contains { $0.overlaps(range) } }
    }

    /// The same of sections of the template that stand under another heading than there, below their own.
    private func displacedWords(in place: SectionSpan) -> [Range<Int>] {
        (displacedSections[ObjectIdentifier(place)] ?? []).flatMap { asked -> [Range<Int>] in
            let words = asked.standIns.subtracting(place.asked?.standIns ?? [])
            guard !words.isEmpty, let at = headings.firstIndex(where: { $0.name == asked.name })
            else { return [] }
            let next = at + 1 < headings.count ? headings[at + 1].block.range.lowerBound : end
            let body = headings[at].block.range.upperBound..<next
            return blocks(of: place).filter {
                body.contains(tree.blocks[$0].range.lowerBound) && showsText($0)
            }.flatMap { standIns(words, inBlock: $0, saidBy: asked) }
        }
    }

    /// Sentences in brackets that the newest version of the template has for others, where the
    /// document's own version has other words.
    fileprivate func newestWords(in place: SectionSpan) -> [Range<Int>] {
        guard let newest = place.templateIndex.flatMap({ changedSections[$0] }) else { return [] }
        let words = newest.standIns.filter {
            NormalizedText($0).wordCount >= 5 && place.asked?.says($0) == false
        }
        guard !words.isEmpty else { return [] }
        return blocks(of: place).filter(showsText).flatMap { index in
            standIns(words, inBlock: index, saidBy: newest)
        }
    }

    /// Items without a word, beside the author's own, where the template has such items.
    private func emptyItems(in place: SectionSpan) -> [Range<Int>] {
        let asks = place.asked?.blocks.contains { $0.isItem && !$0.isTask && $0.text.isEmpty }
        guard asks == true, place.isBegun else { return [] }
        return blocks(of: place).filter { index in
            guard case .item = tree.blocks[index].kind else { return false }
            return tree.blocks[index].end == index + 1
        }.map { trimmed(tree.blocks[$0].range) }
    }

    /// Signs of days to come with which items begin as they do in the template, in a proposal that was not
    /// accepted: of what never came many keep them.
    private func daysToCome(in place: SectionSpan) -> [Range<Int>] {
        let signs = place.asked?.daysToCome ?? []
        guard !signs.isEmpty, place.isBegun else { return [] }
        let found = blocks(of: place).filter(isItemText).compactMap { index -> Range<Int>? in
            let line = firstLine(of: tree.blocks[index].content)
            let start = line.lowerBound + bytes[line].prefix { "*_[]xX ".utf8.contains($0) }.count
            return signs.first { bytes[start..<line.upperBound].starts(with: $0.utf8) }
                .map { start..<start + $0.utf8.count }
        }
        return found.isEmpty || isAccepted ? [] : found
    }

    /// Words for others that are read as the definition of a link: `* [date]: [change]`.
    private func definitions(in place: SectionSpan) -> [Range<Int>] {
        let asked = (place.asked?.blocks ?? []).map(\.text).filter { text in
            text.hasPrefix("[") && text.hasSuffix("]") && text.contains("]: [")
        }
        guard !asked.isEmpty, place.isBegun else { return [] }
        let known = Set(asked.map { NormalizedText($0) })
        return blocks(of: place).compactMap { index in
            guard case .definition = tree.blocks[index].kind else { return nil }
            let range = trimmed(tree.blocks[index].range)
            return known.contains(NormalizedText(text(range))) ? range : nil
        }
    }

    /// Cells that are the template's and stand for others, but for those that are told already.
    private func cells(_ asked: Set<String>, in place: SectionSpan) -> [Range<Int>] {
        guard !asked.isEmpty else { return [] }
        let known = asked.subtracting(place.asked?.standIns ?? template.preamble.standIns)
        let longest = known.map(\.utf8.count).max() ?? 0
        return (place.isHead ? blocks(ofHead: place) : blocks(of: place)).flatMap {
            index -> [Range<Int>] in
            let block = tree.blocks[index]
            if case .cell = block.kind { return [trimmed(block.content)] }
            guard place.isHead, block.isTags else { return [] }
            return proposal.source.cellsInHTML(block.range).flatMap(\.self)
        }.filter { $0.count <= longest && known.contains(text($0)) }
    }

    /// Words of the heading that the template has for others, where somebody works on the section.
    fileprivate func headingWords(of place: SectionSpan) -> [Range<Int>] {
        if place.isHead { return titleWords(of: place) }
        guard let asked = place.asked ?? place.repeated, !asked.headingStandIns.isEmpty,
            place.hasOwnText || place.hasWrittenParts
        else { return [] }
        let title = trimmed(place.title)
        return asked.headingStandIns.flatMap { words -> [Range<Int>] in
            // Without signs around them they are all that stands before or behind a number.
            let isMarked = "{[<".contains(words.first ?? " ")
            return bytes.places(of: words, in: place.title).filter {
                isMarked || $0.lowerBound == title.lowerBound || $0.upperBound == title.upperBound
            }
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The same behind the title, where there is one.
    private func titleWords(of place: SectionSpan) -> [Range<Int>] {
        guard NormalizedText(text(place.title)) != NormalizedText(template.title) else { return [] }
        return template.titleStandIns.flatMap { bytes.places(of: $0, in: place.title) }
    }

    /// Words below the title that the template has for others.
    fileprivate func preambleWords(in place: SectionSpan) -> [Range<Int>] {
        let words = template.preamble.standIns
        guard place.isHead, !words.isEmpty else { return [] }
        return blocks(ofHead: place).filter(showsText).flatMap {
            standIns(words, inBlock: $0, saidBy: nil)
        }.filter { range in !metadata.contains { $0.range.overlaps(range) } }
    }

    /// All blocks below the title, those in quotes as well, where metadata may stand.
    private func blocks(ofHead place: SectionSpan) -> [Int] {
        place.blocks.flatMap { Array($0..<tree.blocks[$0].end) }
    }

    /// `<name>` alone in its line is a tag.
    private func showsText(_ index: Int) -> Bool {
        holdsText(index) || tree.blocks[index].kind == .html(.tag)
    }

    /// Where a block of text has some words of the template's. Short ones could be anybody's: they
    /// are all of the block, or stand behind or before a word that they have beside them there.
    private func standIns(
        _ words: Set<String>, inBlock index: Int, saidBy asked: Template.Section?
    ) -> [Range<Int>] {
        let text = holdsText(index) ? tree.blocks[index].content : tree.blocks[index].range
        let found = words.flatMap { bytes.places(of: $0, in: text) }
        guard !found.isEmpty else { return [] }
        let code = markdown.inlines(of: index).map { markdown.inlines[$0] }
            .filter { $0.kind == .code }.map(\.range)
        return found.filter { place in
            guard !code.contains(where: { $0.overlaps(place) }) else { return false }
            guard place.count <= 4, trimmed(text) != place else { return true }
            let above = self.text(text.lowerBound..<place.lowerBound).split(separator: " ").last
            let below = self.text(place.upperBound..<text.upperBound).split(separator: " ").first
            let own = self.text(place)
            return [above.map { "\($0) \(own)" }, below.map { "\(own) \($0)" }].contains {
                $0.map { asked?.says($0) ?? false } ?? false
            }
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Whole paragraphs and cells that say `TODO`, `TBD` or `FIXME`.
    fileprivate func openMarks(in place: SectionSpan) -> [Range<Int>] {
        blocks(of: place).filter(holdsText).map { tree.blocks[$0].content }.filter(isOpenMark)
    }

    /// Whether a block is the text with which a list item begins.
    private func isItemText(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        guard block.isParagraph, block.parent == index - 1, block.parent >= 0,
            case .item = tree.blocks[block.parent].kind
        else { return false }
        return true
    }

    func firstLine(of range: Range<Int>) -> Range<Int> {
        let end = bytes[range].firstIndex(where: \.isLineEnding) ?? range.upperBound
        return trimmed(range.lowerBound..<end)
    }

    /// `TODO`, `[tbd]`, `**FIXME**:` and the like, and nothing else.
    func isOpenMark(_ range: Range<Int>) -> Bool {
        guard (3...20).contains(range.count) else { return false }
        let letters = bytes[range].filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let others = bytes[range].filter { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
        let isMark = ["TODO", "TBD", "FIXME"].contains(
            String(decoding: letters, as: UTF8.self).uppercased())
        return isMark && others.allSatisfy { ".:!?*_`[]()<>…- ".utf8.contains($0) }
    }
}

extension [UInt8] {
    /// Where words stand in a part of the text, with any white space between them.
    fileprivate func places(of words: String, in range: Range<Int>) -> [Range<Int>] {
        let parts = words.split(separator: " ").map { Array($0.utf8) }
        guard let first = parts.first else { return [] }
        return offsets(of: String(decoding: first, as: UTF8.self), in: range).compactMap { start in
            var at = start + first.count
            for part in parts.dropFirst() {
                let gap = self[at..<range.upperBound].prefix { $0.isWhite || $0 == 0x3E }.count
                at += gap
                guard gap > 0, self[at..<range.upperBound].starts(with: part) else { return nil }
                at += part.count
            }
            return start..<at
        }
    }
}
