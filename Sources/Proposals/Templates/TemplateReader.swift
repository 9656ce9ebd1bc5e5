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
        let layout = TemplateLayout(bytes)
        let (source, tree) = (layout.source, layout.tree)
        let heading = layout.title.map { tree.blocks[$0] }
        self.name = name
        (self.overrides, self.learned, self.learnedHead) = (overrides, learned, learnedHead)
        self.source = source
        title = heading.map { source.string($0.content) } ?? ""
        titleLevel = heading?.headingLevel ?? 1
        hasLabelAboveTitle = layout.hasLabelAboveTitle
        titleForm = layout.formOfGuide ?? TitleForm(title)
        titleWord = Template.titleWord(title, titleForm)

        let ownFields = TemplateFields(source).fields
        let headFields = layout.headFields(besides: ownFields)
        let blockReader = BlockReader(source: source, tree: tree)
        var reader = TemplateSectionsReader(
            layout, blockReader, fields: ownFields + headFields.fields, overrides, learned)
        reader.readAll()
        fields = reader.fields.map {
            (learnedHead?.telling(of: $0) ?? $0).applying(overrides[field: $0.name])
        }
        sections = reader.sections
        if fields.contains(where: \.isTitle), TitleForm.isNumberToComeAlone(title) {
            // A field has the title, and the heading the number.
            titleForm = nil
            titleWord = String(title.prefix { $0.isLetter })
        }
        if titleForm == nil, !fields.contains(where: \.isTitle),
            !sections.contains(where: { $0.name == HeadingName("Title") })
        {
            titleForm = TitleForm(naming: title)
        }
        names = SectionNames(sections)
        hasRepetitions = sections.contains { $0.repeats != nil }
        preamble = layout.preamble(fields: headFields.blocks, blockReader, learned: learned)
        keepable = KeepableBlock.all(of: sections, above: preamble)
    }
}

/// Reads the sections of a template one after the other, and the fields that stand in them.
private struct TemplateSectionsReader {
    private let layout: TemplateLayout
    private let blockReader: BlockReader
    private let overrides: TemplateOverrides
    private let learned: LearnedRoles
    private let repetitions: Repetitions
    /// Those above the first section, and of the sections read so far.
    private(set) var fields: [Template.Field]
    private(set) var sections: [Template.Section] = []
    private var path = HeadingPath()

    /// - Parameter fields: those that stand above the first section.
    init(
        _ layout: TemplateLayout, _ blockReader: BlockReader, fields: [Template.Field],
        _ overrides: TemplateOverrides, _ learned: LearnedRoles
    ) {
        (self.layout, self.blockReader, self.fields) = (layout, blockReader, fields)
        (self.overrides, self.learned) = (overrides, learned)
        repetitions = Repetitions(
            layout.headings.map { layout.tree.blocks[$0] }.map {
                ($0.headingLevel ?? 1, layout.source.string($0.content))
            })
    }

    mutating func readAll() {
        let headings = layout.sections
        for (position, heading) in headings.enumerated() {
            read(heading, next: position + 1 < headings.count ? headings[position + 1] : nil)
        }
    }

    private mutating func read(_ heading: Int, next: Int?) {
        let block = layout.tree.blocks[heading]
        let level = block.headingLevel ?? 1
        let title = layout.source.string(block.content)
        path.close(to: level)
        path.open(level, HeadingName(title))
        let (body, end) = layout.body(below: heading, upTo: next)
        let reader = layout.reader(of: body)
        let metadata = metadata(in: reader, below: title)
        fields += metadata ?? []
        let isOuter = path.names.count == 1
        let value = reader.value(named: title, section: sections.count, isOuter: isOuter)
        if let value { fields.append(value) }
        let nextLevel = next.flatMap { layout.tree.blocks[$0].headingLevel } ?? 0
        let around = path.names.dropLast()
        sections.append(
            reader.section(
                title: title, level: level, path: path.names,
                isMetadata: metadata != nil, isValue: value != nil,
                hasChildren: nextLevel > level,
                mark: layout.mark(above: heading), range: block.range.upperBound..<end,
                parent: sections.last { $0.path[...] == around },
                repeats: repetitions.kind(of: title, level: level), blockReader: blockReader,
                override: overrides[section: title], learned: learned))
    }

    /// The fields of a section that holds nothing else; nil for other sections. A list of a later one is of
    /// what that is about, as `Pro: …` and `Con: …` are.
    private func metadata(
        in reader: TemplateSectionReader, below title: String
    ) -> [Template.Field]? {
        guard path.names.count == 1, sections.isEmpty || title.namesMetadata,
            !path.names[0].isOnTemplate,
            fields.allSatisfy({ $0.place != .section && $0.place != .head })
        else { return nil }
        let mayBeHeader = sections.isEmpty && title.namesMetadata
        let header = mayBeHeader ? reader.fieldsOfHeader(besides: fields) : nil
        return reader.fields ?? reader.fieldLines ?? header
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
        let text = isMetadata ? blocksBesideHeader : body
        let units = SectionUnit.all(of: text, in: tree, source, body: range)
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
        if !isMetadata { blocks = above + blocks }
        if let isFixed = override.isFixed {
            for index in blocks.indices where isFixed || blocks[index].isKept {
                blocks[index].role = isFixed ? .fixed : .prompt
            }
        }
        return Template.Section(
            title: title, level: level, path: path, kind: kind,
            wordOfPhases: kind == .phases ? wordOfPhases : nil,
            blocks: blocks,
            standInCells: isMetadata ? [] : tree.cellsToBeReplaced(body, source),
            body: NormalizedText(source.string(range)),
            parent: parent, repeats: repeats,
            isOptional: override.isOptional ?? (path.last?.isOnTemplate == true ? true : nil),
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
        [
            "information", "metadata", "details", "header", "properties", "preamble",
            "document info", "metadaten", "metadatos", "métadonnées", "メタ情報", "メタデータ", "元数据",
        ].contains(where: mentions) || lowercased() == "meta"
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
