import Interchange
import Markdown
import Proposals
import Reviews

/// A table of contents of all proposals.
package struct ProposalIndex: Sendable {
    /// What the proposals are put together by.
    package enum Grouping: String, CaseIterable, Sendable {
        /// All in one table.
        case number
        case status
        case author
    }

    /// One proposal, as the index shows it.
    package struct Entry: Sendable {
        package let proposal: ListedProposal
        /// The way to its file, from where the index is.
        package let path: String

        package init(_ proposal: ListedProposal, path: String) {
            (self.proposal, self.path) = (proposal, path)
        }

        /// The way as an address.
        var address: String { path.percentEncoded }

        /// Without their mails, which nobody wants in a page that all can read.
        var authors: [String] {
            proposal.authors.compactMap { Reviewer($0)?.name }
        }
    }

    struct Group {
        let title: String
        let entries: [Entry]
    }

    /// By number.
    let entries: [Entry]
    private let statuses: [String]

    /// - Parameters:
    ///   - entries: in the order of numbers.
    ///   - statuses: the values of the template, in their order.
    package init(_ entries: [Entry], statuses: [String]) {
        (self.entries, self.statuses) = (entries, statuses)
    }

    func groups(by grouping: Grouping) -> [Group] {
        switch grouping {
        case .number: return [Group(title: "", entries: entries)]
        case .status:
            let order = ProposalOrder(.status, statuses: statuses)
            var names: [String] = []
            var seen: Set<String> = []
            for proposal in order.sorted(entries.map(\.proposal)) {
                let name = proposal.status.statusName
                if seen.insert(name.lowercased()).inserted { names.append(name) }
            }
            let groups = Dictionary(grouping: entries) {
                $0.proposal.status.statusName.lowercased()
            }
            return names.map { name in
                Group(
                    title: name.isEmpty ? "Without a status" : name,
                    entries: groups[name.lowercased()] ?? [])
            }
        case .author:
            var groups: [String: [Entry]] = [:]
            var names: [String: String] = [:]
            var without: [Entry] = []
            for entry in entries {
                if entry.authors.isEmpty { without.append(entry) }
                for author in Set(entry.authors) {
                    let key = author.lowercased()
                    groups[key, default: []].append(entry)
                    // Of several ways to write it, always the same one.
                    names[key] = min(names[key] ?? author, author)
                }
            }
            let named = groups.keys.sorted().map { key in
                Group(title: names[key] ?? key, entries: groups[key] ?? [])
            }
            return named
                + (without.isEmpty ? [] : [Group(title: "Without an author", entries: without)])
        }
    }

    // MARK: Data

    package var json: JSON {
        .object([
            ("version", .number(1)),
            (
                "proposals",
                .array(
                    entries.map { entry in
                        .object([
                            ("number", .string(entry.proposal.number)),
                            ("title", .string(entry.proposal.title)),
                            ("status", .string(entry.proposal.status)),
                            ("authors", .array(entry.authors.map { .string($0) })),
                            ("updated", .string(entry.proposal.updated)),
                            ("file", .string(entry.path)),
                        ])
                    })
            ),
        ])
    }
}
