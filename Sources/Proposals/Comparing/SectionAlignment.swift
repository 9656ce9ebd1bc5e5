/// A section of one of two versions, as it is looked for in the other.
struct AlignedSection {
    /// The section's index in its proposal.
    let index: Int
    let key: SectionKey
    let name: HeadingName
    let section: Section

    /// The sections that the file has, in its order.
    static func all(in proposal: Proposal) -> [AlignedSection] {
        SectionKey.all(in: proposal).map { index, key in
            let section = proposal.sections[index]
            return AlignedSection(
                index: index, key: key, name: HeadingName(section.title), section: section)
        }
    }

    /// Whether it stands at the top, where no heading names it.
    var isTop: Bool { section.role == .head || section.role == .frontMatter }

    /// The heading's line with one blank between words, whatever stands around it.
    var headingText: String { NormalizedSpace.joined(section.heading) }

    /// `Alpha -> Beta`: what its heading became; with the signs of both where their level differs.
    func wording(of other: AlignedSection) -> String {
        guard section.level != other.section.level else {
            return "\(section.title) -> \(other.section.title)"
        }
        let texts = [section, other.section].map {
            String(repeating: "#", count: $0.level) + " " + $0.title
        }
        return texts.joined(separator: " -> ")
    }

    /// The words below the heading.
    fileprivate var words: [ArraySlice<UInt8>] {
        let bytes = Array(section.bodySource.utf8)
        return bytes.words(in: bytes.indices).map { bytes[$0] }
    }

    /// Front matter is nothing but front matter.
    fileprivate func mayBecome(_ other: AlignedSection) -> Bool {
        (section.role == .frontMatter) == (other.section.role == .frontMatter)
    }

    fileprivate func isSame(as other: AlignedSection) -> Bool {
        section.heading == other.section.heading
            && section.bodySource.utf8.elementsEqual(other.section.bodySource.utf8)
    }
}

/// Which sections of two versions of a proposal are the same: by the path of their headings, by
/// text that nobody changed, and by most of their words between the same neighbours.
struct SectionAlignment {
    struct Pair: Equatable {
        let old: Int
        let new: Int
    }

    /// Sections that follow one another in both versions, and stand in another place.
    struct Move: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The pairs that stand in the same order in both versions.
    private(set) var inOrder: [Pair] = []
    /// The other pairs, in the order of the new version.
    private(set) var moves: [Move] = []

    /// Sections of a gap that are compared with one another; keeps the time bounded.
    private static let most = 400

    private let old: [AlignedSection]
    private let new: [AlignedSection]
    private var newOfOld: [Int?]
    private var oldOfNew: [Int?]
    private var oldWords: [Int: [ArraySlice<UInt8>]] = [:]
    private var newWords: [Int: [ArraySlice<UInt8>]] = [:]

    init(from old: [AlignedSection], to new: [AlignedSection]) {
        (self.old, self.new) = (old, new)
        newOfOld = [Int?](repeating: nil, count: old.count)
        oldOfNew = [Int?](repeating: nil, count: new.count)
        pairEnds()
        pairUnchanged()
        readWords()
        pairByText()
        pairByPath()
        pairByNameAndText()
        pairBetweenNeighbours()
        pairMoved()
        let pairs = self.pairs
        inOrder = rising(pairs)
        let kept = Set(inOrder.map(\.new))
        for pair in pairs.sorted(by: { $0.new < $1.new }) where !kept.contains(pair.new) {
            // What stands at the top is no section that moves.
            guard !old[pair.old].isTop, !new[pair.new].isTop else {
                newOfOld[pair.old] = nil
                oldOfNew[pair.new] = nil
                continue
            }
            if let last = moves.last, last.old.upperBound == pair.old,
                last.new.upperBound == pair.new
            {
                moves[moves.count - 1].old = last.old.lowerBound..<pair.old + 1
                moves[moves.count - 1].new = last.new.lowerBound..<pair.new + 1
            } else {
                moves.append(Move(old: pair.old..<pair.old + 1, new: pair.new..<pair.new + 1))
            }
        }
    }

    /// How many sections of the new version that follow a pair are parts of its old text, with a
    /// heading that was put into it.
    func partsOfNew(behind pair: Pair) -> Int {
        Self.parts(
            of: oldWords[pair.old] ?? [], behind: pair.new, new, newWords, taken: oldOfNew)
    }

    /// How many sections of the old version that follow a pair are parts of its new text, because
    /// their heading is none any more.
    func partsOfOld(behind pair: Pair) -> Int {
        Self.parts(
            of: newWords[pair.new] ?? [], behind: pair.old, old, oldWords, taken: newOfOld)
    }

    /// How many sections behind one are parts of a text that has its words, too.
    ///
    /// - Parameter taken: the partners of all sections.
    private static func parts(
        of text: [ArraySlice<UInt8>], behind index: Int, _ sections: [AlignedSection],
        _ words: [Int: [ArraySlice<UInt8>]], taken: [Int?]
    ) -> Int {
        var left = counts(text)
        take(words[index] ?? [], from: &left)
        var next = index + 1
        while next < sections.count, taken[next] == nil,
            holdsMost(of: words[next] ?? [], with: sections[next], &left)
        {
            next += 1
        }
        return next - index - 1
    }

    // MARK: Pairing

    /// All pairs, in the order of the old version.
    var pairs: [Pair] {
        newOfOld.enumerated().compactMap { index, new in new.map { Pair(old: index, new: $0) } }
    }

    private mutating func pair(_ left: Int, _ right: Int) {
        newOfOld[left] = right
        oldOfNew[right] = left
    }

    private var openOld: [Int] { old.indices.filter { newOfOld[$0] == nil } }
    private var openNew: [Int] { new.indices.filter { oldOfNew[$0] == nil } }

    /// The sections at the start and at the end that nobody touched.
    private mutating func pairEnds() {
        let most = min(old.count, new.count)
        func isSame(_ left: Int, _ right: Int) -> Bool {
            old[left].key.path == new[right].key.path && old[left].isSame(as: new[right])
        }
        var start = 0
        while start < most, isSame(start, start) {
            pair(start, start)
            start += 1
        }
        var (left, right) = (old.count - 1, new.count - 1)
        while min(left, right) >= start, isSame(left, right) {
            pair(left, right)
            (left, right) = (left - 1, right - 1)
        }
    }

    /// Sections of the same path and text, where no other has that path.
    private mutating func pairUnchanged() {
        let lefts = Dictionary(grouping: openOld, by: { old[$0].key.path })
        let rights = Dictionary(grouping: openNew, by: { new[$0].key.path })
        for (path, left) in lefts {
            guard left.count == 1, let right = rights[path], right.count == 1,
                old[left[0]].isSame(as: new[right[0]])
            else { continue }
            pair(left[0], right[0])
        }
    }

    /// Reads the words that the other steps compare.
    private mutating func readWords() {
        for index in openOld { oldWords[index] = old[index].words }
        for index in openNew { newWords[index] = new[index].words }
    }

    /// Text of some words that stands once in both versions is the same section, whatever its
    /// heading is.
    private mutating func pairByText() {
        let lefts = openOld.filter { !old[$0].isTop && (oldWords[$0] ?? []).count > 3 }
        let rights = openNew.filter { !new[$0].isTop && (newWords[$0] ?? []).count > 3 }
        let known = Dictionary(grouping: rights, by: { newWords[$0] ?? [] })
        for (words, left) in Dictionary(grouping: lefts, by: { oldWords[$0] ?? [] }) {
            if left.count == 1, let right = known[words], right.count == 1 {
                pair(left[0], right[0])
            }
        }
    }

    /// Sections of the same path: of several those with the same words first.
    private mutating func pairByPath() {
        let rights = Dictionary(grouping: openNew, by: { new[$0].key.path })
        let lefts = Dictionary(grouping: openOld, by: { old[$0].key.path })
        for (path, left) in lefts {
            guard let right = rights[path] else { continue }
            pairInOrder(left, right) { $0 == $1 }
            pairInOrder(left, right) { _, _ in true }
        }
    }

    /// Sections of the same name and words below another heading, or of another level.
    private mutating func pairByNameAndText() {
        let rights = Dictionary(grouping: openNew, by: { new[$0].name })
        for (name, left) in Dictionary(grouping: openOld, by: { old[$0].name }) {
            if let right = rights[name] { pairInOrder(left, right) { $0 == $1 } }
        }
    }

    private mutating func pairInOrder(
        _ lefts: [Int], _ rights: [Int],
        where isSame: ([ArraySlice<UInt8>], [ArraySlice<UInt8>]) -> Bool
    ) {
        guard lefts.count * rights.count <= Self.most * Self.most else {
            for (left, right) in zip(lefts, rights)
            where newOfOld[left] == nil && oldOfNew[right] == nil
                && old[left].mayBecome(new[right])
            { pair(left, right) }
            return
        }
        for left in lefts where newOfOld[left] == nil {
            let right = rights.first {
                oldOfNew[$0] == nil && old[left].mayBecome(new[$0])
                    && isSame(oldWords[left] ?? [], newWords[$0] ?? [])
            }
            if let right { pair(left, right) }
        }
    }

    /// Between two sections that both versions have: those of one name, those with most words in
    /// common, and the only ones without text.
    private mutating func pairBetweenNeighbours() {
        let anchors = rising(pairs) + [Pair(old: old.count, new: new.count)]
        var (fromOld, fromNew) = (0, 0)
        for anchor in anchors {
            let lefts = (fromOld..<anchor.old).filter { newOfOld[$0] == nil }
            let rights = (fromNew..<anchor.new).filter { oldOfNew[$0] == nil }
            (fromOld, fromNew) = (anchor.old + 1, anchor.new + 1)
            guard !lefts.isEmpty, !rights.isEmpty else { continue }
            if lefts.count * rights.count <= Self.most {
                pairAlike(lefts, rights) { $0.name == $1.name ? 1 : 0 }
                pairAlike(lefts, rights) { _, _ in 0 }
            }
            let emptyLefts = lefts.filter { isOpenAndEmpty(old: $0) }
            let emptyRights = rights.filter { isOpenAndEmpty(new: $0) }
            if emptyLefts.count == emptyRights.count {
                for (left, right) in zip(emptyLefts, emptyRights) { pair(left, right) }
            }
        }
    }

    /// Pairs those of the highest worth that is at least a half: what is given, or the part of the
    /// words that both have.
    private mutating func pairAlike(
        _ lefts: [Int], _ rights: [Int], _ worth: (AlignedSection, AlignedSection) -> Double
    ) {
        for left in lefts where newOfOld[left] == nil {
            var best: (new: Int, worth: Double)?
            for right in rights
            where oldOfNew[right] == nil && old[left].mayBecome(new[right]) {
                let given = worth(old[left], new[right])
                let found =
                    given > 0
                    ? given : Self.likeness(oldWords[left] ?? [], newWords[right] ?? [])
                if found >= 0.5, found > best?.worth ?? 0 { best = (right, found) }
            }
            if let best { pair(left, best.new) }
        }
    }

    private func isOpenAndEmpty(old index: Int) -> Bool {
        newOfOld[index] == nil && !old[index].isTop && (oldWords[index] ?? []).isEmpty
    }

    private func isOpenAndEmpty(new index: Int) -> Bool {
        oldOfNew[index] == nil && !new[index].isTop && (newWords[index] ?? []).isEmpty
    }

    /// Sections of one name with most of their words, wherever they stand.
    private mutating func pairMoved() {
        let rights = Dictionary(grouping: openNew, by: { new[$0].name })
        for (name, left) in Dictionary(grouping: openOld, by: { old[$0].name }) {
            guard let right = rights[name], left.count == 1, right.count == 1,
                Self.likeness(oldWords[left[0]] ?? [], newWords[right[0]] ?? []) >= 0.5
            else { continue }
            pair(left[0], right[0])
        }
    }

    // MARK: Order

    /// The pairs that rise in both versions, with the most text.
    private func rising(_ pairs: [Pair]) -> [Pair] {
        if zip(pairs, pairs.dropFirst()).allSatisfy({ $0.new < $1.new }) { return pairs }
        guard pairs.count <= 2000 else {
            return pairs.reduce(into: []) { kept, pair in
                if pair.new > kept.last?.new ?? -1 { kept.append(pair) }
            }
        }
        var sums: [Int] = []
        var before: [Int?] = []
        for (index, pair) in pairs.enumerated() {
            var best: Int?
            for earlier in 0..<index where pairs[earlier].new < pair.new {
                if sums[earlier] > best.map({ sums[$0] }) ?? 0 { best = earlier }
            }
            sums.append((best.map { sums[$0] } ?? 0) + old[pair.old].section.byteCount + 1)
            before.append(best)
        }
        var kept: [Pair] = []
        var next = sums.indices.max { sums[$0] < sums[$1] }
        while let index = next {
            kept.append(pairs[index])
            next = before[index]
        }
        return kept.reversed()
    }

    // MARK: Words

    private static func counts(_ words: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>: Int] {
        words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Takes words out of those that are counted, and returns how many were there.
    @discardableResult private static func take(
        _ words: [ArraySlice<UInt8>], from counts: inout [ArraySlice<UInt8>: Int]
    ) -> Int {
        var found = 0
        for word in words {
            guard let count = counts[word], count > 0 else { continue }
            counts[word] = count - 1
            found += 1
        }
        return found
    }

    /// The part of their words that two texts have in common, from 0 to 1.
    private static func likeness(
        _ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]
    ) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        var counted = counts(left)
        return Double(2 * take(right, from: &counted)) / Double(left.count + right.count)
    }

    /// Whether half of a section's words, or more, are among those that are left of a text.
    private static func holdsMost(
        of words: [ArraySlice<UInt8>], with section: AlignedSection,
        _ left: inout [ArraySlice<UInt8>: Int]
    ) -> Bool {
        let heading = Array(section.section.heading.utf8)
        let all = heading.words(in: heading.indices).map { heading[$0] } + words
        var rest = left
        let found = take(all, from: &rest)
        guard found > 0, found * 2 >= all.count else { return false }
        left = rest
        return true
    }
}
