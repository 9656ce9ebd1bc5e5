import Markdown
import Proposals
import Prose

/// Tab and indentation in prose: of items and of the lines of code, as the parser reads them.
extension Form {
    // MARK: Tab

    /// Tab in a table goes to the next cell; in code and on an item it indents, and what is selected
    /// there; elsewhere, at the start of a field, and right behind a key that moved an item, it goes on.
    /// Returns whether it did something here.
    mutating func indentByTab() -> Bool {
        guard !proposal.isReadOnly, !session.isBehindMove else { return false }
        switch field.kind {
        case .prose, .phaseText:
            if goToCell(by: 1) { return true }
            return place.selection == nil ? indentLineByTab() : indentSelectionByTab()
        case .list: return indentItemByTab()
        case .phaseTitle, .line, .number, .date, .people, .values, .choice: return false
        }
    }

    private mutating func indentSelectionByTab() -> Bool {
        let line = place.selection?.lowerBound.line ?? place.caret.line
        let context = LineContext(blocks(around: line...line), line: line)
        guard context.words == .code || context.words == .prose && context.item != nil else {
            return false
        }
        indent(by: 1)
        sayHowToLeave()
        return true
    }

    private mutating func indentLineByTab() -> Bool {
        switch indentationByTab() {
        case .blanks(let blanks): insert(blanks)
        case .item: indentLines(by: 1)
        case nil: return false
        }
        sayHowToLeave()
        return true
    }

    /// Whether Tab indents the line of prose at hand, and does not go on.
    mutating func indentsLineByTab() -> Bool {
        !proposal.isReadOnly && !session.isBehindMove && place.selection == nil
            && indentationByTab() != nil
    }

    /// What Tab does to the line at hand: blanks of the code come in, or the item goes one step deeper; nil
    /// where it goes on.
    private mutating func indentationByTab() -> IndentationByTab? {
        // Whoever goes from field to field changes nothing on the way.
        guard !isAtStart else { return nil }
        let line = place.caret.line
        let blocks = blocks(around: line...line)
        let context = LineContext(blocks, line: line)
        if context.words == .code, let code = context.code {
            guard blocks.isInside(code, line: line) else { return nil }
            let unit = blocks.indentation(ofCode: code, but: line)
            let column = max(place.caret.offset - context.markEnd, 0)
            let width = unit.utf8.count - column % unit.utf8.count
            return .blanks(unit == "\t" ? unit : String(repeating: " ", count: width))
        }
        guard context.words == .prose, let item = context.item,
            blocks.siblings(ofItem: item.block).place > 0
        else { return nil }
        return .item
    }

    private enum IndentationByTab: Equatable {
        case blanks(String)
        case item
    }

    /// Shift-Tab on an item below another takes it one step out, and code to the left, as Tab took it
    /// in; elsewhere it goes back. Returns whether it did something here.
    mutating func outdentByTab() -> Bool {
        if goToCell(by: -1) { return true }
        guard !proposal.isReadOnly else { return false }
        if outdentCodeByTab() { return true }
        guard isOnNestedItem() else { return false }
        indent(by: -1)
        guard session.message == nil else { return true }
        let key = key(for: .previousSection, in: keyContext)
        say("One step out." + (key.map { " \($0) goes to the previous section." } ?? ""))
        return true
    }

    private mutating func isOnNestedItem() -> Bool {
        let line = place.selection?.lowerBound.line ?? place.caret.line
        switch field.kind {
        case .list: return field.text.parent(of: field.text.item(at: line).lowerBound) != nil
        case .prose, .phaseText:
            let context = LineContext(blocks(around: line...line), line: line)
            return context.words == .prose && context.item != nil
                && context.containers.count { $0.kind == .item } > 1
        case .phaseTitle, .line, .number, .date, .people, .values, .choice: return false
        }
    }

    /// Goes on from where Tab does not indent; from an item it says so, for the caret is elsewhere.
    mutating func goOnByTab() {
        let from = place.field
        let reason = reasonToGoOn()
        focusField(by: 1, atEnd: false)
        guard let reason, place.field != from, session.message == nil else { return }
        let isSame = place.field.section == from.section
        let target = isSame ? "the next field" : "“\(proposal.sections[section].outlineTitle)”"
        say("On to \(target): \(reason).")
    }

    /// Why Tab does not indent the item at hand; nil outside of items and at the start of a field.
    private mutating func reasonToGoOn() -> String? {
        guard !isAtStart, place.selection == nil, !proposal.isReadOnly,
            !session.isBehindMove
        else { return nil }
        let deepest = "the item goes no deeper"
        let further = key(for: .indent, in: keyContext).map { "\($0) indents an item" } ?? deepest
        switch field.kind {
        case .list: return canIndentItem ? further : deepest
        case .prose, .phaseText:
            let line = place.caret.line
            let blocks = blocks(around: line...line)
            let context = LineContext(blocks, line: line)
            let isInItem = context.containers.last?.kind == .item
            guard context.words == .prose, isInItem else { return nil }
            return context.item == nil ? further : deepest
        case .phaseTitle, .line, .number, .date, .people, .values, .choice: return nil
        }
    }

    mutating func sayHowToLeave() {
        guard session.message == nil else { return }
        let key = key(for: .nextSection, in: keyContext)
        say("Indented." + (key.map { " \($0) goes to the next section." } ?? ""))
    }

    // MARK: Indenting lines

    /// Indents lines: an item goes below the item above it, with all that it holds, by the width of
    /// the upper marker; other lines are moved by two columns, and code by the indentation of its
    /// lines.
    mutating func indentLines(by step: Int) {
        if step > 0, nestBegunItem() { return }
        let range = place.selection ?? place.caret..<place.caret
        let blocks = blocks(around: range.lowerBound.line...range.upperBound.line)
        let context = LineContext(blocks, line: range.lowerBound.line)
        var last = range.upperBound.line
        // A selection that ends before the first character of a line does not touch it.
        if last > range.lowerBound.line, range.upperBound.offset == 0 { last -= 1 }
        if context.words == .prose,
            let item = context.item ?? blocks.wrappedItem(context, line: range.lowerBound.line)
        {
            indentItem(item.block, blocks, through: last, by: step)
            return
        }
        let fence = context.code.flatMap { blocks.isFenced($0) ? $0 : nil }
        let lines = range.lowerBound.line..<last + 1
        let isCode = context.words == .code
        let column = isCode ? context.markEnd : 0
        let hasTab = field.text.lines[lines.lowerBound].text.utf8.dropFirst(column).first == 0x09
        let unit =
            fence.map {
                hasTab ? "\t" : blocks.indentation(ofCode: $0, but: range.lowerBound.line)
            } ?? "  "
        if isCode, let fence, step < 0 {
            outdentCode(
                lines, at: column, by: unit == "\t" ? 4 : unit.utf8.count,
                keeping: blocks.blanksKept(ofCode: fence, in: context) ?? 0)
        } else {
            shift(
                lines, at: column, by: step * (unit == "\t" ? 4 : unit.utf8.count),
                tab: unit == "\t")
        }
    }

    /// Takes a tab, or so many blanks, out of each line of code.
    ///
    /// - Parameter kept: blanks behind the column that stay, without which a line would be no code.
    mutating func outdentCode(
        _ lines: Range<Int>, at column: Int, by columns: Int, keeping kept: Int = 0
    ) {
        let before = field.text
        let start = column + kept
        let counts = lines.map { line -> Int in
            let text = before.lines[line].text
            // Among others a blank line stays as it is, as it does when these go to the right.
            if lines.count > 1, text.trimmed.isEmpty { return 0 }
            return text.blanks(from: column, keeping: kept, upTo: columns)
        }
        guard counts.contains(where: { $0 > 0 }) else {
            if session.mode != nil { say("It is at the left already.") }
            return
        }
        edit { field in
            for (index, count) in zip(lines, counts) where count > 0 {
                var line = field.text.lines[index]
                line.text.replaceBytes(start..<start + count, with: "")
                field.text.replaceLines(index..<index + 1, with: [line])
            }
        }
        keepPlace(since: before)
    }

    private mutating func indentItem(
        _ item: Int, _ blocks: FieldBlocks, through last: Int, by step: Int
    ) {
        let block = blocks.tree.blocks[item]
        let (items, index) = blocks.siblings(ofItem: item)
        let column = blocks.column(ofItem: item)
        let first = blocks.line(at: block.range.lowerBound)
        let above: Int
        let columns: Int
        if step > 0 {
            guard index > 0 else {
                say("An item goes at most one step deeper than the one above it.")
                return
            }
            above = items[index - 1]
            columns = blocks.column(ofItem: above) + blocks.markerWidth(ofItem: above) - column
        } else {
            let outer = blocks.tree.blocks[block.parent].parent
            guard blocks.marker(ofItem: outer) != nil else {
                say("This item is at the left already.")
                return
            }
            above = outer
            columns = blocks.column(ofItem: outer) - column
            guard columns < 0 else {
                say("It stays: tabs and blanks stand before it and the item around it.")
                return
            }
        }
        // With all that the last item that is selected holds.
        var end = blocks.lastLine(ofItem: item)
        if last > end {
            let deepest = LineContext(blocks, line: last).containers.last { $0.kind == .item }
            let held = deepest.map { blocks.tree.blocks[$0.block].range.upperBound - 1 }
            end = max(held.map(blocks.line(at:)) ?? last, last)
        }
        let number = step > 0 ? blocks.number(ofItem: item, movedBelow: above) : nil
        let aboveRepeats = blocks.repeatsNumber(ofItem: above)
        let aboveLine = blocks.line(at: blocks.tree.blocks[above].range.lowerBound)
        let moved = items[index...].filter {
            blocks.line(at: blocks.tree.blocks[$0].range.lowerBound) <= end
        }
        let left = items[(index + moved.count)...].first
        var starts = session.readingStarts
        // In a quote the blanks stand behind its signs.
        shift(
            first..<end + 1, at: step > 0 ? column : column + columns, by: columns,
            countsTabs: step < 0
        ) { text in
            if step < 0 {
                // Only an item with the number 1 can follow a paragraph: what is left of the list too.
                text.countFromOne(below: moved.last ?? item, blocks)
                text.setMarkers(ofItems: moved, asBehind: above, blocks, shiftedBy: columns)
            }
            if let number {
                text.setNumber(number, ofItem: item, blocks, shiftedBy: columns)
                text.renumberItems(from: first, &starts)
            }
            if !aboveRepeats {
                text.renumberItems(from: aboveLine, &starts, closing: moved.count)
            }
            if step < 0, let left {
                text.countOn(
                    at: blocks.line(at: blocks.tree.blocks[left].range.lowerBound), &starts)
            }
        }
    }

    /// Moves lines, the caret and the selection with them.
    ///
    /// - Parameters:
    ///   - tab: whether a tab comes in, to the right.
    ///   - countsTabs: whether a tab counts as a blank does, to the left.
    private mutating func shift(
        _ lines: Range<Int>, at column: Int, by columns: Int, tab: Bool = false,
        countsTabs: Bool = false, then change: (inout Text) -> Void = { _ in }
    ) {
        let before = field.text
        guard !before.isEmpty else { return }
        edit { field in
            if tab, columns > 0 {
                for index in lines where !field.text.lines[index].text.isEmpty {
                    var line = field.text.lines[index]
                    line.text.replaceBytes(column..<column, with: "\t")
                    field.text.replaceLines(index..<index + 1, with: [line])
                }
            } else {
                field.text.shiftLines(lines, at: column, by: columns, tabs: countsTabs)
            }
            change(&field.text)
        }
        keepPlace(since: before)
    }

    /// Moves the caret and the selection with the words that they stand at.
    private mutating func keepPlace(since before: Text) {
        place.caret = moved(place.caret, from: before)
        place.anchor = place.anchor.map { moved($0, from: before) }
        place.column = nil
    }

    /// A position keeps its distance to the end of its line.
    private func moved(_ position: Position, from before: Text) -> Position {
        let lines = field.text.lines
        guard lines.indices.contains(position.line) else { return field.text.clamped(position) }
        let old = before.lines[position.line].text.utf8.count
        let offset = lines[position.line].text.utf8.count - (old - position.offset)
        return field.text.clamped(Position(line: position.line, offset: max(offset, 0)))
    }
}

extension FieldBlocks {
    /// The item whose first paragraph goes on with a line.
    fileprivate func wrappedItem(
        _ context: LineContext, line number: Int
    ) -> LineContext.Container? {
        guard let item = context.containers.last, item.kind == .item,
            let words = tree.children(of: item.block).first(where: { _ in true }),
            tree.blocks[words].kind == .paragraph, blocks(ofLine: number).last == words
        else { return nil }
        return item
    }

    /// The number of an ordered item once it stands below another; nil for a bullet.
    fileprivate func number(ofItem item: Int, movedBelow above: Int) -> Int? {
        guard let own = marker(ofItem: item), own.ordered else { return nil }
        let lists = tree.children(of: above).filter {
            if case .list = tree.blocks[$0].kind { true } else { false }
        }
        let last = lists.last.flatMap { Array(tree.children(of: $0)).last }
        guard let last, let other = marker(ofItem: last), other.ordered,
            other.character == own.character
        else { return 1 }
        return repeatsNumber(ofItem: last) ? other.number : other.number + 1
    }

    func isFenced(_ code: Int) -> Bool {
        if case .code(fence: .some) = tree.blocks[code].kind { true } else { false }
    }

    /// Whether a line is one of the code itself, not of the fences around it.
    func isInside(_ code: Int, line: Int) -> Bool {
        let block = tree.blocks[code]
        guard isFenced(code) else { return true }
        let first = self.line(at: block.range.lowerBound)
        guard block.isClosed else { return line > first }
        return line > first && line < self.line(at: max(block.range.upperBound - 1, 0))
    }

    /// The indentation of the lines of code: a tab, or the fewest blanks that a line begins with; where
    /// none begins with any, that of its language.
    func indentation(ofCode code: Int, but caretLine: Int) -> String {
        let block = tree.blocks[code]
        let isFenced = isFenced(code)
        let last = line(at: max(block.range.upperBound - 1, block.range.lowerBound))
        var least = 0
        for line in line(at: block.range.lowerBound)...last where line != caretLine {
            let text = Array(bytes[range(ofLine: line)])
            if text.first == 0x09 { return "\t" }
            let blanks = text.firstWord(from: 0) - (isFenced ? column(ofItem: code) : 4)
            if blanks > 0, least == 0 || blanks < least { least = blanks }
        }
        return least == 0
            ? usualIndentation(ofCode: code) : String(repeating: " ", count: least)
    }
}

extension String {
    /// How many blanks, or a tab alone, a line of code begins with behind those that stay.
    fileprivate func blanks(from column: Int, keeping kept: Int, upTo columns: Int) -> Int {
        let own = utf8.dropFirst(column)
        guard own.prefix(kept).count(where: { $0 == 0x20 }) == kept else { return 0 }
        let indent = own.dropFirst(kept)
        return indent.first == 0x09 ? 1 : indent.prefix(columns).prefix { $0 == 0x20 }.count
    }
}
