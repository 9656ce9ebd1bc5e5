import Markdown
import Proposals

/// Parts of the text that rules look at: always parsed, never searched for by lines.
extension CheckedDocument {
    /// All blocks of a section's body but those in quotes, parents before children.
    func blocks(of place: SectionSpan) -> [Int] {
        guard let first = place.blocks.first, let last = place.blocks.last else { return [] }
        var found: [Int] = []
        var index = first
        while index < tree.blocks[last].end {
            if case .quote = tree.blocks[index].kind {
                index = tree.blocks[index].end
            } else {
                found.append(index)
                index += 1
            }
        }
        return found
    }

    /// Blocks with inlines that hold the pair, a bracket that ends and one that begins.
    func textBlocks(holding pair: String) -> [Int] {
        let pairs = bytes.offsets(of: pair)
        guard !pairs.isEmpty else { return [] }
        return tree.blocks.indices.filter { index in
            let range = tree.blocks[index].range
            return !markdown.inlines(of: index).isEmpty && pairs.hasAny(in: range)
        }
    }

    /// Paragraphs that read as text.
    func isProse(_ index: Int) -> Bool { tree.blocks[index].isParagraph }

    /// Paragraphs and cells of tables.
    func holdsText(_ index: Int) -> Bool {
        switch tree.blocks[index].kind {
        case .paragraph, .cell: true
        default: false
        }
    }

    /// Whether the whole section is one paragraph of a few words: `None.`, `One phase.`
    func isShortAnswer(_ place: SectionSpan, words: Int) -> Bool {
        guard place.blocks.count == 1, let only = place.blocks.first, isProse(only) else {
            return false
        }
        let range = tree.blocks[only].range
        return range.count < 400
            && text(range).words.count <= words
    }

    // MARK: Brackets

    /// How far the other bracket is looked for.
    private static let bracketReach = 300

    /// What stands between an opening bracket at the start of a word and the pair of brackets that
    /// ends it and begins another, all inside of a range.
    func turns(from open: UInt8, over pair: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            var found: [Range<Int>] = []
            var start = range.lowerBound
            var position = start + 1
            while position < range.upperBound,
                let at = bytes[position..<range.upperBound].firstIndex(of: pair[1])
            {
                position = at + 1
                guard bytes[at - 1] == pair[0] else { continue }
                let reach = max(start, at - 1 - Self.bracketReach)
                start = at - 1
                guard let opening = bytes[reach..<at - 1].lastIndex(of: open),
                    opening + 1 < at - 1,
                    opening == range.lowerBound
                        || [0x20, 0x28, 0x22, 0x27, 0x21].contains(bytes[opening - 1])
                else { continue }
                found.append(opening + 1..<at - 1)
            }
            return found
        }
    }

    func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
        guard start < end else { return nil }
        return bytes[start..<min(end, start + Self.bracketReach)].firstIndex(of: byte)
    }

    func headingLevel(_ index: Int) -> Int? { tree.blocks[index].headingLevel }

    func listMarker(_ index: Int) -> ListMarker? {
        if case .list(let marker) = tree.blocks[index].kind { return marker }
        return nil
    }
}

extension [Int] {
    /// Whether one of the numbers, which rise, lies in the range.
    func hasAny(in range: Range<Int>) -> Bool {
        let next = partitioningIndex { $0 >= range.lowerBound }
        return next < count && self[next] < range.upperBound
    }
}

extension [Range<Int>] {
    /// Whether one of the ranges, which follow one another, holds the number.
    func hold(_ number: Int) -> Bool {
        let next = partitioningIndex { $0.upperBound > number }
        return next < count && self[next].contains(number)
    }
}
