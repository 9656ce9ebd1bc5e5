/// A command as vi's hands type it behind the colon; what it means is known, or nothing is done.
enum TypedCommand: Equatable {
    case line(Substitution.Address)
    /// Words are replaced by others that are still to be typed; empty for those looked for last.
    case replace(String)
    case substitute(Substitution)
    /// A command that is known, and not done as it is written; with what is said of it.
    case refused(String)
    case action(Action)
    /// What is not saved is left behind.
    case leave
    /// The text of the file takes the place of what was written since.
    case revert
    case nothing
    /// One that there is not.
    case unknown(String)

    /// Commands of vi, from as many letters of them as there must be.
    private static let known: [(least: String, name: String, action: Action)] = [
        ("w", "write", .save), ("wa", "wall", .save), ("up", "update", .save),
        ("q", "quit", .quit), ("qa", "qall", .quit), ("quita", "quitall", .quit),
        ("wq", "wq", .saveAndQuit), ("wqa", "wqall", .saveAndQuit),
        ("x", "xit", .saveAndQuit), ("xa", "xall", .saveAndQuit), ("exi", "exit", .saveAndQuit),
        ("u", "undo", .undo), ("red", "redo", .redo), ("h", "help", .help),
        ("$", "$", .documentEnd),
    ]

    /// Commands of vi that write to the file whose name follows.
    private static let writing: Set<Substring> = [
        "w", "write", "sav", "save", "savea", "saveas", "wq", "up", "update", "x", "xit",
    ]

    init(_ typed: String) {
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
        let parts = words.split(separator: " ")
        if words != "$", !words.contains(" "), let line = Substitution.Address(words[...]) {
            self = .line(line)
        } else if words == "e!" || words == "edit!" {
            self = .revert
        } else if words == "s" || words == "%s" {
            self = .replace("")
        } else if words.isEmpty {
            self = .nothing
        } else if let action = Self.action(meantBy: words) ?? Action(inFull: words) {
            self = .action(action)
        } else if words.hasSuffix("!"), let action = Self.action(meantBy: String(words.dropLast()))
        {
            switch action {
            case .quit: self = .leave
            // What would be written over is asked about in any case.
            case .save, .saveAndQuit: self = .action(action)
            default: self = .unknown(words)
            }
        } else if parts.count > 1, Self.writing.contains(parts[0]) {
            self = .refused("“\(words)”: nothing was written; save-as asks for another name.")
        } else {
            self = .unknown(words)
        }
    }

    private static func action(meantBy words: String) -> Action? {
        known.first { $0.name.hasPrefix(words) && words.hasPrefix($0.least) }?.action
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
            return layers.isReviewOpen ? [] : go(to: String(number(of: line))) ?? []
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
        case .action(let action):
            if let reason = obstacle(to: action) {
                session.message = Message(reason, isError: true)
                return []
            }
            rememberAction(action)
            return doPicked(action)
        case .leave:
            let effects = handle(.quit)
            guard case .leave = layers.question else { return effects }
            layers.closeQuestion()
            return [.leave(keepsWork: true)]
        case .revert: return revert()
        case .nothing:
            say("No command was typed; the arrows choose one.")
            return []
        case .unknown(let words):
            say(
                "“\(words)” is no command here; a line's number, w, q, wq, x, e and s are, and the"
                    + " names of the palette.")
            return []
        }
    }
}
