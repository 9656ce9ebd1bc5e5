import Proposals
import Reviews

/// What changed since the reviewer signed, by section.
package struct ChangesLayer: Equatable, Sendable {
    package private(set) var list: PickList<Int>

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField): return .closes
        case .picks(let position):
            form.layers.changeReview { $0.go(to: position) }
            return .closes
        case .other: return .yields
        }
    }
}

extension Review {
    /// By section, word by word where the text that was signed is known; nil if nothing changed.
    func changesLayer(columns: Int) -> ChangesLayer? {
        var rows: [PickRow<Int>] = []
        var selected: Int?
        for (position, section) in state.sections.enumerated() {
            guard let signOff = section.signOff(of: 0), !signOff.isCurrent else { continue }
            if position >= self.position, selected == nil { selected = rows.count }
            let (heading, text) = change(of: section, since: signOff)
            rows.append(PickRow(heading, mark: "~", .choice(position)))
            rows += text.wrapped(columns: columns).map { PickRow($0, indent: 2, .text) }
        }
        guard !rows.isEmpty else { return nil }
        let same = signedAsTheyAre
        if !same.isEmpty {
            rows.append(PickRow("Unchanged since you signed", mark: "+", .heading))
            rows += same.map(\.title).joined(separator: ", ").wrapped(columns: columns).map {
                PickRow($0, indent: 2, .text)
            }
        }
        return ChangesLayer(list: PickList(rows, selected: selected ?? 0))
    }

    /// The sections whose text is still as the reviewer signed it.
    var signedAsTheyAre: [ReviewState.Section] {
        state.sections.filter { $0.signOff(of: 0)?.isCurrent == true }
    }

    /// The difference between a section's text and the text that was signed.
    private func change(
        of section: ReviewState.Section, since signOff: ReviewState.SignOff
    ) -> (heading: String, text: String) {
        let hash = record.entries[signOff.entry].mark?.text
        if let old = hash.flatMap({ start.earlier[$0] }) {
            guard
                let change = ProposalDifference.Change(
                    titles: section.titles, from: old, to: body(of: section))
            else { return (section.title, "Only marks that do not show differ.") }
            return (change.heading, change.text)
        }
        // Without the old words, the paragraphs that are new.
        let count = signOff.changed.count
        let much =
            count == 0
            ? "something was taken out or moved"
            : "\(count) changed paragraph\(count == 1 ? "" : "s")"
        let paragraphs = signOff.changed.map {
            "{+" + NormalizedSpace.joined(section.source(ofParagraph: $0, in: proposal)) + "+}"
        }
        return ("\(section.title): \(much)", paragraphs.joined(separator: " ... "))
    }
}
