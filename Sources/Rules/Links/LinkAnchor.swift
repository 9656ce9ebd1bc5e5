import Markdown
import Proposals

/// # `link-anchor`
///
/// A link to a part of this file, or of another Markdown file, leads to one of its headings, by the
/// name that GitHub makes of it: small letters, blanks as hyphens, without other signs.
///
/// Wrong: `[see](#Design_Details)`, where the heading is `Design Details`.
/// Right: `[see](#design-details)`.
extension Rule {
    static let linkAnchor = Rule(
        "link-anchor", .text, .warning, "Headings that links lead to exist."
    ) { document in
        let links = document.links.filter { $0.anchor?.isEmpty == false }
        guard !links.isEmpty else { return [] }
        return links.compactMap { link -> Problem? in
            guard let anchor = link.anchor else { return nil }
            let names =
                link.path.isEmpty
                ? document.anchors : document.context.files?.anchors(in: link.path)
            guard let names, !HeadingAnchors.contains(anchor, in: names) else { return nil }
            let small = anchor.lowercased()
            let isCaseOnly = names.contains(small)
            lazy var near =
                isCaseOnly
                ? small
                : Closeness.isWorthwhile(links.count, among: names.count)
                    ? Closeness.nearest(to: anchor, of: names.sorted()) : nil
            let file = link.path.isEmpty ? "here" : "in \(Wording.code(link.path))"
            var problem = Problem(
                link.anchorRange ?? link.destination,
                document.subject(at: link.destination.lowerBound),
                "No heading \(file) is named \(Wording.code("#" + anchor)).",
                help: near.map { "Do you mean `#\($0)`?" }
                    ?? "Give the link the name of a heading, or take it out.",
                fixes: link.anchorRange.flatMap { range in
                    near.map { [.suggested("Write `#\($0)`.", [.init(range, $0)])] }
                } ?? [])
            if isCaseOnly { problem.level = .note }
            return problem
        }
    }
}
