/// What a reader sees of a document's text, and where its links lead.
extension MarkdownDocument {
    /// The text of a paragraph, heading or cell without marks: code is kept, HTML left out, a line
    /// break is a space.
    package func text(of block: Int) -> String {
        String(decoding: bytes(ofInlines: inlines(of: block)), as: UTF8.self)
    }

    /// The text of a heading that makes its anchor: descriptions of images are left out.
    package func textForName(of block: Int) -> [UInt8] {
        bytes(ofInlines: inlines(of: block), describesImages: false)
    }

    /// The text of an inline and its descendants.
    package func text(ofInline index: Int) -> String {
        String(decoding: bytes(ofInlines: index..<inlines[index].end), as: UTF8.self)
    }

    private func bytes(ofInlines range: Range<Int>, describesImages: Bool = true) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            let inlinesHere = inlines[range]
            guard let first = inlinesHere.first, let last = inlinesHere.last else { return [] }
            var text: [UInt8] = []
            text.reserveCapacity(last.range.upperBound - first.range.lowerBound)
            var imageEnd = 0
            for (index, inline) in zip(range, inlines[range]) where index >= imageEnd {
                switch inline.kind {
                case .image where !describesImages: imageEnd = inline.end
                case .text, .escape, .code, .autolink: add(inline.content, bytes, to: &text)
                case .entity: text += Entity.text(of: inline.range, in: bytes)
                case .softBreak, .hardBreak: text.append(UInt8(ascii: " "))
                default: break
                }
            }
            return text
        }
    }

    /// The lines of a range without marks of the blocks around it, and without their line ends.
    package func lines(of range: Range<Int>) -> [String] {
        bytes.withUnsafeBufferPointer { bytes in
            var text: [UInt8] = []
            tree.gaps.forEachPiece(in: range) { piece, padding in
                text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: padding))
                text += bytes[piece]
            }
            return text.withUnsafeBufferPointer { text in
                var lines: [String] = []
                var reader = LineReader(text, in: 0..<text.count)
                while let (start, end, _) = reader.next() {
                    lines.append(String(decoding: text[start..<end], as: UTF8.self))
                }
                return lines
            }
        }
    }

    private func add(
        _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]
    ) {
        tree.gaps.forEachPiece(in: range) { piece, _ in
            guard bytes[piece].contains(where: \.isLineEnding) else {
                text.append(contentsOf: bytes[piece])
                return
            }
            for byte in bytes[piece] where byte != UInt8(ascii: "\r") {
                text.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
            }
        }
    }

    /// The address that a link, image or autolink leads to, escapes and entities resolved; nil for
    /// other inlines.
    package func destination(of inline: Int) -> String? {
        destinationBytes(of: inline).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same as bytes.
    package func destinationBytes(of inline: Int) -> [UInt8]? {
        target(of: inline).map { target in
            bytes.withUnsafeBufferPointer { address(of: inline, target, $0) }
        }
    }

    /// The address that a definition gives, escapes and entities resolved.
    package func destinationBytes(of definition: LinkDefinition) -> [UInt8] {
        bytes.withUnsafeBufferPointer { unescaped(definition.destination, $0, escapes: true) }
    }

    func address(
        of inline: Int, _ target: LinkTarget, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8] {
        let isAutolink = inlines[inline].kind == .autolink
        let isBare = isAutolink && inlines[inline].content == inlines[inline].range
        let written =
            isBare
            ? Array(bytes[target.destination])
            : unescaped(target.destination, bytes, escapes: !isAutolink)
        switch target.scheme {
        case .written: return written
        case .mailto: return Array("mailto:".utf8) + written
        case .http: return Array("http://".utf8) + written
        }
    }

    /// The bytes of a range without gaps, entities and, if asked for, backslash escapes resolved.
    func unescaped(
        _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, escapes: Bool
    ) -> [UInt8] {
        var whole: [UInt8] = []
        whole.reserveCapacity(range.count)
        tree.gaps.forEachPiece(in: range) { piece, _ in
            for index in piece {
                let byte = bytes[index]
                if byte != UInt8(ascii: "\r") {
                    whole.append(byte)
                } else if index + 1 == piece.upperBound || bytes[index + 1] != UInt8(ascii: "\n") {
                    whole.append(UInt8(ascii: "\n"))
                }
            }
        }
        guard whole.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") }) else {
            return whole
        }
        return whole.withUnsafeBufferPointer { text in
            var result: [UInt8] = []
            var position = 0
            while position < text.count {
                if escapes, text[position] == UInt8(ascii: "\\"), position + 1 < text.count,
                    text[position + 1].isPunctuation
                {
                    result.append(text[position + 1])
                    position += 2
                } else if text[position] == UInt8(ascii: "&"),
                    let end = Entity.end(in: text, from: position, limit: text.count)
                {
                    result += Entity.text(of: position..<end, in: text)
                    position = end
                } else {
                    result.append(text[position])
                    position += 1
                }
            }
            return result
        }
    }
}
