import Markdown

/// Sections that change places with the section beside them.
extension Proposal {
    /// Why a section stays where it is.
    package enum MoveObstacle: Error, Equatable, CustomStringConvertible {
        case isAbsent(String)
        case hasNoHeading
        case isFirst(String)
        case isLast(String)
        case isOpen(String)
        case readsOtherwise(String)
        case isLinkedTo(String)

        package var description: String {
            switch self {
            case .isAbsent(let title): "“\(title)” is not in the file"
            case .hasNoHeading: "what stands above the first heading has its place there"
            case .isFirst(let title): "“\(title)” is the first below its heading"
            case .isLast(let title): "“\(title)” is the last below its heading"
            case .isOpen(let title): "“\(title)” is open at its end; close it first"
            case .readsOtherwise(let title):
                "“\(title)” would be read as something else in the other place"
            case .isLinkedTo(let title):
                "links would lead elsewhere with “\(title)” in the other place: what they name "
                    + "is there twice"
            }
        }
    }

    /// The document with a section past its neighbour.
    package struct MovedSection {
        package let bytes: [UInt8]
        /// The byte that the section begins at.
        package let start: Int
        /// Whether a list of contents names both in their new order.
        package let leadsContents: Bool
    }

    /// The document with a section and all that it holds past its neighbour of the same level. The line
    /// ends between the two, and those behind the lower one, stay where they are; all other bytes go
    /// along. Where a list has links to both, one below the other, they change places there, too.
    package func movingSection(
        _ index: Int, by step: Int
    ) throws(MoveObstacle) -> MovedSection {
        let section = sections[index]
        let title = section.outlineName
        guard section.isPresent else { throw .isAbsent(title) }
        guard section.hasHeading, section.role != .head, section.role != .frontMatter else {
            throw .hasNoHeading
        }
        let siblings = siblings(of: index).filter {
            sections[$0].hasHeading && sections[$0].role != .head
        }
        guard let own = siblings.firstIndex(of: index), siblings.indices.contains(own + step)
        else { throw step < 0 ? .isFirst(title) : .isLast(title) }
        let (first, second) = (
            siblings[min(own, own + step)], siblings[max(own, own + step)]
        )
        let end = sections[(second + 1)...].firstIndex {
            $0.isPresent && $0.level <= section.level
        }
        let last = end ?? sections.count
        if let open = sections[first..<last].first(where: { $0.openEnd != nil }) {
            throw .isOpen(open.outlineName)
        }
        let bytes = bytes
        let (start, middle) = (byteOffset(ofSection: first), byteOffset(ofSection: second))
        let upper = bytes[start..<middle].cutBeforeLineEnds
        let lower = bytes[middle..<byteOffset(ofSection: last)].cutBeforeLineEnds
        let moved =
            bytes[..<start] + lower.text + upper.ends + upper.text + lower.ends
            + bytes[byteOffset(ofSection: last)...]
        let order =
            Array(sections[..<first]) + sections[second..<last] + sections[first..<second]
            + sections[last...]
        let after = Proposal(Array(moved), template: template)
        guard
            after.sections.filter(\.isPresent).elementsEqual(
                order.filter(\.isPresent), by: { $0.reads(as: $1) })
        else { throw .readsOtherwise(title) }
        let parts = (start..<middle, middle..<byteOffset(ofSection: last))
        let targets = LinkTargets(Array(moved))
        guard LinkTargets(bytes).agree(with: targets, swapping: parts) else {
            throw .isLinkedTo(title)
        }
        let below = start + lower.text.count + upper.ends.count
        let led = targets.name(from: below).flatMap { upper in
            targets.name(from: start).flatMap { Array(moved).swappingContents(upper, $0) }
        }
        return MovedSection(
            bytes: led ?? Array(moved), start: step > 0 ? below : start, leadsContents: led != nil)
    }
}

/// What links of a document may lead to, told by their order in it.
private struct LinkTargets {
    private let document: MarkdownDocument
    private let headings: [(byte: Int, name: String)]

    init(_ bytes: [UInt8]) {
        let document = MarkdownDocument(bytes, extensions: .file)
        headings = HeadingAnchors(document).all.map {
            (document.tree.blocks[$0.block].range.lowerBound, $0.name)
        }
        self.document = document
    }

    /// The name of the first heading from a byte on.
    func name(from byte: Int) -> String? { headings.first { $0.byte >= byte }?.name }

    /// Whether links lead to the same where two parts change places: of names that are there twice the
    /// first counts.
    func agree(with moved: LinkTargets, swapping parts: (Range<Int>, Range<Int>)) -> Bool {
        guard labels(in: parts.0).isDisjoint(with: labels(in: parts.1)) else { return false }
        let names = { (part: Range<Int>) in
            headings.filter { part.contains($0.byte) }.map(\.name)
        }
        let (upper, lower) = (names(parts.0), names(parts.1))
        let above = headings.count { $0.byte < parts.0.lowerBound }
        let now = moved.headings.dropFirst(above).map(\.name)
        let changed = Set(zip(lower + upper, now).filter { $0 != $1 }.map(\.0))
        return changed.isEmpty
            || !LocalLink.all(in: document).contains { link in
                link.path.isEmpty && link.anchor.map(changed.contains) ?? false
            }
    }

    private func labels(in part: Range<Int>) -> Set<String> {
        Set(
            document.tree.blocks.compactMap { block -> String? in
                guard case .definition(let definition) = block.kind,
                    part.contains(block.range.lowerBound)
                else { return nil }
                let label = String(decoding: document.bytes[definition.label], as: UTF8.self)
                return NormalizedSpace.joined(label).lowercased()
            })
    }
}

extension Section {
    /// Whether it says the same in another place, where other line ends may follow it.
    fileprivate func reads(as other: Section) -> Bool {
        title == other.title && level == other.level
            && Array(bodySource.utf8)[...].cutBeforeLineEnds.text
                == Array(other.bodySource.utf8)[...].cutBeforeLineEnds.text
    }
}

extension ArraySlice<UInt8> {
    /// The bytes before the line ends and empty lines at the end, and these.
    fileprivate var cutBeforeLineEnds: (text: ArraySlice<UInt8>, ends: ArraySlice<UInt8>) {
        let count = reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
        return (dropLast(count), suffix(count))
    }
}
