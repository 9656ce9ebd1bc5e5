import Folders
import Markdown
import Proposals
import Rules

/// What took the place of a proposal, and what took the place of that.
extension Superseding {
    /// Whether one proposal says that another took its place, or that one did which says so in turn.
    static func isSuperseded(_ side: Side, by other: Side, _ projects: inout Projects) -> Bool {
        let goal = FileKey.absolute(other.file.path)
        var seen: Set<String> = []
        var left = [side]
        while let next = left.popLast() {
            for path in successors(of: next) where seen.insert(path).inserted {
                if path == goal { return true }
                if let found = try? Side(path, &projects) { left.append(found) }
            }
        }
        return false
    }

    /// The real paths of those that a proposal names as what took its place, in each of the ways in
    /// which a template has it.
    private static func successors(of side: Side) -> [String] {
        let proposal = side.proposal
        var found = FolderFacts.Entry(proposal, fileName: "").supersededBy.flatMap {
            paths(ofNumber: $0, beside: side)
        }
        if let name = key(of: .old, in: proposal), let place = proposal.fieldPlace(named: name) {
            found += proposal.field(at: place).text.lines.compactMap {
                path(of: $0.text, beside: side)
            }
        }
        var words: [Substring] = []
        if let section = proposal.statusSection {
            words = proposal.sections[section].bodySource.split(whereSeparator: \.isNewline)
        } else if let way = StatusPath(proposal) {
            words = [Substring(way.status(of: proposal))]
        }
        if let field = line(of: .old, in: proposal.template) {
            words.append(Substring("superseded by \(named(by: field, in: proposal))"))
        }
        let starts = End.old.names
        for line in words where starts.contains(where: line.lowercased().trimmed.hasPrefix) {
            let links = LocalLink.all(in: MarkdownDocument(Array(line.utf8)))
            found += links.compactMap { path(of: $0.path, beside: side) }
            let number = line.drop { !($0.isASCII && $0.isNumber) }
                .prefix { $0.isASCII && $0.isNumber }
            if links.isEmpty, let number = Int(number) {
                found += paths(ofNumber: number, beside: side)
            }
        }
        return found
    }

    private static func path(of link: String, beside side: Side) -> String? {
        guard let folder = RealFolder(FilePath(side.file.path).folder),
            let target = folder.target(of: link, from: folder.path)
        else { return nil }
        return ProposalFolder.isFolder(target) ? "\(target)/\(Sidecar.documentName)" : target
    }

    private static func paths(ofNumber number: Int, beside side: Side) -> [String] {
        let folder = FilePath(side.file.path).folder
        guard let facts = side.project.allFacts else { return [] }
        let entries = facts.entries.filter {
            ($0.value ?? $0.fileNumber ?? facts.named[$0.fileName]) == number
        }
        return entries.map { FileKey.absolute("\(folder)/\($0.fileName)") }
    }
}
