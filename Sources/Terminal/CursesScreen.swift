import CCurses
import Glibc
import Prose
import Screens

/// The screen as ncurses keeps it: takes frames, gives the bytes that turn the terminal's picture
/// into them.
///
/// ncurses writes into a file in memory, so that it never waits for the terminal.
struct CursesScreen {
    private let window: UnsafeMutablePointer<WINDOW>
    private let file: Int32
    private let palette: Palette
    private let isUTF8: Bool
    private let isASCII: Bool
    /// The terminal that this one is taken for, as terminfo does not know it.
    private(set) var substitute: String?
    private var size = Size(columns: 0, rows: 0)
    /// The frame that ncurses has; `nil` when its window is to be filled anew.
    private var shown: Frame?
    private var hasLeft = false
    /// Where ncurses has the cursor; nil while that is where the terminal has it.
    private var behind: Cursor?
    /// How far the file was read, and what its bytes are read into.
    private var readEnd = 0
    private var piece = [UInt8](repeating: 0, count: 4096)
    private typealias Cursor = (column: Int, row: Int)

    /// The file begins anew once it has so many bytes.
    private static let fileLimit = 1 << 16

    init(term: String, size: Size, isUTF8: Bool, look: ScreenLook) throws(TerminalError) {
        file = octopen_memory_file()
        guard file >= 0 else { throw TerminalError.system("no memory file", errno) }
        var (name, text): (String, UnsafePointer<CChar>?) = (term, nil)
        switch octopen_terminal(term, file) {
        case octopen_known: break
        case octopen_without_cursor: throw TerminalError.withoutCursor(term)
        default:
            if TerminalDescription.isDumb(term) { throw TerminalError.withoutCursor(term) }
            guard let description = TerminalDescription(for: term) else {
                throw TerminalError.unknown(term)
            }
            substitute = description.isOwn ? nil : description.name
            (name, text) = (description.name, description.text)
        }
        let window = octopen_start(name, text, file, Int32(size.rows), Int32(size.columns))
        guard let window else { throw TerminalError.unknown(term) }
        self.window = window
        self.isUTF8 = isUTF8
        isASCII = look.isASCII
        palette = Palette(
            look.theme, colours: look.colours ?? (Environment.value("NO_COLOR") == nil))
        scrollok(window, false)
        leaveok(window, false)
        idlok(window, true)
    }

    mutating func resize(to size: Size) {
        guard size != self.size else { return }
        resizeterm(Int32(size.rows), Int32(size.columns))
        self.size = size
        redraw()
    }

    /// The next frame is drawn whole, on a cleared terminal.
    mutating func redraw() {
        clearok(window, true)
        werase(window)
        shown = nil
        // The first place on a cleared screen is known.
        behind = nil
    }

    /// The bytes before the first frame, after `leave()` as well.
    mutating func enter() -> [UInt8] {
        keypad(window, true)
        return written()
    }

    /// The bytes that give the terminal back.
    mutating func leave() -> [UInt8] {
        let moved = cursorReturn()
        endwin()
        redraw()
        hasLeft = true
        return moved + written() + Capabilities.lastRow
    }

    /// The bytes that turn what the terminal shows into the frame; none if it shows it already.
    mutating func draw(_ frame: Frame) -> [UInt8] {
        let columns = min(frame.size.columns, size.columns)
        var changes: [Change] = []
        let rows = frame.rows
        let old = shown.flatMap { $0.size == frame.size ? $0.rows : nil }
        let shared = old.map { rows.sharedEnds(with: $0) } ?? (start: 0, end: 0)
        let different = shared.start..<max(min(rows.count - shared.end, size.rows), shared.start)
        for row in different {
            if let changed = changedColumns(of: rows[row], from: old?[row], columns) {
                changes.append(Change(row: row, columns: changed))
            }
        }
        if let old = shown, old.size == frame.size, frame.size == size {
            if changes.isEmpty, old.cursor == frame.cursor { return [] }
            if let bytes = plainBytes(changes, from: old, to: frame) {
                keep(frame, different)
                return bytes
            }
            if let bytes = scrolledBytes(changes, from: old, to: frame) {
                shown = frame
                return bytes
            }
        }
        for change in changes { draw(frame, change, columns: columns) }
        let moved = cursorReturn()
        // A frame of another size is a late one; the next fills the window anew.
        if frame.size == size { shown = frame } else { redraw() }
        wmove(
            window, Int32(max(0, min(frame.cursor.row, size.rows - 1))),
            Int32(max(0, min(frame.cursor.column, size.columns - 1))))
        wrefresh(window)
        defer { hasLeft = false }
        return moved + (hasLeft ? withoutPaletteReset(written()) : written())
    }

    /// Keeps what is shown now, row by row: where the frame was kept as a whole, its next change would
    /// copy the list of all rows.
    private mutating func keep(_ frame: Frame, _ different: Range<Int>) {
        for row in different { shown?.rows[row] = frame.rows[row] }
        shown?.cursor = frame.cursor
    }

    private func withoutPaletteReset(_ bytes: [UInt8]) -> [UInt8] {
        guard let reset = Capabilities.paletteReset,
            let start = bytes.indices.first(where: { bytes[$0...].starts(with: reset) })
        else { return bytes }
        return Array(bytes[..<start] + bytes[(start + reset.count)...])
    }

    /// A row that differs from what is shown, and its first and last column that do.
    private struct Change {
        let row: Int
        let columns: ClosedRange<Int>
    }

    private func changedColumns(
        of new: [Cell], from old: [Cell]?, _ columns: Int
    ) -> ClosedRange<Int>? {
        new.withUnsafeBufferPointer { new in
            guard let old else {
                let blank = Cell.blank().bits
                return ends(columns) { new[$0].bits != blank }
            }
            return old.withUnsafeBufferPointer { old in
                // A row that was not drawn anew is the same one.
                old.baseAddress == new.baseAddress
                    ? nil : ends(columns) { new[$0].bits != old[$0].bits }
            }
        }
    }

    @inline(__always)
    private func ends(_ columns: Int, _ hasChanged: (Int) -> Bool) -> ClosedRange<Int>? {
        var first = 0
        while first < columns, !hasChanged(first) { first += 1 }
        guard first < columns else { return nil }
        var last = columns - 1
        while !hasChanged(last) { last -= 1 }
        return first...last
    }

    // MARK: Plain text

    /// No more columns than these are sent beside ncurses, which may know a shorter way.
    private static let mostPlain = 64

    /// The bytes where no more differs than the cursor's place and a piece of text of the usual look:
    /// the terminal needs only its characters. What ncurses does for them takes longer than all else
    /// that a key does. Nil where ncurses is to do it.
    private mutating func plainBytes(
        _ changes: [Change], from old: Frame, to new: Frame
    ) -> [UInt8]? {
        guard !hasLeft, changes.count <= 1 else { return nil }
        let text = typed(changes.first, from: old.cursor, to: new) ?? changes.first
        var bytes: [UInt8] = []
        var cursor: Cursor = old.cursor
        if let text {
            guard isPlain(text, in: new) else { return nil }
            let first = (text.columns.lowerBound, text.row)
            bytes += move(from: cursor, to: first) + send(new, text)
            let last = text.columns.upperBound
            cursor = (last + max(Int(new.rows[text.row][last].columns), 1), text.row)
        }
        behind = behind ?? old.cursor
        return bytes + move(from: cursor, to: new.cursor)
    }

    /// The cells from the cursor on to where it goes, if nothing else differs: what was typed there,
    /// so that the cursor need not be moved.
    private func typed(_ change: Change?, from cursor: Cursor, to new: Frame) -> Change? {
        guard new.cursor.row == cursor.row, cursor.column < new.cursor.column else { return nil }
        let typed = Change(row: cursor.row, columns: cursor.column...new.cursor.column - 1)
        guard let change else { return isPlain(typed, in: new) ? typed : nil }
        return change.row == typed.row && typed.columns.contains(change.columns) ? typed : nil
    }

    private func isPlain(_ change: Change, in frame: Frame, limit: Int = mostPlain) -> Bool {
        let cells = frame.rows[change.row][change.columns]
        // Terminals do not agree on where the cursor is behind the last column.
        return change.columns.upperBound + 1 < size.columns && cells.count <= limit
            && cells[change.columns.lowerBound].columns > 0
            && cells.allSatisfy { $0.role == .text }
    }

    /// The text of the cells, which ncurses is told of.
    private func send(_ frame: Frame, _ change: Change) -> [UInt8] {
        let (first, cells) = drawable(frame, change, columns: size.columns)
        cells.withUnsafeBufferPointer {
            octopen_note_sent(
                window, Int32(change.row), Int32(first), $0.baseAddress, Int32($0.count))
        }
        var bytes: [UInt8] = []
        for cell in frame.rows[change.row][change.columns] where cell.columns > 0 {
            if cell.isPlain {
                bytes.append(UInt8(truncatingIfNeeded: cell.base))
                continue
            }
            let drawable = DrawableCell(cell, isUTF8: isUTF8, isASCII: isASCII)
            bytes += drawable.text
            // As many blanks as the cell is wider.
            for _ in drawable.columns..<max(Int(cell.columns), drawable.columns) {
                bytes.append(0x20)
            }
        }
        return bytes
    }

    /// The bytes where rows moved up or down by one, and no more differs than a few others of plain
    /// text. Nil where ncurses is to do it.
    private mutating func scrolledBytes(
        _ changes: [Change], from old: Frame, to new: Frame
    ) -> [UInt8]? {
        guard !hasLeft, let first = changes.first?.row, let last = changes.last?.row,
            let shift = RowShift(from: old.rows, to: new.rows, changed: first...last)
        else { return nil }
        let moved = shift.applied(to: old.rows)
        let rest = (first...last).compactMap { row in
            changedColumns(of: new.rows[row], from: moved[row], size.columns)
                .map { Change(row: row, columns: $0) }
        }
        guard rest.count <= Self.mostBesideScroll,
            rest.allSatisfy({ isPlain($0, in: new, limit: size.columns) })
        else { return nil }
        var count: Int32 = 0
        let scroll = octopen_scroll(
            window, Int32(shift.rows.lowerBound), Int32(shift.rows.upperBound), shift.isUp, &count)
        guard let scroll else { return nil }
        var bytes = UnsafeBufferPointer(start: scroll, count: Int(count)).map(
            UInt8.init(bitPattern:))
        // Where the cursor is now, terminals do not agree.
        var cursor: Cursor = (-1, -1)
        for change in rest {
            bytes += move(from: cursor, to: (change.columns.lowerBound, change.row))
            bytes += send(new, change)
            let last = change.columns.upperBound
            cursor = (last + max(Int(new.rows[change.row][last].columns), 1), change.row)
        }
        behind = behind ?? old.cursor
        return bytes + move(from: cursor, to: new.cursor)
    }

    /// How many rows are sent at most beside the rows that moved.
    private static let mostBesideScroll = 4

    /// The bytes that move the terminal's cursor.
    private func move(from start: Cursor, to end: Cursor) -> [UInt8] {
        if start == end { return [] }
        var count: Int32 = 0
        let bytes = octopen_move(
            Int32(end.row), Int32(end.column), start.row == end.row, &count)
        return UnsafeBufferPointer(start: bytes, count: Int(count)).map(UInt8.init(bitPattern:))
    }

    /// The bytes that bring the terminal's cursor back to where ncurses has it.
    private mutating func cursorReturn() -> [UInt8] {
        defer { behind = nil }
        guard let behind, let shown else { return [] }
        return move(from: shown.cursor, to: behind)
    }

    /// Hands over cells of a row; ncurses finds out by itself which cells it must send.
    private func draw(_ frame: Frame, _ change: Change, columns: Int) {
        let (first, cells) = drawable(frame, change, columns: columns)
        cells.withUnsafeBufferPointer {
            _ = mvwadd_wchnstr(
                window, Int32(change.row), Int32(first), $0.baseAddress, Int32($0.count))
        }
    }

    /// The cells that differ as ncurses has them, and the column of the first.
    private func drawable(
        _ frame: Frame, _ change: Change, columns: Int
    ) -> (first: Int, cells: [cchar_t]) {
        let row = frame.rows[change.row]
        var first = change.columns.lowerBound
        // From the left half of a wide character.
        while first > 0, row[first].base == 0 { first -= 1 }
        var cells: [cchar_t] = []
        cells.reserveCapacity(change.columns.upperBound - first + 2)
        var column = first
        while column <= change.columns.upperBound {
            column += append(row[column], to: &cells, room: columns - column)
        }
        return (first, cells)
    }

    /// - Returns: The columns that it takes.
    private func append(_ cell: Cell, to cells: inout [cchar_t], room: Int) -> Int {
        if cell.isPlain {
            cells.append(palette.cell(cell.base, cell.role))
            return 1
        }
        let look = palette[cell.role]
        var drawable = DrawableCell(cell, isUTF8: isUTF8, isASCII: isASCII)
        let columns = min(max(1, Int(cell.columns)), room)
        if drawable.columns > columns {
            drawable = DrawableCell(.blank(), isUTF8: isUTF8, isASCII: isASCII)
        }
        cells.append(
            octopen_cell(
                drawable.base, drawable.marks.0, drawable.marks.1, look.attributes, look.pair))
        for _ in drawable.columns..<max(columns, drawable.columns) {
            cells.append(octopen_cell(0x20, 0, 0, look.attributes, look.pair))
        }
        return columns
    }

    /// The bytes that ncurses wrote since the last time.
    private mutating func written() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let count = piece.withUnsafeMutableBytes {
                pread(file, $0.baseAddress, $0.count, off_t(readEnd))
            }
            guard count > 0 else { break }
            bytes += piece[..<count]
            readEnd += count
            if count < piece.count { break }
        }
        if readEnd >= CursesScreen.fileLimit, ftruncate(file, 0) == 0 {
            readEnd = Int(lseek(file, 0, SEEK_SET))
        }
        return bytes
    }
}
