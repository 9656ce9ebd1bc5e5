import Prose

/// A row of a table above the first section that has the name of a key of front matter, in a document
/// whose template asks for the key alone: `|**Status** |Draft |`.
private struct RepeatedRow {
    /// The text that holds the table.
    let place: FieldPlace
    /// The row's line in it.
    let line: Int
    /// The value as it is read.
    let value: String
}

extension Proposal {
    /// Does an edit of a field of front matter, and lets the row that said the same say what the field says
    /// then.
    mutating func followingRow<Result>(
        of place: FieldPlace, _ edit: (inout Proposal) -> Result
    ) -> Result {
        let row = repeatedRow(of: place).flatMap { says($0, as: place) ? $0 : nil }
        let result = edit(&self)
        if let row, !says(row, as: place) { rewrite(row, with: words(of: place)) }
        return result
    }

    /// What a row says that repeats a field of front matter with another value; nil where all say the
    /// same.
    package func valueOfOtherRow(than place: FieldPlace) -> String? {
        repeatedRow(of: place).flatMap { says($0, as: place) ? nil : $0.value }
    }

    private func repeatedRow(of place: FieldPlace) -> RepeatedRow? {
        guard sections[place.section].role == .frontMatter, !template.hasTableHeader, let head,
            let name = field(at: place).name
        else { return nil }
        for (slot, found) in content(ofSection: head).slots.enumerated()
        where found.field.kind == .prose && found.field.name == nil {
            for (line, words) in found.field.text.lines.enumerated() {
                guard let row = TableHeader.pair(ofRow: words.text),
                    row.name.isSameField(as: name), let cell = words.text.secondCell
                else { continue }
                return RepeatedRow(
                    place: FieldPlace(section: head, slot: slot), line: line,
                    value: String(words.text[cell]).outOfCell.trimmed)
            }
        }
        return nil
    }

    private func says(_ row: RepeatedRow, as place: FieldPlace) -> Bool {
        NormalizedSpace.joined(row.value) == NormalizedSpace.joined(words(of: place))
    }

    /// The value of a field, or the template's words in its place.
    private func words(of place: FieldPlace) -> String {
        let field = field(at: place)
        return field.text.isEmpty ? field.standIn ?? "" : field.value
    }

    private mutating func rewrite(_ row: RepeatedRow, with value: String) {
        editContent(ofSection: row.place.section) { content in
            var lines = content.slots[row.place.slot].field.text.lines
            let own = lines[row.line].text
            let others = lines.indices.filter { $0 != row.line }.map { lines[$0].text.trimmed }
            let isInLine = others.contains {
                $0.hasPrefix("|") && $0.columnsInFile == own.trimmed.columnsInFile
            }
            let isPadded = others.contains { $0.hasPrefix("|") && $0.hasSuffix("  |") }
            lines[row.line].text = own.asRow(withValue: value, keepingBar: isInLine && isPadded)
            content.slots[row.place.slot].field.text = Text(lines: lines)
        }
    }
}

extension String {
    /// What stands between the second bar of a row of a table and the third one, or the end.
    fileprivate var secondCell: Range<String.Index>? {
        var bars: [String.Index] = []
        var isEscaped = false
        for index in indices {
            if self[index] == "|", !isEscaped { bars.append(index) }
            isEscaped = self[index] == "\\"
        }
        guard bars.count > 1 else { return nil }
        return index(after: bars[1])..<(bars.count > 2 ? bars[2] : endIndex)
    }

    /// A row of a table with another value behind its key.
    ///
    /// - Parameter keepsBar: whether the bar behind the value stays below those of other rows.
    fileprivate func asRow(withValue value: String, keepingBar keepsBar: Bool) -> String {
        guard let place = secondCell else { return self }
        let cell = String(self[place])
        let isEmpty = cell.allSatisfy { $0 == " " }
        let lead = isEmpty ? cell.prefix(1) : cell.prefix { $0 == " " }
        let blanks = isEmpty ? lead.count : cell.reversed().prefix { $0 == " " }.count
        let words = value.inCell
        let free = cell.columnsInFile - lead.count - words.columnsInFile
        let tail = String(repeating: " ", count: keepsBar ? max(free, 1) : blanks)
        return "\(self[..<place.lowerBound])\(lead)\(words)\(tail)\(self[place.upperBound...])"
    }
}
