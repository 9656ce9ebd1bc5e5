import Markdown

extension Proposal {
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
    fileprivate var mayHoldLinksToHeadings: Bool {
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
