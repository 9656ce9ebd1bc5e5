/// The block structure of a Markdown document, as CommonMark 0.31 defines it.
///
/// Any bytes are a document: nothing is rejected, repaired or lost. Tables and footnotes are those
/// of GitHub. Paragraphs, headings and cells hold their raw text.
package struct BlockTree: Sendable {
    /// Which blocks are kept; the parse is the same.
    package enum Depth: Sendable {
        case all
        /// The document and its direct children, each with no descendants.
        case topLevel
    }

    /// In the order in which they begin, parents before children; the first is the document.
    package let blocks: [Block]

    /// The bytes that are left out of the text of paragraphs, cells, code and HTML, in order.
    let gaps: [Gap]

    /// Where the lines begin that the parser has read.
    package let lineStarts: [Int]

    /// How many bytes of marks and blocks were looked at, for watching that the time stays linear.
    ///
    /// Leaves out what a search for a single byte passes over.
    let steps: Int

    /// Parses the lines in the range, or all; a byte order mark at the buffer's start is skipped.
    package init(
        _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>? = nil, keeping: Depth = .all,
        extensions: Extensions = .all
    ) {
        precondition(bytes.count <= Int32.max, "a document has less than two gigabytes")
        let whole = 0..<bytes.count
        var parser = BlockParser(
            bytes, in: range?.clamped(to: whole) ?? whole, keepsAll: keeping == .all,
            extensions: extensions)
        (blocks, gaps, lineStarts) = parser.parse()
        steps = parser.steps
    }

    package init(
        _ bytes: [UInt8], in range: Range<Int>? = nil, keeping: Depth = .all,
        extensions: Extensions = .all
    ) {
        self = bytes.withUnsafeBufferPointer {
            BlockTree($0, in: range, keeping: keeping, extensions: extensions)
        }
    }

    /// Indices of the direct children, in order.
    package func children(of index: Int) -> some Sequence<Int> {
        let end = blocks[index].end
        return sequence(state: index + 1) { [blocks] next in
            guard next < end else { return nil }
            defer { next = blocks[next].end }
            return next
        }
    }
}
