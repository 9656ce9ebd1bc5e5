import Markdown
import Prose

/// The words of a paragraph set in lines of a width anew.
///
/// Code and tags stay as they are written, lines that end in a hard break end there again, and no
/// line begins with what would be read as a list, a heading or a rule.
struct ParagraphFill {
    /// Without what leads them.
    let lines: [String]

    /// - Parameters:
    ///   - contents: the lines without what leads them.
    ///   - first: columns of the first line.
    ///   - others: columns of the others.
    init(_ contents: [String], first: Int, others: Int) {
        var lines: [String] = []
        var rest = contents[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(where: \.endsInHardBreak).map { $0 + 1 } ?? rest.endIndex
            lines += Self.filled(rest[..<end], first: lines.isEmpty ? first : others, others)
            rest = rest[end...]
        }
        self.lines = lines
    }

    /// Words that stay together, with the blanks in front of them.
    private struct Unit {
        var blanks: String
        var text: String
    }

    private static func filled(
        _ contents: ArraySlice<String>, first: Int, _ others: Int
    ) -> [String] {
        var lines: [String] = []
        var (line, columns) = ("", 0)
        for unit in units(of: contents) {
            let room = lines.isEmpty ? first : others
            // Of several blanks one would be left at a break: where that fits, it is no break.
            let isWide = (unit.blanks + unit.text).columnsInFile(behind: columns) > room
            let added = (isWide ? " " : unit.blanks) + unit.text
            let end = added.columnsInFile(behind: columns)
            if !line.isEmpty, end <= room || unit.text.beginsBlock {
                line += added
                columns = end
            } else {
                if !line.isEmpty { lines.append(line) }
                (line, columns) = (unit.text, unit.text.columnsInFile)
            }
        }
        // The blanks of a hard break.
        let end = contents.last?.reversed().prefix { $0 == " " }.count ?? 0
        return lines + [line + String(repeating: " ", count: end > 1 ? end : 0)]
    }

    private static func units(of contents: ArraySlice<String>) -> [Unit] {
        let text = contents.map(\.trimmedBlanks).joined(separator: "\n")
        let bytes = Array(text.utf8)
        let kept = keptRanges(of: bytes)
        var units: [Unit] = []
        var (blanks, word): ([UInt8], [UInt8]) = ([], [])
        func close() {
            guard !word.isEmpty else { return }
            let gap =
                blanks.contains(0x0A) || blanks.isEmpty
                ? " " : String(decoding: blanks, as: UTF8.self)
            units.append(Unit(blanks: gap, text: String(decoding: word, as: UTF8.self)))
            (blanks, word) = ([], [])
        }
        var next = 0
        for (at, byte) in bytes.enumerated() {
            while next < kept.count, kept[next].upperBound <= at { next += 1 }
            let isKept = next < kept.count && kept[next].contains(at)
            guard [0x20, 0x09, 0x0A].contains(byte) else {
                word.append(byte)
                continue
            }
            if isKept {
                // The end of a line is a blank in code and tags too.
                word.append(byte == 0x0A ? 0x20 : byte)
            } else {
                close()
                blanks.append(byte)
            }
        }
        close()
        return units
    }

    /// Bytes of code, tags and addresses.
    private static func keptRanges(of bytes: [UInt8]) -> [Range<Int>] {
        let document = MarkdownDocument(bytes)
        return document.inlines.indices.compactMap { index in
            switch document.inlines[index].kind {
            case .code, .html, .autolink: document.inlines[index].range
            default: nil
            }
        }
    }
}

extension String {
    /// Two blanks or a backslash end a line, and a tag that does.
    var endsInHardBreak: Bool {
        hasSuffix("  ") || (hasSuffix("\\") && !hasSuffix("\\\\"))
            || ["<br>", "<br/>", "<br />"].contains { trimmedBlanks.lowercased().hasSuffix($0) }
    }

    fileprivate var trimmedBlanks: String {
        var text = self[...]
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text.drop { $0 == " " || $0 == "\t" })
    }

    /// Whether a line that begins so may be read as more than words.
    fileprivate var beginsBlock: Bool {
        guard let sign = first else { return false }
        switch sign {
        case "-", "+", "*", "=", "_", "#", ">", "|", "~", "`", "<", "$", ":": break
        case "[": return hasPrefix("[^") || hasSuffix("]:")
        case _ where sign.isASCII && sign.isNumber:
            let rest = drop { $0.isASCII && $0.isNumber }
            return rest == "." || rest == ")"
        default: return false
        }
        let rest = drop { $0 == sign }
        switch sign {
        // Emphasis, code and tags of a line are words.
        case "*", "_": return rest.isEmpty
        case "`": return hasPrefix("```")
        case "~": return hasPrefix("~~~")
        case "-", "+", "=", "#", ":": return rest.isEmpty
        case "<":
            // An address in angle brackets is words, `<https://example.org>`.
            let name = dropFirst().prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
            let isAddress = dropFirst(name.count + 1).first.map { ":@".contains($0) } ?? false
            return !isAddress
                && dropFirst().first.map { $0.isLetter || "!/?".contains($0) } ?? false
        case "$": return hasPrefix("$$")
        default: return true
        }
    }
}
