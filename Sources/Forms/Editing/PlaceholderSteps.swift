import Proposals
import Prose

/// The template's words that stand for the author's, in text that is worked on: gone to one after the
/// other, and typed over as a whole.
extension Form {
    /// Words of the template's that a position is before or in, and that stand for others.
    package func placeholder(at position: Position) -> Range<Position>? {
        // Of wrapped lines, those around hold it.
        let near = max(position.line - 8, 0)..<position.line + 9
        return proposal.placeholders(ofField: place.field, in: near).first {
            $0.lowerBound <= position && position < $0.upperBound
        }
    }

    /// Whether what is selected is just such words.
    package var isPlaceholderSelected: Bool {
        guard let selection = place.selection else { return false }
        return placeholder(at: selection.lowerBound) == selection
    }

    /// Selects such words at the caret, that a character takes their place: where the caret was brought
    /// there, and not typed to. Where letters may be commands, it was brought by a key that goes to
    /// fields, for motions go to a place in the words, too.
    mutating func selectPlaceholder(typing character: Character) {
        guard session.isGoneTo, session.mode == nil || session.isLed, place.selection == nil,
            !character.isWhitespace, !proposal.isReadOnly,
            let words = placeholder(at: place.caret)
        else { return }
        selectWords(words)
    }

    /// Where letters are commands, the one to type selects such words that the caret was brought to.
    mutating func typeOverPlaceholder() {
        guard !standsOnCharacters, !proposal.isReadOnly, let words = placeholder(at: place.caret),
            words.lowerBound == place.caret
        else { return }
        selectWords(words)
    }

    /// Tab goes to the next such words of the field. Returns whether there are any behind the caret.
    mutating func goToPlaceholder() -> Bool {
        guard !proposal.isReadOnly, place.selection == nil || isPlaceholderSelected else {
            return false
        }
        let here = place.caret
        let next = proposal.placeholders(ofField: place.field).first {
            // The caret stands on those that it was brought to.
            standsOnCharacters ? $0.lowerBound > here : $0.lowerBound >= here
        }
        guard let next else { return false }
        history.endTyping()
        selectWords(next)
        let key = key(for: .nextField, in: keyContext)
        let typing = standsOnCharacters ? self.key(for: .mode(.insert), in: keyContext) : nil
        say(
            (typing.map { "\($0) types" } ?? "Type") + " in place of the template's words."
                + (key.map { " \($0) goes on." } ?? ""))
        return true
    }

    /// Where Tab went on in a section, to the first such words there: a field for an answer above the
    /// template's text is left as a line of the text would be.
    mutating func goOnToPlaceholder(inSection index: Int) {
        guard section == index, !isInTable else { return }
        if standsOnCharacters, placeholder(at: place.caret)?.lowerBound == place.caret { return }
        _ = goToPlaceholder()
    }

    /// Goes to the nearest such words of the document: in sections that are not begun and may be left
    /// out there is nothing to do. Returns whether there are any.
    mutating func focusPlaceholder(by step: Int) -> Bool {
        let here = (place.field.order, place.selection?.lowerBound ?? place.caret)
        var left: [(field: FieldPlace, words: Range<Position>)] = []
        for index in proposal.sections.indices where proposal.sections[index].isPresent {
            let asked = proposal.templateSection(of: index)
            if proposal.sections[index].isUntouched, asked?.isOptional == true { continue }
            for slot in proposal.content(ofSection: index).slots.indices {
                let field = FieldPlace(section: index, slot: slot)
                left += proposal.placeholders(ofField: field).map {
                    (field: field, words: $0)
                }
            }
        }
        let next =
            step > 0
            ? left.first { ($0.field.order, $0.words.lowerBound) > here } ?? left.first
            : left.last { ($0.field.order, $0.words.lowerBound) < here } ?? left.last
        guard let next else { return false }
        focus(next.field, at: next.words.lowerBound)
        if let words = placeholder(at: place.caret) { selectWords(words) }
        return true
    }

    /// Selects words to be typed over; where letters are commands the caret stands on the first.
    private mutating func selectWords(_ words: Range<Position>) {
        place.column = nil
        place.isMarked = false
        place.anchor = standsOnCharacters ? nil : words.lowerBound
        place.caret = standsOnCharacters ? words.lowerBound : words.upperBound
    }
}
