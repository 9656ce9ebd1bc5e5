import Proposals
import Rules

/// Why a warning is given, and what can be done.
package struct RemediesLayer: Equatable, Sendable {
    package enum Remedy: Equatable, Sendable {
        case fix(Fix)
        /// The text of a section that is open at its end.
        case closing(Int)
        case going(PlacedFinding)
    }

    package private(set) var list: PickList<Remedy>

    static let footer = [FooterWish([.choose], "Do it"), FooterWish([.back], "Back")]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let remedy):
            // What was listed below is not what it was.
            form.layers.closeAll()
            switch remedy {
            case .fix(let fix): form.apply(fix)
            case .closing(let section): form.closeEnd(ofSection: section)
            case .going(let placed): form.focus(placed.field, at: placed.position)
            }
            return .closes
        case .other: return .yields
        }
    }
}

extension Form {
    /// Why the warning here is given, and what can be done.
    mutating func openRemedies() {
        check()
        if openRemediesOfOpenEnd() { return }
        guard
            let placed = findingHere ?? session.findings.first(where: { $0.finding.level > .todo })
        else {
            say("No warning here.")
            return
        }
        openRemedies(of: placed)
    }

    mutating func openRemedies(of placed: PlacedFinding) {
        if openRemediesOfOpenEnd() { return }
        let finding = placed.finding
        // A section that is read as part of another is no missing one to be written again.
        let fixes = proposal.isHeld ? [] : finding.fixes
        openRemedies(
            mark: finding.level.mark, why: [finding.message, finding.help],
            remedies: fixes.map { ($0.title, .fix($0)) } + [("Go there", .going(placed))])
    }

    /// Returns whether a text is open at its end.
    private mutating func openRemediesOfOpenEnd() -> Bool {
        guard let open = openSection, proposal.openEnd(ofSection: open) != nil else { return false }
        // It can be closed there, before the next heading.
        let title = proposal.sections[open].outlineTitle
        openRemedies(
            mark: Level.error.mark,
            why: [
                "“\(title)” is open at its end.",
                "The sections keep their places here until it is closed.",
            ], remedies: [("Close it at the end of “\(title)”.", .closing(open))])
        return true
    }

    private mutating func openRemedies(
        mark: String, why: [String], remedies: [(title: String, remedy: RemediesLayer.Remedy)]
    ) {
        var rows = why.map { PickRow<RemediesLayer.Remedy>($0, .heading) }
        rows[0].mark = mark
        rows += remedies.map { PickRow($0.title, .choice($0.remedy)) }
        rows.append(
            PickRow("Leave it as it is", detail: key(for: .back, in: .warnings) ?? "", .text))
        layers.open(.remedies(RemediesLayer(list: PickList(rows))))
    }
}
