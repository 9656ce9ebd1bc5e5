import Proposals

/// Every action there is, found by its name or by what it does; picking one does it in the place
/// below.
package struct PaletteLayer: Equatable, Sendable {
    package private(set) var list: PickList<Action>
    /// Whether the cursor was moved since anything was typed.
    private(set) var isChosen = false

    static let footer = HelpLayer.footer

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        if form.session.mode != nil, input.takesRow, !isChosen {
            return .closes(form.obey(TypedCommand(list.filter)))
        }
        let (filter, selected) = (list.filter, list.selected)
        defer { isChosen = list.filter == filter && (isChosen || list.selected != selected) }
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.nextField), .other(.palette): return .closes
        case .picks(let action):
            if let reason = form.obstacle(to: action) {
                form.session.message = Message(reason, isError: true)
                return .stays
            }
            form.rememberAction(action)
            return .closes(form.doPicked(action))
        case .other: return .yields
        }
    }
}

extension Form {
    /// Opens the palette over what lies on top.
    mutating func openPalette() {
        layers.open(
            .palette(
                PaletteLayer(
                    list: PickList(paletteRows, selected: 1, isFiltered: true, isFuzzy: true))))
    }

    /// Actions picked last, that are listed first.
    private static var mostRemembered: Int { 5 }

    mutating func rememberAction(_ action: Action) {
        session.lastActions.removeAll { $0 == action }
        session.lastActions.insert(action, at: 0)
        if session.lastActions.count > Self.mostRemembered { session.lastActions.removeLast() }
    }

    /// Does an action that was picked as if a key had stood for it.
    mutating func doPicked(_ action: Action) -> [Effect] {
        guard let mode = session.mode, !mode.types else { return handle(action) }
        let extent = selectionExtent
        let effects = handle(action)
        follow(.action(action), extent: extent)
        return effects
    }

    private var paletteRows: [PickRow<Action>] {
        var rows: [PickRow<Action>] = []
        if !session.lastActions.isEmpty {
            rows.append(PickRow("Used last", .heading))
            rows += session.lastActions.map(paletteRow)
        }
        var groups: [String] = []
        for entry in ActionEntry.all where !groups.contains(entry.group) {
            groups.append(entry.group)
        }
        for group in groups {
            rows.append(PickRow(group, .heading))
            for entry in ActionEntry.all where entry.group == group {
                rows += entry.arguments.compactMap { entry.action(argument: $0) }
                    .filter(\.isListed).map(paletteRow)
            }
        }
        return rows
    }

    private func paletteRow(_ action: Action) -> PickRow<Action> {
        let (entry, argument) = action.entry
        let keys = session.keymap.keys(for: action, in: keyContext, mode: keyMode)
        let reason = obstacle(to: action)
        return PickRow(
            action.helpLine, mark: reason == nil ? " " : "-",
            detail: reason == nil ? keys.map(\.footer).joined(separator: ", ") : "not now",
            indent: 2,
            name: [entry.name, argument, action.familiarName, action.meaning]
                .compactMap(\.self).joined(separator: " "),
            .choice(action))
    }

    /// Why an action would do nothing in the place at hand; nil if it would.
    func obstacle(to action: Action) -> String? {
        let isReading = layers.isReviewOpen
        if session.host.isRestricted, action.leavesProposals {
            return "This run may reach nothing but the proposals."
        }
        if action.isOfReview, !isReading {
            let key = self.key(for: .review, in: keyContext).map { "; \($0) opens it" } ?? ""
            return "It works in a review\(key)."
        }
        if isReading, action.isOfFields { return "The proposal is only read in a review." }
        if action.changesText, !isReading {
            let inField =
                action.goesBeyondField ? nil : proposal.readOnlyReason(ofField: place.field)
            if let reason = proposal.obstacle.map(String.init(describing:)) ?? inField,
                action != .undo, action != .redo
            {
                return "Read-only: \(reason)."
            }
        }
        switch action {
        case .undo where !isReading && !history.canUndo && session.corrected == nil:
            return "Nothing to undo."
        case .redo where !isReading && !history.canRedo: return "Nothing to redo."
        case .paste where session.clipboard.text.isEmpty: return "Nothing was copied here."
        case .jumpBack where session.jumps.isEmpty: return "There was no jump to come back from."
        case .copy(.selection), .cut(.selection), .delete(.selection):
            return place.selection == nil && !isReading ? "Nothing is selected." : nil
        case .nextWarning, .previousWarning, .warnings, .fixWarning:
            return session.known.findings.isEmpty && session.freshness.isChecked
                ? "There are no warnings." : nil
        case .today, .dayLater, .dayEarlier, .monthLater, .monthEarlier:
            return fieldKind == .date || (action == .today && fieldContext == .line)
                ? nil : "The caret is in no date."
        case .choose, .openChoices, .chooseNext, .choosePrevious:
            if case .choice = fieldKind { return nil }
            return "The field has no choices."
        case .migrate: return obstacleToMigration
        case .wholeWords: return "It works while words are looked for."
        case .newProposal, .changeOrder:
            return layers.isListOfProposalsOpen ? nil : "It works in the list of proposals."
        default: return nil
        }
    }
}

extension Action {
    /// The action that words name in full, as the palette does; nil for a part of a name.
    init?(inFull words: String) {
        let words = words.split(separator: " ")
        for entry in ActionEntry.all {
            for argument in entry.arguments {
                guard let action = entry.action(argument: argument), action.isListed else {
                    continue
                }
                let name = [entry.name, argument].compactMap(\.self)
                let familiar = (action.familiarName ?? "").split(separator: " ")
                if name.elementsEqual(words, by: { $0 == $1 })
                    || words.count == 1 && familiar.contains(words[0])
                {
                    self = action
                    return
                }
            }
        }
        return nil
    }

    /// Whether it works in a review alone.
    fileprivate var isOfReview: Bool {
        switch self {
        case .sign, .checkQuestion, .note, .suggest, .nextForMe, .changes, .verdict, .publish: true
        default: false
        }
    }

    /// Whether it works in the fields alone.
    fileprivate var isOfFields: Bool {
        switch self {
        case .saveAs, .externalEditor, .wholeFileEditor, .nextWarning, .previousWarning, .warnings,
            .fixWarning, .mode, .append, .insert, .openLine, .change, .joinLines,
            .insertAgain, .commandOnce, .selectAgain, .otherEnd, .splitLine, .operate,
            .transposeCharacters,
            .capitalize, .upperCase, .lowerCase, .reflowPart, .indentPart, .outdentPart,
            .findBackward, .findWord,
            .pasteBehind, .repeatChange, .replaceCharacter, .swapCase, .setMark, .goToMark,
            .useRegister, .count, .takeStep, .linksHere, .renameFile, .delete, .cut, .copy, .select,
            .paste,
            .mark, .newline,
            .reflow, .alignTable, .newItem, .moveUp, .moveDown, .indent, .outdent, .moveSectionUp,
            .moveSectionDown, .removePart, .renameSection, .migrate, .correct, .goTo, .jumpBack,
            .documentStart, .documentEnd,
            .find,
            .findNext, .findPrevious, .replace, .wholeWords, .spelling, .endSpelling, .choose,
            .chooseNext, .choosePrevious, .openChoices, .today, .dayLater, .dayEarlier,
            .monthLater, .monthEarlier, .countWords:
            true
        case .save, .saveAndQuit, .quit, .suspend, .reloadKeymap, .nextField, .previousField,
            .nextSection, .previousSection, .sections, .pinSections, .back, .move, .extend, .undo,
            .redo, .help, .palette, .messages, .redraw, .preview, .links, .diff, .compareWith,
            .takeBack, .mouse, .review, .sign, .checkQuestion, .note, .suggest, .nextForMe,
            .changes, .verdict, .publish, .proposals, .newProposal, .changeOrder:
            false
        }
    }

    /// Whether the palette has a row for it: not what only a key can begin, and of what goes to a
    /// character just the way there.
    fileprivate var isListed: Bool {
        switch self {
        case .palette, .count, .useRegister, .operate, .commandOnce, .reflowPart, .indentPart,
            .outdentPart:
            return false
        case .upperCase(let object), .lowerCase(let object), .capitalize(let object):
            return [.word, .line, .paragraph, .selection].contains(object)
        case .delete(let object), .cut(let object), .copy(let object), .select(let object),
            .change(let object), .swapCase(let object):
            return object.isListed && soughtMotion == nil
        case .move(let motion): return motion.seeksCharacter || soughtMotion == nil
        default: return soughtMotion == nil
        }
    }

    /// What an author would say who does not know its name.
    fileprivate var meaning: String? {
        switch self {
        case .correct(.fixed): "this is fixed text"
        case .correct(.prompt): "this is a prompt"
        case .correct(.optional): "this is optional"
        default: nil
        }
    }

    /// The commands that vi's users type for the action.
    fileprivate var familiarName: String? {
        switch self {
        case .save: "w save-buffer"
        case .quit: "q"
        case .saveAndQuit: "wq x save-buffers-kill-terminal"
        case .proposals: "e ls"
        case .goTo: "goto-line"
        case .find: "search isearch-forward"
        case .replace: "s query-replace"
        case .reflow: "fill-paragraph gq"
        case .externalEditor: "editor"
        case .spelling: "flyspell"
        default: nil
        }
    }
}

extension TextObject {
    /// Whether the palette names it behind each verb: not what only keys are quick enough for.
    fileprivate var isListed: Bool {
        switch self {
        case .word, .line, .paragraph, .item, .selection, .all: true
        case .selectedLines, .aWord, .bigWord, .aBigWord, .innerParagraph, .aParagraph, .inside,
            .around:
            false
        case .motion(let motion):
            switch motion {
            case .left, .right, .rowUp, .rowDown, .wordLeft, .wordRight, .wordEnd, .rowStart,
                .rowEnd, .lineStart, .lineEnd, .paragraphUp, .paragraphDown, .pageUp, .pageDown,
                .sectionStart, .sectionEnd:
                true
            default: false
            }
        }
    }
}
