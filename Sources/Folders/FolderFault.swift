import Proposals
import Rules

/// What is wrong with the proposals of a folder as they are listed, in one line each.
package enum FolderFault: Equatable, Sendable, CustomStringConvertible {
    /// Several files have one number.
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

    /// Those of one number without translations of others in the same folder, `004-x.zh.md`.
    private static func withoutTranslations(_ proposals: [ListedProposal]) -> [ListedProposal] {
        let parts = proposals.map { proposal in
            let slash = proposal.path.lastIndex(of: "/")
            return (
                folder: slash.map { proposal.path[..<$0] } ?? "",
                name: slash.map { String(proposal.path[$0...].dropFirst()) } ?? proposal.path
            )
        }
        return proposals.indices.filter { index in
            !parts[..<index].contains { earlier in
                earlier.folder == parts[index].folder
                    && Translation.areOfOne(earlier.name, parts[index].name) { original in
                        parts.contains { $0.folder == earlier.folder && $0.name == original }
                    }
            }
        }.map { proposals[$0] }
    }

    /// By number, then by path.
    package static func all(in proposals: [ListedProposal]) -> [FolderFault] {
        var byNumber: [Int: [ListedProposal]] = [:]
        for proposal in proposals {
            // Zeros stand for a number that is still to come.
            if let value = proposal.value, value > 0 {
                byNumber[value, default: []].append(proposal)
            }
        }
        let same = byNumber.filter { $0.value.count > 1 }.mapValues(withoutTranslations)
            .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        return same.map { .sameNumber($0.value[0].number, paths: $0.value.map(\.path)) }
            + proposals.filter(\.title.isEmpty).map { .noTitle(path: $0.path) }
    }
}
