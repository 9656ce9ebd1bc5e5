import Proposals
import Prose

/// The words that are looked for, as long as the form is open.
package struct Search: Equatable, Sendable {
    package var words = ""
    package var replacement = ""
    package var areWhole = false
    /// Whether they were looked for backwards.
    var isBackward = false

    /// Nil before anything was looked for.
    package var pattern: SearchWords? { SearchWords(words, areWhole: areWhole) }
}

/// Where words stand in the whole document, as it is written.
package struct Matches: Sendable {
    /// Bytes of the document.
    package private(set) var ranges: [Range<Int>] = []
    /// How many stand in each section.
    package private(set) var counts: [Int: Int] = [:]
    private let text: SearchedText
    /// The sections of the file, with the bytes of what is the author's in them; of those that nobody
    /// began each line that is seen.
    private let sections: [(index: Int, bytes: Range<Int>)]

    init(in proposal: Proposal) {
        text = SearchedText(proposal.bytes)
        var at = 0
        var sections: [(index: Int, bytes: Range<Int>)] = []
        for index in proposal.sections.indices where proposal.sections[index].isPresent {
            let section = proposal.sections[index]
            // What the template asks in a section that is not begun is shown beside it.
            let isShown = proposal.isAllText(ofSection: index)
            let own = isShown ? section.byteCount : section.heading.utf8.count
            sections.append((index, at..<at + own))
            if !isShown {
                let seen = proposal.seenLines(ofSection: index)
                sections += seen.map { (index: index, bytes: $0.bytes) }
            }
            at += section.byteCount
        }
        self.sections = sections
    }

    mutating func find(_ words: SearchWords?) {
        (ranges, counts) = ([], [:])
        guard let words else { return }
        var next = 0
        for range in words.ranges(in: text) {
            while next < sections.count, sections[next].bytes.upperBound <= range.lowerBound {
                next += 1
            }
            guard next < sections.count else { break }
            guard sections[next].bytes.contains(range.lowerBound),
                range.upperBound <= sections[next].bytes.upperBound
            else { continue }
            ranges.append(range)
            counts[sections[next].index, default: 0] += 1
        }
    }

    /// Leaves only some of the matches, which are given in order.
    mutating func keep(_ kept: [Range<Int>]) {
        (ranges, counts) = (kept, [:])
        var next = 0
        for range in kept {
            while sections[next].bytes.upperBound <= range.lowerBound { next += 1 }
            counts[sections[next].index, default: 0] += 1
        }
    }

    /// Those that a command means: within a line, and without others the first of each.
    func meant(by substitution: Substitution) -> [Range<Int>] {
        var last = -1
        return ranges.filter { range in
            guard !text.holdsLineEnd(range) else { return false }
            defer { last = range.lowerBound }
            return substitution.isGlobal || last < 0
                || text.holdsLineEnd(last..<range.lowerBound)
        }
    }

    /// Where the line of a byte ends.
    func endOfLine(at byte: Int) -> Int { text.endOfLine(at: byte) }

    /// The first that begins at a byte or behind it; from the top again where none does.
    func index(from byte: Int) -> Int? {
        ranges.isEmpty ? nil : ranges.firstIndex { $0.lowerBound >= byte } ?? 0
    }

    /// The last that ends at a byte or before it; from the end again where none does.
    func index(before byte: Int) -> Int? {
        ranges.isEmpty ? nil : ranges.lastIndex { $0.upperBound <= byte } ?? ranges.count - 1
    }

    /// The section that one stands in.
    func section(of match: Int) -> Int? {
        sections.first { $0.bytes.contains(ranges[match].lowerBound) }?.index
    }
}

extension Form {
    /// The bytes that the caret, or the selection, stands at.
    var bytesAtCaret: Range<Int> {
        guard let selection = place.selection else {
            let caret = byte(of: place.caret)
            return caret..<caret
        }
        let start = byte(of: selection.lowerBound)
        return start..<max(start, byte(of: selection.upperBound))
    }

    /// The byte of a position in the field at hand, also of what is seen in a section nobody began.
    private func byte(of position: Position) -> Int {
        let seen = proposal.seenLines(ofSection: section).first {
            $0.place == place.field && $0.line == position.line
        }
        return seen.map { $0.bytes.lowerBound + position.offset }
            ?? proposal.byteOffset(of: place.field, position)
    }

    /// To the next or the previous of the words that were looked for last.
    mutating func findAgain(step: Int) {
        guard let pattern = session.search.pattern else { return openFind(for: .finding) }
        settle()
        // Where commands have keys of their own, the next one is further on the way.
        let step = session.mode != nil && session.search.isBackward ? -step : step
        var matches = Matches(in: proposal)
        matches.find(pattern)
        let here = bytesAtCaret
        let found =
            step > 0
            ? matches.index(from: max(here.upperBound, here.lowerBound + (here.isEmpty ? 1 : 0)))
            : matches.index(before: here.lowerBound)
        guard let found else {
            session.message = Message("“\(pattern.text)” is nowhere.", isError: true)
            return
        }
        let origin = place
        jump {
            $0.show(matches.ranges[found])
            $0.leaveFound(isBackward: step < 0, from: origin)
        }
        let isOver =
            step > 0
            ? matches.ranges[found].lowerBound < here.lowerBound
            : matches.ranges[found].lowerBound > here.lowerBound
        let around = isOver ? (step > 0 ? ", from the top again" : ", from the end again") : ""
        say("\(found + 1) of \(matches.ranges.count)\(around)")
    }

    /// Goes to bytes of the document, and selects them where they are text; in a heading it selects
    /// nothing.
    mutating func show(_ range: Range<Int>) {
        let (first, last) = (range.lowerBound, range.upperBound)
        let start = proposal.seenPlace(atByte: first) ?? proposal.place(atByte: first)
        let end = proposal.seenPlace(atByte: last) ?? proposal.place(atByte: last)
        focus(start.place, at: start.position)
        guard start.place == end.place, place.field == start.place, start.position < end.position
        else { return }
        place.anchor = start.position
        place.caret = end.position
    }

    /// Leaves the caret at the words that were found, with nothing selected where typing would
    /// not be meant to replace them. In a mode that selects, the selection reaches there.
    ///
    /// - Parameter origin: the place before.
    mutating func leaveFound(isBackward: Bool, from origin: Place) {
        if standsOnCharacters || session.keymap.keepsSelections && isBackward {
            goToStartOfSelection()
        } else if session.keymap.keepsSelections {
            dropSelection()
        }
        if session.mode?.name == EditingMode.select.rawValue, origin.anchor != nil,
            origin.field == place.field
        {
            let found = place.caret
            place = origin
            inSelection { $0.place.caret = found }
        }
        let isBehind = session.keymap.keepsSelections || standsOnCharacters
        session.foundPlace = isBehind ? nil : place
    }

    /// Enter right behind a search is the next place, and takes no words out. Returns whether it was.
    mutating func findAgainByEnter() -> Bool {
        guard session.foundPlace == place else { return false }
        // In modes the way back is known.
        findAgain(step: session.search.isBackward && session.mode == nil ? -1 : 1)
        return true
    }

    /// To the next place of the word at the caret.
    mutating func findWord(step: Int) {
        let text = wrapped
        guard let range = text.range(of: .word, at: place.caret, selection: nil),
            range.lowerBound.line == place.caret.line
        else { return say("There is no word here.") }
        session.search = Search(
            words: text.text.string(in: range), replacement: session.search.replacement,
            areWhole: true, isBackward: step < 0)
        findAgain(step: 1)
    }

    /// Onto the first of the characters that are selected, and nothing is any more: a keymap with modes
    /// types nothing in the place of what was found.
    mutating func goToStartOfSelection() {
        if let selection = place.selection { place.caret = selection.lowerBound }
        place.anchor = nil
    }
}
