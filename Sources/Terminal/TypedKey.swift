import Forms

/// Keys as single bytes, and the one spelling of keys that terminals cannot tell apart.
extension Key {
    /// The key of a byte below 0x80; `nil` for an escape, which begins something.
    init?(typed byte: UInt8) {
        switch byte {
        case 0x00: self = .named(.space, .control)
        case 0x08, 0x7f: self = .named(.backspace)
        case 0x09: self = .named(.tab)
        case 0x0a, 0x0d: self = .named(.enter)
        case 0x1f: self = .character("/", .control)
        case 0x01...0x1a: self = .character(Character(Unicode.Scalar(byte + 0x60)), .control)
        case 0x1c...0x1e: self = .character(Character(Unicode.Scalar(byte + 0x40)), .control)
        case 0x20...0x7e: self = .character(Character(Unicode.Scalar(byte)))
        default: return nil
        }
    }

    /// The key of a code and modifiers, as a terminal reports it that tells all modifiers.
    init?(reported code: UInt32, _ modifiers: Modifiers) {
        // Private use is how the kitty protocol names keys without a character.
        guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory != .privateUse
        else { return nil }
        if code == 0x1b || code == 0x0d {
            self = .named(code == 0x0d ? .enter : .escape, modifiers.intersection(.alt))
        } else if code < 0x20 || code == 0x7f {
            guard let key = Key(typed: UInt8(code)) else { return nil }
            self = Key(key.code, key.modifiers.union(modifiers))
        } else if (0x80..<0xa0).contains(code) {
            return nil
        } else if modifiers.contains(.control), code < 0x80 {
            self.init(control: UInt8(code), modifiers)
        } else {
            let character =
                modifiers.contains(.shift)
                ? Character(scalar.properties.uppercaseMapping.first.map(String.init) ?? "")
                : Character(scalar)
            self = Key.character(character).adding(modifiers.subtracting(.shift))
        }
    }

    /// Control with a printable ASCII character, in the spelling of keymaps.
    private init(control code: UInt8, _ modifiers: Modifiers) {
        let others = modifiers.subtracting([.control, .shift])
        let folded = code | 0x20
        switch code {
        case UInt8(ascii: " "), UInt8(ascii: "@"): self = .named(.space, others.union(.control))
        case UInt8(ascii: "["): self = .named(.escape, others)
        case UInt8(ascii: "_"): self = .character("/", others.union(.control))
        case _ where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(folded):
            let key = Key(typed: folded - 0x60) ?? .character(Character(Unicode.Scalar(folded)))
            self = key.adding(others)
        default:
            self = .character(Character(Unicode.Scalar(code)), others.union(.control))
        }
    }

    /// The key with more modifiers; a space with a modifier is the named key.
    func adding(_ modifiers: Modifiers) -> Key {
        if modifiers.isEmpty { return self }
        let code = code == .character(" ") ? .named(.space) : code
        return Key(code, self.modifiers.union(modifiers))
    }
}
