import Proposals

/// What another text has and the form's has not, read before a question is answered.
package struct DifferenceLayer: Equatable, Sendable {
    /// Nothing can be picked.
    package enum Nothing: Equatable, Sendable {}

    package private(set) var list: PickList<Nothing>

    static let footer = [
        FooterWish([.choosePrevious, .chooseNext], "Row"), FooterWish([.back], "Back"),
    ]

    mutating func respond(to input: FormInput) -> Outcome {
        // Letters answer the question below.
        if case .character = input { return .yields }
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes: return .closes
        case .other: return .yields
        }
    }
}

extension Form {
    /// Shows what another text has and this one has not.
    mutating func openDifference(to other: [UInt8]) {
        let difference = ProposalDifference(
            from: proposal, to: Proposal(other, template: proposal.template))
        var rows = difference.changes.flatMap { change in
            [PickRow<DifferenceLayer.Nothing>(change.heading, .heading)]
                + change.text.wrapped(columns: listTextColumns).map {
                    PickRow($0, indent: 2, .text)
                }
        }
        if rows.isEmpty { rows = [PickRow("Only blanks and line ends differ.", .text)] }
        layers.open(.difference(DifferenceLayer(list: PickList(rows))))
    }

    /// Columns of a text that is read in the rows of a list.
    var listTextColumns: Int { max(session.view.viewport.columns - 8, 8) }
}
