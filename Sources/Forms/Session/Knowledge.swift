import Proposals
import Rules

/// What the rules found in the document, and what follows from it, as it was at the last pause.
package struct Knowledge: Sendable {
    /// Findings, and the places they are about.
    package var findings = PlacedFindings()
    /// How far each section is, and the items of lists and phases; nil before the first check.
    package var states: ProposalState?
    package var itemCounts: [Int: Int] = [:]
    /// Sections that are not as they were committed last.
    var differing: Set<Int> = []
    /// Position, words and the like for the message line.
    package var status = ""
    /// The document's facts for the top line.
    package var header = Header()
    /// The code or the comment that the section at hand left open at its end.
    var openEnd: (section: Int, end: OpenEnd)?
    /// The step to the next status, if somebody asked for it.
    var nextStep: (field: FieldPlace, step: StatusStep?)?
}

/// The facts of the document that the top line shows.
package struct Header: Equatable, Sendable {
    package var title = ""
    package var number = ""
    package var status = ""
    /// `3/17 done`, `2 warnings`; none before the first check.
    package var progress: [String] = []
}
