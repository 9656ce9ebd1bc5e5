/// Finds the section that a name means, as somebody types it: the whole name of its heading, else
/// the beginning of just one, else a part of just one.
package struct SectionFinder {
    /// What a name means.
    package enum Match: Equatable, Sendable {
        case none
        case one(Int)
        /// The name could mean any of these sections, in the order of the document.
        case several([Int])
    }

    /// The names of one section: by its own heading, and as no other section is called.
    private struct Entry {
        let title: String
        let heading: String
        let isPresent: Bool
    }

    /// The name of each section, which no other section has.
    package let headings: [String]
    /// The entries of the sections; nil for an index that is no section.
    private let entries: [Entry?]

    /// All sections of a proposal, also sections that only its template has; the title is no
    /// section.
    package init(_ proposal: Proposal) {
        let sections = proposal.sections
        self.init(
            paths: sections.map { $0.role == .head ? [] : proposal.titlePath(of: $0) },
            present: sections.map(\.isPresent))
    }

    /// - Parameters:
    ///   - paths: titles of the headings above each section and its own; none for no section.
    ///   - present: whether the document has it.
    package init(paths: [[String]], present: [Bool]) {
        let headings = SectionFinder.headings(of: paths)
        self.headings = headings
        entries = paths.indices.map { index in
            paths[index].last.map {
                Entry(
                    title: HeadingName($0).string, heading: HeadingName(headings[index]).string,
                    isPresent: present[index])
            }
        }
    }

    /// The sections that a name means, by their indices.
    package func find(_ name: String) -> Match {
        let wanted = HeadingName(name).string
        guard !wanted.isEmpty else { return .none }
        var same = indices { $0.title == wanted || $0.heading == wanted }
        // A section that is there is meant before a section that could be written.
        let present = same.filter { entries[$0]?.isPresent ?? false }
        if present.count == 1 { same = present }
        if let match = match(same) { return match }
        // The headings above a section are looked at only where its own says nothing.
        for name in [\Entry.title, \Entry.heading] {
            let match =
                match(indices { $0[keyPath: name].hasPrefix(wanted) })
                ?? match(indices { $0[keyPath: name].contains(wanted) })
            if let match { return match }
        }
        return .none
    }

    private func match(_ found: [Int]) -> Match? {
        found.first.map { found.count == 1 ? .one($0) : .several(found) }
    }

    private func indices(where isMeant: (Entry) -> Bool) -> [Int] {
        entries.indices.filter { entries[$0].map(isMeant) ?? false }
    }

    /// The names of sections, no two alike: their titles, for sections of one title the titles on
    /// the way, and then a number.
    package static func headings(of paths: [[String]]) -> [String] {
        let names = paths.map { HeadingName($0.last ?? "") }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        var used: Set<HeadingName> = []
        return paths.indices.map { index in
            let titles = paths[index]
            let title =
                counts[names[index]] == 1 ? titles.last ?? "" : titles.joined(separator: " > ")
            var (heading, number) = (title, 1)
            // Another section may be called what this one would be with its number.
            while used.contains(HeadingName(heading))
                || number > 1 && counts[HeadingName(heading)] != nil
            {
                number += 1
                heading = "\(title) (\(number))"
            }
            used.insert(HeadingName(heading))
            return heading
        }
    }
}
