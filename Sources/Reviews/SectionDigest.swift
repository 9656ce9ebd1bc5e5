import Markdown
import Proposals

/// What a sign-off is bound to: a hash of a section's text, and one of each of its paragraphs.
///
/// The text is *normalised* before: white space, wrapping, list markers and numbers, the padding of
/// tables, emphasis and the style of headings do not count. Words do, and where links lead, what is
/// struck out, ticked boxes, what is an item or a quote and what of it lies in another, what is code
/// or HTML or a definition and so does not show as words, and the lines of code but for their
/// trailing blanks. The heading does not count, nor do sections below it that have rows of their own.
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

    /// Of a text without words.
    static let empty = SectionDigest(ofBody: "")

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

/// The words of a text with one blank between them, and marks of all else that counts. The marks
/// are control characters; control characters of the text itself are written in another way.
struct NormalizedWords {
    private(set) var bytes: [UInt8] = []
    private var needsBlank = false

    private enum Mark: UInt8 {
        case code = 0x01
        case lineOfCode, codeSpan, destination, linkTitle, image, struck, struckEnd, openBox,
            doneBox
        case cell, row, item, itemEnd, quote, quoteEnd, html, definition, footnote
        /// Before a control character of the text.
        case control
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
            if byte.isWhite {
                addBlank()
            } else {
                flushBlank()
                add(byte)
            }
        }
    }

    private mutating func add(verbatim text: String) {
        flushBlank()
        for byte in text.utf8 { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        if byte < 0x20, byte != 0x09 {
            bytes += [Mark.control.rawValue, byte + 0x40]
        } else {
            bytes.append(byte)
        }
    }

    private mutating func add(_ mark: Mark) {
        flushBlank()
        bytes.append(mark.rawValue)
    }

    // MARK: Blocks

    /// A block and all that is in it.
    mutating func add(_ document: MarkdownDocument, block index: Int) {
        let blocks = document.tree.blocks
        /// Marks that are added behind blocks that hold others.
        var closers: [(end: Int, mark: Mark)] = []
        for index in index..<blocks[index].end {
            while let closer = closers.last, closer.end <= index {
                add(closer.mark)
                closers.removeLast()
            }
            let block = blocks[index]
            addBlank()
            switch block.kind {
            case .document, .list, .table, .thematicBreak: break
            case .quote:
                add(.quote)
                closers.append((block.end, .quoteEnd))
            case .item(let marker):
                add(.item)
                if let box = marker.checkbox { add(box == .done ? .doneBox : .openBox) }
                closers.append((block.end, .itemEnd))
            case .row: add(.row)
            case .cell:
                add(.cell)
                add(document, inlines: document.inlines(of: index))
            case .paragraph, .heading: add(document, inlines: document.inlines(of: index))
            case .code(let fence):
                add(.code)
                if let fence {
                    add(text: String(decoding: document.bytes[fence.info], as: UTF8.self))
                }
                add(lines: document.lines(of: block.content))
                add(.code)
            case .html(.literal):
                add(.html)
                add(lines: document.lines(of: block.range))
            case .html:
                add(.html)
                for line in document.lines(of: block.range) { add(text: line + " ") }
            case .definition:
                add(.definition)
                for line in document.lines(of: block.range) { add(text: line + " ") }
            case .footnote(let label):
                add(.footnote)
                add(text: String(decoding: document.bytes[label.range], as: UTF8.self) + " ")
            }
        }
        for closer in closers.reversed() { add(closer.mark) }
    }

    private mutating func add(lines: some Sequence<some StringProtocol>) {
        var lines = lines.map { String($0).withoutTrailingBlanks }
        while lines.last == "" { lines.removeLast() }
        for line in lines {
            add(.lineOfCode)
            add(verbatim: line)
        }
    }

    // MARK: Inlines

    private mutating func add(_ document: MarkdownDocument, inlines range: Range<Int>) {
        /// Marks that are added behind inlines that hold others.
        var closers: [(end: Int, mark: Mark, words: String)] = []
        for index in range {
            while let closer = closers.last, closer.end <= index {
                add(closer.mark)
                add(verbatim: closer.words)
                closers.removeLast()
            }
            let inline = document.inlines[index]
            switch inline.kind {
            case .text, .escape, .entity, .autolink: add(text: document.text(ofInline: index))
            case .code:
                add(.codeSpan)
                add(verbatim: document.text(ofInline: index))
                add(.codeSpan)
            case .softBreak, .hardBreak: addBlank()
            case .emphasis, .strong: break
            case .strikethrough:
                add(.struck)
                closers.append((inline.end, .struckEnd, ""))
            case .link, .image:
                if inline.kind == .image { add(.image) }
                closers.append((inline.end, .destination, document.destination(of: index) ?? ""))
                if let title = document.target(of: index)?.title {
                    add(.linkTitle)
                    add(text: String(decoding: document.bytes[title], as: UTF8.self) + " ")
                }
            case .html:
                add(.html)
                add(text: String(decoding: document.bytes[inline.range], as: UTF8.self))
            case .footnoteReference:
                add(.footnote)
                add(text: String(decoding: document.bytes[inline.range], as: UTF8.self))
            }
        }
        for closer in closers.reversed() {
            add(closer.mark)
            add(verbatim: closer.words)
        }
    }
}

extension String {
    fileprivate var withoutTrailingBlanks: String {
        var bytes = utf8[...]
        while let last = bytes.last, last.isWhite { bytes.removeLast() }
        return String(bytes) ?? self
    }
}
