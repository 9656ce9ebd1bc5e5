import Prose
import Testing

struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0, 0), ("", "abc", 3, 3), ("save", "save", 0, 0), ("save", "sae", 1, 1),
        ("save", "ssave", 1, 1), ("save", "sane", 1, 1), ("save", "svae", 2, 1),
        ("kitten", "sitting", 3, 3), ("ab", "bca", 3, 3), ("abcd", "badc", 3, 2),
    ])
    func mistakesAreCounted(left: String, right: String, plain: Int, swapped: Int) {
        for (left, right) in [(left, right), (right, left)] {
            let (left, right) = (Array(left.utf8), Array(right.utf8))
            #expect(EditDistance.between(left, right, limit: 9) == plain)
            #expect(EditDistance.between(left, right, limit: plain) == plain)
            #expect(EditDistance.between(left, right, limit: plain - 1) == nil)
            #expect(
                EditDistance.between(left, right, limit: 9, countsSwapsOnce: true) == swapped)
        }
    }

    @Test func partsOfAWordAreComparedWhereverTheyBegin() {
        let words = Array("xxsave svaexx".utf8)
        #expect(
            EditDistance.between(words[2..<6], words[7..<11], limit: 2, countsSwapsOnce: true) == 1)
    }
}
