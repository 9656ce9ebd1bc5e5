import Markdown

/// A heading of a document's outermost level.
package struct Heading: Sendable {
    package let level: Int
    package let block: Block
    /// As it is matched with the template.
    package let name: HeadingName

    /// All of a document but what front matter has.
    package static func all(in tree: BlockTree, of source: Source) -> [Heading] {
        let start = source.frontMatterEnd
        return tree.children(of: 0).compactMap { index in
            guard case .heading(let level, _) = tree.blocks[index].kind,
                tree.blocks[index].range.lowerBound >= start
            else { return nil }
            let block = tree.blocks[index]
            return Heading(level: level, block: block, name: HeadingName(source, block.content))
        }
    }
}
