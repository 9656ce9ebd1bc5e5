/// A change as it is printed and shown: `Proposal > Overview: 2 words added`, and the words with
/// those near to them.
extension ProposalDifference.Change {
    /// Words shown on either side of a change.
    private static let context = 8

    /// The section, and how much changed in it.
    package var heading: String {
        let name = titles.isEmpty ? "(title)" : titles.joined(separator: " > ")
        let counts = [(count(added: true), "added"), (count(added: false), "removed")]
            .filter { $0.0 > 0 }
            .map { "\($0) \($0 == 1 ? "word" : "words") \($1)" }
        let what =
            switch kind {
            case .added: ["new section"]
            case .removed: ["section removed"]
            case .changed: [String]()
            }
        let place = isMoved ? ["moved"] : []
        let renamed = renaming.isEmpty ? [] : ["heading: \(renaming)"]
        return "\(name): \((what + place + renamed + counts).joined(separator: ", "))"
    }

    /// The words of a section, words far from any change left out: `[-old-]`, `{+new+}`.
    package var text: String {
        var parts: [String] = []
        for (index, run) in runs.enumerated() {
            switch run {
            case .removed(let words): parts.append("[-" + words.joined(separator: " ") + "-]")
            case .added(let words): parts.append("{+" + words.joined(separator: " ") + "+}")
            case .same(let words):
                let before = index > 0 ? words.prefix(Self.context) : []
                let after = index < runs.count - 1 ? words.suffix(Self.context) : []
                if before.count + after.count >= words.count {
                    parts += words
                } else {
                    parts += before + ["..."] + after
                }
            }
        }
        return parts.joined(separator: " ")
    }
}
