/// Reads a document line by line.
///
/// For each line: find the open blocks that go on in it, then the blocks that begin in it, then
/// give its text to the innermost one. No step looks again at bytes that it has passed, or visits
/// an open block without consuming a byte for it or closing it, so the time is linear in the size
/// of the document however deep it is nested. Lines that can only be more of the innermost block
/// are passed over before that.
struct BlockParser: ~Copyable {
    /// See `BlockTree.steps`.
    private(set) var steps = 0

    let bytes: UnsafeBufferPointer<UInt8>
    private let range: Range<Int>
    private let extensions: Extensions
    var stack: BlockStack
    /// The last line of the open paragraph, from its text on.
    private var paragraphLine = 0..<0
    /// The columns of the open table.
    var columns: [Alignment] = []

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, keepsAll: Bool,
        extensions: Extensions
    ) {
        self.bytes = bytes
        self.range = range
        self.extensions = extensions
        stack = BlockStack(document: range, in: bytes, keepsAll: keepsAll)
    }

    /// Parses all lines and returns the kept blocks, the gaps in their text, and where lines begin.
    mutating func parse() -> ([Block], [Gap], [Int]) {
        var reader = LineReader(bytes, in: text)
        let textStart = frontMatterEnd
        while let (start, end, next) = reader.next() {
            // Lines of front matter are lines of the file, but no text.
            if start < textStart { continue }
            stack.beginLine()
            var line = Line(bytes: bytes, start: start, end: end, next: next)
            read(&line)
            steps += line.steps + 1
            skipLines(of: &reader)
        }
        stack.close(to: 0)
        steps += stack.closed + reader.steps
        return (Array(stack.kept), Array(stack.gaps), Array(reader.starts))
    }

    /// Gives the innermost block the lines that can only be more of it.
    private mutating func skipLines(of reader: inout LineReader) {
        switch stack.open[stack.last].role {
        case .paragraph:
            // Whatever it stands in: plain text goes on with it, lazily or not.
            guard let last = reader.skipPlainLines() else { return }
            stack.extend(stack.last, to: last.upperBound)
            paragraphLine = last
        case .fencedCode where stack.count == 2:
            guard case .code(let fence?) = stack.innermost.kind, fence.indent == 0,
                let end = reader.skipCode(fencedWith: fence.character)
            else { return }
            stack.extend(stack.last, to: end)
        default: break
        }
    }

    /// The range without a byte order mark.
    private var text: Range<Int> {
        guard range.lowerBound == 0, range.count >= 3,
            bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF
        else { return range }
        return 3..<range.upperBound
    }

    /// Where the text behind front matter begins; 0 without any.
    private var frontMatterEnd: Int {
        guard extensions.contains(.frontMatter), range.lowerBound == 0 else { return 0 }
        return FrontMatter(UnsafeBufferPointer(rebasing: bytes[range]))?.range.upperBound ?? 0
    }

    private mutating func read(_ line: inout Line) {
        let continued = continueBlocks(&line)
        if stack.open[continued - 1].isVerbatim {
            addVerbatim(line)
        } else if line.isBlank {
            stack.close(to: continued)
            stack.noteBlankLine(inside: stack.last)
        } else {
            addText(&line, continued: continued)
        }
    }

    // MARK: Blocks that go on

    /// Consumes the marks of the open blocks that go on in the line, and returns how many do.
    private mutating func continueBlocks(_ line: inout Line) -> Int {
        var depth = 1
        while depth < stack.count {
            line.findText()
            guard !line.isBlank else {
                let columns = stack.open[stack.last].indents - stack.open[depth - 1].indents
                line.advance(columns: columns)
                return stack.countOverBlankLine(from: depth)
            }
            steps += 1
            if stack.open[depth].role == .quote {
                guard line.indent < 4, bytes[line.text] == UInt8(ascii: ">") else { return depth }
                line.advancePastQuoteMark()
                stack.extend(depth, to: line.end)
            } else if stack.open[depth].indent > 0 {
                guard line.indent >= stack.open[depth].indent else { return depth }
                line.advance(columns: stack.open[depth].indent)
            }
            depth += 1
        }
        line.findText()
        return depth
    }

    /// Gives the line to the code or HTML that is open innermost.
    private mutating func addVerbatim(_ line: Line) {
        var line = line
        let kind = stack.innermost.kind
        switch kind {
        case .code(let fence?):
            if !line.isBlank, fence.isClosed(by: line) {
                stack.extend(stack.last, to: line.end)
                stack.turnLast(
                    into: kind, content: stack.innermost.content.lowerBound..<line.start)
                stack.closeComplete()
            } else {
                stack.extend(stack.last, to: line.end)
                line.advance(columns: fence.indent)
                stack.addGap(line.consumed(from: line.start))
            }
        case .html(let kind):
            stack.addGap(line.consumed(from: line.start))
            stack.extend(stack.last, to: line.end)
            if line.isBlank { stack.noteBlankLine(inside: stack.last) }
            if kind.ends(in: line, from: line.offset) { stack.closeComplete() }
        default:
            stack.addGap(line.consumed(from: line.start))
            if line.isBlank {
                stack.noteBlankLine(inside: stack.last)
            } else {
                stack.extend(stack.last, to: line.end)
            }
        }
    }

    // MARK: Blocks that begin

    /// Opens the blocks that begin in the line, and gives the remaining text to a paragraph.
    private mutating func addText(_ line: inout Line, continued: Int) {
        var paragraph = OpenParagraph.none
        if stack.open[stack.last].role == .paragraph {
            paragraph = continued == stack.count ? .continued : .lazy
        }
        var closesRest = true
        while !line.isBlank, line.mayOpenBlock,
            let start = BlockStart(on: &line, paragraph: paragraph, extensions: extensions)
        {
            if closesRest { stack.close(to: continued) }
            closesRest = false
            paragraph = .none
            switch start {
            case .container(let block):
                addContainer(block)
                line.findText()
                steps += 1
            case .leaf(let block):
                return addLeaf(block, line)
            case .underline(let level):
                return turnParagraphIntoHeading(level: level, underline: line)
            }
        }
        guard !line.isBlank else { return }
        if paragraph == .continued, extensions.contains(.tables),
            beginTable(header: paragraphLine, dashes: line)
        {
            return
        }
        if closesRest, continued == stack.count, stack.open[stack.last].role == .table,
            addRow(line.text..<line.end, isHeader: false)
        {
            return
        }
        if paragraph == .none {
            if closesRest { stack.close(to: continued) }
            addParagraph(line)
        } else {
            stack.extend(stack.last, to: line.end)
            // As the reference has it, a lazy line keeps its indentation, which shows in code.
            stack.addGap(
                paragraph == .lazy
                    ? line.consumed(from: line.start)
                    : Gap(range: line.start..<line.text, padding: 0))
        }
        paragraphLine = line.text..<line.end
    }

    private mutating func addParagraph(_ line: Line) {
        var paragraph = Block(.paragraph, line.text..<line.end)
        if extensions.contains(.taskLists), line.bytes[line.text] == UInt8(ascii: "["),
            let checkbox = line.checkbox, stack.mark(checkbox)
        {
            guard !line.isBlank(from: line.text + 3) else { return }
            paragraph.content = line.trimmed(from: line.text + 3).lowerBound..<line.end
        }
        stack.add(paragraph)
    }

    private mutating func addContainer(_ block: Block) {
        if case .item(let marker) = block.kind {
            if case .list(let list) = stack.innermost.kind, marker.continues(list) {
                // The list goes on.
            } else {
                stack.add(Block(.list(marker), block.range))
            }
        }
        stack.add(block)
    }

    private mutating func addLeaf(_ block: Block, _ line: Line) {
        switch block.kind {
        case .heading, .thematicBreak:
            stack.addComplete(block)
        case .code(fence: nil):
            stack.add(block)
            var rest = line
            rest.advance(columns: 4)
            stack.addGap(rest.consumed(from: block.range.lowerBound))
        case .html(let kind):
            stack.add(block)
            stack.addGap(Gap(range: line.text..<line.text, padding: line.indent))
            if kind.ends(in: line, from: line.text) { stack.closeComplete() }
        default:
            stack.add(block)
        }
    }

    private mutating func turnParagraphIntoHeading(level: Int, underline: Line) {
        guard stack.parseDefinitions() else {
            // Nothing is underlined: the line is text.
            stack.openLast(underline.text..<underline.end)
            paragraphLine = underline.text..<underline.end
            return
        }
        let paragraph = stack.innermost
        let start = paragraph.content.lowerBound
        var end = paragraph.range.upperBound
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        stack.turnLast(into: .heading(level: level, setext: true), content: start..<end)
        stack.extend(stack.last, to: underline.end)
        stack.closeComplete()
    }
}
