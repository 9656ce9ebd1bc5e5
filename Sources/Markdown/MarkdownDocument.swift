/// A document read as a whole: its blocks, the inlines of each, and what its links refer to.
///
/// Reading takes time and memory in proportion to the bytes, whatever they are.
package struct MarkdownDocument: Sendable {
    package let bytes: [UInt8]
    package let tree: BlockTree
    /// Nil where there is none, or where it was read as Markdown.
    package let frontMatter: FrontMatter?
    /// The inlines of all blocks in document order, parents before children.
    package let inlines: [Inline]
    package let references: References
    /// Indices of the links and images among the inlines.
    package let links: [Int]
    /// Indices of the tags and comments among the inlines.
    package let tags: [Int]
    private let targets: [LinkTarget]
    /// Where the inlines of each block begin, and the end of the last block's.
    private let firstInlines: [Int32]

    /// How often the parser of inlines has looked at a byte or a delimiter, for watching that the
    /// time stays linear.
    let steps: Int

    package init(_ bytes: [UInt8], extensions: Extensions = .all) {
        self.bytes = bytes
        tree = BlockTree(bytes, extensions: extensions)
        frontMatter = extensions.contains(.frontMatter) ? FrontMatter(bytes) : nil
        let tree = tree
        (references, firstInlines, inlines, targets, links, tags, steps) =
            bytes.withUnsafeBufferPointer { bytes in
                let references = References(tree, in: bytes)
                var parser = InlineParser(bytes, references: references, extensions: extensions)
                let first = parser.parseBlocks(of: tree)
                return (
                    references, first, parser.inlines, parser.targets, parser.links, parser.tags,
                    parser.steps
                )
            }
    }

    /// Indices of the inlines of a block: those of a paragraph, heading or cell; else none.
    package func inlines(of block: Int) -> Range<Int> {
        Int(firstInlines[block])..<Int(firstInlines[block + 1])
    }

    /// The block that holds an inline.
    package func block(of inline: Int) -> Int {
        // The last one whose inlines begin at it or before it: others behind it have none.
        var (low, high) = (0, firstInlines.count - 1)
        while low + 1 < high {
            let middle = (low + high) / 2
            if firstInlines[middle] <= inline { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a link, image or autolink leads; nil for other inlines.
    package func target(of inline: Int) -> LinkTarget? {
        switch inlines[inline].kind {
        case .link, .image, .autolink: targets[Int(inlines[inline].payload)]
        default: nil
        }
    }

    /// Index of the footnote's block that a reference means; nil for other inlines.
    package func footnote(of inline: Int) -> Int? {
        inlines[inline].kind == .footnoteReference ? Int(inlines[inline].payload) : nil
    }
}

extension InlineParser {
    /// Parses the text of all blocks, and returns where the inlines of each begin.
    fileprivate mutating func parseBlocks(of tree: BlockTree) -> [Int32] {
        var first: [Int32] = []
        first.reserveCapacity(tree.blocks.count + 1)
        inlines.reserveCapacity(tree.blocks.count * 4)
        let gaps = tree.gaps
        var nextGap = 0
        for block in tree.blocks {
            first.append(Int32(truncatingIfNeeded: inlines.count))
            switch block.kind {
            case .paragraph, .heading, .cell: break
            default: continue
            }
            let range = block.content
            while nextGap < gaps.count, gaps[nextGap].range.lowerBound < range.lowerBound {
                nextGap += 1
            }
            var end = nextGap
            while end < gaps.count, gaps[end].range.lowerBound < range.upperBound { end += 1 }
            parse(range, gaps: gaps[nextGap..<end])
            nextGap = end
        }
        first.append(Int32(truncatingIfNeeded: inlines.count))
        return first
    }
}
