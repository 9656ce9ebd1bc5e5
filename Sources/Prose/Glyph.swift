import CWidth

/// What a terminal shows for one character, in columns that all terminals and ncurses agree on.
///
/// The first scalar that has a width, then the scalars after it that combine with it. Joiners,
/// variation selectors, skin tones and the further parts of a joined emoji are not drawn: terminals
/// disagree about them. Letters of one cluster (a Devanagari conjunct) and the two halves of a flag
/// are drawn side by side. Controls, bidirectional controls and what would be invisible are drawn
/// as a mark. The text itself is never changed.
package struct Glyph: Equatable, Sendable {
    /// A scalar with a width, and at most two scalars of no width on it; 0 where there is none.
    package struct Part: Equatable, Sendable {
        package var base: UInt32
        package var marks: (UInt32, UInt32) = (0, 0)
        package var columns: Int

        package static func == (left: Part, right: Part) -> Bool {
            left.base == right.base && left.marks == right.marks && left.columns == right.columns
        }
    }

    package var first: Part
    /// Almost always empty.
    package var rest: [Part] = []

    package var columns: Int { rest.reduce(first.columns) { $0 + $1.columns } }

    /// The mark for what has no picture of its own: `·`, or `?` where only ASCII can be shown.
    static var mark: Part {
        let dot: UInt32 = 0xB7
        return octopen_columns(dot) == 1
            ? Part(base: dot, columns: 1) : Part(base: 0x3F, columns: 1)
    }

    init(_ part: Part) { first = part }

    package init(_ character: Character) { self.init(character, measuredBy: octopen_columns) }

    /// - Parameter columns: what a scalar takes: on this terminal, or in a file.
    fileprivate init(_ character: Character, measuredBy columns: (UInt32) -> Int32) {
        var parts: [Part] = []
        for scalar in character.unicodeScalars {
            if Glyph.isSkipped(scalar) { continue }
            let width = Glyph.columns(of: scalar, measuredBy: columns)
            guard let last = parts.indices.last else {
                let isDrawn = width > 0 || Glyph.plainSign(for: scalar.value) != nil
                parts.append(
                    isDrawn ? Part(base: scalar.value, columns: max(width, 1)) : Glyph.mark)
                continue
            }
            if width == 0 {
                if parts[last].marks.0 == 0 {
                    parts[last].marks.0 = scalar.value
                } else if parts[last].marks.1 == 0 {
                    parts[last].marks.1 = scalar.value
                }
            } else if width > 0, Glyph.standsBeside(scalar) {
                parts.append(Part(base: scalar.value, columns: width))
            } else if width < 0, scalar.properties.canonicalCombiningClass != .notReordered,
                columns(0xB7) != 1
            {
                // The letter alone would be another word where no mark can be shown.
                parts = [Glyph.mark]
                break
            }
        }
        first = parts.first ?? Glyph.mark
        rest = Array(parts.dropFirst())
    }

    /// The ASCII that stands for a typographic sign of one column where there is nothing else; nil for
    /// all others.
    package static func plainSign(for value: UInt32) -> UInt32? {
        switch value {
        case 0x2018, 0x2019: 0x27
        case 0x201C, 0x201D: 0x22
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0x2026, 0x00B7: 0x2E
        case 0x00A0: 0x20
        default: nil
        }
    }

    /// Columns that ncurses gives the scalar; -1 for what must not reach a terminal.
    static func columns(
        of scalar: Unicode.Scalar, measuredBy columns: (UInt32) -> Int32 = octopen_columns
    ) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) || isInvisible(value) { return -1 }
        return value < 0x7F ? 1 : Int(columns(value))
    }

    private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200D || scalar.properties.isVariationSelector
            || scalar.properties.isEmojiModifier
    }

    private static func standsBeside(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value) || scalar.properties.isAlphabetic
    }

    /// Bidirectional controls, zero-width blanks, line separators, tags and the byte order mark.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            return true
        default: return false
        }
    }
}

/// One character of a line: its bytes, and what is drawn for it.
package struct Grapheme: Sendable {
    /// UTF-8 offsets in the line.
    package var range: Range<Int>
    package var glyph: Glyph
    /// Columns it takes where it stands; for a tab up to the next stop.
    package var columns: Int
}

/// The characters of a line from one UTF-8 offset to another, as they are drawn.
package struct Graphemes: Sequence, IteratorProtocol {
    /// Columns between tab stops, counted from where the row of text begins.
    package static let tabStop = 4

    private let text: String
    private var offset: Int
    /// The offset as an index, known to be between characters: to look for a boundary again would
    /// take as long as the text before it.
    private var index: String.Index?
    private let end: Int
    private var column: Int

    /// - Parameter column: where the first character stands, from the left edge of the text.
    package init(_ text: String, _ range: Range<Int>, column: Int = 0) {
        self.text = text
        self.column = column
        offset = range.lowerBound
        end = range.upperBound
    }

    package init(_ text: String) { self.init(text, 0..<text.utf8.count) }

    package mutating func next() -> Grapheme? {
        guard offset < end else { return nil }
        let byte = text.utf8[text.index(atByte: offset)]
        let (after, next) = following(byte)
        var grapheme: Grapheme
        if after == offset + 1, byte >= 0x20, byte < 0x7F {
            let part = Glyph.Part(base: UInt32(byte), columns: 1)
            grapheme = Grapheme(range: offset..<after, glyph: Glyph(part), columns: 1)
        } else if byte == 0x09 {
            let columns = Graphemes.tabStop - column % Graphemes.tabStop
            let blank = Glyph(Glyph.Part(base: 0x20, columns: 1))
            grapheme = Grapheme(range: offset..<after, glyph: blank, columns: columns)
        } else {
            let glyph = Glyph(text[index ?? text.index(atByte: offset)])
            grapheme = Grapheme(range: offset..<after, glyph: glyph, columns: glyph.columns)
        }
        (offset, index) = (after, next)
        column += grapheme.columns
        return grapheme
    }

    /// Where the character at hand ends: its byte and, unless it is plain, its index.
    private func following(_ byte: UInt8) -> (offset: Int, index: String.Index?) {
        if byte < 0x80, byte != 0x0D {
            let after = text.boundary(after: offset)
            if after == offset + 1 { return (after, nil) }
        }
        let next = text.index(after: index ?? text.index(atByte: offset))
        return (Swift.min(text.byte(of: next), end), next)
    }
}

extension String {
    /// Columns that the text takes when drawn from the left edge.
    package var columns: Int {
        if isPrintableASCII(0..<utf8.count) { return utf8.count }
        return Graphemes(self).reduce(0) { $0 + $1.columns }
    }

    /// Columns that the text takes from the left edge of a file: those of UTF-8, also where the terminal
    /// shows ASCII alone, so that what is put in line there has the same bytes everywhere.
    package var columnsInFile: Int { columnsInFile(behind: 0) }

    /// The column in a file that the text reaches behind a line's first columns; its own tabs end where
    /// those of the whole line do.
    package func columnsInFile(behind start: Int) -> Int {
        if isPrintableASCII(0..<utf8.count) { return start + utf8.count }
        return reduce(start) { column, character in
            column
                + (character == "\t"
                    ? Graphemes.tabStop - column % Graphemes.tabStop
                    : Glyph(character, measuredBy: octopen_columns_in_text).columns)
        }
    }
}
