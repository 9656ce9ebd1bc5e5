import Proposals

/// Names of authors, to complete names that are typed: who git says is writing, the authors of the
/// folder's proposals, and the authors of the last commits.
struct KnownAuthors {
    let folder: String
    private let people: AuthorName

    /// So that a folder of any size costs no more than a moment.
    private static let fileLimit = 300
    private static let commitLimit = 300

    init(of folder: String, people: AuthorName) {
        (self.folder, self.people) = (folder, people)
    }

    func names() -> [String] {
        var names: [String] = []
        func add(_ name: String) {
            // Text that a terminal would take for an order is no name.
            guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.value >= 0x20 }),
                !name.contains(","), !names.contains(name)
            else { return }
            names.append(name)
        }
        add(people.author(nil))
        written.forEach(add)
        if RealFolder(folder)?.repository != nil, let git = GitObjects(in: folder) {
            git.authors(ofLast: KnownAuthors.commitLimit).forEach(add)
        }
        return names
    }

    /// The authors of the proposals, authors of the most proposals first.
    private var written: [String] {
        guard let paths = try? ProposalFolder.proposals(in: folder) else { return [] }
        var counts: [String: Int] = [:]
        for path in paths.prefix(KnownAuthors.fileLimit) {
            guard let bytes = try? WholeFile.read(path) else { continue }
            let proposal = Proposal(bytes, template: .enhancement)
            guard let people = proposal.template.fields.first(where: { $0.kind == .people }),
                let place = proposal.fieldPlace(named: people.name)
            else { continue }
            for line in proposal.field(at: place).text.lines where !line.text.isEmpty {
                counts[line.text, default: 0] += 1
            }
        }
        return counts.keys.sorted {
            (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1)
        }
    }
}
