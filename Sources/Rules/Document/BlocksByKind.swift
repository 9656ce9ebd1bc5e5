import Markdown

/// The blocks of a document that rules look for, by their indices, from one walk.
struct BlocksByKind: Sendable {
    private(set) var paragraphs: [Int] = []
    private(set) var code: [Int] = []
    private(set) var html: [Int] = []
    private(set) var tables: [Int] = []

    init(_ tree: BlockTree) {
        for index in tree.blocks.indices {
            switch tree.blocks[index].kind {
            case .paragraph: paragraphs.append(index)
            case .code: code.append(index)
            case .html: html.append(index)
            case .table: tables.append(index)
            default: break
            }
        }
    }
}
