/// Words to be found in a text.
///
/// Small letters find capitals too, a capital among them only what is written so. A blank between two
/// words finds any blanks and the end of a line with what leads the next one, but no blank line and
/// nothing that begins another item or block. Blanks at the ends, and more than one, are just these.
/// A letter is not found in one that has an accent of its own behind it, from which it would be parted.
package struct SearchWords: Equatable, Sendable {
    package let text: String
    /// Whether no letter or digit may stand right before or behind.
    package let areWhole: Bool
    private let pattern: [UInt8]
    /// Whether small letters find capitals too.
    package let foldsCase: Bool

    /// Nil for no words at all.
    ///
    /// - Parameter foldsCase: whether letters of either case find both; nil for what the words say.
    package init?(_ text: String, areWhole: Bool = false, foldsCase: Bool? = nil) {
        guard !text.isEmpty else { return nil }
        (self.text, self.areWhole) = (text, areWhole)
        self.foldsCase = foldsCase ?? !text.contains { $0.isUppercase }
        // What is looked for among folded letters is folded, too.
        pattern =
            foldsCase == true ? SearchedText(Array(text.utf8)).folded : Array(text.utf8)
    }

    /// The places in a text, in order; none lies over another.
    package func ranges(in text: SearchedText) -> [Range<Int>] {
        let bytes = foldsCase ? text.folded : text.bytes
        return bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { ranges(of: $0, in: bytes) }
        }
    }

    private func ranges(
        of pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let first = pattern[0]
        var at = 0
        while at < bytes.count {
            guard bytes[at] == first, let end = end(of: pattern, in: bytes, at: at)
            else {
                at += 1
                continue
            }
            if hasAccent(bytes, end) || areWhole && !isWhole(at..<end, in: bytes) {
                at += 1
                continue
            }
            found.append(at..<end)
            at = end
        }
        return found
    }

    /// Where the words end that begin at a byte; nil if none do.
    private func end(
        of pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Int? {
        var at = start
        var index = 0
        while index < pattern.count {
            guard at < bytes.count else { return nil }
            if pattern[index] == 0x20, isBetweenWords(index, pattern) {
                guard let end = endOfBlanks(in: bytes, from: at) else { return nil }
                at = end
                index += 1
            } else {
                guard bytes[at] == pattern[index] else { return nil }
                at += 1
                index += 1
            }
        }
        return at
    }

    /// Whether it is one blank with a word on either side.
    private func isBetweenWords(_ index: Int, _ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
        index > 0 && index + 1 < pattern.count && pattern[index - 1] != 0x20
            && pattern[index + 1] != 0x20
    }

    /// Blanks, of which one may be the end of a line; behind that, what a line of a quote begins with.
    private func endOfBlanks(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = start
        var hasEnd = false
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0D: at += 1
            case 0x0A where !hasEnd:
                hasEnd = true
                at += 1
            case UInt8(ascii: ">") where hasEnd: at += 1
            case 0x0A: return nil
            default:
                if hasEnd, beginsBlock(bytes, at) { return nil }
                return at > start ? at : nil
            }
        }
        return at > start ? at : nil
    }

    /// Whether what stands at the start of a line's words begins an item, a heading, a fence or a row
    /// of a table.
    private func beginsBlock(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var at = start
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        guard at < bytes.count else { return false }
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0x0A
        let isMarker = [0x20, 0x09, 0x0A, 0x0D].contains(next)
        switch bytes[at] {
        case UInt8(ascii: "."), UInt8(ascii: ")"): return at > start && isMarker
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return at == start && isMarker
        case UInt8(ascii: "#"): return at == start && (isMarker || next == UInt8(ascii: "#"))
        case UInt8(ascii: "|"): return at == start
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            return at == start && at + 2 < bytes.count && next == bytes[at]
                && bytes[at + 2] == bytes[at]
        default: return false
        }
    }

    private func isWhole(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !(isInWord(bytes, range.lowerBound - 1) && isInWord(bytes, range.lowerBound))
            && !(isInWord(bytes, range.upperBound - 1) && isInWord(bytes, range.upperBound))
    }

    /// Whether a letter or a digit stands at a byte; all that is not ASCII but signs is one.
    private func isInWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard bytes.indices.contains(at) else { return false }
        switch bytes[at] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): return true
        case 0..<0x80: return false
        default:
            return scalar(in: bytes, at).map {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            } ?? false
        }
    }

    /// Whether a sign begins at a byte that belongs to the letter before it.
    private func hasAccent(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        // No such sign has a byte below this one.
        guard at < bytes.count, bytes[at] >= 0xCC else { return false }
        return scalar(in: bytes, at).map { $0.properties.canonicalCombiningClass != .notReordered }
            ?? false
    }

    private func scalar(in bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Unicode.Scalar? {
        var start = at
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = at + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first
    }
}

/// A text that is searched, with capitals as small letters beside it.
package struct SearchedText: Sendable {
    let bytes: [UInt8]
    /// As many bytes: what would be written with more or fewer stays as it is.
    let folded: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        folded = bytes.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
                Self.fold(source, into: target)
                count = source.count
            }
        }
    }

    /// Whether a line ends among some bytes.
    package func holdsLineEnd(_ range: Range<Int>) -> Bool { bytes[range].contains(0x0A) }

    /// Where the line of a byte ends, before its line end.
    package func endOfLine(at byte: Int) -> Int {
        bytes[min(byte, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    }

    private static func fold(
        _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) {
        var at = 0
        while at < source.count {
            let byte = source[at]
            guard byte >= 0x80 else {
                target[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                at += 1
                continue
            }
            var end = at + 1
            while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
            let letter = String(decoding: source[at..<end], as: UTF8.self)
            let small = letter.lowercased().utf8
            let isKept = small.count == end - at && letter.utf8.count == end - at
            for (offset, byte) in (isKept ? Array(small) : Array(source[at..<end])).enumerated() {
                target[at + offset] = byte
            }
            at = end
        }
    }
}
