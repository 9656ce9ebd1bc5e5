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
    /// The sections of the file, with the bytes of what is the author's in them.
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
        let caret = proposal.byteOffset(of: place.field, place.caret)
        guard let selection = place.selection else { return caret..<caret }
        let start = proposal.byteOffset(of: place.field, selection.lowerBound)
        return start..<max(start, proposal.byteOffset(of: place.field, selection.upperBound))
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
        let (start, end) = (
            proposal.place(atByte: range.lowerBound), proposal.place(atByte: range.upperBound)
        )
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

    // MARK: Replacing

    /// Fields, the places of words in each that others can take, and the bytes of these in the
    /// document.
    private typealias Replaceable = [(
        place: FieldPlace, ranges: [Range<Position>], bytes: [Range<Int>]
    )]

    private func replaceableFields(
        _ ranges: some Sequence<Range<Int>>, with words: String
    ) -> Replaceable {
        let bytes = proposal.bytes
        var finder = PlaceFinder(proposal)
        var fields: Replaceable = []
        for range in ranges {
            let start = finder.place(atByte: range.lowerBound)
            let end = finder.place(atByte: range.upperBound)
            guard start.place == end.place, start.position < end.position else { continue }
            let field = proposal.field(at: start.place)
            guard field.mayHold(words, from: start.position, to: end.position),
                !field.text.keepsLines(from: start.position, to: end.position),
                field.text.string(in: start.position..<end.position)
                    .isWritten(bytes[range])
            else { continue }
            if fields.last?.place != start.place { fields.append((start.place, [], [])) }
            fields[fields.count - 1].ranges.append(start.position..<end.position)
            fields[fields.count - 1].bytes.append(range)
        }
        return fields
    }

    /// The ranges that words can take the place of: the others stand in headings, marks and values
    /// that are chosen or only read.
    func replaceable(_ ranges: some Sequence<Range<Int>>, with words: String) -> [Range<Int>] {
        replaceableFields(ranges, with: words).flatMap(\.bytes)
    }

    /// Puts words in place of others, as one step of undo.
    ///
    /// - Parameter keepsCapital: whether words in place of a word with a capital begin with one.
    /// - Returns: the ranges that were replaced.
    mutating func replace(
        _ ranges: some Sequence<Range<Int>>, with words: String, keepsCapital: Bool
    ) -> [Range<Int>] {
        let fields = replaceableFields(ranges, with: words)
        guard !fields.isEmpty else { return [] }
        history.record(.init(proposal: proposal, place: place))
        if let here = fields.first(where: { $0.place == place.field }) {
            place = Place(here.place, caret: here.ranges[0].lowerBound)
        }
        var replaced: [Range<Int>] = []
        for field in fields {
            let done: Void? = proposal.edit(field.place) { edited in
                for range in field.ranges.reversed() {
                    let old = keepsCapital ? edited.text.string(in: range) : ""
                    edited.replace(range, with: words.capitalized(as: old))
                }
            }
            if done != nil { replaced += field.bytes }
        }
        for section in Set(fields.map(\.place.section)).sorted(by: >) {
            _ = proposal.settle(section)
        }
        session.noteEdit(isSettled: true)
        clampPlace()
        return replaced
    }
}

extension Field {
    /// Whether words can take the place of a part of the text.
    fileprivate func mayHold(_ words: String, from start: Position, to end: Position) -> Bool {
        guard readOnly == nil else { return false }
        switch kind {
        case .choice, .date: return false
        case .list, .people, .values: return start.line == end.line
        case .prose, .phaseTitle, .phaseText, .line, .number: return true
        }
    }

    /// Puts words in place of others; a line that ends among them ends at the same blank as before.
    fileprivate mutating func replace(_ range: Range<Position>, with words: String) {
        let old = text.string(in: range)
        var form = Line(text: "", trail: text.lines[range.lowerBound.line].trail)
        form.lead = text.lines[range.upperBound.line].lead
        let gaps = old.split { !$0.isWhitespace }.map(String.init)
        let parts = words.split(separator: " ")
        guard old.utf8.contains(0x0A), parts.count == gaps.count + 1,
            old.first?.isWhitespace == false, old.last?.isWhitespace == false
        else {
            text.replace(range, with: words, form: form)
            return
        }
        let joined = zip(parts, gaps + [""]).map { $0 + $1 }.joined()
        text.replace(range, with: joined, form: form)
    }
}

extension Text {
    /// Whether words from one line to another would join lines of code or of a table.
    fileprivate func keepsLines(from start: Position, to end: Position) -> Bool {
        start.line < end.line && lines[start.line...end.line].contains(where: \.isKeptWhole)
    }
}

extension String {
    /// With a capital at the start where other words have one and go on in small letters: what is all
    /// capitals is an abbreviation.
    fileprivate func capitalized(as old: String) -> String {
        guard let first = old.first, first.isUppercase,
            old.dropFirst().contains(where: \.isLowercase)
        else { return self }
        let capital = prefix(1).uppercased() + dropFirst()
        // Where words are found next is counted in bytes.
        return capital.utf8.count == utf8.count ? capital : self
    }

    /// Whether bytes of the file are this text, however lines end and begin there.
    fileprivate func isWritten(_ bytes: ArraySlice<UInt8>) -> Bool {
        utf8.contains(0x0A) || utf8.elementsEqual(bytes)
    }
}
