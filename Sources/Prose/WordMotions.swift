/// Motions by words: runs of letters and digits, or of other signs; blanks part them.
extension WrappedText {
    private enum Kind { case blank, word, sign }

    /// Where a motion by words ends.
    func word(_ motion: Motion, from position: Position) -> Position? {
        switch motion {
        case .wordLeft: wordLeft(of: position)
        case .wordRight: wordRight(of: position)
        case .wordEnd: wordEnd(after: position)
        case .wordEndLeft: wordEndLeft(of: position)
        case .bigWordLeft: wordLeft(of: position, isBig: true)
        case .bigWordRight: wordRight(of: position, isBig: true)
        case .bigWordEnd: wordEnd(after: position, isBig: true)
        case .bigWordEndLeft: wordEndLeft(of: position, isBig: true)
        case .wordForward: wordForward(from: position)
        case .wordBackward: wordBackward(from: position)
        default: nil
        }
    }

    private func character(at position: Position) -> Character? {
        let line = text.lines[position.line].text
        guard position.offset < line.utf8.count else { return nil }
        return line[line.index(atByte: position.offset)]
    }

    /// - Parameter isBig: whether signs are of a word, too.
    private func kind(at position: Position, isBig: Bool = false) -> Kind? {
        guard let character = character(at: position) else { return nil }
        if character.isWhitespace { return .blank }
        if isBig { return .word }
        return character.isLetter || character.isNumber || character == "_" ? .word : .sign
    }

    private func step(_ position: Position) -> Position { text.boundary(after: position) }

    private func stepBack(_ position: Position) -> Position {
        let line = text.lines[position.line].text
        return Position(line: position.line, offset: line.boundary(before: position.offset))
    }

    private func wordRight(of position: Position, isBig: Bool = false) -> Position? {
        guard position < text.end else { return nil }
        if standsOnCharacters { return nextWord(from: position, isBig: isBig) }
        var at = position
        guard let first = kind(at: at, isBig: isBig) else {
            return Position(line: at.line + 1, offset: 0)
        }
        if first != .blank { while kind(at: at, isBig: isBig) == first { at = step(at) } }
        while kind(at: at) == .blank { at = step(at) }
        return at
    }

    private func wordEnd(after position: Position, isBig: Bool = false) -> Position? {
        guard position < text.end else { return nil }
        var at = position
        while at < text.end, (kind(at: at) ?? .blank) == .blank {
            at = kind(at: at) == nil ? Position(line: at.line + 1, offset: 0) : step(at)
        }
        guard let first = kind(at: at, isBig: isBig) else { return at }
        while kind(at: at, isBig: isBig) == first { at = step(at) }
        return at
    }

    /// So many words of a line around a character that is on it, where blanks are words of their own;
    /// with the blanks behind each, or before the first where the last has none.
    package func words(
        around position: Position, times: Int, isBig: Bool, withBlanks: Bool
    ) -> Range<Position>? {
        func endOfRun(from start: Position) -> Position { self.endOfRun(from: start, isBig: isBig) }
        func startOfRun(at position: Position) -> Position {
            let first = kind(at: position, isBig: isBig)
            var at = position
            while at.offset > 0, kind(at: stepBack(at), isBig: isBig) == first { at = stepBack(at) }
            return at
        }
        guard let first = kind(at: position, isBig: isBig) else { return nil }
        var start = startOfRun(at: position)
        var end = endOfRun(from: position)
        guard withBlanks else {
            for _ in 1..<max(times, 1) { end = endOfRun(from: end) }
            return start..<end
        }
        if first == .blank { end = endOfRun(from: end) }
        var hasBlanks = first == .blank
        for time in 0..<max(times, 1) {
            if first == .blank {
                if time > 0, kind(at: end) == .blank { end = endOfRun(from: end) }
                if time > 0 { end = endOfRun(from: end) }
            } else {
                if time > 0 { end = endOfRun(from: end) }
                hasBlanks = kind(at: end) == .blank
                if hasBlanks { end = endOfRun(from: end) }
            }
        }
        if !hasBlanks, start.offset > 0, kind(at: stepBack(start)) == .blank {
            let blanks = startOfRun(at: stepBack(start))
            // Not those that a line is indented by.
            if blanks.offset > 0 { start = blanks }
        }
        return start..<end
    }

    /// Where so many words more end behind a place, in further lines too: blanks are words of their own,
    /// or each word goes with the blanks before or behind it. Nil where there are not so many.
    package func endOfWords(
        from position: Position, times: Int, isBig: Bool, withBlanks: Bool
    ) -> Position? {
        var at = position
        for _ in 0..<max(times, 1) {
            while kind(at: at) == nil, at.line + 1 < text.lines.count {
                at = Position(line: at.line + 1, offset: 0)
            }
            guard let first = kind(at: at, isBig: isBig) else { return nil }
            at = endOfRun(from: at, isBig: isBig)
            if withBlanks, first == .blank || kind(at: at) == .blank {
                at = endOfRun(from: at, isBig: isBig)
            }
        }
        return at
    }

    private func endOfRun(from start: Position, isBig: Bool) -> Position {
        let first = kind(at: start, isBig: isBig)
        var at = start
        while first != nil, kind(at: at, isBig: isBig) == first { at = step(at) }
        return at
    }

    /// The start of the next word, in further lines too; an empty line is a word.
    private func nextWord(from position: Position, isBig: Bool) -> Position {
        var at = position
        if let first = kind(at: at, isBig: isBig), first != .blank {
            while kind(at: at, isBig: isBig) == first { at = step(at) }
        }
        while at < text.end {
            switch kind(at: at) {
            case .word?, .sign?: return at
            case .blank?: at = step(at)
            case nil:
                at = Position(line: at.line + 1, offset: 0)
                if text.lines[at.line].text.isEmpty { return at }
            }
        }
        return at
    }

    /// The start of the word before, in lines above too; an empty line is a word.
    private func lastWord(before position: Position, isBig: Bool) -> Position {
        var at = position
        while at > .start {
            at = at.offset > 0 ? stepBack(at) : endOfLine(at.line - 1)
            if text.lines[at.line].text.isEmpty { return at }
            guard let last = kind(at: at, isBig: isBig), last != .blank else { continue }
            while at.offset > 0, kind(at: stepBack(at), isBig: isBig) == last { at = stepBack(at) }
            return at
        }
        return at
    }

    private func wordLeft(of position: Position, isBig: Bool = false) -> Position? {
        guard position > .start else { return nil }
        if standsOnCharacters { return lastWord(before: position, isBig: isBig) }
        guard position.offset > 0 else { return endOfLine(position.line - 1) }
        var at = stepBack(position)
        while at.offset > 0, kind(at: at) == .blank { at = stepBack(at) }
        guard let last = kind(at: at, isBig: isBig), last != .blank else { return at }
        while at.offset > 0, kind(at: stepBack(at), isBig: isBig) == last { at = stepBack(at) }
        return at
    }

    /// Onto the last character of the word before; where the caret stands on characters, an empty
    /// line is a word.
    private func wordEndLeft(of position: Position, isBig: Bool = false) -> Position? {
        var at = position
        if let here = kind(at: at, isBig: isBig), here != .blank {
            while at.offset > 0, kind(at: stepBack(at), isBig: isBig) == here { at = stepBack(at) }
        }
        while at > .start {
            at = at.offset > 0 ? stepBack(at) : endOfLine(at.line - 1)
            if let kind = kind(at: at), kind != .blank { return at }
            if standsOnCharacters, text.lines[at.line].text.isEmpty { return at }
        }
        return position == .start ? nil : .start
    }

    /// Letters and digits, and an apostrophe between two of them.
    private func isLetter(at position: Position) -> Bool {
        guard let character = character(at: position) else { return false }
        if character.isLetter || character.isNumber { return true }
        guard character == "'" || character == "’", position.offset > 0 else { return false }
        return [stepBack(position), step(position)].allSatisfy {
            self.character(at: $0).map { $0.isLetter || $0.isNumber } ?? false
        }
    }

    private func wordForward(from position: Position) -> Position? {
        var at = position
        while !isLetter(at: at) {
            guard at < text.end else { return position == text.end ? nil : text.end }
            at = character(at: at) == nil ? Position(line: at.line + 1, offset: 0) : step(at)
        }
        while isLetter(at: at) { at = step(at) }
        return at
    }

    private func wordBackward(from position: Position) -> Position? {
        func before(_ at: Position) -> Position {
            at.offset > 0 ? stepBack(at) : endOfLine(at.line - 1)
        }
        guard position > .start else { return nil }
        var at = position
        while at > .start, !isLetter(at: before(at)) { at = before(at) }
        while at.offset > 0, isLetter(at: stepBack(at)) { at = stepBack(at) }
        return at
    }
}
