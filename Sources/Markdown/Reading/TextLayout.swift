/// A document laid out as plain text for reading: titles underlined, paragraphs wrapped, marks of
/// lists and quotes in front of every line; emphasis, code and links stay as they are written.
///
/// Code, tables and HTML keep their lines. Comments are left out. No byte reaches the text that
/// would steer a terminal: what has no picture is shown as a mark.
package struct TextLayout: Sendable {
    private let columns: Int

    /// - Parameter columns: what a line takes at most, but for code, tables, HTML and long words.
    package init(columns: Int) {
        self.columns = min(max(columns, 1), 1000)
    }

    package func text(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { bytes in
            var composer = LayoutComposer(bytes, columns: columns)
            composer.compose()
            return composer.page.text
        }
    }
}

/// Writes one block after the other; nesting is kept in a stack, however deep.
private struct LayoutComposer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let blocks: [Block]
    private(set) var page: LayoutPage
    /// The document and the open quotes, lists and items around the block at hand.
    private var open: [Container] = []
    /// What continuation lines begin with, outermost first.
    private var marks: [SourceLines.Mark] = []

    private struct Container {
        let end: Int
        /// Whether its children follow one another without a blank line.
        let isTight: Bool
        let hasMark: Bool
        /// The kind of the child before this one.
        var previous: Block.Kind?
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, columns: Int) {
        self.bytes = bytes
        blocks = BlockTree(bytes).blocks
        page = LayoutPage(columns: columns)
    }

    mutating func compose() {
        var index = 0
        while index < blocks.count {
            close(before: index)
            let block = blocks[index]
            separate(from: block)
            if case .list = block.kind, let entries = metadata(ofList: index),
                let column = page.column(after: entries.map(\.name))
            {
                write(entries, valuesAt: column)
                index = block.end
            } else {
                write(block)
                index = block.isTable ? block.end : index + 1
            }
        }
        close(before: blocks.count)
    }

    private mutating func close(before index: Int) {
        while let last = open.last, index >= last.end {
            if last.hasMark {
                page.close()
                marks.removeLast()
            }
            open.removeLast()
        }
    }

    /// The blank line between the block before and this one.
    private mutating func separate(from block: Block) {
        guard let last = open.indices.last else { return }
        defer { open[last].previous = block.kind }
        guard let previous = open[last].previous, !open[last].isTight else { return }
        if case .heading(2, _) = previous, !block.isHeading { return }
        if case .definition = previous, case .definition = block.kind { return }
        page.separate()
    }

    private mutating func write(_ block: Block) {
        switch block.kind {
        case .document: enter(block)
        case .list(let marker): enter(block, isTight: marker.isTight)
        case .quote: enter(block, .quote, "> ")
        case .item(let marker):
            enter(
                block, .item(columns: marker.contentIndent), marker.shown,
                isTight: marker.isTight)
        case .paragraph: write(ParagraphText(lines(of: block.range)))
        case .heading(let level, _): writeHeading(block, level: level)
        case .code(let fence): writeCode(block, fence)
        case .html(.comment): writeRest(ofComment: block)
        case .footnote(let label):
            let name = String(decoding: bytes[label], as: UTF8.self)
            enter(block, .item(columns: 4), ReadableText.line("[^\(name)]: "))
        case .definition: page.writeWrapped(ParagraphText(lines(of: block.range)).joined)
        case .html, .table, .row, .cell:
            for line in lines(of: block.range) { page.writeAsIs(line.rest) }
        case .thematicBreak: page.writeRule("-", columns: .max)
        }
    }

    /// - Parameter lead: what stands in front of the first line; blanks before the others, but for
    ///   quotes.
    private mutating func enter(
        _ block: Block, _ mark: SourceLines.Mark? = nil, _ lead: String = "", isTight: Bool = false
    ) {
        open.append(Container(end: block.end, isTight: isTight, hasMark: mark != nil))
        guard let mark else { return }
        marks.append(mark)
        page.open(lead, repeats: mark == .quote)
    }

    // MARK: Leaves

    /// Lines of which the first begins past the marks.
    private func lines(of range: Range<Int>) -> SourceLines {
        SourceLines(bytes, range, marks: marks, beginsPastMarks: true)
    }

    private mutating func write(_ paragraph: ParagraphText) {
        for line in paragraph.lines { page.writeWrapped(line) }
    }

    private mutating func writeHeading(_ block: Block, level: Int) {
        let title = ParagraphText(lines(of: block.content)).joined
        let width = page.writeWrapped(title)
        guard level < 3, width > 0 else { return }
        page.writeRule(level == 1 ? "=" : "-", columns: width)
    }

    private mutating func writeCode(_ block: Block, _ fence: Fence?) {
        let source = SourceLines(
            bytes, block.content, marks: marks, beginsPastMarks: fence == nil)
        page.open("    ", repeats: true)
        for var line in source {
            line.advance(columns: fence?.indent ?? 4)
            page.writeAsIs(line.rest)
        }
        page.close()
    }

    /// What follows a comment on its last line.
    private mutating func writeRest(ofComment block: Block) {
        let close = Array("-->".utf8)
        var end = block.range.upperBound
        while end > block.range.lowerBound, !bytes[..<end].hasSuffix(close) { end -= 1 }
        guard end > block.range.lowerBound else { return }
        let rest = String(decoding: bytes[end..<block.range.upperBound], as: UTF8.self)
        if rest.utf8.contains(where: { !$0.isBlank }) { page.writeWrapped(rest) }
    }

    // MARK: Metadata

    /// The names and values of a list in which every item reads `**Name**: value`.
    private func metadata(ofList index: Int) -> [(name: String, value: String)]? {
        var entries: [(name: String, value: String)] = []
        var item = index + 1
        while item < blocks[index].end {
            guard blocks[item].end == item + 2, blocks[item + 1].kind == .paragraph else {
                return nil
            }
            let paragraph = ParagraphText(lines(of: blocks[item + 1].range))
            guard let entry = paragraph.metadataEntry else { return nil }
            entries.append(entry)
            item = blocks[item].end
        }
        return entries
    }

    private mutating func write(_ entries: [(name: String, value: String)], valuesAt column: Int) {
        for (name, value) in entries {
            page.open(LayoutPage.padded(name, to: column), repeats: false)
            page.writeWrapped(value)
            page.close()
        }
    }
}

extension Block {
    fileprivate var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }

    fileprivate var isTable: Bool {
        if case .table = kind { true } else { false }
    }
}

extension ListMarker {
    /// The mark and the blank after it.
    fileprivate var shown: String {
        let character = Character(Unicode.Scalar(character))
        return ordered ? "\(number)\(character) " : "\(character) "
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
    }
}
