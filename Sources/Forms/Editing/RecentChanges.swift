import Proposals
import Prose

/// What was changed in the proposal of a form since the journal, and since the screen, looked last.
///
/// What is typed tells of itself, and the state before it is let go: where it were held to be compared
/// with, each letter would copy all that it changes.
package struct RecentChanges: Sendable {
    /// What was typed since the journal looked, until anything else was changed.
    fileprivate var typed: [Splice] = []
    /// The sections behind what was typed, and before anything else was changed.
    fileprivate var earlier: Sections?
    /// Whether anything else was changed.
    fileprivate var isMore = true
    package private(set) var damage = Damage.everything
    /// The line that was typed in last; nil once anything else was changed.
    fileprivate var lineOfTyping: LineOfTyping?

    init(_ proposal: Proposal) { earlier = proposal.sections }

    /// Notes a change of which nothing is known.
    mutating func noteAny() { (isMore, damage, lineOfTyping) = (true, .everything, nil) }

    /// Notes what is known of the last change, after it was noted as any.
    ///
    /// - Parameter before: the changes before it.
    mutating func refine(_ damage: Damage, since before: Damage) {
        self.damage = before.joined(with: damage)
    }

    /// The changes of the bytes since the last call, one behind the other.
    mutating func takeSplices(of proposal: borrowing Proposal) -> [Splice] {
        var splices = typed
        typed.removeAll(keepingCapacity: true)
        if isMore {
            if let earlier, let splice = proposal.splice(from: earlier) { splices.append(splice) }
            (isMore, earlier) = (false, proposal.sections)
        }
        return splices
    }

    /// The screen shows all of it.
    mutating func forgetDamage() { damage = .nothing }
}

/// Words of one line, of which it is known where they stand in the file: each letter asks.
private struct LineOfTyping {
    let place: FieldPlace
    let line: Int
    /// The byte of the file at which the words begin.
    let start: Int
    var byteCount: Int

    /// As `Proposal.splice(typing:over:of:)`; nil for another line, too.
    func splice(typing text: String, over range: Range<Position>, of place: FieldPlace) -> Splice? {
        let removed = range.upperBound.offset - range.lowerBound.offset
        guard range.lowerBound.line == line, range.upperBound.line == line, place == self.place,
            byteCount > removed || !text.isEmpty, !text.utf8.contains(0x0A)
        else { return nil }
        return Splice(
            offset: start + range.lowerBound.offset, removed: removed, inserted: Array(text.utf8))
    }
}

extension Form {
    /// Puts text in place of words of one line of the field at hand.
    ///
    /// - Returns: where the text ends; nil where more may change, and then nothing was done.
    mutating func typeInPlace(_ text: String, over range: Range<Position>) -> Position? {
        let at = place.field
        let known = recent.lineOfTyping?.splice(typing: text, over: range, of: at)
        guard let splice = known ?? proposal.splice(typing: text, over: range, of: at) else {
            return nil
        }
        let (start, wasMore, damage) = (range.lowerBound, recent.isMore, recent.damage)
        var lineOfTyping = recent.lineOfTyping
        if known == nil {
            lineOfTyping = LineOfTyping(
                place: at, line: start.line, start: splice.offset - start.offset,
                byteCount: fieldText.lines[start.line].text.utf8.count)
        }
        lineOfTyping?.byteCount += splice.inserted.count - splice.removed
        if !wasMore {
            recent.typed.append(splice)
            recent.earlier = nil
        }
        proposal.type(text, over: range, of: at)
        if !wasMore { (recent.isMore, recent.earlier) = (false, proposal.sections) }
        recent.refine(.line(start.line, of: at), since: damage)
        recent.lineOfTyping = lineOfTyping
        return Position(line: start.line, offset: start.offset + text.utf8.count)
    }
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
