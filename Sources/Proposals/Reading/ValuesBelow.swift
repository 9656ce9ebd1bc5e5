import Markdown
import Prose

extension BlockTree {
    /// The list that is the value of a paragraph's last line, which is a name and no more; nil where
    /// there is none.
    ///
    ///     **Authors:**
    ///     * @one
    ///     * @two
    package func listOfValues(below paragraph: Int, _ source: Source) -> Int? {
        let list = blocks[paragraph].end
        guard list < blocks.count, blocks[list].parent == blocks[paragraph].parent,
            blocks[list].listMarker != nil
        else { return nil }
        let last = source.string(blocks[paragraph].range).split(whereSeparator: \.isNewline).last
        guard let item = MetadataItem((last ?? "").trimmed), item.hasColon, item.value.isEmpty
        else { return nil }
        let all = source.all.range
        let isAdjacent =
            source.wholeLines(blocks[paragraph].range, in: all).upperBound
            == source.wholeLines(blocks[list].range, in: all).lowerBound
        // Below a blank line other lists may follow, such as those of further fields.
        let isOfPeople = FieldInference.isOfPeople(item.name) && !isOfFields(list, source)
        return isAdjacent || isOfPeople ? list : nil
    }

    /// The words of such a list, with commas between them.
    package func values(ofList list: Int, _ source: Source) -> String {
        children(of: list).map { NormalizedSpace.joined(source.string(blocks[$0].content)) }
            .joined(separator: ", ")
    }
}

extension ContentReader {
    /// A field of people that are the items of a list below its name, or would be, as in the
    /// template; nil where an item is more than a line, and where text follows at once.
    func listPiece(_ found: FoundItem, as asked: Template.Field) -> Piece? {
        guard asked.kind == .people, !asked.isInCode, found.isLastLine, found.item.hasColon,
            found.item.value.isEmpty
        else { return nil }
        var lines: [Line] = []
        var end = found.lines.upperBound
        if let list = found.list {
            guard let values = items(ofList: list, below: found.firstLine.upperBound) else {
                return nil
            }
            (lines, end) = values
        } else if let lead = asked.itemLead, !found.hasValueBelow {
            let trail = source.string(found.firstLine.upperBound..<end)
            let isOfPairs = trail.hasSuffix("\r\n")
            let ownLead = isOfPairs ? lead.replacing("\n", with: "\r\n") : lead
            lines = [Line(lead: ownLead, text: "", trail: trail)]
        }
        let isFree =
            RawLines(source, end..<body.upperBound).first { _ in true }
            .map { source.isBlank($0.start..<$0.end) } ?? true
        guard isFree, let first = lines.first, let last = lines.last else { return nil }
        var field = Field(.people, name: asked.name, text: Text(lines: lines))
        (field.lead, field.hint) = (source.string(found.firstLine), asked.hint)
        field.placeItems(below: first.lead)
        if lines.count > 1 { field.ownSeparator = last.lead }
        if found.list != nil, asked.isUnfilled(field.value) { field.standAside() }
        return Piece(range: found.firstLine.lowerBound..<end, slots: [Slot(field: field)])
    }

    /// The items of a list of bullets that are a line each, and where the last of them ends.
    ///
    /// - Parameter label: where the words above the list end.
    private func items(ofList list: Int, below label: Int) -> (lines: [Line], end: Int)? {
        guard tree.blocks[list].listMarker?.ordered == false else { return nil }
        var lines: [Line] = []
        var (at, end) = (label, label)
        for item in tree.children(of: list) {
            let block = tree.blocks[item]
            let start = block.range.lowerBound
            let whole = RawLines(source, wholeLines(start..<start)).first { _ in true }
            guard let line = whole, item + 2 >= block.end else { return nil }
            var words = line.end..<line.end
            if item + 1 < block.end {
                let paragraph = tree.blocks[item + 1]
                guard paragraph.isParagraph, paragraph.range.lowerBound >= start,
                    paragraph.range.upperBound <= line.end
                else { return nil }
                words = paragraph.range
            }
            while words.upperBound > words.lowerBound,
                source.isBlank(words.upperBound - 1..<words.upperBound)
            {
                words = words.lowerBound..<words.upperBound - 1
            }
            let lead = source.string(at..<words.lowerBound)
            guard lead.count(where: { !$0.isWhitespace }) == 1, lead.last?.isWhitespace == true
            else { return nil }
            lines.append(
                Line(
                    lead: lead, text: source.string(words),
                    trail: source.string(words.upperBound..<line.end)))
            (at, end) = (line.end, line.next)
        }
        guard !lines.isEmpty else { return nil }
        lines[lines.count - 1].trail += source.string(at..<end)
        return (lines, end)
    }
}
