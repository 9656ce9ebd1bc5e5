import Proposals
import Rules

/// Why a warning is given, and what can be done.
package struct RemediesLayer: Equatable, Sendable {
    package enum Remedy: Equatable, Sendable {
        case fix(Fix)
        /// The text of a section that is open at its end.
        case closing(Int)
        /// A word that becomes one of the project's own.
        case learning(String)
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
            case .learning(let word): return .closes([.addWord(word)])
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
        if openRemediesOfOpenEnd(in: section) { return }
        guard
            let placed = findingAsked ?? session.findings.first(where: { $0.finding.level > .todo })
        else {
            say("No warning here.")
            return
        }
        openRemedies(of: placed)
    }

    mutating func openRemedies(of placed: PlacedFinding) {
        let finding = placed.finding
        let place = placed.field.section
        let isOfOpenEnd = finding.isOfOpenEnd || proposal.openSection(above: place) != nil
        if isOfOpenEnd, openRemediesOfOpenEnd(in: place) { return }
        var why = [finding.message, finding.help]
        var remedies = finding.fixes.map { (title: $0.title, remedy: RemediesLayer.Remedy.fix($0)) }
        if proposal.isHeld, !remedies.isEmpty {
            // A section that is read as part of another is no missing one to be written again.
            remedies = []
            if let open = proposal.openSection(at: place) {
                let title = proposal.sections[open].outlineTitle
                why.append("“\(title)” is open at its end; close it first.")
                remedies.append(closing(ofSection: open))
            }
        }
        if let word = doubtfulWord(of: finding) {
            remedies.append(("Add “\(word)” to the project's words.", .learning(word)))
        }
        remedies.append(("Go there", .going(placed)))
        openRemedies(mark: finding.level.mark, why: why, remedies: remedies)
    }

    /// Returns whether a section is read as part of what is open at the end of one, or holds it.
    private mutating func openRemediesOfOpenEnd(in section: Int) -> Bool {
        guard let open = openSection(holding: section), proposal.openEnd(ofSection: open) != nil
        else { return false }
        openRemedies(
            mark: Level.error.mark,
            why: [
                "“\(proposal.sections[open].outlineTitle)” is open at its end.",
                "The sections keep their places here until it is closed.",
            ], remedies: [closing(ofSection: open)])
        return true
    }

    /// It can be closed there, before the next heading.
    private func closing(ofSection open: Int) -> (title: String, remedy: RemediesLayer.Remedy) {
        ("Close it at the end of “\(proposal.sections[open].outlineTitle)”.", .closing(open))
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
