import Markdown
import Proposals

/// # `link-empty`
///
/// A link has an address.
///
/// Wrong: `[the design]()`. Right: `[the design](design.md)`.
extension Rule {
    static let linkEmpty = Rule(
        "link-empty", .text, .warning, "Links have addresses."
    ) { document in
        document.markdown.links.compactMap { index -> Problem? in
            let inline = document.markdown.inlines[index]
            guard let target = document.markdown.target(of: index),
                target.definition == nil, target.destination.isEmpty
            else { return nil }
            let name = document.markdown.text(ofInline: index).onOneLine
            return Problem(
                inline.range, document.subject(at: inline.range.lowerBound),
                "\(inline.kind == .image ? "The image" : "The link") "
                    + "\(Wording.quoted(name)) leads nowhere.",
                help: "Put the address between the brackets, or take them out.",
                fixes: [
                    .suggested(
                        "Keep the text alone.",
                        [
                            .init(inline.range.lowerBound..<inline.content.lowerBound, ""),
                            .init(inline.content.upperBound..<inline.range.upperBound, ""),
                        ])
                ])
        }
    }
}
