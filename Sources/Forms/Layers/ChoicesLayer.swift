/// The values that a field can have.
package struct ChoicesLayer: Equatable, Sendable {
    package private(set) var list: PickList<String>
    /// It lists the statuses that may come next, wherever the caret is.
    var isOfStatus = false

    static let footer = [FooterWish([.choose], "Choose"), FooterWish([.back], "Cancel")]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes: return .closes
        case .picks(let value):
            return .closes(isOfStatus ? [.findOffer(.step(to: value))] : form.choose(value))
        case .other(.nextField) where !isOfStatus:
            form.focusField(by: 1, atEnd: false)
            return .closes
        case .other: return .yields
        }
    }
}

extension Form {
    /// The values that the field at hand may have, the template's before those that the folder's
    /// proposals have beside them; nil where there is nothing to choose.
    var choices: [String]? {
        guard case .choice(let own) = field.kind else { return nil }
        return proposal.template.learned.adding(to: own, ofField: field.name)
    }

    /// Opens the list of choices, at the choice that a letter begins.
    mutating func openChoices(typing letter: Character? = nil) {
        guard let choices else {
            say("There is nothing to choose in this field.")
            return
        }
        guard mayEdit() else { return }
        history.endTyping()
        let now = proposal.template.field(named: field.name ?? "")?.chosen(in: field.value)
        var start = choices.firstIndex(of: now ?? field.value) ?? 0
        if let letter {
            let found = choices.firstIndex { $0.lowercased().hasPrefix(letter.lowercased()) }
            guard let found else {
                say("Type the first letter of a choice, or Enter to see them.")
                return
            }
            start = found
        }
        let rows = choices.map {
            PickRow($0, detail: $0 == now ?? field.value ? "as it is" : "", .choice($0))
        }
        let list = PickList(rows, selected: start, start: letter.map(String.init) ?? "")
        layers.open(.choices(ChoicesLayer(list: list)))
    }
}
