import Proposals
import Rules

/// What is wrong with the proposals of a folder as they are listed, in one line each.
package enum FolderFault: Equatable, Sendable, CustomStringConvertible {
    /// Several files have one number, and are not one proposal in several languages.
    case sameNumber(String, paths: [String])
    case noTitle(path: String)
    /// A file beside a `README.md` is meant as its metadata, and not read as that; with the reason.
    case unreadMetadata(path: String, why: String)

    package var paths: [String] {
        switch self {
        case .sameNumber(_, let paths): paths
        case .noTitle(let path), .unreadMetadata(let path, _): [path]
        }
    }

    package var description: String {
        switch self {
        case .sameNumber(let number, let paths):
            "number \(number): \(paths.joined(separator: ", ")) have it; give all but one another"
        case .noTitle(let path): "\(path): has no title; write `# Title` at its top"
        case .unreadMetadata(let path, let why): "\(path): \(why)"
        }
    }

    private struct Numbered: Hashable {
        let number: Int
        let kind: String
    }

    /// By number, then by path.
    ///
    /// - Parameter asksForTitles: whether the template has a place for the title.
    package static func all(
        in proposals: [ListedProposal], asksForTitles: Bool = true
    ) -> [FolderFault] {
        // Each kind counts for itself.
        var byNumber: [Numbered: [ListedProposal]] = [:]
        for proposal in proposals {
            // Zeros stand for a number that is still to come.
            if let value = proposal.value, value > 0 {
                let numbered = Numbered(number: value, kind: proposal.kind)
                byNumber[numbered, default: []].append(proposal)
            }
        }
        let all = byNumber.sorted { one, other in
            (one.key.number, one.key.kind) < (other.key.number, other.key.kind)
        }
        let same = all.map { _, proposals in
            (number: proposals[0].number, paths: proposals.map(\.path).inOneLanguage)
        }.filter { $0.paths.count > 1 }
        let untitled = asksForTitles ? proposals.filter(\.title.isEmpty) : []
        return same.map { .sameNumber($0.number, paths: $0.paths) }
            + untitled.map { .noTitle(path: $0.path) }
    }
}
