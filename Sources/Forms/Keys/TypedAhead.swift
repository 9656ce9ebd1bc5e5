/// What was typed before a question was to be seen, or by hands that have not rested since: it answers
/// nothing, and the author is told of it. So is what was typed while files were changed, behind which
/// the form is another one.
package struct TypedAhead: Sendable {
    /// Milliseconds without a letter behind which hands have rested.
    private static let rest = 500

    private let hearing: Question.Hearing
    /// What the form says of the files that were changed; nil where something is asked.
    private let done: Message?
    private var words = ""
    private var keys = 0
    /// Whether all of it came while the question was to be seen.
    private var isBehind = false
    /// When the last of it came, or the question was shown; nil before that is to be seen.
    private var last: Int?
    /// The letter that is all of it and is the answer, if nothing comes behind it.
    package private(set) var letter: Input?

    /// - Parameter done: what the form says of files that were changed meanwhile; nil where
    ///   something is asked.
    package init(_ hearing: Question.Hearing = .atOnce, behind done: Message? = nil) {
        (self.hearing, self.done) = (hearing, done)
    }

    package var isEmpty: Bool { words.isEmpty && keys == 0 }

    /// Whether it goes with a question that waits for the hands.
    package var waits: Bool { hearing != .atOnce }

    /// Whether an input that comes at a time is part of it. Keys of commands answer nothing: they are
    /// heard as soon as a question is to be seen.
    package func covers(_ input: Input, at time: Int) -> Bool {
        guard let last else { return true }
        guard time - last < Self.rest else { return false }
        return waits ? input.isWritten : !isEmpty
    }

    /// What it belongs to is to be seen.
    package mutating func noteSeen(at time: Int) { last = last ?? time }

    /// Takes a key or a paste; the mouse is pointed at what is seen, and asked again for nothing.
    package mutating func take(_ input: Input, at time: Int) {
        let isFirst = isEmpty
        if isFirst { isBehind = last != nil }
        letter = nil
        switch input {
        case .key(let key):
            if let character = key.typed {
                words.append(character)
                if isFirst, mayAnswer { letter = input }
            } else {
                keys += 1
            }
        case .paste(let text): words += text
        case .mouse, .resize, .pause, .end, .resumed, .woken: break
        }
        if last != nil { last = time }
    }

    /// Whether a letter may be the answer though it came before the hands have rested.
    private var mayAnswer: Bool {
        switch hearing {
        case .ahead: true
        case .alone: last != nil
        case .atOnce, .rested: false
        }
    }

    /// Another key came behind the letter.
    package mutating func dropLetter() { letter = nil }

    /// Characters of it that are told; a longer paste is to be had again where it came from.
    private static let most = 500

    /// Says what was not taken, so that words can be typed again; nil where nothing was typed.
    package var message: Message? {
        guard !isEmpty else { return nil }
        let rest = words.count - Self.most
        let told = String(words.prefix(Self.most).map { $0.isNewline ? " " : $0 })
        var parts = words.isEmpty ? [] : ["“\(told)”"]
        if rest > 0 { parts[0] += " and \(rest) \(rest == 1 ? "character" : "characters") more" }
        if keys > 0 { parts.append(keys == 1 ? "1 key" : "\(keys) keys") }
        let what = "and not taken: \(parts.joined(separator: " and "))."
        guard let done else {
            let when = isBehind ? "as soon as" : "before"
            return Message("Typed \(when) this was asked, \(what)")
        }
        let earlier = done.text.isEmpty ? "" : done.text + " "
        return Message("\(earlier)Typed meanwhile, \(what)", isError: done.isError)
    }
}

extension Input {
    /// Whether it comes of hands that write a text, and is no key of a command.
    fileprivate var isWritten: Bool {
        switch self {
        case .key(let key):
            switch key.code {
            case .character: key.modifiers.isEmpty
            case .named(let name):
                key.modifiers.isEmpty
                    && [Key.Name.enter, .tab, .space, .backspace, .delete].contains(name)
            }
        case .paste: true
        case .mouse, .resize, .pause, .end, .resumed, .woken: false
        }
    }
}
