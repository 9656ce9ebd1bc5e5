/// The paragraphs of a text, in order.
struct ComparedParagraphs {
    private let side: ComparedSide
    private let ranges: [Range<Int>]

    init(_ side: ComparedSide) { (self.side, ranges) = (side, side.paragraphs) }

    /// The paragraph that blanks stand in, with words of it on both sides.
    func number(around blanks: Range<Int>) -> Int? {
        let number = first(endingBehind: blanks.lowerBound)
        guard number < ranges.count, ranges[number].lowerBound < blanks.lowerBound,
            blanks.upperBound < ranges[number].upperBound
        else { return nil }
        return number
    }

    /// The bytes of that paragraph.
    func range(around blanks: Range<Int>) -> Range<Int>? {
        number(around: blanks).map { ranges[$0] }
    }

    /// The paragraphs that have a word of a range, or the word that ends in front of it.
    func numbers(touching range: Range<Int>) -> [Int] {
        let start = side.firstWord(in: range) ?? range.lowerBound
        let last = side.bytes[range].lastIndex(where: { !$0.isWhite }) ?? start
        var numbers: [Int] = []
        var number = first(endingBehind: max(start - 1, 0))
        while number < ranges.count, ranges[number].lowerBound <= max(start, last) {
            numbers.append(number)
            number += 1
        }
        return numbers
    }

    private func first(endingBehind byte: Int) -> Int {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound > byte { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
