import Prose

extension String {
    /// The choice that a value is, alone, emphasised or before a remark: `Dormant[^a]`, `**Draft**`,
    /// `Released in 1.17`, `Approved (by mail)`, `Accepted. Tracking issue: #4`; nil for another value,
    /// and for a remark that names another choice.
    package func choice(among choices: [String]) -> String? {
        if choices.contains(self) { return self }
        let marks = prefix { "*_".contains($0) }
        guard !marks.isEmpty else { return choice(atStartAmong: choices) }
        // `**Draft**`, `**Draft** (by mail)` and `**Draft (by mail)**`
        var words = String(dropFirst(marks.count))
        guard let end = words.firstRange(of: String(marks)) else { return nil }
        words.removeSubrange(end)
        return choices.contains(words) ? words : words.choice(atStartAmong: choices)
    }

    /// Whether a value is a choice with words beside it.
    package func isChoiceWithRemark(among choices: [String]) -> Bool {
        guard let choice = choice(among: choices) else { return false }
        return filter { !"*_".contains($0) }.trimmed != choice.filter { !"*_".contains($0) }
    }

    /// Whether words stand behind the first ones as a remark does, whatever these are: `Draft (as of May)`,
    /// `Implemented in [#21](x)`, `Accepted. By Bo`.
    package var hasRemark: Bool {
        let signs = [" (", " [", " - ", " – ", " — ", ". ", ", ", "; "]
        let starts = signs.compactMap { firstRange(of: $0)?.lowerBound }.filter { $0 > startIndex }
        return starts.min().map { self[$0...].contains { $0.isLetter || $0.isNumber } } ?? false
    }

    private func choice(atStartAmong choices: [String]) -> String? {
        let begun = choices.filter { !$0.isEmpty && hasPrefix($0) }
        guard let choice = begun.max(by: { $0.count < $1.count }) else { return nil }
        let rest = dropFirst(choice.count)
        let remark = String(rest).trimmed
        let isNote = remark.hasPrefix("[^") && remark.hasSuffix("]")
        let isBracketed = remark.hasPrefix("(") && remark.hasSuffix(")")
        let hasNumber =
            remark.contains { $0.isASCII && $0.isNumber } && !remark.contains(",")
        let goesOn =
            rest.first.map { ".,;".contains($0) } ?? false
            || ["(", "- ", "– ", "— "].contains { rest.hasPrefix(" " + $0) }
        guard isNote || goesOn || rest.first == " " && (isBracketed || hasNumber) else {
            return nil
        }
        let words = remark.lowercased()
        let isPlain = !choices.contains { $0 != choice && words.contains($0.lowercased()) }
        return isPlain && !remark.contains("|") ? choice : nil
    }
}
