import Proposals
import Rules

/// The name of a file as far as it tells whether the file is a template.
struct TemplateName {
    /// As it stands in its folder.
    let name: String
    /// What is before the ending, in small letters, at its hyphens and blanks: `rskip0`, `template`.
    private let words: [String]

    init(_ name: String) {
        self.name = name
        var stem = name.lowercased()
        for ending in [".template", ".md"] where stem.hasSuffix(ending) {
            stem.removeLast(ending.count)
        }
        words = stem.split { "-_. ".contains($0) }.map(String.init)
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
            && TemplateName.otherThings.isDisjoint(with: words)
    }

    /// Whether a name begins with a number that a proposal has, and not with a year to come, `20xx`.
    static func isNumbered(_ name: String) -> Bool {
        !name.prefix(while: \.isNumber).allSatisfy { $0 == "0" }
            && !isYearToCome(name.lowercased().prefix { $0.isLetter || $0.isNumber })
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
        isTemplateOfProposals || isVariant || name.lowercased().hasSuffix(".template")
            || isTemplate && isOf(kinds)
    }

    /// `Requirement_Template.md`: called a template as no proposal is written.
    var isTemplateInCapitals: Bool {
        ["Template", "TEMPLATE"].contains(where: name.contains) && isTemplate
    }

    /// Whether a file in a folder of templates may be one of proposals by another name than that:
    /// `HFProject`.
    var isOfSomething: Bool {
        name.hasSuffix(".md") && ProposalFolder.isProposal(name)
            && TemplateName.otherThings.isDisjoint(with: words)
            && !["readme", "issue", "review"].contains(where: name.lowercased().contains)
    }

    private var isTemplateOfProposals: Bool {
        isBlankOfKind || words == ["template"] || isOfProposals(besides: [])
    }

    /// Whether its name says of what it is a template, and that this is proposals: `0000-template`,
    /// `rfc-0000-template`, `adr-template`.
    ///
    /// - Parameter kinds: words before the numbers of the proposals.
    func isOfProposals(besides kinds: Set<String>) -> Bool {
        guard isTemplate, words.last == "template", words.count > 1 else { return false }
        return hasNumberToCome || isOf(kinds)
            || words.dropLast().allSatisfy { TemplateName.kinds.contains($0) }
    }

    /// `0000-template`, `nep-0000-template`
    private var hasNumberToCome: Bool {
        guard words.count > 1, words.last == "template" else { return false }
        return TemplateName.isNumberToCome(words[0])
            || words[1..<(words.count - 1)].contains {
                $0.utf8.count > 2 && TemplateName.isNumberToCome($0)
            }
    }

    /// `template-short`
    private var isVariant: Bool {
        isTemplate && words.count == 2 && words[0] == "template"
            && TemplateName.variants.contains(words[1])
    }

    /// `EMPTY-ADR`
    private var isBlankOfKind: Bool {
        guard words.count == 2, name.lowercased().hasSuffix(".md") else { return false }
        return words.contains { ["empty", "blank"].contains($0) }
            && words.contains { TemplateName.shortKinds.contains($0) }
    }

    /// `LIP-X`, `0000_example`
    var isKindOrExample: Bool {
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
        if isTemplate, !isNumbered(behind: kinds) {
            return isOfKind ? 1 : hasNumberToCome ? 2 : 3
        }
        if isBlankOfKind { return 3 }
        guard name.lowercased().hasSuffix(".md") else { return nil }
        if words.count == 2, TemplateName.areSigns(words[1]) || TemplateName.areZeros(words[1]) {
            if isOfKind { return 1 }
            return TemplateName.shortKinds.contains(words[0]) ? 3 : nil
        }
        if words.count == 2, words[1] == "example" {
            return TemplateName.areZeros(words[0]) ? 4 : nil
        }
        return isFirst(besides: kinds, among: others) ? 4 : nil
    }

    /// The word for the proposals that it is of: `cap` of `cap-template`, `sip` of `sip-x`, `nep` of
    /// `nep-0000-template`.
    private var kind: String? {
        guard let word = words.first, word.allSatisfy(\.isLetter) else { return nil }
        let isKind =
            switch words.count {
            case 2:
                words[1] == "template" || TemplateName.areSigns(words[1])
                    || TemplateName.areZeros(words[1])
            case 3: words[2] == "template" && TemplateName.isNumberToCome(words[1])
            default: false
            }
        return isKind ? word : nil
    }

    /// Whether it says as plainly as another name that it is a template, and of another thing:
    /// `cap-template` and `sep-template`, `template-short` and `template-long`.
    func isRival(of other: TemplateName) -> Bool {
        !things.isSubset(of: other.things) && !other.things.isSubset(of: things)
    }

    /// What it is a template of.
    private var things: Set<String> {
        Set(words.filter { $0 != "template" && !TemplateName.isNumberToCome($0) })
    }

    /// Whether it is called what proposals are, as the file of a folder of templates may be:
    /// `design` in `templates/design.md`.
    var isKindAlone: Bool {
        words.count == 1 && name.hasSuffix(".md") && TemplateName.kinds.contains(words[0])
    }

    /// Whether a folder of this name may hold a template: `NNNN-kep-template`, `RFC-0000`,
    /// `000-example`; with a number, `5978-claim-template` is a proposal.
    var isFolderOfTemplate: Bool {
        if name.lowercased().hasSuffix("-template") { return !TemplateName.isNumbered(name) }
        switch words.count {
        case 1: return TemplateName.isNumberToCome(words[0])
        case 2:
            return isKindOrExample
                || TemplateName.shortKinds.contains(words[0]) && TemplateName.areZeros(words[1])
        default: return false
        }
    }

    private func isOf(_ kinds: Set<String>) -> Bool {
        kind.map { kinds.contains($0) } ?? false
    }

    /// Whether it belongs to a proposal of these kinds, as `MIP1c4-Subproposal-Template` does.
    private func isNumbered(behind kinds: Set<String>) -> Bool {
        TemplateName.wordBeforeNumber(name).map { kinds.contains($0) } ?? false
    }

    /// Whether no file beside it has its number, and others have numbers: `0001-template.md`,
    /// `001-proposal-template.md`.
    private func isFirst(besides kinds: Set<String>, among others: [String]) -> Bool {
        guard words.count > 1, words.last == "template" else { return false }
        let isKnown = words.dropLast().allSatisfy { word in
            word.allSatisfy(\.isNumber) && word.count < 6 || TemplateName.kinds.contains(word)
                || kinds.contains(word)
        }
        guard isKnown, let number = TemplateName.number(of: name) else { return false }
        let numbers = others.filter { $0 != name && $0.hasSuffix(".md") }.compactMap {
            TemplateName.number(of: $0)
        }
        return !numbers.isEmpty && !numbers.contains(number)
    }

    /// `3` of `003-x.md` and of `CFP-003-x.md`
    private static func number(of name: String) -> Int? {
        if let number = name.leadingNumber { return number }
        let rest = name.drop { $0.isASCII && $0.isLetter }
        guard let sign = rest.first, "-_".contains(sign) else { return nil }
        return String(rest.dropFirst()).leadingNumber
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
        // `v1` is a version of what lies in it.
        let own = wordBeforeNumber(folder).flatMap { $0 == "v" ? nil : $0 }
        return Set(several + [own].compactMap { $0 })
    }

    /// `MIP48`, and with any word `FEP-0001-process`, if the number has three digits or more.
    static func isNumberedKind(_ name: String) -> Bool {
        guard let word = wordBeforeNumber(name) else { return false }
        let rest = name.dropFirst(word.utf8.count)
        let digits = rest.drop { "-_".contains($0) }.prefix(while: \.isNumber)
        return TemplateName.kinds.contains(word)
            || digits.count > 2 && digits.startIndex != rest.startIndex
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
        return word == "yyyymmdd" || isYearToCome(word[...]) || word.count > 1 && areSigns(word)
            || (letters.isEmpty || shortKinds.contains(String(letters)))
                && areZeros(String(word[letters.endIndex...]))
    }

    /// `20xx`, `yyyy`
    private static func isYearToCome(_ word: Substring) -> Bool {
        word == "20xx" || word == "202x" || word == "yyyy"
    }

    /// Whether a word in small letters is one that projects call their proposals, and nothing else.
    static func isShortKind(_ word: String) -> Bool { shortKinds.contains(word) }

    private static func areSigns(_ word: String) -> Bool { word.isRun(ofOneOf: "xn") }

    private static func areZeros(_ word: String) -> Bool {
        !word.isEmpty && word.allSatisfy { $0 == "0" }
    }

    /// What projects call their proposals, and nothing else is called.
    private static let shortKinds: Set<String> = [
        "adr", "madr", "eip", "rfc", "kep", "tep", "otep", "cip", "ecip", "iip", "lip", "mip",
        "bip", "acp", "oep", "cep", "jep", "ics", "rskip",
    ]

    /// With the words that proposals may also be about: `design-x` is one.
    private static let kinds = shortKinds.union([
        "enhancement", "proposal", "decision", "design", "sip", "nep", "aip", "pip", "vep", "gep",
        "cfp",
    ])

    /// What templates of one project may differ by.
    private static let variants: Set<String> = [
        "draft", "full", "short", "long", "bare", "minimal", "basic", "simple", "detailed",
        "extended",
    ]

    /// Templates that are of no proposals.
    private static let otherThings: Set<String> = [
        "pull", "pr", "mr", "bug", "contributing", "meeting", "meetings", "minutes", "agenda",
        "notes", "mail", "email", "newsletter", "blog", "charter", "cla", "ccla", "icla",
        "release", "changelog",
    ]
}
