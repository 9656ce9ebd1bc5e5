/// What a terminal cannot send, and what it cannot tell apart.
///
/// Control clears three bits of an ASCII character: `C-i` *is* Tab. Shift with Control, and either
/// of them with Enter, are lost on the way. Terminals that send more are not asked to.
extension Key {
    /// Why the key cannot be bound; nil if it can.
    func refusal(writtenAs notation: String) -> KeyFault? {
        switch code {
        case .character(let character) where modifiers.contains(.shift):
            refusal(ofShifted: character, writtenAs: notation)
        case .character(let character) where modifiers.contains(.control):
            refusal(ofControl: character, writtenAs: notation)
        case .character("["), .character("O"):
            modifiers == .alt
                ? .unreachable(
                    "\(notation) begins the codes of other keys in a terminal; bind another key")
                : nil
        case .character: nil
        case .named(let name): refusal(of: name, writtenAs: notation)
        }
    }

    private func refusal(ofShifted character: Character, writtenAs notation: String) -> KeyFault? {
        let plain = Key(code, modifiers.subtracting(.shift))
        if modifiers.contains(.control) {
            if let fault = plain.refusal(writtenAs: plain.description) { return fault }
            return Key.same(notation, as: plain)
        }
        let upper = character.uppercased()
        guard character.isLetter, upper.count == 1, let shifted = upper.first else {
            return .unreachable("Shift with \(character) types another character; bind that one")
        }
        return .unknown(notation, write: Key(.character(shifted), plain.modifiers).description)
    }

    private func refusal(ofControl character: Character, writtenAs notation: String) -> KeyFault? {
        let rest = modifiers.subtracting(.control)
        switch character {
        case "i": return Key.told(notation, from: .named(.tab, rest))
        case "m": return Key.told(notation, from: .named(.enter, rest))
        case "[": return Key.told(notation, from: .named(.escape, rest))
        case "?": return Key.told(notation, from: .named(.backspace, rest))
        case "h":
            return .unreachable(
                "\(notation) cannot be told from Backspace in many terminals; bind another key")
        case "j":
            return .unreachable(
                "\(notation) cannot be told from Enter in many terminals; bind another key")
        case "@": return .unknown(notation, write: Key(.named(.space), modifiers).description)
        case "_": return .unknown(notation, write: Key(.character("/"), modifiers).description)
        case "a"..."z", "/", "\\", "]", "^": return nil
        case "A"..."Z":
            let lower = Character(character.lowercased())
            let key = Key(.character(lower), modifiers)
            return key.refusal(writtenAs: key.description)
                ?? .unknown(notation, write: key.description)
        default: return .unreachable("a terminal cannot send \(notation); bind another key")
        }
    }

    private func refusal(of name: Name, writtenAs notation: String) -> KeyFault? {
        let lost: Modifiers
        switch name {
        case .enter, .escape, .backspace: lost = [.control, .shift]
        case .tab: lost = .control
        case .space: lost = .shift
        default: return nil
        }
        guard !modifiers.isDisjoint(with: lost) else { return nil }
        return Key.same(notation, as: Key(code, modifiers.subtracting(lost)))
    }

    private static func told(_ notation: String, from key: Key) -> KeyFault {
        .unreachable("\(notation) cannot be told from \(key) in a terminal; bind \(key)")
    }

    private static func same(_ notation: String, as key: Key) -> KeyFault {
        .unreachable("a terminal cannot tell \(notation) from \(key); bind \(key)")
    }
}
