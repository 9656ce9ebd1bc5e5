import Proposals
import Prose

/// The part of a text that a verb works on.
extension Form {
    /// The range that a verb works on, from the caret; as often as the count says.
    func range(of object: TextObject) -> Range<Position>? {
        let text = wrapped
        if let lines = lines(of: object) {
            // Without the line end behind the last one.
            return Position(
                line: lines.lowerBound, offset: 0)..<text.text.endOfLine(
                    lines.upperBound - 1)
        }
        // In place of lines that are not there no words are taken.
        if isOfWholeLines(object) { return nil }
        switch object {
        case .line:
            let start = Position(line: place.caret.line, offset: 0)
            let below = place.caret.line + session.commands.times
            return below < text.text.lines.count
                ? start..<Position(line: below, offset: 0) : start..<text.text.end
        case .motion(let motion): return range(by: motion, in: text)
        case .word where standsOnCharacters, .aWord where standsOnCharacters,
            .bigWord where standsOnCharacters, .aBigWord where standsOnCharacters:
            return text.words(
                around: place.caret, times: session.commands.times,
                isBig: object == .bigWord || object == .aBigWord,
                withBlanks: object == .aWord || object == .aBigWord)
        case .all: return allText(in: text)
        case .around(let delimiter) where standsOnCharacters && delimiter.isQuote:
            return text.range(of: object, at: place.caret, selection: nil).map(text.withBlanks)
        default: return text.range(of: object, at: place.caret, selection: place.selection)
        }
    }

    private func range(by motion: Motion, in text: WrappedText) -> Range<Position>? {
        let caret = place.caret
        if motion == .lineRest, session.commands.isCounted {
            let below = caret.line + session.commands.times
            return below < text.text.lines.count
                ? caret..<Position(line: below, offset: 0) : caret..<text.text.end
        }
        if motion == .lineEnd, standsOnCharacters {
            let line = min(caret.line + session.commands.times, text.text.lines.count) - 1
            let end = text.text.endOfLine(line)
            return caret < end ? caret..<end : nil
        }
        var motion = motion
        var (end, last) = (caret, caret)
        if standsOnCharacters {
            // From the end of a word it is the way to that of the next one.
            if motion.endsWord { end = behind(caret) }
            // What is typed in place of words stands before the blanks behind them.
            if session.commands.isChanging, !isBlank(at: caret) {
                switch motion {
                case .wordRight: motion = .wordEnd
                case .bigWordRight: motion = .bigWordEnd
                default: break
                }
            }
        }
        let column = motion.keepsColumn ? text.wrapping.column(of: caret, in: text.text) : 0
        for _ in 0..<session.commands.times {
            guard let next = text.destination(of: motion, from: end, column: column) else { break }
            (last, end) = (end, startOfText(by: motion) ?? next)
        }
        guard end != caret else { return nil }
        var range = min(caret, end)..<max(caret, end)
        guard standsOnCharacters else { return range }
        switch motion {
        case .matchingBracket, .wordEndLeft, .bigWordEndLeft:
            range = range.lowerBound..<behind(range.upperBound)
        // The end of the last word that is passed, where it ends its line.
        case .wordRight, .bigWordRight:
            if end.line > last.line { range = caret..<text.text.endOfLine(last.line) }
        // A way that ends at the start of a line leaves the line end above it; one back from there, too.
        case .blankLineDown, .paragraphDown, .nextCharacter, .wordLeft, .bigWordLeft:
            if range.upperBound.offset == 0, range.upperBound.line > range.lowerBound.line {
                range = range.lowerBound..<text.text.endOfLine(range.upperBound.line - 1)
            }
        default: break
        }
        return range.isEmpty ? nil : range
    }

    /// Whether a blank is there, or the end of a line.
    private func isBlank(at position: Position) -> Bool {
        let line = fieldText.lines[position.line].text
        return line.bytes(from: position.offset).first?.isWhitespace ?? true
    }

    /// The place behind the character at a place.
    func behind(_ position: Position) -> Position { fieldText.boundary(after: position) }

    // MARK: Whole lines

    /// The lines that a verb takes whole, where commands have keys of their own; nil where it takes
    /// words.
    func lines(of object: TextObject) -> Range<Int>? {
        guard session.mode?.types == false else { return nil }
        switch fieldKind {
        case .prose, .phaseText: return writtenLines(of: object)
        case .list:
            return writtenLines(of: object).map { wholeItems($0, areItems: object == .line) }
        case .phaseTitle, .line, .number, .date, .choice, .people, .values: return nil
        }
    }

    private func writtenLines(of object: TextObject) -> Range<Int>? {
        let text = fieldText
        let (line, count) = (place.caret.line, text.lines.count)
        let times = session.commands.times
        switch object {
        case .line: return line..<min(line + times, count)
        case .innerParagraph, .aParagraph, .paragraph:
            let withBlanks = object != .innerParagraph
            var lines = text.paragraph(around: line, withBlanks: withBlanks)
            for _ in 1..<max(times, 1) {
                guard lines.upperBound < count else { return nil }
                let next = text.paragraph(around: lines.upperBound, withBlanks: withBlanks)
                lines = lines.lowerBound..<max(next.upperBound, lines.upperBound)
            }
            return lines
        case .selection:
            guard let selected = session.commands.selectedLines, place.anchor != nil else {
                return nil
            }
            return min(selected.anchor, selected.caret.line)..<max(
                selected.anchor, selected.caret.line) + 1
        case .selectedLines: return selectedLines
        case .motion(.rowDown), .motion(.lineBelow):
            return line + 1 < count ? line..<min(line + times + 1, count) : nil
        case .motion(.rowUp), .motion(.lineAbove):
            return line > 0 ? max(line - times, 0)..<line + 1 : nil
        case .motion(.sectionStart): return 0..<line + 1
        case .motion(.sectionEnd): return line..<count
        case .motion(.blankLineDown), .motion(.blankLineUp):
            return linesToBlank(isDown: object == .motion(.blankLineDown))
        case .motion(.wordLeft), .motion(.bigWordLeft): return linesOfWords(before: object)
        default: return nil
        }
    }

    /// The lines that a way takes whole where it is cut: it leaves nothing but blanks of them.
    func lines(along object: TextObject) -> Range<Int>? {
        guard standsOnCharacters, !session.commands.isChanging, case .motion = object,
            fieldKind == .prose || isInPhaseText, let range = range(of: object),
            range.lowerBound.line < range.upperBound.line
        else { return nil }
        let text = wrapped
        let last = text.text.lines[range.upperBound.line].text
        guard range.lowerBound.offset <= text.firstWord(ofLine: range.lowerBound.line).offset,
            last.bytes(from: range.upperBound.offset).allSatisfy({ $0 == " " || $0 == "\t" })
        else { return nil }
        return range.lowerBound.line..<range.upperBound.line + 1
    }

    /// From the start of a line to a blank line, that is whole lines.
    private func linesToBlank(isDown: Bool) -> Range<Int>? {
        let text = wrapped
        var end = place.caret
        for _ in 0..<session.commands.times {
            let motion: Motion = isDown ? .blankLineDown : .blankLineUp
            end = text.destination(of: motion, from: end, column: 0) ?? end
        }
        guard end.offset == 0, end.line != place.caret.line else { return nil }
        if !isDown { return place.caret.offset == 0 ? end.line..<place.caret.line : nil }
        let first = text.firstWord(ofLine: place.caret.line).offset
        return place.caret.offset <= first ? place.caret.line..<end.line : nil
    }

    /// Words back from the start of a line to the first one of another, which are whole lines.
    private func linesOfWords(before object: TextObject) -> Range<Int>? {
        guard case .motion(let motion) = object, place.caret.offset == 0, fieldKind != .list
        else { return nil }
        let text = wrapped
        var start = place.caret
        for _ in 0..<session.commands.times {
            start = text.destination(of: motion, from: start, column: 0) ?? start
        }
        guard start.line < place.caret.line,
            start.offset <= text.firstWord(ofLine: start.line).offset
        else { return nil }
        return start.line..<place.caret.line
    }

    /// Lines of a list with all that is nested in their items.
    ///
    /// - Parameter areItems: whether so many items are meant, not so many lines.
    private func wholeItems(_ lines: Range<Int>, areItems: Bool) -> Range<Int> {
        let text = fieldText
        let start = text.item(at: lines.lowerBound).lowerBound
        var end = text.item(at: start).upperBound
        var items = 1
        while end < text.lines.count, areItems ? items < lines.count : end < lines.upperBound {
            end = text.item(at: end).upperBound
            items += 1
        }
        return start..<end
    }

    /// Whole lines as they are put in the clipboard; of a list they are items.
    func part(of lines: Range<Int>) -> CopiedPart {
        let taken = Array(fieldText.lines[lines])
        if fieldKind == .list {
            let texts = taken.map { $0.lead + $0.text }
            return CopiedPart(text: texts.joined(separator: "\n") + "\n", items: taken)
        }
        return CopiedPart(text: taken.map { $0.text + "\n" }.joined())
    }

    mutating func copyLines(_ lines: Range<Int>) -> [Effect] {
        session.clipboard = part(of: lines)
        if lines.lowerBound < place.caret.line || place.anchor != nil {
            place.caret = Position(line: lines.lowerBound, offset: 0)
        }
        if standsOnCharacters { dropSelection() }
        say("Copied.")
        return [.copy(session.clipboard.text)]
    }

    mutating func cutLines(_ lines: Range<Int>) -> [Effect] {
        guard mayWrite() else { return [] }
        history.endTyping()
        var taken = part(of: lines)
        let text = fieldText
        if fieldKind == .list {
            editList { $0.removeItem(lines) }
        } else if lines.upperBound < text.lines.count {
            remove(
                Position(
                    line: lines.lowerBound, offset: 0)..<Position(
                        line: lines.upperBound, offset: 0))
        } else if lines.lowerBound > 0 {
            // With the line end above them.
            remove(text.endOfLine(lines.lowerBound - 1)..<text.end)
        } else {
            remove(.start..<text.end)
        }
        let line = min(lines.lowerBound, fieldText.lines.count - 1)
        land(
            at: fieldKind == .list
                ? Position(line: line, offset: 0) : wrapped.firstWord(ofLine: line))
        // The caret stands above the last lines of a text, where they do not come back.
        if lines.upperBound < text.lines.count || lines.lowerBound == 0 {
            taken.origin = CutPart(
                field: place.field, before: text, end: text.endOfLine(lines.upperBound - 1),
                after: fieldText, caret: place.caret)
        }
        take(taken, joining: .behind)
        return [.copy(session.clipboard.text)]
    }
}

extension Text {
    /// The lines around one that are blank as it is, or as it are not.
    ///
    /// - Parameter withBlanks: whether with those that follow, up to where it changes back; at the
    ///   end of a text with those above instead.
    func paragraph(around line: Int, withBlanks: Bool) -> Range<Int> {
        let blank = isBlank(line)
        var (start, end) = (line, line + 1)
        while start > 0, isBlank(start - 1) == blank { start -= 1 }
        while end < lines.count, isBlank(end) == blank { end += 1 }
        guard withBlanks else { return start..<end }
        if end < lines.count {
            while end < lines.count, isBlank(end) != blank { end += 1 }
        } else {
            while start > 0, isBlank(start - 1) != blank { start -= 1 }
        }
        return start..<end
    }
}

extension WrappedText {
    /// The range that a verb works on, from a caret; nil if there is none.
    func range(
        of object: TextObject, at caret: Position, selection: Range<Position>?
    ) -> Range<Position>? {
        switch object {
        case .selection: return selection
        case .selectedLines:
            let lines = selection ?? caret..<caret
            return Position(
                line: lines.lowerBound.line, offset: 0)..<text.endOfLine(
                    lines.upperBound.line)
        case .all: return text.isEmpty ? nil : Position.start..<text.end
        case .item, .line:
            let start = Position(line: caret.line, offset: 0)
            if caret.line + 1 < text.lines.count {
                return start..<Position(line: caret.line + 1, offset: 0)
            }
            let length = text.lines[caret.line].text.utf8.count
            return start..<Position(line: caret.line, offset: length)
        case .word:
            guard let end = destination(of: .wordEnd, from: caret, column: 0),
                let start = destination(of: .wordLeft, from: end, column: 0)
            else { return nil }
            return start..<end
        case .bigWord:
            guard let end = destination(of: .bigWordEnd, from: caret, column: 0),
                let start = destination(of: .bigWordLeft, from: end, column: 0)
            else { return nil }
            return start..<end
        case .aWord:
            return range(of: .word, at: caret, selection: nil).map(withBlanks)
        case .aBigWord:
            return range(of: .bigWord, at: caret, selection: nil).map(withBlanks)
        case .paragraph, .innerParagraph, .aParagraph:
            let end = destination(of: .paragraphDown, from: caret, column: 0) ?? text.end
            let start = destination(of: .paragraphUp, from: end, column: 0) ?? .start
            return start < end ? start..<end : nil
        case .inside(let delimiter): return range(of: delimiter, at: caret, isInside: true)
        case .around(let delimiter): return range(of: delimiter, at: caret, isInside: false)
        case .motion(let motion):
            let column = wrapping.column(of: caret, in: text)
            let target = destination(of: motion, from: caret, column: column)
            guard let target, target != caret else { return nil }
            return min(target, caret)..<max(target, caret)
        }
    }

    /// A word with the blanks behind it; where none are, with those in front of it.
    fileprivate func withBlanks(_ word: Range<Position>) -> Range<Position> {
        let bytes = Array(text.lines[word.upperBound.line].text.utf8)
        func isBlank(_ at: Int) -> Bool {
            bytes.indices.contains(at) && bytes[at].isBlank
        }
        var (start, end) = (word.lowerBound, word.upperBound)
        while isBlank(end.offset) { end.offset += 1 }
        if end == word.upperBound { while isBlank(start.offset - 1) { start.offset -= 1 } }
        return text.boundary(atOrAfter: start)..<text.clamped(end)
    }

    private func range(
        of delimiter: TextObject.Delimiter, at caret: Position, isInside: Bool
    ) -> Range<Position>? {
        let signs = delimiter.signs
        let found =
            signs.0 == signs.1
            ? quoted(by: signs.0, at: caret) : bracketed(by: signs, at: caret)
        guard let found else { return nil }
        let (start, end) = (text.clamped(found.lowerBound), text.clamped(found.upperBound))
        return isInside
            ? min(text.boundary(after: start), end)..<end : start..<text.boundary(after: end)
    }

    /// The two signs of the line that stand around the caret, else the next two.
    private func quoted(by sign: UInt8, at caret: Position) -> Range<Position>? {
        let bytes = Array(text.lines[caret.line].text.utf8)
        let signs = bytes.indices.filter { bytes[$0] == sign }
        for pair in stride(from: 0, to: signs.count - 1, by: 2)
        where signs[pair + 1] >= caret.offset {
            return Position(
                line: caret.line, offset: signs[pair])..<Position(
                    line: caret.line, offset: signs[pair + 1])
        }
        return nil
    }

    /// The brackets around the caret, in any line.
    private func bracketed(by signs: (UInt8, UInt8), at caret: Position) -> Range<Position>? {
        var depth = 0
        var (line, offset) = (caret.line, caret.offset)
        var isFirst = true
        while line >= 0 {
            let bytes = Array(text.lines[line].text.utf8)
            offset = min(offset, bytes.count - 1)
            while offset >= 0 {
                if bytes[offset] == signs.1, !isFirst { depth += 1 }
                if bytes[offset] == signs.0 {
                    if depth == 0 {
                        let start = Position(line: line, offset: offset)
                        return bracket(from: start, signs, step: 1).map { text.clamped(start)..<$0 }
                    }
                    depth -= 1
                }
                isFirst = false
                offset -= 1
            }
            line -= 1
            offset = .max
        }
        // Else the next ones of the line.
        let bytes = Array(text.lines[caret.line].text.utf8)
        let next = bytes.indices.dropFirst(caret.offset).first { bytes[$0] == signs.0 }
        guard let next else { return nil }
        let start = Position(line: caret.line, offset: next)
        return bracket(from: start, signs, step: 1).map { text.clamped(start)..<$0 }
    }
}
