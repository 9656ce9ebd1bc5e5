/// Why a key of a keymap cannot be bound, as its author reads it.
package enum KeyFault: Error, Equatable, Sendable {
    /// No key is written like this; `write` is how it is, where that can be guessed.
    case unknown(String, write: String?)
    /// A terminal cannot send it, or sends the same for another key.
    case unreachable(String)

    package var message: String {
        switch self {
        case .unknown(let key, let write?): "unknown key \(quoted(key)); write it \(write)"
        case .unknown(let key, nil): "unknown key \(quoted(key))"
        case .unreachable(let reason): reason
        }
    }
}

/// The text in quotes, shortened if it is long.
func quoted(_ text: some StringProtocol) -> String { "\"\(text.shortened)\"" }

extension StringProtocol {
    /// The first 40 characters, and dots if there are more.
    var shortened: String {
        let shown = prefix(40)
        return shown.endIndex < endIndex ? "\(shown)..." : String(shown)
    }
}
