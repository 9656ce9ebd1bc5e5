import Prose

/// What the commands of a keymap with modes remember from key to key.
struct CommandMemory: Sendable {
    /// The events that made the last change, to be done again; and the events of a change that goes
    /// on.
    var lastChange: [Event] = []
    var recording: [Event]?
    var isRepeating = false
    /// How much was selected when the last change began; nil where it needed no selection.
    var changeExtent: SelectionExtent?
    /// Whether a whole word, line or paragraph is selected in the mode that selects.
    var hasObjectSelected = false
    /// The lines that are selected whole: where they began, and where the caret is.
    var selectedLines: (anchor: Int, caret: Position)?
    /// The lines of the paragraphs that were selected whole, as long as the selection goes on.
    var selectedParagraphs: Range<Int>?
    /// What was selected last, and where text was typed last.
    var lastSelection: Place?
    var lastSelectedLines: Range<Int>?
    var lastInsert: Place?
    /// How often the verb at hand takes its object, and whether a count was typed.
    var times = 1
    var isCounted = false
    /// Whether what is cut gives way to what is typed next.
    var isChanging = false
    /// How often what is typed is put in, what was typed so far, and the action that began it.
    var insertTimes = 1
    var typed: [Event] = []
    var insertAction: Action?
    /// Whether typing goes on behind the next command.
    var isOnce = false
    /// How many steps of undo there were when typing began.
    var insertStart: Int?
    /// The argument that the action at hand is given beside its name.
    var aim: Form.Aim?
    /// The character that was looked for last, and the character that the action at hand looks for.
    var sought: SoughtCharacter?
    var seeking: SoughtCharacter?
    /// The register that the next cut, copy or paste uses, and what each register holds.
    var register: Character?
    var registers: [Character: CopiedPart] = [:]
    /// What was selected where something was just pasted in its place.
    var replaced: CopiedPart?
    var marks: [Character: NamedPlace] = [:]
}
