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
    /// words there. Of fewer none may tell otherwise: then a heading that is a label, or says what the file
    /// is, stays above a field that has the title, and without one the title goes behind the label.
    ///
    /// - Parameter heads: of the documents that follow the template.
    package func keepingTitle(asIn heads: [DocumentHead]) -> Template {
        guard mayKeepTitle else { return self }
        let own = NormalizedText(title)
        let keeping = heads.count { head in head.heading.map { NormalizedText($0) } == own }
        if heads.count >= LearnedHead.fewest, heads.count - keeping <= max(1, heads.count / 10) {
            return fixingTitle()
        }
        if keeping * 2 >= heads.count, isLabelOfTitle || isOfKindsAlone, hasOwnTitleBelow {
            return fixingTitle()
        }
        let labeled = heads.count { $0.heading?.hasPrefix(title) ?? false }
        return isLabelOfTitle && labeled * 2 >= heads.count ? behindLabel() : self
    }

    /// The same of a template with this one's heading, of which that is known.
    package func keepingTitle(of other: Template) -> Template {
        if other.isTitleFixed, NormalizedText(title) == NormalizedText(other.title) {
            return fixingTitle()
        }
        let isLabel = title == other.title && mayKeepTitle && isLabelOfTitle
        return isLabel && other.titleForm?.prefix.isEmpty == false ? behindLabel() : self
    }

    /// Whether the heading is a few words and a colon, as names of fields are: `Feature:`.
    private var isLabelOfTitle: Bool {
        [":", "："].contains(title.suffix(1)) && title.wordCount < 4
    }

    /// Whether the heading has no words but those for documents of a kind: `RFC Proposal`.
    private var isOfKindsAlone: Bool {
        let words = title.split { !$0.isLetter }.map { $0.lowercased() }
        let asks = words.contains { ["fill", "here", "replace", "this", "your"].contains($0) }
        return !words.isEmpty && !asks && words.allSatisfy(TitleForm.kinds.contains)
    }

    /// Whether a field below the heading has the title, of which the heading is no example.
    private var hasOwnTitleBelow: Bool {
        guard let field = fixingTitle().titleField, field.place != .frontMatter, !field.isAboveTitle
        else { return false }
        return NormalizedText(field.placeholder) != NormalizedText(title)
    }

    private func behindLabel() -> Template {
        var template = self
        let form = TitleForm(prefix: title + " ", suffix: "")
        (template.titleForm, template.titleWord) = (form, Template.titleWord(title, form))
        return template
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
