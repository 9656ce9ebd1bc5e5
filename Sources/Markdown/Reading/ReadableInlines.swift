/// The inlines of a block as a reader sees them: emphasis is a style, entities and escapes are what
/// they stand for, addresses stand behind the text of their links.
///
/// Code keeps its backticks, since it would look like text. Of HTML, comments and tags that GitHub
/// knows are left out; any other tag is shown, although a browser would not.
struct ReadableInlines {
    /// Parted at hard breaks; each is wrapped on its own.
    private(set) var lines = [StyledLine()]
    private let document: MarkdownDocument
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The inlines whose end is to come, with the style outside of each.
    private var open: [(inline: Int, outer: TextStyle)] = []
    private var style: TextStyle = []
    /// The innermost link whose end is to come.
    private var link: Int? { open.last { document.inlines[$0.inline].kind == .link }?.inline }

    init(
        _ document: MarkdownDocument, _ bytes: UnsafeBufferPointer<UInt8>, of range: Range<Int>
    ) {
        self.document = document
        self.bytes = bytes
        for index in range {
            close(before: index)
            add(index)
        }
        close(before: range.upperBound)
        if lines.count > 1, lines.last?.runs.isEmpty == true { lines.removeLast() }
    }

    /// The lines as one.
    var joined: StyledLine {
        var whole = StyledLine()
        for (index, line) in lines.enumerated() {
            if index > 0 { whole.append(" ") }
            whole.append(line)
        }
        return whole
    }

    private mutating func add(_ index: Int) {
        let inline = document.inlines[index]
        let source = inline.range.lowerBound
        switch inline.kind {
        case .text, .escape:
            put(document.text(ofInline: index), at: inline.content.lowerBound)
        case .autolink:
            put(document.text(ofInline: index), of: index, at: inline.content.lowerBound)
        case .entity:
            put(
                String(decoding: Entity.text(of: inline.range, in: bytes), as: UTF8.self),
                at: source)
        case .code:
            // As it is written: the backticks may be more than one.
            put(text(inline.range), at: source)
        case .html: addHTML(text(inline.range), at: source)
        case .softBreak: put(" ", at: source)
        case .hardBreak: lines.append(StyledLine())
        case .footnoteReference: put(text(inline.range), of: index, at: source)
        case .image:
            put("[image: ", at: source)
            enter(index, [])
        case .strong: enter(index, .bold)
        case .emphasis: enter(index, .italic)
        case .strikethrough: enter(index, .struck)
        case .link: enter(index, .underlined)
        }
    }

    private mutating func enter(_ index: Int, _ added: TextStyle) {
        open.append((index, style))
        style.insert(added)
    }

    private mutating func close(before index: Int) {
        while let (last, outer) = open.last, document.inlines[last].end <= index {
            open.removeLast()
            if document.inlines[last].kind == .image { put("]") }
            style = outer
            if document.inlines[last].kind == .link { addAddress(of: last) }
        }
    }

    /// Behind the text of a link, unless the text says it already.
    private mutating func addAddress(of link: Int) {
        guard let address = document.destination(of: link), !address.isEmpty,
            address != document.text(ofInline: link)
        else { return }
        put(" (\(address))", of: link)
    }

    private mutating func addHTML(_ html: String, at source: Int) {
        guard let name = HTMLElement.name(ofTag: html) else {
            if !html.hasPrefix("<!--") { put(html, at: source) }
            return
        }
        if name == "br" {
            lines.append(StyledLine())
        } else if !HTMLElement.isKnown(name) {
            put(html, at: source)
        }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: document.line(range, bytes), as: UTF8.self)
    }

    /// - Parameter target: the link that the text is of, if not the innermost that is open.
    private mutating func put(_ text: String, of target: Int? = nil, at source: Int? = nil) {
        lines[lines.count - 1].append(text, style, link: target ?? link, source: source)
    }
}

extension MarkdownDocument {
    /// The bytes of a range without gaps, line endings as spaces.
    func line(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var line: [UInt8] = []
        tree.gaps.forEachPiece(in: range) { piece, _ in
            for byte in bytes[piece] where byte != UInt8(ascii: "\r") {
                line.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: " ") : byte)
            }
        }
        return line
    }
}
