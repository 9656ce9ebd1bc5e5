/// Sixteen bytes at a time.
extension UnsafeBufferPointer<UInt8> {
    /// The sixteen bytes from a position on, all of which there must be.
    @inline(__always)
    func sixteen(at position: Int) -> SIMD16<UInt8> {
        assert(0 <= position && position + 16 <= count)
        return UnsafeRawBufferPointer(self).loadUnaligned(
            fromByteOffset: position, as: SIMD16<UInt8>.self)
    }
}

extension SIMD16<UInt8> {
    /// Which bytes are `first` or one of the `count` - 1 bytes that follow it in the order of
    /// ASCII.
    @inline(__always)
    func isIn(_ first: Unicode.Scalar, _ count: UInt8) -> SIMDMask<SIMD16<Int8>> {
        self &- SIMD16(repeating: UInt8(ascii: first)) .< SIMD16(repeating: count)
    }
}

extension SIMDMask<SIMD16<Int8>> {
    /// One for each place, the lowest first.
    @inline(__always)
    var bits: UInt64 {
        let ones = SIMD16<UInt8>.zero.replacing(with: 1, where: self)
        let halves = unsafeBitCast(ones, to: SIMD2<UInt64>.self)
        // The product has the lowest bits of all eight bytes in its highest byte.
        let low = halves[0].littleEndian &* 0x0102_0408_1020_4080
        let high = halves[1].littleEndian &* 0x0102_0408_1020_4080
        return (low &>> 56) | (high &>> 56) &<< 8
    }

    /// The lowest place.
    @inline(__always)
    var first: Int? {
        let marks = unsafeBitCast(self, to: UInt128.self).littleEndian
        return marks == 0 ? nil : marks.trailingZeroBitCount / 8
    }
}
