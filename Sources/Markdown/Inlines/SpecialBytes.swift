/// The bytes that may mean something in text: the marks of inlines, line endings, and what addresses
/// without brackets are known by. A few rare bytes beside them are taken for such too.
///
/// Sixty-four bytes are looked at together, and what is found is kept for the next question.
struct SpecialBytes {
    /// Where the bytes begin that have been looked at.
    private var start = 0
    /// A bit for each byte from `start` on, the first one lowest: set when the byte is special.
    private var marks: UInt64 = 0
    private var isKnown = false

    private static let width = 64

    /// Forgets the marks, so that another buffer can be asked about.
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
            marks = Self.marks(of: bytes, from: position)
        } else {
            marks = Self.marks(ofLast: bytes[position...])
        }
    }

    /// The marks of the last bytes of a buffer, as if zeros stood behind them.
    @inline(never)
    private static func marks(ofLast bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width + 1) { copy in
            copy.initialize(repeating: 0)
            _ = copy.update(fromContentsOf: bytes)
            return marks(of: UnsafeBufferPointer(copy), from: 0)
        }
    }

    @inline(__always)
    private static func marks(
        of bytes: UnsafeBufferPointer<UInt8>, from position: Int
    ) -> UInt64 {
        var marks: UInt64 = 0
        for offset in stride(from: 0, to: width, by: 16) {
            let place = position &+ offset
            let (here, next) = (bytes.sixteen(at: place), bytes.sixteen(at: place &+ 1))
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
}
