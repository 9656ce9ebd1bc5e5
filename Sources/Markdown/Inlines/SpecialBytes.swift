/// The bytes that may mean something in text: the marks of inlines, line endings, and what addresses
/// without brackets are known by.
extension UnsafeBufferPointer<UInt8> {
    /// Where the first byte of the range stands that may mean something, or its end.
    ///
    /// A few bytes beside them that are rare are taken for such too.
    func firstSpecial(in range: Range<Int>) -> Int {
        let raw = UnsafeRawBufferPointer(self)
        var position = range.lowerBound
        while position < range.upperBound, position + 17 <= count {
            let bytes = raw.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
            let next = raw.loadUnaligned(fromByteOffset: position + 1, as: SIMD16<UInt8>.self)
            if let first = bytes.areSpecial(before: next).first {
                return Swift.min(position + first, range.upperBound)
            }
            position += 16
        }
        while position < range.upperBound, !SIMD16(repeating: self[position]).mayBeSpecial {
            position += 1
        }
        return Swift.min(position, range.upperBound)
    }
}

extension SIMD16<UInt8> {
    /// - Parameter next: the byte behind each.
    @inline(__always)
    fileprivate func areSpecial(before next: Self) -> SIMDMask<SIMD16<Int8>> {
        isIn("\n", 4) .| isIn(":", 3) .| isIn("[", 6)  // and `^`, `;`, two controls
            .| isIn("&", 1) .| isIn("*", 1) .| isIn("@", 1) .| isIn("~", 1)
            .| (isIn("w", 1) .& next.isIn("w", 1))
    }

    /// Whether the byte that this is a repetition of is special before some byte.
    fileprivate var mayBeSpecial: Bool { areSpecial(before: self)[0] }

    /// Which bytes are the first one or, in the order of ASCII, one of those next to it.
    @inline(__always)
    func isIn(_ first: Unicode.Scalar, _ count: UInt8) -> SIMDMask<SIMD16<Int8>> {
        self &- SIMD16(repeating: UInt8(ascii: first)) .< SIMD16(repeating: count)
    }
}

extension SIMDMask<SIMD16<Int8>> {
    /// The lowest place that is set.
    @inline(__always)
    var first: Int? {
        let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount / 8 }
        return halves[1] == 0 ? nil : 8 + halves[1].littleEndian.trailingZeroBitCount / 8
    }
}
