import Markdown

/// The top level of a template: its title, the headings of its sections, and what stands between them.
/// Blocks are given by their indices in the tree.
struct TemplateLayout {
    let source: Source
    let tree: BlockTree
    /// The heading with the title; nil without one.
    let title: Int?
    /// The heading of a guide to the template that stands above its title.
    let guide: Block?
    let hasLabelAboveTitle: Bool
    /// The headings of all levels, the title's among them.
    let headings: [Int]
    private let blocks: [Int]
    /// By headings, the comments right above that speak of their sections.
    private let marks: [Int: Int]

    init(_ bytes: [UInt8]) {
        source = Source(bytes)
        tree = BlockTree(bytes, extensions: .file)
        blocks = Array(tree.children(of: 0))
        headings = blocks.filter { [tree] in tree.blocks[$0].headingLevel != nil }
        title = tree.title(among: headings, source)
        marks = tree.commentsOnHeadings(among: blocks, below: title, source)
        hasLabelAboveTitle = tree.hasLabelAboveTitle(among: headings, source)
        guide = tree.hasGuideAboveTitle(among: headings, source) ? tree.blocks[headings[0]] : nil
    }

    /// How a guide above the title says that documents are numbered, `# #. Title`, where the title's own
    /// heading is `Title` alone.
    var formOfGuide: TitleForm? {
        guide.map { source.string($0.content) }.flatMap {
            TitleForm.isCertain($0) ? TitleForm($0) : nil
        }
    }

    /// The headings of sections.
    var sections: [Int] { headings.filter { $0 > title ?? -1 } }

    /// The comment above a section's heading that speaks of the section.
    func mark(above heading: Int) -> Int? { marks[heading] }

    /// What stands below a heading up to the next section, which begins at the comment above its heading if
    /// there is one: the blocks, and the byte at which they end.
    func body(below heading: Int, upTo next: Int?) -> (blocks: [Int], end: Int) {
        let nextStart = next.map { marks[$0] ?? $0 }
        return (
            blocks.filter { $0 > heading && $0 < nextStart ?? .max },
            nextStart.map { tree.blocks[$0].range.lowerBound } ?? source.bytes.count
        )
    }

    func reader(of body: [Int]) -> TemplateSectionReader {
        TemplateSectionReader(source: source, tree: tree, body: body)
    }

    /// The fields below the title or above it that no other place has.
    func headFields(besides others: [Template.Field]) -> HeadFields {
        let below = body(below: title ?? -1, upTo: sections.first).blocks
        let above = blocks.filter { $0 < title ?? -1 && guide == nil }
        return reader(of: below).headFields.orAbove(reader(of: above)).besides(others)
    }

    /// - Parameter fields: where the blocks of fields begin.
    func preamble(
        fields: Set<Int>, _ blockReader: BlockReader, learned: LearnedRoles
    ) -> TemplatePreamble {
        let frontMatter = FrontMatter(source.bytes)?.range ?? 0..<0
        let top = frontMatter.upperBound
        let above = title.map { (guide ?? tree.blocks[$0]).range.lowerBound } ?? top
        let start = title.map { lineBelow(tree.blocks[$0].range.upperBound) } ?? top
        let end = body(below: title ?? -1, upTo: sections.first).end
        var preamble = TemplatePreamble(
            source,
            above: [0..<frontMatter.lowerBound, top..<max(top, above)].filter { !$0.isEmpty },
            below: start..<max(start, end), fields: fields,
            // Where no section follows, comments are all that says what to write.
            asksInComments: !sections.isEmpty && blockReader.asksInComments,
            labels: blockReader.labels, learned: learned)
        if let guide, let title {
            let end = source.lineStart(of: tree.blocks[title].range.lowerBound)
            preamble.leaveOut(
                guide: source.lineStart(of: guide.range.lowerBound)..<end, of: source)
        }
        return preamble
    }

    /// The end of the line of `offset`, and of the blank lines below.
    private func lineBelow(_ offset: Int) -> Int {
        var at = offset
        while at < source.bytes.count, source.isLineEnd(at) { at += 1 }
        return at
    }
}
