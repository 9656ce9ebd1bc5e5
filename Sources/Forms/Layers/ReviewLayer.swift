import Proposals
import Prose
import Reviews

/// What keys do in a review: walking the checklist, ticking, signing, writing notes.
extension Review {
    static let footer = [
        FooterWish([.sign(.ok)], "Ok"), FooterWish([.sign(.concern)], "Concern"),
        FooterWish([.sign(.question)], "Question"), FooterWish([.sign(.notMine)], "Not mine"),
        FooterWish([.note], "Note"), FooterWish([.nextForMe], "Next"),
        FooterWish([.publish], "Publish"), FooterWish([.help], "Help"),
        FooterWish([.verdict], "Verdict"), FooterWish([.changes], "Changes"),
        FooterWish([.nextField], "Paragraph"),
    ]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch input {
        case .action(let action): return respond(to: action, in: &form)
        case .character(let character):
            form.session.message = form.nothingHappens(by: String(character), in: .review)
        case .paste: form.say("Open a note first, to paste into it.")
        case .pointed(.section(let section)):
            if let place = state.sections.firstIndex(where: { $0.index == section }) {
                go(to: place)
            }
        case .pointed: break
        }
        return .stays
    }

    private mutating func respond(to action: Action, in form: inout Form) -> Outcome {
        switch action {
        // The form publishes and leaves when the review is in its place again.
        case .publish: return .asks { $0.publish() }
        case .back:
            guard paragraph == nil else {
                paragraph = nil
                return .stays
            }
            guard form.session.host.isReviewOnly else { return .asks { $0.closeReview() } }
            let quit = form.key(for: .quit, in: .review).map { "; \($0) leaves" } ?? ""
            form.say("Nothing is open here\(quit).")
        case .sign(let verdict): sign(verdict, in: &form)
        case .checkQuestion(let number): tick(number, in: &form)
        case .note: openNote(in: &form)
        case .suggest: suggest(in: &form)
        case .nextForMe: goToNextForMe(in: &form)
        case .changes: openChanges(in: &form)
        case .verdict: form.layers.ask(.verdict)
        case .undo: form.say(undo() ?? "Nothing to undo.")
        case .redo: form.say(redo() ?? "Nothing to redo.")
        case .nextField: chooseParagraph(by: 1, in: &form)
        case .previousField: chooseParagraph(by: -1, in: &form)
        case .nextSection: goToSection(by: 1, in: &form)
        case .previousSection: goToSection(by: -1, in: &form)
        case .move(let motion), .extend(let motion): scroll(motion, in: &form)
        case .sections: form.layers.open(.sections(sectionsLayer))
        case .proposals: return .asks { $0.openProposals() }
        case .pinSections: form.session.view.isOutlinePinned.toggle()
        case .preview:
            return .asks { form in
                form.openPreview()
                return []
            }
        case .newProposal, .changeOrder, .saveAs, .externalEditor, .wholeFileEditor, .countWords,
            .nextWarning,
            .previousWarning, .warnings, .fixWarning,
            .mode, .append, .insert, .openLine, .change, .joinLines, .pasteBehind,
            .insertAgain, .commandOnce, .selectAgain, .otherEnd, .splitLine, .operate,
            .transposeCharacters,
            .capitalize, .upperCase, .lowerCase, .reflowPart, .indentPart, .outdentPart,
            .findBackward, .findWord, .repeatChange, .replaceCharacter, .swapCase, .setMark,
            .goToMark, .useRegister,
            .count, .takeStep, .linksHere, .renameFile, .delete, .cut, .copy, .select, .paste,
            .mark, .newline,
            .reflow,
            .alignTable, .newItem,
            .goTo,
            .jumpBack,
            .documentStart, .documentEnd, .find, .findNext, .findPrevious, .replace, .wholeWords,
            .spelling, .endSpelling,
            .removePart,
            .moveSectionUp, .moveSectionDown, .renameSection, .migrate, .correct, .links, .diff,
            .compareWith, .takeBack, .moveUp,
            .moveDown, .indent, .outdent, .choose, .chooseNext, .choosePrevious, .openChoices,
            .today,
            .dayLater, .dayEarlier, .monthLater, .monthEarlier:
            form.say(
                "The proposal is only read in a review"
                    + (form.session.host.isReviewOnly
                        ? "; octopen edit changes it."
                        : form.key(for: .review, in: .review).map {
                            "; \($0) goes back to the form."
                        } ?? "."))
        case .save, .saveAndQuit, .quit, .suspend, .reloadKeymap, .review, .help, .palette,
            .messages, .mouse, .redraw:
            // Done everywhere, before a layer is asked.
            break
        }
        return .stays
    }

    // MARK: Walking

    private mutating func scroll(_ motion: Motion, in form: inout Form) {
        let rows = max(page.scrolledRows - 1, 1)
        switch motion {
        case .rowDown: scroll(by: 1, in: &form)
        case .rowUp: scroll(by: -1, in: &form)
        case .pageDown: scroll(by: rows, in: &form)
        case .pageUp: scroll(by: -rows, in: &form)
        case .halfPageDown: scroll(by: max(rows / 2, 1), in: &form)
        case .halfPageUp: scroll(by: -max(rows / 2, 1), in: &form)
        case .sectionStart, .rowStart, .lineStart: top = 0
        case .sectionEnd, .rowEnd, .lineEnd: top = page.lastTop
        case .paragraphDown: chooseParagraph(by: 1, in: &form)
        case .paragraphUp: chooseParagraph(by: -1, in: &form)
        case .right: goToSection(by: 1, in: &form)
        case .left: goToSection(by: -1, in: &form)
        default: break
        }
    }

    /// At an end of the section goes on into its neighbour.
    private mutating func scroll(by rows: Int, in form: inout Form) {
        if rows > 0, top >= page.lastTop {
            goToSection(by: 1, in: &form)
        } else if rows < 0, top == 0 {
            goToSection(by: -1, atEnd: true, in: &form)
        } else {
            top = min(max(top + rows, 0), page.lastTop)
        }
    }

    private mutating func goToSection(by step: Int, atEnd: Bool = false, in form: inout Form) {
        let next = position + step
        guard state.sections.indices.contains(next) else {
            form.say(step > 0 ? "This is the last section." : "This is the first section.")
            return
        }
        go(to: next)
        // Where the end is, is known once the section is laid out.
        if atEnd { top = .max }
    }

    /// To a section by its number in the review.
    mutating func go(to section: Int) {
        (position, top, paragraph) = (section, 0, nil)
    }

    private mutating func goToNextForMe(in form: inout Form) {
        let indices = state.sections.indices
        let order = indices.filter { $0 > position } + indices.filter { $0 <= position }
        guard let next = order.first(where: { needsMe(state.sections[$0]) }) else {
            let publish = form.key(for: .publish, in: .review)
            form.say(
                "No section needs you any more."
                    + (draftCount > 0
                        ? publish.map { " \($0) publishes what you said." } ?? "" : "")
            )
            return
        }
        if next == position { form.say("Only this section still needs you.") }
        go(to: next)
    }

    private func openChanges(in form: inout Form) {
        guard let changes = changesLayer(columns: form.listTextColumns) else {
            form.say(
                signedAsTheyAre.isEmpty
                    ? "You have signed nothing yet." : "Nothing changed in what you signed.")
            return
        }
        form.layers.open(.changes(changes))
    }

    // MARK: Paragraphs

    private mutating func chooseParagraph(by step: Int, in form: inout Form) {
        guard let section else { return }
        // A comment is not shown.
        let numbers =
            page.shownParagraphs(of: position) ?? Array(section.digest.paragraphs.indices)
        guard section.isWritten, !numbers.isEmpty else {
            form.say("There is no paragraph here.")
            return
        }
        let next: Int?
        if let now = paragraph {
            next = step > 0 ? numbers.first { $0 > now } : numbers.last { $0 < now }
        } else {
            // The first one that is visible.
            let visible = page.scrolled.dropFirst(top).compactMap(\.paragraph).first
            next = step > 0 ? visible ?? numbers.first : numbers.last
        }
        guard let next else {
            paragraph = nil
            return
        }
        paragraph = next
        if let rows = page.rows(ofParagraph: next) {
            let height = page.scrolledRows
            if rows.lowerBound < top || rows.upperBound >= top + height {
                top = max(min(rows.lowerBound, page.lastTop), 0)
            }
        }
    }
}

/// Opening and leaving a review.
extension Form {
    package var isInReview: Bool { layers.isReviewOpen }

    /// Whether the reviewer is at a note.
    package var isWritingNote: Bool { layers.note != nil }

    /// Goes to the review, or from there back to the form.
    mutating func toggleReview() -> [Effect] {
        guard layers.question == nil else { return [] }
        closeOverlays()
        if layers.isReviewOpen { return session.host.isReviewOnly ? [] : closeReview() }
        settle()
        guard session.file.path != nil, session.file.saved != nil else {
            session.message = Message(
                "Save the proposal first: a review belongs to a file.", isError: true)
            return []
        }
        guard var review = layers.review else { return [.openReview] }
        // The review was left for the form: it goes on over the text as it is now.
        session.freshness.forgetCheck()
        review.read(proposal)
        layers.begin(review, isAlone: false)
        return []
    }

    /// Opens the checklist over the proposal; it is only read there.
    mutating func begin(_ start: ReviewStart) -> [Effect] {
        let title = proposal.title.isEmpty ? fileName : proposal.title
        var review = Review(start, of: proposal, title: title)
        session.freshness.forgetCheck()
        var effects: [Effect] = [.beginDraft]
        if let fault = start.unread.first {
            session.message = Message("\(fault); what it says is not shown.", isError: true)
        }
        if let draft = start.draft {
            let both = review.take(draft: draft)
            let changed =
                both.isEmpty
                ? ""
                : " The record has other words in \(both.joined(separator: ", ")): see the notes."
            if let process = draft.holder {
                // The run may only wait for a line that was cut.
                session.message = Message(
                    "Also open in another octopen, process \(process); its draft of \(draft.time) is "
                        + "copied here.\(changed)", isError: true)
            } else {
                effects.append(.adoptDraft(draft))
                say("Your draft of \(draft.time) is here again.\(changed)")
            }
        }
        let here = review.state.sections.firstIndex { $0.index >= section }
        let next = review.state.sections.firstIndex { review.needsMe($0) }
        review.position = (session.host.isReviewOnly ? next : here) ?? 0
        layers.begin(review, isAlone: session.host.isReviewOnly)
        return effects
    }

    /// Closes all that lies over the fields or the review; what a note says is in the record.
    package mutating func closeOverlays() {
        layers.note?.finish(in: &self)
        layers.closeAll()
    }

    mutating func closeReview() -> [Effect] {
        let drafts = draftCount
        layers.parkReview()
        if drafts > 0 { say("\(drafts) not yet published; the review has them.") }
        return []
    }

    /// What saving and leaving do in a review; nothing is asked.
    mutating func leaveReview(by action: Action) -> [Effect] {
        closeOverlays()
        guard action != .save else {
            say("Drafts are kept as you type; publish writes them to your record.")
            return []
        }
        guard !session.host.isReviewOnly else { return [.leave(keepsWork: false)] }
        return closeReview() + quit()
    }

    /// The reviewer's record with what is not published; nil where there was no review.
    package var draft: ReviewRecord? { layers.review?.record }

    /// How many sections of the review are not published as they are.
    package var draftCount: Int { layers.review?.draftCount ?? 0 }

    /// The name of the proposal's file.
    private var fileName: String {
        session.file.path?.split(separator: "/").last.map(String.init) ?? "a proposal"
    }
}
