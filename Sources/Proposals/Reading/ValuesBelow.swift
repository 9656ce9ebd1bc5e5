import Markdown

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
