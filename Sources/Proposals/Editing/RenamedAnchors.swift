import Markdown

/// The new anchors of links to headings, where only the words of the headings are others now.
package struct RenamedAnchors: Sendable {
    /// New names by old ones.
    private let names: [String: String]

    package init(from old: [UInt8], to new: [UInt8]) {
        let before = HeadingAnchors(MarkdownDocument(old, extensions: .file)).all
        let after = HeadingAnchors(MarkdownDocument(new, extensions: .file)).all
        var names: [String: String] = [:]
        if before.count == after.count {
            // To a heading of signs alone no link can lead.
            for (old, new) in zip(before, after) where old.name != new.name && !new.name.isEmpty {
                names[old.name] = new.name
            }
        }
        self.names = names
    }

    /// The name that a heading has now; nil where it is the same, or there was none.
    package subscript(old: String) -> String? { names[old] }

    package var isEmpty: Bool { names.isEmpty }

    /// The new names that the links need, each with the bytes of the old name.
    package func edits(of links: [LocalLink]) -> [(range: Range<Int>, name: String)] {
        links.compactMap { link in
            guard let anchor = link.anchor, let range = link.anchorRange, let new = names[anchor]
            else { return nil }
            return (range, new)
        }
    }
}
