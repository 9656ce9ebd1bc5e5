import Prose

extension Proposal {
    /// Where one begins to read and to write in a field: below the definitions of links that stand at
    /// the top of its section.
    package func startOfText(ofField place: FieldPlace) -> Position {
        guard place.slot == 0, kind(ofField: place) == .prose else { return .start }
        let lines = text(ofField: place).lines
        guard lines[0].text.isDefinition,
            let first = lines.indices.first(where: {
                !lines[$0].text.isDefinition && !lines[$0].text.trimmed.isEmpty
            })
        else { return .start }
        return Position(line: first, offset: 0)
    }

    /// Whether a line of a field stands right below what gives its section a name for links, or a blank line
    /// further down.
    package func isBelowOwnName(_ line: Int, ofField place: FieldPlace) -> Bool {
        guard line > 0, place.slot == 0, kind(ofField: place) == .prose else { return false }
        let lines = text(ofField: place).lines
        guard lines[0].text.isDefinition else { return false }
        let last = lines[line - 1].text.trimmed.isEmpty ? line - 2 : line - 1
        guard last >= 0 else { return false }
        return lines[...last].allSatisfy(\.text.isDefinition)
            && lines[...last].contains { $0.text.contains("]: #") }
    }
}

extension String {
    /// Whether the line defines a link, `[summary]: #summary`, whatever its title.
    fileprivate var isDefinition: Bool {
        guard hasPrefix("["), !hasPrefix("[^"), !hasPrefix("[]"), let end = firstRange(of: "]:")
        else { return false }
        let words = self[end.upperBound...].split(separator: " ")
        guard words.count > 1 else { return words.count == 1 }
        return "\"'(".contains(words[1].first ?? " ")
    }
}

/// The line below a heading that gives the section a name for links, `[summary]: #summary`, in a section
/// that the document has not yet.
extension Proposal {
    /// That line as the template has it, with what stands above such a line in the document; nil where
    /// none of its sections has one.
    func definition(ofAbsent index: Int) -> String? {
        guard !sections[index].isPresent, let line = templateSection(of: index)?.ownDefinition
        else { return nil }
        for other in sections.indices where sections[other].isPresent {
            guard let own = templateSection(of: other)?.ownDefinition else { continue }
            let body = sections[other].bodySource
            let gap = body.prefix(while: \.isNewline)
            if body[gap.endIndex...].hasPrefix(own) { return String(gap) + line + lineEnding }
        }
        return nil
    }
}

extension Template.Section {
    /// A link definition that leads to a heading, above all else.
    fileprivate var ownDefinition: String? {
        guard let first = blocks.first(where: { !$0.isAboveHeading }), first.role == .fixed,
            first.text.hasPrefix("["), let end = first.text.firstRange(of: "]: #"),
            !first.text[end.upperBound...].contains(" ")
        else { return nil }
        return first.text
    }
}
