import Markdown
import Prose

/// Phases as slots of a section: each a title and a text that move together; numbers follow the
/// order.
extension Field {
    package var isPhase: Bool {
        switch kind {
        case .phaseTitle, .phaseText: true
        case .prose, .list, .line, .number, .date, .people, .values, .choice: false
        }
    }
}

extension Content {
    /// A new phase in the form of the one before it.
    package mutating func insertPhase(after phase: Range<Int>) {
        let (title, text) = (slots[phase.lowerBound], slots[phase.upperBound - 1])
        var newTitle = title
        var line = title.field.text.lines[0]
        line.text = ""
        newTitle.field.text = Text(lines: [line])
        newTitle.field.fitPhaseLabel()
        var newText = text
        newText.before = ""
        let lead = text.field.text.lines.first { !$0.lead.isEmpty }?.lead ?? "   "
        // The signs that close the bold of a title belong to the title alone.
        newText.field.text = Text(lines: [
            Line(lead: lead, text: "", trail: line.trail.filter(\.isNewline))
        ])
        newText.field.isPresent = false
        insert([newTitle, newText], nextTo: phase, behind: true)
    }

    /// Drops blanks inside of the bold of titles, which would not be bold: `**Phase 3: Title **`.
    mutating func closeBoldTitles() {
        for index in slots.indices {
            guard case .phaseTitle = slots[index].field.kind else { continue }
            var line = slots[index].field.text.lines[0]
            guard line.trail.hasPrefix("**"), !line.text.isEmpty else { continue }
            let start =
                line.lead.hasSuffix("**") ? line.text.drop(while: \.isWhitespace) : line.text[...]
            let text = start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
            guard text != line.text else { continue }
            line.text = text
            slots[index].field.text = Text(lines: [line])
            slots[index].field.fitPhaseLabel()
        }
    }

    /// Puts a phase behind or before another.
    package mutating func insert(_ new: [Slot], nextTo phase: Range<Int>, behind: Bool) {
        let first = firstPhaseNumber
        let ending = slots[phase.lowerBound].field.text.lineEnd(at: 0)
        let between = blankLines(nextTo: phase, ending: ending)
        var new = new
        if behind {
            new[0].before = between
        } else {
            new[0].before = slots[phase.lowerBound].before
            slots[phase.lowerBound].before = between
        }
        slots.insert(contentsOf: new, at: behind ? phase.upperBound : phase.lowerBound)
        endLines(from: phase.lowerBound, ending: ending)
        renumberPhases(from: first)
    }

    /// The line ends between phases: as they are behind this phase, or before it.
    private func blankLines(nextTo phase: Range<Int>, ending: String) -> String {
        let next = slots.indices.contains(phase.upperBound) ? slots[phase.upperBound] : nil
        if let next, next.field.isPhase { return next.before }
        let isFirst = phase.lowerBound == 0 || !slots[phase.lowerBound - 1].field.isPhase
        if !isFirst { return slots[phase.lowerBound].before }
        return slots[phase.upperBound - 1].field.isPresent ? ending : ""
    }

    /// Puts the words of a phase in place of an empty phase.
    package mutating func fillPhase(_ phase: Range<Int>, with new: [Slot]) {
        let first = firstPhaseNumber
        let ending = slots[phase.lowerBound].field.text.lineEnd(at: 0)
        slots[phase.lowerBound].field.text = new[0].field.text
        slots[phase.upperBound - 1] = new[1]
        endLines(from: phase.lowerBound, ending: ending)
        renumberPhases(from: first)
    }

    /// Gives a phase without words its title, and the lines of its text.
    mutating func setPhase(_ phase: Range<Int>, title: String, text: [String]) {
        let ending = slots[phase.lowerBound].field.text.lineEnd(at: 0)
        var line = slots[phase.lowerBound].field.text.lines[0]
        line.text = title
        slots[phase.lowerBound].field.text = Text(lines: [line])
        slots[phase.lowerBound].field.fitPhaseLabel()
        guard !text.isEmpty else { return }
        let lead = slots[phase.upperBound - 1].field.text.lines[0].lead
        slots[phase.upperBound - 1].field.text = Text(
            lines: text.enumerated().map { index, words in
                let isLast = index + 1 == text.count
                return Line(
                    lead: words.isEmpty ? "" : lead, text: words,
                    trail: isLast ? line.trail.filter(\.isNewline) : ending)
            })
        slots[phase.upperBound - 1].field.isPresent = true
        endLines(from: phase.lowerBound, ending: ending)
    }

    /// Takes a phase out; the last one stays, without words.
    package mutating func removePhase(_ phase: Range<Int>) {
        let first = firstPhaseNumber
        let before = slots[phase.lowerBound].before
        if slots.count(where: \.field.isPhase) == 2 {
            var title = slots[phase.lowerBound].field.text.lines[0]
            title.text = ""
            slots[phase.lowerBound].field.text = Text(lines: [title])
            slots[phase.lowerBound].field.fitPhaseLabel()
            slots[phase.upperBound - 1].field.isPresent = false
            slots[phase.upperBound - 1].field.text = Text(lines: [
                Line(lead: "   ", text: "", trail: title.trail)
            ])
            return
        }
        slots.removeSubrange(phase)
        if slots.indices.contains(phase.lowerBound), slots[phase.lowerBound].field.isPhase {
            slots[phase.lowerBound].before = before
        }
        renumberPhases(from: first)
    }

    /// Swaps the phase at a slot with the one after it; the blank lines between stay.
    package mutating func swapPhases(at slot: Int) {
        let first = firstPhaseNumber
        let (one, two) = (Array(slots[slot..<slot + 2]), Array(slots[slot + 2..<slot + 4]))
        let (top, between) = (one[0].before, two[0].before)
        let ending = one[0].field.text.lineEnd(at: 0)
        let isOpen = slots[slot + 2..<slot + 4].last { $0.isWritten }?.field.endsOpen ?? false
        slots.replaceSubrange(slot..<slot + 4, with: two + one)
        slots[slot].before = top
        slots[slot + 2].before = between
        if isOpen {
            endLines(from: slot, ending: ending)
            if let last = slots[slot..<slot + 4].lastIndex(where: \.isWritten) {
                slots[last].field.openEnd()
            }
        }
        renumberPhases(from: first)
    }

    /// Every field that another follows ends its line.
    private mutating func endLines(from start: Int, ending: String) {
        for index in start..<slots.count where slots[index].isWritten && slots[index].field.endsOpen
        {
            guard slots[(index + 1)...].contains(where: \.isWritten) else { continue }
            slots[index].field.closeEnd(ending)
        }
    }

    /// The numeral of the first phase, from which the others count.
    private var firstPhaseNumber: Int {
        slots.first { $0.field.isPhase }?.field.text.lines[0].lead.itemNumber?.value ?? 1
    }

    /// Rewrites numerals only; a list that repeats one number keeps it.
    private mutating func renumberPhases(from first: Int) {
        let titles = slots.indices.filter {
            if case .phaseTitle = slots[$0].field.kind { return true }
            return false
        }
        let leads = titles.map { slots[$0].field.text.lines[0].lead }
        let numbers = leads.map { $0.itemNumber?.value ?? 0 }
        let repeats = numbers.count > 2 && Set(numbers).count == 1
        for (count, index) in titles.enumerated() {
            let number = repeats ? first : first + count
            var line = slots[index].field.text.lines[0]
            line.lead = line.lead.renumbered(item: number, label: count + 1)
            slots[index].field.text = Text(lines: [line])
            slots[index].field.kind = .phaseTitle(number: count + 1)
            slots[index + 1].field.kind = .phaseText(number: count + 1)
        }
    }
}

extension Field {
    fileprivate var endsOpen: Bool { !(text.lines.last?.trail.contains { $0.isNewline } ?? false) }

    fileprivate mutating func closeEnd(_ ending: String) {
        setTrail((text.lines.last?.trail ?? "") + ending)
    }

    fileprivate mutating func openEnd() {
        let trail = text.lines.last?.trail ?? ""
        setTrail(String(trail.prefix { !$0.isNewline }))
    }

    private mutating func setTrail(_ trail: String) {
        var line = text.lines[text.lines.count - 1]
        line.trail = trail
        text.replaceLines(text.lines.count - 1..<text.lines.count, with: [line])
    }
}

extension String {
    /// The label in a phase's lead, behind its numeral and the signs of bold: `Phase 3`, as bytes of
    /// its words and of its number.
    fileprivate var phaseLabel: (words: Range<Int>, number: Range<Int>)? {
        guard let numeral = itemNumber else { return nil }
        let bytes = Array(utf8)
        let isSign = { "*_.:) \t".utf8.contains($0) as Bool }
        guard let start = bytes[numeral.range.upperBound...].firstIndex(where: { !isSign($0) }),
            let end = bytes.lastIndex(where: { (0x30...0x39).contains($0) }), end > start
        else { return nil }
        let digits = bytes[start...end].reversed().prefix { (0x30...0x39).contains($0) }.count
        let number = end + 1 - digits..<end + 1
        var last = number.lowerBound
        while last > start, isSign(bytes[last - 1]) { last -= 1 }
        return last > start ? (start..<last, number) : nil
    }

    /// The word of the label in a phase's lead.
    var wordOfPhase: String? { phaseLabel.map { bytes($0.words) } }

    /// A phase's lead with its numeral, and the number of its label if it has one.
    fileprivate func renumbered(item: Int, label: Int) -> String {
        guard let numeral = itemNumber else { return self }
        var lead = self
        if let phaseLabel { lead.replaceBytes(phaseLabel.number, with: String(label)) }
        lead.replaceBytes(numeral.range, with: String(item))
        return lead
    }
}
