/// Turns inputs into events by the keymap; holds the keys of a sequence that is not complete.
package struct KeyReader: Sendable {
    private var pending: [Key] = []

    package init() {}

    /// What the input means where the form is now; nil while a sequence goes on.
    package mutating func event(for input: Input, in form: Form) -> Event? {
        switch input {
        case .paste(let text): return .paste(text)
        case .key(let key): return event(for: key, in: form)
        case .resize, .pause, .end, .resumed, .woken: return nil
        }
    }

    private mutating func event(for key: Key, in form: Form) -> Event? {
        if pending.isEmpty, let typed = key.typed, form.session.keymap.types(key) {
            return .typed(typed)
        }
        let keys = pending + [key]
        pending = []
        switch form.session.keymap.lookup(keys, in: form.keyContext) {
        case .action(let action): return .action(action)
        case .none: return nil
        case .prefix(let title):
            pending = keys
            let words = title.isEmpty ? "" : "  \(title)"
            return .message(Message("\(keys.notation) -\(words)"))
        case .unbound: break
        }
        if keys.count == 1, key.modifiers.isEmpty {
            if let character = key.typed { return .typed(character) }
            if key.code == .named(.space) { return .typed(" ") }
        }
        return .message(form.nothingHappens(by: keys.notation, in: form.keyContext))
    }
}
