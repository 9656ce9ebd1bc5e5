/// `[label]: destination "title"`, by the bytes of its parts.
///
/// Each as written: escapes and entities are unresolved, and a part of several lines has the marks
/// of enclosing blocks in it.
package struct LinkDefinition: Sendable, Equatable {
    private let bytesOfLabel: ByteRange
    private let bytesOfDestination: ByteRange
    private let bytesOfTitle: ByteRange?

    init(label: Range<Int>, destination: Range<Int>, title: Range<Int>?) {
        bytesOfLabel = ByteRange(label)
        bytesOfDestination = ByteRange(destination)
        bytesOfTitle = title.map(ByteRange.init)
    }

    /// Without brackets.
    package var label: Range<Int> { bytesOfLabel.range }

    /// Without angle brackets.
    package var destination: Range<Int> { bytesOfDestination.range }

    /// Without quotes.
    package var title: Range<Int>? { bytesOfTitle?.range }
}

/// Reads the definitions that a paragraph begins with, up to the first text that is none.
struct DefinitionReader: ~Copyable {
    private let range: Range<Int>
    private var text = LeafText()
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    private let end: Int

    init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, gaps: some Collection<Gap>) {
        self.range = range
        text.gather(range, of: source, gaps: gaps)
        bytes = text.bytes(of: source)
        position = text.range.lowerBound
        end = text.range.upperBound
    }

    /// The text that was not read yet, without a line ending at its start.
    var rest: Range<Int> {
        guard position < end else { return range.upperBound..<range.upperBound }
        return text.sourceStart(position)..<range.upperBound
    }

    mutating func next() -> (LinkDefinition, Range<Int>)? {
        let start = position
        let syntax = LinkSyntax(bytes, end: end)
        guard start < end, bytes[start] == UInt8(ascii: "["),
            let close = syntax.labelEnd(from: start + 1),
            close + 1 < end, bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        let first = syntax.skipBlanks(from: close + 2)
        guard let destination = syntax.destination(from: first), destination.end > first
        else { return nil }
        let second = syntax.skipBlanks(from: destination.end)
        var title = second > destination.end ? syntax.title(from: second) : nil
        var stop = syntax.skipSpaces(from: title?.end ?? destination.end)
        if title != nil, stop < end, !bytes[stop].isLineEnding {
            // The title is text of the next line, if the destination ends its own line.
            title = nil
            stop = syntax.skipSpaces(from: destination.end)
        }
        guard stop == end || bytes[stop].isLineEnding else { return nil }
        position = syntax.skipSpaces(from: syntax.skipLineEnding(from: stop))
        let definition = LinkDefinition(
            label: text.source(start + 1..<close),
            destination: text.source(destination.content),
            title: (title?.content).map { text.source($0) })
        let last = title?.end ?? destination.end
        return (definition, text.source(start..<last))
    }
}
