import Markdown

/// What a block of a template is for by what stands beside it.
extension BlockReader {
    /// Text right above a box to be ticked says what the tick means, and stays with it; so does all
    /// text between a line across the page and the box.
    func keepTextOnBoxes(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        for box in blocks.indices where blocks[box].isKept && holdsBox(units[box]) {
            let above = (0..<box).reversed().prefix {
                units[$0].kind == .paragraph && blocks[$0].role == .prompt
            }
            let isParted = above.last.map { $0 > 0 && blocks[$0 - 1].isLineAcross } ?? false
            for index in isParted ? Array(above) : Array(above.prefix(1)) {
                blocks[index].role = .fixed
            }
        }
    }

    /// `<context>` on a line of its own is a tag to Markdown: where nothing closes it and no other
    /// stands in the section, an answer takes its place.
    func replaceTag(in blocks: inout [TemplateBlock], of units: [SectionUnit]) {
        let tags = blocks.indices.filter { index in
            units[index].kind == .mark
                && Placeholders(in: blocks[index].text, labels: labels).isAll
        }
        guard tags.count == 1, let name = HTMLElement.name(ofTag: blocks[tags[0]].text),
            !source.string(source.all.range).mentions("</\(name)")
        else { return }
        blocks[tags[0]].role = .placeholder
    }

    /// Of an item, or in code.
    private func holdsBox(_ unit: SectionUnit) -> Bool {
        unit.isTask
            || source.string(unit.lines).filledLines.contains { line in
                let line = line.trimmed
                return ["[ ] ", "- [ ] ", "* [ ] "].contains(where: line.hasPrefix)
            }
    }
}

extension TemplateBlock {
    /// `---`
    var isLineAcross: Bool { text.count > 2 && text.allSatisfy("-*_ ".contains) }
}
