/// Cuts what a client sends into messages, each behind a header that tells its length.
///
/// What is no header is told once and passed over, up to the next thing that is one: a client that
/// counted wrongly loses a message, and not the session.
package struct FrameReader: Sendable {
    package enum Frame: Equatable, Sendable {
        /// The bytes of a message.
        case content([UInt8])
        /// A header is wrong; with the fault.
        case fault(String)
    }

    /// Bytes of a header; real ones have a few dozen.
    private static let longestHeader = 4096
    /// Bytes of a message; larger ones are passed over.
    private static let longestContent = 1 << 28
    /// A length beyond this is none: nobody sends so much, and what comes behind it is heard.
    private static let largestLength = 1 << 32

    fileprivate static let length = Array("content-length:".utf8)
    private static let end = Array("\r\n\r\n".utf8)

    private var buffer: [UInt8] = []
    private var start = 0
    /// How far the end of a header was looked for.
    private var searched = 0
    /// The length of the message behind a header that was read.
    private var expected: Int?
    /// Bytes of a message that is too long.
    private var unwanted = 0

    package init() {}

    package mutating func add(_ bytes: some Collection<UInt8>) {
        let rest = bytes.dropFirst(unwanted)
        unwanted -= bytes.count - rest.count
        if start > 1 << 16, start > buffer.count / 2 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        buffer += rest
    }

    /// The next message, or what is wrong; nil until more was added.
    package mutating func next() -> Frame? {
        if expected == nil, let fault = readHeader() { return .fault(fault) }
        guard let count = expected, buffer.count - start >= count else { return nil }
        defer { drop(count) }
        expected = nil
        return .content(Array(buffer[start..<start + count]))
    }

    private mutating func drop(_ count: Int) {
        start += count
        searched = max(searched, start)
    }

    /// - Returns: what is wrong with it.
    private mutating func readHeader() -> String? {
        let from = max(start, searched - 3)
        guard let end = buffer.firstIndex(of: Self.end, from: from) else {
            searched = buffer.count
            guard buffer.count - start > Self.longestHeader else { return nil }
            // Bytes that may begin a header stay.
            let next = buffer.lastHeader(from: start + 1, to: buffer.count)
            let isRecent = next.map { buffer.count - $0 < Self.longestHeader } ?? false
            drop((isRecent ? next ?? 0 : buffer.count - Self.length.count) - start)
            return "a header is longer than \(Self.longestHeader) bytes"
        }
        let header = start..<end
        guard let count = contentLength(header) else {
            // A message that is longer than was said has its rest before the next header.
            if let next = buffer.lastHeader(from: start + 1, to: end) {
                drop(next - start)
            } else {
                drop(end + Self.end.count - start)
            }
            return "a header has no Content-Length that is a number"
        }
        drop(end + Self.end.count - start)
        guard count <= Self.longestContent else {
            let here = min(buffer.count - start, count)
            drop(here)
            unwanted = count - here
            return "a message of \(count) bytes is too long"
        }
        expected = count
        return nil
    }

    /// Nil unless all lines are fields, and one tells the length.
    private func contentLength(_ header: Range<Int>) -> Int? {
        var found: Int?
        for line in buffer[header].split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return nil }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard name == "content-length" else { continue }
            let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
                .split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
            guard value.count == 1, value[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let count = Int(value[0]), count <= Self.largestLength
            else { return nil }
            found = count
        }
        return found
    }

    /// A message as it is sent.
    package static func frame(_ content: String) -> [UInt8] {
        Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
    }
}

extension [UInt8] {
    fileprivate func firstIndex(of bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at + bytes.count <= count, let first = self[at...].firstIndex(of: bytes[0]) {
            if self[first...].starts(with: bytes) { return first }
            at = first + 1
        }
        return nil
    }

    /// Where the last `Content-Length:` stands, in whatever letters.
    fileprivate func lastHeader(from start: Int, to end: Int) -> Int? {
        let name = FrameReader.length
        guard end - start >= name.count else { return nil }
        return (start...end - name.count).last { start in
            zip(self[start...], name).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
