import Prose

/// A part of the screen in cells.
struct Region: Equatable {
    var column: Int
    var row: Int
    var columns: Int
    var rows: Int

    func contains(column: Int, row: Int) -> Bool {
        (self.column..<self.column + columns).contains(column)
            && (self.row..<self.row + rows).contains(row)
    }

    var isEmpty: Bool { columns <= 0 || rows <= 0 }
}

/// Drawing on a frame; whatever does not fit is cut off.
struct Canvas {
    private(set) var frame: Frame
    /// The places that can be pointed at, the topmost last; nil where nobody asked for them.
    private(set) var targets: [(region: Region, target: PointerTarget)]?

    /// - Parameter recordsTargets: whether the places that can be pointed at are kept.
    init(size: Size, recordsTargets: Bool = false) {
        frame = Frame(size: size)
        targets = recordsTargets ? [] : nil
    }

    /// Says what a part of a row is when it is pointed at.
    mutating func mark(_ target: PointerTarget, column: Int, row: Int, width: Int) {
        targets?.append((Region(column: column, row: row, columns: width, rows: 1), target))
    }

    /// Puts the cursor in a cell, or the nearest one inside the screen.
    mutating func putCursor(column: Int, row: Int) {
        frame.cursor = (
            min(max(column, 0), max(frame.size.columns - 1, 0)),
            min(max(row, 0), max(frame.size.rows - 1, 0))
        )
    }

    /// Draws text from a cell on, at most `width` columns; returns the columns drawn.
    /// - Parameter isCut: mark a text that does not fit by `>` in its last column.
    @discardableResult
    mutating func draw(
        _ text: String, column: Int, row: Int, width: Int = .max, role: Role = .text,
        isCut: Bool = false
    ) -> Int {
        let limit = min(width, frame.size.columns - column)
        guard limit > 0, row >= 0, row < frame.size.rows, column >= 0 else { return 0 }
        let plain = drawPlain(
            text, 0..<text.utf8.count, column: column, row: row, limit: limit, role: role)
        guard plain.end < text.utf8.count else { return plain.columns }
        var at = plain.columns
        for grapheme in Graphemes(text, plain.end..<text.utf8.count, column: at) {
            if at + grapheme.columns > limit {
                if isCut { put(Cell(base: 0x3E, role: role), column: column + limit - 1, row: row) }
                return limit
            }
            put(grapheme, column: column + at, row: row, role: role)
            at += grapheme.columns
        }
        return at
    }

    /// Draws printable ASCII up to the first character that is none, or may join with one that is
    /// none; nearly all of every screen.
    mutating func drawPlain(
        _ text: String, _ range: Range<Int>, column: Int, row: Int, limit: Int, role: Role
    ) -> (end: Int, columns: Int) {
        guard row >= 0, row < frame.size.rows, column >= 0 else { return (range.lowerBound, 0) }
        let room = min(limit, frame.size.columns - column, range.count)
        guard room > 0 else { return (range.lowerBound, 0) }
        var text = text
        let columns = frame.size.columns
        let drawn = text.withUTF8 { bytes in
            frame.rows[row].withUnsafeMutableBufferPointer { cells in
                var count = 0
                // Only where something was drawn before can there be half a wide character.
                if column > 0, cells[column].columns == 0 { cells[column - 1] = .blank() }
                while count < room {
                    let byte = bytes[range.lowerBound + count]
                    let next = range.lowerBound + count + 1
                    guard byte >= 0x20, byte < 0x7F, next >= bytes.count || bytes[next] < 0x80
                    else { break }
                    cells[column + count] = Cell(base: UInt32(byte), role: role)
                    count += 1
                }
                let end = column + count
                if count > 0, end < columns, cells[end].columns == 0 { cells[end] = .blank() }
                return count
            }
        }
        return (range.lowerBound + drawn, drawn)
    }

    /// Puts one character; a tab as blanks.
    mutating func put(_ grapheme: Grapheme, column: Int, row: Int, role: Role) {
        var at = column
        put(grapheme.glyph.first, column: &at, row: row, role: role)
        for part in grapheme.glyph.rest { put(part, column: &at, row: row, role: role) }
        while at < column + grapheme.columns {
            put(.blank(role), column: at, row: row)
            at += 1
        }
    }

    private mutating func put(
        _ part: Glyph.Part, column: inout Int, row: Int, role: Role
    ) {
        let cell = Cell(
            base: part.base, marks: part.marks, columns: UInt8(part.columns), role: role)
        put(cell, column: column, row: row)
        column += part.columns
    }

    private mutating func put(_ cell: Cell, column: Int, row: Int) {
        let (columns, rows) = (frame.size.columns, frame.size.rows)
        guard column >= 0, row >= 0, row < rows, column + Int(cell.columns) <= columns else {
            return
        }
        splitWide(from: column, to: column + Int(cell.columns), row: row)
        frame.rows[row][column] = cell
        if cell.columns == 2 {
            frame.rows[row][column + 1] = Cell(base: 0, columns: 0, role: cell.role)
        }
    }

    /// Takes the halves of wide characters away that would stay at the edges of what is drawn over
    /// them.
    private mutating func splitWide(from start: Int, to end: Int, row: Int) {
        guard start < end else { return }
        if start > 0, frame.rows[row][start].columns == 0 {
            frame.rows[row][start - 1] = .blank()
        }
        if end < frame.size.columns, frame.rows[row][end].columns == 0 {
            frame.rows[row][end] = .blank()
        }
    }

    /// Fills cells of a row with one sign of a column.
    mutating func rule(_ sign: Unicode.Scalar, column: Int = 0, row: Int, width: Int = .max) {
        fill(Cell(base: sign.value, role: .rule), column: column, row: row, width: width)
    }

    private mutating func fill(_ cell: Cell, column: Int, row: Int, width: Int) {
        guard row >= 0, row < frame.size.rows, column >= 0, column < frame.size.columns else {
            return
        }
        let end = column + max(0, min(width, frame.size.columns - column))
        splitWide(from: column, to: end, row: row)
        frame.rows[row].withUnsafeMutableBufferPointer { cells in
            for index in column..<end { cells[index] = cell }
        }
    }

    /// Sets the role of cells that are drawn already.
    mutating func paint(_ role: Role, column: Int, row: Int, width: Int) {
        guard row >= 0, row < frame.size.rows else { return }
        let end = min(column + width, frame.size.columns)
        for at in max(column, 0)..<max(end, max(column, 0)) {
            frame.rows[row][at].role = role
        }
    }

    mutating func clear(_ region: Region) {
        for row in region.row..<max(region.row + region.rows, region.row) {
            fill(.blank(), column: region.column, row: row, width: region.columns)
        }
    }
}
