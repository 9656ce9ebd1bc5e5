import Markdown

/// Where a body has items and lines that read as fields.
extension ContentReader {
    /// Items of the lists at the top of the body that begin with a paragraph which reads as a field.
    var metadataItems: [FoundItem] {
        var found: [FoundItem] = []
        for list in tree.children(of: 0) where tree.blocks[list].listMarker != nil {
            for item in tree.children(of: list) {
                let block = tree.blocks[item]
                guard item + 1 < block.end, tree.blocks[item + 1].isParagraph else { continue }
                let isAlone = item + 2 == block.end
                let lines = wholeLines(isAlone ? block.range : tree.blocks[item + 1].range)
                let hasTextBelow = tree.blocks[item + 2..<block.end].contains(where: \.isParagraph)
                let start = block.content.lowerBound
                var end = start
                while end < lines.upperBound, !source.isLineEnd(end) { end += 1 }
                if let metadata = MetadataItem(source.string(start..<end)) {
                    let isEmpty =
                        end == tree.blocks[item + 1].range.upperBound && metadata.value.isEmpty
                    found.append(
                        FoundItem(
                            item: metadata, start: start, firstLine: lines.lowerBound..<end,
                            lines: lines, hasValueBelow: hasTextBelow && isEmpty))
                }
            }
        }
        return found
    }

    /// Lines of paragraphs that read as fields of the template.
    var metadataLines: [FoundItem] {
        tree.children(of: 0).filter { tree.blocks[$0].isParagraph }.flatMap { index in
            let lines = wholeLines(tree.blocks[index].range)
            let list = tree.listOfValues(below: index, source)
            return RawLines(source, lines).compactMap { line in
                let isLast = line.next == lines.upperBound
                return MetadataItem(source.string(line.start..<line.end)).map {
                    FoundItem(
                        item: $0, start: line.start, firstLine: line.start..<line.end,
                        lines: line.start..<line.next,
                        hasValueBelow: list != nil && isLast || goesOn(at: line.next, in: lines),
                        isLastLine: isLast, list: isLast ? list : nil)
                }
            }
        }
    }

    /// Whether the next line of a section's paragraph belongs to the value above it.
    private func goesOn(at next: Int, in lines: Range<Int>) -> Bool {
        guard fieldPlace == .section, next < lines.upperBound,
            let line = RawLines(source, next..<lines.upperBound).first(where: { _ in true })
        else { return false }
        return !(MetadataItem(source.string(line.start..<line.end))?.hasColon ?? false)
    }
}
