import Markdown

/// A heading of a document's outermost level.
package struct Heading: Sendable {
    package let level: Int
    package let block: Block
    /// As it is matched with the template.
    package let name: HeadingName

    /// All of a document, read as a file: what is in front matter is none.
    package static func all(in tree: BlockTree, of source: Source) -> [Heading] {
        tree.children(of: 0).compactMap { index in
            guard let level = tree.blocks[index].headingLevel else { return nil }
            let block = tree.blocks[index]
            return Heading(level: level, block: block, name: HeadingName(source, block.content))
        }
    }
}
