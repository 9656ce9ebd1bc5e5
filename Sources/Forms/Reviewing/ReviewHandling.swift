import Proposals
import Prose
import Reviews

/// What keys do in a review: walking the checklist, ticking, signing, writing notes.
extension Form {
    package var isInReview: Bool { session.review != nil }

    /// Whether the reviewer is at a note.
    package var isWritingNote: Bool { session.review?.note != nil }

    /// Opens the checklist over the proposal; it is only read there.
    mutating func begin(_ start: ReviewStart) -> [Effect] {
        let title = proposal.title.isEmpty ? fileName : proposal.title
        var review = Review(start, of: proposal, title: title)
        session.checkedEdits = -1
        var effects: [Effect] = [.beginDraft]
        if let fault = start.unread.first {
            session.message = Message("\(fault); what it says is not shown.", isError: true)
        }
        if let draft = start.draft {
            let both = review.take(draft: draft)
            effects.append(.adoptDraft(draft))
            let changed =
                both.isEmpty
                ? ""
                : " The record has other words in \(both.joined(separator: ", ")): see the notes."
            say("Your draft of \(draft.time) is here again.\(changed)")
        }
        let here = review.state.sections.firstIndex { $0.index >= section }
        let next = review.state.sections.firstIndex { review.needsMe($0) }
        review.position = (session.isReviewOnly ? next : here) ?? 0
        session.review = review
        return effects
    }

    /// Goes on with a review that was left for the form, over the text as it is now.
    mutating func resume(_ parked: Review) {
        session.parkedReview = nil
        session.checkedEdits = -1
        var review = parked
        review.read(proposal)
        session.review = review
    }

    /// Nil for actions that do the same as in the form.
    mutating func handleInReview(_ action: Action) -> [Effect]? {
        guard let review = session.review else { return nil }
        let isLeaving = [.save, .saveAndQuit, .quit].contains(action)
        // Possible in every state; nothing is asked.
        if isLeaving { (session.question, session.panel) = (nil, nil) }
        guard session.question == nil, session.panel == nil else { return nil }
        if review.note != nil, !isLeaving { return handleInNote(action) }
        closeNote()
        switch action {
        case .quit, .saveAndQuit: return quitReview()
        case .save: say("Drafts are kept as you type; publish writes them to your record.")
        case .publish: return publish()
        case .review: return session.isReviewOnly ? [] : closeReview()
        case .back: return leaveParagraph()
        case .sign(let verdict): sign(verdict)
        case .checkQuestion(let number): tick(number)
        case .note: openNote()
        case .suggest: suggest()
        case .nextForMe: goToNextForMe()
        case .changes: openChanges()
        case .verdict: session.question = .verdict
        case .undo: if session.review?.undo() == false { say("Nothing to undo.") }
        case .redo: if session.review?.redo() == false { say("Nothing to redo.") }
        case .nextField: chooseParagraph(by: 1)
        case .previousField: chooseParagraph(by: -1)
        case .nextSection: goToSection(by: 1)
        case .previousSection: goToSection(by: -1)
        case .move(let motion), .extend(let motion): scrollReview(motion)
        case .sections, .help, .suspend, .redraw, .reloadKeymap, .pinSections: return nil
        default: say("The proposal is only read in a review; \(leavingWords)")
        }
        return []
    }

    private var leavingWords: String {
        session.isReviewOnly ? "octopen edit changes it." : "F6 goes back to the form."
    }

    // MARK: Walking

    private mutating func scrollReview(_ motion: Motion) {
        guard let review = session.review else { return }
        let page = max(review.page.scrolledRows - 1, 1)
        switch motion {
        case .rowDown: scrollReview(by: 1)
        case .rowUp: scrollReview(by: -1)
        case .pageDown: scrollReview(by: page)
        case .pageUp: scrollReview(by: -page)
        case .sectionStart, .rowStart, .lineStart: session.review?.top = 0
        case .sectionEnd, .rowEnd, .lineEnd: session.review?.top = review.page.lastTop
        case .paragraphDown: chooseParagraph(by: 1)
        case .paragraphUp: chooseParagraph(by: -1)
        case .right: goToSection(by: 1)
        case .left: goToSection(by: -1)
        case .wordLeft, .wordRight, .wordEnd: break
        }
    }

    /// At an end of the section goes on into its neighbour.
    private mutating func scrollReview(by rows: Int) {
        guard let review = session.review else { return }
        if rows > 0, review.top >= review.page.lastTop {
            goToSection(by: 1)
        } else if rows < 0, review.top == 0 {
            goToSection(by: -1, atEnd: true)
        } else {
            session.review?.top = min(max(review.top + rows, 0), review.page.lastTop)
        }
    }

    private mutating func goToSection(by step: Int, atEnd: Bool = false) {
        guard let review = session.review else { return }
        let next = review.position + step
        guard review.state.sections.indices.contains(next) else {
            say(step > 0 ? "This is the last section." : "This is the first section.")
            return
        }
        goToReviewed(next)
        // Where the end is, is known once the section is laid out.
        if atEnd { session.review?.top = .max }
    }

    /// To a section by its number in the review.
    mutating func goToReviewed(_ position: Int) {
        session.review?.position = position
        session.review?.top = 0
        session.review?.paragraph = nil
    }

    private mutating func goToNextForMe() {
        guard let review = session.review else { return }
        let indices = review.state.sections.indices
        let order =
            indices.filter { $0 > review.position } + indices.filter { $0 <= review.position }
        guard let next = order.first(where: { review.needsMe(review.state.sections[$0]) }) else {
            let drafts = review.draftCount
            say(
                "No section needs you any more." + (drafts > 0 ? " p publishes what you said." : "")
            )
            return
        }
        if next == review.position { say("Only this section still needs you.") }
        goToReviewed(next)
    }

    // MARK: Paragraphs

    private mutating func chooseParagraph(by step: Int) {
        guard let review = session.review, let section = review.section else { return }
        let numbers = section.digest.paragraphs.indices
        guard section.isWritten, !numbers.isEmpty else {
            say("There is no paragraph here.")
            return
        }
        let next: Int
        if let now = review.paragraph {
            next = now + step
        } else {
            // The first one that is visible.
            let visible = review.page.scrolled.dropFirst(review.top).compactMap(\.paragraph).first
            next = step > 0 ? visible ?? 0 : numbers.upperBound - 1
        }
        guard numbers.contains(next) else {
            session.review?.paragraph = nil
            return
        }
        session.review?.paragraph = next
        if let rows = review.page.rows(ofParagraph: next) {
            let height = review.page.scrolledRows
            if rows.lowerBound < review.top || rows.upperBound >= review.top + height {
                session.review?.top = max(min(rows.lowerBound, review.page.lastTop), 0)
            }
        }
    }

    private mutating func leaveParagraph() -> [Effect] {
        if session.review?.paragraph != nil {
            session.review?.paragraph = nil
            return []
        }
        if !session.isReviewOnly { return closeReview() }
        return []
    }

    // MARK: Leaving

    private mutating func closeReview() -> [Effect] {
        let drafts = session.draftCount
        session.parkedReview = session.review
        session.review = nil
        if drafts > 0 { say("\(drafts) not yet published; the review has them.") }
        return []
    }

    private mutating func quitReview() -> [Effect] {
        guard !session.isReviewOnly else { return [.leave(keepsWork: false)] }
        return closeReview() + quit()
    }
}

/// Lists over a review.
extension Form {
    mutating func openSections(of review: Review) {
        let items = review.state.sections.enumerated().map { position, section in
            PanelItem(
                section.title, mark: review.mark(of: section), detail: review.word(of: section),
                indent: max(section.titles.count - 1, 0) * 2, target: .section(position))
        }
        session.panel = Panel(.sections, items: items, selected: review.position)
    }

    /// By section, word by word where the text that was signed is known.
    mutating func openChanges() {
        guard let review = session.review else { return }
        let columns = max(session.viewport.columns - 8, 8)
        var items: [PanelItem] = []
        var selected: Int?
        for (position, section) in review.state.sections.enumerated() {
            guard let signOff = section.signOff(of: 0), !signOff.isCurrent else { continue }
            if position >= review.position, selected == nil { selected = items.count }
            let (heading, text) = review.change(of: section, since: signOff)
            items.append(PanelItem(heading, mark: "~", target: .section(position)))
            items += text.wrapped(columns: columns).map {
                PanelItem($0, indent: 2, target: PanelItem.Target.none)
            }
        }
        let same = review.state.sections.filter { $0.signOff(of: 0)?.isCurrent == true }
        guard !items.isEmpty else {
            say(
                same.isEmpty
                    ? "You have signed nothing yet." : "Nothing changed in what you signed.")
            return
        }
        if !same.isEmpty {
            items.append(PanelItem("Unchanged since you signed", mark: "+", target: nil))
            items += same.map(\.title).joined(separator: ", ").wrapped(columns: columns).map {
                PanelItem($0, indent: 2, target: PanelItem.Target.none)
            }
        }
        session.panel = Panel(.changes, items: items, selected: selected ?? 0)
    }

    /// The name of the proposal's file.
    var fileName: String {
        session.path?.split(separator: "/").last.map(String.init) ?? "a proposal"
    }
}

extension Review {
    /// What is different from the text that was signed.
    fileprivate func change(
        of section: ReviewState.Section, since signOff: ReviewState.SignOff
    ) -> (heading: String, text: String) {
        let hash = record.entries[signOff.entry].mark?.text
        if let old = hash.flatMap({ start.earlier[$0] }) {
            guard
                let change = ProposalDifference.Change(
                    titles: section.titles, from: old, to: body(of: section))
            else { return (section.title, "Only marks that do not show differ.") }
            return (change.heading, change.text)
        }
        // Without the old words, the paragraphs that are new.
        let count = signOff.changed.count
        let much =
            count == 0
            ? "something was taken out or moved"
            : "\(count) changed paragraph\(count == 1 ? "" : "s")"
        let paragraphs = signOff.changed.map {
            "{+" + NormalizedSpace.joined(source(ofParagraph: $0, in: section)) + "+}"
        }
        return ("\(section.title): \(much)", paragraphs.joined(separator: " ... "))
    }
}
