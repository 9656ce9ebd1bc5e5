import CCurses
import Prose
import Screens

/// The last look at a cell before it is drawn: whatever a frame holds, no control, no character
/// that turns the line around and none that the C library places otherwise gets to the terminal.
struct DrawableCell {
    private(set) var base: UInt32
    private(set) var marks: (UInt32, UInt32) = (0, 0)
    /// In how many columns ncurses puts it; the others that the frame gave it become blanks.
    private(set) var columns = 1

    /// - Parameter isASCII: quotes and dashes are drawn in their plain form, though the terminal has
    ///   others.
    init(_ cell: Cell, isUTF8: Bool, isASCII: Bool = false) {
        base = cell.base
        if (0x20...0x7e).contains(cell.base) {
            if cell.columns != 1 { base = UInt32(UInt8(ascii: "?")) }
        } else if isASCII || !isUTF8, let plain = Glyph.plainSign(for: cell.base) {
            base = plain
        } else if isUTF8, Self.isVisible(cell.base), octopen_width(cell.base) == cell.columns {
            columns = Int(cell.columns)
        } else {
            base = UInt32(UInt8(ascii: "?"))
        }
        guard isUTF8, cell.marks != (0, 0) else { return }
        let drawable = [cell.marks.0, cell.marks.1].filter(Self.isMark)
        marks = (drawable.first ?? 0, drawable.count > 1 ? drawable[1] : 0)
    }

    /// The character with its marks, in UTF-8.
    var text: [UInt8] {
        var text = ""
        for value in [base, marks.0, marks.1] where value != 0 {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return Array(text.utf8)
    }

    private static func isVisible(_ value: UInt32) -> Bool {
        guard let category = Unicode.Scalar(value)?.properties.generalCategory else { return false }
        switch category {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    /// Variation selectors are none: some terminals make the character wider for them.
    private static func isMark(_ value: UInt32) -> Bool {
        value != 0 && !(0xfe00...0xfe0f).contains(value) && isVisible(value)
            && octopen_width(value) == 0
    }
}
