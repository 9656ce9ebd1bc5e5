import Folders
import Interchange

/// The list of proposals for programs.
struct ListReport {
    /// Nil where no folder was found.
    private let folder: String?
    private let proposals: [ListedProposal]
    private let faults: [FolderFault]

    init(folder: String?, _ proposals: [ListedProposal], _ faults: [FolderFault]) {
        (self.folder, self.proposals, self.faults) = (folder, proposals, faults)
    }

    var json: JSON {
        .object([
            ("version", .number(1)), ("folder", folder.map { .string($0) } ?? .null),
            ("proposals", .array(proposals.map(json(of:)))),
            (
                "faults",
                .array(
                    faults.map { fault in
                        .object([
                            ("files", .array(fault.paths.map { .string($0) })),
                            ("message", .string("\(fault)")),
                        ])
                    })
            ),
        ])
    }

    private func json(of proposal: ListedProposal) -> JSON {
        .object([
            ("file", .string(proposal.path)), ("number", .string(proposal.number)),
            ("title", .string(proposal.title)), ("status", .string(proposal.status)),
            ("updated", .string(proposal.updated)),
            ("authors", .array(proposal.authors.map { .string($0) })),
            ("unsaved", .bool(proposal.hasUnsavedWork)),
            (
                "findings",
                proposal.findings.map { counts in
                    .object([
                        ("error", .number(counts.errors)), ("warning", .number(counts.warnings)),
                        ("note", .number(counts.notes)), ("todo", .number(counts.todos)),
                    ])
                } ?? .null
            ),
            (
                "asked",
                proposal.asked.map { asked in
                    .object([
                        ("names", .array(asked.names.map { .string($0) })),
                        ("me", .bool(asked.includesMe)),
                    ])
                } ?? .null
            ),
        ])
    }
}
