import Markdown

extension Proposal {
    /// Whether nothing but what the template asks below its title stands there.
    package var isAskedBelowTitle: Bool {
        guard let prompt = template.preamble.prompt, let head else { return false }
        return NormalizedText(sections[head].bodySource) == prompt
    }

    /// The same document, in which what the template asks below its title is text where sections of
    /// the template are written already: nobody answers it any more, and it would stay unseen.
    package var showingPromptBelowTitle: Proposal {
        let isBegun = sections.indices.contains { index in
            let section = sections[index]
            return templateSection(of: index)?.isToFill ?? false && section.isPresent
                && !section.isUntouched && !section.isBlank
        }
        guard isBegun, template.preamble.prompt != nil else { return self }
        var template = template
        template.preamble.isPromptText = true
        return Proposal(source, template: template)
    }
}

extension PreamblePart {
    /// What a comment asks for that is all there is below the title of a template which asks in comments;
    /// nil for one that may be about the template or about what documents begin with.
    var wordsAsked: String? {
        guard asksInComments, !isAboveTitle, fields.isEmpty, blocks.count == 1,
            case .html(.comment) = blocks[0].kind
        else { return nil }
        let (text, comments) = NormalizedSpace.joined(source.string(range)).withoutComments
        guard text.isEmpty, comments.count == 1, comments[0].asksForText else { return nil }
        return comments[0]
    }
}

extension String {
    /// Whether a comment says what to write, and speaks of no parts that a template has.
    fileprivate var asksForText: Bool {
        let verbs = [
            "describe", "explain", "give", "insert", "introduce", "outline", "provide", "summarize",
            "summarise", "write",
        ]
        let parts = [
            "title", "template", "file", "number", "metadata", "front matter", "header", "status",
            "comment", "table of contents", "delete", "remove",
        ]
        let words = lowercased().split(separator: " ").map(String.init)
        let first = words.first { !["please", "briefly"].contains($0) } ?? ""
        return words.count >= 5 && verbs.contains(first) && !parts.contains(where: mentions)
    }
}
