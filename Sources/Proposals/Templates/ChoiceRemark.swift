import Prose

extension String {
    /// The choice that a value is, alone or before a remark: `Dormant[^a]`, `Released in 1.17`,
    /// `Approved (by mail)`; nil for another value, and for a remark that names another choice.
    package func choice(among choices: [String]) -> String? {
        if choices.contains(self) { return self }
        let begun = choices.filter { !$0.isEmpty && hasPrefix($0) }
        guard let choice = begun.max(by: { $0.count < $1.count }) else { return nil }
        let rest = dropFirst(choice.count)
        let remark = String(rest).trimmed
        let isNote = remark.hasPrefix("[^") && remark.hasSuffix("]")
        let isBracketed = remark.hasPrefix("(") && remark.hasSuffix(")")
        let hasNumber = remark.contains { $0.isASCII && $0.isNumber }
        guard isNote || rest.first == " " && (isBracketed || hasNumber) else { return nil }
        let words = remark.lowercased()
        let isPlain = !choices.contains { $0 != choice && words.contains($0.lowercased()) }
        return isPlain && !remark.contains(",") && !remark.contains("|") ? choice : nil
    }
}
