import Rules

/// All that the rules say of the proposal, the worst first, to go to one.
package struct WarningsLayer: Equatable, Sendable {
    /// Of places in `findings`: rows are many, and a finding is large.
    package private(set) var list: PickList<Int>
    private let findings: [PlacedFinding]

    fileprivate init(_ rows: [PickRow<Int>], _ findings: [PlacedFinding]) {
        list = PickList(rows, isFiltered: true)
        self.findings = findings
    }

    static let footer = [
        FooterWish([.choose], "Go"), FooterWish([.fixWarning], "What to do"),
        FooterWish([.back], "Back"),
    ]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let index):
            let placed = findings[index]
            form.jump { $0.focus(placed.field, at: placed.position) }
            return .closes
        case .other(.fixWarning):
            guard case .choice(let index) = list.current?.use else { return .stays }
            form.openRemedies(of: findings[index])
            return .stays
        case .other: return .yields
        }
    }
}

extension Form {
    mutating func openWarnings() {
        guard !session.known.findings.isEmpty else {
            say("No warnings.")
            return
        }
        layers.open(.warnings(WarningsLayer(warningRows, session.known.findings.all)))
    }

    private var warningRows: [PickRow<Int>] {
        var rows: [PickRow<Int>] = []
        rows.reserveCapacity(session.known.findings.count)
        // Asked once for all that stand in one section, which is copied for it.
        var known = (section: -1, title: "")
        let places = session.file.places(in: proposal)
        for group in session.known.findings.groups {
            // The findings of one level below their count.
            rows.append(PickRow(PlacedFindings.count(group.count, group.level), .heading))
            for equal in group.findings {
                let placed = session.known.findings.all[equal.first]
                if placed.field.section != known.section {
                    let title = proposal.sections[placed.field.section].outlineTitle
                    known = (placed.field.section, title)
                }
                let line = placed.line.map { places?.ownLine(ofJoinedLine: $0) ?? $0 }
                rows.append(
                    PickRow(
                        placed.finding.message, from: .init(section: known.title, line: line),
                        count: equal.count, mark: placed.finding.level.mark,
                        detail: placed.finding.rule, .choice(equal.first)))
            }
        }
        return rows
    }
}
