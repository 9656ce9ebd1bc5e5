/// A command as vi's hands type it behind the colon, that no row of the palette is meant by.
enum TypedCommand: Equatable {
    case line(Int)
    /// Words are replaced by others that are still to be typed; empty for those looked for last.
    case replace(String)
    case substitute(Substitution)
    /// A command that is known, and not done as it is written; with what is said of it.
    case refused(String)
    case leave
    /// One that there is not.
    case unknown(String)

    /// Words that begin commands of vi, and are here the name of no action.
    private static let foreign: Set<String> = [
        "b", "bd", "bn", "bp", "cd", "d", "delete", "g", "grep", "h", "let", "m", "make", "map",
        "marks", "new", "noh", "nohlsearch", "norm", "normal", "r", "read", "reg", "se", "set",
        "setlocal", "so", "sort", "source", "sp", "split", "sy", "syntax", "t", "tabe", "tabnew",
        "v", "vs", "vsplit", "y", "yank",
    ]

    /// Nil for words that name an action, or a part of one.
    init?(_ typed: String) {
        let words = typed.trimmed
        do throws(Substitution.Fault) {
            if let substitution = try Substitution(typed) {
                self = .substitute(substitution)
                return
            }
            if let words = try Substitution.words(ofBegun: typed) {
                self = .replace(words)
                return
            }
        } catch {
            self = .refused(error.description)
            return
        }
        if let line = Int(words) {
            self = .line(line)
        } else if words == "q!" || words == "qa!" {
            self = .leave
        } else if words == "s" || words == "%s" {
            self = .replace("")
        } else if words.contains(where: { "!%/|$'<>".contains($0) })
            || Self.foreign.contains(words.split(separator: " ").first.map(String.init) ?? "")
        {
            self = .unknown(words)
        } else {
            return nil
        }
    }
}

extension FormInput {
    /// Whether it takes the row under the cursor of a list.
    var takesRow: Bool {
        switch self {
        case .action(.choose), .action(.newline): true
        default: false
        }
    }
}

extension Form {
    /// Does a command that was typed in full.
    mutating func obey(_ command: TypedCommand) -> [Effect] {
        switch command {
        case .line(let line):
            settle()
            return layers.isReviewOpen ? [] : go(to: String(line)) ?? []
        case .replace(let words):
            if !words.isEmpty {
                endSelecting()
                session.search = Search(words: words)
            }
            return handle(.replace)
        case .substitute(let substitution): return substitute(substitution)
        case .refused(let why):
            session.message = Message(why, isError: true)
            return []
        case .leave: return handle(.quit)
        case .unknown(let words):
            say(
                "“\(words)” is no command here; a line's number, w, q, wq, x, e and s are, and the"
                    + " names of the palette.")
            return []
        }
    }
}
