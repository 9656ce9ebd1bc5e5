import Proposals

/// Writes sections of a newer version of the template where it has them, word for word.
struct SectionAdding {
    private(set) var edits: [Fix.Edit] = []
    /// The sections that are written, by their indices in the template.
    private(set) var sections: [Int] = []
    /// The sections for which there is no place, because the text above never ends.
    private(set) var left: [Int] = []

    /// A section with its parts that are added together with it.
    private struct Unit {
        let sections: [Int]
        let level: Int
        let text: String
    }

    /// - Parameter places: of the document, its headings called as they are by now.
    init(_ change: TemplateChange, in document: CheckedDocument, places: RenamedPlaces) {
        let template = document.template
        let own = Proposal(template.source, template: template)
        let ending = document.proposal.lineEnding
        var roots: [(root: Int, parts: [Int])] = []
        for index in change.added {
            let parent = change.parent(of: index)
            if let parent, let at = roots.firstIndex(where: { $0.parts.contains(parent) }) {
                roots[at].parts.append(index)
            } else {
                roots.append((index, [index]))
            }
        }
        var units: [Int: [Unit]] = [:]
        for (root, parts) in roots {
            let level = template.sections[root].level
            guard let offset = places.offset(forAbsent: root, level: level) else { continue }
            guard document.isOpen(at: offset) else {
                left += parts
                continue
            }
            let texts = parts.compactMap { own.section(forTemplate: $0) }.map {
                String(decoding: own.bytes(ofSection: $0), as: UTF8.self).trimmed
                    .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                    .joined(separator: ending)
            }
            units[offset, default: []].append(
                Unit(
                    sections: parts, level: level,
                    text: texts.joined(separator: ending + ending)))
        }
        for (offset, units) in units.sorted(by: { $0.key < $1.key }) {
            // A deeper section belongs to the section above it.
            let ordered = units.enumerated().sorted {
                ($1.element.level, $0.offset) < ($0.element.level, $1.offset)
            }.map(\.element)
            sections += ordered.flatMap(\.sections)
            let text = ordered.map(\.text).joined(separator: ending + ending)
            edits.append(document.insertion(of: text, at: offset))
        }
        sections.sort()
    }
}

/// The places of a document as they would be if headings that are likely called otherwise now were
/// renamed.
struct RenamedPlaces {
    private let document: CheckedDocument
    /// Where titles would be written anew, and how much longer the text would be behind each.
    private let shifts: [(start: Int, length: Int)]

    init(_ change: TemplateChange, in document: CheckedDocument) {
        let edits = change.renamed.map { pair in
            Fix.Edit(
                document.places[pair.place].title, document.template.sections[pair.section].title)
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.document =
            edits.isEmpty
            ? document
            : CheckedDocument(document.bytes.applying(edits), template: document.template)
        var length = 0
        shifts = edits.map { edit in
            let start = edit.range.lowerBound + length
            length += edit.text.utf8.count - edit.range.count
            return (start, length)
        }
    }

    /// Where an absent section of the template goes: behind the section before it, and behind all
    /// that belongs to that section.
    func offset(forAbsent index: Int, level: Int) -> Int? {
        let places = document.places
        guard let position = places.firstIndex(where: { $0.templateIndex == index }) else {
            return nil
        }
        let next = places[position...].first { $0.isPresent && $0.level <= level }
        let offset = next?.range.lowerBound ?? document.end
        return offset - (shifts.last { $0.start < offset }?.length ?? 0)
    }
}
