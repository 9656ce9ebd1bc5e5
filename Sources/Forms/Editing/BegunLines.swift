import Markdown
import Proposals
import Prose

/// Lines that were begun and got no words: blank lines at the end of a text, and all but one above text
/// that stood there before; an item at the end of a list, or a row of a table, on which the caret is. They
/// are the author's while the caret is in the field, and are not left in the file.
extension Form {
    /// Takes such lines out of the field at hand before it is read anew. That is no step of undo: the step
    /// before the lines were begun has none of them.
    ///
    /// - Returns: what stood between the words above and the caret, where the caret was on such a line.
    @discardableResult
    mutating func dropBegunLines() -> String? {
        guard session.freshness.isUnsettled, fieldKind == .prose || fieldKind == .list,
            proposal.sections[section].isEdited
        else { return nil }
        // From the last on, so that the others stay where they are.
        let row = rowBegun()
        let atEnd = row ?? itemBegunAtEnd() ?? linesBegunAtEnd()
        let begun = [atEnd, linesBegunAboveOther()].compactMap(\.self)
        guard !begun.isEmpty else { return nil }
        var between: String?
        var text = fieldText
        var (caret, anchor) = (place.caret, place.anchor)
        for lines in begun {
            let end = text.endOfLine(lines.words)
            if lines.all.contains(caret.line) {
                between = text.string(in: end..<caret)
                // Where letters are commands the caret stands on a character.
                let last = text.lines[lines.words].text.boundary(atOrBefore: end.offset - 1)
                caret = standsOnCharacters ? Position(line: lines.words, offset: last) : end
            } else {
                caret = caret.without(lines.dropped)
            }
            anchor = anchor?.without(lines.dropped)
            text.dropBlankLines(lines.dropped)
        }
        let isDropped = begun.contains { !$0.dropped.isEmpty }
        if isDropped, proposal.edit(place.field, { $0.text = text }) == nil { return nil }
        if row != nil {
            session.addedRow = nil
            // Before its first bar one is in its first cell.
            if between?.contains("|") == false { between = "\n|" }
        }
        place.caret = text.clamped(caret)
        place.anchor = anchor.map(text.clamped)
        place.column = nil
        guard isDropped else { return between }
        session.noteEdit(isSettled: false)
        session.file.isChanged = proposal.bytes != session.file.saved ?? session.file.initial
        return between
    }

    /// The blank lines at the end of the field at hand, below code that is open there, too; none where there
    /// are no words. One stays where none stands below, as what follows may need it.
    private func linesBegunAtEnd() -> BegunLines? {
        let lines = fieldText.lines
        guard fieldKind == .prose, lines.count > 1, lines[lines.count - 1].isBlank,
            let last = lines.lastIndex(where: { !$0.isBlank }), case let first = last + 1
        else { return nil }
        return BegunLines(
            words: last, dropped: (isAboveBlankLine ? first : first + 1)..<lines.count)
    }

    /// The item without words at the end of the field at hand, where the caret is on it and the file has no
    /// such line yet, with the blank lines above it.
    private mutating func itemBegunAtEnd() -> BegunLines? {
        let lines = fieldText.lines
        let end = lines.count - 1
        guard end > 0, place.caret.line == end, isEmptyItem(end),
            let last = lines[..<end].lastIndex(where: { !$0.isBlank || $0.isItem }),
            !lines[last].isBlank, hasMore(linesLike: lines[end])
        else { return nil }
        return BegunLines(words: last, dropped: last + 1..<lines.count)
    }

    /// The row of a table that was begun and has no words, where the caret is on it.
    private func rowBegun() -> BegunLines? {
        guard fieldKind == .prose, let row = session.addedRow, row.field == place.field,
            row.line == place.caret.line, row.line > 0,
            let table = WrittenTable(fieldText, line: row.line), table.isEmptyRow(row.line)
        else { return nil }
        return BegunLines(words: row.line - 1, dropped: row.line..<row.line + 1)
    }

    /// Whether a line is an item without words; the box of a task is none.
    mutating func isEmptyItem(_ index: Int) -> Bool {
        let line = fieldText.lines[index]
        if fieldKind == .list { return line.isItem && (line.isBlank || line.text.isTaskBox) }
        guard !line.isBlank else { return false }
        let context = LineContext(blocks(around: index...index), line: index)
        return context.words == .prose && context.item != nil && context.isEmpty
    }

    /// Whether the document has more lines like one than its file.
    private func hasMore(linesLike line: Line) -> Bool {
        let own = Array((line.lead + line.text).utf8)
        func count(_ bytes: [UInt8]) -> Int {
            bytes.split(whereSeparator: \.isLineEnding).count { $0.elementsEqual(own) }
        }
        return count(proposal.bytes) > count(session.file.saved ?? session.file.initial)
    }

    /// Whether a blank line or nothing at all follows the field at hand.
    private var isAboveBlankLine: Bool {
        let here = content
        // What is empty is not written.
        let next = here.slots[(place.field.slot + 1)...].first { $0.byteCount > 0 }
        if let first = (next?.before ?? here.tail).first { return first.isNewline }
        return next == nil && !proposal.sections[(section + 1)...].contains(where: \.isPresent)
    }

    /// The blank lines below words that were written above other text, but for the one that parts them.
    private func linesBegunAboveOther() -> BegunLines? {
        guard let parted = session.partedText, parted.field == place.field else { return nil }
        let lines = fieldText.lines
        let other = lines.count - parted.linesFromThere
        guard lines.indices.contains(other), lines[other].text == parted.line,
            let last = lines[..<other].lastIndex(where: { !$0.isBlank }), other - last > 2
        else { return nil }
        return BegunLines(words: last, dropped: last + 1..<other - 1)
    }

    /// Notes that what is typed next, if the caret has gone nowhere, goes on behind what stood between the
    /// words and the caret. Where letters are commands one begins to type where the caret is seen.
    mutating func noteBegunLines(_ between: String) {
        let line = fieldText.lines[place.caret.line].text
        guard place.selection == nil, !standsOnCharacters, !line.isEmpty,
            place.caret.offset == line.utf8.count
        else { return }
        session.begunLines = LinesToBegin(
            field: place.field, caret: place.caret, text: between, wereThere: true)
    }

    /// Begins the lines again that went while the caret was on one of them, and goes there, for what is done
    /// next: what writes, or what works on lines that were there. Returns whether there were any.
    mutating func beginLinesAgain(for input: FormInput) -> Bool {
        guard let begun = session.begunLines, begun.field == place.field,
            begun.caret == place.caret, place.selection == nil,
            fieldKind == .prose || fieldKind == .list,
            input.writes || begun.wereThere && input.changesLine(isItem: isItem(begun.text)),
            mayWrite()
        else { return false }
        let end = fieldText.endOfLine(place.caret.line)
        if fieldKind == .list {
            // The next item, as a key begins it.
            land(at: end)
            newline()
            return true
        }
        if begun.text.contains("|"), tableHere != nil {
            land(at: end)
            guard addTableRow() else { return false }
            let cells = begun.text.count { $0 == "|" } - 1
            if cells > 0, let cell = tableHere?.neighbour(of: place.caret, by: cells) {
                land(at: cell)
            }
            return true
        }
        let form = lineForm(at: end.line)
        guard let caret = edit({ $0.text.replace(end..<end, with: begun.text, form: form) }) else {
            return false
        }
        land(at: caret)
        return true
    }

    /// Whether an item was begun: in a list each line is one.
    private func isItem(_ text: String) -> Bool {
        fieldKind == .list || text.contains { !$0.isWhitespace }
    }

    /// Where one was led to the end of a heading that has no line below it to write on: what is typed next
    /// goes below a blank line.
    mutating func goOnBelowHeading() {
        guard place.caret.offset > 0, fieldKind == .prose, !standsOnCharacters,
            !proposal.isReadOnly
        else { return }
        session.begunLines = LinesToBegin(
            field: place.field, caret: place.caret, text: "\n\n", wereThere: false)
        say("What is typed now goes below this heading.")
    }

    /// Forgets such lines once the caret is elsewhere.
    mutating func forgetBegunLines() {
        guard let begun = session.begunLines,
            begun.field != place.field || begun.caret != place.caret
        else { return }
        session.begunLines = nil
    }
}

/// Lines that are not in the text and are begun by the next key that writes there.
struct LinesToBegin: Sendable {
    let field: FieldPlace
    let caret: Position
    /// What comes between the caret and what is typed.
    let text: String
    /// Whether they stood there, and went when the field was read anew: keys that work on the line of the
    /// caret then work on theirs.
    let wereThere: Bool
}

/// Blank lines below words.
private struct BegunLines {
    /// The last line with words above them.
    let words: Int
    /// Those that go.
    let dropped: Range<Int>

    var all: Range<Int> { words + 1..<dropped.upperBound }
}

extension Text {
    /// Takes out blank lines below a line. At the end of a text its line end stays, or the one that was put
    /// in where there was none.
    fileprivate mutating func dropBlankLines(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var above = lines[range.lowerBound - 1]
        let last = lines[range.upperBound - 1]
        if range.upperBound == lines.count, last.trail.contains(where: \.isNewline) {
            above.trail = last.trail
        }
        replaceLines(range.lowerBound - 1..<range.upperBound, with: [above])
    }
}

extension Position {
    /// The position once lines are gone; of one on them the end of the line above.
    fileprivate func without(_ lines: Range<Int>) -> Position {
        if line < lines.lowerBound { return self }
        return line < lines.upperBound
            ? Position(line: lines.lowerBound - 1, offset: .max)
            : Position(line: line - lines.count, offset: offset)
    }
}

extension FormInput {
    /// Whether it puts text in at the caret.
    fileprivate var writes: Bool {
        switch self {
        case .character, .paste, .action(.newline), .action(.paste): true
        case .action, .pointed: false
        }
    }

    /// Whether it works on the line of the caret; on an item, going to the next field does, too.
    fileprivate func changesLine(isItem: Bool) -> Bool {
        switch self {
        case .action(.nextField), .action(.previousField): isItem
        case .action(let action):
            switch action {
            case .delete, .cut, .change, .indent, .outdent, .indentPart, .outdentPart, .newItem,
                .openLine, .splitLine, .today:
                true
            default: false
            }
        case .character, .paste, .pointed: false
        }
    }
}
