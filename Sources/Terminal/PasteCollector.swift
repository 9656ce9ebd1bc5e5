import Glibc

/// Gathers a bracketed paste up to its end mark, in time linear in its bytes however they are cut
/// into reads, and makes text of it.
struct PasteCollector {
    private(set) var isComplete = false
    private var bytes: [UInt8] = []
    /// How much of the end mark the last bytes are; they are held back from `bytes`.
    private var matched = 0

    /// - Returns: The index after the last byte taken: the end of `chunk`, or of the end mark.
    mutating func take(_ chunk: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < chunk.endIndex {
            if matched == 0 {
                let escape = Self.escape(in: chunk, from: index)
                bytes.append(contentsOf: chunk[index..<escape])
                index = escape
                if index == chunk.endIndex { break }
            }
            if chunk[index] == Byte.pasteEnd[matched] {
                matched += 1
                index += 1
                if matched == Byte.pasteEnd.count {
                    matched = 0
                    isComplete = true
                    return index
                }
            } else {
                // Only its first byte is an escape, so a broken match cannot hold the next one.
                keepMatched()
            }
        }
        return index
    }

    private static func escape(in chunk: UnsafeRawBufferPointer, from start: Int) -> Int {
        let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
        guard let base = rest.baseAddress, let found = memchr(base, Int32(Byte.escape), rest.count)
        else { return chunk.endIndex }
        return start + (UnsafeRawPointer(found) - base)
    }

    private mutating func keepMatched() {
        bytes.append(contentsOf: Byte.pasteEnd[..<matched])
        matched = 0
    }

    /// The text so far: CRLF and CR as LF, invalid UTF-8 as U+FFFD. Ready for the next paste.
    mutating func finish() -> String {
        keepMatched()
        defer { self = PasteCollector() }
        guard bytes.contains(0x0d) else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: lines(), as: UTF8.self)
    }

    private func lines() -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        var afterReturn = false
        for byte in bytes {
            if byte == 0x0d {
                lines.append(0x0a)
            } else if byte != 0x0a || !afterReturn {
                lines.append(byte)
            }
            afterReturn = byte == 0x0d
        }
        return lines
    }
}
