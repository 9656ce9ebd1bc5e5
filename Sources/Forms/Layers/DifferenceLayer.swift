import Proposals

/// What another text has and the form's has not, read before a question is answered.
package struct DifferenceLayer: Equatable, Sendable {
    /// Nothing can be picked.
    package enum Nothing: Equatable, Sendable {}

    package private(set) var list: PickList<Nothing>
    /// The heading above the difference.
    package let heading: String

    fileprivate init(_ rows: [PickRow<Nothing>], heading: String) {
        (list, self.heading) = (PickList(rows), heading)
    }

    /// The text of the form, and what its file holds now.
    static let toFile = "YOUR TEXT -> THE FILE: [-yours-] {+the file's+}"
    /// The text of the form, and unsaved work that was found.
    static let toWork = "THIS TEXT -> THE UNSAVED WORK: [-taken out-] {+put in+}"

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
    ///
    /// - Parameter heading: says which text is which: none of them is saved or taken by it.
    mutating func openDifference(to other: [UInt8], heading: String) {
        let difference = ProposalDifference(
            from: proposal, to: Proposal(other, template: proposal.template))
        var rows = difference.changes.flatMap { change in
            [PickRow<DifferenceLayer.Nothing>(change.heading, .heading)]
                + change.text.wrapped(columns: listTextColumns).map {
                    PickRow($0, indent: 2, .text)
                }
        }
        if rows.isEmpty { rows = [PickRow("Only blanks and line ends differ.", .text)] }
        layers.open(.difference(DifferenceLayer(rows, heading: heading)))
    }

    /// Shows what an offer would make of the files, line by line.
    mutating func openDifference(of offer: FolderOffer) {
        let rows = offer.difference.split(separator: "\n").flatMap { line in
            let isName = ["diff ", "--- ", "+++ ", "@@ "].contains { line.hasPrefix($0) }
            return String(line).wrapped(columns: listTextColumns).map {
                PickRow<DifferenceLayer.Nothing>($0, indent: 2, isName ? .heading : .text)
            }
        }
        let count = offer.count == 1 ? "1 FILE" : "\(offer.count) FILES"
        layers.open(.difference(DifferenceLayer(rows, heading: "WHAT BECOMES OF \(count)")))
    }

    /// Columns of a text that is read in the rows of a list.
    var listTextColumns: Int { max(session.view.viewport.columns - 8, 8) }
}
