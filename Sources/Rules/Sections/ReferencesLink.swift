import Markdown
import Proposals

/// # `references-link`
///
/// A section of references leads somewhere: it has a link, or cites something by a number, such as
/// an RFC. A few words, such as `None.`, are an answer too.
///
/// Wrong: `- The OCI distribution specification`.
/// Right: `- [The OCI distribution specification](https://github.com/opencontainers/distribution-spec)`.
extension Rule {
    static func referencesLink(of section: Template.Section, at index: Int) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(section.title))-link", .sections, .note,
            "`\(section.title)` leads somewhere."
        ) { document in
            guard let place = document.place(forTemplate: index), place.hasOwnText,
                !document.isShortAnswer(place, words: 8), !document.leadsSomewhere(place)
            else { return [] }
            return [
                Problem(
                    place.title, place.subject, "\(section.title) has no link.",
                    help: "Give the addresses of what you refer to.")
            ]
        }
    }
}

extension CheckedDocument {
    fileprivate func leadsSomewhere(_ place: SectionSpan) -> Bool {
        blocks(of: place).contains { block in
            if case .definition = tree.blocks[block].kind { return true }
            return markdown.inlines(of: block).contains { index in
                switch markdown.inlines[index].kind {
                case .link, .image, .autolink, .footnoteReference: true
                case .text:
                    // A number of a standard, a year, an issue.
                    bytes[markdown.inlines[index].range].contains { (0x30...0x39).contains($0) }
                case .html: text(markdown.inlines[index].range).contains("href")
                default: false
                }
            }
        }
    }
}
