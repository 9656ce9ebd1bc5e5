import Markdown

/// A tree as text, one line per block below the document: kind, range, content if that is another.
func dump(
    _ text: String, keeping: BlockTree.Depth = .all, extensions: Extensions = .all
) -> String {
    let tree = BlockTree(Array(text.utf8), keeping: keeping, extensions: extensions)
    var depths = [-1]
    var lines: [String] = []
    for (index, block) in tree.blocks.enumerated().dropFirst() {
        depths.append(depths[block.parent] + 1)
        var line = String(repeating: "  ", count: depths[index]) + name(block.kind)
        line += " \(block.range.lowerBound)-\(block.range.upperBound)"
        if block.content != block.range {
            line += " \(block.content.lowerBound)-\(block.content.upperBound)"
        }
        if !block.isClosed { line += " open" }
        lines.append(line)
    }
    return lines.joined(separator: "\n")
}

private func name(_ kind: Block.Kind) -> String {
    switch kind {
    case .document: "document"
    case .quote: "quote"
    case .list(let marker): "list \(sign(marker)) \(marker.isTight ? "tight" : "loose")"
    case .item(let marker):
        "item \(sign(marker)) +\(marker.contentIndent)"
            + (marker.checkbox.map { " \($0)" } ?? "")
    case .paragraph: "paragraph"
    case .heading(let level, let setext): "\(setext ? "setext" : "heading") \(level)"
    case .code(nil): "code"
    case .code(let fence?): "fence \(fence.length)" + (fence.info.isEmpty ? "" : " info")
    case .html(let kind): "html \(kind.rawValue)"
    case .thematicBreak: "break"
    case .table(let shape): "table \(shape.columns)"
    case .row(let isHeader): isHeader ? "header" : "row"
    case .cell(let alignment): "cell \(alignment)"
    case .definition(let definition): "definition \(definition.label)"
    case .footnote(let label): "footnote \(label)"
    }
}

private func sign(_ marker: ListMarker) -> String {
    (marker.ordered ? "\(marker.number)" : "") + String(UnicodeScalar(marker.character))
}
