import Folders
import Proposals
import Rules

/// The statuses that may come next for a proposal: those of its template, and where the template does
/// not tell all there are, those that the other proposals of its folder have.
struct NextStatuses {
    let all: [String]

    /// - Parameters:
    ///   - path: of the proposal.
    ///   - status: that it has.
    init(
        on way: StatusPath, from status: String, forProposalAt path: String, template: Template,
        environment: LaunchEnvironment
    ) {
        let own = way.next(from: status)
        guard way.isOpen else {
            all = own
            return
        }
        // A proposal with a folder of its own has its others in the folder that holds that.
        let isListed =
            environment.folder.path.flatMap(FilePath.real).map { FilePath.isBelow($0, path) }
            ?? false
        let folder = isListed ? environment.folder.forNew : FilePath(path).folder
        let reader = FolderReader(
            folder: folder, template: template, restriction: environment.restriction,
            trustsCache: true)
        let paths =
            (try? isListed
                ? environment.folder.proposals() : ProposalFolder.proposals(in: folder)) ?? []
        let others = reader.summaries(of: paths).compactMap { try? $0.get().status }
        let alone = way.choicesAlone
        let known = Set((own + way.choices + alone + [status]).map { $0.withoutSigns.lowercased() })
        let isBold = (own + [status]).contains { $0.hasPrefix("**") && $0.hasSuffix("**") }
        // Beside those of the template, a few may be slips, but for those that no words stand behind.
        let names = Self.names(of: others, fewest: own.isEmpty || !alone.isEmpty ? 1 : 3)
            .filter {
                let name = $0.withoutSigns
                return !known.contains(name.lowercased()) && status.choice(among: [name]) == nil
            }
        let more = Self.inOrder(names, behind: status).map { isBold ? "**\($0)**" : $0 }
        guard alone.isEmpty else {
            all = Self.inOrder(own + more, behind: status)
            return
        }
        // Behind a status that the template does not name its own lead back.
        let isBeyond = !status.isEmpty && status.choice(among: way.choices) == nil
        all = isBeyond ? more + own : own + more
    }

    /// As proposals go on from a status: what follows it before what ends the way, and that before the way
    /// back; in the order that they come in where words do not tell more.
    private static func inOrder(_ names: [String], behind status: String) -> [String] {
        let stages: [Standing] = [.draft, .review, .accepted, .ended]
        let now = Standing(knownFrom: status)
        // Behind an end a proposal begins anew.
        let start = now == .ended ? 0 : now.flatMap { stages.firstIndex(of: $0) } ?? 0
        func stage(_ name: String) -> Int {
            let own = Standing(knownFrom: name).flatMap { stages.firstIndex(of: $0) } ?? start
            return own < start ? own + stages.count : own
        }
        let sorted = names.enumerated().sorted {
            (stage($0.element), $0.offset) < (stage($1.element), $1.offset)
        }
        return sorted.map(\.element)
    }

    /// Words that a status is, at most: more are a sentence.
    private static let mostWords = 3

    /// Each once as it is written most often, the commonest first. What names another proposal is the
    /// status of one alone.
    ///
    /// - Parameter fewest: how many have to have a status.
    private static func names(of statuses: [String], fewest: Int) -> [String] {
        var counts: [String: Int] = [:]
        for status in statuses {
            let name = status.withoutStars.statusName
            let isName =
                name.split(separator: " ").count <= mostWords && !name.contains { $0.isNumber }
            if isName, !name.isEmpty { counts[name, default: 0] += 1 }
        }
        let spellings = Dictionary(grouping: counts) { $0.key.withoutSigns.lowercased() }.values
        let found = spellings.compactMap { same -> (name: String, count: Int)? in
            let usual = same.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return usual.map { ($0.key, same.reduce(0) { $0 + $1.value }) }
        }
        return found.filter { $0.count >= fewest }.sorted {
            (-$0.count, $0.name) < (-$1.count, $1.name)
        }.map(\.name)
    }
}

extension String {
    /// Without the marks of bold around it, or at one of its ends.
    fileprivate var withoutStars: String { filter { $0 != "*" }.trimmed }

    /// The words of a status, whatever its writing: `Accepted` of `_Accepted_` and `Accepted.`.
    fileprivate var withoutSigns: String {
        let start = withoutStars.drop { "_`".contains($0) }
        var end = start.endIndex
        while end > start.startIndex, "_`.,;".contains(start[start.index(before: end)]) {
            end = start.index(before: end)
        }
        return start[..<end].trimmed
    }
}
