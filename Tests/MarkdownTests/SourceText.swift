import Markdown

/// The bytes of a document with what a test asks about its lines.
struct SourceText {
    let bytes: [UInt8]
    /// Where each line starts.
    private var starts = [0]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while index < bytes.count {
            let isReturn = bytes[index] == UInt8(ascii: "\r")
            index += 1
            if isReturn {
                if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
                starts.append(index)
            } else if bytes[index - 1] == UInt8(ascii: "\n") {
                starts.append(index)
            }
        }
    }

    /// The number of the line that holds the offset, from one.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Whether the line after the one at the offset exists and holds no more than marks of quotes.
    func isBlankLine(after offset: Int) -> Bool {
        let number = line(at: offset)
        guard number < starts.count else { return false }
        let end = number + 1 < starts.count ? starts[number + 1] : bytes.count
        return bytes[starts[number]..<end].allSatisfy { [9, 10, 13, 32, 62].contains($0) }
    }

    /// The text of a code block without fences, indentation and the marks of enclosing blocks.
    func literal(of index: Int, in tree: BlockTree) -> [UInt8] {
        let block = tree.blocks[index]
        guard case .code(let fence) = block.kind else { return [] }
        let content = block.content
        let isAtLineStart = starts[line(at: content.lowerBound) - 1] == content.lowerBound
        if fence != nil, !isAtLineStart || block.isClosed && content.isEmpty { return [] }
        var ancestors: [Block] = []
        var parent = block.parent
        while parent > 0 {
            ancestors.insert(tree.blocks[parent], at: 0)
            parent = tree.blocks[parent].parent
        }
        var result: [UInt8] = []
        var position = content.lowerBound
        repeat {
            let number = line(at: position)
            let stop = number < starts.count ? starts[number] : bytes.count
            var rest = Columns(bytes: bytes, offset: position, end: min(stop, content.upperBound))
            if fence != nil || position > content.lowerBound {
                for ancestor in ancestors { rest.skipMarks(of: ancestor) }
            }
            rest.skip(fence?.indent ?? 4)
            result += bytes[rest.offset..<rest.end]
            position = stop
        } while position < content.upperBound
        // A range ends without its line ending; a line feed might join a carriage return before.
        if fence == nil || !block.isClosed { result.append(UInt8(ascii: "\r")) }
        return result
    }
}

/// A place on a line of code; tabs are consumed whole.
private struct Columns {
    let bytes: [UInt8]
    var offset: Int
    let end: Int
    private var column = 0

    init(bytes: [UInt8], offset: Int, end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    mutating func skip(_ count: Int) {
        let target = column + count
        while offset < end, column < target {
            switch bytes[offset] {
            case UInt8(ascii: " "): column += 1
            case UInt8(ascii: "\t"): column += 4 - column % 4
            default: return
            }
            offset += 1
        }
    }

    mutating func skipMarks(of block: Block) {
        switch block.kind {
        case .item(let marker):
            skip(marker.contentIndent)
        case .quote:
            skip(3)
            guard offset < end, bytes[offset] == UInt8(ascii: ">") else { return }
            offset += 1
            column += 1
            skip(1)
        default:
            break
        }
    }
}
