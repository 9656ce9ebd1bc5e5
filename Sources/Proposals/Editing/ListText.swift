import Prose

/// The text of a list as items: a line whose lead holds a marker begins one, and lines that are
/// indented deeper belong to it.
extension Line {
    /// Whether an item begins on this line.
    package var isItem: Bool { lead.utf8.contains { $0 != 0x20 && $0 != 0x09 } }
}

extension Text {
    /// The lines of the item that holds a line, with the items nested in it.
    package func item(at line: Int) -> Range<Int> {
        var start = line
        while start > 0, !lines[start].isItem { start -= 1 }
        let depth = lines[start].lead.indentColumns
        var end = start + 1
        while end < lines.count, !lines[end].isItem || lines[end].lead.indentColumns > depth {
            end += 1
        }
        return start..<end
    }

    /// The item of the same depth before or after.
    package func sibling(of item: Range<Int>, by step: Int) -> Range<Int>? {
        let depth = lines[item.lowerBound].lead.indentColumns
        if step > 0 {
            guard item.upperBound < lines.count,
                lines[item.upperBound].lead.indentColumns >= depth
            else { return nil }
            return self.item(at: item.upperBound)
        }
        var start = item.lowerBound - 1
        while start >= 0 {
            if lines[start].isItem, lines[start].lead.indentColumns <= depth { break }
            start -= 1
        }
        guard start >= 0, lines[start].lead.indentColumns == depth else { return nil }
        return start..<item.lowerBound
    }

    /// The first line of the item that holds this one, if it is nested.
    package func parent(of line: Int) -> Line? {
        let depth = lines[line].lead.indentColumns
        return lines[..<line].last { $0.isItem && $0.lead.indentColumns < depth }
    }

    /// The depth of an item that goes one step deeper: below the item before it in its list, as the
    /// other items that are nested there. Nil for the first item of its list.
    package func depthBelowSibling(of line: Int) -> Int? {
        let depth = lines[line].lead.indentColumns
        guard
            let sibling = (0..<line).last(where: {
                lines[$0].isItem && lines[$0].lead.indentColumns <= depth
            }), depth < lines[sibling].lead.columns
        else { return nil }
        let nested = lines[(sibling + 1)..<line].first { $0.isItem }
        return nested?.lead.indentColumns ?? lines[sibling].lead.columns
    }

    /// Moves lines to the left that are so far to the right of the item above them that they would
    /// be code in it.
    package mutating func pullIn(_ range: Range<Int>, under item: Int) {
        guard let first = range.first else { return }
        let beyond = lines[first].lead.indentColumns - lines[item].lead.columns
        if beyond > 3 { shift(range, by: -beyond) }
    }

    /// Where the outermost item around a line begins.
    package func outermostItem(at line: Int) -> Int {
        var start = item(at: line).lowerBound
        var depth = lines[start].lead.indentColumns
        for index in (0..<start).reversed() where depth > 0 && lines[index].isItem {
            guard lines[index].lead.indentColumns < depth else { continue }
            (start, depth) = (index, lines[index].lead.indentColumns)
        }
        return start
    }

    /// Behind the last character of a line, or of the text where it has fewer lines.
    package func endOfLine(_ line: Int) -> Position { clamped(Position(line: line, offset: .max)) }

    /// The lead of a new item after the item that holds a line.
    package func itemLead(at line: Int) -> String {
        var start = line
        while start > 0, !lines[start].isItem { start -= 1 }
        let lead = lines[start].lead
        return lead.last == " " || lead.last == "\t" ? lead : lead + " "
    }

    /// The line ends between two items: one, or also a blank line where the list has blank lines.
    package func itemTrail(at line: Int, inFileOf lineEnding: String) -> String {
        // The last item's own trail says nothing about the line ends between items.
        let near = line + 1 < lines.count || line == 0 ? lines[line] : lines[line - 1]
        return near.trail.isEmpty ? lineEnd(at: line, inFileOf: lineEnding) : near.trail
    }

    /// Puts items behind or before the item that holds a line, at its depth and with its marker;
    /// an empty item gives way to them. Returns the lines that they take.
    ///
    /// - Parameter between: what stands between two items.
    package mutating func insertItems(
        _ items: [Line], nextTo line: Int, behind: Bool, between: String
    ) -> Range<Int> {
        let item = item(at: line)
        let model = itemLead(at: line)
        let end = lines[lines.count - 1].trail
        var new = items.fitted(under: model, between: between)
        let isEmpty = item.count == 1 && lines[item.lowerBound].text.isEmpty
        let start = behind && !isEmpty ? item.upperBound : item.lowerBound
        let replaced = start..<(isEmpty ? item.upperBound : start)
        if replaced.upperBound == lines.count {
            // The end of the text stays as it is.
            new[new.count - 1].trail = end
            if start > 0 { setTrail(between, at: start - 1) }
        }
        replaceLines(replaced, with: new)
        return start..<start + new.count
    }

    package mutating func removeLine(_ index: Int) { removeItem(index..<index + 1) }

    /// Removes lines; the trail at the end of the text stays. The last item becomes an empty one.
    package mutating func removeItem(_ range: Range<Int>) {
        let lead = lines[range.lowerBound].lead
        let last = lines[lines.count - 1].trail
        if range.count == lines.count {
            replaceLines(range, with: [Line(lead: lead, text: "", trail: last)])
            return
        }
        let reachesEnd = range.upperBound == lines.count
        replaceLines(range, with: [])
        if reachesEnd { setTrail(last, at: lines.count - 1) }
    }

    /// Swaps two neighbouring runs of lines; the trails between them stay where they are.
    package mutating func swapItems(_ first: Range<Int>, _ second: Range<Int>) {
        let between = lines[first.upperBound - 1].trail
        let end = lines[second.upperBound - 1].trail
        var moved = Array(lines[second]) + Array(lines[first])
        moved[second.count - 1].trail = between
        moved[moved.count - 1].trail = end
        replaceLines(first.lowerBound..<second.upperBound, with: moved)
    }

    /// Moves lines by columns to the right or left.
    package mutating func shift(_ range: Range<Int>, by columns: Int) {
        let shifted = lines[range].map { line in
            var line = line
            if columns > 0 {
                line.lead = String(repeating: " ", count: columns) + line.lead
            } else {
                line.lead = line.lead.movedLeft(by: -columns)
            }
            return line
        }
        replaceLines(range, with: shifted)
    }

    private mutating func setTrail(_ trail: String, at index: Int) {
        var line = lines[index]
        line.trail = trail
        replaceLines(index..<index + 1, with: [line])
    }

    /// One line end as the lines around it have it, or as the file has them where there are none.
    package func lineEnd(at index: Int, inFileOf lineEnding: String = "\n") -> String {
        let own = lines[index].trail
        let trail = own.isEmpty && index > 0 ? lines[index - 1].trail : own
        // As nearly all are.
        if trail == "\n" { return "\n" }
        guard trail.contains(where: \.isNewline) else { return lineEnding }
        return trail.contains("\r\n") ? "\r\n" : "\n"
    }
}

extension [Line] {
    /// The items with the marker and at the depth of a model, and whole lines.
    package func fitted(under model: String, between: String) -> [Line] {
        let depth = first?.lead.indentColumns ?? 0
        let shift = model.columns - (first?.lead.columns ?? 0)
        return indices.map { index in
            var line = self[index]
            if line.isItem, line.lead.indentColumns <= depth {
                line.lead = model
            } else {
                line = line.indented(by: shift, trail: line.trail)
            }
            if index == count - 1 || line.trail.isEmpty { line.trail = between }
            return line
        }
    }
}

extension Line {
    /// The line so many columns further to the right; in its place where that is 0.
    package func indented(by columns: Int, trail: String) -> Line {
        var line = self
        line.trail = trail
        guard columns != 0 else { return line }
        let marker = lead.drop { $0 == " " || $0 == "\t" }
        line.lead = String(repeating: " ", count: max(lead.indentColumns + columns, 0)) + marker
        return line
    }
}

extension String {
    /// So many columns fewer of the blanks at its start, as far as there are any; of a tab that reaches
    /// further, blanks are left.
    fileprivate func movedLeft(by columns: Int) -> String {
        let goal = max(indentColumns - columns, 0)
        var rest = self[...]
        while rest.first == " " || rest.first == "\t", String(rest).indentColumns > goal {
            rest.removeFirst()
        }
        return String(repeating: " ", count: goal - String(rest).indentColumns) + rest
    }

    /// Columns of the blanks at its start.
    package var indentColumns: Int {
        let spaces = utf8.prefix { $0 == 0x20 }
        guard spaces.endIndex < utf8.endIndex, utf8[spaces.endIndex] == 0x09 else {
            return spaces.count
        }
        return String(prefix { $0 == " " || $0 == "\t" }).columns
    }
}
