import Proposals

/// The keys of this place, from the live keymap.
extension Form {
    /// The first key for an action, as the footer writes it; nil where it has none.
    package func key(for action: Action, in context: Context) -> String? {
        session.keymap.keys(for: action, in: context, mode: keyMode).first?.footer
    }

    /// Takes another keymap in place of the current one.
    package mutating func take(_ keymap: Keymap) {
        session.keymap = keymap
        session.mode = keymap.modes.first
        session.footerPlace = nil
        refreshFooter()
    }

    mutating func refreshFooter() {
        var wishes = layers.top.footer(in: self)
        if case .fields = layers.top {
            if isInTable {
                wishes = FieldFooter.table
            } else if isInCode {
                wishes = FieldFooter.code
            } else if isInPhaseText, indentsLineByTab() {
                wishes = FieldFooter.phaseItem
            }
        }
        let place = FooterPlace(context: keyContext, mode: keyMode, wishes: wishes)
        guard place != session.footerPlace else { return }
        session.footerPlace = place
        session.footer = wishes.compactMap { wish in
            let keys = wish.actions.compactMap { key(for: $0, in: place.context) }
            return keys.count == wish.actions.count
                ? FooterKey(keys: keys.footerPair, word: wish.word, actions: wish.actions) : nil
        }
    }

    /// The keys that a person needs who has never seen a form.
    package var firstKeys: String {
        let keys = [
            (Action.nextField, "goes on"), (.help, "shows the keys"), (.save, "saves"),
            (.quit, "leaves"),
        ].compactMap { action, what in key(for: action, in: keyContext).map { "\($0) \(what)" } }
        // In a mode in which letters are commands, another key lets them be typed.
        let typing = typesCharacters ? nil : key(for: .mode(.insert), in: keyContext)
        return ([typing.map { "\($0) lets you type" } ?? "Type"] + keys).joined(separator: "; ")
            + "."
    }

    /// The keys that matter in the field at hand.
    var fieldsFooter: [FooterWish] {
        switch fieldKind {
        case .prose: FieldFooter.text
        case .list: session.isBehindMove ? FieldFooter.movedItem : FieldFooter.list
        case .phaseTitle: FieldFooter.phaseTitle
        case .phaseText:
            session.isBehindMove ? FieldFooter.movedInPhase : FieldFooter.phaseText
        case .date: FieldFooter.date
        case .choice: FieldFooter.choice
        case .people: FieldFooter.people
        case .values: FieldFooter.values
        case .line, .number: FieldFooter.line
        }
    }
}

/// The footers of the kinds of fields; made once, so that each key can compare them.
private enum FieldFooter {
    private static let field = FooterWish([.nextField], "Next field")
    private static let save = FooterWish([.save], "Save")
    private static let quit = FooterWish([.quit], "Quit")
    private static let warning = FooterWish([.nextWarning], "Next warning")
    private static let sections = FooterWish([.sections], "Sections")
    private static let help = FooterWish([.help], FooterKey.help)
    private static let move = FooterWish([.moveUp, .moveDown], "Move")
    private static let cut = FooterWish([.cut(.item)], "Cut")

    static let text = [
        save, quit, FooterWish([.palette], "Commands"), warning, sections,
        FooterWish([.externalEditor], "Editor"), FooterWish([.undo], "Undo"),
        FooterWish([.find], "Find"), FooterWish([.preview], "Preview"), help,
    ]
    static let table = [
        FooterWish([.nextField, .previousField], "Cell"), FooterWish([.newItem], "New row"),
        FooterWish([.nextSection], "Next section"), save, FooterWish([.alignTable], "Align"),
        warning, help,
    ]
    static let code = [
        FooterWish([.nextField, .previousField], "Indent"),
        FooterWish([.nextSection], "Next section"), save, quit, warning, help,
    ]
    static let list = [
        FooterWish([.newline], "New item"), move, FooterWish([.outdent, .indent], "Indent"), cut,
        save, warning, help,
    ]
    /// Behind a key that moved an item.
    static let movedItem = [field] + list
    static let movedInPhase = [field] + phaseText.filter { $0 != field }
    static let phaseTitle = phase(newline: "Its text")
    static let phaseText = phase(newline: "New line")
    /// Where Tab does not go on.
    static let phaseItem = phaseText.map {
        $0 == field ? FooterWish(field.actions, "Indent") : $0
    }
    static let date = [
        FooterWish([.today], "Today"), FooterWish([.dayLater, .dayEarlier], "Day"),
        FooterWish([.monthEarlier, .monthLater], "Month"), field, save, help,
    ]
    static let choice = [FooterWish([.openChoices], "Choose"), field, save, sections, help]
    static let people = several("Next author")
    static let values = several("Next value")
    static let line = [field, save, quit, warning, sections, help]

    private static func several(_ newline: String) -> [FooterWish] {
        [FooterWish([.newline], newline), field, save, warning, sections, help]
    }

    private static func phase(newline: String) -> [FooterWish] {
        [
            FooterWish([.newline], newline), FooterWish([.newItem], "New phase"), move, cut, field,
            save, help,
        ]
    }
}

/// What a footer shows: the keys of one or two actions, and a word beside them.
struct FooterWish: Equatable, Sendable {
    let actions: [Action]
    let word: String

    init(_ actions: [Action], _ word: String) { (self.actions, self.word) = (actions, word) }
}

/// The place and the wishes that the footer was made for.
struct FooterPlace: Equatable {
    var context: Context
    var mode: String?
    var wishes: [FooterWish]
}

/// One key of the footer, and the word beside it.
package struct FooterKey: Equatable, Sendable {
    package var keys: String
    package var word: String
    /// The actions of the keys, one each.
    package var actions: [Action]

    /// The word beside the key that tells of all others.
    package static let help = "Help"
}

extension Keymap {
    /// How many faults it has, and which key shows them; nil if it has none.
    package var warning: String? {
        guard !faults.isEmpty else { return nil }
        let help = keys(for: .help, in: .everywhere).first.map { "; \($0.footer) shows them" } ?? ""
        return
            "\(faults.count) \(faults.count == 1 ? "problem" : "problems") in your keymap\(help)."
    }
}

extension [String] {
    /// `Alt-Up` and `Alt-Down` as `Alt-Up/Down`.
    fileprivate var footerPair: String {
        guard count == 2, let dash = self[0].lastIndex(where: { $0 == "-" || $0 == "^" }),
            self[1].hasPrefix(self[0][...dash])
        else { return joined(separator: "/") }
        return self[0] + "/" + self[1].dropFirst(self[0][...dash].count)
    }
}

extension Context {
    /// As help names it.
    package var title: String {
        switch self {
        case .everywhere: "Everywhere"
        case .text: "Text"
        case .line: "One line"
        case .list: "List"
        case .find: "Find and replace"
        case .phases: "Phases"
        case .date: "Date"
        case .people: "People"
        case .choice: "Choice"
        case .choices: "Picking from a list"
        case .sections: "Sections"
        case .warnings: "Warnings"
        case .help: "Help"
        case .proposals: "Proposals"
        case .question: "A question"
        case .browse: "Reading"
        case .preview: "Preview"
        case .difference: "Difference"
        case .review: "Review"
        case .note: "A note"
        }
    }
}
