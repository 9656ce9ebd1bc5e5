import Prose

/// Text as it may be sent to a terminal: what steers one, or would be invisible, is a mark.
package enum ReadableText {
    /// What stays together when lines are wrapped: a word, or a wide character.
    struct Piece {
        var line: StyledLine
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

    static func line(_ line: StyledLine) -> StyledLine { line.mapping { Self.line($0) } }

    static func pieces(of paragraph: StyledLine) -> [Piece] {
        var breaker = WordBreaker()
        for run in paragraph.runs { breaker.add(run) }
        return breaker.pieces
    }
}

/// Parts a line at blanks, and on either side of each wide character but for signs that close;
/// a word may have several styles.
private struct WordBreaker {
    private(set) var pieces: [ReadableText.Piece] = []
    private var isAfterBlank = true
    private var isAfterWide = false

    mutating func add(_ run: StyledLine.Run) {
        let bytes = run.text.utf8
        var position = bytes.startIndex
        while position < bytes.endIndex {
            guard !bytes[position].isBlank else {
                isAfterBlank = true
                position = bytes.index(after: position)
                continue
            }
            let end = bytes[position...].firstIndex(where: \.isBlank) ?? bytes.endIndex
            let before = bytes.distance(from: bytes.startIndex, to: position)
            add(bytes[position..<end], of: run, source: run.source.map { $0 + before })
            position = end
        }
    }

    private mutating func add(
        _ word: Substring.UTF8View, of run: StyledLine.Run, source: Int?
    ) {
        let text = String(Substring(word))
        if word.allSatisfy(\.isPlain), isAfterBlank || !isAfterWide {
            let part = StyledLine.Run(
                text: text, style: run.style, link: run.link, source: source)
            add(part, columns: word.count, isBreak: isAfterBlank)
            isAfterWide = false
            return
        }
        for grapheme in Graphemes(text) {
            let shown = grapheme.shown(in: text)
            let isWide = grapheme.columns > 1
            let mayBreak = (isWide || isAfterWide) && !Self.closing.contains(shown)
            let part = StyledLine.Run(
                text: shown, style: run.style, link: run.link,
                source: source.map { $0 + grapheme.range.lowerBound })
            add(part, columns: grapheme.columns, isBreak: isAfterBlank || mayBreak)
            isAfterWide = isWide
        }
    }

    private mutating func add(_ part: StyledLine.Run, columns: Int, isBreak: Bool) {
        if isBreak || pieces.isEmpty {
            pieces.append(
                ReadableText.Piece(line: StyledLine(), columns: 0, followsBlank: isAfterBlank))
        }
        pieces[pieces.count - 1].line.append(part)
        pieces[pieces.count - 1].columns += columns
        isAfterBlank = false
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
