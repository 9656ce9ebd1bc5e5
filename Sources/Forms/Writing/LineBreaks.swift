import Prose

/// Where paragraphs are broken into lines: what tells the width that they were wrapped at.
struct LineBreaks {
    private struct Line {
        let columns: Int
        /// What it would have with the first word of the next line.
        let columnsWithNext: Int
    }

    private var lines: [Line] = []
    /// The columns of the longest line of all, those that end a paragraph among them.
    private var longest = 0

    /// How many lines tell anything.
    var count: Int { lines.count }

    /// Widths that editors and projects have, the commonest first.
    private static let usual = [80, 100, 120, 79, 72, 78, 76, 70, 88, 90, 99, 110]

    /// - Parameters:
    ///   - contents: the lines of a paragraph without what leads them.
    ///   - columns: of the whole lines.
    mutating func add(_ contents: [String], columns: [Int]) {
        longest = max(longest, columns.max() ?? 0)
        for (index, next) in contents.dropFirst().enumerated()
        where !contents[index].endsInHardBreak {
            let word = next.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            let width = columns[index]
            lines.append(
                Line(columns: width, columnsWithNext: width + 1 + String(word).columnsInFile))
        }
    }

    mutating func add(_ other: LineBreaks) {
        lines += other.lines
        longest = max(longest, other.longest)
    }

    /// The width at which most of the lines would be broken where they are, a usual one before others;
    /// `.max` where each paragraph is one long line, nil where nothing tells.
    func width() -> Int? {
        guard !lines.isEmpty else { return longest > 120 ? .max : nil }
        // A long address in one line says nothing of the other lines.
        let most = lines.map(\.columns).sorted()[(lines.count - 1) * 9 / 10]
        if most > 200 { return .max }
        // Lines of a few words show no width.
        guard most >= 50 else { return nil }
        var (best, widths): (Int, [Int]) = (0, [])
        for width in 50...200 {
            let count = lines.count { $0.columns <= width && width < $0.columnsWithNext }
            if count > best { (best, widths) = (count, []) }
            if count == best { widths.append(width) }
        }
        guard best > 0, best * 2 >= lines.count else { return nil }
        return Self.usual.first(where: widths.contains) ?? widths.first
    }
}
