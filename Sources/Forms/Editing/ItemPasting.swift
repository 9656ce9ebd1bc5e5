import Markdown
import Proposals
import Prose

/// Items and phases that are cut, copied and pasted whole.
extension Form {
    /// The item or the phase at hand, as it is put in the clipboard.
    var itemHere: CopiedPart {
        if let phase {
            let slots = Array(content.slots[phase])
            let texts = slots.map(\.field.text.string).filter { !$0.isEmpty }
            return CopiedPart(text: texts.joined(separator: "\n"), phases: slots)
        }
        let items = Array(field.text.lines[field.text.item(at: place.caret.line)])
        let texts = items.map { $0.lead + $0.text }
        return CopiedPart(text: texts.joined(separator: "\n"), items: items)
    }

    /// What a part of the field at hand is in the clipboard: of a list, the further lines keep their
    /// markers and their depth, and so does the first where its item is taken from the start, but
    /// where commands have keys of their own, which take items whole as lines.
    func clipboard(of range: Range<Position>) -> CopiedPart {
        let text = field.text
        guard field.kind == .list, range.lowerBound.line < range.upperBound.line else {
            return CopiedPart(text: text.string(in: range))
        }
        var lines = Array(text.lines[range.lowerBound.line...range.upperBound.line])
        lines[lines.count - 1].text = lines[lines.count - 1].text.bytes(0..<range.upperBound.offset)
        let isWhole = range.lowerBound.offset == 0 && lines[0].isItem && !standsOnCharacters
        lines[0].text = lines[0].text.bytes(from: range.lowerBound.offset)
        let part = lines
        // Behind the last line end nothing is taken, not even a marker.
        let endsLine = range.upperBound.offset == 0
        if endsLine { lines.removeLast() }
        let written = lines.enumerated().map { index, line in
            (index == 0 && !isWhole ? "" : line.lead) + line.text
        }
        return CopiedPart(
            text: written.joined(separator: "\n") + (endsLine && !isWhole ? "\n" : ""),
            items: isWhole ? lines : [], part: isWhole ? [] : part)
    }

    /// Pastes what was cut or copied here: an item into a list and a phase among phases as they
    /// were, anything else as text.
    mutating func pasteOwn() {
        let clipboard = session.clipboard
        if putBackCutPart() { return }
        switch field.kind {
        case .list where !clipboard.items.isEmpty && place.selection == nil:
            pasteItems(clipboard.items, behind: isBehindItem)
        case .list where !clipboard.part.isEmpty && !isAtEmptyItem: pastePart(clipboard.part)
        case .list where !clipboard.phases.isEmpty:
            pasteItems(
                clipboard.phases.asItems.pastedItems(lineEnd: proposal.lineEnding),
                behind: place.caret.offset > 0)
        case .list where !clipboard.text.contains(where: \.isNewline):
            if !pasteBelowList([clipboard.text]) { insert(clipboard.text) }
        case .phaseTitle where !clipboard.phases.isEmpty,
            .phaseText where !clipboard.phases.isEmpty:
            pastePhases(clipboard.phases)
        case .line, .number, .date, .choice, .people, .values, .phaseTitle:
            // The markers of items are no words.
            let items = clipboard.items.map(\.text).joined(separator: "\n")
            paste(clipboard.items.isEmpty ? clipboard.text : items)
        case .list: paste(clipboard.text)
        case .phaseText, .prose: pasteInProse(clipboard.text)
        }
    }

    /// Whole lines that are pasted at the start of a line join the list there.
    private mutating func pasteInProse(_ text: String) {
        let (start, before, isSelected) = (place.caret, fieldText, place.selection != nil)
        paste(text)
        guard !isSelected, start.offset == 0, text.hasSuffix("\n"), fieldText != before else {
            return
        }
        countPasted(from: start.line, count: text.utf8.count { $0 == 0x0A })
    }

    /// Pasted where it was just cut, a part of a text is there again as it was.
    mutating func putBackCutPart() -> Bool {
        guard let cut = session.clipboard.origin, cut.field == place.field,
            cut.caret == place.caret,
            place.selection == nil, cut.after == field.text
        else { return false }
        history.endTyping()
        guard edit({ $0.text = cut.before }) != nil else { return false }
        land(at: cut.end)
        return true
    }

    /// A part of a list that begins or ends inside of an item: its first line goes on at the caret,
    /// and its last one with what stands behind the caret.
    private mutating func pastePart(_ part: [Line]) {
        history.endTyping()
        let range = place.selection ?? place.caret..<place.caret
        let form = lineForm(at: range.lowerBound.line)
        let between = itemTrail(at: range.lowerBound.line)
        let start = range.lowerBound
        let end = editList { text in
            text.replace(range, with: "", form: form)
            let line = text.lines[start.line]
            let shift = line.lead.indentColumns - part[0].lead.indentColumns
            var new = part.map {
                $0.indented(by: shift, trail: $0.trail.isEmpty ? between : $0.trail)
            }
            let last = new.count - 1
            let end = Position(line: start.line + last, offset: new[last].text.utf8.count)
            new[0].lead = line.lead
            new[0].text = line.text.bytes(0..<start.offset) + new[0].text
            new[last].text += line.text.bytes(from: start.offset)
            new[last].trail = line.trail
            text.replaceLines(start.line..<start.line + 1, with: new)
            return end
        }
        if let end { land(at: end) }
    }

    /// Whether the caret stands at the end of its item, with all that is nested in it.
    private var isBehindItem: Bool {
        let text = field.text
        let last = text.item(at: place.caret.line).upperBound - 1
        return place.caret.line == last && place.caret.offset == text.lines[last].text.utf8.count
    }

    /// Pasted lines become items, and what is indented below them what is nested in them.
    mutating func pasteItems(_ lines: [String]) {
        if pasteBelowList(lines) { return }
        let kept = lines.filter { !$0.trimmed.isEmpty }
        let end = place.selection?.upperBound ?? place.caret
        let endsLine =
            lines.count > 1 && lines.last?.trimmed.isEmpty == true
            && end.offset < field.text.lines[end.line].text.utf8.count
        guard kept.count > 1 || endsLine && !kept.isEmpty else {
            // Words between others, blanks and all; a whole line has none at its ends.
            let words = lines.count == 1 ? lines[0] : kept.first?.trimmed ?? ""
            insert(
                isAtEmptyItem
                    ? words.withoutMarker(of: field.text.itemLead(at: place.caret.line)) : words)
            return
        }
        let lineEnd = field.text.lineEnd(at: place.caret.line, inFileOf: proposal.lineEnding)
        let items = lines.pastedItems(lineEnd: lineEnd)
        let line = field.text.lines[place.caret.line]
        let isWhole = place.selection == nil && line.isItem
        if isWhole, place.caret.offset == 0 {
            pasteItems(items, behind: false)
        } else if isWhole, isBehindItem, ItemMarker(kept[0].trimmed) != nil {
            pasteItems(items, behind: true)
        } else {
            // A line end that was pasted ends the line: the rest is an item of its own.
            splice(endsLine ? items + [Line(lead: items[0].lead, text: "", trail: "")] : items)
        }
    }

    /// Puts lines that hold headings or tables below the list at hand as text, in place of an item without
    /// words, or of a list without any.
    ///
    /// - Returns: whether they hold any: those within the words of an item are none.
    private mutating func pasteBelowList(_ lines: [String]) -> Bool {
        let isFresh = isAtEmptyItem
        guard lines.count > 1 || isFresh, lines.holdHeadingOrTable else { return false }
        let last = lines.lastIndex { !$0.trimmed.isEmpty } ?? 0
        let words = lines[...last].drop { $0.trimmed.isEmpty }
        let (slot, line, end) = (place.field.slot, place.caret.line, proposal.lineEnding)
        let isAll = field.text.isEmpty
        let edited: Void? = editContent { content in
            var text = content.slots[slot].field.text
            if isFresh, text.lines.count > 1 {
                let before = text
                text.removeLine(line)
                text.renumber(since: before)
                content.slots[slot].field.text = text
            }
            let isEnded = !(text.lines.last?.trail.isEmpty ?? true)
            let below = Text(
                lines: words.indices.map { number in
                    Line(text: words[number], trail: number < last || isEnded ? end : "")
                })
            if isAll {
                content.slots[slot].field.kind = .prose
                content.slots[slot].field.text = below
                content.slots[slot].field.standIn = nil
            } else {
                let field = Field(.prose, text: below)
                content.slots.insert(
                    Slot(before: isEnded ? end : end + end, field: field), at: slot + 1)
            }
        }
        guard edited != nil else { return true }
        place = Place(FieldPlace(section: section, slot: isAll ? slot : slot + 1))
        land(at: fieldText.end)
        say("Headings and tables are no items: what was pasted stands below the list, as text.")
        return true
    }

    /// Whether what is put in is all that the item at hand has.
    private var isAtEmptyItem: Bool {
        let line = field.text.lines[place.caret.line]
        return line.isItem && line.text.isEmpty
    }

    private mutating func pasteItems(_ items: [Line], behind: Bool) {
        history.endTyping()
        let line = place.caret.line
        let between = itemTrail(at: line)
        let pasted = editList {
            $0.insertItems(items, nextTo: line, behind: behind, between: between)
        }
        if let last = pasted?.last { land(at: field.text.endOfLine(last)) }
    }

    /// In the middle of an item: it ends with the first line, and its rest follows the last.
    private mutating func splice(_ items: [Line]) {
        let range = place.selection ?? place.caret..<place.caret
        let line = range.lowerBound.line
        let form = Line(
            lead: field.text.itemLead(at: line), text: "", trail: itemTrail(at: line))
        let new = items.fitted(under: form.lead, between: form.trail)
        let end = editList { text in
            let words = new.map(\.text).joined(separator: "\n")
            let end = text.replace(range, with: words, form: form)
            for (index, item) in new.enumerated() {
                var placed = text.lines[line + index]
                if index > 0 { placed.lead = item.lead }
                if index + 1 < new.count { placed.trail = item.trail }
                text.replaceLines(line + index..<line + index + 1, with: [placed])
            }
            return end
        }
        if let end { land(at: end) }
    }

    /// Items as they were, or lines as items, next to the item at hand.
    mutating func pasteAsItems(_ part: CopiedPart, behind: Bool) {
        let lineEnd = field.text.lineEnd(at: place.caret.line, inFileOf: proposal.lineEnding)
        let lines =
            part.phases.isEmpty ? part.text.normalizedLines : part.phases.asItems
        if part.items.isEmpty, part.phases.isEmpty, pasteBelowList(lines) { return }
        let items = part.items.isEmpty ? lines.pastedItems(lineEnd: lineEnd) : part.items
        guard !items.isEmpty else { return }
        history.endTyping()
        let line = place.caret.line
        let between = itemTrail(at: line)
        let pasted = editList {
            $0.insertItems(items, nextTo: line, behind: behind, between: between)
        }
        if let first = pasted?.first { land(at: Position(line: first, offset: 0)) }
    }

    /// An empty item above the item at hand, with the caret in it.
    mutating func openItem() {
        let line = place.caret.line
        let item = Line(lead: field.text.itemLead(at: line), text: "", trail: "")
        let between = itemTrail(at: line)
        let pasted = editList {
            $0.insertItems([item], nextTo: line, behind: false, between: between)
        }
        if let first = pasted?.first { land(at: Position(line: first, offset: 0)) }
    }
}

extension [Slot] {
    /// Phases as lines of a list: the title of each an item, its text below it.
    fileprivate var asItems: [String] {
        flatMap { slot in
            slot.field.text.lines.lazy.map(\.text).filter { !$0.isEmpty }.map {
                if case .phaseTitle = slot.field.kind { "- " + $0 } else { "  " + $0 }
            }
        }
    }
}

extension [String] {
    /// Whether there is a heading or a table, outside of other blocks.
    fileprivate var holdHeadingOrTable: Bool {
        let tree = FieldBlocks(Text(joined(separator: "\n"))).tree
        return tree.children(of: 0).contains { index in
            switch tree.blocks[index].kind {
            case .heading, .table: true
            default: false
            }
        }
    }

    /// Lines as items: those further to the right keep their markers, or go on with the item above
    /// where they have none. Blank lines stay where no item follows, and the lines of a fenced block
    /// as they are.
    fileprivate func pastedItems(lineEnd: String) -> [Line] {
        var source = Array(drop { $0.trimmed.isEmpty })
        // The blank in front of words that were cut off in the middle of an item.
        if let first = source.first, first.indentColumns == 1, ItemMarker(first) == nil {
            source[0].removeFirst()
        }
        let base = source.filter { !$0.trimmed.isEmpty }.map(\.indentColumns).min() ?? 0
        source = source.map { line in
            String(line.dropFirst(Swift.min(base, line.prefix { $0 == " " }.count)))
        }
        let blocks = FieldBlocks(Text(source.joined(separator: "\n")))
        var lines: [Line] = []
        var blanks = 0
        for (index, text) in source.enumerated() {
            if text.trimmed.isEmpty {
                blanks += 1
                continue
            }
            let fence = blocks.fence(aboveLine: index)
            let line = fence.map { blocks.verbatim(text, in: $0) } ?? text.pastedItem
            if !line.isItem, !lines.isEmpty {
                lines[lines.count - 1].trail = String(repeating: lineEnd, count: blanks + 1)
            }
            lines.append(line)
            blanks = 0
        }
        return lines
    }
}

extension String {
    fileprivate var pastedItem: Line {
        let depth = indentColumns
        let words = String(drop { $0 == " " || $0 == "\t" })
        let indent = String(repeating: " ", count: depth)
        guard let marker = ItemMarker(words), marker.mayBegin(pasted: words) else {
            return Line(lead: depth > 1 ? indent : indent + "- ", text: words, trail: "")
        }
        return Line(
            lead: indent + words.bytes(marker.text),
            text: words.bytes(from: marker.text.upperBound), trail: "")
    }
}

extension FieldBlocks {
    /// The fenced block that was opened above a line and holds it.
    fileprivate func fence(aboveLine line: Int) -> Int? {
        blocks(ofLine: line).last {
            isFenced($0) && self.line(at: tree.blocks[$0].range.lowerBound) < line
        }
    }

    /// A line of a fenced block in an item; what opens a block that is in none begins one.
    fileprivate func verbatim(_ text: String, in fence: Int) -> Line {
        let isInItem = tree.blocks[fence].parent > 0
        let column = isInItem ? column(ofItem: fence) : 0
        let blanks = text.prefix(column).prefix { $0 == " " }.count
        return Line(
            lead: String(repeating: " ", count: isInItem ? blanks : 2),
            text: String(text.dropFirst(blanks)), trail: "")
    }
}
