import Proposals

/// # `proposal-unknown`
///
/// A proposal that the text names by its number exists, in the folder, in one beside a proposal's
/// own (`115-x/README.md`) or on another branch. What stands in code, and the text of a link that
/// leads elsewhere, name none. Where proposals are called RFC, a number far above the folder's is one
/// of the IETF.
///
/// Wrong: `see Enhancement 012`, where the folder ends with 003.
extension Rule {
    static let proposalUnknown = Rule(
        "proposal-unknown", .text, draft: .warning, later: .error,
        "Proposals that are named by their number exist."
    ) { document in
        // A link says by its address which proposal is meant.
        let named = document.namedProposals.filter { $0.link == nil }
        guard !named.isEmpty, let folder = document.context.folder else { return [] }
        // Where nothing is numbered, a number is not one of the folder's.
        guard !folder.numbers.isEmpty || !folder.elsewhere.isEmpty else { return [] }
        let own = [document.givenNumber?.number, document.context.fileName?.leadingNumber]
        // Other RFCs are the IETF's, and have numbers far above those of any folder.
        let furthest = 2 * (folder.numbers.max() ?? 0) + 100
        let isKnown = { (number: Int) in
            folder.numbers.contains(number) || own.contains(number)
                || folder.elsewhere.contains { $0.number == number }
                || folder.beside.contains(number)
                || document.template.titleWord == "RFC" && number > furthest
        }
        let unknown = Dictionary(grouping: named.filter { !isKnown($0.number) }, by: \.number)
        return unknown.sorted { $0.key < $1.key }.flatMap {
            document.told($0.value, by: "proposal-unknown") { $0.range.lowerBound }
        }.map { places in
            let number = places[0].number.padded(to: 3)
            let name = "\(document.template.titleWord) \(number)"
            let range = places[0].range
            return Problem(
                range, document.subject(at: range.lowerBound),
                "There is no \(name)\(Wording.places(places.count)).",
                help: "Correct the number, or add the proposal to the folder.")
        }
    }
}
