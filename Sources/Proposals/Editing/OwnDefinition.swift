import Prose

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
