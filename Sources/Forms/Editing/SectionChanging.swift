import Proposals
import Prose

/// Whole sections and fields that come, go, and are called otherwise; each is one undo step.
extension Form {
    /// Adds another section beside the sections that the template repeats.
    ///
    /// - Returns: whether there can be more such sections as the section at hand.
    mutating func addSection() -> Bool {
        settle()
        guard let (bytes, start) = proposal.addingSection(after: section) else { return false }
        guard mayWrite() else { return true }
        takeWhole(bytes, leadingContentsAt: start, says: "Another section")
        goToAnswer()
        // A heading that stands for the author's words is asked for at once.
        let title = proposal.sections[section].title
        let asked =
            proposal.templateSection(of: section) ?? proposal.repeatedSection(beside: section)
        let isToCome = asked?.headingStandIns.contains(where: title.hasSuffix) ?? false
        if isToCome || title.contains(where: { "{[<".contains($0) }) { askForSectionTitle() }
        return true
    }

    /// Takes a document in which headings came or went, and with it what lists of contents need.
    private mutating func takeWhole(
        _ bytes: [UInt8], leadingContentsAt byte: Int, says text: String,
        undo: String = "takes it out"
    ) {
        let edits = bytes.contentsEdits(since: proposal.bytes)
        let shift = edits.reduce(0) { shift, edit in
            edit.range.lowerBound < byte ? shift + edit.text.utf8.count - edit.range.count : shift
        }
        let places = edits.isEmpty ? "" : ", in the list of contents, too"
        takeWhole(
            bytes.writing(edits), at: byte + shift, says: "\(text)\(places); undo \(undo).")
    }

    /// Into the first field of the section, where the caret may stand in its heading.
    private mutating func goToAnswer() {
        focus(proposal.firstPlace(ofSection: section), at: nil)
    }

    /// Takes out what says nothing yet: the optional field at hand, else the section. Where the template
    /// wants that of all, and most accepted proposals have it, it is asked about first.
    mutating func removePart() {
        guard mayWrite() else { return }
        settle()
        if !proposal.isNamed(place.field), let part = partOfText { return remove(part) }
        guard proposal.isNamed(place.field) else { return removeSection() }
        do throws(Proposal.SectionObstacle) {
            let name = field.name ?? ""
            var changed = proposal
            try changed.removeField(at: place.field)
            history.record(.init(proposal: proposal, place: place))
            proposal = changed
            session.noteEdit(isSettled: true)
            clampPlace()
            focusPresentField()
            checkSoon()
            say("Took out “\(name)”; undo brings it back.")
        } catch {
            session.message = Message("It stays: \(error).", isError: true)
        }
    }

    /// Takes out the section at hand.
    ///
    /// - Parameter isConfirmed: whether the author wants it out though the template wants it.
    mutating func removeSection(isConfirmed: Bool = false) {
        do throws(Proposal.SectionObstacle) {
            let title = proposal.sections[section].title
            let bytes = try proposal.removingSection(section, isWanted: isConfirmed)
            takeWhole(
                bytes,
                leadingContentsAt: min(proposal.byteOffset(ofSection: section), bytes.count),
                says:
                    "Took out “\(title)”\(isConfirmed ? ", which the template asks for" : missed)",
                undo: "brings it back")
        } catch {
            if case .isRequired = error, case .template = proposal.sections[section].role {
                return layers.ask(
                    .removal(
                        of: proposal.sections[section].title,
                        parts: proposal.partCount(of: section)))
            }
            session.message = Message("It stays: \(error).", isError: true)
        }
    }

    /// What is said of the section at hand that is taken out though it is asked for.
    private var missed: String {
        let asked = proposal.templateSection(of: section)
        if asked?.isConditional == true, asked?.isOptional == false {
            return ", which is missed: the template asks for it under a condition"
        }
        return proposal.mostAreWithout(section) ? ", which most accepted proposals are without" : ""
    }

    /// Takes out the heading of a part without text; the section around it stays.
    private mutating func remove(_ part: PartOfText) {
        guard part.written == nil else {
            let obstacle = Proposal.SectionObstacle.hasText(part.title)
            session.message = Message("It stays: \(obstacle).", isError: true)
            return
        }
        let text = fieldText
        var start = Position(line: part.lines.lowerBound, offset: 0)
        var end = text.end
        if part.lines.upperBound < text.lines.count {
            end = Position(line: part.lines.upperBound, offset: 0)
        } else if let above = (0..<part.lines.lowerBound).last(where: {
            !text.lines[$0].text.trimmed.isEmpty
        }) {
            // The text above it ends the field now.
            start = text.endOfLine(above)
        }
        let at = proposal.byteOffset(of: place.field, start)
        var bytes = proposal.bytes
        bytes.removeSubrange(at..<proposal.byteOffset(of: place.field, end))
        takeWhole(
            bytes, leadingContentsAt: at, says: "Took out “\(part.title)”",
            undo: "brings it back")
    }

    /// Goes on from a field that the file does not have, of which the row stays, to the next that it has.
    private mutating func focusPresentField() {
        let slots = content.slots
        let next = slots.indices.first {
            $0 >= place.field.slot && slots[$0].field.isPresent && slots[$0].field.name != nil
        }
        guard let next, next != place.field.slot else { return }
        focus(FieldPlace(section: section, slot: next), atEnd: false)
    }

    // MARK: Places

    /// Moves the section at hand, with all that it holds, past the one beside it.
    mutating func moveSection(by step: Int) {
        guard mayEditDocument() else { return }
        endSelecting()
        settle()
        do throws(Proposal.MoveObstacle) {
            let moved = try proposal.movingSection(section, by: step)
            let title = proposal.sections[section].outlineTitle
            let own = proposal.byteOffset(ofSection: section)
            let caret = proposal.byteOffset(of: place.field, place.caret) - own
            takeWhole(
                moved.bytes, at: moved.start + caret,
                says: "Moved “\(title)” \(step < 0 ? "up" : "down")"
                    + (moved.leadsContents ? ", in the list of contents, too" : "")
                    + "; undo goes back.")
        } catch {
            session.message = Message("It stays: \(error).", isError: true)
        }
    }

    // MARK: Names

    /// Asks for other words of the section's heading; not where one was led to a heading in its text, whose words
    /// are at hand.
    mutating func askForTitle() {
        guard mayWrite() else { return }
        settle()
        if let part = partOfText {
            let whole = "the text of “\(proposal.sections[section].outlineTitle)”"
            say("“\(part.title)” is part of \(whole): its words are changed in place.")
        } else {
            askForSectionTitle()
        }
    }

    private mutating func askForSectionTitle() {
        guard proposal.mayRename(section) else {
            if isOnHeading() {
                say("This heading is part of the text: its words are changed in place.")
                return
            }
            say("The template words this heading; those of sections of your own can be changed.")
            return
        }
        let title = proposal.sections[section].title
        layers.open(.prompt(Prompt(.heading(section: section), label: "Heading:", text: title)))
    }

    /// Whether the caret is in a heading that is part of a section's text.
    private mutating func isOnHeading() -> Bool {
        guard fieldKind == .prose else { return false }
        let line = place.caret.line
        let blocks = blocks(around: line...line)
        return blocks.blocks(ofLine: line).contains { blocks.tree.blocks[$0].headingLevel != nil }
    }

    /// Writes a heading that was typed; nil where it is none, and it was said why.
    mutating func rename(_ index: Int, to title: String) -> [Effect]? {
        guard !title.isEmpty else {
            session.message = Message("Type the words of the heading.", isError: true)
            return nil
        }
        guard title != proposal.sections[index].title else { return [] }
        // Links of other files follow the heading only where the proposal is saved.
        if hasAllSaved, !session.host.isRestricted, let anchor = anchor(ofSection: index) {
            return [.findOffer(.heading(section: index, anchor: anchor, title: title))]
        }
        renameHere(index, to: title)
        return []
    }

    /// Writes a heading in the form's own text, where its links follow.
    mutating func renameHere(_ index: Int, to title: String) {
        let renamed = proposal.renamingSection(index, to: title)
        takeWhole(
            renamed.bytes, at: renamed.start,
            says: "The heading is “\(title)”; links here follow.")
        goToAnswer()
    }
}
