import TestSupport
import Testing

@testable import Prose

/// The difference of two sequences: it leads from one to the other, by the shortest way.
@Suite struct DifferenceTests {
    @Test(arguments: 0..<200) func leadsFromOneToTheOther(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let old = (0..<random.below(14)).map { _ in random.below(4) }
        let new = (0..<random.below(14)).map { _ in random.below(4) }
        var (atOld, atNew, equal) = (0, 0, 0)
        var wasSame: Bool?
        for part in Difference(from: old, to: new).parts {
            switch part {
            case .same(let left, let right):
                #expect(wasSame != true)
                #expect(Array(old[left]) == Array(new[right]) && !left.isEmpty)
                equal += left.count
                (atOld, atNew, wasSame) = (try next(left, atOld), try next(right, atNew), true)
            case .changed(let left, let right):
                #expect(wasSame != false && !(left.isEmpty && right.isEmpty))
                (atOld, atNew, wasSame) = (try next(left, atOld), try next(right, atNew), false)
            }
        }
        #expect((atOld, atNew) == (old.count, new.count))
        #expect(equal == longestCommon(old, new))
    }

    private func next(_ range: Range<Int>, _ at: Int) throws -> Int {
        try #require(range.lowerBound == at)
        return range.upperBound
    }

    private func longestCommon(_ old: [Int], _ new: [Int]) -> Int {
        var table = Array(
            repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in old.indices {
            for j in new.indices {
                table[i + 1][j + 1] =
                    old[i] == new[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
            }
        }
        return table[old.count][new.count]
    }

    @Test func largeOnesAreGivenUpInTime() {
        let difference = Difference(from: Array(0..<5000), to: Array(5000..<10_000))
        #expect(difference.parts == [.changed(old: 0..<5000, new: 0..<5000)])
    }
}
