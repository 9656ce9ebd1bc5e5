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

    /// Paragraphs that read as text.
    func isProse(_ index: Int) -> Bool { tree.blocks[index].kind == .paragraph }

    /// Paragraphs and cells of tables.
    func holdsText(_ index: Int) -> Bool {
        switch tree.blocks[index].kind {
        case .paragraph, .cell: true
        default: false
        }
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
