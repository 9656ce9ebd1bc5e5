import Folders
import Proposals
import Rules

/// Proposals of one kind among those of a folder with several, whose numbers count for themselves:
/// `DDR-0001-gears.md` beside `ADR-0003-loom.md`.
struct NumberSeries {
    /// The names of its files.
    let names: WordedNames
    /// What is known of its numbers.
    let facts: FolderFacts
    /// The word of the kind, as names have it.
    let kind: String

    /// Why a number is that of the series.
    var reason: String { "proposals with \(kind) count for themselves" }

    /// What the names of a folder's files tell of the kinds that there are.
    struct Files {
        let names: [String]
        /// The form of most names; nil where they are not of a word and a number.
        let main: WordedNames?
        let kinds: NumberedKinds

        init(_ names: [String]) {
            self.names = names
            main = WordedNames(asIn: names)
            kinds = NumberedKinds(in: names)
        }

        /// Whether a file has the number of its kind.
        func hasNumber(_ name: String) -> Bool {
            main?.hasNumber(name) ?? false || kinds.hasNumber(name)
        }
    }

    /// The series that the heading of a proposal, `DDR-NNNN: Gears`, or the name of its file says it is of; else
    /// its template's heading or file, `ddr-template.md`, else that of most files.
    ///
    /// - Parameters:
    ///   - proposal: nil for one that is not begun.
    ///   - name: of its file.
    ///   - template: nil where nobody says that it is that of the proposal.
    ///   - headings: of the other proposals, by the names of their files.
    /// - Returns: nil where nothing tells, for a kind of which there is none where the headings of the others do
    ///   not say of which they are, and where there is but one.
    init?(
        of proposal: Proposal?, called name: String?, by template: Template?, in files: Files,
        _ headings: @autoclosure () -> [String: String], _ facts: FolderFacts
    ) {
        let kinds = files.kinds
        let kind =
            proposal?.titleHeading.kindBeforeNumber ?? template?.title.kindBeforeNumber
        let numbered = name.flatMap(kinds.word(of:))
        let said = kind.map { $0.lowercased() }
        let told = name.flatMap(kinds.word(startingName:)) ?? template?.kind(inNameAmong: kinds)
        let word = numbered ?? said ?? told ?? files.main?.word
        if let word, let series = NumberSeries(ofKind: word, in: files, facts) {
            self = series
            return
        }
        let form = files.main ?? kinds.words.first.flatMap { WordedNames(of: $0, in: files.names) }
        guard let kind, let said, let form, said != form.word else { return nil }
        let named = headings().filter { form.hasNumber($0.key) }
        let heard = Set(named.compactMap { $0.value.kindBeforeNumber?.lowercased() })
        guard heard.contains(form.word), !heard.contains(said) else { return nil }
        self.init(named: form.of(kind), kind, Self.facts(facts, ofKind: said))
    }

    /// The series of a kind that the folder has; nil where it has not, or no other.
    private init?(ofKind word: String, in files: Files, _ facts: FolderFacts) {
        let kinds = files.kinds
        guard kinds.words.contains(word), let names = WordedNames(of: word, in: files.names) else {
            return nil
        }
        // Those of most files are above all numbers but those of other kinds.
        let others = kinds.words.filter { $0 != word }
        let isMain = files.main?.word == word
        self.init(
            named: names, kinds.written(word),
            Self.facts(facts, ofKind: word, besides: isMain ? others : nil))
    }

    private init(named names: WordedNames, _ kind: String, _ facts: FolderFacts) {
        (self.names, self.facts, self.kind) = (names, facts, kind)
    }

    /// What is known of the numbers of one kind.
    ///
    /// - Parameter others: the words of all others, where the files without any are of this kind; nil where
    ///   they are not.
    private static func facts(
        _ facts: FolderFacts, ofKind word: String, besides others: [String]? = nil
    ) -> FolderFacts {
        let files = facts.entries.map(\.fileName) + facts.elsewhere.map(\.fileName)
        let own = FileNumber.behind(word, in: files)
        let foreign = others.map { words in
            Set(words.flatMap { FileNumber.behind($0, in: files).keys })
        }
        let isOwn = { (name: String) in foreign.map { !$0.contains(name) } ?? (own[name] != nil) }
        var series = FolderFacts(facts.entries.filter { isOwn($0.fileName) })
        series.named = facts.named.filter { isOwn($0.key) }
        let unknown = series.entries.compactMap { entry -> FolderFacts.Use? in
            own[entry.fileName].map {
                FolderFacts.Use(
                    number: $0.value, branch: "this branch", fileName: entry.fileName)
            }
        }
        series.elsewhere =
            unknown.filter { !facts.knows($0) }
            + facts.elsewhere.filter { $0.reservation != nil || isOwn($0.fileName) }
        (series.unread, series.unanswered) = (facts.unread, facts.unanswered)
        return series
    }

    /// The kinds of a folder with the next number of each, `ADR (0006 is next) and DDR (0003 is next)`.
    ///
    /// - Returns: nil where there are none besides.
    static func list(of files: Files, besides series: NumberSeries? = nil, _ facts: FolderFacts)
        -> String?
    {
        let all = files.kinds.words.compactMap { NumberSeries(ofKind: $0, in: files, facts) }
        let others = all.filter { $0.kind != series?.kind }.map { one in
            "\(one.kind) (\(one.names.written(one.facts.nextNumber)) is next)"
        }
        guard let last = others.last else { return nil }
        let rest = others.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " and " + last
    }
}

extension Template {
    /// The kind that the name of its file speaks of, `ddr-template.md`.
    fileprivate func kind(inNameAmong kinds: NumberedKinds) -> String? {
        let name = file.map { FilePath($0).name.lowercased() } ?? ""
        let words = name.split { "-_.".contains($0) }.map(String.init)
        return words.first(where: kinds.words.contains)
    }
}
