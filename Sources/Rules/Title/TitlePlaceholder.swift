import Proposals

/// # `title-placeholder`
///
/// The title is the proposal's own, in the heading and in the `Title` field: both begin as the
/// template's words. They are one place, so there is one finding. A title in TOML or JSON is looked
/// at, too. Where no field has the number, what the template's heading has in its place is not the
/// proposal's, either; nor are they in the field of a document whose folder has a number,
/// `0012-pods/README.md`. A heading that nearly all documents of the folder have as the template has it
/// is no title.
///
/// Wrong: `# Enhancement Template`, or `- **Title**: Brief descriptive title`.
/// Right: `# Enhancement: Garbage collection`.
extension Rule {
    static let titlePlaceholder = Rule(
        "title-placeholder", .title, draft: .todo, later: .error,
        "The title is no longer the template's."
    ) { document in
        guard let range = document.unwrittenTitle else { return document.unwrittenNumber }
        let subject = document.titleField.map { Subject.field($0.name) } ?? .document
        return [
            Problem(
                range, subject, "The title is still the template's.",
                help: "Give it one that says what changes, in a few words.")
        ]
    }
}

extension CheckedDocument {
    /// The template's words for a number that are left before the title, in the heading or the field.
    fileprivate var unwrittenNumber: [Problem] {
        if let field = numberField, filledEntry(of: field) == nil {
            return numberOfFolder(leftIn: field)
        }
        if let title, let words = template.titleForm?.signLeft(in: title.heading) {
            return [numberLeft(words, title.headingRange, .document, "The heading")]
        }
        guard let field = titleField, let entry = filledEntry(of: field),
            let words = field.titleForm?.signLeft(in: entry.value)
        else { return [] }
        return [numberLeft(words, entry.valueRange, .field(field.name), Wording.code(field.name))]
    }

    /// The number may be written later, but for one that the document's folder has in its name.
    private func numberOfFolder(leftIn field: Template.Field) -> [Problem] {
        guard context.fileName == Sidecar.documentName, !field.isGivenAfterApproval,
            let entry = entry(of: field), let number = context.folder?.ownNumber
        else { return [] }
        var problem = Problem(
            entry.valueRange, .field(field.name),
            "`\(field.name)` has no number yet, the name of the folder has \(number).",
            help: "Write the number of the proposal there, and in the heading.",
            fixes: entry.valueRange.isEmpty
                ? [] : [.suggested("Write `\(number)`.", [.init(entry.valueRange, "\(number)")])])
        problem.level = .warning
        return [problem]
    }

    private func numberLeft(
        _ words: String, _ range: Range<Int>, _ subject: Subject, _ place: String
    ) -> Problem {
        Problem(
            range, subject, "\(place) still has \(Wording.code(words)) for the number.",
            help: "Write the number of the proposal there.")
    }

    /// Where the template's words stand in place of a title: the field, else the heading.
    fileprivate var unwrittenTitle: Range<Int>? {
        if let field = titleField, let entry = entry(of: field), !entry.value.isEmpty,
            !entry.isFilled
        {
            return entry.valueRange
        }
        if let own = proposal.source.titleInOtherFrontMatter,
            let asked = template.source.titleInOtherFrontMatter,
            NormalizedText(text(own)) == NormalizedText(template.source.string(asked)),
            !text(own).contains("{{")
        {
            return own
        }
        guard !template.title.isEmpty, !template.isTitleFixed, let title else { return nil }
        let isTemplates = NormalizedText(title.heading) == NormalizedText(template.title)
        let isBare = title.title.isEmpty && titleField == nil
        return isTemplates || isBare ? title.headingRange : nil
    }
}
