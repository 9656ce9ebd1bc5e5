/// Addresses of links with another path or another heading.
extension LocalLink {
    /// The text that makes the link lead elsewhere, and the bytes in whose place it is written.
    ///
    /// - Parameters:
    ///   - path: decoded; nil keeps the path that is there.
    ///   - anchor: the name of a heading; nil keeps the anchor that is there.
    package func edit(path: String?, anchor: String?) -> (range: Range<Int>, text: String)? {
        guard path != nil || anchor != nil else { return nil }
        if let path, let pathRange, anchor == nil { return (pathRange, path.inAddress(form)) }
        if path == nil, let anchor, let anchorRange { return (anchorRange, anchor) }
        let page = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let rest = address[page.count...]
        let query = rest.prefix { $0 != UInt8(ascii: "#") }
        let kept = anchor == nil ? rest : query
        let old = path == nil ? page.map { $0 }[...].decodingPercents : ""
        return (
            destination,
            (path ?? old).inAddress(form) + kept.keptInAddress
                + (anchor.map { "#" + $0 } ?? "")
        )
    }
}

extension LocalLink.Form {
    /// What ends an address here, or spoils it, beside what does so everywhere.
    fileprivate var ends: String {
        switch self {
        case .markdown, .doubleQuoted: ""
        case .singleQuoted: "'"
        case .unquoted: "'="
        }
    }
}

extension String {
    /// A path as it can stand in the address of a link: what would end it, or mean something else
    /// in Markdown, in HTML or in an address, is encoded.
    fileprivate func inAddress(_ form: LocalLink.Form) -> String {
        let first = utf8.prefix { $0 != UInt8(ascii: "/") }
        // Before a colon there would be a scheme.
        let start = first.contains(UInt8(ascii: ":")) ? "./" : ""
        let signs = "%?#&" + form.ends
        return start + String(decoding: utf8.encoding { signs.utf8.contains($0) }, as: UTF8.self)
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
