import Markdown
import Prose

/// Why an item or a value was not added or taken out; nothing was changed then.
package enum ItemFault: Error, Equatable, Sendable {
    /// The section holds no list and no phases, or the field one value only.
    case noItems
    case thereAlready
    /// No item has these words; those of the ones that there are.
    case notThere([String])
    /// So many items have these words.
    case several(Int)
    /// It would be read as something else, such as a heading.
    case notRead
}

/// Items of a section and values of a field, one by one, by their words: compared as the template's
/// are, blind to case, emphasis and white space.
extension Proposal {
    /// Puts an item below the others of the section's list, or a phase below the others: its first
    /// line is the title, the others are its text.
    package mutating func addItem(
        _ words: String, toSection index: Int
    ) throws(ItemFault) {
        let lines = words.trimmed.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        )
        .map(String.init)
        let there = try items(ofSection: index)
        let wanted = NormalizedText(lines[0])
        guard !wanted.isEmpty else { throw .notRead }
        guard !there.contains(where: { $0.isOutermost && $0.name == wanted }) else {
            throw .thereAlready
        }
        var edited = self
        if let slot = listSlot(ofSection: index) {
            let lineEnding = lineEnding
            edited.edit(FieldPlace(section: index, slot: slot)) { field in
                let before = field.text
                let last = before.lines.count - 1
                let items = lines.enumerated().map { number, words in
                    Line(lead: number == 0 ? "- " : "  ", text: words, trail: lineEnding)
                }
                _ = field.text.insertItems(
                    items, nextTo: before.outermostItem(at: last), behind: true,
                    between: before.itemTrail(at: last, inFileOf: lineEnding))
                field.text.renumber(since: before)
            }
        } else {
            edited.editContent(ofSection: index) { content in
                guard let last = content.slots.lastIndex(where: \.field.isPhase) else { return }
                var phase = last - 1..<last + 1
                if !content.slots[phase].allSatisfy(\.field.text.isEmpty) {
                    content.insertPhase(after: phase)
                    phase = phase.upperBound..<phase.upperBound + 2
                }
                content.setPhase(phase, title: lines[0], text: Array(lines.dropFirst()))
            }
        }
        let now = try edited.itemsReadBack(ofSection: index, like: self)
        guard now.count(where: \.isOutermost) == there.count(where: \.isOutermost) + 1,
            now.last(where: \.isOutermost)?.name == wanted
        else { throw .notRead }
        self = edited
    }

    /// Takes out the item of these words with what is nested in it, or the phase of this title with
    /// its text.
    package mutating func removeItem(
        _ words: String, fromSection index: Int
    ) throws(ItemFault) {
        let there = try items(ofSection: index)
        let item = try ItemFault.only(words, of: there, \.name, \.words)
        var edited = self
        if let slot = listSlot(ofSection: index) {
            edited.edit(FieldPlace(section: index, slot: slot)) { field in
                let before = field.text
                field.text.removeItem(before.item(at: item.at))
                field.text.renumber(since: before)
            }
        } else {
            edited.editContent(ofSection: index) { $0.removePhase(item.at..<item.at + 2) }
        }
        let now = try edited.itemsReadBack(ofSection: index, like: self)
        guard now.count < there.count else { throw .notRead }
        self = edited
    }

    /// Puts a value behind the others of a field that holds several.
    package mutating func addValue(_ value: String, at place: FieldPlace) throws(ItemFault) {
        let field = field(at: place)
        guard field.kind.isSeveral else { throw .noItems }
        let wanted = NormalizedText(value)
        // In front matter a value with a comma gets quotes.
        let isOne = !value.contains { $0.isNewline || $0 == "," && field.yaml == nil }
        guard !wanted.isEmpty, isOne else { throw .notRead }
        guard !field.text.lines.contains(where: { NormalizedText($0.text) == wanted }) else {
            throw .thereAlready
        }
        edit(place) { field in
            guard !field.text.isEmpty else { return field.setTexts([value.trimmed]) }
            let last = field.text.lines.count - 1
            field.addValue(below: last)
            var line = field.text.lines[last + 1]
            line.text = value.trimmed
            field.text.replaceLines(last + 1..<last + 2, with: [line])
        }
    }

    /// Takes a value out of a field that holds several; the last leaves it empty.
    package mutating func removeValue(_ value: String, at place: FieldPlace) throws(ItemFault) {
        let field = field(at: place)
        guard field.kind.isSeveral else { throw .noItems }
        let texts = Array(field.text.lines.map(\.text).filter { !$0.isEmpty }.enumerated())
        let found = try ItemFault.only(value, of: texts, { NormalizedText($0.element) }, \.element)
        guard texts.count > 1 else { return setValue("", at: place) }
        edit(place) { $0.removeValue(found.offset) }
    }

    // MARK: What is there

    /// An item of a list or a phase.
    private struct Item {
        let name: NormalizedText
        let words: String
        /// The line of the list, or the slot of the phase's title.
        let at: Int
        let isOutermost: Bool
    }

    private func listSlot(ofSection index: Int) -> Int? {
        content(ofSection: index).slots.firstIndex { $0.field.kind == .list }
    }

    /// Items with words, those that are nested too.
    private func items(ofSection index: Int) throws(ItemFault) -> [Item] {
        let slots = content(ofSection: index).slots
        guard let slot = listSlot(ofSection: index) else {
            guard slots.contains(where: \.field.isPhase) else { throw .noItems }
            return slots.indices.compactMap { slot in
                guard case .phaseTitle = slots[slot].field.kind else { return nil }
                let words = slots[slot].field.text.string
                let name = NormalizedText(words)
                return name.isEmpty
                    ? nil : Item(name: name, words: words, at: slot, isOutermost: true)
            }
        }
        let text = slots[slot].field.text
        return text.lines.indices.compactMap { line in
            guard text.lines[line].isItem else { return nil }
            let words = text.lines[line].text
            let name = NormalizedText(words)
            guard !name.isEmpty else { return nil }
            return Item(
                name: name, words: words, at: line, isOutermost: text.parent(of: line) == nil)
        }
    }

    /// What the section is read as from its new bytes; no other section may have come or gone.
    private func itemsReadBack(
        ofSection index: Int, like before: Proposal
    ) throws(ItemFault) -> [Item] {
        let again = Proposal(bytes, template: template)
        // One that only the template has is written with its first item.
        let titles = { (proposal: Proposal) in proposal.sections.map(\.path) }
        guard titles(again) == titles(before), again.sections[index].isPresent else {
            throw .notRead
        }
        guard !again.sections[index].isBlank else { return [] }
        guard let items = try? again.items(ofSection: index) else { throw .notRead }
        return items
    }
}

extension ItemFault {
    /// The one among several that has these words.
    fileprivate static func only<Item>(
        _ words: String, of items: [Item], _ name: (Item) -> NormalizedText,
        _ shown: (Item) -> String
    ) throws(ItemFault) -> Item {
        let wanted = NormalizedText(words)
        let found = items.filter { name($0) == wanted }
        switch found.count {
        case 1: return found[0]
        case 0: throw .notThere(items.map(shown))
        default: throw .several(found.count)
        }
    }
}
