/// A character of the line at hand that a motion goes to.
package struct SoughtCharacter: Equatable, Sendable {
    package var character: Character
    /// Which way, and whether onto it or up to it.
    package var motion: Motion
    /// The how manieth, from 1.
    package var times: Int
    /// Whether the caret stands on a character, which is not looked at, or between two.
    package var standsOnCharacters: Bool
    /// Whether one that the caret stands next to is passed over: it was gone up to before.
    package var isAgain = false

    package init(
        _ character: Character, by motion: Motion, times: Int, standsOnCharacters: Bool
    ) {
        (self.character, self.motion, self.times) = (character, motion, times)
        self.standsOnCharacters = standsOnCharacters
    }

    /// Where the way ends, as a place between two characters; nil where the line has too few.
    func destination(from position: Position, in text: Text) -> Position? {
        let line = text.lines[position.line].text
        let found = motion.isBackwards ? before(position.offset, of: line) : after(position, line)
        guard let found else { return nil }
        let isBehind = motion == .toCharacter || motion == .backBehindCharacter
        let offset = isBehind ? line.boundary(after: found) : found
        return Position(line: position.line, offset: offset)
    }

    /// The byte at which the character begins, further on in the line.
    private func after(_ position: Position, _ line: String) -> Int? {
        let end = line.utf8.count
        var offset = position.offset
        if standsOnCharacters, offset < end { offset = line.boundary(after: offset) }
        if isAgain, motion == .beforeCharacter, offset < end {
            offset = line.boundary(after: offset)
        }
        var left = times
        while offset < end {
            if line[line.index(atByte: offset)] == character {
                left -= 1
                if left == 0 { return offset }
            }
            offset = line.boundary(after: offset)
        }
        return nil
    }

    /// The byte at which the character begins, further back in the line.
    private func before(_ start: Int, of line: String) -> Int? {
        var offset = start
        if isAgain, motion == .backBehindCharacter, offset > 0 {
            offset = line.boundary(before: offset)
        }
        var left = times
        while offset > 0 {
            offset = line.boundary(before: offset)
            if line[line.index(atByte: offset)] == character {
                left -= 1
                if left == 0 { return offset }
            }
        }
        return nil
    }
}

extension Motion {
    /// Whether the way is back to the start of the line.
    package var isBackwards: Bool { self == .backToCharacter || self == .backBehindCharacter }

    /// Whether it needs to be told a character to go to.
    package var seeksCharacter: Bool {
        switch self {
        case .toCharacter, .beforeCharacter, .backToCharacter, .backBehindCharacter: true
        default: false
        }
    }

    /// The motion to a character in the other direction.
    package var reversed: Motion {
        switch self {
        case .toCharacter: .backToCharacter
        case .beforeCharacter: .backBehindCharacter
        case .backToCharacter: .toCharacter
        case .backBehindCharacter: .beforeCharacter
        default: self
        }
    }
}
