import Proposals
import Rules

/// A list over the form to pick from: sections, warnings, remedies, choices, keys.
package struct Panel: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case sections, warnings, remedies, choices, help, difference, changes

        var context: Context {
            switch self {
            case .sections: .sections
            case .warnings, .remedies: .warnings
            case .choices: .choices
            case .help, .difference, .changes: .help
            }
        }

        /// Whether typed characters narrow the list; in choices they jump.
        package var isFiltered: Bool {
            self == .sections || self == .warnings || self == .help
        }
    }

    package let kind: Kind
    package let items: [PanelItem]
    package private(set) var filter = ""
    /// Index in `shown`.
    package var selected: Int
    /// Rows that a page moves by.
    package var pageRows = 10

    init(_ kind: Kind, items: [PanelItem], selected: Int = 0) {
        (self.kind, self.items, self.selected) = (kind, items, selected)
    }

    /// The items that the filter leaves.
    package var shown: [PanelItem] {
        guard !filter.isEmpty else { return items }
        let words = filter.lowercased().split(separator: " ")
        return items.filter { item in
            guard item.target != nil else { return false }
            let text = [item.title, item.detail, item.name].joined(separator: " ").lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    package var current: PanelItem? { shown.indices.contains(selected) ? shown[selected] : nil }

    mutating func type(_ character: Character) {
        guard kind.isFiltered else {
            let letter = character.lowercased()
            let after = shown.indices.filter { $0 > selected } + shown.indices
            selected = after.first { shown[$0].title.lowercased().hasPrefix(letter) } ?? selected
            return
        }
        filter.append(character)
        selectFirst()
    }

    mutating func deleteBack() {
        guard !filter.isEmpty else { return }
        filter.removeLast()
        selectFirst()
    }

    /// Headings cannot be picked.
    mutating func selectFirst() {
        selected = shown.firstIndex { $0.target != nil } ?? 0
    }

    /// Moves by rows, over headings, and stops at the ends.
    mutating func move(by step: Int) {
        let pickable = shown.indices.filter { shown[$0].target != nil }
        guard !pickable.isEmpty else { return }
        let place = pickable.lastIndex { $0 <= selected } ?? 0
        selected = pickable[min(max(place + step, 0), pickable.count - 1)]
    }
}

package struct PanelItem: Equatable, Sendable {
    package enum Target: Equatable, Sendable {
        case section(Int)
        case finding(PlacedFinding)
        case value(String)
        case fix(Fix)
        /// The text of a section that is open at its end.
        case closing(Int)
        case action(Action)
        /// Nothing happens; the row can still be read.
        case none
    }

    package var mark: String
    package var title: String
    package var detail: String
    /// Columns that the row is set in.
    package var indent: Int
    /// Not shown: what the filter finds it by as well.
    var name = ""
    /// Nil for a heading between the rows.
    package var target: Target?

    init(
        _ title: String, mark: String = " ", detail: String = "", indent: Int = 0,
        name: String = "", target: Target?
    ) {
        (self.title, self.mark, self.detail) = (title, mark, detail)
        (self.indent, self.name, self.target) = (indent, name, target)
    }
}

/// Opening panels, and what picking from them does.
extension Form {
    mutating func openSections() {
        if let review = session.review {
            openSections(of: review)
            return
        }
        settle()
        let rows = outlineRows
        let items = rows.map { index in
            PanelItem(
                proposal.sections[index].outlineTitle, mark: mark(ofSection: index),
                detail: detail(ofSection: index), indent: indent(ofSection: index),
                target: .section(index))
        }
        session.panel = Panel(
            .sections, items: items, selected: rows.firstIndex(of: section) ?? 0)
    }

    /// Sections that are rows of the outline: all but a title without text below it.
    package var outlineRows: [Int] {
        proposal.sections.indices.filter {
            proposal.sections[$0].role != .head || isWalkable($0)
        }
    }

    package func indent(ofSection index: Int) -> Int {
        max(0, (proposal.sections[index].level - 2) * 2)
    }

    mutating func openWarnings() {
        check()
        guard !session.findings.isEmpty else {
            say("No warnings.")
            return
        }
        session.panel = Panel(.warnings, items: session.findings.groups.flatMap(rows(of:)))
        session.panel?.selectFirst()
    }

    /// The findings of one level below their count.
    private func rows(of group: PlacedFindings.Group) -> [PanelItem] {
        let heading = PanelItem(PlacedFindings.count(group.count, group.level), target: nil)
        return [heading] + group.findings.map(item)
    }

    private func item(_ equal: PlacedFindings.Equal) -> PanelItem {
        let (placed, finding) = (equal.first, equal.first.finding)
        let section = proposal.sections[placed.field.section].outlineTitle
        let line = placed.line.map { ", line \($0)" } ?? ""
        let places = equal.count > 1 ? " (\(equal.count) places)" : ""
        return PanelItem(
            "\(section)\(line): \(finding.message)\(places)", mark: finding.level.mark,
            detail: finding.rule, target: .finding(placed))
    }

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

    /// Why this is said, and what can be done.
    mutating func openRemedies(of placed: PlacedFinding) {
        if openRemediesOfOpenEnd() { return }
        let finding = placed.finding
        // A section that is read as part of another is no missing one to be written again.
        let fixes =
            proposal.isHeld ? [] : finding.fixes.map { PanelItem($0.title, target: .fix($0)) }
        let items =
            [
                PanelItem(finding.message, mark: finding.level.mark, target: nil),
                PanelItem(finding.help, target: nil),
            ] + fixes + [
                PanelItem("Go there", target: .finding(placed)),
                PanelItem("Leave it as it is", detail: "Esc", target: PanelItem.Target.none),
            ]
        session.panel = Panel(.remedies, items: items, selected: 2)
    }

    /// Returns whether a text is open at its end.
    private mutating func openRemediesOfOpenEnd() -> Bool {
        guard let open = openSection, proposal.openEnd(ofSection: open) != nil else { return false }
        openRemedies(ofOpenEnd: open)
        return true
    }

    /// A text that is open at its end can be closed there, before the next heading.
    private mutating func openRemedies(ofOpenEnd section: Int) {
        let title = proposal.sections[section].outlineTitle
        session.panel = Panel(
            .remedies,
            items: [
                PanelItem(
                    "“\(title)” is open at its end.", mark: Level.error.mark, target: nil),
                PanelItem("The sections keep their places here until it is closed.", target: nil),
                PanelItem("Close it at the end of “\(title)”.", target: .closing(section)),
                PanelItem("Leave it as it is", detail: "Esc", target: PanelItem.Target.none),
            ], selected: 2)
    }

    mutating func openHelp() {
        session.panel = Panel(.help, items: helpItems(), selected: 1)
    }

    mutating func pick() -> [Effect] {
        guard let panel = session.panel, let target = panel.current?.target else { return [] }
        session.panel = nil
        switch target {
        case .section(let position) where session.review != nil: goToReviewed(position)
        case .section(let index): focus(FieldPlace(section: index, slot: 0), at: nil)
        case .finding(let placed): focus(placed.field, at: placed.position)
        case .value(let value):
            if value != field.value { setValue(value) }
            focusField(by: 1, atEnd: false)
        case .fix(let fix): apply(fix)
        case .closing(let section): closeEnd(ofSection: section)
        case .action(let action): return handle(action)
        case .none: break
        }
        return []
    }
}

extension Section {
    /// What the outline calls it.
    package var outlineTitle: String {
        if role == .head {
            return title.isEmpty ? "(before the first heading)" : "(below the title)"
        }
        return title
    }
}
