extension Source {
    /// The cells of tables in HTML, row by row, without blanks at their ends; each goes up to the next
    /// tag of a table.
    package func cellsInHTML(_ range: Range<Int>) -> [[Range<Int>]] {
        var rows: [[Range<Int>]] = []
        var at = range.lowerBound
        while let open = bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open..<range.upperBound].firstIndex(of: UInt8(ascii: ">"))
        {
            at = close + 1
            switch nameOfTag(at: open) {
            case "tr": rows.append([])
            case "td", "th":
                if rows.isEmpty { rows.append([]) }
                let end = nextTagOfTable(in: at..<range.upperBound)
                rows[rows.count - 1].append(withoutBlanks(at..<end))
                at = end
            default: break
            }
        }
        return rows
    }

    /// The name of a tag in small letters; what is longer than those of tables is cut.
    private func nameOfTag(at open: Int) -> String {
        let name = bytes[(open + 1)...].prefix(7).prefix {
            $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<")
        }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private func nextTagOfTable(in range: Range<Int>) -> Int {
        let names = ["td", "th", "tr", "table", "tbody", "/td", "/th", "/tr", "/table", "/tbody"]
        var at = range.lowerBound
        while let open = bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
            if names.contains(nameOfTag(at: open)) { return open }
            at = open + 1
        }
        return range.upperBound
    }

    private func withoutBlanks(_ range: Range<Int>) -> Range<Int> {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        let start = bytes[range].firstIndex { !isBlank($0) } ?? range.upperBound
        let end = bytes[start..<range.upperBound].lastIndex { !isBlank($0) } ?? start - 1
        return start..<end + 1
    }
}
