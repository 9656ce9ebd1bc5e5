import Proposals
import Prose

/// The sections of the proposal, to go to one.
package struct SectionsLayer: Equatable, Sendable {
    /// Where a row leads to.
    package enum Target: Equatable, Sendable {
        case section(Int)
        /// In the text of a section.
        case heading(FieldPlace, Position)
    }

    package private(set) var list: PickList<Target>

    static let footer = [FooterWish([.choose], "Go"), FooterWish([.back], "Back")]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays:
            if case .action(let action) = input, action == .choose || action == .newline,
                list.current == nil
            {
                form.say("No section is called “\(list.filter)” here.")
            }
        case .closes, .other(.sections), .other(.nextField): return .closes
        case .picks(.heading(let field, let position)):
            form.jump { $0.focus(field, at: position) }
            form.goOnBelowHeading()
            return .closes
        case .picks(.section(let section)):
            if form.layers.isReviewOpen {
                form.layers.changeReview { $0.go(to: section) }
            } else {
                form.jump { $0.focus($0.proposal.firstPlace(ofSection: section), at: nil) }
            }
            return .closes
        case .other(.moveSectionUp): move(by: -1, in: &form)
        case .other(.moveSectionDown): move(by: 1, in: &form)
        case .other: return .yields
        }
        return .stays
    }

    /// Moves the section under the cursor past its neighbour; the caret goes with it.
    private mutating func move(by step: Int, in form: inout Form) {
        guard !form.layers.isReviewOpen else {
            return form.say("The proposal is only read in a review.")
        }
        guard let row = list.current else { return }
        if case .choice(.heading(let field, _)) = row.use {
            let whole = form.proposal.sections[field.section].outlineTitle
            return form.say("It stays: “\(row.title)” is part of the text of “\(whole)”.")
        }
        guard case .choice(.section(let section)) = row.use else { return }
        let (before, edits) = (form.place, form.session.freshness.edits)
        if form.section != section {
            form.focus(form.proposal.firstPlace(ofSection: section), at: nil)
        }
        form.moveSection(by: step)
        if form.session.freshness.edits == edits {
            form.place = before
        } else {
            list = form.outline
        }
    }
}

extension Form {
    mutating func openSections() {
        settle()
        layers.open(.sections(SectionsLayer(list: outline)))
    }

    /// The sections as they are, the one at hand under the cursor, or what stands for it.
    fileprivate var outline: PickList<SectionsLayer.Target> {
        let sections = outlineRows
        var elsewhere = proposal.headingsElsewhere
        if !elsewhere.isEmpty {
            let areShown = Set(sections)
            elsewhere.removeAll { !areShown.contains($0.place.section) }
        }
        let all = rows(ofSections: sections, elsewhere)
        let target = elsewhere.first { $0.absent == section }?.target ?? .section(section)
        let here = all.firstIndex { $0.use == .choice(target) } ?? 0
        return PickList(all, selected: here, isFiltered: true)
    }

    /// The sections, each once: in place of one that is not there stand the headings of its name, if there
    /// are any, where the document has them.
    ///
    /// Not called where the form changes: there each row would be made of a copy of the form.
    private func rows(
        ofSections sections: [Int], _ elsewhere: [HeadingElsewhere]
    ) -> [PickRow<SectionsLayer.Target>] {
        let given = Set(elsewhere.lazy.map(\.absent))
        let inText = Dictionary(grouping: elsewhere.lazy.filter { !$0.isOfSection }) {
            $0.place.section
        }
        var rows: [PickRow<SectionsLayer.Target>] = []
        rows.reserveCapacity(sections.count + elsewhere.count)
        for index in sections where !given.contains(index) {
            rows.append(
                PickRow(
                    proposal.sections[index].outlineTitle,
                    mark: mark(ofSection: index) + differenceMark(ofSection: index),
                    detail: detail(ofSection: index), indent: indent(ofSection: index),
                    .choice(SectionsLayer.Target.section(index))))
            for other in inText[index] ?? [] {
                rows.append(
                    PickRow(
                        other.title, mark: "  ", indent: indent(ofLevel: other.level),
                        .choice(other.target)))
            }
        }
        return rows
    }

    /// Sections that are rows of the outline: all but a title without text below it.
    package var outlineRows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(proposal.sections.count)
        proposal.sections.visit { index, section in
            if section.role != .head || isWalkable(index) { rows.append(index) }
        }
        return rows
    }

    package func indent(ofSection index: Int) -> Int {
        indent(ofLevel: proposal.sections[index].level)
    }

    private func indent(ofLevel level: Int) -> Int { max(0, (level - 2) * 2) }
}

extension HeadingElsewhere {
    fileprivate var target: SectionsLayer.Target {
        isOfSection ? .section(place.section) : .heading(place, position)
    }
}

extension Review {
    /// Its sections, with what the reviewer said of each.
    var sectionsLayer: SectionsLayer {
        let rows = state.sections.enumerated().map { position, section in
            PickRow(
                section.title, mark: mark(of: section), detail: word(of: section),
                indent: max(section.titles.count - 1, 0) * 2,
                .choice(SectionsLayer.Target.section(position)))
        }
        return SectionsLayer(list: PickList(rows, selected: position, isFiltered: true))
    }
}

extension Section {
    /// The section's name in the outline.
    package var outlineTitle: String {
        if role == .frontMatter { return "(front matter)" }
        if role == .head {
            if holdsTitle { return "(title)" }
            return title.isEmpty ? "(before the first heading)" : "(below the title)"
        }
        // `## Links <!-- optional -->`
        let words = title.mentions("<!--") ? title.withoutComments.text : title
        return words.isEmpty ? title : words
    }
}
