import Markdown

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
        var found: [Int] = []
        var (line, counted) = (1, 0)
        for start in bytes.offsets(of: name) {
            let end = start + name.utf8.count
            let after = end < bytes.count ? bytes[end] : 0
            guard start == 0 || !isPart(bytes[start - 1]),
                !isPart(after) || after == UInt8(ascii: ".")
            else { continue }
            for byte in bytes[counted..<start] where byte == 0x0A { line += 1 }
            counted = start
            if found.last != line { found.append(line) }
        }
        return found
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
