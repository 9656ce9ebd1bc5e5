import Proposals
import Reviews

/// # `overlaps-branch`
///
/// No other branch changes a section that this one changes: whoever merges later has two texts of it
/// to put together. Branches are looked at as far as they were fetched, and only those that have
/// commits which this one does not; wrapping does not count, and neither does the same change on both.
///
/// Wrong: `Goals` is another here and on `origin/quotas`.
/// Right: one of them is merged first, and the other goes on from that.
extension Rule {
    static let overlapsBranch = Rule(
        "overlaps-branch", .sections, .note, "No other branch changes the same section."
    ) { document in
        guard let branches = document.context.history?.branches, !branches.isEmpty else {
            return []
        }
        var names: [Int: [ProposalHistory.Branch]] = [:]
        let own = document.proposal
        for branch in branches {
            let (here, there) = (
                own.sections(foundIn: branch.base), own.sections(foundIn: branch.text)
            )
            for (index, other) in there where own.isText(index) {
                let text = SectionDigest(of: own.sections[index]).text
                let theirs = SectionDigest(of: branch.text.sections[other]).text
                guard text != theirs else { continue }
                let base = here[index].map { SectionDigest(of: branch.base.sections[$0]).text }
                if base != text, base != theirs { names[index, default: []].append(branch) }
            }
        }
        return names.sorted { $0.key < $1.key }.map { index, branches in
            let place = document.places[index]
            let others = Wording.list(branches.map { "`\($0.name)`" })
            return Problem(
                place.title.isEmpty ? place.heading : place.title, place.subject,
                "\(Wording.quoted(place.name)) is changed on \(others), too, and in another way than "
                    + "on \(branches[0].own).",
                help: "Agree on who merges first; octopen diff PROPOSAL BRANCH shows both.")
        }
    }
}
