import Markdown
import Proposals
import Prose

/// Enter in prose: in lists, quotes and code, as the parser reads them.
extension Form {
    /// In an item the next one begins, as it does behind the last line of one that is wrapped; in a quote
    /// it goes on, in code the indentation is kept. On a line that is nothing but a marker, Enter removes
    /// that. Each time it is one step of undo. In an empty field there is nothing to end.
    mutating func newlineInProse() {
        if newlineInTable() { return }
        if fieldKind == .prose, fieldText.isEmpty, standsBelowBlankLine {
            return say("What is typed begins here, below a blank line.")
        }
        let range = place.selection ?? place.caret..<place.caret
        let line = range.lowerBound.line
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        let offset = range.lowerBound.offset
        history.endTyping()
        defer { history.endTyping() }
        guard offset >= context.markEnd, !(context.containers.isEmpty && context.words == .prose)
        else { return endLine() }
        guard context.words == .prose else {
            insert("\n" + context.continuation(upTo: offset))
            return
        }
        if context.isEmpty, place.selection == nil {
            endContainer(context, blocks)
            return
        }
        if joinListBelow(context, blocks) { return }
        let first = firstLineOfItem(endingAt: range, context, blocks) ?? line
        let opening = first == line ? context : LineContext(blocks, line: first)
        guard let item = opening.item, let marker = marker(of: item, blocks, line: first) else {
            insert("\n" + context.continuation(upTo: offset))
            return
        }
        beginItem(behind: item, opening, marker: marker, blocks, line: line)
    }

    /// Puts in a line end. Blanks that are all of the line, as those by which it began in an item, do not stay.
    private mutating func endLine() {
        let caret = place.caret
        let line = fieldText.lines[caret.line].text
        guard place.selection == nil, !line.isEmpty, line.allSatisfy({ $0 == " " || $0 == "\t" })
        else { return insert("\n") }
        let range = Position(line: caret.line, offset: 0)..<caret
        let form = lineForm(at: caret.line)
        guard let end = edit({ $0.text.replace(range, with: "\n", form: form) }) else { return }
        land(at: end)
    }

    /// Begins the item behind the one that the caret is in, below all that this one holds.
    mutating func addItemInProse() {
        let line = place.caret.line
        let blocks = blocks(around: line...line)
        let containers = LineContext(blocks, line: line).containers
        let own = containers.last { $0.kind == .item }?.block
        let first = blocks.line(at: blocks.tree.blocks[own ?? 0].range.lowerBound)
        let opening = LineContext(blocks, line: first)
        guard let item = opening.item, item.block == own,
            let marker = marker(of: item, blocks, line: first)
        else { return say("There are no items in this field.") }
        guard mayWrite() else { return }
        let last = blocks.lastLine(ofItem: item.block)
        history.endTyping()
        land(at: fieldText.endOfLine(last))
        beginItem(behind: item, opening, marker: marker, blocks, line: last)
        history.endTyping()
    }

    /// Begins the next item at the caret, below a blank line where the list has these.
    ///
    /// - Parameters:
    ///   - opening: the line on which the item before it begins.
    ///   - line: the line of the caret.
    private mutating func beginItem(
        behind item: LineContext.Container, _ opening: LineContext, marker: String,
        _ blocks: FieldBlocks, line: Int
    ) {
        let isTypedBefore = isBeforeItem(like: marker)
        let next = opening.continuation(marker: isTypedBefore ? "" : marker)
        let repeats = blocks.repeatsNumber(ofItem: item.block)
        let isParted = blocks.isParted(item.block)
        let sign = opening.continuation(around: item).withoutBlanksAtEnd
        insertItem(
            (isParted ? "\n" + sign : "") + "\n" + next,
            line: isTypedBefore ? line : line + (isParted ? 2 : 1), renumbers: !repeats)
        guard isTypedBefore else { return }
        land(at: Position(line: place.caret.line, offset: next.utf8.count))
    }

    /// Whether text in the field at hand is parted from what stands above it.
    private var standsBelowBlankLine: Bool {
        content.slots[place.field.slot].before.contains(where: \.isNewline)
    }

    // MARK: Backspace

    /// The marker of the item at hand with the blank behind it, and the box of a task, where the caret is
    /// behind these and the item has nothing else: they go together.
    mutating func markerOfEmptyItem() -> Range<Position>? {
        guard fieldKind == .prose || isInPhaseText, place.selection == nil else { return nil }
        let (caret, text) = (place.caret, fieldText.lines[place.caret.line].text)
        // Every Backspace asks.
        guard caret.offset == text.utf8.count, text.last?.isWhitespace == true else { return nil }
        let context = LineContext(blocks(around: caret.line...caret.line), line: caret.line)
        guard context.words == .prose, let mark = context.item?.mark,
            context.markEnd == caret.offset || text.bytes(from: context.markEnd).isTaskBox
        else { return nil }
        return Position(line: caret.line, offset: mark.lowerBound)..<caret
    }

    // MARK: Closing code

    /// The blanks in front of a fence that a character makes whole, where they are those of the code
    /// above: the fence closes the code where it stands below the one that opened it.
    mutating func blanksBeforeClosingFence(by character: Character) -> Range<Position>? {
        guard character == "`" || character == "~", place.selection == nil else { return nil }
        let caret = place.caret
        let text = fieldText.lines[caret.line].text
        guard caret.offset == text.utf8.count,
            text.hasSuffix(String(repeating: character, count: 2))
        else { return nil }
        let blocks = blocks(around: caret.line...caret.line)
        let context = LineContext(blocks, line: caret.line)
        guard context.words == .code, let code = context.code, blocks.isFenced(code),
            blocks.isInside(code, line: caret.line)
        else { return nil }
        let first = blocks.line(at: blocks.tree.blocks[code].range.lowerBound)
        func fence(_ line: Int) -> (blanks: Int, words: [UInt8]) {
            let words = blocks.line(line).dropFirst(LineContext(blocks, line: line).markEnd)
            let blanks = words.prefix { $0.isBlank }.count
            return (blanks, Array(words.dropFirst(blanks)))
        }
        let (opening, typed, above) = (fence(first), fence(caret.line), fence(caret.line - 1))
        let sign = character.asciiValue
        guard caret.line > first + 1, typed.blanks > opening.blanks, typed.blanks == above.blanks,
            typed.words.allSatisfy({ $0 == sign }),
            opening.words.prefix(while: { $0 == sign }).count == typed.words.count + 1
        else { return nil }
        return Position(
            line: caret.line, offset: context.markEnd + opening.blanks)..<Position(
                line: caret.line, offset: context.markEnd + typed.blanks)
    }

    /// Takes out blanks before the words of a line, as a step of undo of its own.
    mutating func dropBlanks(_ range: Range<Position>) {
        history.endTyping()
        remove(range)
        place.caret = fieldText.endOfLine(range.lowerBound.line)
        history.endTyping()
    }

    /// The line on which an item begins that is wrapped over several lines and has its last word before
    /// the caret; nil on any other line, and on one that is not indented.
    private func firstLineOfItem(
        endingAt range: Range<Position>, _ context: LineContext, _ blocks: FieldBlocks
    ) -> Int? {
        let line = range.lowerBound.line
        let bytes = blocks.line(line)
        guard range.isEmpty, bytes.firstWord(from: range.lowerBound.offset) == bytes.count,
            let item = context.containers.last, item.kind == .item, item.mark == nil,
            let words = blocks.blocks(ofLine: line).last,
            case .paragraph = blocks.tree.blocks[words].kind,
            Array(blocks.tree.children(of: item.block)).first == words,
            blocks.line(at: blocks.tree.blocks[words].range.upperBound - 1) == line,
            bytes.firstWord(from: context.markEnd) > blocks.column(ofItem: item.block)
        else { return nil }
        let first = blocks.line(at: blocks.tree.blocks[item.block].range.lowerBound)
        guard !fieldText.lines[first..<line].contains(where: \.endsInBlankLine) else { return nil }
        return LineContext(blocks, line: first).item?.block == item.block ? first : nil
    }

    /// The marker of the item after one that begins on a line.
    private func marker(
        of item: LineContext.Container, _ blocks: FieldBlocks, line: Int
    ) -> String? {
        guard let mark = item.mark, let marker = blocks.marker(ofItem: item.block) else {
            return nil
        }
        let start = blocks.range(ofLine: line).lowerBound
        return marker.next(
            after: blocks.bytes[start + mark.lowerBound..<start + mark.upperBound],
            repeatsNumber: blocks.repeatsNumber(ofItem: item.block))
    }

    /// Puts a new item in place of the selection, and the numbers below it follow, as one step.
    private mutating func insertItem(_ string: String, line: Int, renumbers: Bool) {
        var range = place.selection ?? place.caret..<place.caret
        let rest = field.text.lines[range.upperBound.line].text.bytes(
            from: range.upperBound.offset)
        let blanks = rest.prefix { $0 == " " }.count
        let last = range.upperBound
        // Of what was selected as many items may go.
        let gone = last.line - range.lowerBound.line
        range = range.lowerBound..<Position(line: last.line, offset: last.offset + blanks)
        let form = lineForm(at: range.lowerBound.line)
        var starts = session.readingStarts
        let end = edit { field in
            var end = field.text.replace(range, with: string, form: form)
            if renumbers {
                let rest = field.text.lines[end.line].text.utf8.count - end.offset
                field.text.renumberItems(from: line, &starts, closing: gone)
                end.offset = max(field.text.lines[end.line].text.utf8.count - rest, 0)
            }
            return end
        }
        if let end { land(at: end) }
    }

    /// Enter in an item or a quote without words: it ends, and a blank line parts it from what is
    /// typed next, which would be read as its last paragraph; an item of a nested list becomes the
    /// next one of the list around it.
    private mutating func endContainer(_ context: LineContext, _ blocks: FieldBlocks) {
        guard let last = context.containers.last(where: { $0.mark != nil }), let mark = last.mark
        else { return endLine() }
        let line = place.caret.line
        let length = field.text.lines[line].text.utf8.count
        let outer = context.containers.prefix { $0.block != last.block }.last { $0.kind == .item }
        var start = mark.lowerBound
        var text = ""
        if last.kind == .item, let outer, let marker = blocks.marker(ofItem: outer.block) {
            let first = blocks.tree.blocks[outer.block]
            start = blocks.column(ofItem: outer.block)
            text = marker.next(
                after: blocks.bytes[first.range.lowerBound..<first.content.lowerBound],
                repeatsNumber: blocks.repeatsNumber(ofItem: outer.block))
        }
        let form = lineForm(at: line)
        let isEnd = text.isEmpty
        let held = context.containers.prefix { $0.block != last.block }.count
        let opening = context.continuation(around: last)
        // Where a blank line goes, the signs of the quotes around it stay.
        let sign = opening.withoutBlanksAtEnd
        if isEnd, blocks.isHeld(line - 1, in: held), field.text.lines[line].text.hasPrefix(opening)
        {
            start = sign.utf8.count
            text = "\n" + opening
        }
        let isAbove = isEnd && blocks.isHeld(line + 1, in: held)
        let from = Position(line: line, offset: min(start, length))
        let range = from..<Position(line: line, offset: length)
        let renumbers = outer.map { !blocks.repeatsNumber(ofItem: $0.block) } ?? false
        var starts = session.readingStarts
        let end = edit { field in
            if isEnd {
                field.text.closeNumbers(behind: last.block, blocks)
            } else {
                field.text.countFromOne(below: last.block, blocks)
            }
            let end = field.text.replace(range, with: text, form: form)
            if renumbers, !isEnd { field.text.renumberItems(from: line, &starts, closing: 0) }
            if isAbove { field.text.replace(end..<end, with: "\n" + sign, form: form) }
            return end
        }
        guard let end else { return }
        land(at: field.text.clamped(Position(line: isEnd ? end.line : line, offset: .max)))
    }
}

extension FieldBlocks {
    /// Whether blank lines stand between an item and the next one, or above the item if it is the
    /// last.
    func isParted(_ item: Int) -> Bool {
        let (items, place) = siblings(ofItem: item)
        let upper = min(place, items.count - 2)
        guard upper >= 0 else { return false }
        let lower = tree.blocks[items[upper + 1]].range.lowerBound
        return lastLine(ofItem: items[upper]) + 1 < line(at: lower)
    }

    /// Whether a line with words is in more quotes and items than `count`.
    fileprivate func isHeld(_ line: Int, in count: Int) -> Bool {
        guard contains(line) else { return false }
        let words = self.line(line).drop { $0.isBlank || $0 == 0x3E }
        guard !words.isEmpty else { return false }
        return LineContext(self, line: line).containers.count > count
    }

    func lastLine(ofItem item: Int) -> Int {
        let range = tree.blocks[item].range
        return line(at: max(range.upperBound - 1, range.lowerBound))
    }
}
