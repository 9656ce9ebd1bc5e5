import Prose

/// What the commands of a keymap with modes remember from key to key.
struct CommandMemory: Sendable {
    /// Events that made the last change, to be done again; and those of one that goes on.
    var lastChange: [Event] = []
    var recording: [Event]?
    var isRepeating = false
    /// What is selected in the mode that selects is a whole word, line or paragraph.
    var hasObjectSelected = false
    /// How many steps of undo there were when typing began.
    var insertStart: Int?
    /// What the action at hand is told beside its name.
    var aim: Form.Aim?
    /// The character that was looked for last, and the one that the action at hand looks for.
    var sought: SoughtCharacter?
    var seeking: SoughtCharacter?
    /// The register that the next cut, copy or paste uses, and what each register holds.
    var register: Character?
    var registers: [Character: CopiedPart] = [:]
    var marks: [Character: NamedPlace] = [:]
}
