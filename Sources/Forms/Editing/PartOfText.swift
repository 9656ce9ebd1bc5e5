import Proposals
import Prose

/// A part of a text that the list of sections has a row for: its heading bears the name of a section which
/// the template has at another level, or elsewhere.
struct PartOfText {
    let title: String
    /// The lines from its heading to the next one that is no deeper.
    let lines: Range<Int>
    /// Where its own text stands; nil where there is none yet.
    let written: Range<Position>?
}

extension Form {
    /// The innermost such part around the caret.
    var partOfText: PartOfText? {
        guard fieldKind == .prose else { return nil }
        let rows = proposal.headingsElsewhere.filter {
            !$0.isOfSection && $0.place == place.field && $0.position <= place.caret
        }
        guard !rows.isEmpty else { return nil }
        let text = fieldText
        let headings = FieldBlocks(text).headings
        for row in rows.reversed() {
            guard let own = headings.last(where: { $0.lines.lowerBound <= row.position.line })
            else { continue }
            let next = headings.first {
                $0.lines.lowerBound > own.lines.lowerBound && $0.level <= own.level
            }
            let end = next?.lines.lowerBound ?? text.lines.count
            guard place.caret.line < end else { continue }
            let words = (own.lines.upperBound..<end).filter {
                !text.lines[$0].text.trimmed.isEmpty
            }
            var written: Range<Position>?
            if let first = words.first, let last = words.last {
                written = Position(line: first, offset: 0)..<text.endOfLine(last)
            }
            return PartOfText(
                title: row.title, lines: own.lines.lowerBound..<end, written: written)
        }
        return nil
    }

    /// Selects the text of the part around the caret in place of all of the section; a second time it is
    /// the section.
    ///
    /// - Returns: whether the caret is in such a part, of which not all is selected.
    mutating func selectPart() -> Bool {
        guard session.mode == nil, let part = partOfText else { return false }
        guard let written = part.written else {
            say("Nothing stands below “\(part.title)” yet.")
            return true
        }
        guard place.selection != written else { return false }
        history.endTyping()
        place.isMarked = session.keymap.keepsSelections
        (place.anchor, place.caret) = (written.lowerBound, written.upperBound)
        let whole = proposal.sections[section].outlineTitle
        say("This is “\(part.title)”; once more selects all of “\(whole)”.")
        return true
    }
}

extension FieldBlocks {
    /// The headings of a text that was read whole, in no other block.
    fileprivate var headings: [(lines: Range<Int>, level: Int)] {
        tree.children(of: 0).compactMap { index in
            let block = tree.blocks[index]
            guard let level = block.headingLevel else { return nil }
            let last = line(at: max(block.range.upperBound - 1, block.range.lowerBound))
            return (line(at: block.range.lowerBound)..<last + 1, level)
        }
    }
}
