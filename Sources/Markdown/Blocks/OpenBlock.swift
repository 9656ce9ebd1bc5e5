/// A block whose end has not been met. The block itself stands among the kept ones already.
struct OpenBlock {
    /// What the parser asks about the kind of an open block at every line.
    enum Role: UInt8 {
        case document, quote, list, item, footnote, paragraph, table, fencedCode, indentedCode
        /// HTML that ends with a text of its own, and HTML that ends at a blank line.
        case html, blankEndedHTML
        /// A block that is never open when a line begins.
        case other
    }

    var role: Role
    var hasChildren = false
    /// A list found to have a blank line between items or between the blocks of one.
    var isLoose = false
    /// Where the block stands among the kept ones.
    var index: Int
    /// Columns that the block takes off each of its lines but the first.
    let indent: Int
    /// Number of quotes among this block and the open blocks around it.
    let quotes: Int
    /// Columns that this block and the open ones around it take off each line, quotes aside.
    let indents: Int
    /// How many gaps there were when the block began.
    let gapCount: Int

    /// - Parameters:
    ///   - quotes: how many are around it.
    ///   - indents: of the blocks around it.
    init(_ kind: Block.Kind, index: Int, quotes: Int, indents: Int, gapCount: Int) {
        role = Role(kind)
        self.index = index
        indent = kind.indent
        self.quotes = quotes + (role == .quote ? 1 : 0)
        self.indents = indents + indent
        self.gapCount = gapCount
    }

    /// Whether the block takes lines as they are, so that no block begins inside.
    var isVerbatim: Bool {
        switch role {
        case .fencedCode, .indentedCode, .html, .blankEndedHTML: true
        default: false
        }
    }

    /// Whether a line that is blank from here on still belongs to the block.
    ///
    /// Lists and items reach over it, but an item may begin with one blank line only.
    var continuesOverBlankLine: Bool {
        switch role {
        case .document, .list, .fencedCode, .indentedCode, .footnote, .html: true
        case .item: hasChildren
        case .quote, .paragraph, .table, .blankEndedHTML, .other: false
        }
    }
}

extension OpenBlock.Role {
    init(_ kind: Block.Kind) {
        self =
            switch kind {
            case .document: .document
            case .quote: .quote
            case .list: .list
            case .item: .item
            case .footnote: .footnote
            case .paragraph: .paragraph
            case .table: .table
            case .code(let fence): fence == nil ? .indentedCode : .fencedCode
            case .html(let kind): kind.endsAtBlankLine ? .blankEndedHTML : .html
            case .heading, .thematicBreak, .row, .cell, .definition: .other
            }
    }
}

extension Block.Kind {
    fileprivate var indent: Int {
        switch self {
        case .item(let marker): marker.contentIndent
        case .code(fence: nil), .footnote: 4
        default: 0
        }
    }
}
