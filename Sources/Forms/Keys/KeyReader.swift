/// Turns inputs into events by the keymap; holds the keys of a sequence that is not complete, and the
/// count in front of it.
package struct KeyReader: Sendable {
    private var pending: [Key] = []
    /// The action of the sequence's keys, done once a character is typed behind them.
    private var aimed: Action?
    private var count = Count()

    package init() {}

    /// The event of the input where the form is now; nil while a sequence goes on.
    package mutating func event(for input: Input, in form: Form) -> Event? {
        switch input {
        case .paste(let text):
            forget()
            return .paste(text)
        case .key(let key): return event(for: key, in: form)
        case .mouse, .resize, .pause, .end, .resumed, .woken: return nil
        }
    }

    private mutating func event(for key: Key, in form: Form) -> Event? {
        let mode = form.keyMode
        if let aimed { return event(for: aimed, at: key, in: form) }
        if pending.isEmpty, let words = count.take(key) {
            if !count.isBegun { forget() }
            return .message(Message(words))
        }
        let types = mode == nil || form.typesCharacters
        if pending.isEmpty, types, let typed = key.typed,
            form.session.keymap.types(key, in: form.keyContext, mode: mode)
        {
            return event(for: typed)
        }
        let keys = pending + [key]
        if !types, let event = counted(key, after: keys, in: form) { return event }
        pending = []
        switch form.session.keymap.lookup(keys, in: form.keyContext, mode: mode) {
        case .action(let action): return event(for: action, of: keys)
        case .none:
            forget()
            return nil
        case .prefix(let title):
            pending = keys
            let words = title.isEmpty ? "" : "  \(title)"
            return .message(Message("\(count)\(keys.notation) -\(words)"))
        case .unbound: break
        }
        if keys.count == 1, key.modifiers.isEmpty, types {
            if let character = key.typed { return event(for: character) }
            if key.code == .named(.space) { return event(for: " ") }
        }
        forget()
        return unknown(keys, in: form)
    }

    /// Says that the keys do nothing; the key that closes things gives up a sequence.
    private func unknown(_ keys: [Key], in form: Form) -> Event {
        if keys.count > 1, let last = keys.last,
            last == .named(.escape)
                || form.session.keymap.lookup([last], in: form.keyContext, mode: form.keyMode)
                    == .action(.back)
        {
            return .message(Message("Gave up \(Array(keys.dropLast()).notation)."))
        }
        return .message(form.nothingHappens(by: keys.notation, in: form.keyContext))
    }

    private mutating func forget() {
        pending = []
        aimed = nil
        count = Count()
    }

    private mutating func event(for character: Character) -> Event {
        defer { forget() }
        switch count.times {
        case 0: return .message(Count.nothing)
        case 1: return .typed(character)
        case let times: return .typedOften(character, times)
        }
    }

    private mutating func event(for action: Action, of keys: [Key]) -> Event {
        if case .count(let digit) = action {
            return .message(Message(count.begin(with: digit)))
        }
        if action.takesCharacter {
            (aimed, pending) = (action, keys)
            return .message(Message("\(count)\(keys.notation) -  and a character"))
        }
        defer { forget() }
        switch count.times {
        case 0: return .message(Count.nothing)
        case 1: return .action(action)
        case let times: return .repeated(action, times)
        }
    }

    /// The event of the key behind the keys of an action that takes a character.
    private mutating func event(for action: Action, at key: Key, in form: Form) -> Event {
        let keys = pending + [key]
        let times = count.times
        let character: Character? =
            switch (key.canonical.code, key.modifiers.isEmpty) {
            case (.named(.enter), true): "\n"
            case (.named(.tab), true): "\t"
            default: key.canonical.typed
            }
        // A count may stand in front of what names a register, too.
        if action == .useRegister, character != nil {
            (pending, aimed) = ([], nil)
        } else {
            forget()
        }
        guard let character else { return unknown(keys, in: form) }
        if times == 0 { return .message(Count.nothing) }
        return .aimed(action, at: character, times: times)
    }

    /// A digit of a count, where it is bound to nothing.
    private mutating func counted(_ key: Key, after keys: [Key], in form: Form) -> Event? {
        guard let digit = key.digit, digit > 0 || count.isBegun else { return nil }
        if pending.isEmpty, !count.isBegun,
            form.session.keymap.lookup(keys, in: form.keyContext, mode: form.keyMode) != .unbound
        {
            return nil
        }
        count.append(digit)
        let sequence = pending.isEmpty ? "" : "\(pending.notation) -"
        return .message(Message(pending.isEmpty ? "\(count.times)" : "\(count)\(sequence)"))
    }

    /// The keys that may follow the typed keys, to be shown while one thinks; nil without any.
    package func continuations(in form: Form) -> Message? {
        guard !pending.isEmpty, aimed == nil else { return nil }
        let bindings = form.session.keymap.bindings(in: form.keyContext, mode: form.keyMode)
        var shown: Set<String> = []
        var verb = ""
        let words = bindings.compactMap { binding -> String? in
            guard binding.keys.count > pending.count, binding.keys.starts(with: pending) else {
                return nil
            }
            let rest = Array(binding.keys.dropFirst(pending.count)).notation
            guard shown.insert(rest).inserted else { return nil }
            // The verb is said once for all its objects.
            let (entry, argument) = binding.action.entry
            guard let argument, entry.name == verb else {
                verb = entry.name
                return "\(rest) \(binding.action.helpLine)"
            }
            return "\(rest) " + argument.split(separator: "-").joined(separator: " ")
        }
        return Message("\(pending.notation) -  " + words.joined(separator: "  |  "))
    }
}

/// How often the next key is done, as it is typed.
private struct Count: Sendable, CustomStringConvertible {
    /// What further keys do to the count.
    private enum State { case none, plain, fourfold, digits, closed }

    private var number = 0
    private var state = State.none

    private static let most = 999
    static let nothing = Message("0 times: nothing was done.")

    var isBegun: Bool { state != .none }

    var times: Int { isBegun ? number : 1 }

    /// In front of the keys that follow it.
    var description: String { isBegun ? "\(number) " : "" }

    /// One more digit, where digits alone count.
    mutating func append(_ digit: Int) {
        number = min(number * 10 + digit, Self.most)
        if state == .none { state = .plain }
    }

    /// Counts one key more: four times, four times as often, or a digit. Behind digits, a second
    /// such key ends the count, and a digit that follows is none of the count.
    ///
    /// - Returns: the words about the count.
    mutating func begin(with digit: Int?) -> String {
        switch (digit, state) {
        case (let digit?, .fourfold): (number, state) = (digit, .digits)
        case (let digit?, _):
            append(digit)
            state = .digits
        case (nil, .none): (number, state) = (4, .fourfold)
        case (nil, .fourfold): number = min(number * 4, Self.most)
        case (nil, _): state = .closed
        }
        return words
    }

    /// Takes a character behind a key that counts, if it goes on with the count.
    ///
    /// - Returns: the words about the count; nil where the character does not go on with it.
    mutating func take(_ key: Key) -> String? {
        guard state == .fourfold || state == .digits, let typed = key.typed else { return nil }
        if let digit = key.digit {
            if state == .fourfold { (number, state) = (digit, .digits) } else { append(digit) }
            return words
        }
        guard state == .fourfold, typed == "-" else { return nil }
        self = Count()
        return "Counts go from 1 on: nothing was done."
    }

    private var words: String { "\(number) times -" }
}

extension Key {
    /// The number that it types, held with nothing.
    fileprivate var digit: Int? {
        guard let typed, typed.isASCII else { return nil }
        return typed.wholeNumberValue
    }
}
