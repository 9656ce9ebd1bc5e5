import Proposals

/// One row of a list that lies over the form.
package struct PickRow<Choice: Equatable & Sendable>: Equatable, Sendable {
    package enum Use: Equatable, Sendable {
        /// Stands between the rows.
        case heading
        /// Can be read, and does nothing.
        case text
        case choice(Choice)
    }

    /// Where the thing stands that a row tells of, told before its words.
    struct Origin: Equatable, Sendable {
        var section: String
        /// Of the file.
        var line: Int?
    }

    package var mark: String
    private let words: String
    private let origin: Origin?
    /// Places that the row stands for.
    private let count: Int
    package var detail: String
    /// Columns that the row is set in.
    package var indent: Int
    /// Not shown: what the filter finds it by as well.
    var name: String
    /// Kept, since lists of thousands of rows ask each.
    package let isHeading: Bool
    package let use: Use

    /// - Parameters:
    ///   - words: the title, or what follows the origin in it.
    ///   - count: places that the row stands for; told where they are several.
    init(
        _ words: String, from origin: Origin? = nil, count: Int = 1, mark: String = " ",
        detail: String = "", indent: Int = 0, name: String = "", _ use: Use
    ) {
        (self.words, self.origin, self.count) = (words, origin, count)
        (self.mark, self.detail) = (mark, detail)
        (self.indent, self.name, self.use) = (indent, name, use)
        isHeading = if case .heading = use { true } else { false }
    }

    /// Put together when it is asked for: of thousands of rows a screen shows twenty.
    package var title: String {
        guard let origin else { return words }
        let line = origin.line.map { ", line \($0)" } ?? ""
        let places = count > 1 ? " (\(count) places)" : ""
        return "\(origin.section)\(line): \(words)\(places)"
    }

    /// Whether each of some words in small letters stands in what the row says.
    fileprivate func holds(_ words: [String]) -> Bool {
        words.allSatisfy { word in
            if self.words.holds(word) || detail.holds(word) || name.holds(word) { return true }
            // Put together only where none of its parts has the word.
            return origin.map { $0.section.holds(word) || title.holds(word) } ?? false
        }
    }

    fileprivate static var rankOfLetters: Int { 100 }

    /// How well words fit the row, 0 best; nil if one does not.
    fileprivate func rank(of words: [Substring]) -> Int? {
        let (title, name) = (self.title.lowercased(), self.name.lowercased())
        var rank = 0
        for word in words {
            if name.split(separator: " ").contains(word) {
                continue
            } else if name.hasPrefix(word) {
                rank += 1
            } else if title.split(whereSeparator: { !$0.isLetter }).contains(where: {
                $0.hasPrefix(word)
            }) || name.split(separator: "-").contains(where: { $0.hasPrefix(word) }) {
                rank += 2
            } else if name.contains(word) || title.contains(word) {
                rank += 3
            } else if name.hasStarts(word) {
                rank += Self.rankOfLetters
            } else {
                return nil
            }
        }
        return rank
    }
}

/// Rows to pick from, one of them under the cursor.
package struct PickList<Choice: Equatable & Sendable>: Equatable, Sendable {
    package let rows: [PickRow<Choice>]
    /// Whether typed characters narrow the list; else they jump to a row.
    package let isFiltered: Bool
    /// Whether the starts of words find a row too, and rows that fit better come first.
    private let isFuzzy: Bool
    package private(set) var filter = ""
    /// The rows that the filter leaves: kept, since a key and the screen ask for them several times.
    package private(set) var shown: [PickRow<Choice>]
    /// The start of a row's words that was typed where the list is not narrowed.
    private var start = ""
    /// Index in `shown`.
    package private(set) var selected: Int
    /// Rows that a page moves by.
    private let pageRows = 10

    /// - Parameters:
    ///   - selected: the first row that can be picked, if nothing is said.
    ///   - start: the letters of the filter that were typed already.
    init(
        _ rows: [PickRow<Choice>], selected: Int? = nil, isFiltered: Bool = false,
        isFuzzy: Bool = false, start: String = ""
    ) {
        (self.rows, self.isFiltered, self.isFuzzy) = (rows, isFiltered, isFuzzy)
        shown = rows
        self.start = start.lowercased()
        self.selected = selected ?? rows.firstIndex { !$0.isHeading } ?? 0
    }

    /// The rows that the filter leaves of some.
    private func left(of rows: [PickRow<Choice>]) -> [PickRow<Choice>] {
        guard !filter.isEmpty else { return rows }
        let words = filter.lowercased().split(separator: " ")
        guard isFuzzy else {
            let words = words.map(String.init)
            return rows.filter { !$0.isHeading && $0.holds(words) }
        }
        let ranked = rows.enumerated().compactMap { index, row in
            row.isHeading ? nil : row.rank(of: words).map { (rank: $0, index: index) }
        }
        // Starts of words are a last resort.
        let hasWords = ranked.contains { $0.rank < PickRow<Choice>.rankOfLetters }
        var found: [PickRow<Choice>] = []
        for row in ranked.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) })
        where !(hasWords && row.rank >= PickRow<Choice>.rankOfLetters)
            && !found.contains(where: { $0.use == rows[row.index].use })
        {
            found.append(rows[row.index])
        }
        return found
    }

    package var current: PickRow<Choice>? {
        shown.indices.contains(selected) ? shown[selected] : nil
    }

    // MARK: Inputs

    /// The effect of an input on a list.
    enum Answer {
        case stays
        case closes
        case picks(Choice)
        /// Nothing that lists know.
        case other(Action)
    }

    mutating func respond(to input: FormInput) -> Answer {
        if case .action = input { start = "" }
        switch input {
        case .character(let character): type(String(character))
        case .paste(let text): type(text.normalizedLines.joined(separator: " "))
        case .pointed(.row(let row)): return point(at: row)
        case .pointed: break
        case .action(.back): return .closes
        case .action(.choose), .action(.newline): return pick()
        case .action(.chooseNext), .action(.move(.rowDown)): move(by: 1)
        case .action(.choosePrevious), .action(.move(.rowUp)): move(by: -1)
        case .action(.move(.pageDown)): move(by: pageRows)
        case .action(.move(.pageUp)): move(by: -pageRows)
        case .action(.move(.sectionStart)): move(by: -rows.count)
        case .action(.move(.sectionEnd)): move(by: rows.count)
        case .action(.delete): deleteBack()
        case .action(let action): return .other(action)
        }
        return .stays
    }

    private func pick() -> Answer {
        switch current?.use {
        case .choice(let choice): .picks(choice)
        case .text: .closes
        case .heading, nil: .stays
        }
    }

    /// The first press selects a row, the next one on it picks it.
    private mutating func point(at row: Int) -> Answer {
        guard shown.indices.contains(row), !shown[row].isHeading else { return .stays }
        if row == selected, case .choice = shown[row].use { return pick() }
        selected = row
        return .stays
    }

    private mutating func type(_ text: String) {
        guard isFiltered else { return jump(to: text.lowercased()) }
        let count = filter.count
        filter += text
        // More letters leave some of what fewer left, unless one is the accent of the last.
        let isNarrower = !isFuzzy && filter.count == count + text.count
        shown = left(of: isNarrower ? shown : rows)
        selectFirst()
    }

    /// To the row that begins with all that was typed; else to the next one with the last letter.
    private mutating func jump(to text: String) {
        let titles = shown.map { $0.title.lowercased() }
        if !start.isEmpty, let found = titles.firstIndex(where: { $0.hasPrefix(start + text) }) {
            (selected, start) = (found, start + text)
            return
        }
        start = String(text.prefix(1))
        let after = Array(titles.indices.dropFirst(selected + 1)) + titles.indices
        selected = after.first { titles[$0].hasPrefix(start) } ?? selected
    }

    private mutating func deleteBack() {
        guard !filter.isEmpty else { return }
        filter.removeLast()
        shown = left(of: rows)
        selectFirst()
    }

    /// Headings cannot be picked.
    private mutating func selectFirst() {
        selected = shown.firstIndex { !$0.isHeading } ?? 0
    }

    /// Moves by rows, over headings, and stops at the ends.
    private mutating func move(by step: Int) {
        let pickable = shown.indices.filter { !shown[$0].isHeading }
        guard !pickable.isEmpty else { return }
        let place = pickable.lastIndex { $0 <= selected } ?? 0
        selected = pickable[min(max(place + step, 0), pickable.count - 1)]
    }
}

extension String {
    /// Whether a word in small letters stands in it, whatever the case of its own.
    fileprivate func holds(_ word: String) -> Bool {
        // Then each letter is one byte, and the text as it is in small letters need not be made.
        let areBytes = utf8.allSatisfy { $0 < 0x80 } && word.utf8.allSatisfy { $0 < 0x80 }
        // By characters: an accent may be a part of its letter, or stand behind it.
        return areBytes ? mentions(word) : lowercased().contains(word[...])
    }

    /// Whether letters are the starts of words here, in their order: `gtl` of `go-to-line`. Letters
    /// from anywhere would find an action that nobody meant, and Enter would run it.
    fileprivate func hasStarts(_ letters: Substring) -> Bool {
        var left = letters
        var follows = true
        for character in self {
            if follows, character == left.first {
                left.removeFirst()
            } else {
                follows = !character.isLetter
            }
        }
        return left.isEmpty
    }
}
