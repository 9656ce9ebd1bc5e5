/// A block whose end has not been met.
struct OpenBlock {
    var block: Block
    /// Where the block stands among the kept ones, -1 when it is not kept.
    var index: Int
    /// Number of quotes among this block and the open blocks around it.
    let quotes: Int
    /// Columns that this block and the open ones around it take off each line, quotes aside.
    let indents: Int
    /// How many gaps there were when the block began.
    let gapCount: Int
    var hasChildren = false
    /// A list found to have a blank line between items or between the blocks of one.
    var isLoose = false

    var isParagraph: Bool { block.isParagraph }

    var isTable: Bool {
        if case .table = block.kind { true } else { false }
    }

    var isQuote: Bool {
        if case .quote = block.kind { true } else { false }
    }

    /// Whether the block takes lines as they are, so that no block begins inside.
    var isVerbatim: Bool {
        switch block.kind {
        case .code, .html: true
        default: false
        }
    }

    var listMarker: ListMarker? {
        if case .list(let marker) = block.kind { marker } else { nil }
    }

    /// Whether a line that is blank from here on still belongs to the block.
    ///
    /// Lists and items reach over it, but an item may begin with one blank line only.
    var continuesOverBlankLine: Bool {
        switch block.kind {
        case .document, .list, .code, .footnote: true
        case .item: hasChildren
        case .html(let kind): !kind.endsAtBlankLine
        case .quote, .paragraph, .heading, .thematicBreak, .table, .row, .cell, .definition: false
        }
    }

    mutating func extend(to end: Int) {
        block.range = block.range.lowerBound..<max(block.range.upperBound, end)
    }

    /// The block with what only its end decides: how far its content goes, how tight it is.
    var finished: Block {
        var finished = block
        let end = block.range.upperBound
        switch block.kind {
        case .heading, .row, .cell:
            break
        case .code(.some) where block.isClosed:
            break
        case .paragraph:
            finished.content = min(block.content.lowerBound, end)..<end
        case .code(.some), .item, .footnote:
            finished.content = min(block.content.lowerBound, end)..<end
        case .list(var marker):
            marker.isTight = !isLoose
            finished.kind = .list(marker)
            finished.content = block.range
        default:
            finished.content = block.range
        }
        return finished
    }
}
