import Prose

/// Titles that are too wide for their rows.
extension [String] {
    /// Cuts the middle out of each title that is too wide; where that makes titles look alike, they
    /// keep the words in which they differ, as far as the width permits.
    ///
    /// - Parameter shown: the indices of the titles that are asked for; all titles where nothing is
    ///   said. The others are looked at for titles that look like one of these.
    func cutApart(columns: [Int], only shown: Range<Int>? = nil) -> [String] {
        let shown = shown ?? indices
        var cut: [Int: String] = [:]
        for index in shown { cut[index] = self[index].cutInTheMiddle(columns: columns[index]) }
        let wide = shown.filter { self[$0].columns > columns[$0] }
        if !wide.isEmpty, let least = columns.min(), least >= 12 {
            // Some have more room than others, and look alike all the same.
            let alike = Dictionary(grouping: indices) { self[$0].cutInTheMiddle(columns: least) }
            for key in Set(wide.map { self[$0].cutInTheMiddle(columns: least) }) {
                keepApart(alike[key] ?? [], columns: columns, in: &cut)
            }
        }
        return shown.map { cut[$0] ?? self[$0] }
    }

    private func keepApart(_ group: [Int], columns: [Int], in cut: inout [Int: String]) {
        guard Set(group.map { self[$0] }).count > 1 else { return }
        let titles = group.map { [Character](self[$0]) }
        let shortest = titles.map(\.count).min() ?? 0
        let isSame = { (offset: Int) in titles.allSatisfy { $0[offset] == titles[0][offset] } }
        let difference = (0..<shortest).first { !isSame($0) } ?? shortest
        // From the start of the word in which they differ.
        let start = (0..<difference).last { titles[0][$0] == " " }.map { $0 + 1 } ?? 0
        for index in group {
            let isWide = self[index].columns > columns[index]
            cut[index] =
                isWide
                ? self[index].cut(keepingWordAt: start, columns: columns[index]) : self[index]
        }
        let alike = Dictionary(grouping: group) { cut[$0] }
        for more in alike.values where more.count < group.count {
            keepApart(more, columns: columns, in: &cut)
        }
    }
}

extension String {
    /// Its beginning and its end with `..` between them, where it is wider than so many columns.
    package func cutInTheMiddle(columns: Int) -> String {
        guard self.columns > columns, columns >= 8 else { return self }
        let room = columns - 2
        let head = beginning(columns: room - room / 2)
        var tail = Substring()
        for character in reversed() {
            guard (String(character) + tail).columns <= room / 2 else { break }
            tail = Substring(String(character) + tail)
        }
        return head.trimmed + ".." + tail.trimmed
    }

    /// Its beginning and a word with what follows, as far as there is room.
    fileprivate func cut(keepingWordAt start: Int, columns: Int) -> String {
        let part = String(dropFirst(start))
        let word = part.prefix { $0 != " " }
        // At least three columns are for the beginning.
        let room = min(max(String(word).columns + 2, (columns - 2) / 2), columns - 5)
        let kept = part.columns <= room ? part : part.wholeWords(columns: room - 2) + ".."
        let head = beginning(columns: columns - 2 - kept.columns)
        guard head.count < start else { return beginning(columns: columns - 2).trimmed + ".." }
        return head.trimmed + ".." + kept
    }

    /// As many of its first words as there is room for; of the first, at least the beginning.
    private func wholeWords(columns: Int) -> String {
        let head = beginning(columns: columns)
        guard dropFirst(head.count).first != " ", let blank = head.lastIndex(of: " ") else {
            return head.trimmed
        }
        return head[..<blank].trimmed
    }

    private func beginning(columns: Int) -> String {
        var head = ""
        for character in self {
            guard (head + String(character)).columns <= columns else { break }
            head.append(character)
        }
        return head
    }
}
