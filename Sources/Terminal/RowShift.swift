import Screens

/// Rows of the screen that moved up or down by one, as they do when a text scrolls or a line is put
/// into it.
struct RowShift: Equatable {
    /// The rows that the terminal is asked to move: a row leaves at one end, and a blank one comes
    /// in at the other.
    let rows: ClosedRange<Int>
    let isUp: Bool

    /// Fewer rows are drawn as soon as moved.
    private static let fewest = 4

    /// The longest run of such rows.
    ///
    /// - Parameter changed: rows from the first to the last that differ.
    init?(from old: [[Cell]], to new: [[Cell]], changed: ClosedRange<Int>) {
        var best: RowShift?
        for isUp in [true, false] {
            let step = isUp ? 1 : -1
            var start: Int?
            for row in changed.lowerBound...changed.upperBound + 1 {
                let isMoved =
                    row <= changed.upperBound && changed.contains(row + step)
                    && new[row].isSame(as: old[row + step])
                if isMoved {
                    start = start ?? row
                } else if let first = start {
                    start = nil
                    let rows = isUp ? first...row : first - 1...row - 1
                    if rows.count > max(Self.fewest, best?.rows.count ?? 0) {
                        best = RowShift(rows: rows, isUp: isUp)
                    }
                }
            }
        }
        guard let best else { return nil }
        self = best
    }

    private init(rows: ClosedRange<Int>, isUp: Bool) { (self.rows, self.isUp) = (rows, isUp) }

    /// The rows once they moved.
    func applied(to rows: [[Cell]]) -> [[Cell]] {
        var rows = rows
        let (first, last) = (self.rows.lowerBound, self.rows.upperBound)
        let blank = [Cell](repeating: .blank(), count: rows[first].count)
        if isUp {
            rows.remove(at: first)
            rows.insert(blank, at: last)
        } else {
            rows.remove(at: last)
            rows.insert(blank, at: first)
        }
        return rows
    }
}

extension [Cell] {
    /// Whether the cells look the same; most rows that do are one and the same array, or differ soon.
    fileprivate func isSame(as other: [Cell]) -> Bool {
        withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer { other in
                own.baseAddress == other.baseAddress
                    || own.count == other.count
                        && own.indices.allSatisfy { own[$0].bits == other[$0].bits }
            }
        }
    }
}
