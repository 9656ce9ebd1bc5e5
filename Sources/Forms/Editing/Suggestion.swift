/// The name that was meant by one that does not exist.
enum Suggestion {
    /// `; did you mean "save"?`, or nothing if no name is near.
    static func phrase(for word: String, among names: [String]) -> String {
        nearest(to: word, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    /// The name with the fewest typing mistakes, at most one in three letters; else the longest
    /// that begins the word or that the word begins, up to a hyphen.
    static func nearest(to word: String, among names: [String]) -> String? {
        guard (1...40).contains(word.utf8.count) else { return nil }
        let typed = Array(word.lowercased().utf8)
        var best: (name: String, mistakes: Int)?
        for name in names {
            let mistakes = mistakes(typed, Array(name.utf8))
            if mistakes <= max(typed.count / 3, 1), mistakes < best?.mistakes ?? .max {
                best = (name, mistakes)
            }
        }
        if let best { return best.name }
        return names.filter { word.hasPrefix($0 + "-") }.max { $0.utf8.count < $1.utf8.count }
            ?? names.first { $0.hasPrefix(word + "-") }
    }

    /// Letters left out, put in, changed, or swapped with their neighbour.
    private static func mistakes(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let change = above[column] + (left[row] == right[column] ? 0 : 1)
                var least = min(change, above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            (before, above) = (above, current)
        }
        return above[right.count]
    }
}
