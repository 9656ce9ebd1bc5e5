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
    }

    /// The bytes before the first frame, after `leave()` as well.
    mutating func enter() -> [UInt8] {
        keypad(window, true)
        return written()
    }

    /// The bytes that give the terminal back.
    mutating func leave() -> [UInt8] {
        endwin()
        redraw()
        hasLeft = true
        return written()
    }

    /// The bytes that turn what the terminal shows into the frame; none if it shows it already.
    mutating func draw(_ frame: Frame) -> [UInt8] {
        let columns = min(frame.size.columns, size.columns)
        var isSame = (shown.map { $0.cursor == frame.cursor } ?? false) && frame.size == size
        for row in 0..<min(frame.size.rows, size.rows) {
            guard let changed = changedColumns(of: frame, row: row, columns: columns) else {
                continue
            }
            isSame = false
            draw(frame, row: row, from: changed.first, through: changed.last, columns: columns)
        }
        if isSame { return [] }
        // A frame of another size is a late one; the next fills the window anew.
        if frame.size == size { shown = frame } else { redraw() }
        wmove(
            window, Int32(max(0, min(frame.cursor.row, size.rows - 1))),
            Int32(max(0, min(frame.cursor.column, size.columns - 1))))
        wrefresh(window)
        defer { hasLeft = false }
        return hasLeft ? withoutPaletteReset(written()) : written()
    }

    private func withoutPaletteReset(_ bytes: [UInt8]) -> [UInt8] {
        guard let reset = Capabilities.paletteReset,
            let start = bytes.indices.first(where: { bytes[$0...].starts(with: reset) })
        else { return bytes }
        return Array(bytes[..<start] + bytes[(start + reset.count)...])
    }

    /// The first and the last column in which a row differs from what is shown; nil if none does.
    private func changedColumns(
        of frame: Frame, row: Int, columns: Int
    ) -> (first: Int, last: Int)? {
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
    private func ends(_ columns: Int, _ hasChanged: (Int) -> Bool) -> (first: Int, last: Int)? {
        var first = 0
        while first < columns, !hasChanged(first) { first += 1 }
        guard first < columns else { return nil }
        var last = columns - 1
        while !hasChanged(last) { last -= 1 }
        return (first, last)
    }

    /// Hands over cells of a row; ncurses finds out by itself which of them it must send.
    private func draw(_ frame: Frame, row: Int, from: Int, through last: Int, columns: Int) {
        let row = (number: row, cells: frame.rows[row])
        var first = from
        // From the left half of a wide character.
        while first > 0, row.cells[first].base == 0 { first -= 1 }
        var cells: [cchar_t] = []
        cells.reserveCapacity(last - first + 2)
        var column = first
        while column <= last {
            column += append(row.cells[column], to: &cells, room: columns - column)
        }
        cells.withUnsafeBufferPointer {
            _ = mvwadd_wchnstr(
                window, Int32(row.number), Int32(first), $0.baseAddress, Int32($0.count))
        }
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
