import Prose

/// The lines of a text for reading, each behind the marks of the blocks around it.
struct LayoutPage {
    private(set) var text = ""
    private let columns: Int
    /// In front of every line.
    private var prefix = ""
    /// In front of the next line instead, from the start of an item until it is written.
    private var lead: String?
    /// A blank line to be written before the next one: the prefix it stands behind.
    private var blank: String?
    /// What was in front of lines before each mark that is open.
    private var outer: [String] = []

    init(columns: Int) {
        self.columns = columns
    }

    // MARK: Marks

    /// Puts a mark in front of the next line, and in front of the others blanks or the same.
    ///
    /// Marks take half the columns at most; deeper ones are not shown.
    mutating func open(_ mark: String, repeats: Bool) {
        outer.append(prefix)
        let width = mark.columns
        guard prefix.columns + width <= columns / 2 else { return }
        let full = (lead ?? prefix) + mark
        prefix += repeats ? mark : String(repeating: " ", count: width)
        lead = full == prefix ? nil : full
    }

    /// Takes the last mark away; one in front of nothing is written by itself.
    mutating func close() {
        if lead != nil { writeLine("") }
        if let before = outer.popLast() { prefix = before }
    }

    /// A blank line before what comes next.
    mutating func separate() {
        if lead == nil, !text.isEmpty { blank = prefix }
    }

    // MARK: Lines

    /// Wrapped at blanks and beside wide characters; a long word keeps its line to itself.
    ///
    /// - Returns: The columns of the longest row.
    @discardableResult
    mutating func writeWrapped(_ paragraph: String) -> Int {
        let room = max(columns - prefix.columns, 1)
        var (row, width, longest) = ("", 0, 0)
        for piece in ReadableText.pieces(of: paragraph) {
            let gap = piece.followsBlank && width > 0 ? 1 : 0
            if width > 0, width + gap + piece.columns > room {
                writeLine(row)
                longest = max(longest, width)
                (row, width) = ("", 0)
            } else if gap > 0 {
                row += " "
                width += 1
            }
            row += piece.text
            width += piece.columns
        }
        if width > 0 || lead != nil { writeLine(row) }
        return max(longest, width)
    }

    mutating func writeAsIs(_ line: String) {
        writeLine(ReadableText.line(line))
    }

    /// As long as asked, and at most to the edge.
    mutating func writeRule(_ character: Character, columns count: Int) {
        let room = max(columns - prefix.columns, 1)
        writeLine(String(repeating: character, count: min(count, room)))
    }

    private mutating func writeLine(_ line: String) {
        if let blank {
            append(blank)
            self.blank = nil
        }
        append((lead ?? prefix) + line)
        lead = nil
    }

    /// Without trailing blanks.
    private mutating func append(_ line: String) {
        let end = line.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        text += line[..<(end.map { line.utf8.index(after: $0) } ?? line.startIndex)]
        text += "\n"
    }

    // MARK: Names and values

    /// Where values stand beside names: past the longest; nil if it would take half of the columns.
    func column(after names: [String]) -> Int? {
        let longest = names.map { ReadableText.line($0).columns }.max() ?? 0
        let column = longest + 2
        return prefix.columns + column <= columns / 2 ? column : nil
    }

    static func padded(_ name: String, to width: Int) -> String {
        let shown = ReadableText.line(name)
        return shown + String(repeating: " ", count: max(width - shown.columns, 0))
    }
}
