import Proposals

extension CheckedDocument {
    /// Whether the proposal was taken. Where the template asks for no state, nothing says so: one that the
    /// project does not have yet, or of which more is the template's than the author's, was not.
    var isAccepted: Bool {
        guard proposal.isAccepted, template.state == nil else { return proposal.isAccepted }
        return !isMostlyUntouched && context.history?.isNew != true
    }

    /// Whether more sections have the template's text than the author's.
    private var isMostlyUntouched: Bool {
        let asked = places.filter { $0.isPresent && $0.asked?.isToFill == true }
        let untouched = asked.count { $0.isUntouched && !$0.isExcused && !isKeptWhole($0) }
        return untouched > asked.count(where: \.isBegun)
    }
}
