import Prose

/// Several values of one field, on one line or on a line each.
extension Field {
    /// What is written between two values.
    package var separator: String { yaml?.separator ?? ownSeparator ?? ", " }

    /// Whether each value stands on a line of its own, with the line end above it as its lead.
    package var areLines: Bool { yaml?.separator?.contains(where: \.isNewline) ?? false }

    /// The value in words as it is given to set the field again: a value of a list in front matter that
    /// has a comma stands in double quotes.
    package var valueToSet: String {
        guard kind.isSeveral, yaml != nil else { return words }
        return text.lines.map(\.text.betweenCommas).joined(separator: ", ")
    }

    /// Makes its values items of a list below the name.
    ///
    /// - Parameter lead: what stands above the first one's words; above the others no blank line does.
    mutating func placeItems(below lead: String) {
        (hasItems, gap) = (true, "")
        let start = lead.lastIndex(where: \.isNewline) ?? lead.startIndex
        ownSeparator = String(lead[start...])
    }

    /// Takes one of several values out; the line end stays.
    package mutating func removeValue(_ index: Int) {
        var kept = text.lines
        let removed = kept.remove(at: index)
        if index == 0, !areLines { kept[0].lead = removed.lead }
        if index == kept.count {
            if areLines {
                kept[index - 1].trail += removed.trail.filter(\.isNewline)
            } else {
                kept[index - 1].trail = removed.trail
            }
        }
        text.replaceLines(0..<text.lines.count, with: kept)
    }

    /// An empty value below another.
    package mutating func addValue(below index: Int) {
        var lines = Array(text.lines)
        var new = Line(lead: separator, text: "", trail: "")
        if index == lines.count - 1 {
            let trail = lines[index].trail
            let end = areLines ? trail.suffix(while: \.isNewline) : trail[...]
            lines[index].trail = String(trail.dropLast(end.count))
            new.trail = String(end)
        }
        lines.insert(new, at: index + 1)
        text.replaceLines(0..<text.lines.count, with: lines)
    }
}

extension String {
    /// The values between commas; one in double quotes has its own, and quotes in it are doubled.
    var valuesBetweenCommas: [String] {
        var values = [""]
        var isQuoted = false
        for character in self {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                values.append("")
                continue
            }
            values[values.count - 1].append(character)
        }
        return values.map(\.trimmed).map { value in
            guard value.isInDoubleQuotes else { return value }
            return String(value.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        }
    }

    /// The text as one of the values between commas: in double quotes where it would be read as
    /// another, or as several.
    fileprivate var betweenCommas: String {
        let isOne =
            !contains(",") && count(where: { $0 == "\"" }).isMultiple(of: 2) && !isInDoubleQuotes
        return isOne ? self : "\"" + replacing("\"", with: "\"\"") + "\""
    }

    private var isInDoubleQuotes: Bool { count > 1 && hasPrefix("\"") && hasSuffix("\"") }

    fileprivate func suffix(while isTaken: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isTaken(self[index(before: start)]) {
            start = index(before: start)
        }
        return self[start...]
    }
}
