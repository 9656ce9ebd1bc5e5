/// Changes as they are shown: `Proposal > Overview: heading: Overview -> Aim, 2 words added`, and
/// each with the words around it.
extension TextComparison {
    /// The changes of one section that follow one another.
    package var groups: [Range<Int>] {
        var groups: [Range<Int>] = []
        for index in changes.indices {
            if let last = groups.last, changes[index].kind != .lineEnds,
                changes[last.lowerBound].titles == changes[index].titles
            {
                groups[groups.count - 1] = last.lowerBound..<index + 1
            } else {
                groups.append(index..<index + 1)
            }
        }
        return groups
    }

    /// The section of such changes, and how much changed in it.
    package func heading(of group: Range<Int>) -> String {
        let found = changes[group]
        guard let first = found.first else { return "" }
        if first.kind == .lineEnds {
            return found.count == changes.count
                ? "Only line ends differ." : "Elsewhere only line ends differ."
        }
        let name = first.titles.isEmpty ? "(title)" : first.titles.joined(separator: " > ")
        var said: [String] = []
        if found.contains(where: { $0.kind == .addedSection }) { said.append("new section") }
        if found.contains(where: { $0.kind == .removedSection }) { said.append("section removed") }
        for change in found where change.kind == .movedSection { said.append("moved") }
        for change in found where change.kind == .heading {
            said.append("heading: \(change.detail)")
        }
        let worded = found.filter { $0.kind != .heading }
        let counts = [
            (worded.reduce(0) { $0 + $1.added.count }, "added"),
            (worded.reduce(0) { $0 + $1.removed.count }, "removed"),
        ]
        for (count, what) in counts where count > 0 {
            said.append(Self.count(count, "word", "words") + " " + what)
        }
        let rewrapped = found.count { $0.kind == .rewrapped }
        if rewrapped > 0 {
            said.append(Self.count(rewrapped, "paragraph", "paragraphs") + " re-wrapped")
        }
        let blanks = found.count { $0.kind == .blanks }
        if blanks > 0 {
            said.append("only blanks differ in " + Self.count(blanks, "place", "places"))
        }
        return "\(name): \(said.joined(separator: ", "))"
    }

    private static func count(_ count: Int, _ one: String, _ several: String) -> String {
        "\(count) \(count == 1 ? one : several)"
    }
}

extension TextComparison.Change {
    /// What is said in front of its words; empty where words came or went.
    package var sign: String {
        switch kind {
        case .words, .addedSection, .removedSection, .heading: ""
        case .movedSection: "Moved, \(detail):"
        case .rewrapped: "Re-wrapped:"
        case .blanks: file.map { "\($0), line \(line), blanks:" } ?? "Line \(line), blanks:"
        case .lineEnds: "The words are the same."
        }
    }

    /// The change in one line: `[-old-] {+new+}` with the words around it.
    package var text: String {
        let gone = removed.isEmpty ? [] : ["[-" + removed.joined(separator: " ") + "-]"]
        let come = added.isEmpty ? [] : ["{+" + added.joined(separator: " ") + "+}"]
        let words = before + gone + come + after
        return ((sign.isEmpty ? [] : [sign]) + words).joined(separator: " ")
    }
}
