import Markdown
import Proposals
import Reviews
import Synchronization

/// The document as all rules read it: a proposal, its blocks and its sections, each looked at once.
///
/// Nothing of it changes once it is made, so that threads may share it.
final class CheckedDocument: @unchecked Sendable {
    let proposal: Proposal
    let context: CheckContext
    let lines: LineTable
    let markdown: MarkdownDocument
    /// Links that lead to files beside the proposal, or into it.
    let links: [LocalLink]
    /// One for each of the proposal's sections, in the same order.
    let places: [SectionSpan]
    /// Indices of the places that the file has.
    private let presentPlaces: [Int]
    /// Sections that only the newest version of the template has, where the document follows an
    /// older version: to the older one they are sections of the document's own, or text of the
    /// section above.
    let newerPlaces: [SectionSpan]
    /// What the newest version asks in sections that the document's own version has in other words, by
    /// their indices in that one.
    let changedSections: [Int: Template.Section]
    /// Sections of the template that the writer has begun to fill in.
    let writtenPlaces: [SectionSpan]
    /// Headings of the document's outermost level, without headings in front matter.
    let headings: [Heading]
    let blocksByKind: BlocksByKind
    /// The keys of the front matter, or why they cannot be read; nil without front matter.
    let frontMatter: Result<YAMLMapping, YAMLObstacle>?
    /// The values that bear a name: of front matter, below the title, of the block, of sections.
    private(set) var metadata: [MetadataEntry] = []
    /// Sections that stand for a section of the template under another name, by its index.
    private(set) var renamed: [Int: SectionSpan] = [:]
    /// Sections of the template that stand at another level.
    private(set) var levels = SectionLevels()
    /// Sections of the template that stand under another heading than there, by the places that hold
    /// them.
    private(set) var displacedSections: [ObjectIdentifier: [Template.Section]] = [:]
    /// Lines of text that were meant as headings.
    private(set) var gluedHeadings: [GluedHeading] = []
    /// Comments that switch rules off.
    private(set) var suppressions: [Suppression] = []
    /// Where each rule is switched off, in ranges that follow one another.
    private(set) var switchedOff: [String: [Range<Int>]] = [:]
    /// From the first mark of each unfinished merge to the end of its last.
    private(set) var conflicts: [Range<Int>] = []
    /// Nil where the project keeps no records of reviews.
    let review: ReviewState?

    init(
        _ proposal: Proposal, markdown: MarkdownDocument, headings: [Heading],
        context: CheckContext
    ) {
        self.proposal = proposal
        self.headings = headings
        self.context = context
        lines = LineTable(proposal.source, markdown.tree)
        self.markdown = markdown
        links = LocalLink.all(in: markdown)
        places = SectionSpan.all(of: proposal, tree: markdown.tree)
        let all = places
        presentPlaces = all.indices.filter { all[$0].isPresent }
        writtenPlaces = places.filter { $0.isBegun && $0.templateIndex != nil }
        let newest: [SectionSpan] =
            context.newest.map { newest in
                let read = Proposal(
                    proposal.source, template: newest.chosen(.named), headings: headings)
                return SectionSpan.all(of: read, tree: markdown.tree, isNewer: true).filter {
                    $0.isPresent && $0.asked?.isToFill == true
                }
            } ?? []
        let known = Dictionary(
            all.filter { $0.templateIndex != nil }.map { ($0.heading.lowerBound, $0) },
            uniquingKeysWith: { first, _ in first })
        newerPlaces = newest.filter { known[$0.heading.lowerBound] == nil }
        changedSections = newest.reduce(into: [:]) { changed, place in
            guard let own = known[place.heading.lowerBound], own.asked?.body != place.asked?.body,
                let index = own.templateIndex
            else { return }
            changed[index] = place.asked
        }
        blocksByKind = BlocksByKind(markdown.tree)
        frontMatter = markdown.frontMatter.flatMap { found in
            guard found.isYAML else { return nil }
            return Result { () throws(YAMLObstacle) in
                try YAMLMapping(proposal.source, found.content)
            }
        }
        review = context.reviews.flatMap { facts in
            facts.isInUse
                ? ReviewState(proposal, records: facts.records, needed: facts.needed) : nil
        }
        metadata = readMetadata()
        renamed = readRenamed()
        levels = SectionLevels(self)
        displacedSections = readDisplacedSections()
        gluedHeadings = readGluedHeadings()
        suppressions = Suppression.all(in: self)
        switchedOff = suppressions.reaches
        conflicts = readConflicts()
    }

    private let knownAnchors = Mutex<Set<String>?>(nil)

    /// The names that links into the document may lead to; found out when first asked for.
    var anchors: Set<String> {
        knownAnchors.withLock { known in
            if let known { return known }
            let names = HeadingAnchors(markdown).names
            known = names
            return names
        }
    }

    private let knownAcceptance = Mutex<Acceptance?>(nil)

    /// What the proposal says of whether it was taken; many rules ask, and its metadata are read for it.
    var acceptance: Acceptance {
        knownAcceptance.withLock { known in
            if let known { return known }
            let said = proposal.acceptance
            known = said
            return said
        }
    }

    var tree: BlockTree { markdown.tree }

    var template: Template { proposal.template }

    var bytes: [UInt8] { proposal.source.bytes }

    var end: Int { bytes.count }

    func text(_ range: Range<Int>) -> String { proposal.source.string(range) }

    /// Lines that are likely meant as front matter, and read as text.
    var nearFrontMatter: NearFrontMatter? { NearFrontMatter(bytes) }

    /// The line of a byte as it is told: in its own file, where the metadata stand in another.
    func toldLine(at offset: Int) -> Int { told(line: lines.line(at: offset)) }

    /// A line as it is told.
    func told(line: Int) -> Int {
        let above = context.linesAbove
        guard above > 0 else { return line }
        return line > above ? line - above : max(line - 1, 1)
    }

    // MARK: Sections

    /// The place of the information block, present or not.
    var informationPlace: SectionSpan? {
        places.first { $0.asked?.kind == .fields }
    }

    /// Sections that are not in their place, of which the document has the only heading of that name in
    /// another.
    private func readDisplacedSections() -> [ObjectIdentifier: [Template.Section]] {
        var displaced: [ObjectIdentifier: [Template.Section]] = [:]
        for place in places where !place.isPresent {
            guard let index = place.templateIndex, let asked = place.asked, asked.isToFill,
                renamed[index] == nil, !levels.found.contains(index),
                template.sections(named: asked.name).count == 1
            else { continue }
            let same = headings.filter { $0.name == asked.name }
            guard same.count == 1, let holder = self.place(at: same[0].block.range.lowerBound)
            else { continue }
            displaced[ObjectIdentifier(holder), default: []].append(asked)
        }
        return displaced
    }

    /// Whether the fields that the template has in that block stand below the title.
    var hasFieldsElsewhere: Bool {
        if template.fields.contains(where: \.isMoved) { return true }
        // A header in code that the document begins with, without the heading above it.
        return template.headerSection != nil && informationPlace?.isPresent == false
            && metadata.contains { $0.place == .head }
    }

    /// The title with what stands below it, or what stands above the first section.
    var head: SectionSpan? { places.prefix(3).last(where: \.isHead) }

    func place(forTemplate index: Int) -> SectionSpan? {
        places.first { $0.templateIndex == index }
    }

    /// The place that holds a byte of the file.
    func place(at offset: Int) -> SectionSpan? { placeIndex(at: offset).map { places[$0] } }

    func placeIndex(at offset: Int) -> Int? {
        let next = presentPlaces.partitioningIndex { places[$0].range.lowerBound > offset }
        return next > 0 ? presentPlaces[next - 1] : nil
    }

    /// The subject of a finding at this byte.
    func subject(at offset: Int) -> Subject { place(at: offset)?.subject ?? .document }

    // MARK: Title

    /// The first block of level 1, if it is the title of the document.
    var title: TitleText? {
        guard let head, head.hasHeading else { return nil }
        return TitleText(document: self, range: head.title)
    }

    /// The field that repeats the title.
    var titleField: Template.Field? { template.field(named: "Title") }

    /// The field of the number that a proposal is given.
    var numberField: Template.Field? { template.fields.first { $0.kind == .number } }
}

/// The title's heading, cut into label and title.
struct TitleText {
    /// `Enhancement 004: Garbage collection`
    let heading: String
    /// `004`, or empty.
    let number: String
    /// `Garbage collection`
    let title: String
    /// Bytes of the whole heading's text.
    let headingRange: Range<Int>
    /// Bytes of the title behind the label.
    let titleRange: Range<Int>

    fileprivate init(document: CheckedDocument, range: Range<Int>) {
        heading = document.text(range)
        let given = document.numberField.flatMap { document.filledEntry(of: $0)?.value }
        let field = document.titleField.flatMap { document.filledEntry(of: $0)?.value }
        let line = TitleLine(
            heading, template: document.template, number: given ?? "", title: field ?? "")
        (number, title) = (line.number, line.title)
        headingRange = range
        let start = range.lowerBound + line.label.upperBound
        let end = range.upperBound - line.tail.utf8.count
        titleRange = min(start, end)..<end
    }
}
