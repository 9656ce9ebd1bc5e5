/// A value that is several of the values which the template lists: `arch, kernel (sched) and mm`.
extension Template.Field {
    /// The parts of a value two of which, or more, the template lists; nil for another value, and for a state,
    /// of which there is one.
    package func severalChoices(in value: String) -> [String]? {
        guard !isState, listedValues != nil else { return nil }
        let parts = value.partsOfEnumeration
        return parts.count(where: { listsPart($0) }) > 1 ? parts : nil
    }

    /// Whether the template lists a part of a value, in code or not.
    package func listsPart(_ part: String) -> Bool { lists(part.filter { $0 != "`" }) }

    /// Whether a value is a listed one with words in brackets behind it, which may name another one where no
    /// state is asked for: `v0.1 (the daemon: v0.2)`.
    func listsBeforeBrackets(_ value: String, among listed: [String]) -> Bool {
        guard !isState, value.hasSuffix(")"), let start = value.firstRange(of: " (") else {
            return false
        }
        let remark = value[start.upperBound...].dropLast()
        // One that offers others is no remark.
        let isOffer =
            remark.contains { "()|/".contains($0) } || remark.split(separator: " ").contains("or")
        let words = value[..<start.lowerBound].filter { !"*_".contains($0) }
        return !isOffer && listed.contains(words)
    }
}

extension String {
    /// What stands between the commas, the semicolons and the `and` of a value, outside of brackets.
    fileprivate var partsOfEnumeration: [String] {
        var (parts, part, depth) = ([String](), "", 0)
        for character in self {
            if "([".contains(character) { depth += 1 }
            if ")]".contains(character) { depth = max(0, depth - 1) }
            if depth == 0, ",;".contains(character) {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        parts.append(part)
        return parts.flatMap { part in
            part.contains("(") ? [part] : part.split(separator: " and ").map(String.init)
        }.map(\.trimmed).filter { !$0.isEmpty }
    }
}
