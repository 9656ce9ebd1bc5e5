/// One row of a wrapped line.
package struct Row: Equatable, Sendable {
    /// UTF-8 offsets in the line; the blank at which it was broken belongs to the row that it ends.
    package var range: Range<Int>
    /// Columns that the row is set in from the left; 0 for the first row of a line.
    package var indent: Int
}

/// How lines are broken into rows: after blanks, between wide characters, and inside a word only
/// when the word alone is wider than a row. Rows after the first keep the line's indentation, and
/// the width of its list marker.
package struct Wrapping: Equatable, Sendable {
    /// Columns of a row; at least 1.
    package var columns: Int
    /// Whether the lead of a line (a list marker, an indentation) is shown before its text.
    package var showsLead: Bool
    /// Whether lines of code and of tables are shown in one row each, which goes on past the edge.
    package var keepsPreformatted: Bool

    package init(columns: Int, showsLead: Bool = false, keepsPreformatted: Bool = false) {
        self.columns = max(columns, 1)
        self.showsLead = showsLead
        self.keepsPreformatted = keepsPreformatted
    }

    /// Whether a line is not broken, however long it is.
    package func keepsWhole(_ line: borrowing Line) -> Bool {
        keepsPreformatted && line.isKeptWhole
    }

    /// Columns that stand before the text of the line.
    package func inset(of line: borrowing Line) -> Int {
        showsLead && !line.lead.isEmpty ? min(line.lead.columns, columns / 2) : 0
    }

    /// How many rows the line takes.
    package func rowCount(of line: borrowing Line) -> Int {
        keepsWhole(line) ? 1 : rowCount(of: line.text, columns: max(columns - inset(of: line), 1))
    }

    private func rowCount(of text: String, columns: Int) -> Int {
        let isShort = text.utf8.count <= columns && !text.hasTab
        if isShort { return 1 }
        var text = text
        let indent = hangingIndent(of: text, columns: columns)
        return text.withUTF8 { bytes in
            var count = 1
            var breaker = RowBreaker(bytes: bytes, start: 0, columns: columns, indent: 0)
            while let end = breaker.nextRow() {
                count += 1
                breaker.begin(at: end, indent: indent)
            }
            return count
        }
    }

    /// How many rows a line of a text takes, without a copy of the line.
    package func rowCount(ofLine line: Int, in lines: borrowing Lines) -> Int {
        if showsLead { return rowCount(of: lines[line]) }
        let words = lines.words(of: line)
        if words.utf8.count > columns, keepsPreformatted, lines.isKeptWhole(line) { return 1 }
        return rowCount(of: words, columns: columns)
    }

    /// The rows of the line, one at least.
    package func rows(of line: Line) -> [Row] {
        if keepsWhole(line) { return [Row(range: 0..<line.text.utf8.count, indent: 0)] }
        return rows(of: line.text, columns: max(columns - inset(of: line), 1))
    }

    func rows(of text: String, columns: Int) -> [Row] {
        let count = text.utf8.count
        if count <= columns { return rowsOfShort(text, columns: columns) }
        return brokenRows(of: text, columns: columns)
    }

    /// Every scalar of two columns has two bytes at least, so only tabs can make it too wide.
    private func rowsOfShort(_ text: String, columns: Int) -> [Row] {
        if text.hasTab { return brokenRows(of: text, columns: columns) }
        return [Row(range: 0..<text.utf8.count, indent: 0)]
    }

    private func brokenRows(of text: String, columns: Int) -> [Row] {
        var text = text
        let indent = hangingIndent(of: text, columns: columns)
        return text.withUTF8 { bytes in
            var rows: [Row] = []
            var breaker = RowBreaker(bytes: bytes, start: 0, columns: columns, indent: 0)
            while let end = breaker.nextRow() {
                rows.append(Row(range: breaker.start..<end, indent: breaker.indent))
                breaker.begin(at: end, indent: indent)
            }
            rows.append(Row(range: breaker.start..<bytes.count, indent: breaker.indent))
            return rows
        }
    }

    /// Columns of the line's own indentation and list marker, at most half a row.
    private func hangingIndent(of text: String, columns: Int) -> Int {
        let bytes = text.utf8
        var index = bytes.startIndex
        var width = 0
        while index < bytes.endIndex, width <= columns / 2 {
            if bytes[index] == 0x20 {
                width += 1
            } else if bytes[index] == 0x09 {
                width += Graphemes.tabStop - width % Graphemes.tabStop
            } else {
                break
            }
            index = bytes.index(after: index)
        }
        let rest = bytes[index...].prefix(12)
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        let marker = digits.isEmpty ? rest : rest.dropFirst(digits.count)
        let isMarker =
            marker.dropFirst().first == 0x20
            && (digits.isEmpty ? "-*+>" : ".)").utf8.contains(marker.first ?? 0)
        if isMarker { width += digits.count + 2 }
        return width <= columns / 2 ? width : 0
    }
}

/// Finds where the rows of one line end, in one pass over its bytes.
private struct RowBreaker {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var start: Int
    let columns: Int
    private(set) var indent: Int

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int, columns: Int, indent: Int) {
        (self.bytes, self.start, self.columns, self.indent) = (bytes, start, columns, indent)
    }

    mutating func begin(at start: Int, indent: Int) {
        (self.start, self.indent) = (start, indent)
    }

    /// The end of the row that begins at `start`; nil if the rest of the line fits.
    func nextRow() -> Int? {
        var column = indent
        var offset = start
        var lastBreak: Int?
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte >= 0x20, byte < 0x7F, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
                // Blanks hang over the edge, so that the next row begins with a word.
                if byte != 0x20, column >= columns, offset > start { return lastBreak ?? offset }
                let run = max(plainCount(from: offset, most: columns - column), 1)
                if let blank = lastBlank(in: offset..<offset + run) { lastBreak = blank + 1 }
                column += run
                offset += run
                continue
            }
            let (after, width) = step(at: offset, column: column)
            // A blank that nothing joins hangs over the edge before any word.
            if byte == 0x20, after == offset + 1 {
                column += 1
                offset = after
                lastBreak = after
                continue
            }
            if column + width > columns, offset > start {
                return lastBreak ?? offset
            }
            if width == 2, offset > start { lastBreak = offset }
            column += width
            offset = after
            if width == 2 || byte == 0x09 { lastBreak = offset }
        }
        return nil
    }

    /// How many bytes from a place on are characters of one column, each by itself, as far as can be
    /// told of eight at a time.
    private func plainCount(from start: Int, most: Int) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        // One more is looked at, which may join with the last.
        let end = min(start + most, bytes.count - 1)
        let (highBits, ones): (UInt64, UInt64) = (0x8080_8080_8080_8080, 0x0101_0101_0101_0101)
        var offset = start
        while offset + 8 <= end {
            let eight = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            // A byte of 0x80 or more, one below 0x20, and 0x7F: each leaves its high bit set.
            let marked = eight | (eight &- 0x20 &* ones) | (eight &+ ones)
            guard marked & highBits == 0 else { break }
            offset += 8
        }
        return offset > start && base[offset] >= 0x80 ? offset - start - 1 : offset - start
    }

    private func lastBlank(in range: Range<Int>) -> Int? {
        var offset = range.upperBound
        while offset > range.lowerBound {
            offset -= 1
            if bytes[offset] == 0x20 { return offset }
        }
        return nil
    }

    /// The end of the character at `offset`, and its columns.
    private func step(at offset: Int, column: Int) -> (after: Int, columns: Int) {
        let byte = bytes[offset]
        let isLast = offset + 1 == bytes.count
        if byte >= 0x20, byte < 0x7F, isLast || bytes[offset + 1] < 0x80 { return (offset + 1, 1) }
        if byte == 0x09 {
            return (offset + 1, Graphemes.tabStop - column % Graphemes.tabStop)
        }
        if let alone = characterOfOneScalar(at: offset) { return alone }
        // A character and its marks: a few bytes nearly always, and more while they are all one.
        var reach = 12
        while true {
            var end = min(offset + reach, bytes.count)
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let near = String(decoding: bytes[offset..<end], as: UTF8.self)
            let length = near.boundary(after: 0)
            if offset + length < end || end == bytes.count {
                return (offset + length, Glyph(near[near.startIndex]).columns)
            }
            reach *= 2
        }
    }
}

extension RowBreaker {
    /// The letters of most scripts, CJK and typographic signs, where what follows does not join with
    /// them: told without asking for the boundaries of characters.
    private func characterOfOneScalar(at offset: Int) -> (after: Int, columns: Int)? {
        let lead = bytes[offset]
        let length = lead < 0xE0 ? 2 : 3
        let after = offset + length
        guard lead >= 0xC2, lead < 0xF0, after <= bytes.count else { return nil }
        var value = UInt32(lead & (length == 2 ? 0x1F : 0x0F))
        for next in offset + 1..<after { value = value << 6 | UInt32(bytes[next] & 0x3F) }
        switch value {
        // Neither marks nor joiners nor anything that joins with what follows.
        case 0xA1..<0xAD, 0xAE..<0x300, 0x370..<0x483, 0x2010..<0x2028, 0x4E00..<0xA000: break
        default: return nil
        }
        // Nothing that begins with one of these joins with what stands before it.
        guard after == bytes.count || bytes[after] < 0x80 || (0xE4...0xE9).contains(bytes[after])
        else { return nil }
        return Unicode.Scalar(value).map { (after, max(Glyph.columns(of: $0), 1)) }
    }
}

extension Wrapping {
    /// The row of a line that shows the offset; the later one where one row ends and the next begins.
    package func row(at offset: Int, in rows: [Row]) -> Int {
        var low = 0
        var high = rows.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if rows[middle].range.lowerBound <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The column in which the offset stands, from the left edge of the field; at most the width,
    /// after a full row and on blanks that hang over its edge, but in a line that is not broken.
    package func column(of position: Position, in text: Text) -> Int {
        let line = text.lines[position.line]
        let rows = rows(of: line)
        return column(
            of: position.offset, in: rows[row(at: position.offset, in: rows)], of: line)
    }

    /// The column of an offset in a row of a line.
    package func column(of offset: Int, in row: Row, of line: Line) -> Int {
        let before = row.range.lowerBound..<offset
        let inside =
            line.text.isPrintableASCII(before)
            ? row.indent + before.count
            : Graphemes(line.text, before, column: row.indent).reduce(row.indent) {
                $0 + $1.columns
            }
        if keepsWhole(line) { return inside }
        let width = max(columns - inset(of: line), 1)
        return inset(of: line) + min(inside, width)
    }

    /// The offset in the row that stands nearest to the column, from the left edge of the field.
    package func offset(atColumn column: Int, row: Row, isLast: Bool, of line: Line) -> Int {
        var at = row.indent + inset(of: line)
        var offset = row.range.lowerBound
        for grapheme in Graphemes(line.text, row.range, column: row.indent) {
            if at + grapheme.columns > column { return offset }
            at += grapheme.columns
            offset = grapheme.range.upperBound
        }
        return isLast ? offset : lastOffset(of: row, in: line.text)
    }

    /// The last offset that is still shown in a row that is not its line's last.
    func lastOffset(of row: Row, in text: String) -> Int {
        max(text.boundary(before: row.range.upperBound), row.range.lowerBound)
    }
}

extension String {
    /// The text in rows of so many columns, broken at blanks.
    package func wrapped(columns: Int) -> [String] {
        let line = Line(text: self, trail: "")
        return Wrapping(columns: columns).rows(of: line).map { row in
            var words = bytes(row.range)
            while words.last == " " { words.removeLast() }
            return String(repeating: " ", count: row.indent) + words
        }
    }
}
