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
    /// The file that holds the metadata of a document named `README.md`, if one does.
    package let sidecar: Sidecar?
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
    /// What a preview has on the screen.
    var reading = Viewport.usual
    /// The first row of the section that is visible.
    package var top = RowAddress.start
    /// Where the caret is below it, as far as is known.
    var depth: CaretDepth?
    /// What is hidden at the left edge of a table or of code that is wider than the screen.
    package var shift: SidewaysShift?
    package var isOutlinePinned = false

    /// There is no form to go back to from the review.
    package internal(set) var isReviewOnly: Bool
    /// Checks at a pause are run outside, so that no key waits for them.
    package internal(set) var checksAside: Bool
    /// Nothing but the folder of the proposals can be reached: no shell, no editor, no other name.
    package internal(set) var isRestricted: Bool
    /// The author knows that what is not published is kept in another place than it always is.
    package internal(set) var knowsOfPlace = false
    /// The terminal tells what the mouse does, and selects nothing with it by itself.
    package internal(set) var hearsMouse = false
    package internal(set) var message: Message? {
        didSet {
            guard let message, message != messages.last else { return }
            messages.append(message)
            if messages.count > Self.mostMessages { messages.removeFirst() }
        }
    }
    /// What was said, to be read again.
    private(set) var messages: [Message] = []
    private static let mostMessages = 200
    /// What was picked from the palette last, newest first.
    var lastActions: [Action] = []
    /// Stays below any message, and is shown where there is none.
    package internal(set) var notice: Notice?
    package var clipboard = CopiedPart()
    /// The mode of the keymap; nil where it has none.
    package internal(set) var mode: KeymapMode?
    /// Events that made the last change, to be done again; and those of one that goes on.
    var lastChange: [Event] = []
    /// What is selected in the mode that selects is a whole word, line or paragraph.
    var hasObjectSelected = false
    var recording: [Event]?
    var isRepeating = false
    /// What the action at hand is told beside its name.
    var aim: Form.Aim?
    /// The character that was looked for last, and the one that the action at hand looks for.
    var sought: SoughtCharacter?
    var seeking: SoughtCharacter?
    /// The register that the next cut, copy or paste uses; and what is in them.
    var register: Character?
    var registers: [Character: CopiedPart] = [:]
    var marks: [Character: NamedPlace] = [:]
    /// How many steps of undo there were when typing began.
    var insertStart: Int?
    /// What is looked for.
    package var search = Search()
    /// Where the author goes when the form is left; nil for nowhere.
    package internal(set) var destination: Destination?
    /// Where the author was in the list of proposals.
    package var proposalsPlace: ProposalsPlace?
    /// Words are looked up while the author writes.
    var isSpelling = false
    /// What was said of the rule before; the outer is nil while it is as it was.
    var spellingBefore: RuleSetting??
    /// Words that no dictionary has, in small letters.
    package var doubtfulWords: Set<String> = []
    /// Where the last jumps began.
    var jumps: [Place] = []
    static let mostJumps = 100
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
    /// Sections that are not as they were committed last, as it was at the last pause.
    var differing: Set<Int> = []
    /// Position, words and the like for the message line, as they were at the last pause.
    package var status = ""
    /// The keys of the footer, and the context that they are for.
    package internal(set) var footer: [FooterKey] = []
    var footerPlace: FooterPlace?
    /// What the top line says of the document, as it was at the last pause.
    package var header = Header()
    /// Where the text of the field at hand can be read from.
    var readingStarts = ReadingStarts()
    /// The section was edited since it was last cut into fields.
    var isUnsettled = false
    /// Edits since the form was opened.
    var edits = 0
    var checkedEdits = -1
    /// How often what the rules ask beside the document became known.
    var contexts = 0
    /// The template as it is understood now, if that is otherwise than at first.
    var understood: Template?
    /// What is being said of the template, and what was said of it last.
    var correcting: TemplateCorrection?
    var corrected: Corrected?
    /// The rules are to judge the document before the next key is heard, if they can.
    var isCheckDue = false
    /// What waits for their judgement; nothing once another key came.
    var awaited: Awaited?

    enum Awaited: Sendable {
        case warnings, remedies, spelling
        case warning(step: Int)
    }
    /// What the section at hand left open at its end, as it was at the last check.
    var openEnd: (section: Int, end: OpenEnd)?
    /// What the next status asks, as it was at the last check, if that was asked for.
    var nextStep: (field: FieldPlace, step: StatusStep?)?

    package init(
        context: CheckContext, keymap: Keymap, path: String?, folder: String, initial: [UInt8],
        saved: [UInt8]?, sidecar: Sidecar? = nil, isReviewOnly: Bool = false,
        isRestricted: Bool = false,
        checksAside: Bool = false
    ) {
        self.context = context
        self.keymap = keymap
        mode = keymap.modes.first
        self.path = path
        self.folder = folder
        self.initial = initial
        self.saved = saved
        self.sidecar = sidecar
        (self.isReviewOnly, self.isRestricted) = (isReviewOnly, isRestricted)
        self.checksAside = checksAside
    }
}

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

/// What the top line says of the document.
package struct Header: Equatable, Sendable {
    package var title = ""
    package var number = ""
    package var status = ""
    /// `3/17 done | 2 warnings`; empty before the first check.
    package var progress = ""
}
