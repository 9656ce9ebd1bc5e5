import Markdown
import Proposals

/// A heading of the document's outermost level.
struct Heading: Sendable {
    let level: Int
    let block: Block
    /// As it is matched with the template.
    let name: HeadingName

    /// All of a document but what front matter has.
    static func all(in tree: BlockTree, of source: Source) -> [Heading] {
        let start = source.frontMatterEnd
        return tree.children(of: 0).compactMap { index in
            guard case .heading(let level, _) = tree.blocks[index].kind else { return nil }
            let block = tree.blocks[index]
            guard block.range.lowerBound >= start else { return nil }
            return Heading(level: level, block: block, name: HeadingName(source, block.content))
        }
    }
}
