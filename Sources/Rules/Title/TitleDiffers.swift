import Proposals

/// # `title-differs`
///
/// The heading, without `Enhancement:` or `Enhancement 004:`, and the `Title` field say the same:
/// readers find a proposal by either. Words count; case, blanks, markup, quotes and what ends a
/// sentence do not. A field that the template writes as the name of a file, `faster-widgets`, is not
/// compared; one of front matter may be so, and where it has other words that is a note: lists of
/// proposals often show a shorter title. Nor is a heading that is a number alone, `# AEX 5`, unless the
/// template has the title behind that.
///
/// Wrong: `# Enhancement 004: Tags` with `- **Title**: Tag history`.
/// Right: `# Enhancement 004: Tag history` with `- **Title**: Tag history`.
extension Rule {
    static let titleDiffers = Rule(
        "title-differs", .title, .warning, "Heading and Title field say the same."
    ) { document in
        guard let title = document.title, let field = document.titleField,
            let entry = document.filledEntry(of: field),
            NormalizedText(title.heading) != NormalizedText(document.template.title),
            !title.title.hasTitleWords(of: entry.value),
            !title.heading.hasTitleWords(of: entry.value),
            Slug(document.template.title)?.string != field.placeholder,
            !TitleForm.isNumberAlone(title.heading)
                || document.template.titleForm?.prefix.isEmpty == false
        else { return [] }
        let isApart = field.place == .frontMatter
        if isApart, Slug(title.title)?.string == Slug(entry.value)?.string { return [] }
        let (inHeading, inField) = Wording.quoted(title.title.onOneLine, beside: entry.value)
        let heading = title.title.isEmpty ? "is empty" : "says \(inHeading)"
        var problem =
            Problem(
                title.titleRange, .field(field.name),
                "The heading \(heading), \(field.name) says \(inField).",
                help: "Readers find a proposal by either: write the same in both.",
                fixes: [
                    .suggested(
                        "Take the field's: \(inField).",
                        [.init(title.titleRange, entry.value.asHeading)]),
                    .suggested(
                        "Take the heading's: \(inHeading).",
                        [.init(entry.valueRange, entry.written(title.title.onOneLine))]),
                ].filter { $0.edits.allSatisfy { !$0.text.isEmpty && !$0.range.isEmpty } })
        if isApart { problem.level = .note }
        return [problem]
    }
}

extension String {
    /// Whether both are the same title, but for case, blanks, markup, quotes and signs at the end.
    fileprivate func hasTitleWords(of other: String) -> Bool {
        onOneLine == other || titleWords == other.titleWords
    }

    private var titleWords: String {
        var words = NormalizedText(self).string.filter { !"\\\"'“”„‘’«»".contains($0) }
        while let last = words.last, last == " " || ".,;:!?…".contains(last) { words.removeLast() }
        return words
    }
}
