import Markdown

/// A list of contents that an author keeps by hand: items that are links to headings.
extension [UInt8] {
    /// The document with the items that lead to two headings in each other's place, where they follow
    /// one another in one list; nil where no list has them so.
    ///
    /// - Parameters:
    ///   - upper: the name of the heading that the upper item leads to.
    ///   - lower: that of the item below it.
    func swappingContents(_ upper: String, _ lower: String) -> [UInt8]? {
        let contents = ContentsEntries(MarkdownDocument(self, extensions: .file), of: self)
        let tree = contents.document.tree
        let blocks = tree.blocks
        let name = { (item: Int) in contents.link(ofItem: item)?.anchor }
        var edits: [(upper: Range<Int>, lower: Range<Int>)] = []
        for list in blocks.indices {
            guard case .list = blocks[list].kind else { continue }
            let items = tree.children(of: list)
            for (above, below) in zip(items, items.dropFirst())
            where name(above) == upper && name(below) == lower {
                let (first, second) = (blocks[above], blocks[below])
                // Lines of the one would not belong to the other's marker.
                guard first.itemIndent == second.itemIndent else { continue }
                edits.append((content(of: first), content(of: second)))
            }
        }
        guard !edits.isEmpty else { return nil }
        var text = self
        for (upper, lower) in edits.reversed() {
            text.replaceSubrange(lower, with: self[upper])
            text.replaceSubrange(upper, with: self[lower])
        }
        return text
    }

    /// What an item says behind its marker, without the line ends and empty lines at its end.
    private func content(of item: Block) -> Range<Int> {
        var end = item.range.upperBound
        while end > item.content.lowerBound, self[end - 1].isWhite { end -= 1 }
        return item.content.lowerBound..<end
    }
}

extension Section {
    /// Whether all that is shown of it is a list of contents.
    package var holdsContentsAlone: Bool {
        let text = bodySource
        guard text.mentions("](#") else { return false }
        let bytes = Array(text.utf8)
        let contents = ContentsEntries(MarkdownDocument(bytes, extensions: .all), of: bytes)
        let tree = contents.document.tree
        let areLists = tree.children(of: 0).allSatisfy { index in
            switch tree.blocks[index].kind {
            case .list, .html(.comment): true
            default: false
            }
        }
        return areLists
            && tree.blocks.indices.allSatisfy { index in
                guard case .item = tree.blocks[index].kind else { return true }
                return contents.link(ofItem: index) != nil
            }
    }
}

/// The items of a document's lists that begin with nothing but a link into the document.
struct ContentsEntries {
    let document: MarkdownDocument
    private let bytes: [UInt8]
    private let links: [LocalLink]

    init(_ document: MarkdownDocument, of bytes: [UInt8]) {
        (self.document, self.bytes) = (document, bytes)
        links = LocalLink.all(in: document).filter(\.path.isEmpty)
    }

    /// The link of an item that begins with nothing else.
    func link(ofItem item: Int) -> LocalLink? {
        let blocks = document.tree.blocks
        guard item + 1 < blocks[item].end, blocks[item + 1].isParagraph else { return nil }
        let words = blocks[item + 1].range
        guard bytes[words.lowerBound] == UInt8(ascii: "[") else { return nil }
        let own = links.filter { words.contains($0.destination.lowerBound) }
        guard own.count == 1, let link = own.first else { return nil }
        // Behind the address stands the end of the link, and nothing else.
        let rest = bytes[link.destination.upperBound..<words.upperBound]
        return rest.filter { !$0.isWhite }.elementsEqual(")".utf8) ? link : nil
    }

    /// The bytes of the words of all such links, by where their addresses begin.
    var words: [Int: Range<Int>] {
        let blocks = document.tree.blocks
        var words: [Int: Range<Int>] = [:]
        for item in blocks.indices {
            guard case .item = blocks[item].kind, let link = link(ofItem: item) else { continue }
            let (start, end) = (blocks[item + 1].range.lowerBound + 1, link.destination.lowerBound)
            guard start < end - 2, bytes[end - 2..<end].elementsEqual("](".utf8) else { continue }
            words[end] = start..<end - 2
        }
        return words
    }
}
