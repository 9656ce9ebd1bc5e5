import Markdown

/// A line of a quote's paragraph, which may be a field: `> **Status**: Draft`.
package struct QuotedLine {
    /// What stands behind the signs of the quote.
    package let words: Range<Int>
    /// The whole line.
    let lines: Range<Int>
    /// Where the lines right above it begin that hold signs of the quote alone.
    let top: Int
}

extension BlockTree {
    /// The lines of a block's paragraphs, if it is a quote.
    package func linesOfQuote(_ quote: Int, _ source: Source) -> [QuotedLine] {
        guard blocks[quote].kind == .quote else { return [] }
        let paragraphs = children(of: quote).filter { blocks[$0].isParagraph }
            .map { blocks[$0].range }
        var found: [QuotedLine] = []
        var top: Int?
        let all = source.wholeLines(blocks[quote].range, in: source.all.range)
        for line in RawLines(source, all) {
            var start = line.start
            while start < line.end, " \t>".utf8.contains(source.bytes[start]) { start += 1 }
            guard start < line.end else {
                top = top ?? line.start
                continue
            }
            if paragraphs.contains(where: { $0.contains(start) }) {
                found.append(
                    QuotedLine(
                        words: start..<line.end, lines: line.start..<line.next,
                        top: top ?? line.start))
            }
            top = nil
        }
        return found
    }
}

extension ContentReader {
    /// Lines of quotes that read as fields, where the template has its own in one.
    var quotedItems: [FoundItem] {
        guard fieldPlace == .head, template.hasQuotedFields else { return [] }
        return tree.children(of: 0).flatMap { index in
            tree.linesOfQuote(index, source).compactMap { line in
                MetadataItem(source.string(line.words)).map {
                    FoundItem(
                        item: $0, start: line.words.lowerBound,
                        firstLine: line.lines.lowerBound..<line.words.upperBound,
                        lines: line.lines, hasValueBelow: false, top: line.top)
                }
            }
        }
    }
}

extension ContentReader.Piece {
    /// The piece with the lines above it that hold signs of a quote alone.
    func beginning(at top: Int?, in source: Source) -> ContentReader.Piece {
        guard let top, top < range.lowerBound, !slots.isEmpty else { return self }
        var piece = self
        piece.slots[0].before = source.string(top..<range.lowerBound) + slots[0].before
        piece.range = top..<range.upperBound
        return piece
    }
}

extension TemplateSectionReader {
    /// The fields of a quote that is nothing but lines `Field: value`; nil for other blocks, and where
    /// it has no more than one that is no state among choices.
    func quotedFields(of quote: Int) -> [Template.Field]? {
        let lines = tree.linesOfQuote(quote, source)
        guard !lines.isEmpty, tree.children(of: quote).allSatisfy({ tree.blocks[$0].isParagraph })
        else { return nil }
        let areParted = lines.count > 1 && lines[1].top < lines[1].lines.lowerBound
        let fields = lines.compactMap { line -> Template.Field? in
            let text = source.string(line.words).trimmed
            guard let item = MetadataItem(text), item.mayBeField, !item.isNote else { return nil }
            var field = Template.Field(item, place: .head)
            field.lead =
                source.string(line.lines.lowerBound..<line.words.lowerBound)
                + text.bytes(0..<item.lead)
            (field.isInQuote, field.isParted) = (true, areParted)
            return field
        }
        let isOne = fields.count == 1 && fields[0].isState && fields[0].namesStates
        return fields.count == lines.count && (lines.count > 1 || isOne) ? fields : nil
    }
}

extension Template.Field {
    /// Whether the template says which states there are, or has one of the beginning.
    fileprivate var namesStates: Bool { isDefault || listedValues != nil || !examples.isEmpty }
}
