/// A range of bytes in half the memory of a `Range<Int>`.
///
/// Documents have less than two gigabytes; larger ones are not parsed. What other modules ask of
/// every block is compiled into them.
@usableFromInline struct ByteRange: Sendable, Equatable {
    @usableFromInline let lower: Int32
    @usableFromInline let upper: Int32

    @inlinable init(_ range: Range<Int>) {
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
    }

    @inlinable var range: Range<Int> { Range(uncheckedBounds: (Int(lower), Int(upper))) }
}
