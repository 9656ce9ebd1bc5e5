/// A link, image or link definition that leads to a file beside the proposal, or into the proposal.
package struct LocalLink: Sendable {
    /// Bytes of the address as it is written.
    package let destination: Range<Int>
    /// Decoded; empty for a place in the same file.
    package let path: String
    /// Decoded; nil without `#`.
    package let anchor: String?
    /// Bytes of the anchor behind the `#`, where they are known in spite of escapes.
    package let anchorRange: Range<Int>?
    /// Bytes of the path before the `?` and the `#`, where they are known in spite of escapes.
    let pathRange: Range<Int>?
    /// The address with Markdown's escapes or HTML's references resolved, and the escapes of
    /// addresses kept.
    let address: [UInt8]
    let form: Form

    /// What the address stands in, which decides what may end it.
    enum Form {
        case markdown
        case doubleQuoted, singleQuoted, unquoted

        /// - Parameter value: an attribute's, without its quotes.
        fileprivate init(ofAttribute value: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
            switch value.lowerBound > 0 ? bytes[value.lowerBound - 1] : 0 {
            case UInt8(ascii: "\""): self = .doubleQuoted
            case UInt8(ascii: "'"): self = .singleQuoted
            default: self = .unquoted
            }
        }
    }

    /// - Parameters:
    ///   - address: without escapes and references.
    ///   - destination: the bytes that it is written with.
    ///   - offsets: the byte of the destination that each byte of the address begins with, and the
    ///     end; nil where only an address without escapes tells that.
    /// - Returns: nil for an address that names a scheme or a host.
    fileprivate init?(
        _ address: [UInt8], at destination: Range<Int>, form: Form = .markdown,
        offsets: [Int]? = nil
    ) {
        guard !address.isEmpty, !address.namesScheme, !address.starts(with: "//".utf8) else {
            return nil
        }
        (self.destination, self.address, self.form) = (destination, address, form)
        let isPlain = address.count == destination.count
        let place = { (index: Int) in
            offsets?[index] ?? (isPlain ? destination.lowerBound + index : nil)
        }
        let sign = address.firstIndex(of: UInt8(ascii: "#"))
        let page = address[..<(sign ?? address.endIndex)]
        let query = page.firstIndex(of: UInt8(ascii: "?"))
        path = page[..<(query ?? page.endIndex)].decodingPercents
        pathRange = place(query ?? page.endIndex).map { destination.lowerBound..<$0 }
        guard let sign else {
            (anchor, anchorRange) = (nil, nil)
            return
        }
        let name = address[(sign + 1)...]
        // Behind a query or `:~:` stands what the page is to do, not a heading.
        let isHeading = query == nil && !name.starts(with: ":~:".utf8)
        anchor = isHeading ? name.decodingPercents : nil
        anchorRange = place(sign + 1).map { $0..<destination.upperBound }
    }

    /// What an inline link leads to, by its own address or that of its definition; nil for an address
    /// that names a scheme or a host.
    package init?(of inline: Int, in document: MarkdownDocument) {
        guard let target = document.target(of: inline),
            let address = document.destinationBytes(of: inline)
        else { return nil }
        self.init(address, at: target.destination)
    }

    /// In file order; a definition counts once, if any link refers to it.
    /// - Parameter withUnused: definitions that no link refers to are wanted, too.
    package static func all(
        in document: MarkdownDocument, withUnused: Bool = false
    ) -> [LocalLink] {
        let bytes = document.bytes
        let scheme = Array("http".utf8)
        /// Told apart by a byte, since nearly all links name a scheme.
        func mayBeLocal(_ range: Range<Int>) -> Bool {
            !range.isEmpty && !bytes[range].starts(with: scheme)
        }
        var used: Set<Int> = []
        var found: [(start: Int, link: LocalLink)] = []
        for index in document.links {
            guard let target = document.target(of: index) else { continue }
            if let definition = target.definition {
                used.insert(definition)
            } else if mayBeLocal(target.destination),
                let address = document.destinationBytes(of: index),
                let link = LocalLink(address, at: target.destination)
            {
                found.append((document.inlines[index].range.lowerBound, link))
            }
        }
        if withUnused {
            used = Set(
                document.tree.blocks.indices.filter {
                    if case .definition = document.tree.blocks[$0].kind { true } else { false }
                })
        }
        for index in used {
            let block = document.tree.blocks[index]
            if case .definition(let definition) = block.kind, mayBeLocal(definition.destination),
                let link = LocalLink(
                    document.destinationBytes(of: definition), at: definition.destination)
            {
                found.append((block.range.lowerBound, link))
            }
        }
        return found.sorted { $0.start < $1.start }.map(\.link)
    }

    /// The links that the document's own HTML has as `href`, `src` and `srcset`, in file order.
    package static func inHTML(of document: MarkdownDocument) -> [LocalLink] {
        let blocks = document.tree.blocks.filter {
            if case .html = $0.kind { true } else { false }
        }
        let stretches = blocks.map(\.range) + document.tags.map { document.inlines[$0].range }
        var found: [LocalLink] = []
        document.bytes.withUnsafeBufferPointer { bytes in
            for stretch in stretches {
                var tags = StartTags(bytes, in: stretch)
                tags.forEachAttribute { name, value in
                    let addresses =
                        switch name {
                        case "href", "src": [value]
                        case "srcset": sources(in: value, of: bytes)
                        default: [Range<Int>]()
                        }
                    let form = Form(ofAttribute: value, in: bytes)
                    found += addresses.compactMap { address in
                        LocalLink(ofAttribute: address, in: bytes, form: form)
                    }
                }
            }
        }
        return found.sorted { $0.destination.lowerBound < $1.destination.lowerBound }
    }

    /// The addresses of a `srcset`: each with words on its size behind it, up to a comma. None where a
    /// blank or a comma is written as a character reference.
    private static func sources(
        in value: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>] {
        let comma = UInt8(ascii: ",")
        let parts = { (byte: UInt8) in byte <= 0x20 || byte == comma }
        for at in value where bytes[at] == UInt8(ascii: "&") {
            if let end = Entity.end(in: bytes, from: at, limit: value.upperBound),
                Entity.text(of: at..<end, in: bytes).contains(where: parts)
            {
                return []
            }
        }
        var found: [Range<Int>] = []
        var at = value.lowerBound
        while let start = bytes[at..<value.upperBound].firstIndex(where: { !parts($0) }) {
            let blank = bytes[start..<value.upperBound].firstIndex { $0 <= 0x20 }
            let behind = blank ?? value.upperBound
            // A comma right behind an address ends it: nothing is said of its size.
            let end = bytes[start..<behind].lastIndex { $0 != comma }.map { $0 + 1 } ?? behind
            found.append(start..<end)
            let next =
                end < behind ? behind : bytes[behind..<value.upperBound].firstIndex(of: comma)
            at = next ?? value.upperBound
        }
        return found
    }

    /// The value of an attribute, or a part of it, as browsers read an address: without the blanks
    /// around it.
    /// - Returns: nil for one with signs that cannot be seen, too.
    private init?(
        ofAttribute value: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, form: Form
    ) {
        let isSeen = { (index: Int) in bytes[index] > 0x20 }
        guard let first = value.first(where: isSeen), let last = value.last(where: isSeen) else {
            return nil
        }
        var address: [UInt8] = []
        var offsets: [Int] = []
        var at = first
        while at <= last {
            var text = [bytes[at]]
            var end = at + 1
            if bytes[at] == UInt8(ascii: "&"),
                let behind = Entity.end(in: bytes, from: at, limit: last + 1)
            {
                text = Entity.text(of: at..<behind, in: bytes)
                end = behind
            }
            address += text
            offsets += text.map { _ in at }
            at = end
        }
        guard !address.contains(where: { $0 < 0x20 }) else { return nil }
        self.init(address, at: first..<last + 1, form: form, offsets: offsets + [last + 1])
    }
}

extension [UInt8] {
    /// Whether a `:` stands before the path, the query and the anchor.
    fileprivate var namesScheme: Bool {
        for byte in self {
            switch byte {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
            default: break
            }
        }
        return false
    }
}
