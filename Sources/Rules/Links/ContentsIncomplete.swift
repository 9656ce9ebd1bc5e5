import Proposals

/// # `contents-incomplete`
///
/// A list of contents between the marks of a program, `<!-- toc -->`, has an entry for each heading of its
/// levels that stands below it. One that leaves out more than a quarter of them does so on purpose.
///
/// Wrong: `## Alpha` without `- [Alpha](#alpha)` in such a list.
/// Right: an entry in the place of the heading.
extension Rule {
    static let contentsIncomplete = Rule(
        "contents-incomplete", .text, .warning, "Lists of contents have all headings."
    ) { document in
        document.bytes.missingContents(in: document.markdown).map { missing in
            let heading = missing.headings[0]
            let edit = Fix.Edit(missing.edit.range, missing.edit.text)
            let title = missing.headings.count == 1 ? "Add the entry." : "Add the entries."
            return Problem(
                heading, document.subject(at: heading.lowerBound),
                "The contents lack \(Wording.quoted(document.text(heading)))"
                    + "\(Wording.places(missing.headings.count)).",
                help: "Add it between the marks, or run the program that writes the list.",
                fixes: [
                    document.proposal.isAccepted
                        ? .suggested(title, [edit]) : .safe(title, [edit])
                ])
        }
    }
}
