/// How many mistakes make one word of another.
package enum EditDistance {
    /// Letters left out, put in or changed; more than `limit` is nil.
    ///
    /// - Parameter countsSwapsOnce: whether two neighbours that changed places are one mistake.
    package static func between(
        _ left: some Collection<UInt8>, _ right: some Collection<UInt8>, limit: Int,
        countsSwapsOnce: Bool = false
    ) -> Int? {
        left.map { Unicode.Scalar($0) }.withUnsafeBufferPointer { left in
            right.map { Unicode.Scalar($0) }.withUnsafeBufferPointer { right in
                between(left, right, limit: limit, countsSwapsOnce: countsSwapsOnce)
            }
        }
    }

    /// The distance of letters that are held by the caller. A rule asks this of thousands of words:
    /// so the function is not generic, and takes memory of the stack.
    package static func between(
        _ left: UnsafeBufferPointer<Unicode.Scalar>, _ right: UnsafeBufferPointer<Unicode.Scalar>,
        limit: Int, countsSwapsOnce: Bool = false
    ) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        let width = right.count + 1
        // The row at hand, the row above it, and the row two above.
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
            let start = (row: 0, above: width, aboveThat: 2 * width)
            var (row, above, aboveThat) = (start.row, start.above, start.aboveThat)
            for j in 0..<width { rows[row + j] = j }
            for i in 0..<left.count {
                (row, above, aboveThat) = (aboveThat, row, above)
                rows[row] = i + 1
                for j in 0..<right.count {
                    let isSame = left[i] == right[j]
                    var best = min(
                        rows[row + j] + 1, rows[above + j + 1] + 1,
                        rows[above + j] + (isSame ? 0 : 1))
                    if countsSwapsOnce, i > 0, j > 0, left[i] == right[j - 1],
                        left[i - 1] == right[j]
                    {
                        best = min(best, rows[aboveThat + j - 1] + 1)
                    }
                    rows[row + j + 1] = best
                }
            }
            let distance = rows[row + right.count]
            return distance <= limit ? distance : nil
        }
    }
}
