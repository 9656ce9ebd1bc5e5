import Markdown
import Proposals

/// # `contents-incomplete`
///
/// A list of contents between the marks of a program, `<!-- toc -->`, has an entry for each heading of its
/// levels that stands below it. One that leaves out more than a quarter of them does so on purpose, and so
/// does the template of what its own list has not.
///
/// Wrong: `## Alpha` without `- [Alpha](#alpha)` in such a list.
/// Right: an entry in the place of the heading.
extension Rule {
    static let contentsIncomplete = Rule(
        "contents-incomplete", .text, .warning, "Lists of contents have all headings."
    ) { document in
        document.contentsMissing.map { missing -> Problem in
            let heading = missing.headings[0]
            let edit = Fix.Edit(missing.edit.range, missing.edit.text)
            let title = missing.headings.count == 1 ? "Add the entry." : "Add the entries."
            return Problem(
                heading, document.subject(at: heading.lowerBound),
                "The contents lack \(Wording.quoted(document.text(heading)))"
                    + "\(Wording.places(missing.headings.count)).",
                help: "Add it between the marks, or run the program that writes the list.",
                fixes: [
                    document.isAccepted
                        ? .suggested(title, [edit]) : .safe(title, [edit])
                ])
        }
    }
}

extension CheckedDocument {
    /// What lists of contents lack, but for headings that the template's own list lacks.
    fileprivate var contentsMissing: [MissingContents] {
        let missing = bytes.missingContents(in: markdown)
        guard !missing.isEmpty else { return [] }
        let source = template.source
        let asked = MarkdownDocument(source.bytes, extensions: .file)
        let known = Set(
            source.bytes.missingContents(in: asked).flatMap(\.headings)
                .map { NormalizedText(source.string($0)) })
        return missing.filter { missing in
            !missing.headings.allSatisfy { known.contains(NormalizedText(text($0))) }
        }
    }
}
