import Markdown
import Proposals

/// What is deleted where the template's text is left: whole paragraphs, items and quotes of it, and none
/// of which a part would stay.
extension CheckedDocument {
    /// Edits that take out what `prompt-left` tells of in a section, and all else that the template asks
    /// where it has nothing but the template's text; none of a sentence among the author's.
    func removal(ofPrompts left: [Range<Int>], in place: SectionSpan) -> [Fix.Edit] {
        var gone = place.isLeftAboveParts ? askingLines(of: place) : wholeLines(of: left, in: place)
        gone += linesOfDefinitions(in: place, usedOnlyIn: gone)
        let behind = wordsBehindLabels(left).filter { words in
            !gone.contains { $0.overlaps(words) }
        }
        return (withoutGaps(gone) + behind).sorted { $0.lowerBound < $1.lowerBound }
            .map { .init($0, "") }
    }

    /// Words that are all there is behind a label in bold with a list below, which stay, with the blanks before
    /// them.
    private func wordsBehindLabels(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.compactMap { range in
            let line = lines.wholeLines(range)
            var start = range.lowerBound
            while start > line.lowerBound, bytes[start - 1].isWhite { start -= 1 }
            let label = text(line.lowerBound..<start)
            let holder = tree.blocks.indices.last {
                tree.blocks[$0].isParagraph && tree.blocks[$0].range.contains(range.lowerBound)
            }
            guard [":**", "**:"].contains(where: label.hasSuffix), let holder,
                holder + 1 < tree.blocks.count, listMarker(holder + 1) != nil,
                tree.blocks[holder + 1].parent == tree.blocks[holder].parent,
                bytes[range.upperBound..<line.upperBound].allSatisfy(\.isWhite)
            else { return nil }
            return start..<range.upperBound
        }
    }

    /// The lines of all that asks in a section that has the template's text alone; what is to stay, comments
    /// and definitions are none of it.
    private func askingLines(of place: SectionSpan) -> [Range<Int>] {
        let kept = (place.asked?.blocks ?? [])
            .filter { $0.role != .prompt && $0.role != .topic }
            .map { NormalizedText($0.text).string }.filter { !$0.isEmpty }
        return place.blocks.map { tree.blocks[$0] }.filter { block in
            switch block.kind {
            case .html, .definition, .heading: return false
            default: break
            }
            let words = NormalizedText(text(block.range))
            return !isKeptByMost(words) && !kept.contains { words.string.mentions($0) }
        }.map { lines.wholeLines($0.range) }
    }

    /// The lines of the ranges, but of those in a paragraph of which the rest would stay in pieces, and in
    /// an item with others below it that stay.
    private func wholeLines(of ranges: [Range<Int>], in place: SectionSpan) -> [Range<Int>] {
        let blocks = blocks(of: place)
        let held = Dictionary(grouping: ranges) { range in
            blocks.last { tree.blocks[$0].range.contains(range.lowerBound) } ?? -1
        }
        var found: [(holder: Int, lines: [Range<Int>])] = []
        for (holder, ranges) in held {
            let parts = joined(ranges)
            if parts.allSatisfy(areWholeLines) {
                found.append((holder, parts.map { lines.wholeLines($0) }))
            }
        }
        let all = found.flatMap(\.lines)
        return found.filter { holder, _ in !hasOthersBelow(holder, besides: all) }.flatMap(\.lines)
    }

    /// Ranges with nothing but blanks and line ends between them as one.
    private func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = parts.last,
                range.lowerBound <= last.upperBound
                    || bytes[last.upperBound..<range.lowerBound].allSatisfy(\.isWhite)
            {
                parts[parts.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                parts.append(range)
            }
        }
        return parts
    }

    /// Whether only markers and signs of emphasis stand beside a range on its lines.
    private func areWholeLines(_ range: Range<Int>) -> Bool {
        let whole = lines.wholeLines(range)
        return bytes[whole.lowerBound..<range.lowerBound].allSatisfy {
            " \t-*_+#>.)0123456789".utf8.contains($0)
        }
            && bytes[range.upperBound..<whole.upperBound].allSatisfy {
                $0.isWhite || "*_".utf8.contains($0)
            }
    }

    /// Whether a paragraph begins an item in which more stands that does not go with it.
    private func hasOthersBelow(_ holder: Int, besides gone: [Range<Int>]) -> Bool {
        guard holder >= 0, case let item = tree.blocks[holder].parent, item >= 0,
            case .item = tree.blocks[item].kind,
            tree.children(of: item).first(where: { _ in true }) == holder
        else { return false }
        return (holder + 1..<tree.blocks[item].end).contains { index in
            let range = tree.blocks[index].range
            let isText = tree.blocks[index].end == index + 1
            return isText && !gone.contains { $0.overlaps(range) }
        }
    }

    /// The lines of a section's definitions of links of which only what goes makes use.
    private func linesOfDefinitions(
        in place: SectionSpan, usedOnlyIn gone: [Range<Int>]
    ) -> [Range<Int>] {
        guard !gone.isEmpty else { return [] }
        return place.blocks.compactMap { index in
            guard case .definition(let definition) = tree.blocks[index].kind else { return nil }
            let own = lines.wholeLines(tree.blocks[index].range)
            let label = Array(text(definition.label).lowercased().utf8)
            let uses = offsets(ofLabel: label).filter { !own.contains($0) }
            let isOfThem =
                !uses.isEmpty
                && uses.allSatisfy { use in
                    gone.contains { $0.contains(use) }
                }
            return isOfThem ? own : nil
        }
    }

    /// Where a label stands in brackets, whatever its case.
    private func offsets(ofLabel label: [UInt8]) -> [Int] {
        bytes.offsets(of: "[").filter { start in
            let end = start + 1 + label.count
            return end < bytes.count && bytes[end] == UInt8(ascii: "]")
                && Array(text(start + 1..<end).lowercased().utf8) == label
        }
    }

    /// Whole lines with the blank ones around them that would stand together, but for one.
    private func withoutGaps(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var gone: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let last = gone.last ?? 0..<0
            if gone.isEmpty || range.lowerBound > linesWithBlanks(below: last).upperBound {
                gone.append(range)
            } else if range.upperBound > last.upperBound {
                gone[gone.count - 1] = last.lowerBound..<range.upperBound
            }
        }
        return gone.map(withBlanks)
    }

    private func withBlanks(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        func isBlank(above offset: Int) -> Range<Int>? {
            guard offset > 0 else { return nil }
            let line = lines.wholeLines(offset - 1..<offset)
            return bytes[line].allSatisfy(\.isWhite) ? line : nil
        }
        let below = linesWithBlanks(below: range).upperBound
        guard let blank = isBlank(above: start) else {
            // Right below a heading, blanks part it from the next one.
            let isBelowHeading = places.contains { $0.heading.upperBound == start }
            let isAboveHeading = places.contains { $0.heading.lowerBound == below }
            return isBelowHeading && !isAboveHeading ? start..<below : range
        }
        if below == range.upperBound, below < end { return range }
        if below == end { start = blank.lowerBound }
        // One blank line stays above, and none at the end.
        while let line = isBlank(above: start),
            below == end || isBlank(above: line.lowerBound) != nil
        {
            start = line.lowerBound
        }
        return start..<below
    }
}
