import Prose
import Reviews

/// Everything that a key can do. Help, footer and keymap checks come from `ActionEntry.all`.
package enum Action: Hashable, Sendable {
    case proposals, newProposal, changeOrder
    case save, saveAndQuit, saveAs, quit, externalEditor, wholeFileEditor, suspend, reloadKeymap
    case nextField, previousField, nextSection, previousSection, sections, pinSections, back
    case goTo, jumpBack, documentStart, documentEnd
    case nextWarning, previousWarning, warnings, fixWarning
    case find, findBackward, findNext, findPrevious, findWord(forward: Bool)
    case replace, wholeWords
    case spelling, endSpelling
    case move(Motion), extend(Motion)
    case delete(TextObject), cut(TextObject), copy(TextObject), select(TextObject)
    case mode(EditingMode), append(to: Motion?), insert(at: Motion), openLine(above: Bool)
    case insertAgain, commandOnce, selectAgain, otherEnd
    case change(TextObject), joinLines, pasteBehind, repeatChange, splitLine
    case operate(Operation)
    case replaceCharacter, swapCase(TextObject), transposeCharacters
    case capitalize(TextObject), upperCase(TextObject), lowerCase(TextObject)
    case reflowPart(TextObject), indentPart(TextObject), outdentPart(TextObject)
    case setMark, goToMark(atLineStart: Bool), useRegister, count(Int?)
    case paste, mark, undo, redo, newline, reflow, alignTable
    case newItem, moveUp, moveDown, indent, outdent
    case moveSectionUp, moveSectionDown, removePart, renameSection, migrate, correct(
        TemplateCorrection)
    case choose, chooseNext, choosePrevious, openChoices
    case takeStep, linksHere, renameFile
    case today, dayLater, dayEarlier, monthLater, monthEarlier
    case help, palette, messages, countWords, redraw
    case preview, links, diff, compareWith, takeBack, mouse
    case review, sign(Verdict), checkQuestion(Int), note, suggest, nextForMe, changes
    case verdict, publish
}

extension Action {
    /// Whether it changes what is written in the fields, or asks for what would.
    var changesText: Bool {
        switch self {
        case .delete, .cut, .change, .append, .insert, .openLine, .joinLines,
            .pasteBehind, .repeatChange, .replaceCharacter, .swapCase, .paste, .undo, .redo,
            .insertAgain, .splitLine, .transposeCharacters, .capitalize, .upperCase, .lowerCase,
            .reflowPart, .indentPart, .outdentPart, .newline, .reflow, .alignTable,
            .newItem, .moveUp,
            .moveDown,
            .indent,
            .outdent, .replace, .moveSectionUp, .moveSectionDown, .removePart, .renameSection,
            .migrate, .today, .dayLater,
            .dayEarlier,
            .monthLater,
            .monthEarlier, .externalEditor, .wholeFileEditor,
            .saveAs:
            true
        case .mode, .save, .saveAndQuit, .quit, .suspend, .reloadKeymap, .nextField, .previousField,
            .nextSection, .previousSection, .sections, .pinSections, .back, .goTo, .jumpBack,
            .documentStart, .documentEnd, .find, .findBackward, .findNext, .findPrevious,
            .findWord, .commandOnce, .selectAgain, .otherEnd, .operate, .wholeWords, .spelling,
            .endSpelling, .correct,
            .nextWarning,
            .previousWarning, .warnings, .fixWarning, .move, .extend, .copy, .select, .mark,
            .choose, .chooseNext, .choosePrevious, .openChoices, .help, .palette, .messages,
            .countWords, .redraw, .review, .sign,
            .checkQuestion, .note, .suggest, .nextForMe, .changes, .verdict, .publish, .preview,
            .links, .diff, .compareWith, .takeBack, .mouse, .proposals,
            .newProposal, .changeOrder, .takeStep, .linksHere, .renameFile,
            .setMark, .goToMark, .useRegister,
            .count:
            false
        }
    }

    /// Whether it may work on more than the field at hand, so that it is possible in one that is only
    /// read.
    var goesBeyondField: Bool {
        [
            .undo, .redo, .replace, .moveSectionUp, .moveSectionDown, .saveAs, .externalEditor,
            .wholeFileEditor,
        ].contains(self)
    }

    /// Whether a run that may reach nothing but the proposals refuses it.
    var leavesProposals: Bool {
        [
            .suspend, .externalEditor, .wholeFileEditor, .saveAs, .takeStep, .linksHere,
            .renameFile,
        ].contains(self)
    }
}

/// One line of the table of actions.
package struct ActionEntry: Sendable {
    /// The kind of argument that follows the name in a keymap.
    package enum Argument: String, Sendable {
        case none, motion, object, operation, verdict, number, correction, mode, place
    }

    package let name: String
    package let argument: Argument
    package let group: String
    /// The words by which help explains the action.
    package let help: String
    /// Every action that the name can make, by what follows it.
    private let actions: [(argument: String?, action: Action)]

    /// The action for an argument as a keymap writes it; nil if it takes none, or another.
    package func action(argument text: String?) -> Action? {
        actions.first { $0.argument == text }?.action
    }

    /// The arguments that may follow the name; a nil among them where the name may stand alone.
    package var arguments: [String?] { actions.map(\.argument) }

    fileprivate func argument(of action: Action) -> String?? {
        actions.first { $0.action == action }?.argument
    }

    private init(_ group: String, _ name: String, _ action: Action, _ help: String) {
        self.init(group, name, .none, [(nil, action)], help)
    }

    private init(
        _ group: String, _ name: String, motion: (Motion) -> Action, _ help: String
    ) {
        let actions = Motion.allCases.map {
            (argument: String?($0.rawValue), action: motion($0))
        }
        self.init(group, name, .motion, actions, help)
    }

    private init(
        _ group: String, _ name: String, object: (TextObject) -> Action, _ help: String
    ) {
        let actions = TextObject.names.map {
            (argument: String?($0.name), action: object($0.object))
        }
        self.init(group, name, .object, actions, help)
    }

    private init(
        _ group: String, _ name: String, _ argument: Argument,
        _ actions: [(argument: String?, action: Action)], _ help: String
    ) {
        (self.group, self.name, self.argument, self.help) = (group, name, argument, help)
        self.actions = actions
    }

    package static let all: [ActionEntry] = [
        .init("File", "save", .save, "Write the file"),
        .init("File", "save-and-quit", .saveAndQuit, "Write the file and leave"),
        .init("File", "save-as", .saveAs, "Write under another name"),
        .init("File", "rename-file", .renameFile, "Give the file another name, with links"),
        .init("File", "proposals", .proposals, "Choose another proposal of the folder"),
        .init("File", "new-proposal", .newProposal, "Start a proposal from the template"),
        .init("File", "change-order", .changeOrder, "Another order of the list of proposals"),
        .init("File", "quit", .quit, "Leave; asks if something is unsaved"),
        .init(
            "File", "external-editor", .externalEditor, "Edit this section in $VISUAL or $EDITOR"),
        .init(
            "File", "whole-file-editor", .wholeFileEditor,
            "Edit the file in $VISUAL or $EDITOR"),
        .init("File", "suspend", .suspend, "Go to the shell; fg comes back"),
        .init("File", "reload-keymap", .reloadKeymap, "Read the keymap again"),
        .init("Going", "next-field", .nextField, "To the next field"),
        .init("Going", "previous-field", .previousField, "To the previous field"),
        .init("Going", "next-section", .nextSection, "To the next section"),
        .init("Going", "previous-section", .previousSection, "To the previous section"),
        .init("Going", "sections", .sections, "Choose a section; type to filter"),
        .init("Going", "pin-sections", .pinSections, "Keep the sections beside the text"),
        .init("Going", "back", .back, "Close this, or drop the selection"),
        .init("Going", "go-to", .goTo, "To a line of the file, or a heading"),
        .init("Going", "jump-back", .jumpBack, "Back to where the last jump began"),
        .init("Going", "set-mark", .setMark, "Mark this place by a letter"),
        .init(
            "Going", "go-to-mark", .place,
            [(nil, .goToMark(atLineStart: false)), ("line-start", .goToMark(atLineStart: true))],
            "To the place of a letter"),
        .init("Going", "document-start", .documentStart, "To the start of the document"),
        .init("Going", "document-end", .documentEnd, "To the end of the document"),
        .init("Find", "find", .find, "Look for words in all sections"),
        .init("Find", "find-backward", .findBackward, "Look for words, backwards"),
        .init("Find", "find-next", .findNext, "To the next of these words"),
        .init("Find", "find-previous", .findPrevious, "To the previous of them"),
        .init(
            "Find", "find-word", .place,
            [("forward", .findWord(forward: true)), ("backward", .findWord(forward: false))],
            "To the same word"),
        .init("Find", "replace", .replace, "Replace words, asking each time"),
        .init("Find", "whole-words", .wholeWords, "Find whole words only, or parts"),
        .init("Find", "spelling", .spelling, "To the next doubtful word"),
        .init("Find", "end-spelling", .endSpelling, "Look up no more words"),
        .init("Warnings", "next-warning", .nextWarning, "To the next warning"),
        .init("Warnings", "previous-warning", .previousWarning, "To the previous warning"),
        .init("Warnings", "warnings", .warnings, "List all warnings"),
        .init("Warnings", "fix-warning", .fixWarning, "Why, and what can be done"),
        .init("Text", "move", motion: Action.move, "Move"),
        .init("Text", "extend", motion: Action.extend, "Move and select"),
        .init("Text", "delete", object: Action.delete, "Delete"),
        .init("Text", "cut", object: Action.cut, "Cut to the clipboard"),
        .init("Text", "copy", object: Action.copy, "Copy to the clipboard"),
        .init("Text", "select", object: Action.select, "Select"),
        .init("Text", "command-once", .commandOnce, "One command, and type on"),
        .init("Text", "select-again", .selectAgain, "Select what was selected last"),
        .init("Text", "other-end", .otherEnd, "To the other end of the selection"),
        .init("Text", "paste", .paste, "Paste from the clipboard"),
        .init("Text", "mark", .mark, "Begin a selection here"),
        .init("Text", "undo", .undo, "One step back"),
        .init("Text", "redo", .redo, "One step forward"),
        .init("Text", "newline", .newline, "A new line, or a new item"),
        .init("Text", "change", object: Action.change, "Cut and type"),
        .init("Text", "paste-behind", .pasteBehind, "Paste behind the caret, or below"),
        .init(
            "Text", "append", .place,
            [
                (nil, .append(to: nil)), ("line-end", .append(to: .lineEnd)),
                ("row-end", .append(to: .rowEnd)),
            ],
            "Type behind the caret"),
        .init(
            "Text", "insert", .place,
            [
                ("line-start", .insert(at: .lineFirstWord)),
                ("row-start", .insert(at: .rowStart)),
            ],
            "Type at the start"),
        .init("Text", "insert-again", .insertAgain, "Type where text was typed last"),
        .init(
            "Text", "open-line", .place,
            [("below", .openLine(above: false)), ("above", .openLine(above: true))],
            "Type in a new line"),
        .init("Text", "split-line", .splitLine, "A new line behind the caret"),
        .init("Text", "join-lines", .joinLines, "Join the next line to this one"),
        .init("Text", "repeat-change", .repeatChange, "Do the last change again"),
        .init(
            "Text", "replace-character", .replaceCharacter, "Put another character in its place"),
        .init("Text", "swap-case", object: Action.swapCase, "Capitals for small letters"),
        .init("Text", "capitalize", object: Action.capitalize, "Words with a capital"),
        .init("Text", "upper-case", object: Action.upperCase, "All capitals"),
        .init("Text", "lower-case", object: Action.lowerCase, "All small letters"),
        .init("Text", "transpose", .transposeCharacters, "Swap the two characters here"),
        .init(
            "Text", "operate", .operation,
            Operation.allCases.map { ($0.rawValue, .operate($0)) },
            "What the motion or object that follows takes"),
        .init(
            "Text", "use-register", .useRegister,
            "Cut, copy or paste next by a letter"),
        .init(
            "Text", "count", .number,
            [(nil, .count(nil))] + (0...9).map { digit in (String(digit), .count(digit)) },
            "The next key so many times"),
        .init(
            "Text", "mode", .mode,
            EditingMode.allCases.map { ($0.rawValue, .mode($0)) }, "To another mode"),
        .init("Text", "reflow", .reflow, "Wrap the paragraph anew"),
        .init("Text", "reflow-part", object: Action.reflowPart, "Wrap anew"),
        .init("Text", "align-table", .alignTable, "Set the table's columns in line"),
        .init("Lists, phases", "new-item", .newItem, "Another item, row, phase or section"),
        .init("Lists, phases", "move-up", .moveUp, "Move the item or phase up"),
        .init("Lists, phases", "move-down", .moveDown, "Move the item or phase down"),
        .init("Lists, phases", "indent", .indent, "Deeper"),
        .init("Lists, phases", "outdent", .outdent, "Shallower"),
        .init("Lists, phases", "indent-part", object: Action.indentPart, "Deeper"),
        .init("Lists, phases", "outdent-part", object: Action.outdentPart, "Shallower"),
        .init("Sections", "move-section-up", .moveSectionUp, "Move this section up"),
        .init("Sections", "move-section-down", .moveSectionDown, "Move this section down"),
        .init("Sections", "remove-part", .removePart, "Take out this empty part"),
        .init("Sections", "rename-section", .renameSection, "Change this section's heading"),
        .init("Sections", "migrate", .migrate, "Add what the template has gained since"),
        .init(
            "Sections", "template-is", .correction,
            TemplateCorrection.allCases.map { ($0.rawValue, .correct($0)) },
            "Say what this part of the template is"),
        .init("Fields", "choose", .choose, "Take what is under the cursor"),
        .init("Fields", "choose-next", .chooseNext, "To the next choice"),
        .init("Fields", "choose-previous", .choosePrevious, "To the previous choice"),
        .init("Fields", "open-choices", .openChoices, "Show the choices"),
        .init(
            "Fields", "take-step", .takeStep, "Take the next step of the status"),
        .init("Fields", "today", .today, "Put in today's date"),
        .init("Fields", "day-later", .dayLater, "One day later"),
        .init("Fields", "day-earlier", .dayEarlier, "One day earlier"),
        .init("Fields", "month-later", .monthLater, "One month later"),
        .init("Fields", "month-earlier", .monthEarlier, "One month earlier"),
        .init("Looking", "preview", .preview, "The document as it is read, and back"),
        .init("Looking", "links", .links, "List the links of the preview"),
        .init("Looking", "links-here", .linksHere, "List who links here"),
        .init("Looking", "diff", .diff, "What differs from the file, and back"),
        .init("Looking", "compare-with", .compareWith, "Compare with a commit instead"),
        .init("Looking", "take-back", .takeBack, "Put the old words back in this place"),
        .init("Looking", "count-words", .countWords, "Words of selection, section, document"),
        .init("Looking", "mouse", .mouse, "Hear the mouse, or leave it alone"),
        .init("Looking", "review", .review, "The checklist of the review, and back"),
        .init(
            "Looking", "sign", .verdict,
            Verdict.allCases.map { ($0.rawValue.replacingBlanks, .sign($0)) },
            "Say of this section"),
        .init(
            "Looking", "check", .number, (1...9).map { ("\($0)", .checkQuestion($0)) },
            "Tick the question of this number"),
        .init("Looking", "note", .note, "A note on the section or paragraph"),
        .init("Looking", "suggest", .suggest, "Suggest words for the paragraph"),
        .init("Looking", "next-for-me", .nextForMe, "To the next section that needs you"),
        .init("Looking", "changes", .changes, "What changed since you signed"),
        .init("Looking", "verdict", .verdict, "Your verdict on the whole"),
        .init("Looking", "publish", .publish, "Write what you said to your record"),
        .init("Help", "help", .help, "The keys of this place"),
        .init("Help", "palette", .palette, "Every command; type a part of its name"),
        .init("Help", "messages", .messages, "Read again what was said"),
        .init("Help", "redraw", .redraw, "Draw the screen again"),
    ]

    package static func named(_ name: String) -> ActionEntry? { byName[name] }

    /// A keymap names more than a hundred.
    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension String {
    /// As keymaps write names.
    fileprivate var replacingBlanks: String { String(map { $0 == " " ? "-" : $0 }) }
}

extension Action {
    /// The entry and the argument that make this action.
    package var entry: (entry: ActionEntry, argument: String?) {
        for entry in ActionEntry.all {
            if let argument = entry.argument(of: self) { return (entry, argument) }
        }
        preconditionFailure("every action is in the table; a test says so")
    }
}
