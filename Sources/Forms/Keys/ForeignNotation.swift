/// Keys as other programs write them: `ctrl+s`, `<C-s>`, `^S`, `M-x`, `Return`.
///
/// Such keys are understood only to say how a keymap writes them.
struct ForeignNotation {
    private let text: String

    init(_ text: String) { self.text = text }

    var fault: KeyFault {
        if text.hasSuffix("-"), text.count > 1 {
            return .unreachable("unknown key \(quoted(text)); the key = is written Equal")
        }
        guard let notation = translated, notation != text else {
            return .unknown(text, write: nil)
        }
        do {
            return .unknown(text, write: try Key(notation: notation).description)
        } catch {
            guard case .unknown(_, let write) = error else { return error }
            return .unknown(text, write: write)
        }
    }

    private var translated: String? {
        var inner = Substring(text)
        if inner.hasPrefix("<"), inner.hasSuffix(">"), inner.count > 2 {
            inner = inner.dropFirst().dropLast()
        }
        if inner.hasPrefix("^"), inner.count == 2 { return "C-\(inner.dropFirst().lowercased())" }
        let parts = inner.split { $0 == "+" || $0 == "-" }
        guard let last = parts.last else { return nil }
        var modifiers = ""
        for part in parts.dropLast() {
            guard let modifier = Self.modifiers[part.lowercased()] else { return nil }
            modifiers += modifier
        }
        if last.count == 1 {
            return modifiers + (modifiers.contains("C-") ? last.lowercased() : String(last))
        }
        return Self.name(last.lowercased()).map { modifiers + $0 }
    }

    private static let modifiers = [
        "c": "C-", "ctrl": "C-", "control": "C-", "a": "A-", "alt": "A-", "m": "A-", "meta": "A-",
        "s": "S-", "shift": "S-",
    ]

    private static func name(_ lower: String) -> String? {
        switch lower {
        case "escape": "Esc"
        case "return", "ret", "cr": "Enter"
        case "delete": "Del"
        case "insert": "Ins"
        case "bs": "Backspace"
        case "spc": "Space"
        case "pageup": "PgUp"
        case "pagedown", "pgdown": "PgDn"
        case "hash": "Hash"
        case "equal", "equals": "Equal"
        default: Key.Name.allCases.first { $0.rawValue.lowercased() == lower }?.rawValue
        }
    }
}
