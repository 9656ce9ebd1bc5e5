import Proposals
import Rules

/// What is told of values that are given, beside what is written.
extension FieldValues {
    /// Told of values that stand in the place of one with words beside it, which go with it:
    /// `Accepted. Tracking issue: #4`, `2023-11-14 (documented later)`.
    func wordsThatGo(from proposal: Proposal) -> [String] {
        pairs.compactMap { name, value in
            if let state = proposal.template.state, name.isSameField(as: state.name),
                let old = proposal.statusInOtherForm
            {
                let choices = state.listedValues ?? state.examples
                let isGone = old.isChoiceWithRemark(among: choices) || old.hasRemark
                return isGone && old != value ? FieldValues.wordsGo(with: old, of: state.name) : nil
            }
            guard let place = proposal.fieldPlace(meantBy: name) else { return nil }
            let field = proposal.field(at: place)
            let old = field.value.trimmed
            let asked = field.name.flatMap(proposal.template.field(named:))
            let hasRemark =
                switch field.kind {
                case .choice(let choices):
                    old.isChoiceWithRemark(among: choices)
                        || asked?.losesChoices(of: old, with: value) ?? false
                        || asked?.hasOwnWordsAround(old) ?? false
                case .date: Day(old) == nil && Day(old.prefix(10)) != nil
                case .line: asked?.hasOwnWordsBehind(old) ?? false
                case .prose, .list, .phaseTitle, .phaseText, .number, .people, .values: false
                }
            guard field.isPresent, hasRemark, old != value else { return nil }
            return FieldValues.wordsGo(with: old, of: field.name ?? name)
        }
    }

    /// Told of a state that may be one of the template's examples misspelt: it may be another one.
    func slips(in proposal: Proposal) -> [String] {
        pairs.compactMap { name, value in
            guard let state = proposal.template.state, name.isSameField(as: state.name),
                let meant = state.example(misspeltAs: value)
            else { return nil }
            return "\(state.name): “\(value)” may be “\(meant)” misspelt"
        }
    }

    /// Tells of a value that goes with words beside it.
    static func wordsGo(with old: String, of name: String) -> String {
        "\(name): “\(old)” was replaced, with the words beside it"
    }

    /// Told of rows of a table that say the fields once more, with other values: they stay.
    func rowsThatStay(in proposal: Proposal) -> [String] {
        pairs.compactMap { name, _ in
            guard let place = proposal.fieldPlace(meantBy: name),
                let other = proposal.valueOfOtherRow(than: place)
            else { return nil }
            let field = proposal.field(at: place).name ?? name
            return "\(field): the table below the front matter has “\(other)”, which stays"
        }
    }
}
