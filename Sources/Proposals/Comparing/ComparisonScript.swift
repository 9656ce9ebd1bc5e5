import Prose

/// How one text becomes another: bytes of both in place of one another, which together are all that
/// differs. No two of them share a byte, but for those inside of a section that moved.
struct ComparisonScript {
    /// What a difference is.
    enum Kind: Equatable {
        case words, heading, addedSection, removedSection, blanks
        /// The place that sections moved to, and the place that they moved from.
        case movedHere(Int)
        case movedAway(Int)
    }

    struct Edit: Equatable {
        let kind: Kind
        let old: Range<Int>
        let new: Range<Int>
        /// The order among all edits, and among those inside of a section that moved, from 1.
        let order: Int
        let inner: Int
    }

    let old: ComparedSide
    let new: ComparedSide
    let moves: [SectionAlignment.Move]
    private(set) var edits: [Edit] = []

    /// Words that are the same, or that stand in place of one another.
    private struct Part {
        let kind: Kind?
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Words and bytes of both texts that are compared for themselves.
    private struct Frame {
        let old: FramedSide
        let new: FramedSide
    }

    init(from oldSide: ComparedSide, to newSide: ComparedSide) {
        var (old, new) = (oldSide, newSide)
        let alignment = SectionAlignment(
            from: old.entries.map(\.section), to: new.entries.map(\.section))
        let moved = alignment.moves.flatMap { move in
            zip(move.old, move.new).map { SectionAlignment.Pair(old: $0, new: $1) }
        }
        let named = (alignment.inOrder + moved).filter { pair in
            !old.entries[pair.old].section.isTop && !new.entries[pair.new].section.isTop
        }
        old.read(wholeHeadings: Set(named.map(\.old)))
        new.read(wholeHeadings: Set(named.map(\.new)))
        (self.old, self.new) = (old, new)
        moves = alignment.moves
        compare(alignment)
    }

    // MARK: Parts

    private mutating func compare(_ alignment: SectionAlignment) {
        var parts: [Part] = []
        var (nextOld, nextNew) = (0, 0)
        let ends = SectionAlignment.Pair(old: old.entries.count, new: new.entries.count)
        for pair in alignment.inOrder + [ends] {
            // A neighbour may be part of the pair before it.
            let (fromOld, fromNew) = (min(nextOld, pair.old), min(nextNew, pair.new))
            parts += partsWithoutMatch(fromOld..<pair.old, fromNew..<pair.new)
            guard pair != ends else { break }
            let partsOfOld = alignment.partsOfOld(behind: pair)
            let partsOfNew = alignment.partsOfNew(behind: pair)
            (nextOld, nextNew) = (pair.old + 1 + partsOfOld, pair.new + 1 + partsOfNew)
            parts += self.parts(pair.old..<nextOld, pair.new..<nextNew)
        }
        let frame = Frame(
            old: FramedSide(side: old, tokens: old.tokens.indices, bytes: old.bytes.indices),
            new: FramedSide(side: new, tokens: new.tokens.indices, bytes: new.bytes.indices))
        for edit in differences(of: parts, in: frame) {
            let order = edits.count
            edits.append(
                Edit(kind: edit.kind, old: edit.old, new: edit.new, order: order, inner: 0))
        }
        for edit in edits {
            guard case .movedHere(let index) = edit.kind else { continue }
            compare(inside: moves[index], order: edit.order)
        }
    }

    /// What differs inside of sections that moved.
    private mutating func compare(inside move: SectionAlignment.Move, order: Int) {
        let frame = Frame(
            old: FramedSide(
                side: old, tokens: old.tokens(ofEntries: move.old), bytes: old.core(of: move.old)),
            new: FramedSide(
                side: new, tokens: new.tokens(ofEntries: move.new), bytes: new.core(of: move.new)))
        let parts = zip(move.old, move.new).flatMap { left, right in
            self.parts(left..<left + 1, right..<right + 1)
        }
        for (index, edit) in differences(of: parts, in: frame).enumerated() {
            edits.append(
                Edit(
                    kind: edit.kind, old: edit.old, new: edit.new, order: order,
                    inner: index + 1))
        }
    }

    /// Sections between two pairs: those that went or moved away, then those that came or moved here.
    private func partsWithoutMatch(_ lefts: Range<Int>, _ rights: Range<Int>) -> [Part] {
        let newPlace = new.tokens(ofEntries: rights).lowerBound
        let oldPlace = old.tokens(ofEntries: lefts).upperBound
        let gone = runs(of: lefts, \.old).map { entries, move in
            Part(
                kind: move.map { .movedAway($0) } ?? .removedSection,
                old: old.tokens(ofEntries: entries), new: newPlace..<newPlace)
        }
        let come = runs(of: rights, \.new).map { entries, move in
            Part(
                kind: move.map { .movedHere($0) } ?? .addedSection,
                old: oldPlace..<oldPlace, new: new.tokens(ofEntries: entries))
        }
        return gone + come
    }

    /// Sections one by one, but for those that moved together, with the number of their move.
    private func runs(
        of entries: Range<Int>, _ side: KeyPath<SectionAlignment.Move, Range<Int>>
    ) -> [(entries: Range<Int>, move: Int?)] {
        var runs: [(entries: Range<Int>, move: Int?)] = []
        var index = entries.lowerBound
        while index < entries.upperBound {
            let move = moves.firstIndex { $0[keyPath: side].contains(index) }
            let end = move.map { moves[$0][keyPath: side].upperBound } ?? index + 1
            runs.append((index..<end, move))
            index = end
        }
        return runs
    }

    /// The words of sections that are the same ones: the heading, then all below it.
    private func parts(_ lefts: Range<Int>, _ rights: Range<Int>) -> [Part] {
        var (left, right) = (old.tokens(ofEntries: lefts), new.tokens(ofEntries: rights))
        var parts: [Part] = []
        let (before, after) = (old.entries[lefts.lowerBound], new.entries[rights.lowerBound])
        if before.hasWholeHeading, after.hasWholeHeading {
            let (oldHeading, newHeading) = (left.lowerBound, right.lowerBound)
            let isSame =
                old.bytes[old.tokens[oldHeading]] == new.bytes[new.tokens[newHeading]]
            parts.append(
                Part(
                    kind: isSame ? nil : .heading, old: oldHeading..<oldHeading + 1,
                    new: newHeading..<newHeading + 1))
            left = oldHeading + 1..<left.upperBound
            right = newHeading + 1..<right.upperBound
        }
        let difference = Difference(
            from: left.map { old.word($0) }, to: right.map { new.word($0) })
        for part in difference.parts {
            switch part {
            case .same(let olds, let news):
                parts.append(
                    Part(
                        kind: nil, old: olds.shifted(by: left.lowerBound),
                        new: news.shifted(by: right.lowerBound)))
            case .changed(let olds, let news):
                parts.append(
                    Part(
                        kind: .words, old: olds.shifted(by: left.lowerBound),
                        new: news.shifted(by: right.lowerBound)))
            }
        }
        return parts
    }

    // MARK: Edits

    private typealias Found = (kind: Kind, old: Range<Int>, new: Range<Int>)

    /// The bytes of what differs: words with the blanks around them, and blanks between words that
    /// are the same. Of two differences that follow one another, the blanks between belong to one.
    private func differences(of all: [Part], in frame: Frame) -> [Found] {
        let parts = all.filter { !$0.old.isEmpty || !$0.new.isEmpty }
        let (left, right) = (frame.old, frame.new)
        guard let firstSame = parts.firstIndex(where: { $0.kind == nil }) else {
            let isSame = old.bytes[left.bytes] == new.bytes[right.bytes]
            let kind: Kind = parts.isEmpty ? .blanks : .words
            return isSame ? [] : [(kind: kind, old: left.bytes, new: right.bytes)]
        }
        var found: [Found] = []
        func addBlanks(_ before: Range<Int>, _ after: Range<Int>) {
            guard old.bytes[before] != new.bytes[after] else { return }
            found.append((kind: .blanks, old: before, new: after))
        }
        for (index, part) in parts.enumerated() {
            if let kind = part.kind {
                let place: FramedSide.Place
                if index < firstSame {
                    place = index == 0 ? .first : .atStart
                } else {
                    let isBeforeEdit = index + 1 < parts.count && parts[index + 1].kind != nil
                    place = isBeforeEdit ? .beforeEdit : .beforeSame
                }
                found.append(
                    (
                        kind: kind, old: left.bytes(of: part.old, place),
                        new: right.bytes(of: part.new, place)
                    ))
                continue
            }
            let isBehindEdit = index > 0 && parts[index - 1].kind != nil
            for (before, after) in zip(part.old, part.new).dropFirst(isBehindEdit ? 1 : 0) {
                addBlanks(left.blanks(before: before), right.blanks(before: after))
            }
        }
        if let last = parts.last, last.kind == nil {
            addBlanks(
                left.blanks(before: left.tokens.upperBound),
                right.blanks(before: right.tokens.upperBound))
        }
        return found
    }
}

/// Words of a text, and the bytes that they and the blanks around them stand in.
private struct FramedSide {
    /// What stands around words that differ.
    enum Place {
        /// Nothing before them, and other words that differ or are the same behind them.
        case first
        /// Before them nothing but other words that differ.
        case atStart
        case beforeEdit, beforeSame
    }

    let side: ComparedSide
    let tokens: Range<Int>
    let bytes: Range<Int>

    /// The bytes of words that differ: with the blanks in front, and those behind where words follow
    /// that are the same; at the start it is those behind alone.
    func bytes(of words: Range<Int>, _ place: Place) -> Range<Int> {
        switch place {
        case .first: bytes.lowerBound..<start(words.upperBound)
        case .atStart: start(words.lowerBound)..<start(words.upperBound)
        case .beforeEdit: end(words.lowerBound)..<end(words.upperBound)
        case .beforeSame: end(words.lowerBound)..<start(words.upperBound)
        }
    }

    func blanks(before token: Int) -> Range<Int> { end(token)..<start(token) }

    /// Where a word begins; behind the last one, the end of the bytes.
    private func start(_ token: Int) -> Int {
        token < tokens.upperBound ? side.tokens[token].lowerBound : bytes.upperBound
    }

    /// Where the word before one ends; before the first one, the start of the bytes.
    private func end(_ token: Int) -> Int {
        token > tokens.lowerBound ? side.tokens[token - 1].upperBound : bytes.lowerBound
    }
}

extension ComparedSide {
    /// The bytes from the first to the last word of sections that follow one another.
    func core(of entries: Range<Int>) -> Range<Int> {
        let tokens = tokens(ofEntries: entries)
        guard !tokens.isEmpty else {
            let start = self.entries[entries.lowerBound].range.lowerBound
            return start..<start
        }
        return self.tokens[tokens.lowerBound]
            .lowerBound..<self.tokens[tokens.upperBound - 1].upperBound
    }
}

extension Range<Int> {
    /// The range as far away as an offset.
    func shifted(by offset: Int) -> Range<Int> {
        lowerBound + offset..<upperBound + offset
    }
}
