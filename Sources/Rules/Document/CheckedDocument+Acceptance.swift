import Proposals

extension CheckedDocument {
    /// Whether the proposal was accepted, as far as it and the folder's others say.
    var wasTaken: Bool {
        context.shares?.isAccepted(acceptance) ?? AcceptedStates().contains(acceptance)
    }

    /// Whether the proposal was accepted. Where it has no state, nothing says so: one that the project does
    /// not have yet, or of which more is the template's than the author's, was not.
    var isAccepted: Bool {
        guard wasTaken, !saysItsState else { return wasTaken }
        return !isMostlyUntouched && context.history?.isNew != true
    }

    /// Whether the proposal was accepted, or may have been: it does not say where it stands, though it is
    /// asked, and nothing tells that the project does not have it yet.
    var mayHaveBeenAccepted: Bool {
        isAccepted || saysNoState && context.history?.isNew != true
    }

    /// Whether no place for a state that the template asks for is there, or nothing in it.
    private var saysNoState: Bool {
        guard let state = template.state else { return false }
        guard let place = proposal.fieldPlace(named: state.name) else { return true }
        let field = proposal.field(at: place)
        return !field.isPresent || field.text.isEmpty && (field.standIn ?? "").trimmed.isEmpty
    }

    /// Whether words are still the template's in a proposal that was not accepted, so that other rules tell that
    /// they are to be written: in a section that nobody began, a field without a value, the title's heading.
    func isStillAsked(_ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        let isAsked =
            places.contains { $0.isUntouched && $0.range.contains(start) }
            || metadata.contains {
                $0.field != nil && !$0.isFilled && $0.range.contains(start)
            }
            || template.title.contains(text(range))
                && places.contains { $0.isHead && $0.heading.contains(start) }
        return isAsked && !isAccepted
    }

    /// Whether the proposal was accepted with something that others were accepted with, too.
    func isUsual(_ isUsual: (TemplateShares) -> Bool) -> Bool {
        wasTaken && (context.shares.map(isUsual) ?? false)
    }

    private var saysItsState: Bool { template.state != nil && acceptance != .unsaid }

    /// Whether more sections have the template's text than the author's.
    private var isMostlyUntouched: Bool {
        let asked = places.filter { $0.isPresent && $0.asked?.isToFill == true }
        let untouched = asked.count { $0.isUntouched && !$0.isExcused && !isKeptWhole($0) }
        return untouched > asked.count(where: \.isBegun)
    }
}
