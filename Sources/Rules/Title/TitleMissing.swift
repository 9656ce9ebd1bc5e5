import Proposals

/// # `title-missing`
///
/// A proposal begins with its title, one heading of level 1 above all others: lists of proposals
/// are made from it. A template without such a heading does not ask for one, and sections that
/// stand at level 1 themselves are told of first (`section-level`). A title in a header in code is one,
/// and so is that of a table, or of front matter, in which the template, or the older version of it that
/// the document follows, has none. Where front matter or a line has it and the template has both, a heading
/// that is missing is a warning, and in an accepted proposal a note: lists find the title. Where the first
/// heading has it one level down, nothing is missing; where that has words of the file's name, its level is
/// a warning.
///
/// Wrong: a file that begins with `## Summary`. Right: `# Enhancement: Garbage collection`.
extension Rule {
    static let titleMissing = Rule(
        "title-missing", .title, .error, "The file begins with its title, a heading of level 1."
    ) { document in
        guard !document.template.title.isEmpty, document.title == nil,
            document.nearFrontMatter == nil, !document.levels.hasOuter,
            !document.hasTitleElsewhere
        else { return [] }
        if let deeper = document.titleOneDown { return [document.problem(withLevelOf: deeper)] }
        let heading = "# " + (document.titleOfFields ?? document.template.title)
        // Front matter has it, and stands in a file of its own or above the place of the heading; or a line.
        let place = document.titleField?.place
        let isAbove =
            document.titleOfFields != nil && (place == .frontMatter || place == .head)
        let at = isAbove ? document.startOfText : 0
        var problem = Problem(
            at..<at, .document,
            isAbove ? "No heading has the title." : "There is no title.",
            help: "Start the file with `# \(document.template.heading(title: "<title>"))`: "
                + "lists of proposals show it.",
            fixes: [
                .suggested(
                    "Begin with \(Wording.code(heading)).",
                    [document.insertion(of: heading, at: document.startOfText)])
            ])
        if isAbove { problem.level = document.wasTaken ? .note : .warning }
        return [problem]
    }
}

extension CheckedDocument {
    /// Whether the title stands in a header in code, in a key or row that the template does not have, or in
    /// a first heading that is deeper.
    fileprivate var hasTitleElsewhere: Bool {
        if let field = titleField, field.isInCode { return filledEntry(of: field) != nil }
        if hasTitleInFirstHeading { return true }
        if titleField == nil, !proposal.value(ofField: "Title").isEmpty { return true }
        return metadata.contains {
            $0.field == nil && $0.place == .frontMatter && $0.isFilled
                && $0.name.lowercased() == "title"
        }
    }

    /// Whether the first heading says what the title's field does, maybe behind a label with a number.
    private var hasTitleInFirstHeading: Bool {
        guard let title = titleField.flatMap({ filledEntry(of: $0)?.value }),
            let first = headings.first
        else { return false }
        return text(first.block.content).trimmed.lowercased().hasSuffix(title.lowercased())
    }

    /// A heading one level down that stands above all others and has two words of the file's name, or all
    /// that it has: `## Community Plugins` in `0008-community-plugins.md`.
    fileprivate var titleOneDown: Heading? {
        guard let first = headings.first, first.level == 2,
            !headings.contains(where: { $0.level == 1 }),
            template.sections(named: first.name).isEmpty,
            trimmed(startOfText..<first.block.range.lowerBound).isEmpty,
            let name = context.fileName
        else { return nil }
        let words = { (text: String) in
            Set(
                text.lowercased().split { !$0.isLetter && !$0.isNumber }
                    .filter { $0.contains(where: \.isLetter) })
        }
        let ofFile = words(String(name.prefix { $0 != "." }))
        let shared = words(text(first.block.content)).intersection(ofFile)
        return shared.count > 1 || !shared.isEmpty && shared == ofFile ? first : nil
    }

    fileprivate func problem(withLevelOf heading: Heading) -> Problem {
        let range = heading.block.range
        let isATX = bytes[range].starts(with: "## ".utf8)
        var problem = Problem(
            heading.block.content, .document,
            "The title is a heading of level 2: \(Wording.quoted(self.text(heading.block.content))).",
            help: "Make it one of level 1, above all others: lists of proposals show that.",
            fixes: isATX
                ? [
                    .suggested(
                        "Make it a heading of level 1.",
                        [.init(range.lowerBound..<range.lowerBound + 1, "")])
                ] : [])
        problem.level = .warning
        return problem
    }

    /// `Enhancement 004: Tag history`, as the fields say; nil if they give no title.
    fileprivate var titleOfFields: String? {
        guard let title = titleField.flatMap({ filledEntry(of: $0)?.value }) else { return nil }
        let number = numberField.flatMap { filledEntry(of: $0)?.value } ?? ""
        return template.heading(title: title, number: number)
    }
}
