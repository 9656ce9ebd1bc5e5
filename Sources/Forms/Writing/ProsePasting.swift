import Markdown
import Prose

/// Pasting and typing in a fresh item of prose.
extension Form {
    /// Pasted items take the place of an item that has nothing but its marker: with the marker and
    /// the numbers of the list at hand, and all that they hold as far to the right of the marker as
    /// it was. Returns whether they were pasted.
    mutating func pasteInFreshItem(_ lines: [String]) -> Bool {
        guard place.selection == nil else { return false }
        let line = place.caret.line
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        guard context.words == .prose, context.isEmpty, let item = context.item,
            let mark = item.mark, place.caret.offset >= mark.upperBound,
            let marker = blocks.marker(ofItem: item.block)
        else { return false }
        let repeats = blocks.repeatsNumber(ofItem: item.block)
        let start = blocks.range(ofLine: line).lowerBound
        let own = blocks.bytes[start + mark.lowerBound..<start + mark.upperBound]
        let pasted = PastedItems(lines) { marker.marker(from: own, plus: repeats ? 0 : $0) }
        guard let pasted else { return false }
        let lead = context.continuation(around: item)
        let sign = lead.withoutBlanksAtEnd
        let new = pasted.lines.enumerated().map { index, text in
            index == 0 ? text : text.isEmpty ? sign : lead + text
        }
        let length = field.text.lines[line].text.utf8.count
        let range =
            Position(
                line: line, offset: mark.lowerBound)..<Position(
                line: line, offset: length)
        let form = lineForm(at: line)
        let last = line + pasted.lastItem
        var starts = session.readingStarts
        let end = edit { field in
            var end = field.text.replace(range, with: new.joined(separator: "\n"), form: form)
            if !repeats {
                field.text.renumberItems(from: last, &starts)
                end.offset = field.text.lines[end.line].text.utf8.count
            }
            return end
        }
        if let end { land(at: end) }
        return true
    }

    /// Lines that are pasted in a quote get its signs, and those that are pasted in code of an item its
    /// indentation, without which they would end both; lines that have them stay as they are. Returns whether
    /// they were pasted.
    mutating func pasteInContainer(_ lines: [String]) -> Bool {
        let range = place.selection ?? place.caret..<place.caret
        let line = range.lowerBound.line
        guard lines.count > 1 else { return false }
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        guard let last = context.containers.last, range.lowerBound.offset >= context.markEnd else {
            return false
        }
        let isQuoted = context.containers.contains { $0.kind == .quote }
        let lead: String
        if isQuoted {
            let isProse = context.words == .prose
            lead = context.continuation(
                upTo: isProse ? range.lowerBound.offset : context.markEnd)
        } else if context.words == .code {
            let width = blocks.column(ofItem: last.block) + blocks.markerWidth(ofItem: last.block)
            lead = String(repeating: " ", count: width)
        } else {
            return false
        }
        let further = lines.dropFirst()
        let isThere = further.allSatisfy {
            $0.trimmed.isEmpty || $0.hasPrefix(isQuoted ? ">" : lead)
        }
        guard !isThere else { return false }
        let sign = lead.withoutBlanksAtEnd
        var new = [lines[0]] + further.map { $0.trimmed.isEmpty ? sign : lead + $0 }
        if lines[lines.count - 1].isEmpty {
            let rest = fieldText.lines[range.upperBound.line].text.bytes(
                from: range.upperBound.offset)
            new.removeLast()
            if !rest.trimmed.isEmpty { new.append(lead) }
        }
        insert(new.joined(separator: "\n"))
        return true
    }

    /// A marker that is typed where an item is empty is the item's own: it goes with the blank that
    /// would make it another. In prose only below another item, so that `* * *` can be typed.
    /// Returns whether there was one.
    mutating func dropTypedMarker() -> Bool {
        let line = place.caret.line
        let text = field.text.lines[line].text
        guard place.selection == nil, place.caret.offset == text.utf8.count else { return false }
        let blank = text.utf8.lastIndex(of: UInt8(ascii: " "))
        let typed = String(blank.map { text[text.utf8.index(after: $0)...] } ?? text[...])
        guard let marker = ItemMarker(typed + " "), typed != ">" else { return false }
        let rest = text.bytes(0..<text.utf8.count - typed.utf8.count)
        switch field.kind {
        case .list:
            guard rest.isEmpty, field.text.lines[line].isItem,
                marker.repeats(field.text.lines[line].lead)
            else { return false }
        case .prose, .phaseText:
            guard !rest.isEmpty, marker.repeats(rest),
                isFreshItem(rest, line: line, ordered: marker.number != nil)
            else { return false }
        case .phaseTitle, .line, .number, .date, .people, .values, .choice: return false
        }
        let range = Position(line: line, offset: rest.utf8.count)..<place.caret
        let form = lineForm(at: line)
        if let end = edit(as: .typing, { $0.text.replace(range, with: "", form: form) }) {
            land(at: end)
        }
        return true
    }

    /// Whether a line would be an empty item of that kind, below another.
    private mutating func isFreshItem(_ words: String, line: Int, ordered: Bool) -> Bool {
        var text = field.text
        var fresh = text.lines[line]
        fresh.text = words
        text.replaceLines(line..<line + 1, with: [fresh])
        let blocks = session.readingStarts.blocks(
            around: line...line, of: text, caretLine: line)
        let context = LineContext(blocks, line: line)
        guard context.words == .prose, context.markEnd == words.utf8.count,
            let item = context.item?.block
        else { return false }
        return blocks.marker(ofItem: item)?.ordered == ordered
            && blocks.siblings(ofItem: item).place > 0
    }
}

extension String {
    var withoutBlanksAtEnd: String {
        String(reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

/// Pasted lines that begin with an item, as the items of another list.
private struct PastedItems {
    let lines: [String]
    /// The line on which the last item of the list begins.
    let lastItem: Int

    /// - Parameter marker: what the item of a number, from 0, begins with in the other list.
    init?(_ pasted: [String], marker: (Int) -> String) {
        let indent = pasted.first.map { $0.prefix { $0 == " " }.count } ?? 0
        var lines = pasted.map { line in
            String(line.dropFirst(min(indent, line.prefix { $0 == " " }.count)))
        }
        while let last = lines.last, last.trimmed.isEmpty { lines.removeLast() }
        guard !lines.isEmpty else { return nil }
        var text = Text(lines.joined(separator: "\n"))
        let blocks = FieldBlocks(text)
        let items = blocks.tree.children(of: 0).flatMap { list in
            blocks.tree.children(of: list).filter { blocks.marker(ofItem: $0) != nil }
        }
        guard let first = items.first, let last = items.last,
            blocks.line(at: blocks.tree.blocks[first].range.lowerBound) == 0
        else { return nil }
        // From below, so that what is told of the lines above stays true.
        for (number, item) in items.enumerated().reversed() {
            let start = blocks.tree.blocks[item].range.lowerBound
            let line = blocks.line(at: start)
            let column = blocks.column(ofItem: item)
            let width = blocks.markerWidth(ofItem: item)
            let new = marker(number)
            var begun = text.lines[line]
            let end = min(column + width, begun.text.utf8.count)
            begun.text.replaceBytes(0..<end, with: new)
            text.replaceLines(line..<line + 1, with: [begun])
            let further = line + 1..<max(blocks.lastLine(ofItem: item), line) + 1
            text.shiftLines(further, at: 0, by: new.utf8.count - column - width)
        }
        self.lines = text.lines.map { $0.text.trimmed.isEmpty ? "" : $0.text }
        lastItem = blocks.line(at: blocks.tree.blocks[last].range.lowerBound)
    }
}
