import Proposals

/// The program as the login shell of an account, as in a folder of sshd's that holds nothing else:
/// then sshd hands it the forced command as one word behind `-c`.
///
/// Only a restricted review is run: without a forced command the word is the client's.
struct LoginShell {
    /// The words behind the program's name.
    let words: [String]

    /// - Parameter arguments: all, the program's name among them.
    /// - Returns: nil where it was not started as a shell.
    init?(_ arguments: [String]) throws(Failure) {
        let isShell = arguments.first?.hasPrefix("-") ?? false
        let hasCommand = arguments.count > 1 && arguments[1] == "-c"
        guard isShell || hasCommand else { return nil }
        guard arguments.count == 3, hasCommand, let words = Self.words(of: arguments[2]),
            words.first.map({ FilePath($0).name == "octopen" }) == true,
            words.dropFirst().first == "review", words.contains("--restricted")
        else {
            throw Failure(
                "as a login shell it runs `octopen review --restricted ...` and nothing else; set "
                    + "ForceCommand in sshd_config",
                exitCode: 64)
        }
        self.words = Array(words.dropFirst())
    }

    /// Words as a shell parts them, with quotes and backslashes; nil for what is more than words.
    static func words(of command: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var characters = command.makeIterator()
        while let character = characters.next() {
            switch (quote, character) {
            case ("'", "'"), ("\"", "\""): quote = nil
            case ("'", _): word = (word ?? "") + String(character)
            case (_, "\\"):
                guard let next = characters.next(), !next.isNewline else { return nil }
                let isKept = quote != nil && !"\\\"$`".contains(next)
                word = (word ?? "") + (isKept ? "\\" : "") + String(next)
            case (_, "$"), (_, "`"): return nil
            case ("\"", _): word = (word ?? "") + String(character)
            case (_, "'"), (_, "\""):
                quote = character
                word = word ?? ""
            case (_, _) where character.isNewline: return nil
            case (_, " "), (_, "\t"):
                if let whole = word { words.append(whole) }
                word = nil
            case (_, _) where "|&;<>()*?[#~{}!".contains(character): return nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
