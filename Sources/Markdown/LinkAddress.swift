/// Addresses of links with another path or another heading.
extension LocalLink {
    /// The text that makes the link lead elsewhere, and the bytes in whose place it is written.
    ///
    /// - Parameters:
    ///   - path: decoded; nil keeps the path that is there.
    ///   - anchor: the name of a heading; nil keeps the anchor that is there.
    package func edit(path: String?, anchor: String?) -> (range: Range<Int>, text: String)? {
        guard path != nil || anchor != nil else { return nil }
        let page = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let isPlain = address.count == destination.count
        if isPlain, let path, anchor == nil {
            let start = destination.lowerBound
            return (start..<start + page.count, path.inAddress)
        }
        if isPlain, path == nil, let anchor, let anchorRange { return (anchorRange, anchor) }
        let rest = address[page.count...]
        let query = rest.prefix { $0 != UInt8(ascii: "#") }
        let kept = anchor == nil ? rest : query
        let old = path == nil ? page.map { $0 }[...].decodingPercents : ""
        return (
            destination,
            (path ?? old).inAddress + kept.keptInAddress + (anchor.map { "#" + $0 } ?? "")
        )
    }
}

extension String {
    /// A path as it can stand in the address of any link: what would end it, or mean something else
    /// in Markdown or in an address, is encoded.
    fileprivate var inAddress: String {
        let first = utf8.prefix { $0 != UInt8(ascii: "/") }
        // Before a colon there would be a scheme.
        let start = first.contains(UInt8(ascii: ":")) ? "./" : ""
        return start + String(decoding: utf8.encoding { "%?#&".utf8.contains($0) }, as: UTF8.self)
    }
}

extension Sequence<UInt8> {
    /// The rest of an address, whose own escapes stay.
    fileprivate var keptInAddress: String {
        String(
            decoding: encoding { _ in false }.flatMap {
                $0 == UInt8(ascii: "&") ? Array("&amp;".utf8) : [$0]
            }, as: UTF8.self)
    }

    /// With blanks and signs of links, and what is asked for, as `%20` and the like.
    fileprivate func encoding(_ isEncoded: (UInt8) -> Bool) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return flatMap { byte in
            byte <= 0x20 || byte == 0x7F || "()<>\\\"`|".utf8.contains(byte) || isEncoded(byte)
                ? [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
        }
    }
}
