import Markdown

/// The index as Markdown.
extension ProposalIndex {
    private static let columns = ["No.", "Title", "Status", "Authors", "Updated"]

    /// The lines without their ends.
    ///
    /// - Parameter level: of the headings above groups.
    package func markdown(by grouping: Grouping, headingLevel level: Int) -> [String] {
        let renderer = Renderer(lineEnding: "\n")
        var lines: [String] = []
        for group in groups(by: grouping) {
            if !group.title.isEmpty {
                if !lines.isEmpty { lines.append("") }
                let title = Renderer.escaped(group.title)
                lines += [renderer.heading(level: min(max(level, 1), 6), title: title), ""]
            }
            lines.append(row(Self.columns))
            lines.append(row(Self.columns.map { _ in "---" }))
            lines += group.entries.map(line)
        }
        return lines
    }

    private func line(_ entry: Entry) -> String {
        let proposal = entry.proposal
        // The name of a file has no markup.
        let name =
            proposal.title.isEmpty
            ? Renderer.escaped(proposal.name) : Renderer.escapedButCode(proposal.title)
        return row([
            Renderer.escaped(proposal.number),
            "[\(name)](\(entry.address))",
            Renderer.escaped(proposal.status),
            Renderer.escaped(entry.authors.joined(separator: ", ")),
            Renderer.escaped(proposal.updated),
        ])
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
