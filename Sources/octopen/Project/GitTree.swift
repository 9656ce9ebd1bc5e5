import Glibc
import Markdown

/// The files of one folder as git stores them: `mode name\0hash`, one after the other.
struct GitTree {
    private let bytes: [UInt8]
    /// Where the names of files are, in the order of their bytes; the name of the object comes
    /// behind each, after a zero.
    private var places: [Range<Int>] = []
    private let nameLength: Int

    /// The start of the modes of files; folders and links have others.
    private static let fileMode = Array("100".utf8)

    /// - Parameter nameLength: how many bytes the name of an object has.
    init(_ bytes: [UInt8], nameLength: Int) {
        (self.bytes, self.nameLength) = (bytes, nameLength)
        var at = 0
        while let blank = bytes.firstIndex(of: 0x20, in: at..<bytes.count),
            let end = bytes.firstIndex(of: 0, in: blank..<bytes.count),
            end + nameLength < bytes.count
        {
            if bytes[at..<blank].starts(with: Self.fileMode) { places.append(blank + 1..<end) }
            at = end + 1 + nameLength
        }
    }

    var isEmpty: Bool { places.isEmpty }

    /// The names of the files, in the order of git, without names that another tree has too.
    func names(notIn other: GitTree? = nil) -> [String] {
        let others = other?.places ?? []
        var next = 0
        return bytes.withUnsafeBytes { own in
            (other?.bytes ?? []).withUnsafeBytes { foreign in
                places.compactMap { place in
                    let name = UnsafeRawBufferPointer(rebasing: own[place])
                    while next < others.count {
                        let first = UnsafeRawBufferPointer(rebasing: foreign[others[next]])
                        let order = Self.order(first, name)
                        if order == 0 { return nil }
                        if order > 0 { break }
                        next += 1
                    }
                    return String(decoding: name, as: UTF8.self)
                }
            }
        }
    }

    /// The name of the object that a file is, in hexadecimal digits; nil if there is no such file.
    func object(of name: String) -> String? {
        var (low, high) = (0, places.count)
        let wanted = Array(name.utf8)
        let order = { (index: Int) in
            bytes[places[index]].withUnsafeBytes { own in
                wanted.withUnsafeBytes { Self.order(own, $0) }
            }
        }
        while low < high {
            let middle = (low + high) / 2
            if order(middle) < 0 { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, order(low) == 0 else { return nil }
        let start = places[low].upperBound + 1
        return bytes[start..<start + nameLength].map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// Below zero if the first comes first, zero if they are the same.
    private static func order(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
        let common = min(a.count, b.count)
        if common > 0, let first = a.baseAddress, let second = b.baseAddress {
            let order = memcmp(first, second, common)
            if order != 0 { return Int(order) }
        }
        return a.count - b.count
    }
}
