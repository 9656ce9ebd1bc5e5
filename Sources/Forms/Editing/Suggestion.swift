import Prose

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
            if let mistakes = EditDistance.between(
                typed, Array(name.utf8), limit: max(typed.count / 3, 1), countsSwapsOnce: true),
                mistakes < best?.mistakes ?? .max
            {
                best = (name, mistakes)
            }
        }
        if let best { return best.name }
        return names.filter { word.hasPrefix($0 + "-") }.max { $0.utf8.count < $1.utf8.count }
            ?? names.first { $0.hasPrefix(word + "-") }
    }
}
