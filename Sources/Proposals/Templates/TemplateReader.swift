import Markdown

extension Template {
    /// Reads any Markdown file as a template: what it asks for is inferred from its text.
    ///
    /// - Parameters:
    ///   - overrides: what the project says of it.
    ///   - learned: what documents keep and drop of it.
    ///   - learnedHead: what the text begins with as documents do.
    package init(
        reading bytes: [UInt8], name: String, overrides: TemplateOverrides = TemplateOverrides(),
        learned: LearnedRoles = LearnedRoles(), head learnedHead: LearnedHead? = nil
    ) {
        let source = Source(bytes)
        let tree = BlockTree(bytes, extensions: .file)
        let blocks = Array(tree.children(of: 0))
        let headings = blocks.filter { tree.blocks[$0].headingLevel != nil }
        let first = tree.title(among: headings, source)
        let marks = tree.commentsOnHeadings(among: blocks, below: first, source)

        self.name = name
        (self.overrides, self.learned, self.learnedHead) = (overrides, learned, learnedHead)
        self.source = source
        title = first.map { source.string(tree.blocks[$0].content) } ?? ""
        titleLevel = first.flatMap { tree.blocks[$0].headingLevel } ?? 1
        hasLabelAboveTitle = tree.hasTitleBelowLabel(among: headings, source)
        let guide =
            tree.hasGuideAboveTitle(among: headings, source) ? tree.blocks[headings[0]] : nil
        // It may say how documents are numbered, `# #. Title`, where the second is called `Title` alone.
        let form = guide.map { source.string($0.content) }.flatMap {
            TitleForm.isCertain($0) ? TitleForm($0) : nil
        }
        titleForm = form ?? TitleForm(title)
        titleWord = Template.titleWord(title, titleForm)
        var fields = TemplateFields(source).fields
        let headEnd = headings.first { $0 > first ?? -1 }.map {
            tree.blocks[marks[$0] ?? $0].range.lowerBound
        }
        let head = blocks.filter {
            $0 > first ?? -1 && tree.blocks[$0].range.lowerBound < headEnd ?? bytes.count
        }
        let reader = TemplateSectionReader(source: source, tree: tree, body: head)
        let above = TemplateSectionReader(
            source: source, tree: tree, body: blocks.filter { $0 < first ?? -1 && guide == nil })
        let headFields = reader.headFields.orAbove(above).besides(fields)
        fields += headFields.fields
        var sections: [Section] = []
        let blockReader = BlockReader(source: source, tree: tree)
        let repetitions = Repetitions(
            headings.map { tree.blocks[$0] }.map {
                ($0.headingLevel ?? 1, source.string($0.content))
            })
        var path = HeadingPath()
        for (position, heading) in headings.enumerated() where heading > first ?? -1 {
            let block = tree.blocks[heading]
            guard let level = block.headingLevel else { continue }
            let next = position + 1 < headings.count ? headings[position + 1] : nil
            // The next section begins at the comment above its heading, if there is one.
            let nextStart = next.map { marks[$0] ?? $0 }
            let body = blocks.filter { $0 > heading && $0 < nextStart ?? .max }
            let end = nextStart.map { tree.blocks[$0].range.lowerBound } ?? bytes.count
            let title = source.string(block.content)
            path.close(to: level)
            path.open(level, HeadingName(title))
            let reader = TemplateSectionReader(source: source, tree: tree, body: body)
            var isValue = false
            // A list of a later section is of what that is about, as `Pro: …` and `Con: …` are.
            let mayBeMetadata =
                path.names.count == 1 && (sections.isEmpty || title.namesMetadata)
                && fields.allSatisfy { $0.place != .section && $0.place != .head }
            let mayBeHeader = sections.isEmpty && title.namesMetadata
            let header =
                mayBeMetadata && mayBeHeader ? reader.fieldsOfHeader(besides: fields) : nil
            let found = mayBeMetadata ? reader.fields ?? reader.fieldLines ?? header : nil
            fields += found ?? []
            let value = reader.value(
                named: title, section: sections.count, isOuter: path.names.count == 1)
            if let value {
                fields.append(value)
                isValue = true
            }
            sections.append(
                reader.section(
                    title: title, level: level, path: path.names,
                    isMetadata: found != nil,
                    isValue: isValue,
                    hasChildren: next.flatMap { tree.blocks[$0].headingLevel }.map { $0 > level }
                        ?? false,
                    mark: marks[heading], range: block.range.upperBound..<end,
                    parent: sections.last { path.names.dropLast() == $0.path[...] },
                    repeats: repetitions.kind(of: title, level: level), blockReader: blockReader,
                    override: overrides[section: title], learned: learned))
        }
        self.fields = fields.map {
            (learnedHead?.telling(of: $0) ?? $0).applying(overrides[field: $0.name])
        }
        self.sections = sections
        if self.fields.contains(where: \.isTitle), TitleForm.isNumberToComeAlone(title) {
            // A field has the title, and the heading the number.
            titleForm = nil
            titleWord = String(title.prefix { $0.isLetter })
        }
        if titleForm == nil, !self.fields.contains(where: \.isTitle),
            !sections.contains(where: { $0.name == HeadingName("Title") })
        {
            titleForm = TitleForm(naming: title)
        }
        names = SectionNames(sections)
        hasRepetitions = sections.contains { $0.repeats != nil }
        let second = headings.first { $0 > first ?? -1 }
        let frontMatter = FrontMatter(bytes)?.range ?? 0..<0
        let top = frontMatter.upperBound
        let start = first.map {
            Template.afterLine(tree.blocks[$0].range.upperBound, in: bytes)
        }
        let belowEnd = second.map {
            tree.blocks[marks[$0] ?? $0].range.lowerBound
        }
        // Where no section follows, comments are all that says what to write.
        preamble = TemplatePreamble(
            source,
            above: [
                0..<frontMatter.lowerBound,
                first.map { top..<max(top, (guide ?? tree.blocks[$0]).range.lowerBound) } ?? 0..<0,
            ].filter { !$0.isEmpty },
            below: (start ?? top)..<max(start ?? top, belowEnd ?? bytes.count),
            fields: headFields.blocks,
            asksInComments: second != nil && blockReader.asksInComments,
            labels: blockReader.labels, learned: learned)
        if let guide, let first {
            let end = source.lineStart(of: tree.blocks[first].range.lowerBound)
            preamble.leaveOut(
                guide: source.lineStart(of: guide.range.lowerBound)..<end, of: source)
        }
        keepable = KeepableBlock.all(of: sections, above: preamble)
    }

    /// The end of the line below the line of `offset`, and of the blank lines below.
    private static func afterLine(_ offset: Int, in bytes: [UInt8]) -> Int {
        var at = offset
        while at < bytes.count, bytes[at].isLineEnding { at += 1 }
        return at
    }
}

/// Reads one section of a template.
struct TemplateSectionReader {
    let source: Source
    let tree: BlockTree
    /// The blocks of the section, without its heading.
    let body: [Int]

    /// - Parameters:
    ///   - mark: the comment above the heading that speaks of the section.
    ///   - range: the bytes below the heading.
    func section(
        title: String, level: Int, path: [HeadingName], isMetadata: Bool, isValue: Bool,
        hasChildren: Bool, mark: Int?, range: Range<Int>, parent: Template.Section?,
        repeats: Template.Repetition?, blockReader: BlockReader,
        override: TemplateOverrides.Section, learned: LearnedRoles
    ) -> Template.Section {
        let units = SectionUnit.all(of: body, in: tree, source, body: range)
        var blocks = blockReader.blocks(units, isLegal: isLegal(path.last))
        if isValue {
            let words = wordsOfValue.map { NormalizedText(source.string(tree.blocks[$0].range)) }
            let isAlone = blocks.count { !$0.isComment } == 1
            for index in blocks.indices where !blocks[index].isComment {
                let isValue = isAlone || blocks[index].body == words
                blocks[index].role = isValue ? .placeholder : .fixed
                let found = blocks[index].placeholders.filter { "{[<".contains($0.first ?? " ") }
                let own = found.isEmpty ? [blocks[index].text] : found
                (blocks[index].placeholders, blocks[index].remarks) = (isValue ? own : [], [])
            }
        }
        var above: [TemplateBlock] = []
        if let mark {
            let units = SectionUnit.all(of: [mark], in: tree, source, body: source.all.range)
            above = blockReader.blocks(units, isLegal: false)
            for index in above.indices { above[index].isAboveHeading = true }
        }
        let kind = kind(
            of: above.filter { !$0.saysThatItMayGo } + blocks, isMetadata: isMetadata,
            isValue: isValue, hasChildren: hasChildren)
        blocks = above + blocks
        if let isFixed = override.isFixed {
            for index in blocks.indices where isFixed || blocks[index].isKept {
                blocks[index].role = isFixed ? .fixed : .prompt
            }
        }
        return Template.Section(
            title: title, level: level, path: path, kind: kind,
            wordOfPhases: kind == .phases ? wordOfPhases : nil,
            blocks: isMetadata ? [] : blocks,
            standInCells: isMetadata ? [] : tree.cellsToBeReplaced(body, source),
            body: NormalizedText(source.string(range)),
            parent: parent, repeats: repeats, isOptional: override.isOptional,
            learned: override.isFixed == nil ? learned : LearnedRoles())
    }

    private func kind(
        of blocks: [TemplateBlock], isMetadata: Bool, isValue: Bool, hasChildren: Bool
    ) -> Template.Kind {
        if isMetadata { return .fields }
        if isValue { return .value }
        let rest = blocks.filter { $0.role != .prompt }
        if hasChildren, rest.isEmpty, blocks.allSatisfy(\.asksForParts) { return .parent }
        let areItems = rest.allSatisfy {
            $0.isItem && !$0.isTask && !$0.isSkeleton && !$0.placeholders.isEmpty
        }
        guard areItems, !rest.isEmpty else { return .prose }
        let list = body.first { tree.blocks[$0].listMarker != nil }
        let isOrdered = list.flatMap { tree.blocks[$0].listMarker?.ordered } ?? false
        let isCounted = rest.allSatisfy { $0.placeholders == [$0.text] && !$0.text.isBracketed }
        return isOrdered && isCounted ? .phases : .list
    }

    /// Whether the section gives the document's licence, the same in all of a project.
    private func isLegal(_ name: HeadingName?) -> Bool {
        guard name?.namesLicence == true else { return false }
        let text = body.filter { tree.blocks[$0].isParagraph }
            .map { source.string(tree.blocks[$0].range) }.joined(separator: " ").lowercased()
        return ["licen", "public domain", "copyright", "cc0"].contains(where: text.contains)
    }

    func itemTexts(of list: Int) -> [String] {
        itemWords(of: list).map { NormalizedSpace.joined(source.string($0)) }
    }

    func itemWords(of list: Int) -> [Range<Int>] {
        tree.children(of: list).map { tree.blocks[$0].content }
    }

    /// The word by which the only list of the section counts.
    private var wordOfPhases: String? {
        body.first { tree.blocks[$0].listMarker != nil }.flatMap {
            source.wordOfCount(in: itemWords(of: $0))
        }
    }
}

extension String {
    /// Whether a heading says that metadata stand below it.
    fileprivate var namesMetadata: Bool {
        ["information", "metadata", "details", "header", "properties", "preamble"]
            .contains(where: mentions)
    }

    /// `[Related Issues]`, `[Title]`: a name, and not words for one.
    fileprivate var isNameInBrackets: Bool {
        guard hasPrefix("["), hasSuffix("]") else { return false }
        let words = dropFirst().dropLast().split(separator: " ")
        return words.allSatisfy { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }
            && (words.count > 1 || words == ["Title"])
    }

    fileprivate var isBracketed: Bool { first.map { "{[<`…".contains($0) } ?? false }
}

/// Headings of which there may be as many as there is need for.
private struct Repetitions {
    /// Headings of a level by what is before their number.
    private let counts: [String: Int]
    /// The same of headings with titles behind their numbers, where one of several asks for its title.
    private let titled: Set<String>

    init(_ headings: [(level: Int, title: String)]) {
        let counted = headings.compactMap { heading in
            CountedHeading(HeadingName.withoutMarks(heading.title)).map {
                (stem: Self.stem($0, heading.level), asks: $0.asksForTitle)
            }
        }
        titled = Set(counted.filter { $0.asks }.map { $0.stem }).filter { stem in
            counted.count { $0.stem == stem } > 1
        }
        counts = Dictionary(
            headings.compactMap { heading in
                Self.stem(heading.title, heading.level).map { ($0, 1) }
            }, uniquingKeysWith: +)
    }

    /// `Story 1`, `Story 2 (Optional)`
    private static func stem(_ title: String, _ level: Int) -> String? {
        let name = HeadingName(title).string
        guard name.last?.isNumber == true, name.first?.isNumber == false else { return nil }
        return "\(level) " + name.prefix { !$0.isNumber }
    }

    private static func stem(_ heading: CountedHeading, _ level: Int) -> String {
        "\(level) " + heading.word.lowercased()
    }

    func kind(of title: String, level: Int) -> Template.Repetition? {
        let stem = Self.stem(title, level)
        if let stem, counts[stem, default: 0] > 1 { return .number }
        // `Option 1: {title}` and `<Component> design` are called otherwise in documents.
        let name = HeadingName.withoutMarks(title)
        // So is `Case N` beside `Case 1`.
        if let counted = CountedHeading(name),
            titled.contains(Self.stem(counted, level))
                || counted.isToCome && counts[Self.stem(counted, level) + " ", default: 0] > 0
        {
            return .placeholder
        }
        if name.isNameInBrackets { return nil }
        return Placeholders(in: name, labels: []).found.isEmpty ? nil : .placeholder
    }
}

extension TemplateBlock {
    /// Whether the comment says when and why the sections below have to be written, and asks for
    /// nothing itself.
    fileprivate var asksForParts: Bool {
        isComment
            && (text.mentions("must be completed") || text.mentions("this section is required"))
    }
}
