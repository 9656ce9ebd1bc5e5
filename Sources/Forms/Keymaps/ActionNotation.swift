/// An action in words: as keymaps write it, and as help explains it.
extension Action {
    /// As a keymap writes it: `delete word-left`.
    package var notation: String {
        let (entry, argument) = entry
        return entry.name + (argument.map { " " + $0 } ?? "")
    }

    /// The action's line in help: `Delete: word left`.
    package var helpLine: String {
        let (entry, argument) = entry
        let words = argument?.split(separator: "-").joined(separator: " ")
        return entry.help + (words.map { ": " + $0 } ?? "")
    }
}
