import Prose

/// What the commands of a keymap with modes remember from key to key.
struct CommandMemory: Sendable {
    /// The events that made the last change, to be done again; and the events of a change that goes
    /// on.
    var lastChange: [Event] = []
    var recording: [Event]?
    var isRepeating = false
    /// Whether a whole word, line or paragraph is selected in the mode that selects.
    var hasObjectSelected = false
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
    var marks: [Character: NamedPlace] = [:]
}
