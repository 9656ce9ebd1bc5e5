import Rules

/// Names of files that begin with a word and the number, as most of a folder do: `adr-003-loom.md`.
package struct WordedNames {
    /// What stands before the number.
    private let lead: String
    /// What stands behind it.
    private let gap: String
    private let width: Int

    /// - Parameter names: of the folder's files.
    /// - Returns: nil where most have no such number, or fewer than three.
    package init?(asIn names: [String]) {
        let numbers = FileNumber.behindSharedWord(in: names)
        guard numbers.count > 2, numbers.count * 2 > names.count,
            let (name, number) = numbers.min(by: { $0.key < $1.key }),
            let digits = name.firstRange(of: number.digits)
        else { return nil }
        lead = String(name[..<digits.lowerBound])
        gap = name[digits.upperBound...].first.map { String($0) } ?? "-"
        width = number.digits.count
    }

    private init(lead: String, gap: String, width: Int) {
        (self.lead, self.gap, self.width) = (lead, gap, width)
    }

    /// The word before the number, in small letters: `adr`.
    package var word: String {
        lead.split { "-_".contains($0) }.joined(separator: "-").lowercased()
    }

    /// The same form with another word, which is written as large as this one.
    package func of(_ kind: String) -> WordedNames {
        let sign = lead.reversed().prefix { "-_".contains($0) }
        let isSmall = !lead.contains(where: \.isUppercase)
        return WordedNames(
            lead: (isSmall ? kind.lowercased() : kind) + String(sign.reversed()), gap: gap,
            width: width)
    }

    /// Whether a file has a number there.
    package func hasNumber(_ name: String) -> Bool {
        guard let rest = behindLead(name) else { return false }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return digits.contains { $0 != "0" }
    }

    /// The number as the names have it.
    package func written(_ number: Int) -> String { number.padded(to: width) }

    /// The name of a file with a number, in the place of a sign for one, `adr-NNN-slug.md`.
    package func name(_ name: String, numbered number: Int) -> String {
        var rest = name[...]
        if let words = behindLead(name) {
            let sign = words.prefix { "nNxX0".contains($0) }
            let behind = words[sign.endIndex...]
            rest = !sign.isEmpty && behind.hasPrefix(gap) ? behind.dropFirst(gap.count) : words
        }
        return lead + written(number) + gap + rest
    }

    private func behindLead(_ name: String) -> Substring? {
        name.lowercased().hasPrefix(lead.lowercased()) ? name.dropFirst(lead.count) : nil
    }
}
