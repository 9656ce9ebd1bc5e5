import Glibc

/// Searches for a single byte, which the C library makes in steps of many.
extension UnsafeBufferPointer<UInt8> {
    /// Where the byte first stands in the range.
    package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = baseAddress,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension [UInt8] {
    /// Where the byte first stands in the range.
    package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        precondition(0 <= range.lowerBound && range.upperBound <= count)
        return withUnsafeBufferPointer { $0.firstIndex(of: byte, in: range) }
    }

    package func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
        firstIndex(of: byte, in: range) != nil
    }

    /// Where a text stands in the whole, or in a range. Its first byte is looked for, which should
    /// be rare.
    package func offsets(of text: String, in range: Range<Int>? = nil) -> [Int] {
        let text = Swift.Array(text.utf8)
        let range = range ?? indices
        guard let first = text.first, range.count >= text.count else { return [] }
        let end = range.upperBound - text.count + 1
        return withUnsafeBufferPointer { bytes in
            var offsets: [Int] = []
            var position = range.lowerBound
            while position < end, let at = bytes.firstIndex(of: first, in: position..<end) {
                position = at + 1
                if bytes[at..<at + text.count].elementsEqual(text) { offsets.append(at) }
            }
            return offsets
        }
    }

    /// Where the first byte stands at or behind the offset that is not ASCII.
    package func firstBeyondASCII(from offset: Int) -> Int? {
        withUnsafeBufferPointer { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var at = offset
            // Nearly all of every proposal is ASCII, many bytes of it at a time.
            while at + 32 <= bytes.count,
                raw.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
                    & SIMD4(repeating: 0x8080_8080_8080_8080) == .zero
            {
                at += 32
            }
            while at < bytes.count, bytes[at] < 0x80 { at += 1 }
            return at < bytes.count ? at : nil
        }
    }
}
