import Markdown
import Prose

/// A section that holds one field and nothing else.
extension ContentReader {
    /// The only line of a section that holds one field, but for quotes and comments beside it, or in its
    /// place the comment by which the template asks for it.
    func value() -> Content? {
        guard let asked = template.fields.first(where: { $0.place == fieldPlace }) else {
            return nil
        }
        let words = tree.children(of: 0).filter { !tree.blocks[$0].isBesideValue }
        if words.isEmpty { return commentInPlace(of: asked) }
        guard words.count == 1, tree.blocks[words[0]].isParagraph, !hasQuotedState else {
            return nil
        }
        let range = wholeLines(tree.blocks[words[0]].range)
        let lines = Array(RawLines(source, range))
        guard lines.count == 1 else { return nil }
        let line = lines[0]
        var end = line.end
        while end > line.start, source.isBlank(end - 1..<end) { end -= 1 }
        end = MetadataItem.valueEnd(in: source.bytes[line.start..<end])
        let value = source.string(line.start..<end)
        let trail = source.string(end..<line.next)
        var field = Field(
            asked.kind, name: asked.name, text: Text(lines: [Line(text: value, trail: trail)]))
        field.hint = asked.hint
        if asked.isUnfilled(value) {
            field.standIn = value
            field.text = Text(lines: [Line(text: "", trail: trail)])
        }
        return assembled(
            pieces: [Piece(range: range, slots: [Slot(field: field)])], trailing: body)
    }

    /// Whether a quote is the state itself, `> Proposed`, and what stands below it something else.
    private var hasQuotedState: Bool {
        tree.children(of: 0).contains { block in
            guard tree.blocks[block].kind == .quote else { return false }
            let words = source.string(tree.blocks[block].range)
            return words.wordCount <= 3 && Standing(knownFrom: words) != nil
        }
    }

    /// An empty field in the place of the template's comment, which goes with the answer.
    private func commentInPlace(of asked: Template.Field) -> Content? {
        guard case .ownSection(let index) = asked.place else { return nil }
        let prompts = template.sections[index].blocks.filter { $0.isComment && $0.role == .prompt }
        let comment = tree.children(of: 0).first { block in
            guard tree.blocks[block].kind == .html(.comment) else { return false }
            let words = NormalizedText(source.string(tree.blocks[block].range))
            return prompts.contains { $0.body == words }
        }
        guard let comment else { return nil }
        let range = wholeLines(tree.blocks[comment].range)
        var end = range.upperBound
        while end > range.lowerBound, source.isLineEnd(end - 1) { end -= 1 }
        let trail = source.string(end..<range.upperBound)
        var field = Field(
            asked.kind, name: asked.name, text: Text(lines: [Line(text: "", trail: trail)]))
        (field.hint, field.standIn) = (asked.hint, source.string(range.lowerBound..<end))
        return assembled(
            pieces: [Piece(range: range, slots: [Slot(field: field)])], trailing: body)
    }
}
