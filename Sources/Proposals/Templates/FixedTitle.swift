/// Headings that stay as the template has them: fixed words in the title's place, `# RFC Proposal`, which
/// only the documents tell from words for a title to come.
extension Template {
    /// Whether documents may all have the words of the heading: it does not say that a title goes there,
    /// or what the file is.
    package var mayKeepTitle: Bool {
        titleForm != nil && titleLevel == 1 && !hasLabelAboveTitle && !title.isEmpty
            && !TitleForm.isCertain(title) && !title.mentions("template")
    }

    /// The template whose heading is no place for a title, where nearly all of several documents have its
    /// words there.
    ///
    /// - Parameter heads: of the documents that follow the template.
    package func keepingTitle(asIn heads: [DocumentHead]) -> Template {
        let own = NormalizedText(title)
        let keeping = heads.count { head in head.heading.map { NormalizedText($0) } == own }
        let isKept =
            heads.count >= LearnedHead.fewest && heads.count - keeping <= max(1, heads.count / 10)
        return isKept ? fixingTitle() : self
    }

    /// The same of a template with this one's heading, of which that is known.
    package func keepingTitle(of other: Template) -> Template {
        let isSame = other.isTitleFixed && NormalizedText(title) == NormalizedText(other.title)
        return isSame ? fixingTitle() : self
    }

    private func fixingTitle() -> Template {
        guard mayKeepTitle else { return self }
        var template = self
        (template.titleForm, template.titleWord) = (nil, "")
        template.isTitleFixed = true
        return template
    }
}

extension Proposal {
    /// Whether the heading has the words that nearly all documents have, and no title.
    package var isTitleFixed: Bool {
        template.isTitleFixed && NormalizedText(titleHeading) == NormalizedText(template.title)
    }
}
