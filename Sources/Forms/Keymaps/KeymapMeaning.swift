import Prose

/// What a binding makes of its keys: what stands after the `=`.
package enum KeymapMeaning: Hashable, Sendable {
    case action(Action)
    /// The key does nothing here, whatever a further file says: `none`.
    case nothing
    /// The key begins a sequence; the title stands over the keys that may follow.
    case prefix(title: String)

    var isPrefix: Bool { if case .prefix = self { true } else { false } }

    /// As a keymap writes it.
    package var notation: String {
        switch self {
        case .action(let action): action.notation
        case .nothing: "none"
        case .prefix(let title): "prefix \"\(title)\""
        }
    }
}

// MARK: Reading

extension KeymapMeaning {
    /// What is wrong with an action, or with what follows it.
    enum Fault: Error, Equatable {
        case action(String)
        case argument(String)
    }

    init(action name: String, argument: String?) throws(Fault) {
        switch name {
        case "": throw .action("no action after the =; none unbinds the key")
        case "none":
            guard argument == nil else { throw Self.superfluous(name, argument) }
            self = .nothing
        case "prefix":
            guard let argument, argument.utf8.count > 2, argument.hasPrefix("\""),
                argument.hasSuffix("\"")
            else { throw .argument("prefix needs a title in quotes: prefix \"Files\"") }
            self = .prefix(title: String(argument.dropFirst().dropLast()))
        default:
            guard let entry = ActionEntry.named(name) else {
                let names = ActionEntry.all.map(\.name) + ["none", "prefix"]
                let meant = Suggestion.phrase(for: name, among: names)
                throw .action("unknown action \(quoted(name))\(meant)")
            }
            guard let action = entry.action(argument: argument) else {
                throw Self.fault(of: argument, for: entry)
            }
            self = .action(action)
        }
    }

    /// Why the entry makes no action of the argument.
    private static func fault(of argument: String?, for entry: ActionEntry) -> Fault {
        let few: String
        switch entry.argument {
        case .none: return superfluous(entry.name, argument)
        case .motion: few = "left or word-right"
        case .object: few = "word-left or line"
        case .verdict: few = "ok or concern"
        case .number: few = "1 or 2"
        case .mode: few = "insert or normal"
        case .place: few = "below or row-end"
        case .operation: few = "cut or copy"
        case .correction: few = "fixed, prompt or optional"
        }
        guard let argument else {
            return .argument("\(entry.name) needs to be told what, such as \(few)")
        }
        let names = entry.arguments.compactMap(\.self)
        let kind = entry.argument.rawValue
        let meant = Suggestion.phrase(for: argument, among: names)
        return .argument("unknown \(kind) \(quoted(argument))\(meant)")
    }

    private static func superfluous(_ name: String, _ argument: String?) -> Fault {
        let isComment = argument?.hasPrefix("#") ?? false
        let rest = isComment ? "; a comment stands on a line of its own" : ""
        return .argument("nothing may follow \(name)\(rest)")
    }
}
