import CCurses
import Glibc
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
    /// The terminal that this one is taken for, as terminfo does not know it.
    private(set) var substitute: String?
    private var size = Size(columns: 0, rows: 0)
    /// The frame that ncurses has; `nil` when its window is to be filled anew.
    private var shown: Frame?
    private var hasLeft = false
    /// Columns by which the terminal's cursor stands right of where ncurses has it.
    private var ahead = 0
    /// How far the file was read, and what its bytes are read into.
    private var readEnd = 0
    private var piece = [UInt8](repeating: 0, count: 4096)
    /// The file begins anew once it has so many bytes.
    private static let fileLimit = 1 << 16

    init(term: String, size: Size, isUTF8: Bool, colours: Bool) throws(TerminalError) {
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
        palette = Palette(colours: colours)
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
        ahead = 0
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
        return moved + written()
    }

    /// The bytes that turn what the terminal shows into the frame; none if it shows it already.
    mutating func draw(_ frame: Frame) -> [UInt8] {
        let columns = min(frame.size.columns, size.columns)
        var changes: [Change] = []
        for row in 0..<min(frame.size.rows, size.rows) {
            if let changed = changedColumns(of: frame, row: row, columns: columns) {
                changes.append(Change(row: row, columns: changed))
            }
        }
        if let old = shown, old.size == frame.size, frame.size == size {
            if changes.isEmpty, old.cursor == frame.cursor { return [] }
            if let typed = typed(changes, from: old, to: frame) {
                shown = frame
                return sendPlain(frame, typed, columns: columns)
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
        of frame: Frame, row: Int, columns: Int
    ) -> ClosedRange<Int>? {
        let old = shown.flatMap { $0.size == frame.size ? $0.rows[row] : nil }
        return frame.rows[row].withUnsafeBufferPointer { new in
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

    /// The cells from the cursor on to where it goes, if they are text of the usual look and nothing
    /// else differs: the terminal needs no more than their characters. What ncurses does for them
    /// takes longer than all else that a key does.
    private func typed(_ changes: [Change], from old: Frame, to new: Frame) -> Change? {
        let (row, start, end) = (old.cursor.row, old.cursor.column, new.cursor.column)
        // Terminals do not agree on where the cursor is behind the last column.
        guard new.cursor.row == row, start < end, end < size.columns, !hasLeft else { return nil }
        let typed = Change(row: row, columns: start...end - 1)
        let cells = new.rows[row][typed.columns]
        guard
            changes.allSatisfy({ $0.row == row && typed.columns.contains($0.columns) }),
            cells.allSatisfy({ $0.role == .text }), cells[start].columns > 0
        else { return nil }
        return typed
    }

    /// The text of the cells, which ncurses is told of.
    private mutating func sendPlain(_ frame: Frame, _ change: Change, columns: Int) -> [UInt8] {
        let (first, cells) = drawable(frame, change, columns: columns)
        cells.withUnsafeBufferPointer {
            octopen_note_sent(
                window, Int32(change.row), Int32(first), $0.baseAddress, Int32($0.count))
        }
        ahead += change.columns.count
        return frame.rows[change.row][change.columns].flatMap { cell -> [UInt8] in
            if cell.columns == 0 { return [] }
            let drawable = DrawableCell(cell, isUTF8: isUTF8)
            // As many blanks as the cell is wider.
            return drawable.text
                + Array(repeating: 0x20, count: max(Int(cell.columns) - drawable.columns, 0))
        }
    }

    /// What brings the terminal's cursor back to where ncurses has it.
    private mutating func cursorReturn() -> [UInt8] {
        guard ahead > 0, let cursor = shown?.cursor else { return [] }
        defer { ahead = 0 }
        var count: Int32 = 0
        let bytes = octopen_move(Int32(cursor.row), Int32(cursor.column - ahead), &count)
        return UnsafeBufferPointer(start: bytes, count: Int(count)).map(UInt8.init(bitPattern:))
    }

    /// Hands over cells of a row; ncurses finds out by itself which of them it must send.
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
        let look = palette[cell.role]
        var drawable = DrawableCell(cell, isUTF8: isUTF8)
        let columns = min(max(1, Int(cell.columns)), room)
        if drawable.columns > columns { drawable = DrawableCell(.blank(), isUTF8: isUTF8) }
        cells.append(
            octopen_cell(
                drawable.base, drawable.marks.0, drawable.marks.1, look.attributes, look.pair))
        for _ in drawable.columns..<max(columns, drawable.columns) {
            cells.append(octopen_cell(0x20, 0, 0, look.attributes, look.pair))
        }
        return columns
    }

    /// What ncurses wrote since the last time.
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
