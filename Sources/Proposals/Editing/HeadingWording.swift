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

    /// Of some ranges of the document, in order, those in entries of a list of contents which say what a
    /// heading says that cannot have the words: they stay with it.
    package func inEntriesOfFixedHeadings(
        _ ranges: [Range<Int>], with words: String
    ) -> [Range<Int>] {
        let bytes = bytes
        guard !ranges.isEmpty, bytes.mayHoldLinksToHeadings else { return [] }
        let document = MarkdownDocument(bytes, extensions: .file)
        let entries = ContentsEntries(document, of: bytes).words
        guard !entries.isEmpty else { return [] }
        let headings = Dictionary(
            HeadingAnchors(document).all.map {
                ($0.name, document.tree.blocks[$0.block].content)
            }, uniquingKeysWith: { first, _ in first })
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
