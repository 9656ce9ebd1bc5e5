import Markdown

/// A link, image or link definition that leads to a file beside the proposal, or into the proposal.
struct LocalLink: Sendable {
    /// Bytes of the address as it is written.
    let destination: Range<Int>
    /// Decoded; empty for a place in the same file.
    let path: String
    /// Decoded; nil without `#`.
    let anchor: String?
    /// Bytes of what follows the `#`, if it is written without escapes.
    let anchorRange: Range<Int>?

    /// - Returns: nil for an address that names a scheme or a host.
    fileprivate init?(_ address: String, at destination: Range<Int>) {
        let head = address.prefix { !"/?#".contains($0) }
        guard !address.isEmpty, !head.contains(":"), !address.hasPrefix("//") else { return nil }
        self.destination = destination
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0].prefix { $0 != "?" }).decodingPercents
        // Behind a query or `:~:` stands what the page is to do, not a heading.
        let isHeading = parts.count == 2 && !parts[0].contains("?") && !parts[1].hasPrefix(":~:")
        anchor = isHeading ? String(parts[1]).decodingPercents : nil
        let isPlain = address.utf8.count == destination.count
        let anchorBytes = parts.count == 2 ? parts[1].utf8.count : 0
        anchorRange =
            isPlain && parts.count == 2
            ? destination.upperBound - anchorBytes..<destination.upperBound : nil
    }

    /// In file order; a definition counts once, if any link refers to it.
    static func all(in document: MarkdownDocument, from start: Int) -> [LocalLink] {
        var links: [LocalLink] = []
        let bytes = document.bytes
        let used = Set(
            document.inlines.indices.compactMap { document.target(of: $0)?.definition })
        /// Told apart by a byte, since nearly all links name a scheme.
        func mayBeLocal(_ range: Range<Int>) -> Bool {
            range.lowerBound >= start && !range.isEmpty
                && !bytes[range].starts(with: Array("http".utf8))
        }
        for (index, block) in document.tree.blocks.enumerated() {
            if case .definition(let definition) = block.kind, used.contains(index),
                mayBeLocal(definition.destination),
                let link = LocalLink(
                    document.destination(of: definition), at: definition.destination)
            {
                links.append(link)
            }
            for inline in document.inlines(of: index) where document.inlines[inline].isLink {
                guard let target = document.target(of: inline), target.definition == nil,
                    mayBeLocal(target.destination),
                    let address = document.destination(of: inline),
                    let link = LocalLink(address, at: target.destination)
                else { continue }
                links.append(link)
            }
        }
        return links
    }
}

extension String {
    /// With `%20` and the like as the bytes that they stand for.
    fileprivate var decodingPercents: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
