import Proposals
import Prose

/// Changing text: typing, deleting, cutting, pasting.
extension Form {
    /// Changes the field at hand, and remembers what was before.
    @discardableResult
    mutating func edit<Result>(
        as run: History.Run? = nil, _ change: (inout Field) -> Result
    ) -> Result? {
        guard mayWrite() else { return nil }
        remember(as: run)
        return proposal.edit(place.field, change)
    }

    /// Changes the fields of the section at hand, and remembers what was before.
    @discardableResult
    mutating func editContent<Result>(_ change: (inout Content) -> Result) -> Result? {
        guard mayWrite() else { return nil }
        remember()
        return proposal.editContent(ofSection: section, change)
    }

    mutating func remember(as run: History.Run? = nil) {
        // An edit that joins the last step is not recorded: holding on to an old document would
        // make each key copy it.
        if run == nil || run != history.run {
            history.record(.init(proposal: proposal, place: place), run: run)
        }
        noteAbsent(section)
        noteTitle()
        session.noteEdit(isSettled: false)
        session.begunLines = nil
        tellOfDefaultAnswer()
    }

    // MARK: Typing

    /// Puts text in place of the selection, or at the caret.
    mutating func insert(_ text: String, typing: Bool = false) {
        guard mayBegin(with: text) else { return }
        let isAboveAll = place.selection == nil && isAboveBlock
        guard isAboveAll || goIntoCell(for: text) else { return }
        let range = place.selection ?? place.caret..<place.caret
        // What is typed over the template's words is one step with the words behind it.
        let isAnswer = typing && isPlaceholderSelected
        if isAnswer {
            history.endTyping()
            session.isAnswering = true
        }
        let run: History.Run? = typing && (place.selection == nil || isAnswer) ? .typing : nil
        let hasWords = !text.allSatisfy(\.isWhitespace)
        let isApart = isAboveAll && hasWords && !areItems(text, ofListAt: range.lowerBound.line)
        // Below an answer that was just kept, or a value, words are a paragraph of their own.
        let isBelowAnswer = typing && range.isEmpty && session.isBehindAnswer && hasWords
        let text = isBelowAnswer ? "\n\n" + text : text
        let lost = typing && !isAnswer ? fieldText.string(in: range).wordCount : 0
        guard let end = replace(range, with: text, as: run, isApart: isApart) else { return }
        land(at: end)
        if typing { dropLabelBeforeOwn() }
        if lost >= Self.manyWords, session.message == nil {
            let undo = key(for: .undo, in: keyContext).map { "; \($0) brings them back" } ?? ""
            say("Typed over \(lost) words\(undo).")
        }
    }

    /// So many are told where what is typed takes their place.
    private static var manyWords: Int { 5 }

    /// A number that a title brings along takes the place of the one to come, as soon as its label is
    /// typed: the heading, which has the label too, goes on following the title.
    private mutating func dropLabelBeforeOwn() {
        guard fieldKind == .line, let name = field.name, !field.isHeading,
            let asked = proposal.template.field(named: name),
            let length = asked.labelBeforeOwn(in: fieldText.lines[0].text)
        else { return }
        let label = Position.start..<Position(line: 0, offset: length)
        let form = lineForm(at: 0)
        proposal.edit(place.field) { _ = $0.text.replace(label, with: "", form: form) }
        land(at: Position(line: 0, offset: max(0, place.caret.offset - length)))
    }

    /// Puts text in place of a range of the field at hand, and remembers what was before.
    ///
    /// - Parameter isApart: whether a blank line parts the text from what stands behind it.
    /// - Returns: where the text ends; nil where nothing can be written.
    private mutating func replace(
        _ range: Range<Position>, with text: String, as run: History.Run?, isApart: Bool = false
    ) -> Position? {
        guard mayWrite() else { return nil }
        remember(as: run)
        let (at, line) = (place.field, range.lowerBound.line)
        let isUndone = text.isEmpty && leavesNothingAbove(range)
        if !isApart, !isUndone, let end = typeInPlace(text, over: range) { return end }
        if isApart {
            let lines = fieldText.lines
            session.partedText = (at, lines[line].text, lines.count - line)
        }
        let form = lineForm(at: line)
        let (isOwn, damage) = (proposal.hasOwnText(at: at), recent.damage)
        let title = proposal.titleForm(for: text, at: at)
        let other = proposal.otherTitle(of: at)
        let end = proposal.edit(at) { field in
            if isApart { _ = field.text.replace(range, with: "\n\n", form: form) }
            if isUndone {
                field.text.replaceLines(0..<2, with: [])
                return Position.start
            }
            guard let title else { return field.text.replace(range, with: text, form: form) }
            _ = field.text.replace(range, with: title.suffix, form: form)
            return field.text.replace(range, with: title.prefix + text, form: form)
        }
        if end != nil, other != nil {
            say(
                "The title in the \(field.isHeading ? "front matter" : "heading") is changed with it."
            )
        }
        if isOwn { recent.refine(.lines(from: line, of: at), since: damage) }
        return end
    }

    /// Drops what is selected, and leaves the caret where it is.
    mutating func dropSelection() {
        place.anchor = nil
        place.isMarked = false
    }

    /// Where the keymap keeps selections, what was marked is not replaced by what is typed.
    mutating func keepMarked() {
        if session.keymap.keepsSelections, place.isMarked { dropSelection() }
    }

    /// Whether all words go that were written above text to be apart from, and the blank line with
    /// them.
    private func leavesNothingAbove(_ range: Range<Position>) -> Bool {
        guard let parted = session.partedText, parted.field == place.field,
            fieldText.lines.count > 2,
            range.lowerBound == .start, range.upperBound.line == 0
        else { return false }
        let lines = fieldText.lines
        return range.upperBound.offset == lines[0].text.utf8.count && lines[1].text.isEmpty
            && lines[2].text == parted.line
    }

    /// Whether the caret stands at the top of text that was not edited yet, before a table, a list or
    /// another block, which words right before it would make something else, or before the template's
    /// own text, which they would join; and whether words stood there and are gone.
    private var isAboveBlock: Bool {
        guard fieldKind == .prose, !fieldText.isEmpty, isAtStart else { return false }
        let line = place.caret.line
        if line == 0, let parted = session.partedText, parted.field == place.field,
            fieldText.lines[0].text == parted.line
        {
            return true
        }
        guard !proposal.sections[section].isEdited else { return false }
        return proposal.sections[section].isUntouched || isTemplatesText
            || fieldText.lines[line].text.beginsBlock
    }

    /// Whether the section says what the template does, to stay as it is.
    private var isTemplatesText: Bool {
        guard let asked = proposal.templateSection(of: section), asked.isFixed else { return false }
        return NormalizedText(proposal.sections[section].bodySource) == asked.body
    }

    /// The caret after an edit; behind a mark that now joins with what stands before it.
    mutating func land(at position: Position) {
        place.caret = fieldText.boundary(atOrAfter: position)
        place.anchor = nil
        place.isMarked = false
        place.column = nil
    }

    // MARK: Objects

    mutating func delete(_ object: TextObject) {
        // Backspace and Del take the selection away, if there is one.
        if let selection = place.selection {
            remove(selection)
            return
        }
        if case .motion(.left) = object {
            if place.caret.offset == 0, outdentAtStart() { return }
            if takeOutEmptyBox() || takeOutAddedRow() { return }
        }
        if case .motion(.left) = object, let marker = markerOfEmptyItem() {
            return remove(marker, as: .deleting(object))
        }
        if object.goesBack, place.caret.offset == 0,
            proposal.isBelowOwnName(place.caret.line, ofField: place.field)
        {
            return say(
                "This is the start of the text: links find the section by the line above it.")
        }
        guard let found = range(of: object) else { return sayMissing(object) }
        guard !joinsRow(found), let range = rangeInCell(found, of: object) else { return }
        remove(range, as: .deleting(object))
    }

    mutating func remove(_ range: Range<Position>, as run: History.Run? = nil) {
        let lines = range.lowerBound.line..<range.upperBound.line
        guard fieldKind == .list, !lines.isEmpty else {
            let below = itemBelow(range)
            guard replace(range, with: "", as: run) != nil else { return }
            if let below { count(from: below) }
            land(at: range.lowerBound)
            return
        }
        let form = lineForm(at: range.lowerBound.line)
        // Whole lines of a list go with their markers: the line behind them keeps its own.
        let isWhole = range.lowerBound.offset == 0 && range.upperBound.offset == 0
        let edited: Void? = edit(as: run) { field in
            let before = field.text
            if isWhole {
                field.text.replaceLines(lines, with: [])
            } else {
                field.text.replace(range, with: "", form: form)
            }
            field.text.renumber(since: before)
        }
        if edited != nil { land(at: range.lowerBound) }
    }

    mutating func cut(_ object: TextObject) -> [Effect] {
        if let lines = lines(of: object) ?? lines(along: object) { return cutLines(lines) }
        if object == .item || object == .line, isInItems { return cutItem() }
        guard let found = range(of: object) else {
            sayMissing(object)
            return []
        }
        guard !found.isEmpty, mayWrite(), object == .selection || !joinsRow(found),
            let range = rangeInCell(found, of: object)
        else { return [] }
        var taken = clipboard(of: range)
        let isBackward = range.upperBound == place.caret
        let before = field.text
        remove(range)
        taken.origin = CutPart(
            field: place.field, before: before, end: range.upperBound, after: field.text,
            caret: place.caret)
        if object == .selection { session.joining = nil }
        take(taken, joining: object == .selection ? nil : isBackward ? .before : .behind)
        return [.copy(session.clipboard.text)]
    }

    /// Puts what was cut in the clipboard; cuts that follow one another come back together.
    mutating func take(_ taken: CopiedPart, joining next: Session.Joining?) {
        let earlier = session.clipboard
        // Of words the way tells on which side they stood; of items what was cut before.
        let areWords = taken.items.isEmpty && taken.phases.isEmpty
        switch session.joining == nil ? nil : areWords ? next : session.joining {
        case .behind:
            let items = fieldKind == .list ? earlier.joinedInList(with: taken) : nil
            session.clipboard = items ?? earlier.joined(with: taken)
        case .before:
            session.clipboard = taken.joinedParts(with: earlier) ?? taken.joined(with: earlier)
        case nil: session.clipboard = taken
        }
        if let joining = session.joining, !session.clipboard.items.isEmpty {
            let added = session.clipboard.items.count - max(earlier.items.count, 1)
            session.clipboard.origin = earlier.origin?.joined(
                with: taken.origin, lines: joining == .behind ? added : 0)
        } else if session.joining != nil, areWords, let next {
            session.clipboard.origin = earlier.origin?.joined(
                with: taken.origin, isBehind: next == .behind)
            if next == .behind, fieldKind == .prose || isInPhaseText {
                session.clipboard = session.clipboard.asBeforeCuts()
            }
        }
        session.joining = next
    }

    mutating func copy(_ object: TextObject) -> [Effect] {
        if let lines = lines(of: object) { return copyLines(lines) }
        let takesItem = object == .item || object == .line && session.mode != nil
        if takesItem, isInItems {
            session.clipboard = itemHere
        } else if let range = range(of: object) {
            session.clipboard = clipboard(of: range)
            if standsOnCharacters { place.caret = range.lowerBound }
            // The selection was used; one that was begun by a key would go on with the caret.
            if session.keymap.keepsSelections || standsOnCharacters || place.isMarked,
                object == .selection
            {
                dropSelection()
            }
        } else {
            sayMissing(object)
            return []
        }
        session.message = Message("Copied.")
        return [.copy(session.clipboard.text)]
    }

    mutating func select(_ object: TextObject) {
        history.endTyping()
        if object == .all, field.text.isEmpty, place.field.slot > 0 {
            // Below a list that was just ended: the list is what there is to select.
            focus(FieldPlace(section: section, slot: place.field.slot - 1), atEnd: true)
        }
        guard let range = range(of: object) else { return sayMissing(object) }
        place.isMarked = session.keymap.keepsSelections
        let isHere = object == .line && session.mode != nil && place.anchor == nil
        place.anchor = range.lowerBound
        // Whole lines are selected from any column, which the caret keeps.
        if !isHere || place.caret.line != range.upperBound.line { place.caret = range.upperBound }
    }

    /// Says that there is nothing at the caret of what a verb was to work on.
    mutating func sayMissing(_ object: TextObject) {
        switch object {
        case .selection, .selectedLines: say("Nothing is selected.")
        case .inside, .around: say("The caret is in no such signs.")
        // A key that is held would else go on in the words of the field above.
        case _ where object.goesBack:
            if place.caret == .start { say("This is the start of the field.") }
        case .motion(.right), .motion(.nextCharacter), .motion(.wordRight), .motion(.wordForward):
            if place.caret == fieldText.end { say("This is the end of the field.") }
        default: if object.isOfLines { say("There are not so many paragraphs.") }
        }
    }

    mutating func say(_ text: String) { session.message = Message(text) }

    /// The lead and the trail of a new line of the field at hand.
    func lineForm(at index: Int) -> Line {
        field.lineForm(at: index, inFileOf: proposal.lineEnding)
    }
}

extension Field {
    fileprivate func lineForm(at index: Int, inFileOf lineEnding: String) -> Line {
        let line = text.lines[index]
        var lead = line.lead
        if case .phaseText = kind, line.text.isEmpty, index > 0 {
            lead = text.lines[..<index].last { !$0.text.isEmpty }?.lead ?? lead
        }
        if kind == .list {
            // An empty line goes on in the item above it.
            let isBare = line.lead.isEmpty && line.text.isEmpty && index > 0
            let above = isBare ? text.itemLead(at: index) : line.lead
            lead = String(repeating: " ", count: above.columns)
        }
        if kind.isSeveral { return Line(lead: separator, text: "", trail: "") }
        return Line(
            lead: lead, text: "", trail: text.lineEnd(at: index, inFileOf: lineEnding),
            isPreformatted: kind == .prose && text.isCode(below: index))
    }
}

extension Text {
    /// Whether a line that is begun below another is one of code, by the fences as they are typed.
    fileprivate func isCode(below index: Int) -> Bool {
        let line = lines[index]
        guard line.isFence else { return line.isPreformatted }
        guard line.isPreformatted, index > 0 else { return true }
        // A fence below code closes the code above it.
        return !lines[index - 1].isPreformatted && !lines[index - 1].isFence
    }
}

extension Line {
    /// Whether it looks as one that begins or ends fenced code.
    var isFence: Bool {
        let words = text.utf8.drop { $0 == 0x20 || $0 == 0x3E }
        return words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8)
    }
}

extension TextObject {
    /// Whether it is the character or the word before the caret.
    fileprivate var goesBack: Bool {
        switch self {
        case .motion(.left), .motion(.previousCharacter), .motion(.wordLeft),
            .motion(.wordBackward):
            true
        default: false
        }
    }
}

extension String {
    /// The lines of a pasted text, whatever ended them.
    var normalizedLines: [String] {
        guard utf8.contains(0x0D) else { return linesByFeed }
        return String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }).linesByFeed
    }

    /// Whether a line begins a block that is no paragraph.
    fileprivate var beginsBlock: Bool {
        if ["|", "> ", "```", "~~~", "<", "#"].contains(where: hasPrefix) { return true }
        if hasPrefix("["), !hasPrefix("[^"), contains("]: ") { return true }
        let marker = prefix { $0.isASCII && $0.isNumber }.isEmpty ? prefix(1) : prefix { $0 != " " }
        let isMarker =
            ["-", "*", "+"].contains(marker) || marker.hasSuffix(".") || marker.hasSuffix(")")
        return isMarker && dropFirst(marker.count).first == " "
    }
}
