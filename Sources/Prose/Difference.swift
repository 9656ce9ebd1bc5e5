/// What has to be taken out of one sequence and put in to get another: the shortest way (Myers,
/// "An O(ND) Difference Algorithm and Its Variations", 1986).
package struct Difference: Equatable, Sendable {
    package enum Part: Equatable, Sendable {
        /// Ranges of the old and the new sequence that are equal.
        case same(old: Range<Int>, new: Range<Int>)
        /// A range in place of another; either may be empty.
        case changed(old: Range<Int>, new: Range<Int>)
    }

    /// In order, covering both sequences; no two of a kind follow each other.
    package let parts: [Part]

    /// How many steps are searched before the rest counts as changed: keeps the time bounded.
    private static let limit = 1000

    package init<Element: Hashable>(from old: [Element], to new: [Element]) {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let most = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix(max(most, 0)).prefix { $0 == $1 }.count
        let inner = Difference.matches(
            Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
        var matches: [(Int, Int)] = (0..<start).map { ($0, $0) }
        matches += inner.map { ($0.0 + start, $0.1 + start) }
        matches += (0..<end).map { (old.count - end + $0, new.count - end + $0) }
        parts = Difference.parts(matches, old: old.count, new: new.count)
    }

    package var isEmpty: Bool {
        parts.allSatisfy { if case .same = $0 { true } else { false } }
    }

    private static func parts(_ matches: [(Int, Int)], old: Int, new: Int) -> [Part] {
        var parts: [Part] = []
        var (atOld, atNew) = (0, 0)
        var run = 0
        for index in 0...matches.count {
            let (nextOld, nextNew) = index < matches.count ? matches[index] : (old, new)
            if nextOld == atOld, nextNew == atNew, index < matches.count {
                run += 1
            } else {
                if run > 0 {
                    parts.append(.same(old: atOld - run..<atOld, new: atNew - run..<atNew))
                }
                run = index < matches.count ? 1 : 0
                if nextOld > atOld || nextNew > atNew {
                    parts.append(.changed(old: atOld..<nextOld, new: atNew..<nextNew))
                }
            }
            (atOld, atNew) = (nextOld + 1, nextNew + 1)
        }
        return parts
    }

    /// Pairs of equal elements, both rising; none where the search is given up.
    private static func matches<Element: Hashable>(
        _ old: [Element], _ new: [Element]
    ) -> [(Int, Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        let most = min(old.count + new.count, limit)
        // The furthest place on each diagonal, and what it was before each step.
        var reach = [Int](repeating: 0, count: 2 * most + 3)
        let middle = most + 1
        var history: [[Int]] = []
        for steps in 0...most {
            history.append(Array(reach[(middle - steps - 1)...(middle + steps + 1)]))
            for diagonal in stride(from: -steps, through: steps, by: 2) {
                let isDown = goesDown(diagonal, steps: steps, reach, middle: middle)
                var x = isDown ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1
                while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] {
                    x += 1
                }
                reach[middle + diagonal] = x
                if x >= old.count, x - diagonal >= new.count {
                    return path(history, old: old.count, new: new.count)
                }
            }
        }
        return []
    }

    /// Whether the best way to a diagonal puts something in, and does not take out.
    private static func goesDown(
        _ diagonal: Int, steps: Int, _ reach: [Int], middle: Int
    ) -> Bool {
        if diagonal == -steps { return true }
        return diagonal != steps && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]
    }

    /// The way back from the end, as the pairs that are equal.
    private static func path(
        _ history: [[Int]], old: Int, new: Int
    ) -> [(Int, Int)] {
        var matches: [(Int, Int)] = []
        var (x, y) = (old, new)
        for (steps, reach) in history.enumerated().reversed() {
            let diagonal = x - y
            let isDown = goesDown(diagonal, steps: steps, reach, middle: steps + 1)
            let before = isDown ? diagonal + 1 : diagonal - 1
            let startX = reach[steps + 1 + before]
            while x > startX, y > startX - before {
                x -= 1
                y -= 1
                matches.append((x, y))
            }
            (x, y) = (startX, startX - before)
        }
        return matches.reversed()
    }
}
