import Prose

/// How the value of a field is written in a cell of a table: a bar in it gets a backslash, and the bar
/// behind it stays below those of the other rows, where there is room.
package struct CellForm: Equatable, Sendable {
    /// The key that stands in the row.
    private let key: String
    /// Whether the dashes stand below the row.
    let isAboveDashes: Bool
    /// How many columns stand before the bar behind the value in most rows; nil where the bars are not
    /// in line, or the row has none.
    private let bar: Int?
    /// Whether a bar or a remark stands behind the value.
    private let isClosed: Bool
    /// The value as it is in the file, and the blanks behind it; nil in a row that the file does not have.
    private let own: String?
    private let ownBlanks: String

    /// - Parameters:
    ///   - bar: that of the table.
    ///   - own: the bytes of the value without blanks around.
    ///   - blanks: what stands between it and what is behind it; all that the cell holds without a
    ///     value.
    init(_ row: TableHeader.Row, bar: Int?, own: String, blanks: String) {
        (key, isAboveDashes, isClosed) = (row.name, row.isAboveDashes, row.isClosed)
        (self.bar, self.own, ownBlanks) = (bar, own, blanks)
    }

    private init(besides other: CellForm, key: String) {
        (self.key, isAboveDashes, isClosed) = (key, false, other.isClosed)
        (bar, own, ownBlanks) = (other.bar, nil, " ")
    }

    /// That of a row beside this one that the file does not have.
    func absent(named name: String) -> CellForm { CellForm(besides: self, key: name) }

    /// What ends the only line of such a row, without its line end.
    var end: String { isClosed ? "|" : "" }

    /// The bytes of a text with the blanks behind it.
    ///
    /// - Parameter lead: what stands before it in the line, but for the blanks of an empty cell.
    func source(of text: Text, behind lead: String) -> String {
        let last = text.lines.count - 1
        let words = text.lines.indices.reduce(into: "") { source, index in
            let line = text.lines[index]
            source += line.lead + line.text.inCell + (index < last ? line.trail : "")
        }
        return words + blanks(behind: words, lead) + text.lines[last].trail
    }

    /// What stands between the bars around no value.
    func emptyCell(behind lead: String) -> String { blanks(behind: "", lead) }

    private func blanks(behind words: String, _ lead: String) -> String {
        if let own, own.hasSameBytes(as: words) { return ownBlanks }
        // The row above the dashes has as many cells as these.
        guard isClosed else { return isAboveDashes && words.isEmpty ? " |" : "" }
        if let bar {
            let free = bar - lead.columnsInFile - words.columnsInFile
            return String(repeating: " ", count: max(free, 1))
        }
        // A backslash would make the bar a part of the value.
        if own?.isEmpty ?? true || ownBlanks.isEmpty && words.hasSuffix("\\") { return " " }
        return ownBlanks
    }

    /// The lead of a row beside this one, with another key: its bar stands below this one's.
    func lead(_ lead: String, forName other: String) -> String {
        guard let place = lead.range(ofText: key) else { return "| \(other) |" }
        var before = lead.bytes(0..<place.lowerBound)
        var rest = lead.bytes(from: place.upperBound)
        var wider = other.columnsInFile - key.columnsInFile
        // What is said of one key in brackets is not said of another.
        if rest.hasPrefix(" ("), let close = rest.firstIndex(of: ")") {
            wider -= String(rest[...close]).columnsInFile
            rest = String(rest[rest.index(after: close)...])
        }
        guard bar != nil, let end = rest.lastIndex(of: "|") else { return before + other + rest }
        var marks = String(rest[..<end])
        let behind = marks.count - marks.trimmedEnd.count
        if behind > 1 || wider < 0 && !before.hasSuffix("  ") {
            marks = marks.trimmedEnd + String(repeating: " ", count: max(behind - wider, 1))
        } else if before.hasSuffix("  ") {
            // Keys stand at the right.
            let kept = before.trimmedEnd
            let blanks = before.count - kept.count - wider
            before = kept + String(repeating: " ", count: max(blanks, 1))
        }
        return before + other + marks + String(rest[end...])
    }
}

extension Field {
    /// The lines that are kept with a row of a table, and are no fields.
    var rowsBelow: String {
        let trail = text.lines[text.lines.count - 1].trail
        guard cell != nil, let end = trail.firstIndex(where: \.isNewline) else { return "" }
        return String(trail[trail.index(after: end)...])
    }
}

extension String {
    /// With a backslash before each bar, as in a cell of a table.
    package var inCell: String {
        guard utf8.contains(UInt8(ascii: "|")) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words of a cell, whose bars have a backslash before them each.
    package var outOfCell: String {
        guard utf8.contains(UInt8(ascii: "|")) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
