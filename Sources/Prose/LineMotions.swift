/// Motions by whole lines, and between brackets.
extension WrappedText {
    /// The bytes of a line that its words take, without the blanks around them.
    private func words(ofLine line: Int) -> Range<Int> {
        let words = text.lines[line].text
        let start = words.prefix { $0 == " " || $0 == "\t" }.utf8.count
        let blanks = words.reversed().prefix { $0 == " " || $0 == "\t" }.count
        return start..<max(words.utf8.count - blanks, start)
    }

    /// The first word of a line.
    package func firstWord(ofLine line: Int) -> Position {
        Position(line: line, offset: words(ofLine: line).lowerBound)
    }

    /// Where a motion by lines ends.
    func inLines(_ motion: Motion, from position: Position) -> Position? {
        let line = position.line
        switch motion {
        case .lineRest:
            let end = endOfLine(line)
            if position != end { return end }
            return line + 1 < text.lines.count ? Position(line: line + 1, offset: 0) : nil
        case .lineFirstWord: return firstWord(ofLine: line)
        case .lineLastWord: return Position(line: line, offset: words(ofLine: line).upperBound)
        case .lineAbove: return line > 0 ? firstWord(ofLine: line - 1) : nil
        case .lineBelow: return line + 1 < text.lines.count ? firstWord(ofLine: line + 1) : nil
        default: return nil
        }
    }

    func blankLineUp(from position: Position) -> Position? {
        guard position > .start else { return nil }
        var line = position.line
        while line > 0, isBlank(line) { line -= 1 }
        while line > 0, !isBlank(line) { line -= 1 }
        return Position(line: line, offset: 0)
    }

    func blankLineDown(from position: Position) -> Position? {
        guard position < text.end else { return nil }
        var line = position.line
        while line < text.lines.count, isBlank(line) { line += 1 }
        while line < text.lines.count, !isBlank(line) { line += 1 }
        return line < text.lines.count ? Position(line: line, offset: 0) : text.end
    }

    /// From the next bracket of the line to its other one, in any line.
    func matchingBracket(from position: Position) -> Position? {
        let pairs: [(UInt8, UInt8)] = [(0x28, 0x29), (0x5B, 0x5D), (0x7B, 0x7D)]
        let line = Array(text.lines[position.line].text.utf8)
        let found = line.indices.dropFirst(position.offset).first { at in
            pairs.contains { line[at] == $0.0 || line[at] == $0.1 }
        }
        guard let found, let pair = pairs.first(where: { [$0.0, $0.1].contains(line[found]) })
        else { return nil }
        return bracket(
            from: Position(line: position.line, offset: found), pair,
            step: line[found] == pair.0 ? 1 : -1)
    }

    /// The bracket that closes or opens the bracket at a position.
    package func bracket(
        from position: Position, _ pair: (UInt8, UInt8), step: Int
    ) -> Position? {
        var depth = 0
        var (line, offset) = (position.line, position.offset)
        while text.lines.indices.contains(line) {
            let bytes = Array(text.lines[line].text.utf8)
            while bytes.indices.contains(offset) {
                if bytes[offset] == pair.0 { depth += step }
                if bytes[offset] == pair.1 { depth -= step }
                if depth == 0 { return text.clamped(Position(line: line, offset: offset)) }
                offset += step
            }
            line += step
            guard text.lines.indices.contains(line) else { return nil }
            offset = step > 0 ? 0 : text.lines[line].text.utf8.count - 1
        }
        return nil
    }
}
