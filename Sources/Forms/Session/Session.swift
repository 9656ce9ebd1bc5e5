import Proposals
import Prose
import Reviews
import Rules

/// What a form knows beside the document: all that an undo does not touch.
package struct Session: Sendable {
    package var context: CheckContext
    package var keymap: Keymap
    package var file: EditedFile
    package internal(set) var host: Host
    package var view = View()
    package var known = Knowledge()
    var freshness = Freshness()
    package internal(set) var spelling = SpellingState()

    /// The author knows that what is not published is kept in another place than it always is.
    package internal(set) var knowsOfPlace = false
    package internal(set) var message: Message? {
        didSet {
            guard let message, message != messages.last else { return }
            messages.append(message)
            if messages.count > Self.mostMessages { messages.removeFirst() }
        }
    }
    /// The messages so far, to be read again.
    private(set) var messages: [Message] = []
    private static let mostMessages = 200
    /// The actions that were picked from the palette last, newest first.
    var lastActions: [Action] = []
    /// A notice that stays below any message, and is shown where there is none.
    package internal(set) var notice: Notice?
    package var clipboard = CopiedPart()
    /// The mode of the keymap; nil where it has none.
    package internal(set) var mode: KeymapMode?
    var commands = CommandMemory()
    /// Where words were written above text that they are apart from, the first line of that, and how many
    /// lines there are from it on.
    var partedText: (field: FieldPlace, line: String, linesFromThere: Int)?
    /// Lines that the next key begins, if the caret has gone nowhere.
    var begunLines: LinesToBegin?
    /// The document before a section of it was written for the first time, while that is done.
    var beforeSection: (proposal: Proposal, section: Int)?
    /// The template's sections whose headings the form wrote with their first words.
    var begun: Set<Int> = []
    /// The section with words of which a key may take the last, while that is done.
    var wordedSection: Int?
    /// The bytes of a new document before its title was changed, while the caret is there.
    var beforeTitle: [UInt8]?
    /// The row that was added to a table last, while the caret is in it.
    var addedRow: (field: FieldPlace, line: Int)?
    /// Where a bar was typed behind the words of the last cell of such a row, while the caret is there.
    var closingBar: (field: FieldPlace, caret: Position)?
    /// The words that are looked for.
    package var search = Search()
    /// The place of words that were found, while the author did nothing else there; nil in keymaps in which
    /// what is typed stands behind them.
    var foundPlace: Place?
    /// Where the author goes when the form is left; nil for nowhere.
    package internal(set) var destination: Destination?
    /// Where the author was in the list of proposals.
    package var proposalsPlace: ProposalsPlace?
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
    /// The caret stands behind what was typed over the template's words, as above.
    var isAnswering = false
    /// The caret stands behind the template's answer that Enter kept last, or a value to go on below, and
    /// has gone nowhere since.
    var isBehindAnswer = false
    /// The caret was brought where it is, and nothing was changed since.
    var isGoneTo = false
    /// The last key went to a field, a section or a warning.
    var isLed = false
    /// The last key moved an item, a line or a phase: who goes on by Tab then means the next field.
    var isBehindMove = false
    /// The keys of the footer, and the context that they are for.
    package internal(set) var footer: [FooterKey] = []
    var footerPlace: FooterPlace?
    /// Where the text of the field at hand can be read from.
    var readingStarts = ReadingStarts()
    /// The template as it is understood now, if otherwise than at first.
    var understood: Template?
    /// The correction of the template that the author is making, and the last one that was made.
    var correcting: TemplateCorrection?
    var corrected: Corrected?

    package init(context: CheckContext, keymap: Keymap, file: EditedFile, host: Host = Host()) {
        self.context = context
        self.keymap = keymap
        mode = keymap.modes.first
        self.file = file
        self.host = host
    }

    /// Notes a change of the document.
    /// - Parameter isSettled: whether what was edited is cut into fields as it would be read.
    mutating func noteEdit(isSettled: Bool) {
        freshness.noteEdit(isSettled: isSettled)
        file.isChanged = true
        foundPlace = nil
        // Another text may stand in its place.
        if isSettled { addedRow = nil }
    }
}
