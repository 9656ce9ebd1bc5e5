import Markdown

extension Proposal {
    /// Where code that nobody closed seems to end: behind the last line above a blank one, below
    /// which text for reading begins. Nil where there is none such, or where the block is no code.
    ///
    /// - Returns: the end of the line's text, without its line end.
    package static func endOfCode(in block: Block, of source: Source) -> Int? {
        guard case .code(let fence?) = block.kind else { return nil }
        // Code that is text for reading anyway tells nothing.
        let info = String(decoding: source.bytes[fence.info], as: UTF8.self).lowercased()
        let language = info.split(separator: " ").first ?? ""
        guard !["text", "txt", "plain", "markdown", "md"].contains(language) else { return nil }
        var lines = RawLines(source, block.range)
        _ = lines.next()
        var last: Int?
        var isBelowBlank = false
        while let line = lines.next() {
            let text = source.bytes[line.start..<line.end]
            if text.allSatisfy(\.isWhite) {
                isBelowBlank = true
                continue
            }
            if isBelowBlank, let last, text.readsAsProse { return last }
            (last, isBelowBlank) = (line.end, false)
        }
        return nil
    }

    /// The end of the code in a section that is open at its end: the number of the line in the file
    /// behind which the code seems to end.
    package func lineOfCodeEnd(ofSection index: Int) -> Int? {
        guard openEnd(ofSection: index) != nil else { return nil }
        let source = Source(bytes(ofSection: index))
        guard let end = Self.endOfCode(ofLastBlockIn: source) else { return nil }
        let before = bytes.prefix(byteOffset(ofSection: index) + end)
        return before.count { $0 == 0x0A } + 1
    }

    static func endOfCode(ofLastBlockIn source: Source) -> Int? {
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        return Array(tree.children(of: 0)).last.flatMap {
            endOfCode(in: tree.blocks[$0], of: source)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether a line reads as the first of a paragraph: it begins at the margin with a capital, has
    /// several words, and none of the signs that code is made of.
    fileprivate var readsAsProse: Bool {
        guard let first, (0x41...0x5A).contains(first) else { return false }
        let signs = Set("{}=<>;$|\\\t".utf8)
        guard !contains(where: signs.contains) else { return false }
        let words = split(separator: 0x20)
        // Constants, keys and commands have one or two.
        return words.count >= 4
            && words.dropFirst().contains { $0.allSatisfy { (0x61...0x7A).contains($0) } }
    }
}
