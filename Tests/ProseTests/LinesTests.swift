import TestSupport
import Testing

@testable import Prose

/// Lines in chunks are an array of lines to everyone who uses them.
@Suite struct LinesTests {
    @Test(arguments: Seeds.first(5)) func behavesLikeAnArray(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var number = 0
        func some(_ count: Int) -> [Line] {
            (0..<count).map { _ in
                number += 1
                return Line(text: String(number), trail: "\n")
            }
        }
        var array = some(random.below(300))
        var lines = Lines(array)
        for _ in 0..<300 {
            let old = (array, lines)
            switch random.below(4) {
            case 0 where !array.isEmpty:
                let index = random.below(array.count)
                array[index].text += "x"
                lines[index].text += "x"
            default:
                let first = random.below(array.count + 1)
                let last = min(array.count, first + random.pick([0, 0, 1, 2, 70, 200]))
                let new = some(random.pick([0, 0, 1, 1, 3, 150, 300]))
                array.replaceSubrange(first..<last, with: new)
                lines.replaceSubrange(first..<last, with: new)
            }
            try #require(lines.count == array.count)
            try #require(lines.elementsEqual(array))
            try #require(array.indices.allSatisfy { lines[$0] == array[$0] })
            // What was copied before keeps what it had.
            try #require(old.1.elementsEqual(old.0))
            let place = random.below(array.count + 1)
            let before = array[..<place].reduce(0) { $0 + $1.source.utf8.count }
            try #require(lines.byteCount(before: place) == before)
            // What differs, put in its place, makes one of the other.
            let (then, now) = lines.difference(from: old.1)
            var patched = old.0
            patched.replaceSubrange(then, with: array[now])
            try #require(patched == array)
            try #require(then.isEmpty && now.isEmpty || old.0 != array)
        }
    }

    @Test func isEmptyWithoutLines() {
        var lines = Lines()
        #expect(lines.isEmpty && lines.first == nil && lines == [])
        lines.append(Line(text: "a", trail: ""))
        lines.removeSubrange(0..<1)
        #expect(lines.isEmpty && Array(lines).isEmpty)
    }
}
