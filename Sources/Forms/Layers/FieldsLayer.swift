import Proposals
import Prose

/// What inputs do in the fields of a section, the lowest layer of a form.
extension Form {
    mutating func respondInFields(to input: FormInput) -> Outcome {
        let steps = history.count
        let goesOn = beginLinesAgain(for: input)
        defer { if goesOn { history.join(since: steps) } }
        switch input {
        case .action(let action): return .stays(act(on: action))
        case .character(let character):
            keepMarked()
            selectPlaceholder(typing: character)
            type(character)
        case .paste(let text):
            keepMarked()
            paste(text)
        case .pointed(let pointed): point(at: pointed)
        }
        return .stays
    }

    private mutating func act(on action: Action) -> [Effect] {
        if action.changesText, !mayDo(action) { return [] }
        if session.mode != nil { includeCharacterAtCaret(for: action) }
        if let motion = action.soughtMotion, !seek(motion, for: action) { return [] }
        switch action {
        case .nextField:
            // In a table it is the next cell that is gone to.
            if !isInTable, goToPlaceholder() { break }
            let from = section
            // Behind the last of the words to be replaced no item is meant.
            if !isInTable, session.isAnswering || isPlaceholderSelected {
                focusField(by: 1, atEnd: false)
            } else if indentByTab() {
                break
            } else {
                goOnByTab()
            }
            goOnToPlaceholder(inSection: from)
        case .previousField: if !outdentByTab() { focusField(by: -1, atEnd: false) }
        case .nextSection: focusSection(by: 1)
        case .previousSection: focusSection(by: -1)
        case .sections: openSections()
        case .proposals: return openProposals()
        case .pinSections: session.view.isOutlinePinned.toggle()
        case .back: goBack()
        case .goTo: askForPlace()
        case .jumpBack: jumpBack()
        case .documentStart: goToEnd(isLast: false)
        case .documentEnd: goToEnd(isLast: true)
        case .find: openFind(for: .finding)
        case .findBackward: openFind(for: .finding, isBackward: true)
        case .findWord(let forward): findWord(step: forward ? 1 : -1)
        case .replace: openFind(for: .replacing)
        case .findNext: findAgain(step: 1)
        case .findPrevious: findAgain(step: -1)
        case .spelling: return spell()
        case .endSpelling: endSpelling()
        case .wholeWords: say("Look for words first.")
        case .nextWarning, .previousWarning:
            settle()
            return whenJudged(.warning(step: action == .nextWarning ? 1 : -1))
        case .warnings: return whenJudged(.warnings)
        case .fixWarning: return whenJudged(.remedies)
        case .move(let motion) where standsOnCharacters && motion.endsWord:
            moveOntoWordEnd(motion, extending: false)
        case .extend(let motion) where standsOnCharacters && motion.endsWord:
            inSelection { $0.moveOntoWordEnd(motion, extending: true) }
        case .move(.lineLastWord) where standsOnCharacters: moveOntoLastWord(extending: false)
        case .extend(.lineLastWord) where standsOnCharacters:
            inSelection { $0.moveOntoLastWord(extending: true) }
        case .move(let motion) where action.soughtMotion != nil:
            moveToCharacter(by: motion, extending: false)
        case .extend(let motion) where action.soughtMotion != nil:
            inSelection { $0.moveToCharacter(by: motion, extending: true) }
        case .move(let motion): move(motion, extending: false)
        case .extend(let motion): inSelection { $0.move(motion, extending: true) }
        case .select(.all) where selectPart(): break
        case .select(let object): if !selectMore(of: object) { select(object) }
        case .copy(let object): return copy(object)
        case .mark: toggleMark()
        case .choose, .openChoices: openChoices()
        case .chooseNext: focusField(by: 1, atEnd: false)
        case .choosePrevious: focusField(by: -1, atEnd: false)
        case .delete(let object): delete(object)
        case .cut(let object): return cut(object)
        case .paste:
            if session.clipboard.text.isEmpty {
                say("Nothing was copied here; the terminal's own paste works too.")
            } else {
                keepMarked()
                pasteHere()
            }
        case .mode(let mode):
            if let selected = session.commands.selectedLines {
                place.caret = fieldText.clamped(selected.caret)
            }
            go(to: mode)
        case .append(let end):
            if let end {
                move(end, extending: false)
            } else {
                place.caret = behind(place.caret)
            }
            go(to: .insert)
        case .insert(let start):
            if start == .lineFirstWord { goToFirstWord() } else { move(start, extending: false) }
            go(to: .insert)
        case .insertAgain: insertAgain()
        case .commandOnce: commandOnce()
        case .selectAgain: selectAgain()
        case .otherEnd: goToOtherEnd()
        case .splitLine: splitLine()
        case .operate: say("Press its key, and then that of a motion or an object.")
        case .openLine(let above): openLine(above: above)
        case .change(.inside), .change(.around):
            guard case .change(let object) = action, range(of: object) != nil else {
                say("The caret is in no such signs.")
                break
            }
            return change(object)
        case .change(let object): return change(object)
        case .joinLines: if place.selection == nil { joinLines() } else { joinSelected() }
        case .pasteBehind: pasteBehind()
        case .repeatChange: return repeatChange()
        case .replaceCharacter: replaceCharacter()
        case .swapCase(let object): changeCase(of: object) { text, _ in text.withOtherCase }
        case .upperCase(let object): changeCase(of: object) { text, _ in text.asUpperCase }
        case .lowerCase(let object): changeCase(of: object) { text, _ in text.asLowerCase }
        case .capitalize(let object):
            changeCase(of: object) { text, before in
                before.map { $0.isLetter || $0.isNumber } ?? false
                    ? text.asLowerCase : text.asUpperCase
            }
        case .transposeCharacters: transposeCharacters()
        case .reflowPart(.motion(.sectionEnd)): reflowDocument(isDown: true)
        case .reflowPart(.motion(.sectionStart)): reflowDocument(isDown: false)
        case .reflowPart(let object): withPart(object) { $0.reflow() }
        case .indentPart(let object): withPart(object) { $0.indent(by: 1) }
        case .outdentPart(let object): withPart(object) { $0.indent(by: -1) }
        case .setMark: setMark()
        case .goToMark(let atLineStart): goToMark(atLineStart: atLineStart)
        case .useRegister: useRegister()
        case .count: say("Press a key for it: it counts how often the next one is done.")
        case .undo:
            if let effects = takeBackCorrection() { return effects }
            undo()
        case .redo: redo()
        case .newline:
            if findAgainByEnter() { break }
            keepMarked()
            newline()
        case .reflow: reflow()
        case .alignTable: alignTable()
        case .newItem: newItem()
        case .moveUp: moveItem(by: -1)
        case .moveDown: moveItem(by: 1)
        case .indent: indent(by: 1)
        case .outdent: indent(by: -1)
        case .moveSectionUp: moveSection(by: -1)
        case .moveSectionDown: moveSection(by: 1)
        case .removePart: removePart()
        case .renameSection: askForTitle()
        case .migrate: if mayWrite() { migrate() }
        case .correct(let correction): return correct(correction)
        case .takeStep: return askForStep()
        case .linksHere: return askForLinks()
        case .renameFile: askForNewName()
        case .today where isTodayForStep: return askForStep()
        case .today: putToday()
        case .dayLater: changeDate(days: 1)
        case .dayEarlier: changeDate(days: -1)
        case .monthLater: changeDate(months: 1)
        case .monthEarlier: changeDate(months: -1)
        case .externalEditor: if mayWriteSection() { return openEditor() }
        case .wholeFileEditor: return openEditorOnWhole()
        case .countWords: sayWordCounts()
        case .saveAs: askForName(thenLeave: false)
        case .sign, .checkQuestion, .note, .suggest, .nextForMe, .changes, .verdict, .publish:
            let review = key(for: .review, in: keyContext).map { "; \($0) opens it" } ?? ""
            say("\(action.entry.entry.name) works in a review\(review).")
        case .preview: openPreview()
        case .diff: openComparison()
        case .newProposal, .changeOrder:
            let list = key(for: .proposals, in: keyContext).map { "; \($0) opens it" } ?? ""
            say("\(action.entry.entry.name) works in the list of proposals\(list).")
        case .links: say("\(action.entry.entry.name) works in the preview.")
        case .compareWith, .takeBack:
            say("\(action.entry.entry.name) works where differences are shown.")
        case .save, .saveAndQuit, .quit, .suspend, .reloadKeymap, .review, .help, .palette,
            .messages, .mouse, .redraw:
            // Done everywhere, before a layer is asked.
            break
        }
        return []
    }

    /// Whether the field at hand, or for what goes beyond it the document, can be edited; says why
    /// it cannot.
    private mutating func mayDo(_ action: Action) -> Bool {
        action.goesBeyondField ? mayEditDocument() : mayEdit()
    }

    private mutating func toggleMark() {
        place.anchor = place.isMarked ? nil : place.caret
        place.isMarked = place.anchor != nil
        say(place.anchor == nil ? "No selection." : "The selection begins here.")
    }

    /// Drops the selection; else there is nothing to go back from. It never leaves the program.
    private mutating func goBack() {
        if place.anchor != nil {
            place.anchor = nil
            place.isMarked = false
            return
        }
        let keys = [(Action.sections, "lists the sections"), (.quit, "leaves")].compactMap {
            action, what in key(for: action, in: keyContext).map { "\($0) \(what)" }
        }
        say((["Nothing is open here"] + keys).joined(separator: "; ") + ".")
    }

    private mutating func type(_ character: Character) {
        guard mayEdit() else { return }
        switch fieldKind {
        case .choice:
            openChoices(typing: character)
        case .date: typeDate(character)
        case .people where character == "," && !field.areLines:
            newline()
        case .people where character == " " && place.caret.offset == 0:
            // A blank that is typed after a comma.
            break
        case .list where character == " " && dropTypedMarker(),
            .prose where character == " " && dropTypedMarker(),
            .phaseText where character == " " && dropTypedMarker():
            break
        case .prose where character == "|" && (writeRowByHand() || typeBarInCell()),
            .phaseText where character == "|" && (writeRowByHand() || typeBarInCell()):
            break
        case .prose, .phaseText:
            let blanks = blanksBeforeClosingFence(by: character)
            insert(String(character), typing: true)
            if let blanks { dropBlanks(blanks) }
        case .list, .phaseTitle, .line, .number, .people, .values:
            insert(String(character), typing: true)
        }
    }

    /// One event, one undo step, never keys.
    mutating func paste(_ text: String) {
        guard !text.isEmpty else { return }
        let lines = text.normalizedLines
        guard mayEdit() else { return }
        history.endTyping()
        switch field.kind {
        case .list: pasteItems(lines)
        case .people, .values: pasteNames(lines)
        case .choice(let own):
            guard
                let choice = (choices ?? own).first(where: {
                    $0.lowercased() == text.trimmed.lowercased()
                })
            else {
                session.message = Message("“\(lines[0])” is none of the choices.", isError: true)
                return
            }
            setValue(choice)
        case .date where Day(text.trimmed) != nil: setValue(text.trimmed)
        case .line, .number, .date, .phaseTitle:
            let parts = lines.map(\.trimmed).filter { !$0.isEmpty }
            insert(lines.count > 1 ? parts.joined(separator: " ") : lines[0])
            if parts.count > 1 {
                session.message = Message("This field is one line: line ends became blanks.")
            }
        case .prose, .phaseText:
            // The line end of what was copied is no blank line above the next heading.
            let isAll = fieldText.isEmpty && lines.count > 1 && lines.last == ""
            let kept = isAll ? lines.dropLast() : lines[...]
            if !pasteInRow(lines), !pasteInFreshItem(lines), !pasteInContainer(lines) {
                insert(kept.joined(separator: "\n"))
            }
        }
        history.endTyping()
    }

    /// Where the keys of the field at hand are looked up.
    var fieldContext: Context {
        switch fieldKind {
        case .prose: .text
        case .list: .list
        case .phaseTitle, .phaseText: .phases
        case .choice: .choice
        case .date: .date
        case .people, .values: .people
        case .line, .number: .line
        }
    }
}
