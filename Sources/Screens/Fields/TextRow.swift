import Forms
import Proposals
import Prose
import Rules

/// A row that is kept in one place: a copy of all that it shows counts many references.
final class SharedRow: Equatable, Sendable {
    let row: TextRow

    init(_ row: consuming TextRow) { self.row = row }

    static func == (left: SharedRow, right: SharedRow) -> Bool { left.row == right.row }
}

/// All that one row of a field shows: rows that are equal look the same.
struct TextRow: Equatable, Sendable {
    /// The name before the first row of a value.
    struct Label: Equatable, Sendable {
        let name: String
        let isFocused: Bool
        /// Whether the file is without the field, as it may be.
        let isLeftOut: Bool
        let level: Level?
    }

    let kind: FieldKind
    let line: Line
    let shown: Row
    let wrapping: Wrapping
    let margin: FieldMargin
    var lineNumber = 0
    /// Columns of the line that are hidden at the left edge.
    var hidden = 0
    var isFirstOfLine = false
    var isLastOfLine = false
    /// Whether the row is marked because the caret is in it.
    var isMarked = false
    /// Bytes of the line.
    var selection: Range<Int>?
    /// Places of the words that are looked for, in bytes of the line.
    var matches: [Range<Int>] = []
    /// Words that no dictionary has, in bytes of the line.
    var doubtful: [Range<Int>] = []
    /// Whether it is the template's text, which stays as it is.
    var isKept = false
    var label: Label?
    /// Shown in place of an empty text.
    var hint: String?
    /// The note about the value.
    var note = ""

    private var isFirst: Bool { lineNumber == 0 && isFirstOfLine }

    /// Of the line no more than what is shown counts: an edit in another row of it changes nothing here.
    static func == (left: TextRow, right: TextRow) -> Bool {
        left.shown == right.shown && left.line.isShown(as: right.line, in: left.shown.range)
            && left.lineNumber == right.lineNumber && left.isFirstOfLine == right.isFirstOfLine
            && left.isLastOfLine == right.isLastOfLine && left.isMarked == right.isMarked
            && left.hidden == right.hidden && left.selection == right.selection
            && left.matches == right.matches && left.doubtful == right.doubtful
            && left.wrapping == right.wrapping && left.margin == right.margin
            && left.kind == right.kind && left.label == right.label && left.hint == right.hint
            && left.isKept == right.isKept
            && left.note == right.note
    }
}

// MARK: - Drawing

extension TextRow {
    func draw(in region: Region, row: Int, on canvas: inout Canvas) {
        drawMargin(in: region, row: row, on: &canvas)
        let inset = wrapping.inset(of: line)
        let left = region.column + margin.left
        if inset > 0, isFirstOfLine {
            canvas.draw(line.lead, column: left, row: row, width: inset)
        }
        var column = left + inset + shown.indent
        var edge = left + wrapping.columns
        var offset = shown.range.lowerBound
        if wrapping.keepsWhole(line), line.text.utf8.count > wrapping.columns || hidden > 0 {
            let window = SidewaysWindow(of: line.text, hidden: hidden, columns: wrapping.columns)
            if window.hidesStart { canvas.draw("<", column: left, row: row, role: .rule) }
            if window.hidesEnd {
                edge -= 1
                canvas.draw(">", column: edge, row: row, role: .rule)
            }
            (column, offset) = (left + window.column, window.offset)
        }
        if selection == nil, matches.isEmpty, doubtful.isEmpty {
            let plain = canvas.drawPlain(
                line.text, offset..<shown.range.upperBound, column: column, row: row,
                limit: edge - column, role: isKept ? .guidance : .text)
            offset = plain.end
            column += plain.columns
        }
        let rest = offset..<max(shown.range.upperBound, offset)
        for grapheme in Graphemes(line.text, rest, column: column - left - inset + hidden) {
            guard column + grapheme.columns <= edge else { break }
            canvas.put(
                grapheme, column: column, row: row, role: role(at: grapheme.range.lowerBound))
            column += grapheme.columns
        }
        if let hint {
            column += canvas.draw(
                ": " + hint, column: left, row: row, width: wrapping.columns, role: .guidance,
                isCut: true)
        }
        drawAfter(column: column, left: left, row: row, on: &canvas)
    }

    private func role(at byte: Int) -> Role {
        if selection?.contains(byte) ?? false { return .selection }
        if matches.contains(where: { $0.contains(byte) }) { return .key }
        if doubtful.contains(where: { $0.contains(byte) }) { return .warning }
        return isKept ? .guidance : .text
    }

    private func drawMargin(in region: Region, row: Int, on canvas: inout Canvas) {
        let left = region.column + margin.left
        switch kind {
        case .prose: return
        case .list: break
        case .phaseTitle(let number):
            if isFirst {
                let text = String(number)
                canvas.draw(text, column: left - 2 - text.count, row: row)
                canvas.draw("[", column: left - 1, row: row, role: .rule)
            }
        case .phaseText:
            canvas.draw("|", column: left - 2, row: row, role: .rule)
        case .line, .number, .date, .choice:
            if isFirst { drawLabel(in: region, row: row, on: &canvas) }
            if isFirst { canvas.draw("[", column: left - 1, row: row, role: .rule) }
        case .people, .values:
            if isFirst { drawLabel(in: region, row: row, on: &canvas) }
            if isFirstOfLine {
                let number = String(lineNumber + 1)
                canvas.draw(number, column: left - 2 - number.count, row: row)
                canvas.draw("[", column: left - 1, row: row, role: .rule)
            }
        }
        if isMarked { canvas.draw(">", column: region.column, row: row, role: .heading) }
    }

    private func drawLabel(in region: Region, row: Int, on canvas: inout Canvas) {
        guard let label else { return }
        if let level = label.level {
            canvas.draw(level.mark, column: region.column + 1, row: row, role: level.role)
        }
        let number = kind.isSeveral ? 4 : 2
        canvas.draw(
            label.name, column: region.column + 3, row: row, width: margin.left - 3 - number,
            role: label.isFocused ? .heading : label.isLeftOut ? .rule : .text, isCut: true)
    }

    /// The closing bracket, and what there is to say about the value.
    private func drawAfter(column: Int, left: Int, row: Int, on canvas: inout Canvas) {
        let edge = left + wrapping.columns
        switch kind {
        case .prose, .list, .phaseText: return
        case .choice:
            canvas.draw("v]", column: edge - 1, row: row, role: .rule)
        case .date:
            let close = min(max(column, left + 10), edge)
            canvas.draw("]", column: close, row: row, role: .rule)
            canvas.draw(note, column: close + 3, row: row, width: edge - close - 3)
        case .phaseTitle, .line, .number, .people, .values:
            if isLastOfLine { canvas.draw("]", column: edge, row: row, role: .rule) }
        }
    }
}

extension Level {
    var role: Role {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note, .todo: .text
        }
    }
}

extension String {
    /// Where words of a set stand, whatever their capitals, in bytes.
    func ranges(of words: Set<String>) -> [Range<Int>] {
        let isLetter = { (byte: UInt8) in
            (0x41...0x5A).contains(byte & 0xDF) || byte == 0x27 || byte >= 0x80
        }
        var found: [Range<Int>] = []
        let bytes = Array(utf8)
        var at = 0
        while at < bytes.count {
            guard isLetter(bytes[at]) else {
                at += 1
                continue
            }
            let end = bytes[at...].firstIndex { !isLetter($0) } ?? bytes.count
            let word = String(decoding: bytes[at..<end], as: UTF8.self).lowercased()
            if words.contains(word) { found.append(at..<end) }
            at = end
        }
        return found
    }
}
