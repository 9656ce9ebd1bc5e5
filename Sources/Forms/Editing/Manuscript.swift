import Proposals
import Prose

/// The proposal of a form, and what was changed in it since the journal, and since the screen, looked
/// last. What is typed tells of itself: where an earlier state were held to be compared with, each
/// letter would copy all that it changes.
package struct Manuscript: Sendable {
    private var state: Proposal
    /// What was typed since the journal looked, until anything else was changed.
    private var typed: [Splice] = []
    /// The state before the first change since then that was more than typing.
    private var earlier: Proposal?
    package private(set) var damage = Damage.everything

    init(_ proposal: Proposal) { state = proposal }

    /// The proposal as it is; whoever changes it may have changed everything.
    package internal(set) var proposal: Proposal {
        _read { yield state }
        _modify {
            note(.everything)
            yield &state
        }
    }

    private mutating func note(_ change: Damage) {
        if earlier == nil { earlier = state }
        damage = damage.joined(with: change)
    }

    /// Puts text in place of words of one line.
    ///
    /// - Returns: where the text ends; nil where more may change, and then nothing was done.
    mutating func type(
        _ text: String, over range: Range<Position>, in place: FieldPlace
    ) -> Position? {
        guard let splice = state.type(text, over: range, in: place) else { return nil }
        if earlier == nil { typed.append(splice) }
        let start = range.lowerBound
        damage = damage.joined(with: .line(start.line, of: place))
        return Position(line: start.line, offset: start.offset + text.utf8.count)
    }

    /// Changes the text of a field from a line on.
    mutating func edit<Result>(
        _ place: FieldPlace, from line: Int, _ change: (inout Field) -> Result
    ) -> Result? {
        note(state.hasOwnText(at: place) ? .lines(from: line, of: place) : .everything)
        return state.edit(place, change)
    }

    /// The changes of the bytes since the last call, one behind the other.
    mutating func takeSplices() -> [Splice] {
        defer {
            typed.removeAll(keepingCapacity: true)
            earlier = nil
        }
        guard let earlier else { return typed }
        return typed + [state.splice(from: earlier)].compactMap(\.self)
    }

    /// The screen shows all of it.
    mutating func forgetDamage() { damage = .nothing }
}

/// What of the text may be another than what the screen shows.
package enum Damage: Equatable, Sendable {
    case nothing
    case line(Int, of: FieldPlace)
    /// A line and all behind it, of which there may be more or fewer.
    case lines(from: Int, of: FieldPlace)
    case everything

    func joined(with change: Damage) -> Damage {
        switch (self, change) {
        case (.nothing, _), (_, .everything): return change
        case (_, .nothing), (.everything, _): return self
        case (.line(let line, let place), .line(let other, let otherPlace))
        where line == other && place == otherPlace:
            return self
        case (.line(let line, let place), .line(let other, let otherPlace)),
            (.line(let line, let place), .lines(let other, let otherPlace)),
            (.lines(let line, let place), .line(let other, let otherPlace)),
            (.lines(let line, let place), .lines(let other, let otherPlace)):
            return place == otherPlace ? .lines(from: min(line, other), of: place) : .everything
        }
    }

    /// The first line of a field that may be another one; nil where nothing is known of the field.
    func firstLine(of place: FieldPlace) -> Int? {
        switch self {
        case .nothing: Int.max
        case .line(let line, place), .lines(let line, place): line
        case .line, .lines, .everything: nil
        }
    }
}
