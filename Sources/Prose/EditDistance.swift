/// How many mistakes make one word of another.
package enum EditDistance {
    /// Letters left out, put in or changed; more than `limit` is nil.
    ///
    /// - Parameter countsSwapsOnce: whether two neighbours that changed places are one mistake.
    @inlinable package static func between<Letters: RandomAccessCollection>(
        _ left: Letters, _ right: Letters, limit: Int, countsSwapsOnce: Bool = false
    ) -> Int? where Letters.Element: Equatable, Letters.Index == Int {
        guard abs(left.count - right.count) <= limit else { return nil }
        var row = Array(0...right.count)
        var before: [Int] = []
        // By numbers: a rule asks this of thousands of words.
        for i in 0..<left.count {
            let a = left[left.startIndex + i]
            let above = countsSwapsOnce ? row : []
            var diagonal = row[0]
            row[0] = i + 1
            for j in 0..<right.count {
                let b = right[right.startIndex + j]
                var best = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                if countsSwapsOnce, i > 0, j > 0, a == right[right.startIndex + j - 1],
                    left[left.startIndex + i - 1] == b
                {
                    best = min(best, before[j - 1] + 1)
                }
                (diagonal, row[j + 1]) = (row[j + 1], best)
            }
            before = above
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
