import Prose

/// Text as it may be sent to a terminal: what steers one, or would be invisible, is a mark.
package enum ReadableText {
    /// What stays together when lines are wrapped: a word, or a wide character.
    struct Piece {
        var text: String
        var columns: Int
        let followsBlank: Bool
    }

    /// One line, tabs as spaces.
    package static func line(_ line: String) -> String {
        if line.utf8.allSatisfy(\.isPlain) { return line }
        var shown = ""
        for grapheme in Graphemes(line) { shown += grapheme.shown(in: line) }
        return shown
    }

    static func pieces(of paragraph: String) -> [Piece] {
        var pieces: [Piece] = []
        for word in paragraph.utf8.split(whereSeparator: \.isBlank) {
            if word.allSatisfy(\.isPlain) {
                pieces.append(
                    Piece(
                        text: String(Substring(word)), columns: word.count, followsBlank: true))
            } else {
                addPieces(of: String(Substring(word)), to: &pieces)
            }
        }
        return pieces
    }

    /// Parts a word on either side of each wide character, but for signs that close.
    private static func addPieces(of word: String, to pieces: inout [Piece]) {
        var isFirst = true
        var wasWide = false
        for grapheme in Graphemes(word) {
            let shown = grapheme.shown(in: word)
            let isWide = grapheme.columns > 1
            let isBreak = isFirst || isWide || wasWide
            if isBreak, isFirst || !closing.contains(shown) {
                pieces.append(
                    Piece(text: shown, columns: grapheme.columns, followsBlank: isFirst))
            } else {
                pieces[pieces.count - 1].text += shown
                pieces[pieces.count - 1].columns += grapheme.columns
            }
            (isFirst, wasWide) = (false, isWide)
        }
    }

    /// What never stands at the start of a row.
    private static let closing: Set<String> = [
        "、", "。", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "〉", "》", "”", "’",
        ",", ".", ":", ";", "!", "?", ")", "]", "}",
    ]
}

extension Grapheme {
    /// The character as it may be sent to a terminal.
    fileprivate func shown(in text: String) -> String {
        if text.utf8[text.index(atByte: range.lowerBound)] == UInt8(ascii: "\t") {
            return String(repeating: " ", count: columns)
        }
        let own = text.bytes(range)
        guard own.unicodeScalars.contains(where: \.steers) else { return own }
        var scalars = String.UnicodeScalarView()
        for part in [glyph.first] + glyph.rest {
            for value in [part.base, part.marks.0, part.marks.1] where value > 0 {
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is a control or has no picture; joiners of emoji are left in peace.
    fileprivate var steers: Bool {
        guard value >= 0x7F || value < 0x20, value != 0x200D else { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}

extension UInt8 {
    /// Whether the byte is printable ASCII, which is one column and stands for itself.
    fileprivate var isPlain: Bool { self >= 0x20 && self < 0x7F }
}
