import Markdown
import Proposals

/// Parts of the text that rules look at: always parsed, never searched for by lines.
extension Document {
    /// All blocks of a section's body but those in quotes, parents before children.
    func blocks(of place: Place) -> [Int] {
        guard let first = place.blocks.first, let last = place.blocks.last else { return [] }
        var found: [Int] = []
        var index = first
        while index < tree.blocks[last].end {
            if tree.blocks[index].kind == .quote {
                index = tree.blocks[index].end
            } else {
                found.append(index)
                index += 1
            }
        }
        return found
    }

    /// Paragraphs that read as text: no table, no link definition.
    func isProse(_ index: Int) -> Bool {
        let block = tree.blocks[index]
        guard block.kind == .paragraph else { return false }
        return !isDefinition(block.range) && !isTable(block.range)
    }

    /// A paragraph whose second line is a table's row of dashes.
    func isTable(_ range: Range<Int>) -> Bool {
        let text = bytes[range]
        guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
            text[..<end].contains(UInt8(ascii: "|"))
        else { return false }
        let below = text[end...].drop { $0.isWhite }
        let row = below.prefix { $0 != 0x0A && $0 != 0x0D }
        return row.contains(UInt8(ascii: "-")) && row.allSatisfy { "|-: \t".utf8.contains($0) }
    }

    /// `[name]: target`, which is not shown.
    private func isDefinition(_ range: Range<Int>) -> Bool {
        let text = bytes[range]
        guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")),
            close + 1 < text.endIndex
        else { return false }
        return text[close + 1] == UInt8(ascii: ":")
    }

    /// The cells of a table's rows, with their bytes.
    func cells(ofTable range: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where bytes[at] == UInt8(ascii: "|") || bytes[at] == 0x0A {
            cells.append(trimmed(start..<at))
            start = at + 1
        }
        cells.append(trimmed(start..<range.upperBound))
        return cells
    }

    /// Whether the whole section is one paragraph of a few words: `None.`, `One phase.`
    func isShortAnswer(_ place: Place, words: Int) -> Bool {
        guard place.blocks.count == 1, let only = place.blocks.first, isProse(only) else {
            return false
        }
        let range = tree.blocks[only].range
        return range.count < 400
            && text(range).split(whereSeparator: \.isWhitespace).count <= words
    }

    func headingLevel(_ index: Int) -> Int? {
        if case .heading(let level, _) = tree.blocks[index].kind { return level }
        return nil
    }

    func listMarker(_ index: Int) -> ListMarker? {
        if case .list(let marker) = tree.blocks[index].kind { return marker }
        return nil
    }
}
