import Markdown
import Proposals

extension [UInt8] {
    /// The names of numbered Markdown files in the same folder that links of a text lead to: what stands
    /// in brackets behind words in brackets, wherever that is.
    var linkedNeighbours: [String] {
        var found: Set<String> = []
        for start in offsets(of: "](") {
            let rest = self[(start + 2)...].prefix(200)
            let path = rest.prefix { !")#? \"\n".utf8.contains($0) }
            if let name = String(decoding: path, as: UTF8.self).numberedNeighbour {
                found.insert(name)
            }
        }
        return found.sorted()
    }
}

extension String {
    /// The name of a numbered Markdown file, if that is what a path leads to in the same folder.
    var numberedNeighbour: String? {
        let name = hasPrefix("./") ? String(dropFirst(2)) : self
        guard name.hasSuffix(".md"), !name.contains("/"),
            name.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        return name
    }
}

extension FolderFacts {
    /// How many linked proposals that are not here make a folder one that has only a part of them, and
    /// the share of all that are linked.
    private static let missingOfPart = (fewest: 10, share: 10)

    /// Whether so many of the proposals that documents of the folder link to are not in it that it has
    /// only a part of them, as a folder that was copied or parted has.
    package func isPart(by summaries: [ProposalSummary]) -> Bool {
        let linked = Set(summaries.flatMap(\.neighbours))
        let missing = linked.subtracting(entries.map(\.fileName)).count
        let (fewest, share) = Self.missingOfPart
        return missing >= fewest && missing * share >= linked.count
    }
}
