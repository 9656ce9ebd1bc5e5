import Markdown
import Proposals
import Prose

/// Numbered phases: each a title and a text that move together; numbers follow the order.
extension Form {
    /// The slots of the phase at hand: its title and its text.
    var phase: Range<Int>? {
        switch field.kind {
        case .phaseTitle: place.field.slot..<place.field.slot + 2
        case .phaseText: place.field.slot - 1..<place.field.slot + 1
        case .prose, .list, .line, .number, .date, .people, .values, .choice: nil
        }
    }

    mutating func newPhase() {
        guard let phase else { return }
        history.endTyping()
        editContent { $0.insertPhase(after: phase) }
        focusPhase(at: phase.upperBound)
    }

    /// Takes the phase out, with its text; the last one is emptied. Returns whether none stood below.
    mutating func cutPhase() -> Bool {
        guard let phase else { return false }
        editContent { $0.removePhase(phase) }
        let isLast =
            phase.lowerBound >= content.slots.count
            || !content.slots[phase.lowerBound].field.isPhase
        guard isLast, phase.lowerBound > 0 else {
            focusPhase(at: phase.lowerBound)
            return isLast
        }
        // Behind the new last phase, where a paste brings this one back.
        focusPhase(at: phase.lowerBound - 1)
        place.caret = field.text.end
        return true
    }

    /// - Parameter copied: a title and a text for each phase.
    /// - Parameter behind: whether behind the phase at hand; nil for where the caret tells.
    mutating func pastePhases(_ copied: [Slot], behind: Bool? = nil) {
        guard let phase else { return }
        history.endTyping()
        let isBehind =
            behind ?? (place.field.slot == phase.upperBound - 1 && place.caret == field.text.end)
        let isEmpty = content.slots[phase].allSatisfy(\.field.text.isEmpty)
        let first = isBehind && !isEmpty ? phase.upperBound : phase.lowerBound
        editContent { content in
            for start in stride(from: 0, to: copied.count, by: 2) {
                let new = Array(copied[start..<start + 2])
                if start > 0 {
                    let above = first + start - 2
                    content.insert(new, nextTo: above..<above + 2, behind: true)
                } else if isEmpty {
                    content.fillPhase(phase, with: new)
                } else {
                    content.insert(new, nextTo: phase, behind: isBehind)
                }
            }
        }
        focusPhase(at: first)
    }

    mutating func movePhase(by step: Int) {
        guard let phase else { return }
        let other = step < 0 ? phase.lowerBound - 2 : phase.upperBound
        guard content.slots.indices.contains(other), content.slots[other].field.isPhase else {
            say(step < 0 ? "This is the first phase." : "This is the last phase.")
            return
        }
        let first = min(phase.lowerBound, other)
        editContent { $0.swapPhases(at: first) }
        place.field.slot += step * 2
        place.anchor = nil
        clampPlace()
    }

    private mutating func focusPhase(at slot: Int) {
        place = Place(FieldPlace(section: section, slot: slot))
        clampPlace()
    }
}
