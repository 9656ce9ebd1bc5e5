import Prose

/// A document laid out for reading: titles underlined, paragraphs wrapped, emphasis and links as
/// styles, tables in columns, marks of lists and quotes in front of every line.
///
/// Code and HTML keep their lines; of lines of code that are too long it is said that they are.
/// Comments are left out. No byte reaches the text that would steer
/// a terminal: what has no picture is shown as a mark.
package struct TextLayout: Sendable {
    private let columns: Int

    /// - Parameter columns: what a line takes at most, but for code and long words.
    package init(columns: Int) {
        self.columns = min(max(columns, 1), 1000)
    }

    /// Of the whole document, or of some of its outermost blocks.
    ///
    /// - Parameter hasFrontMatter: whether the front matter is above them.
    package func lines(
        of document: MarkdownDocument, blocks: Range<Int>? = nil, hasFrontMatter: Bool = false
    ) -> [StyledLine] {
        document.bytes.withUnsafeBufferPointer { bytes in
            var composer = LayoutComposer(document, bytes, columns: columns)
            if blocks == nil || hasFrontMatter { composer.composeFrontMatter() }
            composer.compose(blocks ?? 1..<document.tree.blocks.count)
            return composer.page.lines
        }
    }

    /// The lines without their styles.
    package func text(of bytes: [UInt8]) -> String {
        lines(of: MarkdownDocument(bytes, extensions: .file)).map { $0.text + "\n" }.joined()
    }
}

/// Writes one block after the other; nesting is kept in a stack, however deep.
private struct LayoutComposer {
    private let document: MarkdownDocument
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var page: LayoutPage
    /// The document and the open quotes, lists and items around the block at hand.
    private var open: [Container] = []
    /// The inlines that mark the alert at hand, to be left out of its first paragraph.
    private var alertMark: Range<Int>?

    private struct Container {
        let end: Int
        /// Whether its children follow one another without a blank line.
        let isTight: Bool
        let hasMark: Bool
        /// The kind of the child before this one.
        var previous: Block.Kind?
    }

    init(_ document: MarkdownDocument, _ bytes: UnsafeBufferPointer<UInt8>, columns: Int) {
        self.document = document
        self.bytes = bytes
        page = LayoutPage(columns: columns)
    }

    private var blocks: [Block] { document.tree.blocks }

    /// The keys of front matter and their values, in columns where they fit.
    mutating func composeFrontMatter() {
        let entries = document.frontMatter?.entries(of: document.bytes) ?? []
        guard !entries.isEmpty else { return }
        let column = page.column(after: entries.map(\.key))
        var keys = document.keysOfFrontMatter
        for (key, value) in entries {
            let start = keys.next(key)
            if let column {
                write([(key, StyledLine(value), start)], valuesAt: column)
            } else {
                page.source = start
                page.writeWrapped("\(key): \(value)")
            }
        }
        page.separate()
    }

    mutating func compose(_ range: Range<Int>) {
        open = [Container(end: range.upperBound, isTight: false, hasMark: false)]
        var index = range.lowerBound
        while index < range.upperBound {
            close(before: index)
            let block = blocks[index]
            separate(from: block)
            page.source = block.range.lowerBound
            if case .list = block.kind, let entries = metadata(ofList: index),
                let column = page.column(after: entries.map(\.name))
            {
                write(entries, valuesAt: column)
                index = block.end
            } else {
                write(block, index)
                index = block.isTable ? block.end : index + 1
            }
        }
        close(before: range.upperBound)
    }

    private mutating func close(before index: Int) {
        while let last = open.last, index >= last.end {
            if last.hasMark { page.close() }
            open.removeLast()
        }
    }

    /// The blank line between the block before and this one.
    private mutating func separate(from block: Block) {
        guard let last = open.indices.last else { return }
        defer { open[last].previous = block.kind }
        guard let previous = open[last].previous, !open[last].isTight else { return }
        if case .heading(2, _) = previous, block.headingLevel == nil { return }
        if case .definition = previous, case .definition = block.kind { return }
        page.separate()
    }

    private mutating func write(_ block: Block, _ index: Int) {
        switch block.kind {
        case .document, .row, .cell: break
        case .list(let marker): enter(block, isTight: marker.isTight)
        case .quote:
            enter(block, "> ", repeats: true)
            if let (alert, mark) = document.alert(ofQuote: index) {
                page.writeWrapped(StyledLine(alert.title).adding(.bold))
                alertMark = mark
            }
        case .item(let marker): enter(block, marker.shown, isTight: marker.isTight)
        case .paragraph:
            var range = document.inlines(of: index)
            if let mark = alertMark, mark.lowerBound == range.lowerBound {
                range = mark.upperBound..<range.upperBound
            }
            alertMark = nil
            guard !range.isEmpty || document.inlines(of: index).isEmpty else { break }
            for line in ReadableInlines(document, bytes, of: range).lines {
                page.writeWrapped(line)
            }
        case .heading(let level, _): writeHeading(index, level: level)
        case .code: writeCode(block)
        case .html(.comment): writeRest(ofComment: block)
        case .footnote(let label):
            let name = String(decoding: bytes[label.range], as: UTF8.self)
            enter(block, ReadableText.line("[^\(name)]: "))
        case .definition:
            let line = document.line(block.range, bytes)
            page.writeWrapped(String(decoding: line, as: UTF8.self))
        case .html:
            let starts = document.lineStarts(in: block.range)
            for (index, line) in document.lines(of: block.range).enumerated() {
                if index < starts.count { page.source = starts[index] }
                if line.columns > page.room {
                    page.writeWrapped(line)
                } else {
                    page.writeAsIs(line)
                }
            }
        case .table: page.write(ReadableTable(index, of: document, bytes))
        case .thematicBreak: page.writeRule("-", columns: .max)
        }
    }

    /// - Parameter lead: what stands in front of the first line, and if it repeats of the others;
    ///   else these have blanks.
    private mutating func enter(
        _ block: Block, _ lead: String? = nil, repeats: Bool = false, isTight: Bool = false
    ) {
        open.append(Container(end: block.end, isTight: isTight, hasMark: lead != nil))
        if let lead { page.open(lead, repeats: repeats) }
    }

    // MARK: Leaves

    private func inlines(of block: Int) -> ReadableInlines {
        ReadableInlines(document, bytes, of: document.inlines(of: block))
    }

    private mutating func writeHeading(_ index: Int, level: Int) {
        let title = inlines(of: index).joined.adding(.bold)
        let width = page.writeWrapped(title)
        guard level < 3, width > 0 else { return }
        page.writeRule(level == 1 ? "=" : "-", columns: width, isBelow: true)
    }

    private mutating func writeCode(_ block: Block) {
        page.open("    ", repeats: true)
        let lines = document.lines(of: block.content)
        let starts = document.lineStarts(in: block.content)
        for (index, line) in lines.enumerated() {
            if index < starts.count { page.source = starts[index] }
            page.writeAsIs(line)
        }
        // A line that is broken is other code.
        let long = lines.count { $0.columns > page.room }
        if long > 0 {
            let what = long == 1 ? "1 line of code is" : "\(long) lines of code are"
            page.writeWrapped("(\(what) wider than \(page.columns) columns)")
        }
        page.close()
    }

    /// Writes the text behind a comment on its last line.
    private mutating func writeRest(ofComment block: Block) {
        let close = Array("-->".utf8)
        var end = block.range.upperBound
        while end > block.range.lowerBound, !bytes[..<end].hasSuffix(close) { end -= 1 }
        guard end > block.range.lowerBound else { return }
        let rest = String(decoding: bytes[end..<block.range.upperBound], as: UTF8.self)
        if rest.utf8.contains(where: { !$0.isBlank }) { page.writeWrapped(rest) }
    }

    // MARK: Metadata

    private typealias Entry = (name: String, value: StyledLine, source: Int)

    /// The names and values of a list in which every item reads `**Name**: value`.
    private func metadata(ofList index: Int) -> [Entry]? {
        var entries: [Entry] = []
        var item = index + 1
        while item < blocks[index].end {
            guard blocks[item].end == item + 2, blocks[item + 1].kind == .paragraph,
                let entry = entry(ofParagraph: item + 1)
            else { return nil }
            entries.append(entry)
            item = blocks[item].end
        }
        return entries
    }

    private func entry(ofParagraph index: Int) -> Entry? {
        let range = document.inlines(of: index)
        guard let first = range.first, document.inlines[first].kind == .strong else { return nil }
        let name = document.text(ofInline: first)
        let rest = document.inlines[first].end..<range.upperBound
        guard !name.isEmpty, let next = rest.first, document.inlines[next].kind == .text,
            bytes[document.inlines[next].range.lowerBound] == UInt8(ascii: ":")
        else { return nil }
        return (
            name, ReadableInlines(document, bytes, of: rest).joined.dropFirst(),
            blocks[index].range.lowerBound
        )
    }

    private mutating func write(_ entries: [Entry], valuesAt column: Int) {
        for (name, value, source) in entries {
            page.source = source
            page.open(LayoutPage.padded(name, to: column), repeats: false)
            page.writeWrapped(value)
            page.close()
        }
    }
}

extension Block {
    fileprivate var isTable: Bool {
        if case .table = kind { true } else { false }
    }
}

extension ListMarker {
    /// The mark and the blank after it, and the box of a task.
    fileprivate var shown: String {
        let character = Character(Unicode.Scalar(character))
        let mark = ordered ? "\(number)\(character) " : "\(character) "
        switch checkbox {
        case .open?: return mark + "[ ] "
        case .done?: return mark + "[x] "
        case nil: return mark
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(endIndex - suffix.count)...].elementsEqual(suffix)
    }
}

extension MarkdownDocument {
    /// Where the lines of a range begin.
    fileprivate func lineStarts(in range: Range<Int>) -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            var starts: [Int] = []
            var reader = LineReader(bytes, in: range)
            while let line = reader.next() { starts.append(line.start) }
            return starts
        }
    }

    fileprivate var keysOfFrontMatter: KeyFinder {
        let content = frontMatter?.content ?? 0..<0
        return KeyFinder(bytes: bytes[content], starts: lineStarts(in: content))
    }
}

/// Finds the lines of keys one after the other.
private struct KeyFinder {
    let bytes: ArraySlice<UInt8>
    /// Of the lines that were not passed yet.
    var starts: [Int]
    private var last = 0

    init(bytes: ArraySlice<UInt8>, starts: [Int]) {
        (self.bytes, self.starts) = (bytes, starts.reversed())
        last = starts.first ?? 0
    }

    /// How many lines a value may have for the key below it to be found.
    private static let most = 200

    /// Where the line of the next key begins; that of the last one if it is not found.
    mutating func next(_ key: String) -> Int {
        let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        let near = starts.suffix(Self.most).reversed()
        let found = near.firstIndex { start in
            let line = bytes[start...]
            let isQuoted = line.first.map { quotes.contains($0) } ?? false
            return line.dropFirst(isQuoted ? 1 : 0).starts(with: key.utf8)
        }
        guard let found else { return last }
        last = near[found]
        starts.removeLast(near.distance(from: near.startIndex, to: found) + 1)
        return last
    }
}
