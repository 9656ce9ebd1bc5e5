import Rules

/// Names of files that begin with a word and the number, as most of a folder do: `adr-003-loom.md`,
/// `adr-003.md`.
package struct WordedNames {
    /// What stands before the number.
    private let lead: String
    /// What stands behind it.
    private let gap: String
    private let width: Int

    /// Whether the number is all that stands behind the word: `adr-003.md`.
    private let isAlone: Bool

    /// - Parameter names: of the folder's files.
    /// - Returns: nil where most have no such number, or fewer than three.
    package init?(asIn names: [String]) {
        guard let form = Self.withWords(names) ?? Self.ofNumbersAlone(names) else { return nil }
        self = form
    }

    private init(lead: String, gap: String, width: Int, isAlone: Bool) {
        (self.lead, self.gap, self.width, self.isAlone) = (lead, gap, width, isAlone)
    }

    /// The form of the names that begin with one of several words.
    ///
    /// - Parameter word: in small letters.
    package init?(of word: String, in names: [String]) {
        let numbers = FileNumber.behind(word, in: names)
        guard let form = Self.form(of: numbers.filter { FileNumber(path: $0.key) == nil }) else {
            // The number is all that stands behind it.
            guard let alone = Self.form(of: numbers) else { return nil }
            self.init(lead: alone.lead, gap: "", width: alone.width, isAlone: true)
            return
        }
        self = form
    }

    private static func withWords(_ names: [String]) -> WordedNames? {
        let numbers = FileNumber.behindSharedWord(in: names)
        guard numbers.count > 2, numbers.count * 2 > names.count else { return nil }
        return form(of: numbers)
    }

    /// As the first name of some has it.
    private static func form(of numbers: [String: FileNumber]) -> WordedNames? {
        guard let (name, number) = numbers.min(by: { $0.key < $1.key }),
            let digits = name.firstRange(of: number.digits)
        else { return nil }
        return WordedNames(
            lead: String(name[..<digits.lowerBound]),
            gap: name[digits.upperBound...].first.map { String($0) } ?? "-",
            width: number.digits.count, isAlone: false)
    }

    /// Numbers that are of something else, as of issues, leave gaps: these nobody gives here.
    private static func ofNumbersAlone(_ names: [String]) -> WordedNames? {
        let found = names.compactMap { name -> (lead: String, digits: String)? in
            let word = name.prefix { $0.isASCII && $0.isLetter }
            let rest = name[word.endIndex...]
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !word.isEmpty, rest.first == "-", !digits.isEmpty,
                rest.dropFirst(digits.count + 1) == ".md"
            else { return nil }
            return (String(word) + "-", String(digits))
        }
        guard let lead = found.map(\.lead).commonest?.element else { return nil }
        let own = found.filter { $0.lead == lead }.map(\.digits)
        let numbers = Set(own.compactMap { Int($0) })
        guard own.count > 2, own.count * 2 > names.count, let last = numbers.max(),
            last / 5 * 4 <= numbers.count
        else { return nil }
        let width = own.contains { $0.hasPrefix("0") } ? own.map(\.count).max() ?? 1 : 1
        return WordedNames(lead: lead, gap: "", width: width, isAlone: true)
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
            width: width, isAlone: isAlone)
    }

    /// Whether a file has a number there.
    package func hasNumber(_ name: String) -> Bool {
        guard let rest = behindLead(name) else { return false }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return digits.contains { $0 != "0" }
    }

    /// The number as the names have it.
    package func written(_ number: Int) -> String { number.padded(to: width) }

    /// The name of a file with a number, in the place of a sign for one, `adr-NNN-slug.md`; in place of all
    /// words where the others have none.
    package func name(_ name: String, numbered number: Int) -> String {
        if isAlone { return lead + written(number) + ".md" }
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
