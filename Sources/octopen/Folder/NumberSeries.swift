import Folders
import Proposals
import Rules

/// Proposals of another kind among those of a folder, whose numbers count for themselves: `DDR-0001-gears.md`
/// beside `ADR-0003-loom.md`.
struct NumberSeries {
    /// The names of its files.
    let names: WordedNames
    /// What is known of its numbers.
    let facts: FolderFacts
    /// Why a number is that of the series.
    let reason: String

    /// - Parameters:
    ///   - proposal: whose heading says of what kind it is, `DDR-NNNN: Gears`.
    ///   - names: of most files.
    ///   - headings: of the other proposals, by the names of their files.
    /// - Returns: nil for one of the kind that most files are named by, and where the headings of these do not
    ///   say so, too.
    init?(
        of proposal: Proposal, besides names: WordedNames, _ headings: [String: String],
        in facts: FolderFacts
    ) {
        guard let kind = proposal.titleHeading.kindBeforeNumber,
            case let small = kind.lowercased(), small != names.word
        else { return nil }
        let kinds = Set(
            headings.filter { names.hasNumber($0.key) }.compactMap {
                $0.value.kindBeforeNumber?.lowercased()
            })
        guard kinds.contains(names.word), !kinds.contains(small) else { return nil }
        self.names = names.of(kind)
        let files = facts.entries.map(\.fileName)
        let own = FileNumber.behind(small, in: files + facts.elsewhere.map(\.fileName))
        var series = FolderFacts(facts.entries.filter { own[$0.fileName] != nil })
        series.elsewhere =
            series.entries.compactMap { entry in
                own[entry.fileName].map {
                    FolderFacts.Use(
                        number: $0.value, branch: "this branch", fileName: entry.fileName)
                }
            } + facts.elsewhere.filter { $0.reservation != nil || own[$0.fileName] != nil }
        (series.unread, series.unanswered) = (facts.unread, facts.unanswered)
        self.facts = series
        reason = "proposals with \(kind) count for themselves"
    }
}
