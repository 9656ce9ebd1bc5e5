import Proposals
import Rules

/// How a project names the files of new proposals, as its template says it, else as most of its files are
/// named: `0000-words.md`, `eip-draft_title_words.md`, `2026-02-03.words.md`.
package struct NewFileName: Equatable, Sendable {
    /// What stands before the words of the title, with a sign for a number to come, or today in it; empty
    /// for nothing.
    package private(set) var lead = ""
    /// What parts the words.
    private var separator = "-"
    /// What parts a number at the start from the words.
    private var gap = "-"
    /// Whether the files begin with numbers, and nothing but these says so.
    package private(set) var isOfNumbers = false
    private var isOfDay = false
    /// Set where each proposal has a folder of its own, which has the name then.
    package private(set) var document: Document?

    /// What a document in a folder of its own is called.
    package enum Document: Equatable, Sendable {
        /// As all are, `README.md`.
        case named(String)
        /// As its folder, `gc/gc.md`, or with small letters, `TIP-0021/tip-0021.md`.
        case asFolder(isSmall: Bool)
    }

    /// Small letters and hyphens, and nothing before them.
    package init() {}

    /// - Parameters:
    ///   - names: of the folder's files; of folders, where each proposal has one, with the same ending.
    ///   - today: what stands in place of a day.
    ///   - document: set where each proposal has a folder of its own.
    package init(
        asIn names: [String], template: Template, today: Day, document: Document? = nil
    ) {
        self.document = document
        let stems = names.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
        if let day = DayInName.ofMost(stems) {
            (lead, isOfDay) = (day.lead(of: today), true)
            separator = Self.separator(of: stems.map { $0.dropFirst(day.length) })
            return
        }
        // Its numbers are given at the approval, and the name then, but for that of a folder.
        let isOwn = template.fields.contains { $0.kind == .number && $0.place == .section }
        guard !isOwn || document != nil else { return }
        // Files that are there would have the day, too.
        if let shown = ShownFileName(inTextOf: template, today: today),
            !shown.isOfDay || stems.count < 3
        {
            (lead, separator, isOfDay) = (shown.lead, shown.separator, shown.isOfDay)
            return
        }
        let numbered = stems.compactMap { NumberedStem($0) }
        separator = Self.separator(
            of: numbered.count * 2 > stems.count ? numbered.map(\.words) : stems.map { $0[...] })
        if let sign = SignedName(Self.name(of: template)) {
            if let day = sign.day, stems.isEmpty {
                (lead, isOfDay) = (day.lead(of: today), true)
            } else if let lead = sign.lead(among: numbered, of: stems.count) {
                self.lead = lead
                if sign.before.isEmpty { gap = sign.gap }
            }
            if !lead.isEmpty { return }
        }
        let kinds = NumberedKinds(in: names)
        let own = Self.names(ofKindOf: template, among: kinds, names)
        if own.isEmpty {
            learn(of: numbered, among: stems.count, template)
        } else {
            learn(
                of: own.compactMap { NumberedStem($0) }, among: own.count, template, isOfKind: true)
        }
    }

    /// The stems of the names that are of the kind which a template's heading and file are for, where there are
    /// several; none where it is for another.
    private static func names(
        ofKindOf template: Template, among kinds: NumberedKinds, _ names: [String]
    ) -> [String] {
        guard let kind = template.title.kindBeforeNumber?.lowercased(), kinds.words.contains(kind)
        else { return [] }
        return names.filter { kinds.word(of: $0) == kind }.map { String($0.dropLast(3)) }
    }

    /// Takes what most files have before their words: of a number the place alone, which others give.
    ///
    /// - Parameter isOfKind: whether all are of the kind that the template is for.
    private mutating func learn(
        of numbered: [NumberedStem], among count: Int, _ template: Template,
        isOfKind: Bool = false
    ) {
        guard let word = numbered.map(\.before).commonest?.element,
            case let own = numbered.filter({ $0.before == word }),
            own.count > 2 || isOfKind, own.count * 2 > count, word.count(where: \.isLetter) != 1
        else { return }
        let start = Self.word(of: template, besides: word)
        let named = own.filter { !$0.words.isEmpty }
        guard named.count * 2 > own.count else {
            lead = start.isEmpty || "-_".contains(start.suffix(1)) ? start : start + "-"
            return
        }
        let isChosen = if case .choice? = template.state?.kind { true } else { false }
        let hasNumber = template.fields.contains { $0.kind == .number }
        gap = named.map(\.gap).commonest?.element ?? "-"
        isOfNumbers = word.isEmpty && !hasNumber && !isChosen
        // Without a word a number may come with the status, as a field has it; not that of a folder.
        guard isOfNumbers || !word.isEmpty || document != nil else { return }
        let widths = Set(named.map(\.number.count))
        let width = widths.count == 1 ? widths.first ?? 4 : 4
        let sign = word.contains(where: \.isUppercase) || word.isEmpty ? "N" : "n"
        lead = start + String(repeating: sign, count: max(width, 2)) + gap
    }

    /// What stands before the numbers of most files; with the template's own word, where its heading and its
    /// name say that its proposals are of another kind: `DDR-` beside `ADR-0003-loom.md` by `ddr-template.md`
    /// with `DDR-NNNN: Title`.
    private static func word(of template: Template, besides word: String) -> String {
        let letters = word.prefix { $0.isASCII && $0.isLetter }
        let sign = word[letters.endIndex...]
        guard !letters.isEmpty, !sign.contains(where: \.isLetter),
            let kind = template.title.kindBeforeNumber,
            kind.lowercased() != letters.lowercased(),
            case let file = name(of: template).lowercased(),
            ["-", "_"].contains(where: { file.hasPrefix(kind.lowercased() + $0) })
        else { return word }
        return (word.contains(where: \.isUppercase) ? kind : kind.lowercased()) + String(sign)
    }

    /// What parts the words of most names: the low line where three have it, and next to none a hyphen.
    private static func separator(of words: [Substring]) -> String {
        let hyphens = words.count { $0.contains("-") }
        let lines = words.count { $0.contains("_") && !$0.contains("-") }
        return lines > 2 && lines > 3 * hyphens ? "_" : "-"
    }

    /// The name of a template's file, or of the folder that it has for itself.
    private static func name(of template: Template) -> String {
        let parts = template.file?.split(separator: "/") ?? []
        guard let file = parts.last else { return "" }
        let isPage = ["readme.md", "index.md"].contains(file.lowercased())
        guard isPage, let folder = parts.dropLast().last else { return String(file) }
        return "\(folder).md"
    }

    /// The name of a file, with the folder that it has for itself.
    ///
    /// - Parameters:
    ///   - slug: the words of the title, with hyphens between them.
    ///   - number: the proposal's own, in place of a sign for it; empty for none.
    package func name(_ slug: String, number: String = "") -> String {
        // Such a name, with a number to come before it, is that of a template.
        let isTemplate =
            slug == "example"
            || slug.mentions("template") && (document == nil || slug == "template")
        let words = slug.replacing("-", with: separator)
        if number.isEmpty { return whole(isTemplate && !isOfDay ? slug : lead + words) }
        return whole((isOfDay ? lead : "") + number + gap + words)
    }

    private func whole(_ stem: String) -> String {
        switch document {
        case nil: stem + ".md"
        case .named(let file): "\(stem)/\(file)"
        case .asFolder(let isSmall): "\(stem)/\(isSmall ? stem.lowercased() : stem).md"
        }
    }

    /// Whether the folder of each has room for a file of its metadata.
    package var isOfMetadata: Bool { document == .named(Sidecar.documentName) }

    /// Whether a folder of that name is read as one of a proposal.
    package func mayName(_ slug: String) -> Bool {
        document == nil || !slug.hasSuffix("-template") && slug != "reviews"
    }
}

/// A day at the start of a file's name, with the sign behind it.
private struct DayInName: Hashable {
    /// Whether hyphens stand in it, and whether it is a month alone.
    let hasHyphens: Bool
    let isMonth: Bool
    let gap: Character

    init(hasHyphens: Bool, isMonth: Bool, gap: Character) {
        (self.hasHyphens, self.isMonth, self.gap) = (hasHyphens, isMonth, gap)
    }

    /// Nil for a name that begins with none.
    init?(_ stem: String) {
        let isGap = { (sign: Character?) in sign.map { "-_.".contains($0) } ?? false }
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        if Day(stem.prefix(10)) != nil, let gap = stem.dropFirst(10).first, isGap(gap) {
            self.init(hasHyphens: true, isMonth: false, gap: gap)
        } else if digits.count == 8, let gap = stem.dropFirst(8).first, isGap(gap),
            Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))") != nil
        {
            self.init(hasHyphens: false, isMonth: false, gap: gap)
        } else if ["19", "20"].contains(stem.prefix(2)), let gap = stem.dropFirst(7).first,
            isGap(gap), Day("\(stem.prefix(7))-01") != nil
        {
            self.init(hasHyphens: true, isMonth: true, gap: gap)
        } else {
            return nil
        }
    }

    /// The form that most names of several have, or most of those with a day.
    static func ofMost(_ stems: [String]) -> DayInName? {
        let days = stems.compactMap { DayInName($0) }
        guard days.count > 1, days.count * 2 > stems.count else { return nil }
        return days.commonest?.element
    }

    /// How many characters it takes.
    var length: Int { (isMonth ? 7 : hasHyphens ? 10 : 8) + 1 }

    func lead(of day: Day) -> String {
        let all = hasHyphens ? day.description : day.description.filter { $0 != "-" }
        return String(all.prefix(length - 1)) + String(gap)
    }
}

/// A file's name of words, a number, and the title's words, without its ending.
private struct NumberedStem {
    /// With the sign before the number.
    let before: String
    let number: Substring
    let gap: String
    /// Empty where the number is all.
    let words: Substring

    init?(_ stem: String) {
        let start = stem.prefix { $0.isASCII && ($0.isLetter || "-_".contains($0)) }
        number = stem[start.endIndex...].prefix { $0.isASCII && $0.isNumber }
        let rest = stem[number.endIndex...]
        let sign = rest.first.map { "-_. ".contains($0) }
        guard !number.isEmpty, number.count < 8, sign ?? true else { return nil }
        before = String(start)
        (gap, words) = (rest.first.map { String($0) } ?? "-", rest.dropFirst())
    }
}

/// The name of a template's file that has a sign for the number or the day: `RFC-0000-template.md`.
private struct SignedName {
    /// What stands before the sign.
    let before: String
    private let sign: String
    /// What stands behind it.
    let gap: String
    private let hasWords: Bool

    init?(_ file: String) {
        guard file.hasSuffix(".md") else { return nil }
        let stem = file.dropLast(3)
        let parts = stem.split { "-_. ".contains($0) }
        guard let part = parts.first(where: { Self.start(ofSignIn: $0) != nil }),
            let start = Self.start(ofSignIn: part)
        else { return nil }
        var end = part.endIndex
        // `yyyy-mm-dd`, `20xx-xx-xx`
        let whole = stem[start...].prefix(10).lowercased()
        if ["yyyy-mm-dd", "20xx-xx-xx"].contains(whole) {
            end = stem.index(start, offsetBy: 10)
        } else if whole.hasPrefix("yyyy-mm") {
            end = stem.index(start, offsetBy: 7)
        }
        (before, sign) = (String(stem[..<start]), String(stem[start..<end]))
        gap = stem[end...].first.map { String($0) } ?? "-"
        hasWords = stem[end...].contains(where: \.isLetter)
    }

    /// Where signs for a number to come, or a day, begin in a part of a name.
    private static func start(ofSignIn part: Substring) -> String.Index? {
        let small = part.lowercased()
        if ["yyyymmdd", "yyyy", "20xx"].contains(small) { return part.startIndex }
        for sign in ["0", "n", "x"] {
            let count = small.reversed().prefix { String($0) == sign }.count
            let start = part.index(part.endIndex, offsetBy: -count)
            let isAlone = start == part.startIndex
            // `RFCNNNN`, `RSKIP0`
            let isBehindWord =
                part[..<start].allSatisfy(\.isUppercase) && (count > 2 || sign == "0")
            if count > 0, isAlone || isBehindWord { return start }
        }
        return nil
    }

    /// The form of its day; nil for a number.
    var day: DayInName? {
        let small = sign.lowercased()
        let isDay = small.hasPrefix("yyyy") || small.hasPrefix("20xx") || sign == "00000000"
        guard isDay, sign.count > 6 else { return nil }
        return DayInName(
            hasHyphens: sign.contains("-"), isMonth: sign.count == 7, gap: gap.first ?? "-")
    }

    /// What new files begin with, if at least half of those in the folder have a number there; nil if not.
    func lead(among numbered: [NumberedStem], of count: Int) -> String? {
        // A zero alone may be the template's own number.
        guard day == nil, sign != "0" || !hasWords else { return nil }
        let own = numbered.filter { $0.before.lowercased() == before.lowercased() }
        guard own.count * 2 >= count else { return nil }
        let word = own.map(\.before).commonest?.element ?? before
        if hasWords { return word + sign + gap }
        // `LIP-X.md` beside `LIP-12.md`: nothing stands behind the number.
        guard !word.isEmpty else { return nil }
        return "-_".contains(word.suffix(1)) ? word : word + "-"
    }
}

/// A name for files that a template's text shows: `eip-draft_title_abbrev.md`, `NNNN-filename.md`.
private struct ShownFileName {
    let lead: String
    let separator: String
    private(set) var isOfDay = false

    /// Words that stand for those of a title.
    private static let words: Set<String> = [
        "title", "abbrev", "filename", "name", "my", "feature", "short", "slug", "your", "xxx",
    ]

    init?(inTextOf template: Template, today: Day) {
        let text = String(decoding: template.ownBytes, as: UTF8.self)
        guard text.contains(".md") else { return nil }
        let names = text.split { $0.isWhitespace || "`()\"".contains($0) }.filter {
            $0.hasSuffix(".md")
        }
        let shown = names.lazy.compactMap { ShownFileName(String($0), today: today) }.first
        guard let shown else { return nil }
        self = shown
    }

    private init?(_ path: String, today: Day) {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.dropLast(3).filter { !"<>{}[]*".contains($0) }
        let parts = stem.split { "-_.".contains($0) }
        let tail = parts.reversed().prefix { Self.words.contains($0.lowercased()) }
        guard let first = tail.last, tail.count < parts.count else { return nil }
        var lead = String(stem[..<first.startIndex])
        let signs = lead.split { "-_.".contains($0) }
        let isDraft = signs.contains { $0.lowercased() == "draft" }
        let hasSign = signs.contains { sign in
            let letters = sign.drop { $0 == "0" }
            return sign.count > 1 && letters.uppercased().isRun(ofOneOf: "NX0")
        }
        for (sign, day) in [
            ("YYYY-MM-DD", today.description), ("YYYYMMDD", today.description.filter { $0 != "-" }),
        ] where lead.uppercased().hasPrefix(sign) {
            lead = day + lead.dropFirst(sign.count)
            isOfDay = true
        }
        let isUsable = lead.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
        }
        guard isDraft || hasSign || isOfDay, isUsable else { return nil }
        self.lead = lead
        let second = tail.dropLast().last
        separator = second.map { String(stem[first.endIndex..<$0.startIndex]) } ?? "-"
    }
}
