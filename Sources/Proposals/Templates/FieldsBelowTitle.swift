import Markdown

extension Template {
    /// The template for a document that has its fields below the title where the template has a
    /// section for them: they are read, and written, where they stand. The built-in template's have
    /// their section.
    func placingFields(of source: Source, headings: [Heading]) -> Template {
        guard mayHaveFieldsBelowTitle else { return self }
        let areBelow = hasFieldsBelowTitle(source, headings)
        guard areBelow != fields.contains(where: \.isMoved) else { return self }
        var template = self
        template.placeFields(belowTitle: areBelow)
        return template
    }

    /// Whether it is to be asked of a document: some fields have a section, and none their place below
    /// the title.
    private var mayHaveFieldsBelowTitle: Bool {
        file != nil && fields.contains { $0.place == .section || $0.isMoved }
            && !fields.contains { $0.place == .head && !$0.isMoved }
    }

    /// Looks for the fields of a section below the title, or where the template has them.
    mutating func placeFields(belowTitle: Bool) {
        for index in fields.indices {
            let isOne = belowTitle ? fields[index].place == .section : fields[index].isMoved
            guard isOne else { continue }
            fields[index].place = belowTitle ? .head : .section
            fields[index].isMoved = belowTitle
        }
    }

    private func hasFieldsBelowTitle(_ source: Source, _ headings: [Heading]) -> Bool {
        let names = fields.filter { $0.place == .section || $0.isMoved }.map(\.name)
        let isSection = { (heading: Heading) in
            self.sections(named: heading.name).contains { self.sections[$0].kind == .fields }
        }
        guard let title = headings.first, [1, titleLevel].contains(title.level),
            sections(named: title.name).isEmpty, !headings.contains(where: isSection)
        else { return false }
        let start = title.block.range.upperBound
        let end = headings.count > 1 ? headings[1].block.range.lowerBound : source.bytes.count
        let tree = BlockTree(source.bytes, in: start..<end, extensions: .file)
        let lines = tree.children(of: 0).flatMap { index -> [String] in
            if tree.blocks[index].listMarker != nil {
                return tree.children(of: index).map {
                    let words = source.string(tree.blocks[$0].content)
                    return String(words.prefix { !$0.isNewline }).trimmed
                }
            }
            guard tree.blocks[index].isParagraph else { return [] }
            return source.string(tree.blocks[index].range).split(whereSeparator: \.isNewline)
                .map(\.trimmed)
        }
        return lines.contains { line in
            guard let item = MetadataItem(line), item.hasColon else { return false }
            return names.contains { item.name.isSameField(as: $0) }
        }
    }
}
