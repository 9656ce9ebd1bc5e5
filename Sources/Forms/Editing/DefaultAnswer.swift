import Proposals

/// Words of the template's that are an answer for want of another, `No issues found.`: shown in the
/// empty field, and kept by Enter.
extension Form {
    /// Makes such words at hand the author's own, as one step, the caret behind them; what the
    /// template asks beside them goes. Returns whether there are any.
    mutating func keepDefaultAnswer() -> Bool {
        guard let answer = proposal.defaultAnswer(at: place.field), mayWrite() else { return false }
        history.endTyping()
        let shown = answer.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var kept = proposal
        kept.answer(section: section, with: answer, keepsFixed: false)
        guard kept.bytes != proposal.bytes else {
            // The template has nothing beside it.
            say("“\(shown)” stays until you type other words.")
            return true
        }
        guard let words = kept.sections[section].bodySource.range(ofText: answer) else {
            return false
        }
        history.record(.init(proposal: proposal, place: place))
        proposal = kept
        let start = proposal.byteOffset(ofSection: section)
        let end = start + proposal.sections[section].heading.utf8.count + words.upperBound
        _ = proposal.settle(section)
        session.noteEdit(isSettled: true)
        let found = proposal.place(atByte: end)
        place = Place(found.place, caret: found.position)
        clampPlace()
        checkSoon()
        say("“\(shown)” is the answer now; undo takes it back.")
        return true
    }

    /// Behind a value that is all of its section, where what is typed next is a paragraph below it, as
    /// `Amends ...` below a status. Returns whether there is one.
    mutating func goOnBelowValue() -> Bool {
        guard proposal.makeText(ofValue: place.field) else { return false }
        history.endTyping()
        land(at: fieldText.end)
        session.isBehindAnswer = true
        session.freshness.isUnsettled = true
        say("What is typed now is a paragraph below it.")
        return true
    }

    /// Tells before an edit that such words at hand go with it.
    mutating func tellOfDefaultAnswer() {
        guard proposal.defaultAnswer(at: place.field) != nil else { return }
        say("The template's answer gives way to yours; undo brings it back.")
    }
}
