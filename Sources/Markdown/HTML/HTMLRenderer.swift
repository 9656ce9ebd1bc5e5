/// The HTML fragment that CommonMark and GitHub's parser write for a document.
package struct HTMLRenderer: Sendable {
    package enum RawHTML: Sendable {
        /// Left out, as are destinations that could run a script or read a file.
        case omitted
        /// Kept but for the tags that GitHub disarms, such as `<script>`.
        case filtered
        case kept
    }

    /// What the addresses of footnotes are made of.
    package enum FootnoteNames: Sendable {
        /// `fn-label`, as the parser writes them since 2021.
        case labels
        /// `fn1`, as its specification still does.
        case numbers
    }

    package var rawHTML: RawHTML
    package var footnoteNames: FootnoteNames
    /// Whether headings get the names that links in the document mean, as on GitHub's pages; its
    /// parser writes none.
    package var headingNames: Bool
    /// Whether alerts look like those on GitHub's pages; to its parser they are quotes.
    package var showsAlerts: Bool

    package init(
        rawHTML: RawHTML = .omitted, footnoteNames: FootnoteNames = .labels,
        headingNames: Bool = false, showsAlerts: Bool = true
    ) {
        self.rawHTML = rawHTML
        self.footnoteNames = footnoteNames
        self.headingNames = headingNames
        self.showsAlerts = showsAlerts
    }

    /// UTF-8, but for bytes of the document that are none.
    package func html(of document: MarkdownDocument) -> [UInt8] {
        document.bytes.withUnsafeBufferPointer { bytes in
            var writer = HTMLWriter(document, bytes, renderer: self)
            writer.writeDocument()
            return writer.output
        }
    }
}

/// Writes blocks in their order; what is open stands on a stack, however deep the nesting.
struct HTMLWriter {
    let document: MarkdownDocument
    let bytes: UnsafeBufferPointer<UInt8>
    let renderer: HTMLRenderer
    let notes: FootnoteOrder
    /// By the heading's block.
    private let headingNames: [Int: String]
    var output: [UInt8] = []
    /// Indices of the blocks whose end tags are to be written.
    private var open: [Int] = []
    /// The footnote whose way back has been written.
    private var closedNote = -1
    /// Empty cells that have been added to rows that are too short.
    private var addedCells = 0
    /// How many references to a footnote have been written, by block.
    var seenReferences: [Int: Int] = [:]
    /// The inlines that mark alerts, by the paragraphs that begin with them.
    private var alertMarks: [Int: Range<Int>] = [:]

    init(
        _ document: MarkdownDocument, _ bytes: UnsafeBufferPointer<UInt8>, renderer: HTMLRenderer
    ) {
        self.document = document
        self.bytes = bytes
        self.renderer = renderer
        notes = FootnoteOrder(document)
        let names = renderer.headingNames ? HeadingAnchors(document).all : []
        headingNames = Dictionary(uniqueKeysWithValues: names.map { ($0.block, $0.name) })
        output.reserveCapacity(bytes.count + bytes.count / 4)
    }

    private var blocks: [Block] { document.tree.blocks }

    mutating func writeDocument() {
        write(1..<blocks.count)
        guard !notes.blocks.isEmpty else { return }
        let data = renderer.footnoteNames == .labels ? " data-footnotes" : ""
        put("<section class=\"footnotes\"\(data)>\n<ol>\n")
        for note in notes.blocks {
            put("<li id=\"fn")
            writeName(ofNote: note)
            put("\">\n")
            write(note + 1..<blocks[note].end)
            if closedNote != note {
                writeWaysBack(toNote: note)
                put("\n")
            }
            put("</li>\n")
        }
        put("</ol>\n</section>\n")
    }

    /// Writes the blocks of a range that ends with the end of a block.
    private mutating func write(_ range: Range<Int>) {
        let outer = open.count
        var index = range.lowerBound
        while index < range.upperBound {
            close(before: index, above: outer)
            let block = blocks[index]
            if case .footnote = block.kind {
                index = block.end
                continue
            }
            enter(index)
            open.append(index)
            index += 1
        }
        close(before: range.upperBound, above: outer)
    }

    private mutating func close(before index: Int, above outer: Int) {
        while open.count > outer, let last = open.last, blocks[last].end <= index {
            open.removeLast()
            leave(last)
        }
    }

    // MARK: Start tags, and the text of leaves

    private mutating func enter(_ index: Int) {
        let block = blocks[index]
        switch block.kind {
        case .document, .definition, .footnote: break
        case .quote: writeStart(ofQuote: index)
        case .list(let marker):
            putLine(
                !marker.ordered
                    ? "<ul>\n"
                    : marker.number == 1 ? "<ol>\n" : "<ol start=\"\(marker.number)\">\n")
        case .item(let marker):
            putLine("<li>")
            switch marker.checkbox {
            case .open?: put("<input type=\"checkbox\" disabled=\"\" /> ")
            case .done?: put("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
            case nil: break
            }
        case .paragraph:
            let text = text(ofParagraph: index)
            guard !text.isEmpty || alertMarks[index] == nil else { break }
            if !isTight(block) { putLine("<p>") }
            writeInlines(text)
        case .heading(let level, _):
            putLine("<h\(level)")
            if let name = headingNames[index] {
                put(" id=\"")
                putEscaped(name.utf8)
                put("\"")
            }
            put(">")
            writeInlines(document.inlines(of: index))
            put("</h\(level)>\n")
        case .code(let fence):
            writeCode(block, fence)
        case .html:
            writeHTML(block)
        case .thematicBreak: putLine("<hr />\n")
        case .table: putLine("<table>\n")
        case .row(let isHeader):
            if isHeader {
                putLine("<thead>\n")
            } else if case .row(isHeader: true) = blocks[previousRow(index)].kind {
                putLine("<tbody>\n")
            }
            putLine("<tr>\n")
        case .cell(let alignment): writeCell(index, alignment)
        }
    }

    /// Alerts are written as GitHub shows them.
    private mutating func writeStart(ofQuote index: Int) {
        guard renderer.showsAlerts, let (alert, mark) = document.alert(ofQuote: index) else {
            return putLine("<blockquote>\n")
        }
        alertMarks[index + 1] = mark
        putLine("<div class=\"markdown-alert markdown-alert-\(alert.rawValue)\">\n")
        put("<p class=\"markdown-alert-title\">\(alert.title)</p>\n")
    }

    /// The inlines of a paragraph, without the mark of an alert.
    private func text(ofParagraph index: Int) -> Range<Int> {
        let whole = document.inlines(of: index)
        return (alertMarks[index]?.upperBound ?? whole.lowerBound)..<whole.upperBound
    }

    private func isTight(_ paragraph: Block) -> Bool {
        if paragraph.parent >= 0, case .item(let marker) = blocks[paragraph.parent].kind {
            return marker.isTight
        }
        return false
    }

    private mutating func writeCode(_ block: Block, _ fence: Fence?) {
        putLine("<pre><code")
        let info = fence.map { unescaped($0.info) } ?? []
        let language = info.prefix { !($0.isBlank || $0.isLineEnding) }
        if !language.isEmpty {
            put(" class=\"language-")
            putEscaped(language)
            put("\"")
        }
        put(">")
        putText(block.content)
        let isEmpty = fence != nil && (block.isClosed || !beginsLine(block.content.lowerBound))
        if !isEmpty, fence == nil || !block.isClosed { put("\n") }
        put("</code></pre>\n")
    }

    private func beginsLine(_ offset: Int) -> Bool {
        offset > 0 && bytes[offset - 1].isLineEnding
    }

    private mutating func writeHTML(_ block: Block) {
        if renderer.rawHTML == .omitted {
            putLine("<!-- raw HTML omitted -->\n")
        } else {
            putLine("")
            putHTML(block.range)
            put("\n")
        }
    }

    // MARK: Tables

    private func previousRow(_ row: Int) -> Int {
        let first = blocks[row].parent + 1
        return blocks[first].end == row ? first : row
    }

    private mutating func writeCell(_ index: Int, _ alignment: Alignment) {
        let row = blocks[index].parent
        guard case .row(let isHeader) = blocks[row].kind,
            case .table(let shape) = blocks[blocks[row].parent].kind,
            index - row <= shape.columns
        else { return }
        putLine(isHeader ? "<th" : "<td")
        switch alignment {
        case .none: break
        case .left: put(" align=\"left\"")
        case .center: put(" align=\"center\"")
        case .right: put(" align=\"right\"")
        }
        put(">")
        writeInlines(document.inlines(of: index))
        put(isHeader ? "</th>\n" : "</td>\n")
    }

    /// Adds the cells that a row lacks, up to half a million in a document.
    private mutating func fill(_ row: Int) {
        guard case .table(let shape) = blocks[blocks[row].parent].kind else { return }
        let header = blocks[row].parent + 1
        for column in blocks[row].end - row - 1..<max(shape.columns, blocks[row].end - row - 1) {
            guard addedCells < 0x80000 else { return }
            addedCells += 1
            guard case .cell(let alignment) = blocks[header + 1 + column].kind else { return }
            switch alignment {
            case .none: put("<td></td>\n")
            case .left: put("<td align=\"left\"></td>\n")
            case .center: put("<td align=\"center\"></td>\n")
            case .right: put("<td align=\"right\"></td>\n")
            }
        }
    }

    // MARK: End tags

    private mutating func leave(_ index: Int) {
        let block = blocks[index]
        switch block.kind {
        case .quote: putLine(alertMarks[index + 1] == nil ? "</blockquote>\n" : "</div>\n")
        case .list(let marker): putLine(marker.ordered ? "</ol>\n" : "</ul>\n")
        case .item: put("</li>\n")
        case .paragraph:
            guard !isTight(block), alertMarks[index] == nil || !text(ofParagraph: index).isEmpty
            else { return }
            if block.parent >= 0, case .footnote = blocks[block.parent].kind,
                blocks[block.parent].end == block.end
            {
                put(" ")
                writeWaysBack(toNote: block.parent)
            }
            put("</p>\n")
        case .row(let isHeader):
            fill(index)
            put(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
        case .table:
            if blocks[index + 1].end < block.end { put("</tbody>\n") }
            put("</table>\n")
        default: break
        }
    }

    // MARK: Footnotes

    private mutating func writeWaysBack(toNote note: Int) {
        closedNote = note
        guard renderer.footnoteNames == .labels else {
            put("<a href=\"#fnref")
            writeName(ofNote: note)
            put("\" class=\"footnote-backref\">↩</a>")
            return
        }
        for number in 1...max(notes.references[note] ?? 1, 1) {
            if number > 1 { put(" ") }
            put("<a href=\"#fnref")
            writeName(ofNote: note)
            put(number > 1 ? "-\(number)\"" : "\"")
            put(
                " class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩"
            )
            put(number > 1 ? "<sup class=\"footnote-ref\">\(number)</sup></a>" : "</a>")
        }
    }

    mutating func writeName(ofNote note: Int) {
        if renderer.footnoteNames == .numbers {
            put("\(notes.numbers[note] ?? 0)")
        } else if case .footnote(let label) = blocks[note].kind {
            put("-")
            putAddress(Array(bytes[label.range]))
        }
    }
}

/// The footnotes that are referred to, in the order of their first references.
struct FootnoteOrder {
    private(set) var blocks: [Int] = []
    /// From one, by block.
    private(set) var numbers: [Int: Int] = [:]
    /// How many references there are, by block.
    private(set) var references: [Int: Int] = [:]

    init(_ document: MarkdownDocument) {
        guard !document.references.footnotes.isEmpty else { return }
        for index in document.inlines.indices {
            guard let note = document.footnote(of: index) else { continue }
            references[note, default: 0] += 1
            if numbers[note] == nil {
                blocks.append(note)
                numbers[note] = blocks.count
            }
        }
    }
}
