import Proposals

/// Lines and columns of a file's bytes, both from 1; columns in characters as people count them.
struct LineTable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        self.starts = starts
    }

    func place(of offset: Int) -> (line: Int, column: Int) {
        let line = line(of: offset)
        let before = String(decoding: bytes[starts[line]..<min(offset, bytes.count)], as: UTF8.self)
        return (line + 1, before.count + 1)
    }

    /// The text of the line that holds the byte, without its line end.
    func text(ofLineAt offset: Int) -> String {
        let line = line(of: offset)
        let end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        let text = String(decoding: bytes[starts[line]..<end], as: UTF8.self)
        return String(text.prefix { !$0.isNewline })
    }

    private func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
