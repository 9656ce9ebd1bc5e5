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

    /// Where a text stands in the whole, or in a range; also where it overlaps itself.
    package func offsets(of text: String, in range: Range<Int>? = nil) -> [Int] {
        let text = Swift.Array(text.utf8)
        let range = range ?? indices
        precondition(0 <= range.lowerBound && range.upperBound <= count)
        return withUnsafeBytes { bytes in
            var offsets: [Int] = []
            var position = range.lowerBound
            while let at = bytes.firstOffset(of: text, in: position..<range.upperBound) {
                offsets.append(at)
                position = at + 1
            }
            return offsets
        }
    }

    /// Where a text first stands; nil for one without bytes, too.
    package func firstOffset(of text: [UInt8]) -> Int? {
        withUnsafeBytes { $0.firstOffset(of: text, in: indices) }
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

extension UnsafeRawBufferPointer {
    /// Its first byte is looked for, which should be rare.
    fileprivate func firstOffset(of text: [UInt8], in range: Range<Int>) -> Int? {
        guard let first = text.first, range.count >= text.count, let base = baseAddress else {
            return nil
        }
        var position = range.lowerBound
        let end = range.upperBound - text.count + 1
        while position < end, let found = memchr(base + position, Int32(first), end - position) {
            if memcmp(found, text, text.count) == 0 { return UnsafeRawPointer(found) - base }
            position = UnsafeRawPointer(found) - base + 1
        }
        return nil
    }
}
