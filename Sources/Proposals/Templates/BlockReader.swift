import Markdown

/// Tells what the blocks of a template are for.
///
/// Comments are prompts. Where a template asks in comments, or in italics and brackets, other text
/// stays or is an answer that may stand; where it does not, plain text asks. What is not understood
/// stays.
struct BlockReader {
    let source: Source
    let asksInComments: Bool
    /// Whether many blocks are nothing but words in brackets.
    let asksInBrackets: Bool
    /// Whether half of the paragraphs are nothing but words in brackets or in italics, so that others
    /// are meant to stay.
    private let asksInMarks: Bool
    /// Labels of link definitions, in small letters.
    let labels: Set<String>

    init(source: Source, tree: BlockTree) {
        self.source = source
        asksInComments = tree.asksInComments(source)
        labels = Set(
            tree.blocks.flatMap { block -> [String] in
                switch block.kind {
                case .definition(let definition): [source.string(definition.label).lowercased()]
                // Right below a line of text it is read as text, and still meant.
                case .paragraph: source.string(block.range).filledLines.compactMap(\.definedLabel)
                default: []
                }
            })
        let labels = labels
        let alone = tree.blocks.count {
            guard $0.isParagraph, "{[".utf8.contains(source.bytes[$0.range.lowerBound]) else {
                return false
            }
            let text = NormalizedSpace.joined(source.string($0.range))
            return Placeholders(in: text.withoutComments.text, labels: labels).isAll
        }
        asksInBrackets = alone >= 3
        let sections = tree.blocks.first { $0.headingLevel.map { $0 > 1 } ?? false }?.range
        let paragraphs = tree.children(of: 0).map { tree.blocks[$0] }.filter {
            $0.isParagraph && $0.range.lowerBound > sections?.lowerBound ?? .max
        }.map { NormalizedSpace.joined(source.string($0.range)) }
            .filter { !Placeholders.isEllipsis($0) }
        let marked = paragraphs.count {
            $0.isItalic && !$0.isLabel
                || Placeholders(in: $0.withoutComments.text, labels: labels).isAll
        }
        asksInMarks = marked >= 3 && 2 * marked >= paragraphs.count
    }

    /// - Parameter isLegal: whether all documents say these words.
    func blocks(_ units: [SectionUnit], isLegal: Bool) -> [TemplateBlock] {
        // Text beside tick boxes says how to tick them, and stays with them.
        let stays = isLegal || units.contains { $0.isTask }
        let counted = countedItems(units)
        var blocks = units.enumerated().map { index, unit in
            var block = block(unit, isCounted: counted.contains(index), stays: stays)
            block.isComment = unit.kind == .comment
            block.isItem = unit.isItem
            // An example in code is nothing to be read as a line.
            if unit.kind == .code, block.isKept { block.paragraphs = [] }
            return block
        }
        keepContents(in: &blocks)
        if asksInBrackets, !stays { askInOpenBrackets(in: &blocks, of: units) }
        if !stays {
            askTwice(in: &blocks)
            askBelowComments(in: &blocks)
            askInItems(in: &blocks, of: units)
            askInDots(in: &blocks, of: units)
            offerWords(in: &blocks, of: units)
        }
        keepItems(in: &blocks, of: units)
        offerItems(in: &blocks, of: units)
        keepLabels(in: &blocks, of: units)
        keepLeads(in: &blocks, of: units)
        keepTextOnBoxes(in: &blocks, of: units)
        if !stays { askInTags(in: &blocks, of: units) }
        dropLastLine(in: &blocks)
        // Definitions that only prompts make use of go with them.
        for index in blocks.indices
        where units[index].kind == .definitions && !asksInComments && !stays {
            let uses = blocks.indices.filter { other in
                other != index
                    && definedLabels(units[index]).contains {
                        blocks[other].text.mentions("[\($0)]")
                    }
            }
            let isOfPrompts = !uses.isEmpty && uses.allSatisfy { !blocks[$0].isKept }
            if isOfPrompts { blocks[index].role = .prompt }
        }
        return blocks
    }

    /// Text that programs read and write stays: a table of contents between its marks, and comments
    /// that speak to a program.
    private func keepContents(in blocks: inout [TemplateBlock]) {
        var isInside = false
        for index in blocks.indices {
            let words = blocks[index].isComment ? blocks[index].text.lowercased() : ""
            let isEnd = ["/toc", "tocstop", "end doctoc"].contains(where: words.hasPrefix)
            if words == "toc" || words.hasPrefix("start doctoc") { isInside = true }
            if isInside || isEnd || words.isForAProgram { blocks[index].role = .fixed }
            if isEnd { isInside = false }
        }
    }

    private func block(_ unit: SectionUnit, isCounted: Bool, stays: Bool) -> TemplateBlock {
        let body = NormalizedText(source.string(unit.lines))
        let text = source.wordsInOneLine(unit.words)
        func block(_ role: TemplateBlock.Role) -> TemplateBlock {
            let isLong = !unit.nested.isEmpty
            let all = isLong ? [source.wordsInOneLine(unit.words.lowerBound..<unit.end)] : []
            return TemplateBlock(role, text: text, paragraphs: all, body: body)
        }
        return blockByKind(unit, text, body, isCounted: isCounted, block)
            ?? blockByForm(unit, text, body, stays: stays, block)
            ?? blockByWords(unit, text, block)
    }

    /// A block of a kind that tells what it is for; nil for others.
    private func blockByKind(
        _ unit: SectionUnit, _ text: String, _ body: NormalizedText, isCounted: Bool,
        _ block: (TemplateBlock.Role) -> TemplateBlock
    ) -> TemplateBlock? {
        switch unit.kind {
        case .comment:
            return TemplateBlock(
                .prompt, text: text, paragraphs: source.paragraphs(unit.words), body: body)
        case .definitions: return block(.fixed)
        case .mark:
            // `<why>`: no tag that there is, and none of a program's, which it would close.
            let bracketed = bracketed(text, body)
            let isAll = bracketed.role == .placeholder && !isClosed(tag: text)
            return isAll ? bracketed : standing(block(.fixed), text)
        case .table:
            var table = standing(block(.scaffold), text)
            table.isToBeWritten = source.string(unit.lines).isTableWithGaps
            return table
        case .item:
            if unit.isTask { return task(unit, text, body) }
            return isCounted ? counted(unit, body) : nil
        case .code: return codeToRemove(unit, body)
        case .paragraph, .other: return nil
        }
    }

    /// A block of which signs tell what it is for, whatever its words mean; nil for others.
    private func blockByForm(
        _ unit: SectionUnit, _ text: String, _ body: NormalizedText, stays: Bool,
        _ block: (TemplateBlock.Role) -> TemplateBlock
    ) -> TemplateBlock? {
        if text.hasPrefix("[ ] ") { return task(unit, text, body) }
        if unit.isItem, text.isHeading {
            var head = standing(block(.scaffold), text)
            head.isSkeleton = true
            return head
        }
        if [.paragraph, .other].contains(unit.kind),
            text.saysHowToReadWords || text.isForAProgramInBraces
        {
            return block(.fixed)
        }
        if stays, !unit.isItem { return standing(block(.fixed), text) }
        if unit.isItem || unit.kind == .paragraph, let rest = text.withoutDeletionMark {
            return TemplateBlock(unit.isItem ? .topic : .prompt, text: rest, body: body)
        }
        // `p1` of `* p1`
        if unit.isItem, text.utf8.count == 2, text.first?.isLetter == true,
            text.last?.isNumber == true
        {
            var counted = block(.placeholder)
            counted.placeholders = [text]
            return counted
        }
        if unit.isItem || unit.kind == .paragraph {
            let bracketed = bracketed(text, body, maySeparate: true)
            let isMore = unit.isItem && Placeholders.isEllipsis(text)
            let isAll = bracketed.role == .placeholder && !isMore
            if asksInBrackets || isAll { return bracketed }
        }
        return nil
    }

    /// Any other block: its words tell whether it asks, may stand as an answer, or stays.
    private func blockByWords(
        _ unit: SectionUnit, _ text: String, _ block: (TemplateBlock.Role) -> TemplateBlock
    ) -> TemplateBlock {
        if unit.kind == .paragraph, source.string(unit.words).isLabel {
            return standing(block(.fixed), text)
        }
        guard asksInComments else {
            return plain(unit, text, block)
        }
        if unit.kind == .paragraph, text.isPlaceOfWords { return block(.prompt) }
        if unit.kind == .paragraph, text.isAnswer { return block(.default) }
        if unit.isItem, text.isExample {
            var example = block(.placeholder)
            example.placeholders = [text]
            return example
        }
        return unit.kind == .code ? block(.fixed) : standing(block(.fixed), text)
    }

    /// Code that begins with `REMOVE THIS BLOCK`, below which it says what to write.
    private func codeToRemove(_ unit: SectionUnit, _ body: NormalizedText) -> TemplateBlock? {
        let lines = source.string(unit.words).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isFenced = lines.first.map { "`~".contains($0.trimmed.first ?? " ") } ?? false
        let paragraphs = lines.dropFirst().dropLast()
            .split { $0.allSatisfy(\.isWhitespace) }
            .map { NormalizedSpace.joined($0.joined(separator: " ")) }
        guard isFenced, let first = paragraphs.first?.lowercased(), first.wordCount <= 5,
            ["remove this block", "delete this block"].contains(where: first.hasPrefix)
        else { return nil }
        return TemplateBlock(
            .prompt, text: paragraphs.joined(separator: " "),
            paragraphs: Array(paragraphs.dropFirst()), body: body)
    }

    /// `Phase 1`, and below it in the item what to write of it.
    private func counted(_ unit: SectionUnit, _ body: NormalizedText) -> TemplateBlock {
        let lines = source.string(unit.words).filledLines
        let text = NormalizedSpace.joined(lines.first ?? "")
        var counted = TemplateBlock(.placeholder, text: text, body: body)
        counted.placeholders = [text]
        if lines.count > 1 {
            counted.remarks = [NormalizedSpace.joined(lines.dropFirst().joined(separator: " "))]
        }
        return counted
    }

    /// A block of a template that asks in no comments.
    private func plain(
        _ unit: SectionUnit, _ text: String, _ block: (TemplateBlock.Role) -> TemplateBlock
    ) -> TemplateBlock {
        if unit.isItem, text.isLinkWithin { return block(.fixed) }
        let isSkeleton =
            switch unit.kind {
            // Code between fences is to be filled in; indented text may be a question.
            case .code: "`~".contains(text.first ?? " ")
            case .item where unit.nested.isEmpty && text.isLabelledAnswer: true
            case .item, .paragraph: !text.isToCome && source.string(unit.words).isSkeleton
            case .comment, .definitions, .table, .mark, .other: false
            }
        if isSkeleton {
            var skeleton = standing(block(.scaffold), text)
            skeleton.isSkeleton = true
            skeleton.isToBeWritten = unit.kind == .code || text.endsOpen
            return skeleton
        }
        if unit.isItem || unit.kind == .paragraph, !text.isQuestion, !Placeholders.isEllipsis(text)
        {
            var around = standing(block(.prompt), text)
            around.isSkeleton = unit.isItem
            // `\\[Title\\](URL)`: signs that are to be taken away with the words.
            if around.role == .scaffold, !text.contains("\\[") { return around }
        }
        guard asksInMarks, unit.kind == .paragraph, !text.isItalic, !text.opensItalics else {
            return block(unit.isItem ? .topic : .prompt)
        }
        return block(text.isAnswer ? .default : .fixed)
    }

    /// A block that stays; where some of its words stand for others, the author is to work on it.
    private func standing(_ block: TemplateBlock, _ text: String) -> TemplateBlock {
        let found = Placeholders(in: text.withoutComments.text, labels: labels).found
        guard !found.isEmpty else { return block }
        var block = block
        block.role = .scaffold
        block.placeholders = found
        return block
    }

    private func task(_ unit: SectionUnit, _ text: String, _ body: NormalizedText)
        -> TemplateBlock
    {
        var task = TemplateBlock(.scaffold, text: text, body: body)
        task.isTask = true
        task.placeholders = Placeholders(in: text.withoutComments.text, labels: labels).found
        task.keys = unit.nested.map(source.wordsInOneLine).filter {
            $0.hasSuffix(":") || $0.hasSuffix("?")
        }
        return task
    }

    /// Text in which words in brackets stand for others.
    ///
    /// - Parameter maySeparate: whether signs between several of them go with them.
    private func bracketed(
        _ text: String, _ body: NormalizedText, maySeparate: Bool = false
    ) -> TemplateBlock {
        let (words, comments) = text.withoutComments
        let placeholders = Placeholders(link: words) ?? Placeholders(in: words, labels: labels)
        var block: TemplateBlock
        if placeholders.isAll || maySeparate && placeholders.isAllButSigns {
            block = TemplateBlock(.placeholder, text: words, body: body)
        } else if placeholders.found.isEmpty {
            let stays = asksInComments || asksInMarks && !words.isItalic && !words.isAnswer
            let role: TemplateBlock.Role = stays ? .fixed : .prompt
            block = TemplateBlock(role, text: words, body: body)
        } else {
            block = TemplateBlock(.scaffold, text: placeholders.rest, body: body)
        }
        block.placeholders = placeholders.found
        block.remarks = comments.filter { $0 != "optional" }
        return block
    }

    private func definedLabels(_ unit: SectionUnit) -> [String] {
        source.string(unit.lines).filledLines.compactMap(\.definedLabel)
    }

    /// Items of a list that are `X 1`, `X 2`, ... or `X 1: words`, `X 2: words`, ...
    private func countedItems(_ units: [SectionUnit]) -> Set<Int> {
        let items = units.indices.filter { units[$0].isItem }
        guard items.last.map({ $0 - items[0] + 1 }) == items.count,
            source.wordOfCount(in: items.map { units[$0].words }) != nil
        else { return [] }
        return Set(items)
    }
}

extension StringProtocol {
    /// The label of a line that defines a link, in small letters.
    fileprivate var definedLabel: String? {
        let line = String(self).trimmed
        guard line.hasPrefix("["), let end = line.firstRange(of: "]:") else { return nil }
        return line[..<end.lowerBound].dropFirst().lowercased()
    }
}

extension Source {
    /// The word that items count by from 1: `Phase` of `Phase 1`, `Phase 2: words`; nil where they
    /// do not count. An item alone is `Goal 1` and nothing else.
    func wordOfCount(in items: [Range<Int>]) -> String? {
        var word: String?
        for (index, item) in items.enumerated() {
            // Nearly all items of nearly all lists have no such number.
            let number = "\(index + 1)"
            let end = bytes[item].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? item.upperBound
            let line = string(item.lowerBound..<end).trimmed
            guard line.mentions(number),
                items.count > 1 || line.utf8.count == string(item).trimmed.utf8.count
            else { return nil }
            let text = line.filter { !"*_`".contains($0) }
            // `Option 1 <what it is>`
            let head = items.count == 1 ? text[...] : text.prefix { !":<{".contains($0) }
            let parts = head.split(separator: " ")
            guard parts.count > 1, parts.last == number[...], items.count > 1 || parts.count < 4
            else { return nil }
            let own = parts.dropLast().map(String.init).joined(separator: " ")
            guard word == nil || word == own else { return nil }
            word = own
        }
        return word
    }

    /// One blank between words, the marks of quotes and of the list that a quote begins with left
    /// out.
    fileprivate func wordsInOneLine(_ range: Range<Int>) -> String {
        let text = string(range)
        guard text.hasPrefix(">") else { return NormalizedSpace.joined(text) }
        let lines = text.filledLines.map { line in
            line.drop { $0 == ">" || $0 == " " }
        }
        let words = NormalizedSpace.joined(lines.joined(separator: " "))
        let mark = words.prefix { $0.isNumber || "-*+.)".contains($0) }
        let isMarked = words.dropFirst(mark.count).first == " " && !mark.allSatisfy(\.isNumber)
        return isMarked ? words.dropFirst(mark.count).trimmed : words
    }

    /// The paragraphs of a comment, each in one line.
    fileprivate func paragraphs(_ range: Range<Int>) -> [String] {
        var paragraphs = [""]
        let lines = string(range).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for line in lines.map(NormalizedSpace.joined) {
            if line.isEmpty {
                paragraphs.append("")
            } else {
                paragraphs[paragraphs.count - 1] +=
                    (paragraphs[paragraphs.count - 1].isEmpty ? "" : " ") + line
            }
        }
        return paragraphs.filter { !$0.isEmpty }
    }
}
