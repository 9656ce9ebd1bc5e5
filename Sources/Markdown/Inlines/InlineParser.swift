import Glibc

/// Parses the text of blocks, one after the other, into one list of inlines.
///
/// A first pass goes over the bytes from left to right; what is looked for in vain is remembered, so
/// that it is looked for once. It writes the inlines up to the first bracket or delimiter, which
/// may hold what follows, and makes tokens from there on. Brackets and delimiters are matched on
/// stacks. A second pass over the tokens writes their inlines, parents before children. Where a
/// reference to a footnote takes away the only tokens there are, nothing waits any more.
struct InlineParser: ~Copyable {
    let source: UnsafeBufferPointer<UInt8>
    let extensions: Extensions
    let references: References
    /// The inlines of all blocks so far.
    var inlines: [Inline] = []
    var targets: [LinkTarget] = []
    /// See `MarkdownDocument.links` and `tags`.
    var links: [Int] = []
    var tags: [Int] = []
    /// See `MarkdownDocument.steps`.
    var steps = 0

    // The text at hand.
    var text = LeafText()
    var bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var end = 0
    /// Where text begins that is neither written nor in a token; no piece begins before it.
    var textStart = 0
    var tokens = UniqueArray<InlineToken>()

    var openings = UniqueArray<Opening>()
    var delimiters = UniqueArray<Delimiter>()
    var lastDelimiter: Int32 = -1
    /// For each slot the first delimiter that may open something for a closer of the slot.
    var openersBottom = [Int32](repeating: 0, count: 18)

    var brackets = UniqueArray<OpenBracket>()
    /// Brackets below this height cannot become links, since they hold one.
    var inactiveHeight = 0
    /// Bytes of destinations and titles that references stand for, which are limited.
    var expansion = 0

    private var special = SpecialBytes()
    var backticks = BacktickRuns()
    var missing = MissingEnds()
    /// Places of `@`, in order.
    var atSigns = UniqueArray<Int32>()

    // The inlines that are open while they are written.
    var openInlines = UniqueArray<Int32>()
    var openLinks = 0
    var nextAtSign = 0

    init(
        _ source: UnsafeBufferPointer<UInt8>, references: References, extensions: Extensions
    ) {
        self.source = source
        self.references = references
        self.extensions = extensions
        bytes = source
        findsAddresses = extensions.contains(.autolinks)
    }

    /// Whether addresses without brackets are links.
    private let findsAddresses: Bool

    /// Adds the inlines of the bytes in the range that no gap takes.
    mutating func parse(_ range: Range<Int>, gaps: ArraySlice<Gap>) {
        guard !range.isEmpty, range.upperBound < Int32.max else { return }
        text.gather(range, of: source, gaps: gaps)
        if text.isCopy || bytes.baseAddress != source.baseAddress { special.forget() }
        bytes = text.bytes(of: source)
        begin(text.range)
        scan()
        guard !tokens.isEmpty else { return write(textStart..<end) }
        addText(upTo: end)
        resolveDelimiters(above: -1)
        write()
    }

    private mutating func begin(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
        while end > position, bytes[end - 1].isBlank || bytes[end - 1].isLineEnding { end -= 1 }
        while position < end, bytes[position].isBlank { position += 1 }
        textStart = position
        tokens.removeAll()
        openings.removeAll()
        delimiters.removeAll()
        brackets.removeAll()
        atSigns.removeAll()
        openInlines.removeAll()
        openLinks = 0
        lastDelimiter = -1
        inactiveHeight = 0
        nextAtSign = 0
        backticks.isKnown = false
        missing = MissingEnds()
    }

    // MARK: The scan

    private mutating func scan() {
        steps += end - position
        while position < end {
            position = special.first(in: position..<end, of: bytes)
            guard position < end else { return }
            switch bytes[position] {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): scanLineEnding()
            case UInt8(ascii: "\\"): scanBackslash()
            case UInt8(ascii: "`"): scanBackticks()
            case UInt8(ascii: "*"), UInt8(ascii: "_"): scanDelimiters()
            case UInt8(ascii: "~"):
                if extensions.contains(.strikethrough) {
                    scanDelimiters()
                } else {
                    position += 1
                }
            case UInt8(ascii: "["): openBracket()
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "<"): scanAngle()
            case UInt8(ascii: "&"): scanEntity()
            case UInt8(ascii: ":") where findsAddresses: scanURL()
            case UInt8(ascii: "w") where findsAddresses: scanWeb()
            case UInt8(ascii: "@") where findsAddresses:
                atSigns.append(Int32(position))
                position += 1
            default: position += 1
            }
        }
    }

    // MARK: Pieces

    /// Makes a token of the text before a position.
    mutating func addText(upTo stop: Int) {
        guard stop > textStart else { return }
        tokens.append(InlineToken(kind: .text, start: Int32(textStart), end: Int32(stop)))
        textStart = stop
    }

    /// Takes a piece that begins here or shortly before, and goes on behind it.
    ///
    /// The piece is written at once unless something before it waits for its end.
    mutating func addLeaf(
        _ inline: Inline.Kind, _ range: Range<Int>, content: Range<Int>, payload: Int32 = -1
    ) {
        if !tokens.isEmpty {
            addText(upTo: range.lowerBound)
            tokens.append(
                InlineToken(
                    kind: .leaf, inline: inline, start: Int32(range.lowerBound),
                    end: Int32(range.upperBound), first: Int32(content.lowerBound),
                    second: Int32(content.upperBound), payload: payload))
        } else {
            write(textStart..<range.lowerBound)
            write(inline, range, content: content, payload: payload)
        }
        position = range.upperBound
        textStart = position
    }

    // MARK: Small pieces

    private mutating func scanLineEnding() {
        var start = position
        while start > textStart, bytes[start - 1].isBlank { start -= 1 }
        let isHard =
            position - start >= 2 && bytes[position - 1] == UInt8(ascii: " ")
            && bytes[position - 2] == UInt8(ascii: " ")
        let stop = syntax.skipLineEnding(from: position)
        addLeaf(isHard ? .hardBreak : .softBreak, start..<stop, content: start..<start)
        position = syntax.skipSpaces(from: stop)
        textStart = position
    }

    private mutating func scanBackslash() {
        let next = position + 1
        if next < end, bytes[next].isPunctuation {
            addLeaf(.escape, position..<next + 1, content: next..<next + 1)
        } else if next < end, bytes[next].isLineEnding {
            let stop = syntax.skipLineEnding(from: next)
            addLeaf(.hardBreak, position..<stop, content: position..<position)
            position = syntax.skipSpaces(from: stop)
            textStart = position
        } else {
            position = next
        }
    }

    private mutating func scanEntity() {
        if let stop = Entity.end(in: bytes, from: position, limit: end) {
            addLeaf(.entity, position..<stop, content: position..<stop)
        } else {
            position += 1
        }
    }

    private mutating func scanBackticks() {
        let start = position
        while position < end, bytes[position] == UInt8(ascii: "`") { position += 1 }
        let length = position - start
        guard let close = backticks.close(bytes, from: position, end: end, length: length) else {
            return
        }
        steps += close - position
        addLeaf(.code, start..<close + length, content: start + length..<close)
    }

    var syntax: LinkSyntax { LinkSyntax(bytes, end: end) }
}
