import Proposals
import Prose

/// What became of words that others were put in the place of.
struct Replaced {
    /// The bytes that were replaced, in order.
    var ranges: [Range<Int>] = []
    /// How many of them stood in headings.
    var headings = 0
    /// The anchors of links that were led along then, in order: their bytes before that, and their
    /// names since.
    fileprivate(set) var led: [(range: Range<Int>, name: String)] = []

    /// Where a byte is once links were led along; behind the anchor that it was in.
    func moved(_ byte: Int) -> Int {
        var shift = 0
        for (range, name) in led where range.lowerBound < byte {
            guard range.upperBound <= byte else {
                return range.lowerBound + shift + name.utf8.count
            }
            shift += name.utf8.count - range.count
        }
        return byte + shift
    }

    /// How many places fewer there are to be asked about, since links that they stand in were led along.
    ///
    /// - Parameters:
    ///   - waiting: those that are to be asked about, in bytes of the document before.
    ///   - added: the bytes of the words that were put in.
    ///   - count: how many places a name has.
    func lost(
        among waiting: ArraySlice<Range<Int>>, added: Int, count: (String) -> Int
    ) -> Int {
        guard !led.isEmpty else { return 0 }
        var (lost, seen): (Int, Set<Int>) = (0, [])
        for place in waiting {
            let before = ranges.prefix { $0.lowerBound < place.lowerBound }
            let now = before.reduce(place.lowerBound) { $0 + added - $1.count }
            guard let link = led.firstIndex(where: { $0.range.contains(now) }) else { continue }
            lost += seen.insert(link).inserted ? 1 - count(led[link].name) : 1
        }
        return lost
    }
}

/// Words put in place of others, in fields and in headings.
extension Form {
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
        let fixed = Set(proposal.stayingWithHeadings(Array(ranges), with: words))
        for range in ranges where !fixed.contains(range) {
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

    /// The ranges that words can take the place of: the others stand in headings of the template, in
    /// entries of a list of contents that say the same and names for links to them, in marks and in values
    /// that are chosen or only read.
    func replaceable(_ ranges: [Range<Int>], with words: String) -> [Range<Int>] {
        let headings = proposal.inOwnHeadings(ranges, with: words)
        let fields = replaceableFields(ranges, with: words).flatMap(\.bytes)
        guard !headings.isEmpty else { return fields }
        return (headings + fields).sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Puts words in place of others, as one step of undo; links here follow headings that have other
    /// words then.
    ///
    /// - Parameters:
    ///   - ranges: bytes of the document, in order.
    ///   - keepsCapital: whether words in place of a word with a capital begin with one.
    mutating func replace(
        _ ranges: [Range<Int>], with words: String, keepsCapital: Bool
    ) -> Replaced {
        let before = History.Step(proposal: proposal, place: place)
        var replaced = Replaced()
        let headings = replaceInHeadings(ranges, with: words, keepsCapital: keepsCapital)
        replaced.headings = headings.count
        let isMoved = !headings.isEmpty
        let others = isMoved ? ranges.filter { !headings.contains($0) } : ranges
        let fields = replaceableFields(
            isMoved ? others.map { $0.moved(by: headings, each: words) } : others, with: words)
        guard isMoved || !fields.isEmpty else { return replaced }
        history.record(before)
        if let here = fields.first(where: { $0.place == place.field }) {
            place = Place(here.place, caret: here.ranges[0].lowerBound)
        }
        let keepsAll = session.keymap.keepsAllCapitals
        for field in fields {
            let done: Void? = proposal.edit(field.place) { edited in
                for range in field.ranges.reversed() {
                    let old = keepsCapital ? edited.text.string(in: range) : ""
                    edited.replace(range, with: words.capitalized(as: old, orAll: keepsAll))
                }
            }
            guard done != nil else { continue }
            replaced.ranges += field.bytes.map { $0.movedBack(by: headings, each: words) }
        }
        if isMoved {
            replaced.ranges = (replaced.ranges + headings).sorted { $0.lowerBound < $1.lowerBound }
        }
        for section in Set(fields.map(\.place.section)).sorted(by: >) {
            _ = proposal.settle(section)
        }
        session.noteEdit(isSettled: true)
        clampPlace()
        replaced.led = leadLinks(since: before.proposal)
        return replaced
    }

    /// - Returns: the ranges that were replaced, in order.
    private mutating func replaceInHeadings(
        _ ranges: [Range<Int>], with words: String, keepsCapital: Bool
    ) -> [Range<Int>] {
        let headings = proposal.inOwnHeadings(ranges, with: words)
        guard !headings.isEmpty else { return [] }
        let (bytes, keepsAll) = (proposal.bytes, session.keymap.keepsAllCapitals)
        let edits = headings.map { range in
            let old = keepsCapital ? String(decoding: bytes[range], as: UTF8.self) : ""
            return (range: range, words: words.capitalized(as: old, orAll: keepsAll))
        }
        guard let worded = proposal.wordingHeadings(edits) else { return [] }
        proposal = worded
        clampPlace()
        return headings
    }

    /// Leads links here to the headings that they led to; without a step of its own.
    private mutating func leadLinks(
        since before: Proposal
    ) -> [(range: Range<Int>, name: String)] {
        let edits = proposal.linksLedAlong(since: before)
        guard !edits.isEmpty else { return [] }
        var bytes = proposal.bytes
        for (range, name) in edits.reversed() {
            bytes.replaceSubrange(range, with: Array(name.utf8))
        }
        var led = Replaced()
        led.led = edits
        let caret = led.moved(proposal.byteOffset(of: place.field, place.caret))
        proposal = Proposal(bytes, template: proposal.template)
        let found = proposal.place(atByte: caret)
        place = Place(found.place, caret: found.position)
        clampPlace()
        return edits
    }

    /// Says in how many places words were replaced, how many stay, and what became of links.
    mutating func sayReplaced(
        _ words: String, places: Int, headings: Int, led: Int, fixed: Int, before: Proposal
    ) {
        let count = places == 1 ? "1 place" : "\(places) places"
        var parts = ["Replaced “\(words)” in \(count)"]
        if fixed > 0 { parts.append("\(fixed) in headings, choices and the like stay") }
        if led > 0 {
            parts.append(
                led == 1
                    ? "1 link here still leads to its heading"
                    : "\(led) links here still lead to their headings")
        }
        if headings > 0, session.file.path != nil {
            let which = headings == 1 ? "the heading" : "the headings"
            parts.append("links of other files to \(which) stay as they are")
        }
        let lost = places > 0 ? proposal.linksThatLostTheirHeading(since: before) : 0
        if lost > 0 {
            parts.append(
                "\(lost) \(lost == 1 ? "link leads" : "links lead") to no heading any more")
        }
        say(parts.joined(separator: "; ") + ".")
    }
}

extension Range<Int> {
    /// Where bytes are once words were put in place of others before them.
    fileprivate func moved(by others: [Range<Int>], each words: String) -> Range<Int> {
        var shift = 0
        for other in others where other.lowerBound < lowerBound {
            shift += words.utf8.count - other.count
        }
        return lowerBound + shift..<upperBound + shift
    }

    /// Where bytes were before that.
    fileprivate func movedBack(by others: [Range<Int>], each words: String) -> Range<Int> {
        var shift = 0
        for other in others where other.lowerBound + shift < lowerBound {
            shift += words.utf8.count - other.count
        }
        return lowerBound - shift..<upperBound - shift
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
    ///
    /// - Parameter orAll: whether it is all capitals in place of such, too; of a letter alone that is
    ///   the first.
    fileprivate func capitalized(as old: String, orAll: Bool) -> String {
        guard let first = old.first, first.isUppercase,
            orAll || old.dropFirst().contains(where: \.isLowercase)
        else { return self }
        let isAll =
            !old.contains(where: \.isLowercase) && old.dropFirst().contains(where: \.isUppercase)
        let capital = isAll ? uppercased() : capitalizedFirst
        // Where words are found next is counted in bytes.
        return capital.utf8.count == utf8.count ? capital : self
    }

    /// Whether bytes of the file are this text, however lines end and begin there.
    fileprivate func isWritten(_ bytes: ArraySlice<UInt8>) -> Bool {
        utf8.contains(0x0A) || utf8.elementsEqual(bytes)
    }
}
