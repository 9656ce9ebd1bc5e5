import Markdown

/// Where cmark-gfm, which follows CommonMark 0.29, does not do what 0.31 says.
enum KnownDifference: CaseIterable {
    /// A complete tag alone on a line interrupts no paragraph, be the line lazy; there it does.
    case lazyTag
    /// `textarea` is literal and `search` a block element, `source` no longer one.
    case tagNames
    /// `<!` may be followed by a small letter.
    case smallDeclaration
    /// Blanks are spaces and tabs; there form feeds and vertical tabs stand between attributes.
    case otherBlanks

    /// A blank line after a thematic break in an item makes the list loose; there it is missed.
    case blankAfterBreak
    /// An item begins with at most one blank line; there with more if they are indented enough.
    case blankAfterEmptyItem
    /// Escapes and entities in an info string are not resolved by us.
    case escapedInfo

    /// Whether the document has what the two differ in.
    func applies(to bytes: [UInt8], _ tree: BlockTree) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        switch self {
        case .lazyTag:
            return tree.blocks.contains { block in
                switch block.kind {
                case .paragraph, .heading(level: _, setext: true): break
                default: return false
                }
                let lines = bytes[block.range].split { $0 == 10 || $0 == 13 }
                return lines.dropFirst().contains { line in
                    line.first { ![32, 9, 62].contains($0) } == UInt8(ascii: "<")
                }
            }
        case .tagNames:
            return ["textarea", "search", "source"].contains { name in
                text.contains("<" + name) || text.contains("</" + name)
            }
        case .smallDeclaration:
            let small = UInt8(ascii: "a")...UInt8(ascii: "z")
            return bytes.indices.dropFirst(2).contains { index in
                small.contains(bytes[index]) && bytes[index - 1] == UInt8(ascii: "!")
                    && bytes[index - 2] == UInt8(ascii: "<")
            }
        case .otherBlanks:
            return bytes.contains(0x0B) || bytes.contains(0x0C)
        case .blankAfterBreak:
            let source = SourceText(bytes)
            return tree.blocks.contains { block in
                block.kind == .thematicBreak && block.parent > 0
                    && source.isBlankLine(after: block.range.lowerBound)
            }
        case .blankAfterEmptyItem:
            let source = SourceText(bytes)
            return tree.blocks.indices.contains { index in
                guard case .item = tree.blocks[index].kind else { return false }
                return tree.blocks[index].end == index + 1
                    && source.isBlankLine(after: tree.blocks[index].range.lowerBound)
            }
        case .escapedInfo:
            return tree.blocks.contains { block in
                guard case .code(let fence?) = block.kind else { return false }
                return bytes[fence.info].contains { $0 == 92 || $0 == 38 }
            }
        }
    }
}
