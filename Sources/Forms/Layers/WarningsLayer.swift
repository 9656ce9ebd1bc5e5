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
        guard !session.findings.isEmpty else {
            say("No warnings.")
            return
        }
        var rows: [PickRow<Int>] = []
        rows.reserveCapacity(session.findings.count)
        for group in session.findings.groups {
            // The findings of one level below their count.
            rows.append(PickRow(PlacedFindings.count(group.count, group.level), .heading))
            for equal in group.findings { rows.append(row(equal)) }
        }
        layers.open(.warnings(WarningsLayer(rows, session.findings.all)))
    }

    private func row(_ equal: PlacedFindings.Equal) -> PickRow<Int> {
        let placed = session.findings.all[equal.first]
        let finding = placed.finding
        let section = proposal.sections[placed.field.section].outlineTitle
        let line = placed.line.map { ", line \($0)" } ?? ""
        let places = equal.count > 1 ? " (\(equal.count) places)" : ""
        return PickRow(
            "\(section)\(line): \(finding.message)\(places)", mark: finding.level.mark,
            detail: finding.rule, .choice(equal.first))
    }
}
