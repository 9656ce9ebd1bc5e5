/// Where a key can take the caret; the raw value is its name in keymaps.
package enum Motion: String, CaseIterable, Sendable {
    case left, right
    /// Over line ends wherever the caret stands.
    case nextCharacter = "next-character"
    case previousCharacter = "previous-character"
    case rowUp = "row-up"
    case rowDown = "row-down"
    case wordLeft = "word-left"
    case wordRight = "word-right"
    case wordEnd = "word-end"
    /// To the end of the word before.
    case wordEndLeft = "word-end-left"
    /// Words that only blanks part.
    case bigWordLeft = "big-word-left"
    case bigWordRight = "big-word-right"
    case bigWordEnd = "big-word-end"
    case bigWordEndLeft = "big-word-end-left"
    /// Over signs and line ends, to the end of a run of letters and digits, or back to its start.
    case wordForward = "word-forward"
    case wordBackward = "word-backward"
    case rowStart = "row-start"
    case rowEnd = "row-end"
    case lineStart = "line-start"
    case lineEnd = "line-end"
    /// To the end of the line; from there over the line end.
    case lineRest = "line-rest"
    case lineFirstWord = "line-first-word"
    case lineLastWord = "line-last-word"
    /// To the first word of the line above or below.
    case lineAbove = "line-above"
    case lineBelow = "line-below"
    case paragraphUp = "paragraph-up"
    case paragraphDown = "paragraph-down"
    /// To the blank line before or behind the paragraph.
    case blankLineUp = "blank-line-up"
    case blankLineDown = "blank-line-down"
    case matchingBracket = "matching-bracket"
    case halfPageUp = "half-page-up"
    case halfPageDown = "half-page-down"
    case pageUp = "page-up"
    case pageDown = "page-down"
    case sectionStart = "section-start"
    case sectionEnd = "section-end"
    case toCharacter = "to-character"
    case beforeCharacter = "before-character"
    case backToCharacter = "back-to-character"
    case backBehindCharacter = "back-behind-character"
    /// As the last of these four, and the other way.
    case characterAgain = "character-again"
    case characterBack = "character-back"

    /// Whether it ends behind the last character of a word.
    package var endsWord: Bool { self == .wordEnd || self == .bigWordEnd }

    /// Whether the caret keeps the column it came from.
    package var keepsColumn: Bool {
        switch self {
        case .rowUp, .rowDown, .pageUp, .pageDown, .halfPageUp, .halfPageDown: true
        default: false
        }
    }
}

/// A text as it is wrapped on the screen; every motion is a pure function of it.
package struct WrappedText: Sendable {
    package var text: Text
    package var wrapping: Wrapping
    /// Rows that a page moves by.
    package var pageRows: Int
    /// Whether the caret stands on a character, not between two: `left` and `right` stay in the line
    /// then, and words are those of vi, of which an empty line is one.
    package var standsOnCharacters = false
    /// The character for the motions that go to a character.
    package var sought: SoughtCharacter?

    package init(text: Text, wrapping: Wrapping, pageRows: Int) {
        self.text = text
        self.wrapping = wrapping
        self.pageRows = pageRows
    }

    /// Where the motion ends, or nil if there is nothing further that way in this text.
    /// - Parameter column: the column that up and down keep to.
    package func destination(
        of motion: Motion, from position: Position, column: Int
    ) -> Position? {
        let line = text.lines[position.line].text
        switch motion {
        case .left: return left(of: position, overLines: !standsOnCharacters)
        case .right: return right(of: position, overLines: !standsOnCharacters)
        case .previousCharacter: return left(of: position, overLines: true)
        case .nextCharacter: return nextCharacter(from: position)
        case .rowUp: return moved(by: -1, from: position, column: column)
        case .rowDown: return moved(by: 1, from: position, column: column)
        case .pageUp: return moved(by: -max(pageRows, 1), from: position, column: column)
        case .pageDown: return moved(by: max(pageRows, 1), from: position, column: column)
        case .halfPageUp:
            return moved(by: -max(pageRows / 2, 1), from: position, column: column)
        case .halfPageDown:
            return moved(by: max(pageRows / 2, 1), from: position, column: column)
        case .wordLeft, .wordRight, .wordEnd, .wordEndLeft, .bigWordLeft, .bigWordRight,
            .bigWordEnd, .bigWordEndLeft, .wordForward, .wordBackward:
            return word(motion, from: position)
        case .rowStart:
            // Once more goes on to the start or the end of the whole line.
            let start = rowEdges(at: position).start
            return start == position ? Position(line: position.line, offset: 0) : start
        case .rowEnd:
            let end = rowEdges(at: position).end
            return end == position ? Position(line: position.line, offset: line.utf8.count) : end
        case .lineStart: return Position(line: position.line, offset: 0)
        case .lineEnd: return Position(line: position.line, offset: line.utf8.count)
        case .lineRest, .lineFirstWord, .lineLastWord, .lineAbove, .lineBelow:
            return inLines(motion, from: position)
        case .blankLineUp: return blankLineUp(from: position)
        case .blankLineDown: return blankLineDown(from: position)
        case .matchingBracket: return matchingBracket(from: position)
        case .paragraphUp: return paragraphUp(from: position)
        case .paragraphDown: return paragraphDown(from: position)
        case .sectionStart: return position == .start ? nil : .start
        case .sectionEnd: return position == text.end ? nil : text.end
        case .toCharacter, .beforeCharacter, .backToCharacter, .backBehindCharacter,
            .characterAgain, .characterBack:
            return sought?.destination(from: position, in: text)
        }
    }

    private func left(of position: Position, overLines: Bool) -> Position? {
        if position.offset > 0 {
            let offset = text.lines[position.line].text.boundary(before: position.offset)
            return Position(line: position.line, offset: offset)
        }
        guard overLines, position.line > 0 else { return nil }
        return endOfLine(position.line - 1)
    }

    /// Past the end of a line, where the caret stands on characters.
    private func nextCharacter(from position: Position) -> Position? {
        let next = right(of: position, overLines: true)
        guard standsOnCharacters, let next, next.line == position.line, next == endOfLine(next.line)
        else { return next }
        return right(of: next, overLines: true) ?? next
    }

    private func right(of position: Position, overLines: Bool) -> Position? {
        let line = text.lines[position.line].text
        if position.offset < line.utf8.count {
            return text.boundary(after: position)
        }
        guard overLines, position.line + 1 < text.lines.count else { return nil }
        return Position(line: position.line + 1, offset: 0)
    }

    func endOfLine(_ line: Int) -> Position {
        Position(line: line, offset: text.lines[line].text.utf8.count)
    }

    /// By rows; a shorter way at an edge, and nil if there is not one row further.
    private func moved(by count: Int, from position: Position, column: Int) -> Position? {
        var line = position.line
        var rows = wrapping.rows(of: text.lines[line])
        var row = wrapping.row(at: position.offset, in: rows)
        var left = abs(count)
        while left > 0 {
            let next = row + count.signum()
            if rows.indices.contains(next) {
                // Many rows of one line at once, for lines of a megabyte.
                let step = count > 0 ? min(left, rows.count - 1 - row) : min(left, row)
                row += step * count.signum()
                left -= step
            } else if text.lines.indices.contains(line + count.signum()) {
                line += count.signum()
                rows = wrapping.rows(of: text.lines[line])
                row = count > 0 ? 0 : rows.count - 1
                left -= 1
            } else {
                break
            }
        }
        guard left < abs(count) else { return nil }
        let offset = wrapping.offset(
            atColumn: column, row: rows[row], isLast: row == rows.count - 1, of: text.lines[line])
        return Position(line: line, offset: offset)
    }

    private func rowEdges(at position: Position) -> (start: Position, end: Position) {
        let line = text.lines[position.line]
        let rows = wrapping.rows(of: line)
        let index = wrapping.row(at: position.offset, in: rows)
        let row = rows[index]
        let end =
            index == rows.count - 1
            ? row.range.upperBound : wrapping.lastOffset(of: row, in: line.text)
        return (
            Position(line: position.line, offset: row.range.lowerBound),
            Position(line: position.line, offset: end)
        )
    }

    private func paragraphUp(from position: Position) -> Position? {
        guard position > .start else { return nil }
        var line = position.offset > 0 ? position.line : position.line - 1
        while line > 0, isBlank(line) { line -= 1 }
        while line > 0, !isBlank(line - 1) { line -= 1 }
        return Position(line: line, offset: 0)
    }

    private func paragraphDown(from position: Position) -> Position? {
        guard position < text.end else { return nil }
        var line = position.line
        while line < text.lines.count, !isBlank(line) { line += 1 }
        while line < text.lines.count, isBlank(line) { line += 1 }
        return line < text.lines.count ? Position(line: line, offset: 0) : text.end
    }

    func isBlank(_ line: Int) -> Bool { text.isBlank(line) }
}

extension Text {
    /// Whether a line has blanks alone.
    package func isBlank(_ line: Int) -> Bool { lines[line].isBlank }
}
