/// The text of a block in one piece, without the gaps between its lines, and the way back.
///
/// Text without gaps is not copied: its positions are those of the document.
struct LeafText: ~Copyable {
    /// Where the text stands in the bytes that `bytes` hands over.
    private(set) var range = 0..<0
    private var copy = UniqueArray<UInt8>()
    /// Where each piece begins: in the copy, and in the document. Empty without gaps.
    private var pieces = UniqueArray<(start: Int, source: Int)>()

    /// Takes up the text of a range in place of what was here.
    mutating func gather(
        _ source: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, gaps: some Collection<Gap>
    ) {
        pieces.removeAll()
        guard !gaps.isEmpty else {
            range = source
            return
        }
        copy.removeAll()
        var position = source.lowerBound
        for gap in gaps {
            guard gap.range.lowerBound < source.upperBound else { break }
            guard gap.range.lowerBound >= position else { continue }
            add(position..<gap.range.lowerBound, of: bytes)
            position = gap.range.upperBound
        }
        if position < source.upperBound { add(position..<source.upperBound, of: bytes) }
        range = 0..<copy.count
    }

    private mutating func add(_ piece: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        guard !piece.isEmpty else { return }
        pieces.append((copy.count, piece.lowerBound))
        copy.append(contentsOf: bytes[piece])
    }

    /// Valid until another text is taken up, or this is gone.
    func bytes(of source: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        isCopy ? copy.elements : source
    }

    // MARK: Back to the document

    var isCopy: Bool { !pieces.isEmpty }

    /// Where a range of the text stands in the document; it may span gaps, but has none at its
    /// ends.
    @inline(__always)
    func source(_ range: Range<Int>) -> Range<Int> {
        isCopy ? sourceOfCopy(range) : range
    }

    private func sourceOfCopy(_ range: Range<Int>) -> Range<Int> {
        let start = sourceStart(range.lowerBound)
        return range.isEmpty ? start..<start : start..<sourceStart(range.upperBound - 1) + 1
    }

    /// The place in the document of the byte at a position; at the end, what follows the last one.
    func sourceStart(_ position: Int) -> Int {
        var low = 0
        var high = pieces.count
        guard high > 0 else { return position }
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= position { low = middle } else { high = middle }
        }
        return pieces[low].source + position - pieces[low].start
    }
}
