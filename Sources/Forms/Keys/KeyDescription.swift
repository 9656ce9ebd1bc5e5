/// How keys are written: in keymaps, in the footer, in help.
extension Key: CustomStringConvertible {
    /// As keymaps write it: `C-s`.
    package var description: String {
        var text = ""
        if modifiers.contains(.control) { text += "C-" }
        if modifiers.contains(.alt) { text += "A-" }
        if modifiers.contains(.shift) { text += "S-" }
        switch code {
        case .character("#"): return text + "Hash"
        case .character("="): return text + "Equal"
        default: return text + face
        }
    }

    /// As screens and pages write it: `^S`, `^PgDn`, `Alt-x`, `Shift-Tab`.
    package var footer: String {
        var text = ""
        if modifiers.contains(.control) { text += "^" }
        if modifiers.contains(.alt) { text += "Alt-" }
        if modifiers.contains(.shift) { text += "Shift-" }
        return text + (modifiers.contains(.control) ? face.capitalizedLetter : face)
    }

    /// The key without its modifiers.
    private var face: String {
        switch code {
        case .character(" "): Name.space.rawValue
        case .character(let character): String(character)
        case .named(let name): name.rawValue
        }
    }
}

extension String {
    /// In upper case if it is one letter, as it stands on the key.
    fileprivate var capitalizedLetter: String { utf8.count == 1 ? uppercased() : self }
}

/// A sequence of keys: `C-x C-s`.
extension [Key] {
    package var notation: String { map(\.description).joined(separator: " ") }
    package var footer: String { map(\.footer).joined(separator: " ") }
}
