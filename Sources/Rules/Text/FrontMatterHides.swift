import Proposals

/// # `front-matter-hides`
///
/// What stands between a first line `---` and the next one is front matter if it reads as YAML,
/// and none of it is a heading. Where it holds headings of the template, or begins with the title,
/// the first line was likely meant as a rule. Nothing else is checked and nothing is changed before
/// that is settled. A remark `# ...` among the keys is no title.
///
/// Wrong: `---`, `## Summary`, `Note: later` and `---` at the top of a file.
/// Right: a blank line above the first `---`, which makes it a rule.
extension Rule {
    static let frontMatterHides = Rule(
        "front-matter-hides", .text, .error,
        "Front matter holds no title and no headings of the template."
    ) { document in
        guard case .hiddenHeadings(let hidden)? = document.proposal.obstacle else { return [] }
        let start = hidden.frontMatter.range.lowerBound
        let first = document.lines.range(ofLine: 1)
        let message = "\(hidden)".capitalizedFirst + "."
        return [
            Problem(
                start..<first.upperBound, .document, message,
                help: "If line 1 is a rule, put a blank line above it.",
                fixes: [
                    .suggested(
                        "Put a blank line above the rule.",
                        [.init(start..<start, document.proposal.lineEnding)])
                ])
        ]
    }
}
