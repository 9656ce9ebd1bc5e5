extension Proposal {
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
