import Rules

/// All that the rules say of the proposal, the worst first, to go to one.
package struct WarningsLayer: Equatable, Sendable {
    package private(set) var list: PickList<PlacedFinding>

    static let footer = [
        FooterWish([.choose], "Go"), FooterWish([.fixWarning], "What to do"),
        FooterWish([.back], "Back"),
    ]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let placed):
            form.jump { $0.focus(placed.field, at: placed.position) }
            return .closes
        case .other(.fixWarning):
            guard case .choice(let placed) = list.current?.use else { return .stays }
            form.openRemedies(of: placed)
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
        let rows = session.findings.groups.flatMap(rows(of:))
        layers.open(.warnings(WarningsLayer(list: PickList(rows, isFiltered: true))))
    }

    /// The findings of one level below their count.
    private func rows(of group: PlacedFindings.Group) -> [PickRow<PlacedFinding>] {
        let heading = PickRow<PlacedFinding>(
            PlacedFindings.count(group.count, group.level), .heading)
        return [heading] + group.findings.map(row)
    }

    private func row(_ equal: PlacedFindings.Equal) -> PickRow<PlacedFinding> {
        let (placed, finding) = (equal.first, equal.first.finding)
        let section = proposal.sections[placed.field.section].outlineTitle
        let line = placed.line.map { ", line \($0)" } ?? ""
        let places = equal.count > 1 ? " (\(equal.count) places)" : ""
        return PickRow(
            "\(section)\(line): \(finding.message)\(places)", mark: finding.level.mark,
            detail: finding.rule, .choice(placed))
    }
}
