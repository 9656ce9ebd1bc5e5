import Proposals
import Rules

/// The name of a file as far as it tells whether the file is a template.
struct TemplateName {
    /// As it stands in its folder.
    let name: String
    /// What is before the ending, in small letters, at its hyphens: `rskip0`, `template`.
    private let words: [String]

    init(_ name: String) {
        self.name = name
        words = name.lowercased().prefix { $0 != "." }.split { "-_".contains($0) }
            .map(String.init)
    }

    /// Whether a file is called so that it may be a template, and one of no other thing; one that has
    /// a number is a proposal, as `0101-env-in-pod-template.md`. What is called
    /// `template-inheritance.md` its text has to tell.
    var isTemplate: Bool {
        guard name.mentions("template"), !TemplateName.isNumbered(name) else { return false }
        let name = name.lowercased()
        guard name.hasSuffix(".md") || name.hasSuffix(".md.template") else { return false }
        let others = ["pull_request", "pull-request", "issue", "readme", "review"]
        return !others.contains(where: name.contains)
    }

    /// Whether a name begins with a number that a proposal has.
    static func isNumbered(_ name: String) -> Bool {
        !name.prefix(while: \.isNumber).allSatisfy { $0 == "0" }
    }

    /// Whether a file among proposals is their template, and certainly no proposal:
    /// `0000-template`, `adr-template`, `LIP-X`; a proposal may well be about an e-mail template.
    static func isTemplateOfProposals(_ name: String) -> Bool {
        // Most names are told apart by their ends.
        guard name.hasSuffix(".md") || name.hasSuffix(".template") else { return false }
        if let last = name.utf8.dropLast(3).last, "xXnNeE".utf8.contains(last),
            TemplateName(name).isKindOrExample
        {
            return true
        }
        guard name.utf8.count > 11 else { return false }
        return TemplateName(name).isTemplateOfProposals
    }

    /// Whether its name alone says that a file is a template, whatever its text is.
    ///
    /// - Parameter kinds: words before the numbers of the proposals.
    func isCertain(besides kinds: Set<String>) -> Bool {
        isTemplateOfProposals || name.lowercased().hasSuffix(".template")
            || words == ["template"] || isTemplate && isOf(kinds)
    }

    private var isTemplateOfProposals: Bool {
        guard isTemplate, words.last == "template", let first = words.first else { return false }
        return TemplateName.isNumberToCome(first)
            || words.count == 2 && TemplateName.kinds.contains(first)
    }

    /// `LIP-X`, `0000_example`
    private var isKindOrExample: Bool {
        guard words.count == 2 else { return false }
        return TemplateName.shortKinds.contains(words[0]) && TemplateName.areSigns(words[1])
            || TemplateName.areZeros(words[0]) && words[1] == "example"
    }

    /// How plainly the name says that it is a template of proposals, the most plainly first; nil for
    /// other names, of which the text does not count either.
    ///
    /// - Parameters:
    ///   - kinds: words before the numbers of the proposals.
    ///   - others: the names beside it.
    func rank(besides kinds: Set<String>, among others: [String]) -> Int? {
        let isOfKind = isOf(kinds)
        switch name.lowercased() {
        case "template.md": return 0
        case "0000-template.md": return isOfKind ? 1 : 2
        default: break
        }
        if isTemplate { return isOfKind ? 1 : 3 }
        guard name.lowercased().hasSuffix(".md"), words.count == 2 else { return nil }
        if TemplateName.areSigns(words[1]) || TemplateName.areZeros(words[1]) {
            if isOfKind { return 1 }
            return TemplateName.shortKinds.contains(words[0]) ? 3 : nil
        }
        if words[1] == "example" { return TemplateName.areZeros(words[0]) ? 4 : nil }
        return words[1] == "template" && isFirst(among: others) ? 4 : nil
    }

    /// The word for the proposals that it is of: `cap` of `cap-template`, `sip` of `sip-x`.
    var kind: String? {
        guard words.count == 2, words[0].allSatisfy(\.isLetter) else { return nil }
        let isKind =
            words[1] == "template" || TemplateName.areSigns(words[1])
            || TemplateName.areZeros(words[1])
        return isKind ? words[0] : nil
    }

    private func isOf(_ kinds: Set<String>) -> Bool {
        kind.map { kinds.contains($0) } ?? false
    }

    /// Whether no file beside it has its number, and others have numbers: `0001-template.md`.
    private func isFirst(among others: [String]) -> Bool {
        let numbers = others.filter { $0 != name && $0.hasSuffix(".md") }.compactMap(
            \.leadingNumber)
        guard let number = name.leadingNumber, words[0].count < 6 else { return false }
        return !numbers.isEmpty && !numbers.contains(number)
    }

    /// The words before the numbers of proposals of a folder, in small letters: `cip` of `cip-1.md`.
    ///
    /// - Parameters:
    ///   - names: of its files and folders.
    ///   - folder: its own name, which may be that of a proposal.
    static func kinds(of names: [String], in folder: String) -> Set<String> {
        var counts: [String: Int] = [:]
        for word in names.compactMap(wordBeforeNumber) { counts[word, default: 0] += 1 }
        let several = counts.filter { $0.value > 1 }.map(\.key)
        return Set(several + [wordBeforeNumber(folder)].compactMap { $0 })
    }

    private static func wordBeforeNumber(_ name: String) -> String? {
        let word = name.prefix { $0.isASCII && $0.isLetter }
        var rest = name[word.endIndex...]
        if let sign = rest.first, "-_".contains(sign) { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return !word.isEmpty && digits.contains { $0 != "0" } ? word.lowercased() : nil
    }

    /// Whether a word stands for a number to come, behind the word for proposals too: `0000`, `nnnn`,
    /// `rskip0`.
    private static func isNumberToCome(_ word: String) -> Bool {
        let letters = word.prefix(while: \.isLetter)
        return word == "yyyymmdd" || word.count > 1 && areSigns(word)
            || (letters.isEmpty || shortKinds.contains(String(letters)))
                && areZeros(String(word[letters.endIndex...]))
    }

    private static func areSigns(_ word: String) -> Bool {
        word.allSatisfy { $0 == "x" } || word.allSatisfy { $0 == "n" }
    }

    private static func areZeros(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0 == "0" }
    }

    /// What projects call their proposals, and nothing else is called.
    private static let shortKinds: Set<String> = [
        "adr", "madr", "eip", "rfc", "kep", "tep", "otep", "cip", "ecip", "iip", "lip", "mip",
        "bip", "acp", "oep", "cep", "jep", "ics", "rskip",
    ]

    /// With the words that proposals may also be about: `design-x` is one.
    private static let kinds = shortKinds.union(["enhancement", "proposal", "decision", "design"])
}
