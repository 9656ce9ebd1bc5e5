/// Esc and a key right behind it, which a terminal sends as it sends that key held with Alt.
extension Form {
    /// The inputs that an input stands for: where keys are commands in modes, a key with Alt may be
    /// Esc and the key.
    package func inputs(of input: Input) -> [Input] {
        guard case .key(let key) = input, key.modifiers.contains(.alt),
            session.keymap.isEscaped(key, in: keyContext, mode: keyMode)
        else { return [input] }
        return [.key(.named(.escape)), .key(Key(key.code, key.modifiers.subtracting(.alt)))]
    }
}

extension Keymap {
    /// Whether a key with Alt is Esc and the key: where no keymap binds the key with Alt down to the
    /// one that has the modes, and Esc leaves a mode; or where the key with Alt has no meaning, or one
    /// that commands of the mode have, too, behind words that are looked for as well.
    func isEscaped(_ key: Key, in context: Context, mode: String?) -> Bool {
        guard key.modifiers.contains(.alt), mode != nil || context == .find, key.isByte,
            let own = layers.files.lastIndex(where: { !$0.modes.isEmpty }),
            layers.found([key.canonical], in: context, mode: mode, nearerThan: own + 1) == nil
        else { return false }
        if lookup([.named(.escape)], in: context, mode: mode) == .action(.mode(.normal)) {
            return true
        }
        return switch lookup([key], in: context, mode: mode) {
        case .unbound: true
        case .action(let action): action.isOfCommands
        case .none, .prefix: false
        }
    }
}

extension Action {
    /// Whether keys without Alt do it where letters are commands.
    fileprivate var isOfCommands: Bool {
        switch self {
        case .move, .delete, .cut, .copy, .mark, .undo, .redo, .indent, .outdent, .documentStart,
            .documentEnd, .find, .replace:
            true
        default: false
        }
    }
}

extension Key {
    /// Whether terminals send a character for it, and not the code of a key.
    fileprivate var isByte: Bool {
        switch code {
        case .character, .named(.space), .named(.enter): true
        case .named: false
        }
    }
}
