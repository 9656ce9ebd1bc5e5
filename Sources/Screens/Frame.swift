/// The size of a screen in cells.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// The meaning of a cell; a theme turns it into attributes. Every role can also be told without any
/// attribute.
package enum Role: UInt8, CaseIterable, Sendable {
    case text, focus, heading, guidance, warning, error, done, selection, key, rule
    case link, added, removed
}

/// One cell of the screen: a character that takes a column of its own, the marks that combine
/// with it, and its role.
package struct Cell: Equatable, Sendable {
    /// Scalar, two marks, columns and role: one value, because every key compares all cells.
    package private(set) var bits: SIMD4<UInt32>

    /// The scalar that takes columns; 0 in the right half of a wide character.
    @inlinable package var base: UInt32 { bits.x }
    /// Scalars of no width that follow it; 0 where there is none.
    package var marks: (UInt32, UInt32) { (bits.y, bits.z) }
    /// 1 or 2; 0 in the right half of a wide character.
    @inlinable package var columns: UInt8 { UInt8(truncatingIfNeeded: bits.w) }
    package var role: Role {
        @inlinable get { Role(rawValue: UInt8(truncatingIfNeeded: bits.w >> 8)) ?? .text }
        set { bits.w = bits.w & 0xFF | UInt32(newValue.rawValue) << 8 }
    }

    package init(base: UInt32, marks: (UInt32, UInt32) = (0, 0), columns: UInt8 = 1, role: Role) {
        bits = SIMD4(base, marks.0, marks.1, UInt32(columns) | UInt32(role.rawValue) << 8)
    }

    /// Whether it is a printable character of ASCII without marks.
    @inlinable package var isPlain: Bool {
        bits.x &- 0x20 < 0x5F && bits.y == 0 && bits.z == 0 && bits.w & 0xFF == 1
    }

    package static func blank(_ role: Role = .text) -> Cell { Cell(base: 0x20, role: role) }
}

/// A picture of the whole screen: rows of cells, and where the cursor stands.
///
/// Frames that follow one another share the rows that are the same in both.
package struct Frame: Equatable, Sendable {
    package let size: Size
    /// `size.rows` rows of `size.columns` cells.
    package var rows: [[Cell]]
    /// Column and row of the terminal's own cursor, from 0, always inside.
    package var cursor: (column: Int, row: Int) = (0, 0)

    package init(size: Size) {
        self.size = size
        rows = Array(
            repeating: Array(repeating: .blank(), count: size.columns), count: size.rows)
    }

    package static func == (left: Frame, right: Frame) -> Bool {
        left.size == right.size && left.cursor == right.cursor && left.rows == right.rows
    }
}
