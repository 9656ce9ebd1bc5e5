import Markdown
import Prose

/// Why an item or a value was not added or taken out; nothing was changed then.
package enum ItemFault: Error, Equatable, Sendable {
    /// The section holds no list and no phases, or the field one value only.
    case noItems
    case thereAlready
    /// No item has these words; with the words of the items that there are.
    case notThere([String])
    /// The text in its place is the template's, and goes with the first item of the author's.
    case ofTemplate
    /// So many items have these words.
    case several(Int)
    /// The item would be read as something else, such as a heading.
    case notRead
}

/// An item that was not added, and why.
package struct RefusedItem: Error {
    package let words: String
    package let fault: ItemFault
}

/// Items of a section and values of a field, one by one, by their words: compared as the template's
/// words are, blind to case, emphasis and white space. The words of an item are its whole
/// paragraph, and the words of a phase its title, with the label or without.
extension Proposal {
    /// Puts items below the others of the section's list, or phases below the others: the first line
    /// of each is the title, the others are its text. All of them, or none.
    package mutating func addItems(
        _ all: [String], toSection index: Int
    ) throws(RefusedItem) {
        guard let first = all.first else { return }
        let new: [NewItem]
        var names: [NormalizedText]
        do throws(ItemFault) {
            names = try items(ofSection: index).filter(\.isOutermost).map(\.name)
        } catch {
            throw RefusedItem(words: first, fault: error)
        }
        let slot = listSlot(ofSection: index)
        let word = slot == nil ? wordOfPhases(index) : nil
        new = all.map { NewItem($0, isPhase: slot == nil, word: word) }
        let count = names.count
        var known = Set(names)
        for (item, words) in zip(new, all) {
            guard !item.name.isEmpty, slot == nil || item.isParagraph else {
                throw RefusedItem(words: words, fault: .notRead)
            }
            guard known.insert(item.name).inserted else {
                throw RefusedItem(words: words, fault: .thereAlready)
            }
            names.append(item.name)
        }
        var edited = self
        if let slot {
            edited.sections[index].content = itemContent(ofSection: index)
            edited.add(new, toList: FieldPlace(section: index, slot: slot))
        } else {
            edited.editContent(ofSection: index) { content in
                for item in new { content.addPhase(item.lines) }
            }
        }
        let now = (try? edited.itemsReadBack(ofSection: index, like: self)) ?? []
        let read = now.filter(\.isOutermost).map(\.name)
        guard read == names else {
            let wrong = zip(read, names).prefix { $0 == $1 }.count - count
            throw RefusedItem(
                words: all.indices.contains(wrong) ? all[wrong] : first, fault: .notRead)
        }
        self = edited
    }

    private mutating func add(_ new: [NewItem], toList place: FieldPlace) {
        let lineEnding = lineEnding
        edit(place) { field in
            let before = field.text
            let last = before.lines.count - 1
            let gap = before.gapOfItems(inFileOf: lineEnding)
            let items = new.flatMap { item in
                item.lines.enumerated().map { number, words in
                    let isLast = number + 1 == item.lines.count
                    return Line(
                        lead: number == 0 ? "- " : "  ", text: words,
                        trail: isLast ? gap : lineEnding)
                }
            }
            let start = before.outermostItem(at: last)
            // Above an empty item that gives way, all stays.
            let isKept = start == last && start > 0 && before.lines[last].text.isEmpty
            _ = field.text.insertItems(
                items, nextTo: start, behind: true,
                between: isKept ? before.lines[start - 1].trail : gap)
            field.text.renumber(since: before)
        }
    }

    /// Takes out the item of these words with what is nested in it, or the phase of this title with
    /// its text.
    package mutating func removeItem(
        _ words: String, fromSection index: Int
    ) throws(ItemFault) {
        let there = try items(ofSection: index)
        if there.isEmpty, !leavingItems(ofSection: index).isEmpty { throw .ofTemplate }
        let word = listSlot(ofSection: index) == nil ? wordOfPhases(index) : nil
        let item = try ItemFault.only(
            words.withoutPhaseLabel(word), of: there, \.name, \.words)
        var edited = self
        if let slot = listSlot(ofSection: index) {
            edited.sections[index].content = itemContent(ofSection: index)
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

    /// Takes the marker out that a list keeps whose last item went, where other text stands beside.
    package mutating func dropEmptyList(ofSection index: Int) {
        guard let content = sections[index].content, sections[index].isEdited, !content.isBlank,
            let slot = content.slots.firstIndex(where: { $0.field.kind == .list }),
            content.slots[slot].field.text.isEmpty,
            content.slots[slot].before.allSatisfy(\.isWhitespace)
        else { return }
        editContent(ofSection: index) { content in
            let removed = content.slots.remove(at: slot)
            if slot == 0, !content.slots.isEmpty { content.slots[0].before = removed.before }
        }
    }

    /// Lets text be written in place of an empty list that is all of its section, in which no byte
    /// changes. Returns whether it is one.
    package mutating func makeText(ofEmptyList place: FieldPlace) -> Bool {
        guard !isReadOnly, let content = sections[place.section].content, content.isBlank,
            content.slots[place.slot].field.kind == .list
        else { return false }
        let trail = content.slots[place.slot].field.text.lines[0].trail
        sections[place.section].content?.slots[place.slot].field.kind = .prose
        sections[place.section].content?.slots[place.slot].field.text = Text(
            lines: [Line(text: "", trail: trail)])
        cuts[place.section] = nil
        return true
    }

    /// Lets text be written below the value that is all of its section, in which no byte changes: more
    /// than a value is text as a whole. Returns whether it is one.
    package mutating func makeText(ofValue place: FieldPlace) -> Bool {
        guard !isReadOnly, sections[place.section].isPresent, kind(of: place.section) == .value,
            let slots = sections[place.section].content?.slots, slots.count == 1
        else { return false }
        let field = slots[0].field
        guard field.standIn == nil, !field.text.isEmpty, field.lead.isEmpty, field.isAsWritten,
            !field.kind.isSeveral
        else { return false }
        sections[place.section].content?.slots[0].field = Field(.prose, text: field.text)
        cuts[place.section] = nil
        return true
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

    /// Items of the template's that go with the first that is added: in their order, without marks.
    package func leavingItems(ofSection index: Int) -> [String] {
        guard sections[index].isUntouched, let asked = templateSection(of: index) else { return [] }
        return asked.blocks.filter { $0.isItem && !$0.isKept }.map(\.text)
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

    /// `Phase` where its phases have `Phase 1: ` before their titles.
    private func wordOfPhases(_ index: Int) -> String? {
        content(ofSection: index).slots.lazy.compactMap { slot -> String? in
            guard case .phaseTitle = slot.field.kind else { return nil }
            return slot.field.text.lines[0].lead.wordOfPhase
        }.first
    }

    private func listSlot(ofSection index: Int) -> Int? {
        itemContent(ofSection: index).slots.firstIndex { $0.field.kind == .list }
    }

    /// The section cut into fields; one that would be prose has its only list as one.
    private func itemContent(ofSection index: Int) -> Content {
        let content = content(ofSection: index)
        let section = sections[index]
        let isText = content.slots.allSatisfy { $0.field.kind == .prose }
        guard isText, section.isPresent, !section.isUntouched, section.content == nil else {
            return content
        }
        switch kind(of: index) {
        case .fields, .value: return content
        case .list, .phases, .prose, .parent:
            guard section.role != .head else { return content }
            return ContentReader(section.body, template: template).itemContent() ?? content
        }
    }

    /// Items with words, nested items too.
    private func items(ofSection index: Int) throws(ItemFault) -> [Item] {
        let slots = itemContent(ofSection: index).slots
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
            // All of the item's first paragraph.
            var end = line + 1
            while end < text.lines.count, !text.lines[end].isItem,
                !text.lines[end - 1].endsParagraph
            { end += 1 }
            let words = text.lines[line..<end].map(\.text).joined(separator: " ")
            let name = NormalizedText(words)
            guard !name.isEmpty else { return nil }
            return Item(
                name: name, words: words, at: line, isOutermost: text.parent(of: line) == nil)
        }
    }

    /// The items of the section as they are read from its new bytes; no other section may have come
    /// or gone.
    private func itemsReadBack(
        ofSection index: Int, like before: Proposal
    ) throws(ItemFault) -> [Item] {
        let again = Proposal(bytes, template: template)
        // A section that only the template has is written with its first item.
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
    /// The only item among several that has these words.
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

/// An item that is to be added.
private struct NewItem {
    let lines: [String]
    let name: NormalizedText

    /// - Parameter word: that of the labels of the section's phases, which are not the title's.
    init(_ words: String, isPhase: Bool, word: String?) {
        var lines = words.trimmed.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).map(String.init)
        if isPhase { lines[0] = lines[0].withoutPhaseLabel(word) }
        self.lines = lines
        let paragraph = isPhase ? lines.prefix(1) : lines.prefix { !$0.trimmed.isEmpty }
        name = NormalizedText(paragraph.joined(separator: " "))
    }

    /// Whether it is read as one paragraph of an item.
    var isParagraph: Bool {
        let tree = BlockTree(Array(("- " + lines.joined(separator: "\n  ") + "\n").utf8))
        // The document, the list, the item and the paragraph.
        return tree.blocks.count == 4 && tree.blocks[3].isText
    }
}

extension Line {
    /// Whether a blank line stands below it.
    fileprivate var endsParagraph: Bool { trail.count(where: \.isNewline) > 1 }
}

extension Text {
    /// The line ends between the last items of a list, without the blanks of blank lines.
    fileprivate func gapOfItems(inFileOf lineEnding: String) -> String {
        let last = outermostItem(at: lines.count - 1)
        let end = lineEnd(at: lines.count - 1, inFileOf: lineEnding)
        // Of one item alone, what stands between its own parts.
        let gap = last > 0 ? lines[last - 1] : lines.dropLast().first(where: \.endsParagraph)
        return String(repeating: end, count: max(gap?.trail.count(where: \.isNewline) ?? 1, 1))
    }
}

extension Content {
    /// A phase below the others, in place of one that is empty.
    fileprivate mutating func addPhase(_ lines: [String]) {
        guard let last = slots.lastIndex(where: \.field.isPhase) else { return }
        var phase = last - 1..<last + 1
        if !slots[phase].allSatisfy(\.field.text.isEmpty) {
            insertPhase(after: phase)
            phase = phase.upperBound..<phase.upperBound + 2
        }
        setPhase(phase, title: lines[0], text: Array(lines.dropFirst()))
    }
}

extension String {
    /// `Alpha` of `Phase 1: Alpha`, where labels have this word.
    fileprivate func withoutPhaseLabel(_ word: String?) -> String {
        guard let end = word.flatMap(endOfPhaseLabel), end < utf8.count || hasSuffix(":") else {
            return self
        }
        return bytes(from: end)
    }
}
