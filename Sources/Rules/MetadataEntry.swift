import Markdown
import Proposals

/// An item of the information block that reads as `Field: value`.
struct MetadataEntry: Sendable {
    /// What the template knows by this name.
    let field: Template.Field?
    /// As it is written, without emphasis.
    let name: String
    let value: String
    /// Bytes of the item's text.
    let range: Range<Int>
    /// Bytes of the value; empty behind the colon if there is none.
    let valueRange: Range<Int>
    /// Written `- **Name**: value`, all of it in the item's own text.
    let isWellFormed: Bool

    var isFilled: Bool { field.map { !$0.isUnfilled(value) } ?? !value.isEmpty }
}

extension Document {
    /// The first entry of a field, in whatever form.
    func entry(of field: Template.Field) -> MetadataEntry? {
        metadata.first { $0.field?.name == field.name }
    }

    /// The entry of a field with a value of the writer's own.
    func filledEntry(of field: Template.Field) -> MetadataEntry? {
        entry(of: field).flatMap { $0.isFilled ? $0 : nil }
    }

    /// Reads the items of the block's lists, and lines of text that begin with a known name.
    func readMetadata() -> [MetadataEntry] {
        guard let place = informationPlace, place.isPresent else { return [] }
        var entries: [MetadataEntry] = []
        for index in place.blocks {
            let block = tree.blocks[index]
            if case .list = block.kind {
                entries += tree.children(of: index).compactMap { itemEntry($0) }
            } else if block.kind == .paragraph {
                entries += paragraphEntries(block.range)
            }
        }
        return entries
    }

    private func itemEntry(_ index: Int) -> MetadataEntry? {
        let item = tree.blocks[index]
        guard index + 1 < item.end, tree.blocks[index + 1].kind == .paragraph else { return nil }
        let range = tree.blocks[index + 1].range
        return entry(range, rest: range.upperBound..<item.range.upperBound)
    }

    private func paragraphEntries(_ range: Range<Int>) -> [MetadataEntry] {
        (lines.line(at: range.lowerBound)...lines.line(at: range.upperBound)).compactMap {
            entry(lines.range(ofLine: $0), rest: nil)
        }
    }

    /// - Parameter rest: what else an item holds below its text; nil for a line outside a list.
    private func entry(_ range: Range<Int>, rest: Range<Int>?) -> MetadataEntry? {
        let text = text(range)
        let firstLine = text.prefix { !$0.isNewline }
        guard let item = MetadataItem(String(firstLine)) else { return nil }
        let field = template.field(named: item.name)
        guard field != nil || rest != nil else { return nil }
        let start = min(range.lowerBound + item.lead + item.gap, range.upperBound)
        var value = trimmed(start..<range.upperBound)
        let nested = trimmed((rest ?? range.upperBound..<range.upperBound))
        if value.isEmpty, !nested.isEmpty { value = nested }
        return MetadataEntry(
            field: field, name: item.name, value: self.text(value).onOneLine, range: range,
            valueRange: value, isWellFormed: item.isWellFormed && rest != nil && nested.isEmpty)
    }

    /// The range without blanks and line ends at both sides.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isWhite { start += 1 }
        while end > start, bytes[end - 1].isWhite { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    /// A blank, a tab or a line end.
    var isWhite: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
