/// Turns inputs into events by the keymap; holds the keys of a sequence that is not complete, and the
/// count in front of it.
package struct KeyReader: Sendable {
    private var pending: [Key] = []
    /// How often, typed in digits where these type nothing; 0 for once.
    private var count = 0

    private static let most = 999

    package init() {}

    /// What the input means where the form is now; nil while a sequence goes on.
    package mutating func event(for input: Input, in form: Form) -> Event? {
        switch input {
        case .paste(let text): return .paste(text)
        case .key(let key): return event(for: key, in: form)
        case .mouse, .resize, .pause, .end, .resumed, .woken: return nil
        }
    }

    private mutating func event(for key: Key, in form: Form) -> Event? {
        let mode = form.keyMode
        let types = mode == nil || form.typesCharacters
        if pending.isEmpty, types, let typed = key.typed,
            form.session.keymap.types(key, in: form.keyContext, mode: mode)
        {
            return .typed(typed)
        }
        let keys = pending + [key]
        if !types, let event = counted(key, after: keys, in: form) { return event }
        pending = []
        switch form.session.keymap.lookup(keys, in: form.keyContext, mode: mode) {
        case .action(let action): return event(for: action)
        case .none: return nil
        case .prefix(let title):
            pending = keys
            let words = title.isEmpty ? "" : "  \(title)"
            let times = count > 0 ? "\(count) " : ""
            return .message(Message("\(times)\(keys.notation) -\(words)"))
        case .unbound: break
        }
        count = 0
        if keys.count == 1, key.modifiers.isEmpty, types {
            if let character = key.typed { return .typed(character) }
            if key.code == .named(.space) { return .typed(" ") }
        }
        return .message(form.nothingHappens(by: keys.notation, in: form.keyContext))
    }

    private mutating func event(for action: Action) -> Event {
        defer { count = 0 }
        return count > 1 ? .repeated(action, count) : .action(action)
    }

    /// A digit of a count, where it is bound to nothing.
    private mutating func counted(_ key: Key, after keys: [Key], in form: Form) -> Event? {
        guard let digit = key.typed?.wholeNumberValue, digit > 0 || count > 0,
            key.modifiers.isEmpty
        else { return nil }
        if pending.isEmpty, count == 0,
            form.session.keymap.lookup(keys, in: form.keyContext, mode: form.keyMode) != .unbound
        {
            return nil
        }
        count = min(count * 10 + digit, Self.most)
        let sequence = pending.isEmpty ? "" : " \(pending.notation) -"
        return .message(Message("\(count)\(sequence)"))
    }

    /// What may follow the keys that were typed, to be shown while one thinks; nil without any.
    package func continuations(in form: Form) -> Message? {
        guard !pending.isEmpty else { return nil }
        let bindings = form.session.keymap.bindings(in: form.keyContext, mode: form.keyMode)
        var shown: Set<String> = []
        let words = bindings.compactMap { binding -> String? in
            guard binding.keys.count > pending.count, binding.keys.starts(with: pending) else {
                return nil
            }
            let rest = Array(binding.keys.dropFirst(pending.count)).notation
            guard shown.insert(rest).inserted else { return nil }
            return "\(rest) \(binding.action.helpLine)"
        }
        return Message("\(pending.notation) -  " + words.joined(separator: "  |  "))
    }
}
