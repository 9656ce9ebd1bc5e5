/// The keys of the place below, from the keymap in force; picking one does what it does.
package struct HelpLayer: Equatable, Sendable {
    package private(set) var list: PickList<Action>

    static let footer = [
        FooterWish([.choose], "Do it"), FooterWish([.choosePrevious, .chooseNext], "Row"),
        FooterWish([.back], "Back"),
    ]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let action): return .closes(form.handle(action))
        case .other: return .yields
        }
    }
}

extension Form {
    /// Opens help on what lies on top, or closes it.
    mutating func toggleHelp() {
        if case .help = layers.top {
            layers.closeTop()
            return
        }
        layers.open(.help(HelpLayer(list: PickList(helpRows, selected: 1, isFiltered: true))))
    }

    private var helpRows: [PickRow<Action>] {
        var rows: [PickRow<Action>] = []
        var listed: Set<Action> = []
        // The keys of this very place first, then the keys that work everywhere, then the common
        // motions.
        let chain = keyContext.chain
        for context in [chain[0], .everywhere] + chain.dropFirst().dropLast() {
            let bindings = session.keymap.bindings(in: context, mode: keyMode)
            var actions: [Action] = []
            for binding in bindings
            where !actions.contains(binding.action) && !listed.contains(binding.action) {
                actions.append(binding.action)
            }
            guard !actions.isEmpty else { continue }
            rows.append(PickRow(context.title, .heading))
            for action in actions {
                let keys = session.keymap.keys(for: action, in: keyContext, mode: keyMode)
                guard !keys.isEmpty else { continue }
                listed.insert(action)
                let (entry, argument) = action.entry
                let words = argument?.split(separator: "-").joined(separator: " ")
                rows.append(
                    PickRow(
                        words.map { "\(entry.help): \($0)" } ?? entry.help,
                        detail: keys.map(\.footer).joined(separator: ", "), indent: 2,
                        name: [entry.name, argument ?? ""].joined(separator: " "),
                        .choice(action)))
            }
        }
        return rows + session.keymap.faults.map { PickRow("\($0)", mark: "!", .text) }
    }
}
