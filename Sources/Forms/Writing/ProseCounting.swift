import Markdown
import Prose

/// Numbers of ordered lists in prose, where whole lines are taken out of them or come back: the items
/// below count on, as behind Enter and where an item moves.
extension Form {
    /// An item that comes to stand where lines are taken out, and the number that it gets.
    struct ItemBelow {
        fileprivate let line: Int
        fileprivate let number: Int
    }

    /// What is left of an ordered list below whole lines that are to be taken out; nil where there is
    /// none, and where the list repeats one number.
    mutating func itemBelow(_ range: Range<Position>) -> ItemBelow? {
        switch fieldKind {
        case .prose, .phaseText: break
        case .list, .phaseTitle, .line, .number, .date, .people, .values, .choice: return nil
        }
        let lines = range.lowerBound.line..<range.upperBound.line
        guard range.lowerBound.offset == 0, range.upperBound.offset == 0, !lines.isEmpty else {
            return nil
        }
        let blocks = blocks(around: lines.lowerBound...lines.upperBound)
        var lists: Set<Int> = []
        for index in blocks.tree.blocks.indices {
            guard let marker = blocks.marker(ofItem: index), marker.ordered,
                lines.contains(blocks.firstLine(ofItem: index)),
                lists.insert(blocks.tree.blocks[index].parent).inserted,
                !blocks.repeatsNumber(ofItem: index)
            else { continue }
            let next = blocks.siblings(ofItem: index).items.lazy
                .map { blocks.firstLine(ofItem: $0) }.first { $0 >= lines.upperBound }
            if let next { return ItemBelow(line: next - lines.count, number: marker.number) }
        }
        return nil
    }

    /// Gives an item its number, and those below it theirs, in the step that took lines out.
    mutating func count(from item: ItemBelow) {
        var starts = session.readingStarts
        changeNumbers { $0.renumberItems(from: item.line, &starts, first: item.number) }
    }

    /// Counts a list anew that pasted lines have joined, in the step that pasted them.
    ///
    /// - Parameters:
    ///   - line: the first of them.
    ///   - count: how many there are.
    mutating func countPasted(from line: Int, count: Int) {
        switch fieldKind {
        case .prose, .phaseText: break
        case .list, .phaseTitle, .line, .number, .date, .people, .values, .choice: return
        }
        guard fieldText.lines.indices.contains(line) else { return }
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        guard context.words == .prose, let item = context.item?.block,
            let marker = blocks.marker(ofItem: item), marker.ordered
        else { return }
        let items = blocks.siblings(ofItem: item).items
        let others = blocks.numbers(
            ofList: items.filter {
                !(line..<line + count).contains(blocks.firstLine(ofItem: $0))
            })
        guard let first = others.first, others.count == 1 || Set(others).count > 1 else { return }
        // The lowest of a list that one is pasted above was its first.
        let number = items[0] == item ? min(first, marker.number) : nil
        let start = blocks.firstLine(ofItem: items[0])
        var starts = session.readingStarts
        changeNumbers { $0.renumberItems(from: start, &starts, first: number) }
    }

    private mutating func changeNumbers(_ change: (inout Text) -> Void) {
        var text = fieldText
        change(&text)
        guard text != fieldText else { return }
        proposal.edit(place.field) { $0.text = text }
        clampPlace()
    }
}

extension FieldBlocks {
    /// The line that an item begins on.
    fileprivate func firstLine(ofItem item: Int) -> Int {
        line(at: tree.blocks[item].range.lowerBound)
    }
}

extension CopiedPart {
    /// Lines of prose that were cut one behind the other, as they stood before the first was: those
    /// that were left have other numbers since.
    func asBeforeCuts() -> CopiedPart {
        guard let origin, origin.caret.offset == 0, text.hasSuffix("\n") else { return self }
        let start = origin.caret.line
        let end = start + text.utf8.count { $0 == 0x0A }
        guard end <= origin.before.lines.count else { return self }
        var part = self
        part.text = origin.before.lines[start..<end].map { $0.text + "\n" }.joined()
        return part
    }
}
