/// The inlines of a block as HTML.
extension HTMLWriter {
    /// - Parameter range: of one block, from the start of one of its outermost inlines on.
    mutating func writeInlines(_ range: Range<Int>) {
        let inlines = document.inlines
        var open: [Int] = []
        var index = range.lowerBound
        /// The image of which only the text of inlines is written, since they describe it.
        var image: Int?
        while true {
            while let last = open.last, inlines[last].end <= index {
                open.removeLast()
                if image == last {
                    image = nil
                    writeEnd(ofImage: last)
                } else if image == nil {
                    put(endTag(of: inlines[last].kind))
                }
            }
            guard index < range.upperBound else { return }
            let inline = inlines[index]
            if image == nil {
                write(inline, index)
                if inline.kind == .image { image = index }
            } else {
                writePlain(inline)
            }
            switch inline.kind {
            case .emphasis, .strong, .strikethrough, .link, .image: open.append(index)
            default: break
            }
            index += 1
        }
    }

    private mutating func write(_ inline: Inline, _ index: Int) {
        switch inline.kind {
        case .text, .escape: putText(inline.content)
        case .entity: putEscaped(Entity.text(of: inline.range, in: bytes)[...])
        case .code:
            put("<code>")
            putEscaped(code(inline.content))
            put("</code>")
        case .emphasis: put("<em>")
        case .strong: put("<strong>")
        case .strikethrough: put("<del>")
        case .link:
            writeStart(ofLink: index)
            put(">")
        case .image:
            put("<img src=\"")
            putAddress(ofTarget: index)
            put("\" alt=\"")
        case .autolink:
            writeStart(ofLink: index)
            put(">")
            writeAddress(inline)
            put("</a>")
        case .html:
            if renderer.rawHTML == .omitted {
                put("<!-- raw HTML omitted -->")
            } else {
                putHTML(inline.range)
            }
        case .softBreak: put("\n")
        case .hardBreak: put("<br />\n")
        case .footnoteReference: writeReference(index)
        }
    }

    private func endTag(of kind: Inline.Kind) -> StaticString {
        switch kind {
        case .emphasis: "</em>"
        case .strong: "</strong>"
        case .strikethrough: "</del>"
        default: "</a>"
        }
    }

    /// The text alone.
    private mutating func writePlain(_ inline: Inline) {
        switch inline.kind {
        case .text, .escape, .html: putText(inline.content)
        case .entity: putEscaped(Entity.text(of: inline.range, in: bytes)[...])
        case .code: putEscaped(code(inline.content))
        case .autolink: writeAddress(inline)
        case .softBreak, .hardBreak: put(" ")
        case .emphasis, .strong, .strikethrough, .link, .image, .footnoteReference: break
        }
    }

    private mutating func writeAddress(_ inline: Inline) {
        if inline.content == inline.range {
            putText(inline.content)
        } else {
            putEscaped(unescaped(inline.content, escapes: false)[...])
        }
    }

    private mutating func writeStart(ofLink index: Int) {
        put("<a href=\"")
        putAddress(ofTarget: index)
        put("\"")
        writeTitle(ofTarget: index)
    }

    private mutating func writeEnd(ofImage index: Int) {
        put("\"")
        writeTitle(ofTarget: index)
        put(" />")
    }

    private mutating func writeTitle(ofTarget index: Int) {
        guard let title = document.target(of: index)?.title, !title.isEmpty else { return }
        put(" title=\"")
        putEscaped(unescaped(title)[...])
        put("\"")
    }

    private mutating func putAddress(ofTarget index: Int) {
        guard let target = document.target(of: index) else { return }
        let address = document.address(of: index, target, bytes)
        if renderer.rawHTML == .omitted, DangerousAddress.matches(address) { return }
        putAddress(address)
    }

    private mutating func writeReference(_ index: Int) {
        guard let note = document.footnote(of: index) else { return }
        seenReferences[note, default: 0] += 1
        let count = seenReferences[note] ?? 1
        put("<sup class=\"footnote-ref\"><a href=\"#fn")
        writeName(ofNote: note)
        put("\" id=\"fnref")
        writeName(ofNote: note)
        if renderer.footnoteNames == .labels {
            put(count > 1 ? "-\(count)\" data-footnote-ref>" : "\" data-footnote-ref>")
        } else {
            put("\">")
        }
        put("\(notes.numbers[note] ?? 0)</a></sup>")
    }

    // MARK: Text

    /// The text of a code span: line endings are spaces, one space at both ends is left out.
    private func code(_ range: Range<Int>) -> ArraySlice<UInt8> {
        var code: [UInt8] = []
        var isBlank = true
        document.tree.gaps.forEachPiece(in: range) { piece, _ in
            for index in piece {
                let byte = bytes[index]
                if byte == UInt8(ascii: "\r"), index + 1 < piece.upperBound,
                    bytes[index + 1] == UInt8(ascii: "\n")
                {
                    continue
                }
                code.append(byte.isLineEnding ? UInt8(ascii: " ") : byte)
                if code.last != UInt8(ascii: " ") { isBlank = false }
            }
        }
        guard !isBlank, code.first == UInt8(ascii: " "), code.last == UInt8(ascii: " ") else {
            return code[...]
        }
        return code.dropFirst().dropLast()
    }

    func unescaped(_ range: Range<Int>, escapes: Bool = true) -> [UInt8] {
        document.unescaped(range, bytes, escapes: escapes)
    }
}
