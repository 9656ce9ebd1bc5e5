import Proposals
import Prose
import Reviews
import Rules

/// What a form knows beside the document: all that an undo does not touch.
package struct Session: Sendable {
    package var context: CheckContext
    package var keymap: Keymap
    /// Where the file is; nil before the first save of a new proposal.
    package var path: String?
    /// The folder in which a new proposal is written.
    package var folder: String
    /// The bytes last read or written; nil while there is no file.
    package var saved: [UInt8]?
    /// What the form began with: an untouched new proposal is left without a question.
    package let initial: [UInt8]
    /// The value of Last Updated when the file was last read or written.
    package var savedDate = ""
    /// Whether the document differs from what was saved; exact at a pause, true once edited.
    package var isChanged = false

    package var viewport = Viewport.usual
    /// The first row of the section that is visible.
    package var top = RowAddress.start
    package var isOutlinePinned = false

    /// The checklist over the proposal, while it is open.
    package internal(set) var review: Review?
    /// The review that was left for the form, with its drafts.
    var parkedReview: Review?
    /// There is no form to go back to from the review.
    package var isReviewOnly = false
    /// Nothing but the folder of the proposals can be reached: no shell, no editor, no other name.
    package var isRestricted = false
    /// The author knows that what is not published is kept in another place than it always is.
    package internal(set) var knowsOfPlace = false
    /// How much of a reviewer's note is visible.
    var noteViewport = Viewport(columns: 70, rows: 4)

    package var message: Message?
    /// Stays below any message, and is shown where there is none.
    package internal(set) var notice: Notice?
    package var panel: Panel?
    package var question: Question?
    package var prompt: Prompt?

    package var clipboard = Clipboard()
    /// Names that authors are completed from; nil before anybody asked for them.
    var people: [String]?
    /// How another cut of what stands at the caret joins the last one; nil once anything else was
    /// done.
    var joining: Joining?

    enum Joining { case behind, before }
    /// The caret stands behind what was typed or pasted last, and has gone nowhere since.
    var isBehindTyping = false
    /// Findings, and the places they are about; as they were at the last pause.
    package var findings = PlacedFindings()
    /// How far each section is, and the items of lists and phases; nil before the first check.
    package var states: ProposalState?
    package var itemCounts: [Int: Int] = [:]
    /// Position, words and the like for the message line, as they were at the last pause.
    package var status = ""
    /// The keys of the footer, and the context that they are for.
    package internal(set) var footer: [FooterKey] = []
    var footerPlace: FooterPlace?
    /// What the top line says of the document, as it was at the last pause.
    package var header = Header()
    /// The section was edited since it was last cut into fields.
    var isUnsettled = false
    /// Edits since the form was opened.
    var edits = 0
    var checkedEdits = -1
    /// What the section at hand left open at its end, as it was at the last check.
    var openEnd: (section: Int, end: OpenEnd)?

    /// The reviewer's record with what is not published; nil where there was no review.
    package var draft: ReviewRecord? { (review ?? parkedReview)?.record }

    /// Sections of it that are not published as they are.
    package var draftCount: Int { (review ?? parkedReview)?.draftCount ?? 0 }

    package init(
        context: CheckContext, keymap: Keymap, path: String?, folder: String, initial: [UInt8],
        saved: [UInt8]?
    ) {
        self.context = context
        self.keymap = keymap
        self.path = path
        self.folder = folder
        self.initial = initial
        self.saved = saved
    }
}

/// What was cut or copied last: as text for any field, and as what it was for its own kind.
package struct Clipboard: Equatable, Sendable {
    package var text = ""
    /// An item of a list, with what is nested in it.
    var items: [Line] = []
    /// Phases, each a title and a text.
    var phases: [Slot] = []

    /// What was cut right before, and what was cut after it.
    func joined(with next: Clipboard) -> Clipboard {
        // A whole item or phase has no line end of its own.
        let areWhole = !items.isEmpty || !phases.isEmpty
        let isKept = areWhole && (items.isEmpty == next.items.isEmpty)
        return Clipboard(
            text: text + (areWhole && !text.hasSuffix("\n") ? "\n" : "") + next.text,
            items: isKept ? items + next.items : [], phases: isKept ? phases + next.phases : [])
    }
}

/// What the keys of the footer depend on.
struct FooterPlace: Equatable {
    var context: Context
    var panel: Panel.Kind?
    /// In a phase: its title, not its text.
    var isTitle: Bool
}

/// One key of the footer, and the word beside it.
package struct FooterKey: Equatable, Sendable {
    package var keys: String
    package var word: String

    /// The word beside the key that tells of all others.
    package static let help = "Help"
}

/// What the top line says of the document.
package struct Header: Equatable, Sendable {
    package var title = ""
    package var number = ""
    package var status = ""
    /// `3/17 done | 2 warnings`; empty before the first check.
    package var progress = ""
}

/// A question in the two last lines; its keys are fixed.
package enum Question: Equatable, Sendable {
    /// Something is not saved; nil until it is known where it is kept.
    case leave(Keeping?)
    /// The author asked to leave, and this would be lost, or is kept in another place.
    case lose(Loss)
    /// The file changed on disk since it was read.
    ///
    /// With what was found, nil if it is gone, and what both texts make together.
    case changed(SaveRequest, found: [UInt8]?, merge: SectionMerge?)
    /// Another file has the name.
    case overwrite(SaveRequest)
    case recover(UnsavedWork)
    /// Of a reviewer, on the whole.
    case verdict

    /// The text that is not the form's, which can be looked at before answering.
    var otherText: [UInt8]? {
        switch self {
        case .recover(let work): work.bytes
        case .changed(_, let found, _): found
        case .leave, .lose, .overwrite, .verdict: nil
        }
    }
}
