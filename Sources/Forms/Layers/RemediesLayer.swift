import Proposals
import Rules

/// Why a warning is given, and what can be done; of what is under the cursor, which lines it would
/// change.
package struct RemediesLayer: Equatable, Sendable {
    package enum Remedy: Equatable, Sendable {
        case fix(Fix)
        /// The text of a section that is open at its end.
        case closing(Int, Proposal.Closing)
        /// A word that becomes one of the project's own.
        case learning(String)
        /// The additions of a newer template, with the author's word on headings.
        case migrating(MigrationAnswers)
        /// The file gets this name, and links to it follow.
        case renaming(String)
        case going(PlacedFinding)
    }

    package private(set) var list: PickList<Remedy>
    /// What the remedy under the cursor would change.
    package private(set) var change: [ChangedLine] = []

    static let footer = [FooterWish([.choose], "Do it"), FooterWish([.back], "Back")]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays:
            show(in: form)
            return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let remedy):
            // The layers below list remedies of the text as it was.
            form.layers.closeAll()
            switch remedy {
            case .fix(let fix): form.apply(fix)
            case .closing(let section, let closing): form.closeEnd(ofSection: section, closing)
            case .learning(let word): return .closes([.addWord(word)])
            case .migrating(let answers): form.migrate(answers)
            case .renaming(let name): return .closes(form.renameByNumber(to: name))
            case .going(let placed): form.focus(placed.field, at: placed.position)
            }
            return .closes
        case .other: return .yields
        }
    }

    fileprivate mutating func show(in form: Form) {
        guard case .choice(let remedy) = list.current?.use else {
            change = []
            return
        }
        change = form.lines(changedBy: remedy)
    }
}

extension Form {
    /// The lines that a remedy would change; none where it only goes somewhere.
    fileprivate func lines(changedBy remedy: RemediesLayer.Remedy) -> [ChangedLine] {
        let bytes = proposal.bytes
        switch remedy {
        case .fix(let fix):
            // Of the text that was checked.
            guard session.freshness.isChecked else { return [] }
            return ChangedLine.all(from: bytes, to: fix.applied(to: bytes))
        case .closing(let section, let closing):
            var closed = proposal
            _ = closed.closeEnd(ofSection: section, closing)
            return ChangedLine.all(from: bytes, to: closed.bytes)
        case .migrating(let answers):
            let migrated = try? migration(answers)
            return migrated.map { ChangedLine.all(from: bytes, to: $0.bytes) } ?? []
        case .learning, .renaming, .going: return []
        }
    }

    /// Why the warning here is given, and what can be done.
    mutating func openRemedies() {
        if openRemediesOfOpenEnd(in: section) { return }
        let here = session.known.findings.first {
            $0.field.section == section && !$0.finding.fixes.isEmpty
        }
        guard
            let placed = findingAsked ?? here
                ?? session.known.findings.first(where: { $0.finding.level > .todo })
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
                remedies += closings(ofSection: open)
            }
        }
        if let word = doubtfulWord(of: finding) {
            remedies.append(("Add “\(word)” to the project's words.", .learning(word)))
        }
        if finding.rule == RuleCatalogue.fileNumberDiffers, let name = nameByNumber {
            remedies.append(("Rename the file to `\(name)`.", .renaming(name)))
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
            ], remedies: closings(ofSection: open))
        return true
    }

    /// The ways to close an open section: behind its code, or before the next heading.
    private func closings(
        ofSection open: Int
    ) -> [(title: String, remedy: RemediesLayer.Remedy)] {
        let atEnd = (
            title: "Close it at the end of “\(proposal.sections[open].outlineTitle)”.",
            remedy: RemediesLayer.Remedy.closing(open, .atEnd)
        )
        guard let line = proposal.lineOfCodeEnd(ofSection: open) else { return [atEnd] }
        return [
            ("Close it after its code, below line \(line).", .closing(open, .afterCode)), atEnd,
        ]
    }

    mutating func openRemedies(
        mark: String, why: [String], remedies: [(title: String, remedy: RemediesLayer.Remedy)]
    ) {
        var rows = why.map { PickRow<RemediesLayer.Remedy>($0, .heading) }
        rows[0].mark = mark
        rows += remedies.map { PickRow($0.title, .choice($0.remedy)) }
        rows.append(
            PickRow("Leave it as it is", detail: key(for: .back, in: .warnings) ?? "", .text))
        var layer = RemediesLayer(list: PickList(rows))
        layer.show(in: self)
        layers.open(.remedies(layer))
    }
}
