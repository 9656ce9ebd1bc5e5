import Prose

/// The lines of a text for reading, each behind the marks of the blocks around it.
struct LayoutPage {
    private(set) var lines: [StyledLine] = []
    let columns: Int
    /// In front of every line.
    private var prefix = ""
    /// In front of the next line instead, from the start of an item until it is written.
    private var lead: String?
    /// A blank line to be written before the next one: the prefix it stands behind.
    private var blank: String?
    /// The prefix of lines before each mark that is open.
    private var outer: [String] = []
    /// The byte of the document that stands for lines which show no byte of it.
    var source = 0

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
        if lead != nil { write(StyledLine()) }
        if let before = outer.popLast() { prefix = before }
    }

    /// A blank line before what comes next.
    mutating func separate() {
        if lead == nil, !lines.isEmpty { blank = prefix }
    }

    // MARK: Lines

    /// Wrapped at blanks and beside wide characters; a long word keeps its line to itself.
    ///
    /// - Returns: The columns of the longest row.
    @discardableResult
    mutating func writeWrapped(_ paragraph: StyledLine) -> Int {
        var (row, width, longest) = (StyledLine(), 0, 0)
        for piece in ReadableText.pieces(of: paragraph) {
            let gap = piece.followsBlank && width > 0 ? 1 : 0
            if width > 0, width + gap + piece.columns > room {
                write(row)
                longest = max(longest, width)
                (row, width) = (StyledLine(), 0)
            } else if gap > 0 {
                row.appendBlank(before: piece.line)
                width += 1
            }
            row.append(piece.line)
            width += piece.columns
        }
        if width > 0 || lead != nil { write(row) }
        return max(longest, width)
    }

    mutating func writeWrapped(_ paragraph: String) {
        writeWrapped(StyledLine(paragraph))
    }

    mutating func writeAsIs(_ line: String) {
        write(StyledLine(ReadableText.line(line)))
    }

    /// As long as asked, and at most to the edge.
    /// - Parameter isBelow: whether it belongs to the line above it.
    mutating func writeRule(_ character: Character, columns count: Int, isBelow: Bool = false) {
        if isBelow { goOnBelow() }
        writeAsIs(String(repeating: character, count: min(count, room)))
    }

    /// From here on, lines without bytes of their own stand for the byte of the last line.
    mutating func goOnBelow() { source = lines.last?.source ?? source }

    /// A line that may be sent to a terminal as it is.
    mutating func write(_ line: StyledLine) {
        if let blank {
            append(blank, StyledLine())
            self.blank = nil
        }
        append(lead ?? prefix, line)
        lead = nil
    }

    /// Without trailing blanks.
    private mutating func append(_ marks: String, _ line: StyledLine) {
        var whole = StyledLine(marks)
        whole.append(line)
        whole.dropTrailingBlanks()
        whole.source = line.runs.first { $0.source != nil }?.source ?? source
        lines.append(whole)
    }

    /// How many columns a line may take behind the marks.
    var room: Int { max(columns - prefix.columns, 1) }

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
