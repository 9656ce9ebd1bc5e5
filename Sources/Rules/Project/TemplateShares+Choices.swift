import Proposals

/// Values of the folder's proposals that are none of the template's choices.
extension TemplateShares {
    /// Whether the value of a proposal is one of the field's choices, as the others have it, maybe with a remark.
    ///
    /// - Parameter own: the file of the proposal.
    func isChoice(_ value: String, of field: Template.Field, besides own: String?) -> Bool {
        let known = choices[field.name] ?? [:]
        if areMany(known[value.plainChoice] ?? [], besides: own) { return true }
        let many = known.filter { areMany($0.value, besides: own) }.keys
        return !many.isEmpty && value.choice(among: (field.listedValues ?? []) + many) != nil
    }

    /// Whether so many of the others have several of the values which the template lists for a field that it
    /// takes these.
    ///
    /// - Parameter own: the file of the proposal that is judged.
    package func takesSeveral(_ field: Template.Field, besides own: String?) -> Bool {
        let known = choices[field.name] ?? [:]
        let several = known.filter { field.severalChoices(in: $0.key) != nil }
        return areMany(several.flatMap(\.value), besides: own)
    }

    /// The values of a field which are none of the template's choices and that more proposals have.
    func choices(ofField name: String, commonerThan count: Int) -> [String] {
        (choices[name] ?? [:]).filter { $0.value.count > max(count, 1) }.keys.sorted()
    }

    /// A value that a proposal has and the template does not list, as it is written there, whatever the case of
    /// its letters; nil where none has it.
    package func spelling(of value: String, ofField name: String) -> String? {
        let plain = value.plainChoice.lowercased()
        let same = (choices[name] ?? [:]).filter { $0.key.lowercased() == plain }
        return same.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    }

    /// Whether there are fewer than ten proposals.
    var isOfFew: Bool { proposals < 10 }

    /// How many others have a value which is none of the template's choices.
    ///
    /// - Parameter own: the file of the proposal that has it, too.
    func others(with value: String, ofField name: String, besides own: String?) -> Int {
        count(choices[name]?[value.plainChoice] ?? [], besides: own)
    }
}
