import Proposals
import Prose

/// Registers: places by letters for what is cut and copied, beside the clipboard.
extension Form {
    /// Lets the next cut, copy or paste use a register.
    mutating func useRegister() {
        guard let name = session.commands.aim?.character else {
            return say("Press a key for it, and then the letter of the register.")
        }
        guard name.isRegister else {
            return say("There is no register \(name); a to z, 0 to 9, - and _ are there.")
        }
        session.commands.register = name
        say("\"\(name) -  the register of the next cut, copy or paste")
    }

    /// Does an action that cuts, copies or pastes with the register that was named for it.
    mutating func withRegister(
        for action: Action, _ act: (inout Form) -> [Effect]
    ) -> [Effect] {
        guard session.mode != nil || session.commands.register != nil else { return act(&self) }
        let name = session.commands.register
        let unnamed = session.clipboard
        if action.isPaste {
            session.commands.replaced = nil
            guard let name, !name.isUnnamed else { return act(&self) + takeReplaced() }
            guard let part = session.commands.registers[name.registerKey] else {
                say("Register \(name) is empty.")
                return []
            }
            session.clipboard = part
            let effects = act(&self)
            session.clipboard = unnamed
            return effects + takeReplaced()
        }
        guard action.fillsClipboard else { return act(&self) }
        if name != nil {
            // To see whether anything is taken at all.
            session.clipboard = CopiedPart()
            session.joining = nil
        }
        let effects = act(&self)
        guard !session.clipboard.isEmpty else {
            session.clipboard = unnamed
            return effects
        }
        if name == nil || name?.isUnnamed == true { fillNumbered(by: action) }
        guard let name, !name.isUnnamed else { return effects }
        session.joining = nil
        if name == "_" {
            session.clipboard = unnamed
        } else {
            let key = name.registerKey
            var part = session.clipboard
            if name.isUppercase, let earlier = session.commands.registers[key] {
                part = earlier.joined(with: part)
            }
            session.commands.registers[key] = part
            session.clipboard = part
        }
        // The clipboard of the terminal stays as it is.
        return effects.filter { if case .copy = $0 { false } else { true } }
    }

    /// What was selected where something was pasted in its place is what was cut last.
    private mutating func takeReplaced() -> [Effect] {
        guard let part = session.commands.replaced else { return [] }
        session.commands.replaced = nil
        session.clipboard = part
        fillNumbered(by: .cut(.selection))
        return [.copy(part.text)]
    }

    /// What is copied goes to 0; lines that are cut go to 1, and what was there one further; less
    /// than a line goes to the register -.
    private mutating func fillNumbered(by action: Action) {
        let part = session.clipboard
        if case .copy = action {
            session.commands.registers["0"] = part
        } else if part.text.contains("\n") || !part.items.isEmpty || !part.phases.isEmpty {
            for number in (2...9).reversed() {
                let above = session.commands.registers[Character("\(number - 1)")]
                session.commands.registers[Character("\(number)")] = above
            }
            session.commands.registers["1"] = part
        } else {
            session.commands.registers["-"] = part
        }
    }
}

extension CopiedPart {
    fileprivate var isEmpty: Bool { text.isEmpty && items.isEmpty && phases.isEmpty }
}

extension Character {
    fileprivate var isRegister: Bool {
        isASCII && (isLetter || isNumber) || self == "-" || self == "_" || isUnnamed
    }

    /// Whether it is the clipboard itself.
    fileprivate var isUnnamed: Bool { self == "\"" || self == "+" || self == "*" }

    /// Capitals add to the register of the small letter.
    fileprivate var registerKey: Character { Character(lowercased()) }
}

extension Action {
    fileprivate var isPaste: Bool { self == .paste || self == .pasteBehind }

    fileprivate var fillsClipboard: Bool {
        switch self {
        case .cut, .copy, .change: true
        default: false
        }
    }
}
