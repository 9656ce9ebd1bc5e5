/// How a line stands to the paragraph that is open innermost.
enum OpenParagraph {
    /// There is none.
    case none
    /// All blocks around the paragraph go on in the line.
    case continued
    /// Not all do, but text goes on the paragraph all the same.
    case lazy
}

/// What begins at the text of a line.
enum BlockStart {
    /// A quote or an item; the line has been moved on to what stands inside.
    case container(Block)
    /// A block that takes the rest of the line.
    case leaf(Block)
    /// The underline that makes the open paragraph a heading.
    case underline(level: Int)

    /// Reads a mark off the line, which has text; nil when the text is a paragraph's.
    init?(on line: inout Line, paragraph: OpenParagraph, extensions: Extensions) {
        guard line.indent < 4 else {
            guard paragraph == .none else { return nil }
            self = .leaf(Block(.code(fence: nil), line.offset..<line.end))
            return
        }
        let range = line.text..<line.end
        switch line.bytes[line.text] {
        case UInt8(ascii: ">"):
            line.advancePastQuoteMark()
            self = .container(Block(.quote, range))
        case UInt8(ascii: "#"):
            self.init(heading: line)
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            guard let fence = Fence(opening: line) else { return nil }
            self = .leaf(Block(.code(fence: fence), range, content: line.next..<line.next))
        case UInt8(ascii: "<"):
            var reader = TagReader(line)
            guard let kind = reader.blockStart(), kind != .tag || paragraph == .none else {
                return nil
            }
            self = .leaf(Block(.html(kind), range))
        case UInt8(ascii: "["):
            guard extensions.contains(.footnotes), let label = line.footnoteLabel else {
                return nil
            }
            line.advance(past: label.count + 4)
            line.findText()
            line.advance(past: 0)
            self = .container(
                Block(.footnote(FootnoteLabel(label)), range, content: line.offset..<line.end))
        case UInt8(ascii: "="), UInt8(ascii: "-"):
            if paragraph == .continued, let level = line.underlineLevel {
                self = .underline(level: level)
            } else {
                self.init(breakOrItem: &line, paragraph: paragraph)
            }
        default:
            self.init(breakOrItem: &line, paragraph: paragraph)
        }
    }

    private init?(heading line: Line) {
        let level = line.run(of: UInt8(ascii: "#"), from: line.text)
        let content = line.text + level
        guard level <= 6, content == line.end || line.bytes[content].isBlank else { return nil }
        self = .leaf(
            Block(
                .heading(level: level, setext: false), line.text..<line.end,
                content: line.trimmedOfClosingMarks(from: content)))
    }

    private init?(breakOrItem line: inout Line, paragraph: OpenParagraph) {
        let range = line.text..<line.end
        switch line.bytes[line.text] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
            if line.isThematicBreak() {
                self = .leaf(Block(.thematicBreak, range))
                return
            }
        case UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            break
        default:
            return nil
        }
        let interrupts = paragraph == .continued
        guard let marker = ListMarker(at: &line, interruptsParagraph: interrupts) else {
            return nil
        }
        let content = marker.lead.upperBound..<line.end
        self = .container(Block(.item(marker), range, content: content))
    }
}

extension UInt8 {
    /// Whether a line that begins with this byte may be other than more text of a paragraph.
    var mayOpenBlock: Bool {
        switch self {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "#"),
            UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: "="),
            UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "+"),
            UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "["),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension Line {
    /// Whether its text may be other than more text of a paragraph.
    var mayOpenBlock: Bool { bytes[text].mayOpenBlock || indent >= 4 }

    /// The level of the heading that the text underlines, if it is such an underline.
    fileprivate var underlineLevel: Int? {
        let byte = bytes[text]
        guard isBlank(from: text + run(of: byte, from: text)) else { return nil }
        return byte == UInt8(ascii: "=") ? 1 : 2
    }

    /// The label of the footnote that begins at the text: `[^label]:`.
    fileprivate var footnoteLabel: Range<Int>? {
        let start = text + 2
        guard start < end, bytes[text + 1] == UInt8(ascii: "^"),
            let close = position(of: UInt8(ascii: "]"), from: start), close > start,
            close + 1 < end, bytes[close + 1] == UInt8(ascii: ":"),
            !bytes[start..<close].contains(where: { $0.isBlank || $0 == 0 })
        else { return nil }
        return start..<close
    }

    /// The rest of the line without the blanks around it and the `#` marks that close a heading.
    fileprivate func trimmedOfClosingMarks(from position: Int) -> Range<Int> {
        let title = trimmed(from: position)
        var upper = title.upperBound
        while upper > title.lowerBound, bytes[upper - 1] == UInt8(ascii: "#") { upper -= 1 }
        guard upper > title.lowerBound else { return upper..<upper }
        guard bytes[upper - 1].isBlank else { return title }
        while upper > title.lowerBound, bytes[upper - 1].isBlank { upper -= 1 }
        return title.lowerBound..<upper
    }
}
