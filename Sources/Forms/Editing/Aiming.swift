import Proposals
import Prose

/// Actions that are told a character: what is typed behind their keys, or asked for.
extension Form {
    /// The character that an action is told, and how often it is done.
    struct Aim: Sendable {
        /// Nil where the last one that was looked for holds.
        var character: Character?
        var times: Int
    }

    /// Does an action with the character that was typed behind its keys.
    mutating func handle(_ action: Action, at character: Character, times: Int) -> [Effect] {
        handle(action, with: Aim(character: character, times: times))
    }

    mutating func handle(_ action: Action, with aim: Aim) -> [Effect] {
        session.commands.aim = aim
        defer { session.commands.aim = nil }
        return handle(action)
    }

    /// Does an action so many times, as one step of undo.
    mutating func handle(_ action: Action, times count: Int) -> [Effect] {
        let steps = history.count
        var effects: [Effect] = []
        switch action {
        // With a number it is the way to a line of the file.
        case .documentStart where session.mode != nil && layers.over.isEmpty,
            .documentEnd where session.mode != nil && layers.over.isEmpty,
            .goTo where layers.over.isEmpty:
            session.message = nil
            return go(to: String(count)) ?? []
        case .repeatChange where layers.over.isEmpty: return repeatChange(times: count)
        // With a number the key of a mark leads back to where it was set last.
        case .mark where layers.over.isEmpty: return handle(.jumpBack)
        case _ where action.soughtMotion != nil:
            return handle(action, with: Aim(character: nil, times: count))
        case _
        where action.takesTimes && (session.mode != nil || action.isOfLineRest)
            && !(action.isOfLine && isInItems && fieldKind != .list && !isInPhaseText):
            (session.commands.times, session.commands.isCounted) = (count, true)
            effects += handle(action)
            (session.commands.times, session.commands.isCounted) = (1, false)
        case .move(.lineEnd) where session.mode != nil,
            .extend(.lineEnd) where session.mode != nil:
            let below: Action = action == .move(.lineEnd) ? .move(.lineBelow) : .extend(.lineBelow)
            effects += handle(below, times: count - 1) + handle(action)
        case .mode(.insert), .append, .insert, .openLine, .insertAgain:
            effects += handle(action)
            if session.mode?.types == true {
                (session.commands.insertTimes, session.commands.insertAction) = (count, action)
            }
        case _ where !action.isRepeated: return handle(action)
        case .change(let object):
            for _ in 1..<count { effects += handle(.cut(object)) }
            effects += handle(action)
        case .joinLines:
            for _ in 1..<max(count, 2) { effects += handle(action) }
        case .paste, .pasteBehind:
            let clipboard = session.clipboard
            session.clipboard = clipboard.repeated(count)
            effects += handle(action)
            session.clipboard = clipboard
        default:
            let layers = layers.stack.count
            for _ in 0..<count where self.layers.stack.count == layers {
                effects += handle(action)
            }
        }
        if action != .undo, action != .redo { history.join(since: steps) }
        return effects
    }

    /// Types a character so many times; what opens meanwhile hears it once.
    mutating func type(_ character: Character, times count: Int) -> [Effect] {
        let layers = layers.stack.count
        var effects: [Effect] = []
        for _ in 0..<count where self.layers.stack.count == layers {
            effects += hear(.character(character))
        }
        return effects
    }

    /// Asks for the character that an action needs.
    mutating func askForCharacter(for action: Action) {
        layers.open(.prompt(Prompt(.character(action), label: action.askedFor, text: "")))
    }

    // MARK: Going to a character

    /// Looks for the character that a motion goes to; false where there is none, and it was said.
    mutating func seek(_ motion: Motion, for action: Action) -> Bool {
        let times = session.commands.aim?.times ?? 1
        let character = session.commands.aim?.character
        if motion.seeksCharacter {
            guard let character else {
                askForCharacter(for: action)
                return false
            }
            session.commands.sought = SoughtCharacter(
                character, by: motion, times: times, standsOnCharacters: standsOnCharacters)
            session.commands.seeking = session.commands.sought
        } else {
            guard var again = session.commands.sought else {
                say("No character was looked for yet.")
                return false
            }
            if motion == .characterBack { again.motion = again.motion.reversed }
            again.standsOnCharacters = standsOnCharacters
            (again.times, again.isAgain) = (times, true)
            session.commands.seeking = again
        }
        guard let seeking = session.commands.seeking else { return false }
        if wrapped.destination(of: motion, from: place.caret, column: 0) == nil {
            let often = seeking.times > 1 ? "not \(seeking.times) times" : "not"
            let way = seeking.motion.isBackwards ? "before the caret" : "behind the caret"
            say("“\(seeking.character)” is \(often) in this line \(way).")
            return false
        }
        return true
    }

    /// Onto a character, or up to it.
    mutating func moveToCharacter(by motion: Motion, extending: Bool) {
        move(motion, extending: extending)
        guard standsOnCharacters, session.commands.seeking?.motion.isBackwards == false else {
            return
        }
        place.caret = beforeCaret
    }

    private var beforeCaret: Position {
        let line = fieldText.lines[place.caret.line].text
        return Position(
            line: place.caret.line, offset: line.boundary(before: place.caret.offset))
    }

    // MARK: Changing characters

    /// Puts a character in place of so many at the caret, or of each that is selected.
    mutating func replaceCharacter() {
        guard let aim = session.commands.aim, let character = aim.character else {
            return askForCharacter(for: .replaceCharacter)
        }
        if let selection = place.selection {
            _ = change(selection) { _ in character == "\n" ? " " : character }
            return
        }
        let line = fieldText.lines[place.caret.line].text
        var end = place.caret
        for _ in 0..<aim.times {
            guard end.offset < line.utf8.count else {
                return say("There are not \(aim.times) characters in this line from here on.")
            }
            end.offset = line.boundary(after: end.offset)
        }
        guard mayWrite(), character != "\n" || hasLines() else { return }
        history.endTyping()
        let range = place.caret..<end
        if character == "\n" {
            let steps = history.count
            remove(range)
            newline()
            history.join(since: steps)
        } else {
            guard let end = change(range, by: { _ in character }) else { return }
            place.caret = end
            if standsOnCharacters { place.caret = beforeCaret }
        }
    }

    /// Puts capitals or small letters in place of letters.
    ///
    /// - Parameter other: makes one of a character and the one before it.
    mutating func changeCase(
        of object: TextObject, _ other: (Character, Character?) -> Character
    ) {
        guard let range = range(of: object), !range.isEmpty else {
            sayMissing(object)
            return
        }
        let caret = place.caret
        var before: Character?
        var changed: [Character] = []
        for character in fieldText.string(in: range) {
            if character != "\n" { changed.append(other(character, before)) }
            before = character
        }
        var index = 0
        let end = change(range) { _ in
            defer { index += 1 }
            return changed[index % changed.count]
        }
        guard case .motion(let motion) = object, let end else { return }
        // A motion of words takes the caret with it, where it is between characters.
        if !standsOnCharacters || motion == .right {
            place.caret = fieldText.boundary(atOrAfter: end)
        } else if caret < end {
            place.caret = fieldText.clamped(range.lowerBound)
        }
    }

    /// Swaps the characters on both sides of the caret, or the last two of a line; the caret goes
    /// behind them.
    mutating func transposeCharacters() {
        let line = fieldText.lines[place.caret.line].text
        var end = place.caret
        if end.offset < line.utf8.count { end = behind(end) }
        let middle = line.boundary(before: end.offset)
        guard end.offset > 0, middle > 0 else {
            return say("There are no two characters here.")
        }
        guard mayWrite() else { return }
        let start = line.boundary(before: middle)
        history.endTyping()
        place.anchor = Position(line: end.line, offset: start)
        place.caret = end
        insert(line.bytes(middle..<end.offset) + line.bytes(start..<middle))
        history.endTyping()
    }

    /// Does what works on lines to a part of the text; the caret goes to its start.
    mutating func withPart(_ object: TextObject, _ act: (inout Form) -> Void) {
        guard let range = range(of: object) else {
            sayMissing(object)
            return
        }
        let lines = lines(of: object)
        place.anchor = Position(line: range.lowerBound.line, offset: 0)
        place.caret = range.upperBound
        if let lines, lines.count == 1 || place.selection == nil { place.anchor = nil }
        act(&self)
        dropSelection()
        place.caret = wrapped.firstWord(
            ofLine: min(range.lowerBound.line, fieldText.lines.count - 1))
    }

    /// Puts another character in place of each in a part of the text, lines kept; the caret goes to
    /// its start.
    ///
    /// - Returns: where the part ends then; nil where nothing may be written.
    private mutating func change(
        _ range: Range<Position>, by other: (Character) -> Character
    ) -> Position? {
        guard mayWrite() else { return nil }
        var end = range.upperBound
        let old = fieldText.string(in: range)
        let isSame = String(old.map { $0 == "\n" ? $0 : other($0) }).hasSameBytes(as: old)
        history.endTyping()
        guard !isSame else {
            land(at: range.lowerBound)
            return end
        }
        edit { field in
            for line in range.lowerBound.line...range.upperBound.line {
                var changed = field.text.lines[line]
                let isFirst = line == range.lowerBound.line
                let start = isFirst ? range.lowerBound.offset : 0
                let isLast = line == range.upperBound.line
                let stop = isLast ? range.upperBound.offset : changed.text.utf8.count
                let part = String(changed.text.bytes(start..<stop).map(other))
                changed.text.replaceBytes(start..<stop, with: part)
                field.text.replaceLines(line..<line + 1, with: [changed])
                if isLast { end.offset = start + part.utf8.count }
            }
        }
        land(at: range.lowerBound)
        history.endTyping()
        return end
    }
}

/// Letters of another case; a character stays where that would be more than one.
extension Character {
    /// A capital for a small letter, and the other way.
    var withOtherCase: Character { isUppercase ? asLowerCase : asUpperCase }

    var asUpperCase: Character {
        let other = uppercased()
        return other.count == 1 ? Character(other) : self
    }

    var asLowerCase: Character {
        let other = lowercased()
        return other.count == 1 ? Character(other) : self
    }
}

extension Action {
    /// The motion to a character by which it goes, or that its object is.
    var soughtMotion: Motion? {
        switch self {
        case .move(let motion), .extend(let motion), .delete(.motion(let motion)),
            .cut(.motion(let motion)), .copy(.motion(let motion)),
            .select(.motion(let motion)), .change(.motion(let motion)),
            .swapCase(.motion(let motion)), .upperCase(.motion(let motion)),
            .lowerCase(.motion(let motion)), .capitalize(.motion(let motion)),
            .reflowPart(.motion(let motion)), .indentPart(.motion(let motion)),
            .outdentPart(.motion(let motion)):
            motion.seeksCharacter || motion == .characterAgain || motion == .characterBack
                ? motion : nil
        default: nil
        }
    }

    /// Whether it works on an object, which a count makes so many times as long, or goes so far.
    fileprivate var takesTimes: Bool {
        switch self {
        case .delete(let object), .cut(let object), .copy(let object), .change(let object),
            .swapCase(let object), .upperCase(let object), .lowerCase(let object),
            .capitalize(let object), .reflowPart(let object), .indentPart(let object),
            .outdentPart(let object):
            if case .motion = object { true } else { object == .line || object.isCounted }
        case .select(let object): object.isCounted
        case .find, .findBackward: true
        default: false
        }
    }

    fileprivate var isOfLineRest: Bool { self == .cut(.motion(.lineRest)) }

    fileprivate var isOfLine: Bool {
        self == .cut(.line) || self == .copy(.line) || self == .change(.line)
    }

    /// Whether the character that is typed behind its keys belongs to it.
    package var takesCharacter: Bool {
        switch self {
        case .replaceCharacter, .setMark, .goToMark, .useRegister: true
        default: soughtMotion?.seeksCharacter ?? false
        }
    }

    /// The words that ask for the character where none was typed behind the key.
    fileprivate var askedFor: String {
        switch self {
        case .replaceCharacter: "Replace by:"
        case .setMark, .goToMark: "Mark, a to z:"
        default: "Character:"
        }
    }

    /// Whether a count repeats the action; all other actions are done once.
    fileprivate var isRepeated: Bool {
        switch self {
        case .move, .extend, .nextField, .previousField, .nextSection, .previousSection,
            .findNext, .findPrevious, .nextWarning, .previousWarning, .spelling, .jumpBack,
            .chooseNext, .choosePrevious, .checkQuestion, .copy, .select:
            true
        case .externalEditor, .wholeFileEditor, .saveAs, .replace, .renameSection, .migrate,
            .removePart, .reflow, .alignTable, .today:
            false
        default: changesText
        }
    }
}
