import Proposals
import Prose

/// Undo and redo, and where the caret is behind them.
extension Form {
    mutating func undo() {
        guard let undone = step({ $0.history.undo(from: $1) }) else {
            return say("Nothing to undo.")
        }
        guard let taken = undone.taken else { return }
        session.file.untaken = fileText(without: [taken])
        say("Undid what was taken from the file; saving asks what becomes of it.")
    }

    mutating func redo() {
        let before = proposal
        guard let redone = step({ $0.history.redo(from: $1) }) else {
            return say("Nothing to redo.")
        }
        // A save between them wrote what the author was asked about.
        if redone.taken != nil, session.file.untaken != nil {
            session.file.untaken = nil
            session.file.untaken = fileText(without: history.undoneTexts)
        }
        // The caret may have been elsewhere when the first step was undone.
        guard let words = proposal.wordsPut(since: before) else { return }
        let end = proposal.place(atByte: words.upperBound)
        guard end.place != place.field else { return }
        let start = proposal.place(atByte: words.lowerBound).place
        // What follows an edit, as a title elsewhere does, is no reason to go there.
        let here = (place.field.section, place.field.slot)
        let isAmong =
            (start.section, start.slot) <= here && here <= (end.place.section, end.place.slot)
        if redone.isWhereEdited, isAmong { return }
        place = Place(end.place, caret: end.position)
        clampPlace()
    }

    /// What the file would hold of the author's own without texts of other programs that were taken in and
    /// are undone, so that a save tells what it finds there from what the author undid; nil where there are
    /// none.
    private func fileText(without texts: [TakenText]) -> [UInt8]? {
        guard !texts.isEmpty else { return nil }
        return session.file.expected.map { expected in
            texts.reduce(expected) { $1.takenOut(of: $0, template: proposal.template) }
        }
    }

    private mutating func step(
        _ take: (inout Form, History.Step) -> History.Step?
    ) -> History.Step? {
        let now = History.Step(proposal: proposal, place: place)
        guard let step = take(&self, now) else { return nil }
        proposal = step.proposal
        session.addedRow = nil
        session.begunLines = nil
        if step.place.field.section != section { session.view.top = .start }
        place = step.place
        session.noteEdit(isSettled: false)
        clampPlace()
        takeReading()
        return step
    }
}

extension Proposal {
    /// The bytes that stand here and not in an earlier state, without the blank lines around them, behind
    /// which the next section may begin; nil where none were put in.
    fileprivate func wordsPut(since before: Proposal) -> Range<Int>? {
        guard let splice = splice(from: before.sections), !splice.inserted.isEmpty else {
            return nil
        }
        let bytes = bytes
        var range = splice.offset..<splice.offset + splice.inserted.count
        if splice.removed == 0 {
            // Of whole lines that begin as the next one does, the end may stand for the start.
            let line = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let shift = range.lowerBound - line
            if shift < range.count,
                bytes[line..<range.lowerBound].elementsEqual(
                    bytes[range.upperBound - shift..<range.upperBound])
            {
                range = line..<range.upperBound - shift
            }
        }
        let isWord: (Int) -> Bool = { bytes[$0] != 0x0A && bytes[$0] != 0x0D }
        guard let first = range.first(where: isWord), let last = range.last(where: isWord) else {
            return range.lowerBound..<range.lowerBound
        }
        return first..<last + 1
    }
}
