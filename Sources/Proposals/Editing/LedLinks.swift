import Markdown

extension Proposal {
    /// What links here need to lead to the headings that they led to in an earlier state: the bytes of
    /// their anchors, and the names in their place, in order.
    ///
    /// A link follows a heading that has other words now. One that names another heading now, though
    /// its own has the same words still, was changed on purpose; one that names none was not.
    package func linksLedAlong(since before: Proposal) -> [(range: Range<Int>, name: String)] {
        let (oldBytes, newBytes) = (before.bytes, bytes)
        guard oldBytes.mayHoldLinksToHeadings else { return [] }
        let old = MarkdownDocument(oldBytes, extensions: .file)
        let new = MarkdownDocument(newBytes, extensions: .file)
        let anchors = HeadingAnchors(new)
        let (was, now) = (HeadingAnchors(old).all.map(\.name), anchors.all.map(\.name))
        let links = { (document: MarkdownDocument) in
            LocalLink.all(in: document).filter(\.path.isEmpty)
        }
        let (oldLinks, newLinks) = (links(old), links(new))
        guard was.count == now.count, oldLinks.count == newLinks.count else { return [] }
        let headings = Dictionary(zip(was, was.indices), uniquingKeysWith: { first, _ in first })
        return zip(oldLinks, newLinks).compactMap { old, new in
            guard let led = old.anchor, let heading = headings[led], let written = new.anchor,
                let range = new.anchorRange
            else { return nil }
            let name = now[heading]
            guard written != name, !name.isEmpty else { return nil }
            let isReworded = name != was[heading]
            let isAstray =
                written != led && !HeadingAnchors.contains(written, in: anchors.names)
            return isReworded || isAstray ? (range, name) : nil
        }
    }

    /// How many links here led to a heading of an earlier state, and lead to none now: the heading has
    /// other words, or the link names another.
    package func linksThatLostTheirHeading(since before: Proposal) -> Int {
        let (old, new) = (before.bytes, bytes)
        guard old.mayHoldLinksToHeadings || new.mayHoldLinksToHeadings else { return 0 }
        return max(0, Self.danglingLinks(in: new) - Self.danglingLinks(in: old))
    }

    private static func danglingLinks(in bytes: [UInt8]) -> Int {
        let document = MarkdownDocument(bytes, extensions: .file)
        let names = HeadingAnchors(document).names
        return LocalLink.all(in: document).count { link in
            guard link.path.isEmpty, let anchor = link.anchor, !anchor.isEmpty else { return false }
            return !HeadingAnchors.contains(anchor, in: names)
        }
    }
}

extension [UInt8] {
    /// Whether a `#` stands where an address may begin, which is told without reading the document.
    var mayHoldLinksToHeadings: Bool {
        withUnsafeBufferPointer { bytes in
            bytes.indices.dropFirst().contains { index in
                guard bytes[index] == UInt8(ascii: "#") else { return false }
                switch bytes[index - 1] {
                case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "\""),
                    UInt8(ascii: "'"), 0x20, 0x09:
                    return true
                default: return false
                }
            }
        }
    }
}
