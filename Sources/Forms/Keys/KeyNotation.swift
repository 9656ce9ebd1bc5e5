/// Keys as a keymap writes them: `C-s`, `A-x`, `S-Tab`, `C-S-Left`, `g`.
extension Key {
    /// Reads one key; what no terminal can send is a fault that says so.
    package init(notation: String) throws(KeyFault) {
        var rest = Substring(notation)
        var modifiers: Modifiers = []
        while let modifier = Key.modifier(before: rest) {
            modifiers.insert(modifier)
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
        }
        guard let code = Code(notation: rest) else {
            throw ForeignNotation(notation).fault
        }
        let key = Key(code, modifiers).canonical
        if let fault = key.refusal(writtenAs: notation) { throw fault }
        self = key
    }

    /// One spelling for the key: a space that types itself is a character, any other is named.
    package var canonical: Key {
        switch code {
        case .named(.space) where modifiers.isEmpty: Key(.character(" "))
        case .character(" ") where !modifiers.isEmpty: Key(.named(.space), modifiers)
        default: self
        }
    }

    /// The modifier that `C-`, `A-` or `S-` stands for, if a key follows it.
    private static func modifier(before text: Substring) -> Modifiers? {
        let bytes = text.utf8
        guard bytes.count > 2, bytes.dropFirst().first == 0x2D else { return nil }
        switch bytes.first {
        case 0x43: return .control
        case 0x41: return .alt
        case 0x53: return .shift
        default: return nil
        }
    }
}

extension Key.Code {
    /// A character, or a name of the grammar; `#` and `=` have names because they mean something
    /// else in a keymap.
    fileprivate init?(notation: Substring) {
        if let character = notation.first, notation.dropFirst().isEmpty {
            self = .character(character)
        } else if notation == "Hash" {
            self = .character("#")
        } else if notation == "Equal" {
            self = .character("=")
        } else if let name = Key.Name(rawValue: String(notation)) {
            self = .named(name)
        } else {
            return nil
        }
    }
}
