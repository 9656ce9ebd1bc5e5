import Proposals
import Prose

/// A text before and after a part of it was cut.
struct CutPart: Equatable, Sendable {
    let field: FieldPlace
    let before: Text
    /// Where the part ended.
    let end: Position
    let after: Text
    let caret: Position

    /// What was cut right after it, together with it.
    ///
    /// - Parameter count: how many of the lines that stood below it are gone too.
    func joined(with next: CutPart?, lines count: Int) -> CutPart? {
        guard let next, next.field == field, next.before == after else { return nil }
        return CutPart(
            field: field, before: before, end: before.endOfLine(end.line + count),
            after: next.after, caret: next.caret)
    }
}

/// What was cut or copied last: as text for any field, and as what it was for its own kind.
package struct CopiedPart: Equatable, Sendable {
    package var text = ""
    /// An item of a list, with what is nested in it.
    var items: [Line] = []
    /// Phases, each a title and a text.
    var phases: [Slot] = []
    /// The lines of a part of a list that begins or ends inside of an item, cut off at both ends.
    var part: [Line] = []
    /// Where it was cut from: pasted in its place, it is there again as it was.
    var origin: CutPart?

    /// Adds the line end that the last line of a text lacks.
    mutating func endLine() {
        if !text.hasSuffix("\n") { text += "\n" }
    }

    /// What was cut right before, and what was cut after it.
    func joined(with next: CopiedPart) -> CopiedPart {
        // A whole item or phase has no line end of its own.
        let areWhole = !items.isEmpty || !phases.isEmpty
        let isKept = areWhole && (items.isEmpty == next.items.isEmpty)
        return CopiedPart(
            text: text + (areWhole && !text.hasSuffix("\n") ? "\n" : "") + next.text,
            items: isKept ? items + next.items : [], phases: isKept ? phases + next.phases : [])
    }
}
