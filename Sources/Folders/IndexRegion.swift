import Markdown

/// The part of a document that an index is written into: what stands between two comments, each alone
/// on its line.
package struct IndexRegion: Sendable {
    package static let begin = "<!-- octopen index: begin -->"
    package static let end = "<!-- octopen index: end -->"

    /// Why there is no such part.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        case missing
        case noBegin
        case noEnd
        case repeated(String, line: Int)
        case reversed

        package var description: String {
            switch self {
            case .missing:
                "has no place for the index; put these two lines where it goes: "
                    + "\(IndexRegion.begin) and \(IndexRegion.end)"
            case .noBegin: "has no \(IndexRegion.begin) above its end; add the line"
            case .noEnd: "has no \(IndexRegion.end) below its begin; add the line"
            case .repeated(let marker, let line):
                "has \(marker) a second time on line \(line); take one of them out"
            case .reversed: "has the end of the index above its begin; change the two lines round"
            }
        }
    }

    private let bytes: [UInt8]
    /// From behind the line of the first comment up to the line of the second comment.
    private let range: Range<Int>
    /// The level of the nearest heading above the index; 0 without one.
    package let headingLevel: Int
    /// The line end of the first comment's line.
    package let lineEnding: String

    /// - Throws: where the comments are not there, or not once. Comments in code do not count.
    package init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        var level = 0
        var begin: (block: Block, level: Int)?
        var end: Block?
        for index in tree.children(of: 0) {
            let block = tree.blocks[index]
            if let own = block.headingLevel { level = own }
            guard case .html(.comment) = block.kind else { continue }
            let words = String(decoding: bytes[block.range], as: UTF8.self)
            let line = tree.lineStarts.count { $0 <= block.range.lowerBound }
            switch words.words.joined(separator: " ") {
            case IndexRegion.begin where begin == nil: begin = (block, level)
            case IndexRegion.end where end == nil: end = block
            case let marker where marker == IndexRegion.begin || marker == IndexRegion.end:
                throw .repeated(marker, line: line)
            default: break
            }
        }
        guard let begin else { throw end == nil ? .missing : .noBegin }
        guard let end else { throw .noEnd }
        let last = end.range.lowerBound
        guard begin.block.range.upperBound <= last else { throw .reversed }
        headingLevel = begin.level
        let first = tree.lineStarts.first { $0 >= begin.block.range.upperBound } ?? last
        range = min(first, last)..<(tree.lineStarts.last { $0 <= last } ?? last)
        lineEnding =
            bytes[..<range.lowerBound].suffix(2).elementsEqual([0x0D, 0x0A]) ? "\r\n" : "\n"
    }

    /// The document with other lines between the comments; all else is as it was.
    ///
    /// - Parameter lines: without their ends.
    package func replaced(with lines: [String]) -> [UInt8] {
        let text = ([""] + lines + [""]).map { $0 + lineEnding }.joined()
        return Array(bytes[..<range.lowerBound]) + text.utf8 + bytes[range.upperBound...]
    }
}
