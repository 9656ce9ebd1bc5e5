import Markdown
import Proposals

/// # `link-file`
///
/// A link to a file beside the proposal leads to one that exists. Files outside of the repository
/// are not looked at.
///
/// Wrong: `[the design](desing.md)`. Right: `[the design](design.md)`.
extension Rule {
    static let linkFile = Rule(
        "link-file", .text, .error, "Files that links lead to exist."
    ) { document in
        guard let files = document.context.files else { return [] }
        let missing = document.links.filter {
            !$0.path.isEmpty && files.state(of: $0.path) == .missing
        }
        let groups = Dictionary(grouping: missing, by: \.path)
        return groups.values.flatMap {
            document.told($0, by: "link-file") { $0.destination.lowerBound }
        }.map { places in
            let link = places[0]
            return Problem(
                link.destination, document.subject(at: link.destination.lowerBound),
                "\(Wording.code(link.path)) does not exist\(Wording.places(places.count)).",
                help: "Correct the path, or add the file.",
                fixes: document.correction(
                    of: link.path, at: places, among: groups.count, files: files))
        }
    }
}

extension CheckedDocument {
    /// The nearest name of a file that exists, in all places.
    /// - Parameter count: how many paths lead to no file.
    fileprivate func correction(
        of path: String, at links: [LocalLink], among count: Int, files: any LinkedFiles
    ) -> [Fix] {
        let candidates = files.candidates(for: path)
        guard Closeness.isWorthwhile(count, among: candidates.count),
            let near = Closeness.nearest(to: path, of: candidates)
        else { return [] }
        // What is written with escapes is left to the writer.
        let edits = links.compactMap { link -> Fix.Edit? in
            let written = bytes[link.destination]
            guard written.starts(with: path.utf8) else { return nil }
            let start = link.destination.lowerBound
            return Fix.Edit(start..<start + path.utf8.count, near)
        }
        guard edits.count == links.count, !near.contains(where: { " ()<>%#?\\".contains($0) })
        else { return [] }
        return [.suggested("Write `\(near)`.", edits)]
    }
}
