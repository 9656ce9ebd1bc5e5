import Markdown

/// What a block of a template is for by what stands beside it.
extension BlockReader {
    /// Where sections ask in brackets, items of plain words that are all of one say what to write, for nobody
    /// would leave them as they are; so do items that are questions, beside whatever stands there.
    func askInItems(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        guard asksInBrackets, !asksInComments else { return }
        let items = blocks.indices.filter { index in
            units[index].isItem && blocks[index].role == .fixed && blocks[index].text.isPlainItem
        }
        let areAll = items.count == blocks.count
        for index in items where areAll || blocks[index].text.isQuestion {
            blocks[index].role = .topic
        }
    }

    /// `- ...` stands for items to come where its list has no others; beside others it says that there can be
    /// more of them.
    func askInDots(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        var start = 0
        for end in 1...max(units.count, 1) where end <= units.count {
            let isLast = end == units.count || !units[end].isItem || !units[end - 1].isItem
            guard isLast else { continue }
            let areDots = (start..<end).allSatisfy { index in
                units[index].isItem && units[index].nested.isEmpty && blocks[index].isKept
                    && Placeholders.isEllipsis(blocks[index].text)
            }
            for index in start..<end where areDots { blocks[index].role = .placeholder }
            start = end
        }
    }

    /// A name, a word or a day that is all there is below comments that ask is an answer until there is
    /// another: `<!-- Who decided it? -->` above `Ana Lima`.
    func offerWords(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        guard asksInComments else { return }
        let others = units.indices.filter { ![.comment, .mark].contains(units[$0].kind) }
        guard others.count == 1, let words = others.first, units[words].kind == .paragraph,
            blocks[words].role == .fixed, blocks[words].text.isNameOrDay,
            blocks[..<words].contains(where: { $0.isComment && $0.role == .prompt })
        else { return }
        blocks[words].role = .default
    }

    /// An item without words that stand for others is content beside an item that has such words.
    func keepItems(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        let items = units.indices.filter { units[$0].isItem }
        for index in items
        where [.prompt, .topic].contains(blocks[index].role)
            && !Placeholders.isEllipsis(blocks[index].text)
        {
            let isOfOneList = { (other: Int) in
                units[min(index, other)...max(index, other)].allSatisfy(\.isItem)
            }
            let hasBracketed = items.contains { other in
                isOfOneList(other) && "{[<".contains(blocks[other].placeholders.first?.first ?? " ")
            }
            if hasBracketed { blocks[index].role = .fixed }
        }
    }

    /// Sentences that are items behind `such as:` are there to be chosen from; a word or a few say what to
    /// write of, unless those are to be deleted that do not apply.
    func offerItems(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        var (isOffered, isToBePruned) = (false, false)
        for index in blocks.indices {
            guard units[index].isItem else {
                let block = blocks[index]
                isOffered = block.isPlain && block.text.offersWhatFollows
                isToBePruned =
                    (block.isPlain || block.role == .placeholder) && block.text.asksToPrune
                continue
            }
            guard blocks[index].role == .topic else { continue }
            if isToBePruned || isOffered && blocks[index].body.wordCount >= 5 {
                blocks[index].isOffered = true
            }
        }
    }

    /// A paragraph in bold is the head of what stands below it, and stays with that.
    func keepLabels(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        for index in blocks.indices.dropLast().reversed()
        where units[index].kind == .paragraph && blocks[index].role == .prompt
            && blocks[index].text.isBold && !blocks[index].text.mentions("this template")
            && blocks[index + 1].isKept
        {
            blocks[index].role = .fixed
        }
    }

    /// `Why:` right above words that stand for others stays with the answer. Where there are several,
    /// each has an answer of its own, and the words are to be worked on.
    func keepLeads(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        let leads = blocks.indices.dropLast().filter { index in
            units[index].kind == .paragraph && [.prompt, .fixed].contains(blocks[index].role)
                && blocks[index].text.isLead
                && blocks[index + 1].role == .placeholder && !blocks[index + 1].isItem
        }
        for index in leads {
            blocks[index].role = .fixed
            if leads.count > 1 { blocks[index + 1].role = .scaffold }
        }
    }

    /// A line across the page goes with what stands below it, where nothing of that stays.
    func dropLastLine(in blocks: inout [TemplateBlock]) {
        guard !asksInComments,
            let last = blocks.lastIndex(where: { $0.role == .fixed && $0.isLineAcross }),
            blocks[(last + 1)...].allSatisfy({ !$0.isKept }), last + 1 < blocks.count
        else { return }
        blocks[last].role = .prompt
    }

    /// Text right above a box to be ticked says what the tick means, and stays with it; so does all
    /// text between a line across the page and the box.
    func keepTextOnBoxes(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        for box in blocks.indices where blocks[box].isKept && holdsBox(units[box]) {
            let above = (0..<box).reversed().prefix {
                units[$0].kind == .paragraph && blocks[$0].role == .prompt
            }
            let isParted = above.last.map { $0 > 0 && blocks[$0 - 1].isLineAcross } ?? false
            for index in isParted ? Array(above) : Array(above.prefix(1)) {
                blocks[index].role = .fixed
            }
        }
    }

    /// Text that a comment of the section has word for word asks as the comment does; in long texts a
    /// tenth of the words may differ.
    func askTwice(in blocks: inout [TemplateBlock]) {
        let comments = Set(
            blocks.filter { $0.isComment && $0.role == .prompt }
                .flatMap { $0.paragraphs + [$0.text] }.map { NormalizedText($0) })
        guard !comments.isEmpty else { return }
        for index in blocks.indices where !blocks[index].isComment && blocks[index].isKept {
            let text = NormalizedText(blocks[index].text)
            guard text.wordCount >= 4 else { continue }
            if comments.contains(text) || comments.contains(where: text.isNearly) {
                blocks[index].ask()
            }
        }
    }

    /// Text below a comment that says to remove it asks, up to the next comment:
    /// `You can remove the following explanatory text`.
    func askBelowComments(in blocks: inout [TemplateBlock]) {
        var isToGo = false
        for index in blocks.indices {
            if blocks[index].isComment {
                isToGo = blocks[index].text.asksToRemoveText
            } else if isToGo, blocks[index].role == .fixed {
                blocks[index].ask()
            }
        }
    }

    /// Words in brackets that begin with one paragraph and end with another, with a list between.
    func askInOpenBrackets(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        var start = 0
        while start < units.count {
            guard units[start].kind == .paragraph,
                let end = endOfBracket(from: start, of: units), end > start
            else {
                start += 1
                continue
            }
            for index in start...end { blocks[index].ask() }
            start = end + 1
        }
    }

    /// Tags alone that set what asks apart from an answer, as `<i>` does, go with it.
    func askInTags(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        var start = 0
        while start < units.count {
            guard let end = endOfTag(from: start, of: units), end > start + 1,
                blocks[start + 1..<end].allSatisfy({ !$0.isKept })
            else {
                start += 1
                continue
            }
            for index in [start, end] {
                blocks[index].ask()
                blocks[index].paragraphs = []
            }
            start = end + 1
        }
    }

    /// The block that closes a tag which sets words apart.
    private func endOfTag(from start: Int, of units: [SectionUnit]) -> Int? {
        guard units[start].kind == .mark || units[start].kind == .paragraph,
            case let tag = source.string(units[start].lines).trimmed.lowercased(),
            let closing = tag.closingOfWordsApart
        else { return nil }
        return units.indices.dropFirst(start + 1).first {
            source.string(units[$0].lines).trimmed.lowercased() == closing
        }
    }

    /// The block with whose last sign the bracket closes that another begins with.
    private func endOfBracket(from start: Int, of units: [SectionUnit]) -> Int? {
        let pairs: [Character: Character] = ["{": "}", "[": "]"]
        guard let open = source.string(units[start].lines).trimmed.first, let close = pairs[open]
        else { return nil }
        var depth = 0
        for index in start..<units.count {
            let text = source.string(units[index].lines).trimmed
            for place in text.indices {
                if text[place] == open { depth += 1 }
                if text[place] == close { depth -= 1 }
                if depth == 0 { return text.index(after: place) == text.endIndex ? index : nil }
            }
        }
        return nil
    }

    /// Whether the template closes a tag: `</tabs>`.
    func isClosed(tag: String) -> Bool {
        guard let name = HTMLElement.name(ofTag: tag) else { return false }
        return source.string(source.all.range).mentions("</\(name)")
    }

    /// Of an item, or in code.
    private func holdsBox(_ unit: SectionUnit) -> Bool {
        unit.isTask
            || source.string(unit.lines).filledLines.contains { line in
                let line = line.trimmed
                return ["[ ] ", "- [ ] ", "* [ ] "].contains(where: line.hasPrefix)
            }
    }
}

extension NormalizedText {
    /// Ten words and more, of which nine in ten are those of another.
    fileprivate func isNearly(_ other: NormalizedText) -> Bool {
        let (own, others) = (
            Set(string.split(separator: " ")), Set(other.string.split(separator: " "))
        )
        let most = max(own.count, others.count)
        return most >= 10 && 10 * own.intersection(others).count >= 9 * most
    }
}

extension TemplateBlock {
    /// Makes a prompt of the block, with none of its words to stay.
    fileprivate mutating func ask() {
        role = .prompt
        (placeholders, remarks, keys) = ([], [], [])
        (isTask, isSkeleton, isToBeWritten) = (false, false, false)
    }

    /// `---`
    var isLineAcross: Bool { !isItem && text.isRule }
}

extension String {
    /// What closes a tag, in small letters, that stands alone around words which are set apart: in italics,
    /// in a box of help, or folded away as such. Nil for all others, which may be meant to stay.
    fileprivate var closingOfWordsApart: String? {
        if self == "{% comment %}" { return "{% endcomment %}" }
        guard let name = HTMLElement.name(ofTag: self), hasSuffix(">") else { return nil }
        let words = split { !$0.isLetter }
        let isOfHelp = words.contains { word in
            ["help", "hint", "guid", "instruct"].contains { word.hasPrefix($0) }
        }
        let isApart =
            switch name {
            case "i", "em", "small", "blockquote": dropFirst().allSatisfy { $0 != "<" }
            case "div": contains("class=") && (isOfHelp || words.contains("note"))
            case "details": contains("<summary>") && isOfHelp
            default: false
            }
        return isApart && !hasPrefix("</") ? "</\(name)>" : nil
    }

    /// `Ana Lima`, `Proposed`, `2026-05-10`: up to three words that are no sentence.
    fileprivate var isNameOrDay: Bool {
        wordCount <= 3 && first?.isLowercase == false
            && last.map { $0.isLetter || $0.isNumber } ?? false
            && allSatisfy { $0.isLetter || $0.isNumber || " -'.@/".contains($0) }
    }

    /// Whether an item is words alone: no link, no label that waits for a value or has one.
    fileprivate var isPlainItem: Bool {
        guard !contains("]("), !contains("://"), !hasSuffix(":"), !hasPrefix("|") else {
            return false
        }
        guard let item = MetadataItem(self), item.hasColon else { return true }
        return item.name.wordCount > 3 || item.name.contains("YYYY")
    }
}

extension Block {
    /// What it is, in a word.
    var nameInPreamble: String {
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
