extension String {
    /// The words between quotation marks that stand in brackets behind the first of them: `draft` and `final` of
    /// `draft ("draft" or "final")`; nil for a value in another form.
    var choicesInBrackets: [String]? {
        guard hasSuffix(")"), let open = firstRange(of: " (") else { return nil }
        let shown = String(self[..<open.lowerBound]).lowercased()
        let inner = self[open.upperBound...].dropLast()
        let signs: Set<String> = [",", "or", ", or", "/", "|"]
        for quote in ["\"", "'"] where inner.hasPrefix(quote) && inner.hasSuffix(quote) {
            let parts = inner.split(separator: quote, omittingEmptySubsequences: false)
            let words = parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
            let between = parts.indices.filter { $0.isMultiple(of: 2) }.map { parts[$0].trimmed }
            guard words.count > 1, words.count + 1 == between.count,
                between.dropFirst().dropLast().allSatisfy({ signs.contains($0) }),
                words[0].lowercased() == shown
            else { continue }
            return words
        }
        return nil
    }
}
