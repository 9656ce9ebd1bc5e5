import Markdown
import Proposals
import Prose

/// Items of a list: new, delete, move, indent; the same keys work on phases.
extension Form {
    /// Whether the caret is in something made of items.
    var isInItems: Bool {
        switch field.kind {
        case .list, .phaseTitle, .phaseText: true
        case .prose, .line, .number, .date, .people, .values, .choice: false
        }
    }

    // MARK: Enter

    mutating func newline() {
        session.message = nil
        session.isBehindAnswer = keepDefaultAnswer()
        if session.isBehindAnswer {
            session.isBehindAnswer = field.kind == .prose && !field.text.isEmpty
            return
        }
        switch field.kind {
        case .line, .number, .date, .choice, .phaseTitle: focusField(by: 1, atEnd: false)
        case .people, .values: newlineInPeople()
        case .list: newlineInList()
        case .prose, .phaseText: newlineInProse()
        }
    }

    private mutating func newlineInList() {
        let line = field.text.lines[place.caret.line]
        if line.isItem, line.text.isEmpty || line.text.isTaskBox, place.selection == nil {
            if outdentedItem() { return }
            endList()
            return
        }
        history.endTyping()
        if goOnInCode() { return }
        splitItem()
    }

    /// In code in an item the next line is one of the code. Returns whether the caret is in any.
    private mutating func goOnInCode() -> Bool {
        let line = place.caret.line
        // From the outermost item on: a nested one alone may look like indented code.
        let start = field.text.outermostItem(at: line)
        var above = field.text.lines[start...line].map {
            Line(text: $0.lead + $0.text, trail: "\n")
        }
        above[above.count - 1].text = above[above.count - 1].text.bytes(
            0..<field.text.lines[line].lead.utf8.count + place.caret.offset)
        // A line below the caret, as it would be read.
        let blanks = String(repeating: " ", count: field.text.itemLead(at: line).columns)
        above.append(Line(text: blanks + "x", trail: ""))
        let context = LineContext(FieldBlocks(Text(lines: above)), line: above.count - 1)
        guard context.words != .prose else { return false }
        let trail = field.text.lineEnd(at: line, inFileOf: proposal.lineEnding)
        let range = place.selection ?? place.caret..<place.caret
        let form = Line(lead: blanks, text: "", trail: trail)
        if let end = edit({ $0.text.replace(range, with: "\n", form: form) }) { land(at: end) }
        return true
    }

    /// Cuts the item in two at the caret; the new item copies the form of the item at hand.
    private mutating func splitItem() {
        let range = place.selection ?? place.caret..<place.caret
        let lead = field.text.itemLead(at: range.lowerBound.line)
        let form = Line(
            lead: lead, text: "", trail: itemTrail(at: range.lowerBound.line))
        // A task goes on as one that is not done.
        let isTask = field.text.lines[range.lowerBound.line].text.taskBox != nil
        let new = isTask && range.lowerBound.offset >= 4 ? "\n[ ] " : "\n"
        if let end = editList({ $0.replace(range, with: new, form: form) }) { land(at: end) }
    }

    /// The line ends between two items of the list at hand.
    func itemTrail(at line: Int) -> String {
        field.text.itemTrail(at: line, inFileOf: proposal.lineEnding)
    }

    /// Enter in an empty item: it goes, and the caret stands below the list.
    private mutating func endList() {
        let line = place.caret.line
        let lines = field.text.lines
        guard lines.count > 1 else {
            focusField(by: 1, atEnd: false)
            return
        }
        let slot = place.field.slot
        let isLast = slot == content.slots.count - 1
        let end = proposal.lineEnding
        editContent { content in
            var text = content.slots[slot].field.text
            let before = text
            text.removeLine(line)
            text.renumber(since: before)
            content.slots[slot].field.text = text
            guard isLast else { return }
            // The blank line that parts a paragraph from a list.
            let hasEnd = !(text.lines.last?.trail.isEmpty ?? true)
            let below = Line(text: "", trail: hasEnd ? end : "")
            content.slots.append(
                Slot(
                    before: hasEnd ? end : end + end,
                    field: Field(.prose, text: Text(lines: [below]))))
        }
        place = Place(FieldPlace(section: section, slot: slot + 1))
        clampPlace()
    }

    // MARK: Items

    mutating func newItem() {
        session.isBehindAnswer = false
        guard !isInItems || mayBeginItem() else { return }
        switch field.kind {
        case .list:
            let last = field.text.item(at: place.caret.line).upperBound - 1
            history.endTyping()
            land(at: Position(line: last, offset: field.text.lines[last].text.utf8.count))
            let lead = field.text.itemLead(at: field.text.item(at: place.caret.line).lowerBound)
            let form = Line(lead: lead, text: "", trail: itemTrail(at: last))
            let caret = place.caret
            if let end = editList({ $0.replace(caret..<caret, with: "\n", form: form) }) {
                land(at: end)
            }
        case .phaseText: if !addTableRow() { newPhase() }
        case .phaseTitle: newPhase()
        case .people, .values:
            land(at: Position(line: place.caret.line, offset: 0))
            move(.lineEnd, extending: false)
            newlineInPeople()
        case .prose:
            if !addTableRow(), !addSection() { addItemInProse() }
        case .line, .number, .date, .choice:
            if !goOnBelowValue() { say("There are no items in this field.") }
        }
    }

    mutating func cutItem() -> [Effect] {
        guard mayWrite() else { return [] }
        history.endTyping()
        var taken = itemHere
        var isLast = false
        switch field.kind {
        case .list:
            let before = field.text
            let item = before.item(at: place.caret.line)
            isLast = item.upperBound == before.lines.count
            editList { $0.removeItem(item) }
            // Behind the new last item, where a paste brings this one back.
            let start = Position(line: item.lowerBound, offset: 0)
            land(at: isLast ? field.text.end : field.text.clamped(start))
            taken.origin = CutPart(
                field: place.field, before: before, end: before.endOfLine(item.upperBound - 1),
                after: field.text, caret: place.caret)
        case .prose, .phaseTitle, .phaseText, .line, .number, .date, .people, .values, .choice:
            isLast = cutPhase()
        }
        // The next one stands above the last item, and below any other.
        take(taken, joining: isLast ? .before : .behind)
        return [.copy(session.clipboard.text)]
    }

    mutating func moveItem(by step: Int) {
        history.endTyping()
        switch field.kind {
        case .list:
            let text = field.text
            let item = text.item(at: place.caret.line)
            guard let other = text.sibling(of: item, by: step) else {
                say(step < 0 ? "This is the first item." : "This is the last item.")
                return
            }
            let (upper, lower) = step < 0 ? (other, item) : (item, other)
            editList { text in
                text.swapItems(upper, lower)
                // The numbers stay where they are.
                text.swapNumbers(upper.lowerBound, upper.lowerBound + lower.count)
            }
            place.caret.line += step < 0 ? -other.count : other.count
            place.anchor = nil
        case .phaseTitle, .phaseText: movePhase(by: step)
        case .prose: moveInProse(by: step)
        case .line, .number, .date, .people, .values, .choice:
            say("There is nothing to move in this field.")
        }
    }

    mutating func indent(by step: Int) {
        history.endTyping()
        switch field.kind {
        case .list: indentItems(by: step)
        case .prose, .phaseText: indentLines(by: step)
        case .phaseTitle, .line, .number, .date, .people, .values, .choice:
            say("There is nothing to indent in this field.")
        }
    }

    /// Whether the item at hand is not yet deeper than the item above it.
    var canIndentItem: Bool {
        field.text.depthBelowSibling(of: field.text.item(at: place.caret.line).lowerBound) != nil
    }

    /// Tab on an item below another indents it, but behind words that were just typed at the end of
    /// the list it goes on: so lists are filled in one after the other. With a selection it never
    /// goes on. Returns whether it stays.
    mutating func indentItemByTab() -> Bool {
        if place.selection == nil {
            let isDone = session.isBehindTyping && place.caret == field.text.end
            guard canIndentItem, !isDone else { return false }
        }
        history.endTyping()
        indentItems(by: 1)
        sayHowToLeave()
        return true
    }

    /// Indents the item at hand, or those that are selected, as one step of undo.
    private mutating func indentItems(by step: Int) {
        guard let selection = place.selection else { return indentItem(by: step) }
        let (here, steps) = (place, history.count)
        var last = selection.upperBound.line
        if last > selection.lowerBound.line, selection.upperBound.offset == 0 { last -= 1 }
        var line = selection.lowerBound.line
        while line <= last {
            place.caret = Position(line: line, offset: 0)
            // What is nested goes along.
            line = max(fieldText.item(at: line).upperBound, line + 1)
            indentItem(by: step)
        }
        (place.caret, place.anchor) = (here.caret, here.anchor)
        history.begin(at: here, since: steps)
        history.join(since: steps)
        clampPlace()
    }

    /// - Parameter isAlone: whether the items below an empty one keep their places.
    private mutating func indentItem(by step: Int, isAlone: Bool = false) {
        if step > 0, nestBegunItem() { return }
        let text = field.text
        let item = text.item(at: place.caret.line)
        let line = text.lines[item.lowerBound]
        let depth = line.lead.indentColumns
        let target: Int
        var parent: Line?
        if step > 0 {
            guard let below = text.depthBelowSibling(of: item.lowerBound) else {
                say("An item goes at most one step deeper than the one above it.")
                return
            }
            target = below
        } else {
            parent = text.parent(of: item.lowerBound)
            guard let parent else {
                say("This item is at the left already.")
                return
            }
            target = parent.lead.indentColumns
        }
        edit { field in
            field.text.shift(isAlone ? item.prefix(1) : item, by: target - depth)
            if isAlone { field.text.pullIn(item.dropFirst(), under: item.lowerBound) }
            if let parent { field.text.setMarker(of: item, asIn: parent.lead) }
            field.text.renumber(since: text)
            // A list that begins below a paragraph counts from 1, or it would be text.
            field.text.countFromOne(at: item.lowerBound)
            if step < 0 { field.text.countFromOne(at: item.upperBound) }
        }
    }

    /// An item that is nested goes one step out; what stands below an empty one, which may go
    /// altogether, does not follow it.
    private mutating func outdentedItem() -> Bool {
        guard field.text.parent(of: place.caret.line) != nil else { return false }
        indentItem(by: -1, isAlone: field.text.lines[place.caret.line].text.isEmpty)
        return true
    }

    /// Backspace at the start of a nested item goes one step out, and that of the only one takes its
    /// marker away.
    mutating func outdentAtStart() -> Bool {
        guard field.kind == .list, field.text.lines[place.caret.line].isItem else { return false }
        return outdentedItem() || makeParagraph()
    }

    /// Takes an item out that is the box of a task and nothing else, as an item without words. Returns
    /// whether there is one behind which the caret stands.
    mutating func takeOutEmptyBox() -> Bool {
        guard field.kind == .list, place.selection == nil else { return false }
        let line = fieldText.lines[place.caret.line]
        guard line.isItem, line.text.isTaskBox, line.text.last == " ",
            place.caret.offset == line.text.utf8.count
        else { return false }
        if outdentedItem() { return true }
        let steps = history.count
        history.endTyping()
        remove(Position(line: place.caret.line, offset: 0)..<place.caret)
        // Where nothing can be written, the box stays.
        if history.count > steps, place.caret.offset == 0 { delete(.motion(.left)) }
        history.join(since: steps)
        history.endTyping()
        return true
    }

    /// Makes a paragraph of a list that is one item, of words or empty: the answer may be why there is
    /// nothing to list. Returns whether it did.
    private mutating func makeParagraph() -> Bool {
        let lines = Array(fieldText.lines)
        let areLines = lines.dropLast().allSatisfy { $0.trail.count(where: \.isNewline) == 1 }
        guard place.caret == .start, areLines, !lines.dropFirst().contains(where: \.isItem) else {
            return false
        }
        history.endTyping()
        if fieldText.isEmpty, mayWrite(), proposal.makeText(ofEmptyList: place.field) {
            land(at: .start)
            session.freshness.isUnsettled = true
            say("What is typed here is text now; left empty, it is a list again.")
            return true
        }
        let slot = place.field.slot
        let words = Text(lines: lines.map { Line(text: $0.text, trail: $0.trail) })
        let edited: Void? = editContent { content in
            content.slots[slot].field.kind = .prose
            content.slots[slot].field.text = words
        }
        guard edited != nil else { return true }
        land(at: .start)
        history.endTyping()
        say("Made a paragraph of the item; undo takes it back.")
        return true
    }

    /// Changes the text of the list at hand; the numbers of its items follow the order.
    @discardableResult
    mutating func editList<Result>(_ change: (inout Text) -> Result) -> Result? {
        edit { field in
            let before = field.text
            let result = change(&field.text)
            field.text.renumber(since: before)
            return result
        }
    }
}

/// The marker at the start of a line that is pasted.
struct ItemMarker {
    /// UTF-8 offsets of indentation, marker and blank.
    let text: Range<Int>
    /// Nil for a bullet.
    let number: Int?

    init?(_ line: String) {
        let indent = line.prefix { $0 == " " || $0 == "\t" }
        let rest = line.dropFirst(indent.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let after = rest.dropFirst(digits.count)
        guard let sign = after.first, after.dropFirst().first == " ", digits.count < 10 else {
            return nil
        }
        if digits.isEmpty {
            guard "-*+>".contains(sign) else { return nil }
        } else {
            guard ".)".contains(sign) else { return nil }
        }
        text = 0..<indent.utf8.count + digits.utf8.count + 2
        number = Int(digits)
    }

    /// Whether it is the marker of an item, and no year or other number at the start of a sentence.
    func mayBegin(pasted line: String) -> Bool { number.map { $0 < 1000 } ?? true }

    /// Whether an item that begins with a lead has it already: any bullet, or its own number.
    func repeats(_ lead: String) -> Bool {
        guard let number else { return true }
        return lead.itemNumber?.value == number
    }
}

extension String {
    /// The box at the start of an item that is a task.
    var taskBox: String? {
        ["[ ]", "[x]", "[X]"].first { hasPrefix($0 + " ") || self == $0 }
    }

    /// Whether there is a box and no task.
    var isTaskBox: Bool { taskBox == trimmed }

    /// Without the marker that an item with this lead has already, or the next one of its kind.
    func withoutMarker(of lead: String) -> String {
        guard let marker = ItemMarker(self),
            marker.repeats(lead) || marker.number == 1 && lead.itemNumber != nil
        else { return self }
        return bytes(from: marker.text.upperBound)
    }
}
