import Markdown

/// Sections that a template has on itself, `## Template Notes`: they speak to whoever fills it in, and
/// documents are without them.
extension HeadingName {
    /// Whether the name says that notes on the template stand below it.
    var isOnTemplate: Bool {
        let words = string.split { !$0.isLetter }
        let signs: Set<Substring> = [
            "note", "notes", "about", "using", "use", "usage", "instructions", "guidance", "guide",
        ]
        let around: Set<Substring> = ["template", "this", "the", "how", "to", "on", "for", "of"]
        // A `Usage template` is another.
        let isOnThis = words.last != "template" || words.contains("the") || words.contains("this")
        return isOnThis && words.contains("template") && words.contains(where: signs.contains)
            && words.allSatisfy { signs.contains($0) || around.contains($0) }
    }
}

extension Template {
    /// The bytes of such sections with their parts, in file order, and of the line across the page above one
    /// that nothing follows.
    var sectionsOnTemplate: [Range<Int>] {
        guard sections.contains(where: { $0.name.isOnTemplate && $0.kind != .fields }) else {
            return []
        }
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let headings = Heading.all(in: tree, of: source)
        var parts: [Range<Int>] = []
        for (index, heading) in headings.enumerated() where heading.name.isOnTemplate {
            let asked = sections(named: heading.name).map { sections[$0] }
            var start = source.lineStart(of: heading.block.range.lowerBound)
            guard start >= parts.last?.upperBound ?? 0,
                asked.contains(where: { $0.level == heading.level && $0.kind != .fields })
            else { continue }
            if let next = headings[(index + 1)...].first(where: { $0.level <= heading.level }) {
                parts.append(start..<source.lineStart(of: next.block.range.lowerBound))
                continue
            }
            let above = tree.children(of: 0).map { tree.blocks[$0] }
                .last { $0.range.lowerBound < start }
            if let above, above.kind == .thematicBreak {
                start = source.lineStart(of: above.range.lowerBound)
            }
            let words = source.bytes[..<start].lastIndex { !$0.isLineEnding && !$0.isBlank }
            parts.append((words.map { source.lineEnd(of: $0) } ?? start)..<source.bytes.count)
        }
        return parts
    }
}
