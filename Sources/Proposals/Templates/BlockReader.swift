import Markdown

/// Tells what the blocks of a template are for.
///
/// Comments are prompts. Where a template asks in comments, other text stays or is an answer that
/// may stand; where it does not, plain text asks. What is not understood stays.
struct BlockReader {
    let source: Source
    let asksInComments: Bool
    /// Whether many blocks are nothing but words in brackets.
    let asksInBrackets: Bool
    /// Labels of link definitions, in small letters.
    let labels: Set<String>

    init(source: Source, tree: BlockTree) {
        self.source = source
        asksInComments = tree.asksInComments(source)
        labels = Set(
            tree.blocks.compactMap {
                guard case .definition(let definition) = $0.kind else { return nil }
                return source.string(definition.label).lowercased()
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
            if unit.kind == .code { block.paragraphs = [] }
            return block
        }
        keepContents(in: &blocks)
        keepItems(in: &blocks, of: units)
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

    /// An item without words that stand for others is content beside an item that has such words.
    private func keepItems(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        let items = units.indices.filter { units[$0].isItem }
        for index in items where [.prompt, .topic].contains(blocks[index].role) {
            let isOfOneList = { (other: Int) in
                units[min(index, other)...max(index, other)].allSatisfy(\.isItem)
            }
            let hasBracketed = items.contains { other in
                isOfOneList(other) && "{[<".contains(blocks[other].placeholders.first?.first ?? " ")
            }
            if hasBracketed { blocks[index].role = .fixed }
        }
    }

    /// A line across the page goes with what stands below it, where nothing of that stays.
    private func dropLastLine(in blocks: inout [TemplateBlock]) {
        let isLine = { (block: TemplateBlock) in
            block.role == .fixed && block.text.count > 2 && block.text.allSatisfy("-*_ ".contains)
        }
        guard !asksInComments, let last = blocks.lastIndex(where: isLine),
            blocks[(last + 1)...].allSatisfy({ !$0.isKept }), last + 1 < blocks.count
        else { return }
        blocks[last].role = .prompt
    }

    private func block(_ unit: SectionUnit, isCounted: Bool, stays: Bool) -> TemplateBlock {
        let body = NormalizedText(source.string(unit.lines))
        let text = source.wordsInOneLine(unit.words)
        func block(_ role: TemplateBlock.Role) -> TemplateBlock {
            let isLong = !unit.nested.isEmpty
            let all = isLong ? [source.wordsInOneLine(unit.words.lowerBound..<unit.end)] : []
            return TemplateBlock(role, text: text, paragraphs: all, body: body)
        }
        switch unit.kind {
        case .comment:
            return TemplateBlock(
                .prompt, text: text, paragraphs: source.paragraphs(unit.words), body: body)
        case .definitions: return block(.fixed)
        case .mark: return standing(block(.fixed), text)
        case .table: return standing(block(.scaffold), text)
        case .item:
            if unit.isTask { return task(unit, text, body) }
            if isCounted {
                var counted = block(.placeholder)
                counted.placeholders = [text]
                return counted
            }
        case .paragraph, .code, .other: break
        }
        if text.hasPrefix("[ ] ") { return task(unit, text, body) }
        if stays, !unit.isItem { return standing(block(.fixed), text) }
        if unit.isItem || unit.kind == .paragraph {
            let bracketed = bracketed(text, body)
            let isAll = bracketed.role == .placeholder && !Placeholders.isEllipsis(text)
            if asksInBrackets || isAll { return bracketed }
        }
        if unit.kind == .paragraph, source.string(unit.words).isLabel {
            return standing(block(.fixed), text)
        }
        guard asksInComments else {
            if unit.isItem || unit.kind == .paragraph, source.string(unit.words).isSkeleton {
                return block(.scaffold)
            }
            return block(unit.isItem ? .topic : .prompt)
        }
        if unit.kind == .paragraph, text.isAnswer { return block(.default) }
        if unit.isItem, text.isExample {
            var example = block(.placeholder)
            example.placeholders = [text]
            return example
        }
        return unit.kind == .code ? block(.fixed) : standing(block(.fixed), text)
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
    private func bracketed(_ text: String, _ body: NormalizedText) -> TemplateBlock {
        let (words, comments) = text.withoutComments
        let placeholders = Placeholders(link: words) ?? Placeholders(in: words, labels: labels)
        var block: TemplateBlock
        if placeholders.isAll {
            block = TemplateBlock(.placeholder, text: words, body: body)
        } else if placeholders.found.isEmpty {
            let role: TemplateBlock.Role = asksInComments ? .fixed : .prompt
            block = TemplateBlock(role, text: words, body: body)
        } else {
            block = TemplateBlock(.scaffold, text: placeholders.rest, body: body)
        }
        block.placeholders = placeholders.found
        block.remarks = comments.filter { $0 != "optional" }
        return block
    }

    private func definedLabels(_ unit: SectionUnit) -> [String] {
        source.string(unit.lines).split(whereSeparator: \.isNewline).compactMap { line in
            let line = line.trimmed
            guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
            return line[..<end].dropFirst().lowercased()
        }
    }

    /// Items of a list that are `X 1`, `X 2`, ... or `X 1: words`, `X 2: words`, ...
    private func countedItems(_ units: [SectionUnit]) -> Set<Int> {
        let items = units.indices.filter { units[$0].isItem }
        guard items.count > 1, items.last.map({ $0 - items[0] + 1 }) == items.count else {
            return []
        }
        let areCounted = items.enumerated().allSatisfy { number, index in
            let head = source.wordsInOneLine(units[index].words).prefix { $0 != ":" }
            return head.split(separator: " ").last == "\(number + 1)" && head.contains(" ")
        }
        return areCounted ? Set(items) : []
    }
}

extension BlockTree {
    /// Whether comments in the sections say what to write, as in the templates of many projects: then
    /// text outside of them is a default, or stays.
    func asksInComments(_ source: Source) -> Bool {
        let top = Array(children(of: 0))
        let first = top.first { blocks[$0].headingLevel.map { $0 > 1 } ?? false } ?? top.first
        // Of a few words, where about each section has one.
        var (sections, short) = (0, 0)
        for index in top where index >= first ?? 0 {
            if blocks[index].headingLevel != nil { sections += 1 }
            guard case .html(.comment) = blocks[index].kind else { continue }
            let text = source.string(blocks[index].range)
            let words = NormalizedText(text).wordCount
            if words >= 10 { return true }
            if words >= 2, !text.mentions("optional") { short += 1 }
        }
        return sections > 1 && short > 1 && 2 * short >= sections
    }
}

extension Source {
    /// One blank between words, the marks of quotes and of the list that a quote begins with left
    /// out.
    fileprivate func wordsInOneLine(_ range: Range<Int>) -> String {
        let text = string(range)
        guard text.hasPrefix(">") else { return NormalizedSpace.joined(text) }
        let lines = text.split(whereSeparator: \.isNewline).map { line in
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

extension String {
    /// What a comment says, in small letters, to a program that looks at the text.
    var isForAProgram: Bool {
        [
            "markdownlint-", "mdformat ", "prettier-", "cspell:", "vale ", "spdx-", "lint ",
            "omit in toc",
        ]
        .contains(where: hasPrefix)
    }

    /// Words that are an answer until there is another: `TBD`, "Needs discussion.", "No … found."
    fileprivate var isAnswer: Bool {
        let words = lowercased()
        let bare = words.drop { "*_[(".contains($0) }.prefix { !"*_]).:".contains($0) }
        if ["tbd", "todo", "n/a", "none", "not applicable"].contains(String(bare)) { return true }
        return words.wordCount <= 8
            && (words == "needs discussion."
                || words.hasPrefix("no ") && words.hasSuffix(" found."))
    }

    /// `**Pros:**`: a word or a few in bold that what follows is below.
    fileprivate var isLabel: Bool {
        let words = trimmed
        guard let sign = ["**", "__"].first(where: words.hasPrefix), words.wordCount <= 4 else {
            return false
        }
        return (words.hasSuffix(":" + sign) || words.hasSuffix(sign + ":"))
            && words.ranges(of: sign).count == 2
    }

    /// Lines that are all to be completed, and ask for nothing in words: `Signed-off-by:`,
    /// `Estimate: S/M/L`, `Good, because …`.
    fileprivate var isSkeleton: Bool {
        let lines = split(whereSeparator: \.isNewline).map(\.trimmed)
        return !lines.isEmpty
            && lines.allSatisfy { line in
                if ["…", "..."].contains(where: line.hasSuffix) {
                    return (2...5).contains(line.wordCount)
                }
                guard let item = MetadataItem(line), item.hasColon, item.name.wordCount <= 3,
                    !item.name.lowercased().hasSuffix("example"), item.name != "Note"
                else { return false }
                // A name alone leads to what follows, unless it is one of a trailer's.
                if item.value.isEmpty { return item.name.contains("-") }
                if case .choice = FieldInference(name: item.name, value: item.value).kind {
                    return true
                }
                return false
            }
    }

    /// An item with words or addresses that nobody would leave.
    fileprivate var isExample: Bool {
        if contains("://"), contains("...") || contains("MyCool") { return true }
        guard let open = firstIndex(of: "<") else { return false }
        let next = self[index(after: open)...].first
        return next.map { $0.isLetter } == true && self[open...].contains(">")
    }
}
