/// Lines that name a file or a folder.
enum NamedLines {
    /// How many of them are told.
    private static let mostTold = 8

    /// Lines, from 1, that hold a name which is no part of another.
    static func lines(in bytes: [UInt8], naming name: String) -> [Int] {
        let isPart = { (byte: UInt8) in
            0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte > 0x7F
                || "-_.".utf8.contains(byte)
        }
        let wanted = Array(name.utf8)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, line in
            let isNamed = line.ranges(of: wanted).contains { range in
                let before = range.lowerBound > line.startIndex ? line[range.lowerBound - 1] : 0
                let after = range.upperBound < line.endIndex ? line[range.upperBound] : 0
                return !isPart(before) && (!isPart(after) || after == UInt8(ascii: "."))
            }
            return isNamed ? number + 1 : nil
        }
    }

    /// - Parameter places: a file and a line each.
    /// - Returns: that the name stays there; nil for no places.
    static func note(_ places: [String], naming name: String) -> String? {
        guard !places.isEmpty else { return nil }
        let more = places.count > mostTold ? " and \(places.count - mostTold) more" : ""
        return
            "\(places.prefix(mostTold).joined(separator: ", "))\(more): \(name) is named where no "
            + "link leads to it; that stays"
    }
}
