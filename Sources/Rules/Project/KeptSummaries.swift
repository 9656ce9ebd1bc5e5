import Proposals

/// Summaries of the proposals of a folder, as they are kept from one run to the next, by name.
///
/// After the first line come a check sum over all that follows, the origin, and the number of
/// summaries; then for each the name of its file and the length of the rest, which is the stamp of
/// the file and what is known of it. Integers have eight bytes, the lowest first; a string or a
/// list has its length before it.
package struct KeptSummaries {
    /// The facts of a file that change with every write, as far as its file system tells; times are
    /// the last writing of its content, and the last change of anything, which nobody can set.
    package struct Stamp: Equatable, Sendable {
        package var size = 0
        package var seconds = 0
        package var nanoseconds = 0
        package var changeSeconds = 0
        package var changeNanoseconds = 0
        package var inode = 0
        package var device = 0

        package init() {}

        fileprivate var numbers: [Int] {
            [size, seconds, nanoseconds, changeSeconds, changeNanoseconds, inode, device]
        }

        fileprivate init(_ reader: inout SummaryReader) {
            size = reader.integer()
            seconds = reader.integer()
            nanoseconds = reader.integer()
            changeSeconds = reader.integer()
            changeNanoseconds = reader.integer()
            inode = reader.integer()
            device = reader.integer()
        }
    }

    private static let firstLine = Array("octopen folder 12\n".utf8)

    private var reader: SummaryReader
    /// How many there are.
    package let count: Int
    /// How many were asked for, and found.
    package private(set) var used = 0

    /// - Parameters:
    ///   - summaries: by the names under which they are kept, which differ.
    ///   - origin: stands for all that the summaries depend on beside the files.
    package static func bytes(
        of summaries: [(name: String, summary: ProposalSummary, stamp: Stamp)], origin: String
    ) -> [UInt8] {
        var writer = SummaryWriter()
        writer.write(origin)
        writer.write(summaries.count)
        for (name, summary, stamp) in summaries {
            var rest = SummaryWriter()
            for number in stamp.numbers { rest.write(number) }
            summary.write(to: &rest)
            writer.write(name)
            writer.write(rest)
        }
        var head = SummaryWriter()
        head.write(CheckSum.of(writer.bytes[...]))
        return firstLine + head.bytes + writer.bytes
    }

    /// - Returns: nil for bytes that were not written with this origin, or are not as they were.
    package init?(_ bytes: [UInt8], origin: String) {
        guard bytes.starts(with: Self.firstLine) else { return nil }
        reader = SummaryReader(bytes[Self.firstLine.count...])
        let sum = reader.integer()
        guard !reader.isBroken, sum == CheckSum.of(reader.bytes), reader.string() == origin else {
            return nil
        }
        count = reader.integer()
        if reader.isBroken { return nil }
    }

    /// The kept summary of a file, if the file has this stamp still. Files are asked for in the
    /// order of the names under which they are kept, in which they were written; not each need be
    /// there.
    package mutating func summary(
        of fileName: String, keptAs keptName: String, stamp: Stamp
    ) -> ProposalSummary? {
        while true {
            var next = reader
            let isSame = next.skip(keptName)
            let name = isSame ? keptName : next.string()
            guard !next.isBroken, isSame || name < keptName else { return nil }
            var own = next.part()
            reader = next
            guard isSame else { continue }
            guard Stamp(&own) == stamp else { return nil }
            let summary = ProposalSummary(fileName: fileName, &own)
            guard !own.isBroken else { return nil }
            used += 1
            return summary
        }
    }
}

struct SummaryWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ numbers: [Int]) {
        write(numbers.count)
        for number in numbers { write(number) }
    }

    mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    mutating func write(_ part: SummaryWriter) {
        write(part.bytes.count)
        bytes.append(contentsOf: part.bytes)
    }
}

/// Reads what `SummaryWriter` wrote; where that is not what the bytes hold, it is broken, and there
/// are zeros.
struct SummaryReader {
    private(set) var bytes: ArraySlice<UInt8>
    private(set) var isBroken = false

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    mutating func integer() -> Int {
        guard bytes.count >= 8 else {
            isBroken = true
            return 0
        }
        defer { bytes.removeFirst(8) }
        return bytes.withUnsafeBytes {
            Int(Int64(littleEndian: $0.loadUnaligned(as: Int64.self)))
        }
    }

    /// The length that stands before something of so many bytes each; 0 if it is not all there.
    private mutating func length(of size: Int = 1) -> Int {
        let count = integer()
        guard count >= 0, count <= bytes.count / size else {
            isBroken = true
            return 0
        }
        return count
    }

    mutating func string() -> String {
        let count = length()
        defer { bytes.removeFirst(count) }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    mutating func strings() -> [String] { (0..<length(of: 8)).map { _ in string() } }

    mutating func integers() -> [Int] { (0..<length(of: 8)).map { _ in integer() } }

    /// Goes behind a string if it comes next; else nowhere.
    mutating func skip(_ text: String) -> Bool {
        var behind = self
        let count = behind.length()
        var text = text
        let isSame =
            !behind.isBroken && count == text.utf8.count
            && text.withUTF8 { behind.bytes.prefix(count).elementsEqual($0) }
        if isSame { bytes = behind.bytes.dropFirst(count) }
        return isSame
    }

    /// A part that was written with its length.
    mutating func part() -> SummaryReader {
        let count = length()
        defer { bytes.removeFirst(count) }
        return SummaryReader(bytes.prefix(count))
    }
}
