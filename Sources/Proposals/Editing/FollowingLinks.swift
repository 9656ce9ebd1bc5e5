import Markdown

/// A link to a heading that has other words than in an earlier text, with what it needs to follow.
package struct FollowingLink: Sendable {
    package typealias Edit = (range: Range<Int>, text: String)

    /// The bytes of its anchor, and the name in its place; nil where that is the same.
    package let anchor: Edit?
    /// Of an entry of a list of contents that says what the heading said, and no more: the bytes of
    /// its words, and the heading's in their place; nil for all other links.
    package let words: Edit?

    /// In order.
    package var edits: [Edit] { [words, anchor].compactMap { $0 } }
}

extension [UInt8] {
    /// The links here that have to follow headings, where nothing but the words of these is another
    /// than in an earlier text; in order.
    package func linksFollowing(_ old: [UInt8]) -> [FollowingLink] {
        let document = MarkdownDocument(self, extensions: .file)
        let before = MarkdownDocument(old, extensions: .file)
        let (was, now) = (HeadingAnchors(before).all, HeadingAnchors(document).all)
        guard was.count == now.count else { return [] }
        let headings = Dictionary(
            zip(was.map(\.name), was.indices), uniquingKeysWith: { first, _ in first })
        let entries = ContentsEntries(document, of: self).words
        return LocalLink.all(in: document).compactMap { link -> FollowingLink? in
            guard link.path.isEmpty, let led = link.anchor, let heading = headings[led] else {
                return nil
            }
            let name = now[heading].name
            var anchor: FollowingLink.Edit?
            // To a heading of signs alone no link can lead.
            if name != led, !name.isEmpty, let range = link.anchorRange { anchor = (range, name) }
            var words: FollowingLink.Edit?
            let said = old[before.tree.blocks[was[heading].block].content]
            let says = self[document.tree.blocks[now[heading].block].content]
            if said != says, says.mayBeWordsOfLink,
                let range = entries[link.destination.lowerBound], self[range] == said
            {
                words = (range, String(decoding: says, as: UTF8.self))
            }
            return anchor == nil && words == nil ? nil : FollowingLink(anchor: anchor, words: words)
        }
    }

    /// With other bytes in some places, which are given in order.
    package func writing(_ edits: [FollowingLink.Edit]) -> [UInt8] {
        var bytes = self
        for (range, text) in edits.reversed() {
            bytes.replaceSubrange(range, with: Array(text.utf8))
        }
        return bytes
    }
}

extension ArraySlice<UInt8> {
    /// Whether a heading's text is one line without a bracket, which might end the words of a link.
    var mayBeWordsOfLink: Bool {
        !isEmpty
            && allSatisfy {
                !$0.isLineEnding && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]")
            }
    }
}
