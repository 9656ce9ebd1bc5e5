/// The bytes that may mean something in text: the marks of inlines, line endings, and what addresses
/// without brackets are known by. A few rare bytes beside them are taken for such too.
///
/// Sixty-four bytes are looked at together, and what is found is kept for the next question.
struct SpecialBytes {
    /// Where the bytes begin that have been looked at.
    private var start = 0
    /// A bit for each of them, the first one lowest: set when the byte is special.
    private var marks: UInt64 = 0
    private var isKnown = false

    private static let width = 64

    /// Lets it be asked of another buffer.
    mutating func forget() { isKnown = false }

    /// Where the first special byte of the range stands, or its end.
    mutating func first(in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let passed = UInt(bitPattern: range.lowerBound &- start)
        var left: UInt64 = 0
        if isKnown, passed < Self.width {
            left = marks & (.max &<< UInt64(passed))
        } else {
            look(at: range.lowerBound, of: bytes)
            left = marks
        }
        while left == 0 {
            guard start + Self.width < range.upperBound else { return range.upperBound }
            look(at: start + Self.width, of: bytes)
            left = marks
        }
        return min(start + left.trailingZeroBitCount, range.upperBound)
    }

    private mutating func look(at position: Int, of bytes: UnsafeBufferPointer<UInt8>) {
        start = position
        isKnown = true
        // One byte more is looked at, since some are special in front of another.
        if position + Self.width < bytes.count {
            marks = Self.marks(of: UnsafeRawBufferPointer(bytes), from: position)
        } else {
            marks = Self.marks(ofLast: bytes[position...])
        }
    }

    /// The same for the last bytes of a buffer, as if zeros stood behind it.
    @inline(never)
    private static func marks(ofLast bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        withUnsafeTemporaryAllocation(byteCount: width + 1, alignment: 16) { copy in
            copy.initializeMemory(as: UInt8.self, repeating: 0)
            copy.copyBytes(from: bytes)
            return marks(of: UnsafeRawBufferPointer(copy), from: 0)
        }
    }

    @inline(__always)
    private static func marks(
        of bytes: UnsafeRawBufferPointer, from position: Int
    ) -> UInt64 {
        var marks: UInt64 = 0
        for offset in stride(from: 0, to: width, by: 16) {
            let place = position &+ offset
            let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
            let next = bytes.loadUnaligned(fromByteOffset: place &+ 1, as: SIMD16<UInt8>.self)
            marks |= here.areSpecial(before: next).bits &<< UInt64(offset)
        }
        return marks
    }
}

extension SIMD16<UInt8> {
    /// - Parameter next: the byte behind each.
    @inline(__always)
    fileprivate func areSpecial(before next: Self) -> SIMDMask<SIMD16<Int8>> {
        isIn("[", 6)  // and `^`
            .| (self | 0x30).isIn(":", 1)  // and the same without these bits: line feed, `*`, ^Z
            .| isIn("\r", 1) .| isIn("&", 1) .| isIn("<", 1) .| isIn("@", 1) .| isIn("~", 1)
            .| (isIn("w", 1) .& next.isIn("w", 1))
    }

    /// Which bytes are the first one or, in the order of ASCII, one of those next to it.
    @inline(__always)
    func isIn(_ first: Unicode.Scalar, _ count: UInt8) -> SIMDMask<SIMD16<Int8>> {
        self &- SIMD16(repeating: UInt8(ascii: first)) .< SIMD16(repeating: count)
    }
}

extension SIMDMask<SIMD16<Int8>> {
    /// One for each place, the lowest first.
    @inline(__always)
    fileprivate var bits: UInt64 {
        let ones = SIMD16<UInt8>.zero.replacing(with: 1, where: self)
        let halves = unsafeBitCast(ones, to: SIMD2<UInt64>.self)
        // The product has the lowest bits of all eight bytes in its highest byte.
        let low = halves[0].littleEndian &* 0x0102_0408_1020_4080
        let high = halves[1].littleEndian &* 0x0102_0408_1020_4080
        return (low &>> 56) | (high &>> 56) &<< 8
    }

    /// The lowest place that is set.
    @inline(__always)
    var first: Int? {
        let marks = unsafeBitCast(self, to: UInt128.self).littleEndian
        return marks == 0 ? nil : marks.trailingZeroBitCount / 8
    }
}
