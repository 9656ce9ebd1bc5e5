/// The second pass: tokens become inlines, in the order in which they begin.
///
/// Marks of emphasis that belong to nothing, and text on both sides of them, become one text.
extension InlineParser {
    mutating func write() {
        var run = 0..<0
        for index in 0..<tokens.count {
            let token = tokens[index]
            let (start, end) = (Int(token.start), Int(token.end))
            switch token.kind {
            case .text:
                extend(&run, start..<end)
            case .leaf:
                flush(&run)
                write(
                    token.inline, start..<end, content: Int(token.first)..<Int(token.second),
                    payload: token.payload)
            case .open:
                flush(&run)
                open(token.inline, start, textAt: end, payload: token.payload)
            case .close:
                flush(&run)
                close(contentEnd: start, end: end)
            case .delimiters:
                write(token, &run)
            }
        }
        flush(&run)
    }

    /// A run of delimiters: first what it closes, then what is left over, then what it opens.
    private mutating func write(_ token: InlineToken, _ run: inout Range<Int>) {
        var position = Int(token.start)
        for _ in 0..<token.second {
            flush(&run)
            guard let last = openInlines.last else { break }
            let mark = inlines[Int(last)].kind == .strong ? 2 : strikeLength(token, last)
            close(contentEnd: position, end: position + mark)
            position += mark
        }
        var opened = 0
        var index = token.first
        while index >= 0 {
            opened += Int(openings[Int(index)].length)
            index = openings[Int(index)].next
        }
        let stop = Int(token.end) - opened
        if position < stop { extend(&run, position..<stop) }
        guard opened > 0 else { return }
        flush(&run)
        position = stop
        index = token.first
        while index >= 0 {
            let opening = openings[Int(index)]
            open(opening.inline, position, textAt: position + Int(opening.length), payload: -1)
            position += Int(opening.length)
            index = opening.next
        }
    }

    /// The mark of emphasis is one character; that of a strikethrough is the whole run.
    private func strikeLength(_ token: InlineToken, _ inline: Int32) -> Int {
        inlines[Int(inline)].kind == .strikethrough ? Int(token.end - token.start) : 1
    }

    // MARK: Pieces

    private mutating func extend(_ run: inout Range<Int>, _ piece: Range<Int>) {
        if run.isEmpty {
            run = piece
        } else if run.upperBound == piece.lowerBound {
            run = run.lowerBound..<piece.upperBound
        } else {
            flush(&run)
            run = piece
        }
    }

    private mutating func flush(_ run: inout Range<Int>) {
        write(run)
        run = 0..<0
    }

    /// Writes text that holds no marks, and the mail addresses in it.
    mutating func write(_ run: Range<Int>) {
        guard !run.isEmpty else { return }
        var start = run.lowerBound
        while nextAtSign < atSigns.count, atSigns[nextAtSign] < run.upperBound {
            let sign = Int(atSigns[nextAtSign])
            nextAtSign += 1
            guard openLinks == 0, sign >= start,
                let mail = mailAddress(around: sign, in: start..<run.upperBound)
            else { continue }
            if mail.range.lowerBound > start { addText(start..<mail.range.lowerBound) }
            targets.append(
                LinkTarget(
                    destination: text.source(mail.range), title: nil, definition: nil,
                    scheme: mail.hasScheme ? .written : .mailto))
            write(
                .autolink, mail.range, content: mail.range, payload: Int32(targets.count - 1))
            start = mail.range.upperBound
        }
        if start < run.upperBound { addText(start..<run.upperBound) }
    }

    /// Writes a piece that holds no other.
    mutating func write(
        _ kind: Inline.Kind, _ range: Range<Int>, content: Range<Int>, payload: Int32
    ) {
        if kind == .html { tags.append(inlines.count) }
        add(kind, text.source(range), content: text.source(content), payload: payload)
    }

    private mutating func addText(_ range: Range<Int>) {
        let range = text.source(range)
        add(.text, range, content: range, payload: -1)
    }

    /// Adds an inline, its ranges as ranges of the document.
    private mutating func add(
        _ kind: Inline.Kind, _ range: Range<Int>, content: Range<Int>, payload: Int32
    ) {
        inlines.append(
            Inline(
                kind, range, content: content, parent: parent, end: inlines.count + 1,
                payload: payload))
    }

    private mutating func open(
        _ kind: Inline.Kind, _ start: Int, textAt: Int, payload: Int32
    ) {
        let range = text.source(start..<textAt)
        // An inline that begins behind a gap is found from its own first byte when there is one.
        let content = range.upperBound
        inlines.append(
            Inline(
                kind, range, content: content..<content, parent: parent, end: 0,
                payload: payload))
        openInlines.append(Int32(inlines.count - 1))
        if kind == .link || kind == .image {
            links.append(inlines.count - 1)
            openLinks += 1
        }
    }

    private mutating func close(contentEnd: Int, end: Int) {
        guard let index = openInlines.popLast() else { return }
        let kind = inlines[Int(index)].kind
        if kind == .link || kind == .image { openLinks -= 1 }
        let mark = text.source(contentEnd..<end)
        inlines[Int(index)].close(
            contentEnd: max(mark.lowerBound, inlines[Int(index)].content.lowerBound),
            end: mark.upperBound, nextIndex: inlines.count)
    }

    private var parent: Int { openInlines.last.map { Int($0) } ?? -1 }
}
