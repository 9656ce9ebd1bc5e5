/// The files of one folder as git stores them: `mode name\0hash`, one after the other.
struct GitTree {
    private let bytes: [UInt8]
    /// Where the names of files are, in the order of their bytes; the name of the object comes
    /// behind each, after a zero.
    private var places: [Range<Int>] = []
    private let nameLength: Int

    /// - Parameter nameLength: how many bytes the name of an object has.
    init(_ bytes: [UInt8], nameLength: Int) {
        (self.bytes, self.nameLength) = (bytes, nameLength)
        var at = 0
        while let blank = bytes[at...].firstIndex(of: 0x20),
            let end = bytes[blank...].firstIndex(of: 0), end + nameLength < bytes.count
        {
            if bytes[at..<blank].starts(with: "100".utf8) { places.append(blank + 1..<end) }
            at = end + 1 + nameLength
        }
    }

    /// The names of the files, in the order of git, without those that another tree has too.
    func names(notIn other: GitTree? = nil) -> [String] {
        var others = other?.places[...] ?? []
        return places.compactMap { place in
            let name = bytes[place]
            while let first = others.first, let other,
                other.bytes[first].lexicographicallyPrecedes(name)
            {
                others.removeFirst()
            }
            let isKnown = others.first.map { other?.bytes[$0] == name } ?? false
            return isKnown ? nil : String(decoding: name, as: UTF8.self)
        }
    }

    /// The name of the object that a file is, in hexadecimal digits; nil if there is no such file.
    func object(of name: String) -> String? {
        let name = Array(name.utf8)
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if bytes[places[middle]].lexicographicallyPrecedes(name) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < places.count, bytes[places[low]].elementsEqual(name) else { return nil }
        let start = places[low].upperBound + 1
        return bytes[start..<start + nameLength].map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
