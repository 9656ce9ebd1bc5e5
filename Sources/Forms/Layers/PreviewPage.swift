import Markdown
import Prose

/// A document laid out for reading, near to one place of it or as a whole.
package struct PreviewPage: Sendable {
    package let document: MarkdownDocument
    package let columns: Int
    package private(set) var lines: [StyledLine] = []
    /// Whether nothing is left out at either end.
    package private(set) var isWhole = false
    /// Where the lines of the Markdown begin.
    private let starts: [Int]

    /// Bytes on either side of a place that are laid out first: more than any screen shows.
    private static let near = 12_000

    init(_ document: MarkdownDocument, columns: Int, near byte: Int) {
        (self.document, self.columns) = (document, max(columns, 1))
        var starts = [0]
        for (index, value) in document.bytes.enumerated()
        where value == 0x0A && index + 1 < document.bytes.count {
            starts.append(index + 1)
        }
        self.starts = starts
        layOut(near: byte)
    }

    init(_ page: PreviewPage, columns: Int, near byte: Int) {
        (document, self.columns, starts) = (page.document, max(columns, 1), page.starts)
        layOut(near: byte)
    }

    // MARK: Laying out

    private mutating func layOut(near byte: Int) {
        let blocks = document.tree.blocks
        let top = Array(document.tree.children(of: 0))
        let shown = top.indices.filter { index in
            let range = blocks[top[index]].range
            return range.upperBound + Self.near >= byte && range.lowerBound <= byte + Self.near
        }
        guard let first = shown.first, let last = shown.last, shown.count < top.count else {
            return layOutAll()
        }
        lines = TextLayout(columns: columns).lines(
            of: document, blocks: top[first]..<blocks[top[last]].end, hasFrontMatter: first == 0)
    }

    /// Lays out what was left out.
    mutating func layOutAll() {
        guard !isWhole else { return }
        lines = TextLayout(columns: columns).lines(of: document)
        isWhole = true
    }

    // MARK: Places

    /// The line that shows a byte, or what is nearest above it.
    func line(ofByte byte: Int) -> Int {
        var (best, source) = (0, -1)
        for (index, line) in lines.enumerated()
        where line.source <= byte && line.source > source && !line.runs.isEmpty {
            (best, source) = (index, line.source)
        }
        // In front of what a line of the Markdown begins with in a row of its own, be it the mark of
        // an item or of a cell: no row above that one shows any of it.
        let number = sourceLine(ofByte: byte)
        let start = starts[number]
        guard source < start, source < 0 || lines[best].shownEnd <= start else { return best }
        let end = number + 1 < starts.count ? starts[number + 1] : document.bytes.count
        let behind = lines.indices.filter {
            byte < lines[$0].source && lines[$0].source < end && !lines[$0].runs.isEmpty
        }
        // The blank row of a quote above it stands for a byte of it, too.
        let ofWords = behind.filter { lines[$0].showsBytes }
        return (ofWords.isEmpty ? behind : ofWords)
            .min { lines[$0].source < lines[$1].source } ?? best
    }

    /// The number of the line of Markdown that a byte stands in, from 0.
    package func sourceLine(ofByte byte: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= byte { low = middle } else { high = middle }
        }
        return low
    }

    package var sourceLineCount: Int { starts.count }

    /// A line of the Markdown, without its line end.
    package func source(ofLine index: Int) -> String {
        let end = index + 1 < starts.count ? starts[index + 1] : document.bytes.count
        var line = document.bytes[starts[index]..<end]
        while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// The heading that a byte stands below; empty above the first.
    package func heading(aboveByte byte: Int) -> String {
        let blocks = document.tree.blocks
        let last = blocks.indices.last {
            blocks[$0].headingLevel != nil && blocks[$0].range.lowerBound <= byte
        }
        return last.map { document.text(of: $0) } ?? ""
    }

    /// The lines that headings begin at.
    var headingLines: [Int] {
        let headings = document.tree.blocks.filter { $0.headingLevel != nil }.map(\.range)
        var next = headings[...]
        var found: [Int] = []
        for (index, line) in lines.enumerated() where !line.runs.isEmpty {
            while let heading = next.first, heading.upperBound <= line.source { next.removeFirst() }
            guard let heading = next.first, heading.contains(line.source) else { continue }
            found.append(index)
            next.removeFirst()
        }
        return found
    }

    // MARK: Links

    /// A part of a line that leads somewhere.
    package struct LinkPlace: Equatable, Sendable {
        package let inline: Int
        package let line: Int
        package let column: Int
    }

    /// Where links begin, in the order of the lines; of one that goes on in another line, its first.
    var linkPlaces: [LinkPlace] {
        var places: [LinkPlace] = []
        for (index, line) in lines.enumerated() where line.runs.contains(where: { $0.link != nil })
        {
            var column = 0
            for run in line.runs {
                if let link = run.link, places.last?.inline != link {
                    places.append(LinkPlace(inline: link, line: index, column: column))
                }
                column += run.text.columns
            }
        }
        return places
    }

    /// The links of the whole document, in its order.
    var links: [Int] {
        document.inlines.indices.filter {
            switch document.inlines[$0].kind {
            case .link, .autolink: true
            default: false
            }
        }
    }
}

extension StyledLine {
    /// Whether bytes of the document are told for what it shows, as for words.
    fileprivate var showsBytes: Bool { runs.contains { $0.source != nil } }

    /// The byte of the document behind the last that the line shows, without the blanks that a column
    /// is filled with.
    fileprivate var shownEnd: Int {
        runs.reduce(source) { end, run in
            let blanks = run.text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
            return run.source.map { max(end, $0 + run.text.utf8.count - blanks) } ?? end
        }
    }
}
