import Markdown

/// Words in place of others in headings that are the author's to word.
extension Proposal {
    /// The title of the heading that some bytes of the document are part of; nil for others.
    package func heading(holding range: Range<Int>) -> String? {
        section(withHeadingHolding: range).map { sections[$0].title }
    }

    private func section(withHeadingHolding range: Range<Int>) -> Int? {
        var start = 0
        for (index, section) in sections.enumerated() where section.isPresent {
            let end = start + section.byteCount
            if range.lowerBound < end {
                return range.upperBound <= start + section.heading.utf8.count ? index : nil
            }
            start = end
        }
        return nil
    }

    /// Of some ranges of the document, in order, those that stay with a heading which cannot have the
    /// words: in entries of a list of contents that say what it says, and in its names for links.
    package func stayingWithHeadings(
        _ ranges: [Range<Int>], with words: String
    ) -> [Range<Int>] {
        let bytes = bytes
        guard !ranges.isEmpty, bytes.mayHoldLinksToHeadings else { return [] }
        let document = MarkdownDocument(bytes, extensions: .file)
        let headings = Dictionary(
            HeadingAnchors(document).all.map {
                ($0.name, document.tree.blocks[$0.block].content)
            }, uniquingKeysWith: { first, _ in first })
        return inEntries(of: document, ranges, with: words, headings)
            + inNames(in: document, ranges, headings)
    }

    /// - Parameter headings: their bytes, by the names that links lead to them by.
    private func inEntries(
        of document: MarkdownDocument, _ ranges: [Range<Int>], with words: String,
        _ headings: [String: Range<Int>]
    ) -> [Range<Int>] {
        let bytes = document.bytes
        let entries = ContentsEntries(document, of: bytes).words
        guard !entries.isEmpty else { return [] }
        var same: [(range: Range<Int>, there: Range<Int>)] = []
        for link in LocalLink.all(in: document) where link.path.isEmpty {
            guard let said = entries[link.destination.lowerBound], let anchor = link.anchor,
                let heading = headings[anchor], bytes[said].elementsEqual(bytes[heading])
            else { continue }
            let shift = heading.lowerBound - said.lowerBound
            for range in ranges where said.contains(range) {
                let there = range.lowerBound + shift..<range.upperBound + shift
                // The title changes with its field.
                guard let index = section(withHeadingHolding: there), sections[index].role != .head
                else { continue }
                same.append((range, there))
            }
        }
        same.sort { $0.there.lowerBound < $1.there.lowerBound }
        let open = Set(inOwnHeadings(same.map(\.there), with: words))
        return same.filter { !open.contains($0.there) }.map(\.range)
    }

    /// Those in definitions by which links find a heading that stays as it is, `[summary]: #summary`, where
    /// other words would change what they lead to, and in the names of such in links.
    private func inNames(
        in document: MarkdownDocument, _ ranges: [Range<Int>], _ headings: [String: Range<Int>]
    ) -> [Range<Int>] {
        let leading = LocalLink.all(in: document, withUnused: true).filter { link in
            link.path.isEmpty && ranges.contains { link.destination.contains($0) }
        }
        let anchors = Dictionary(
            leading.compactMap { link in link.anchor.map { (link.destination.lowerBound, $0) } },
            uniquingKeysWith: { first, _ in first })
        guard !anchors.isEmpty else { return [] }
        let blocks = document.tree.blocks
        let definitions = Set(
            blocks.indices.filter { index in
                guard case .definition(let definition) = blocks[index].kind,
                    let anchor = anchors[definition.destination.lowerBound],
                    let heading = headings[anchor],
                    let holder = section(withHeadingHolding: heading)
                else { return false }
                return sections[holder].role != .head && !mayRename(holder)
            })
        guard !definitions.isEmpty else { return [] }
        let names = document.links.compactMap { link -> Range<Int>? in
            guard let definition = document.target(of: link)?.definition,
                definitions.contains(definition)
            else { return nil }
            let whole = document.inlines[link].range
            // `[words][name]`; without words the name is what is read.
            guard let start = document.bytes[whole].lastIndex(of: UInt8(ascii: "[")),
                start > whole.lowerBound, document.bytes[start - 1] == UInt8(ascii: "]"),
                start + 2 < whole.upperBound
            else { return whole }
            return start..<whole.upperBound
        }
        let staying = names + definitions.map { blocks[$0].range }
        return ranges.filter { range in staying.contains { $0.contains(range) } }
    }

    /// Of some ranges of the document, in order, those in headings where other words can stand: the
    /// heading stays one, has something that a link could lead to, and means no section of the template.
    package func inOwnHeadings(_ ranges: [Range<Int>], with words: String) -> [Range<Int>] {
        guard obstacle == nil else { return [] }
        var found: [(section: Int, range: Range<Int>)] = []
        var (start, next) = (0, 0)
        for (index, section) in sections.enumerated() where section.isPresent {
            let end = start + section.byteCount
            let title =
                start + section.titleRange.lowerBound..<start + section.titleRange.upperBound
            while next < ranges.count, ranges[next].lowerBound < end {
                if title.contains(ranges[next]), mayRename(index) {
                    found.append((index, ranges[next]))
                }
                next += 1
            }
            start = end
        }
        guard !found.isEmpty else { return [] }
        let all = found.map { ($0.range, words) }
        if wordingHeadings(all) != nil { return found.map(\.range) }
        // One that cannot have the words leaves the others to have them.
        let bySection = Dictionary(grouping: found, by: \.section)
        return found.filter { match in
            wordingHeadings((bySection[match.section] ?? []).map { ($0.range, words) }) != nil
        }.map(\.range)
    }

    /// The document with other words in headings, given in order by the bytes that they take the place
    /// of; nil where it would be read as other sections.
    package func wordingHeadings(_ edits: [(range: Range<Int>, words: String)]) -> Proposal? {
        let old = bytes
        var new: [UInt8] = []
        var at = 0
        for (range, words) in edits {
            new += old[at..<range.lowerBound]
            new += words.utf8
            at = range.upperBound
        }
        new += old[at...]
        let after = Proposal(new, template: template)
        guard after.sections.count == sections.count else { return nil }
        var shift = 0
        var (start, next) = (0, 0)
        for (before, now) in zip(sections, after.sections) {
            guard before.role == now.role, before.level == now.level,
                before.isPresent == now.isPresent
            else { return nil }
            guard before.isPresent else { continue }
            let end = start + before.byteCount
            let isWorded = next < edits.count && edits[next].range.lowerBound < end
            let shiftBefore = shift
            while next < edits.count, edits[next].range.lowerBound < end {
                shift += edits[next].words.utf8.count - edits[next].range.count
                next += 1
            }
            let title = before.titleRange
            let added = shift - shiftBefore
            guard now.byteCount == before.byteCount + added,
                now.titleRange == title.lowerBound..<title.upperBound + added,
                !isWorded || now.title.contains(where: { $0.isLetter || $0.isNumber })
            else { return nil }
            start = end
        }
        return after
    }
}
