import Interchange
import Proposals
import Rules

extension ProposalValues {
    /// A text of the JSON: a string, or an array of items.
    enum Text {
        case whole(String)
        case items([String])
    }
}

extension ProposalValues.Text {
    init?(_ json: JSON) {
        if let string = json.string {
            self = .whole(string)
        } else if let array = json.array {
            let strings = array.compactMap(\.string)
            guard strings.count == array.count else { return nil }
            self = .items(strings)
        } else {
            return nil
        }
    }

    /// Whether the field has these words.
    func stands(in name: String, of proposal: Proposal) -> Bool {
        // A status may stand in another form than the template's.
        if case .whole(let text) = self, let state = proposal.template.state,
            name.isSameField(as: state.name), proposal.statusInOtherForm == text
        {
            return true
        }
        guard let place = proposal.fieldPlace(named: name) else {
            // It may stand in a list below its name.
            if case .whole(let text) = self { return proposal.value(ofField: name) == text }
            return false
        }
        let field = proposal.field(at: place)
        switch self {
        case .whole(let text):
            return field.value == text || field.words == text || field.valueToSet == text
                || field.standIn?.trimmed == text || proposal.value(ofField: name) == text
        case .items(let items): return field.kind.isSeveral && field.text.lines.map(\.text) == items
        }
    }

    var isEmpty: Bool {
        switch self {
        case .whole(let text): text.trimmed.isEmpty
        case .items(let items): items.isEmpty
        }
    }
}
