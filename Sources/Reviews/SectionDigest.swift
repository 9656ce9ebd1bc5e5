import Markdown
import Proposals

/// What a sign-off is bound to: a hash of a section's text, and one of each of its paragraphs.
///
/// The text is *normalised* before: white space, wrapping, list markers and numbers, the padding of
/// tables, emphasis and the style of headings do not count; words do, and where links lead, what is
/// struck out, ticked boxes, comments, and the lines of code but for their trailing blanks. The
/// heading does not count, nor do sections below it that have rows of their own.
package struct SectionDigest: Equatable, Sendable {
    /// An outermost block of the section: a paragraph, a list, a table, a block of code.
    package struct Paragraph: Equatable, Sendable {
        /// 16 hexadecimal digits.
        package let hash: String
        /// Bytes of the section's body.
        package let range: Range<Int>
    }

    /// 16 hexadecimal digits over the whole text; one of the empty text where there is none.
    package let text: String
    package let paragraphs: [Paragraph]

    package init(ofBody body: String) {
        let document = MarkdownDocument(Array(body.utf8))
        var whole = NormalizedWords()
        var paragraphs: [Paragraph] = []
        for block in document.tree.children(of: 0) {
            var words = NormalizedWords()
            words.add(document, block: block)
            guard !words.bytes.isEmpty else { continue }
            whole.add(words)
            paragraphs.append(
                Paragraph(
                    hash: Self.hash(of: words.bytes), range: document.tree.blocks[block].range))
        }
        text = Self.hash(of: whole.bytes)
        self.paragraphs = paragraphs
    }

    /// Of a section of a proposal; one that is missing has no text.
    package init(of section: Section) { self.init(ofBody: section.bodySource) }

    private static func hash(of bytes: [UInt8]) -> String {
        String(SHA256.hexadecimal(of: bytes).prefix(16))
    }

    /// Indices of paragraphs that an earlier text did not have.
    package func paragraphs(unlike earlier: some Sequence<String>) -> [Int] {
        var left = Dictionary(earlier.map { ($0, 1) }, uniquingKeysWith: +)
        return paragraphs.indices.filter { index in
            guard let count = left[paragraphs[index].hash], count > 0 else { return true }
            left[paragraphs[index].hash] = count - 1
            return false
        }
    }
}

/// The words of a text with one blank between them, and marks of what else counts. The marks are
/// control characters, which no text is likely to hold.
struct NormalizedWords {
    private(set) var bytes: [UInt8] = []
    private var needsBlank = false

    private enum Mark {
        static let code: UInt8 = 0x01
        static let lineOfCode: UInt8 = 0x02
        static let destination: UInt8 = 0x03
        static let struck: UInt8 = 0x04
        static let struckEnd: UInt8 = 0x05
        static let openBox: UInt8 = 0x06
        static let doneBox: UInt8 = 0x07
        static let cell: UInt8 = 0x08
        static let row: UInt8 = 0x0E
    }

    mutating func add(_ words: NormalizedWords) {
        addBlank()
        flushBlank()
        bytes += words.bytes
    }

    private mutating func addBlank() { needsBlank = !bytes.isEmpty }

    private mutating func flushBlank() {
        if needsBlank, bytes.last != 0x20 { bytes.append(0x20) }
        needsBlank = false
    }

    private mutating func add(text: some StringProtocol) {
        for byte in text.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                addBlank()
            } else {
                flushBlank()
                bytes.append(byte)
            }
        }
    }

    private mutating func add(verbatim text: String) {
        flushBlank()
        bytes += text.utf8
    }

    private mutating func add(mark: UInt8) {
        flushBlank()
        bytes.append(mark)
    }

    // MARK: Blocks

    /// A block and all that is in it.
    mutating func add(_ document: MarkdownDocument, block index: Int) {
        let blocks = document.tree.blocks
        for index in index..<blocks[index].end {
            let block = blocks[index]
            addBlank()
            switch block.kind {
            case .document, .quote, .list, .table, .thematicBreak: break
            case .item(let marker):
                if let box = marker.checkbox {
                    add(mark: box == .done ? Mark.doneBox : Mark.openBox)
                }
            case .row: add(mark: Mark.row)
            case .cell:
                add(mark: Mark.cell)
                add(document, inlines: document.inlines(of: index))
            case .paragraph, .heading: add(document, inlines: document.inlines(of: index))
            case .code(let fence): add(document, code: block, fence)
            case .html:
                for line in document.lines(of: block.range) { add(text: line + " ") }
            case .definition:
                for line in document.lines(of: block.range) { add(text: line + " ") }
            case .footnote(let label):
                add(text: String(decoding: document.bytes[label], as: UTF8.self) + " ")
            }
        }
    }

    private mutating func add(_ document: MarkdownDocument, code block: Block, _ fence: Fence?) {
        add(mark: Mark.code)
        if let fence { add(text: String(decoding: document.bytes[fence.info], as: UTF8.self)) }
        var lines = document.lines(of: block.content).map(\.withoutTrailingBlanks)
        while lines.last == "" { lines.removeLast() }
        for line in lines {
            add(mark: Mark.lineOfCode)
            add(verbatim: line)
        }
        add(mark: Mark.code)
    }

    // MARK: Inlines

    private mutating func add(_ document: MarkdownDocument, inlines range: Range<Int>) {
        /// What is added behind inlines that hold others.
        var closers: [(end: Int, words: [UInt8])] = []
        var index = range.lowerBound
        while index < range.upperBound || !closers.isEmpty {
            while let closer = closers.last, closer.end <= index {
                for byte in closer.words { add(mark: byte) }
                closers.removeLast()
            }
            guard index < range.upperBound else { break }
            let inline = document.inlines[index]
            switch inline.kind {
            case .text, .escape, .entity, .autolink: add(text: document.text(ofInline: index))
            case .code: add(verbatim: document.text(ofInline: index))
            case .softBreak, .hardBreak: addBlank()
            case .emphasis, .strong: break
            case .strikethrough:
                add(mark: Mark.struck)
                closers.append((inline.end, [Mark.struckEnd]))
            case .link, .image:
                let address = document.destination(of: index) ?? ""
                let mark = Mark.destination
                closers.append((inline.end, [mark] + Array(address.utf8) + [mark]))
            case .html, .footnoteReference:
                add(text: String(decoding: document.bytes[inline.range], as: UTF8.self))
            }
            index += 1
        }
    }
}

extension String {
    fileprivate var withoutTrailingBlanks: String {
        var bytes = utf8[...]
        while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) {
            bytes.removeLast()
        }
        return String(bytes) ?? self
    }
}
