import Markdown

extension BlockTree {
    /// The heading of the title: the first of all, if no other is of its level and it is not called
    /// as sections are; of several, and at level 2, only one that says that a title goes there, in
    /// brackets or beside fields. It may stand below a heading on the template itself, below one that
    /// is fixed words around a number, or a deeper one, and one that is called as metadata are, above
    /// fields, is a section.
    func title(among headings: [Int], _ source: Source) -> Int? {
        guard let first = headings.first, let level = blocks[first].headingLevel else { return nil }
        if let below = titleBelowNote(among: headings, source) { return below }
        if hasGuideAboveTitle(among: headings, source) { return headings[1] }
        if hasLabelAboveTitle(among: headings, source) { return headings[1] }
        let text = source.string(blocks[first].content)
        if level == 2 {
            let above = Array(children(of: 0)).filter { $0 < first }
            let hasHeader = CodeHeader(among: above, of: self, in: source, isTop: true) != nil
            // Other fields above it would be a part of the heading.
            let isTop = above.allSatisfy { index in
                switch blocks[index].kind {
                case .html(.comment): true
                case .code, .html, .thematicBreak: hasHeader
                default: false
                }
            }
            let next = children(of: 0).first { $0 > first }
            let hasFields = hasHeader || next.map { isOfFields($0, source) } ?? false
            let isTitle =
                TitleForm.isBracketedTitle(text) || TitleForm.asksForTitle(text) && hasFields
            return isTop && isTitle ? first : nil
        }
        guard level == 1 else { return nil }
        if headings.count(where: { blocks[$0].headingLevel == 1 }) == 1 {
            let sections = [
                "summary", "abstract", "introduction", "motivation", "overview", "context",
                "background", "problem", "problem statement",
            ]
            let name = HeadingName(text).string
            return sections.contains(name) || isOfMetadata(first, named: name, source) ? nil : first
        }
        // `# 1. Introduction` above `# 2. Motivation` is a section.
        let next = headings.dropFirst().first { blocks[$0].headingLevel == 1 }
        let isCounted =
            text.hasPrefix("1. ")
            && next.map { source.string(blocks[$0].content).hasPrefix("2. ") } ?? false
        return text.isEmpty || TitleForm.isCertain(text) && !isCounted ? first : nil
    }

    /// Whether a heading is called as metadata are, and fields stand below it: `# Meta`.
    private func isOfMetadata(_ heading: Int, named name: String, _ source: Source) -> Bool {
        let names = ["meta", "metadata", "preamble", "header", "information", "properties"]
        guard names.contains(name) else { return false }
        let below = children(of: 0).first { index in
            if case .definition = blocks[index].kind { return false }
            return index > heading
        }
        return below.map { isOfFields($0, source) } ?? false
    }

    /// Whether the second heading has the title, and the first one stands above that in documents, too.
    func hasLabelAboveTitle(among headings: [Int], _ source: Source) -> Bool {
        hasTitleBelowLabel(among: headings, source)
            || hasTitleBelowDeeper(among: headings, source)
    }

    /// Whether the first heading is a label with a number to come, `RFC0 for Presto`, and the second one
    /// nothing but words that stand for the title: `[Title]`.
    private func hasTitleBelowLabel(among headings: [Int], _ source: Source) -> Bool {
        guard headings.count > 2, blocks[headings[0]].headingLevel == 1,
            blocks[headings[1]].headingLevel == 2
        else { return false }
        let text = source.string(blocks[headings[1]].content)
        return TitleForm.isLabelAlone(source.string(blocks[headings[0]].content))
            && TitleForm.isBracketedTitle(text)
            && TitleForm.bracketed(text) == text.startIndex..<text.endIndex
    }

    /// Whether the second heading is the only one of the first level, and the one above it deeper than the
    /// sections below: `### RFC PR:` above `# RFC Name`.
    private func hasTitleBelowDeeper(among headings: [Int], _ source: Source) -> Bool {
        let levels = headings.map { blocks[$0].headingLevel ?? 1 }
        guard levels.count > 2, levels[1] == 1, !levels.dropFirst(2).contains(1),
            levels[0] > levels[2], !source.string(blocks[headings[1]].content).trimmed.isEmpty
        else { return false }
        let between = Array(children(of: 0)).filter { $0 < headings[1] && $0 != headings[0] }
        return between.allSatisfy {
            blocks[$0].kind == .html(.comment)
                || blocks[$0].isParagraph && !hasFields($0, source)
        }
    }

    /// The second heading, which asks for the title, below a first one on the template and words on
    /// that, none of which is a field.
    private func titleBelowNote(among headings: [Int], _ source: Source) -> Int? {
        guard headings.count > 2, blocks[headings[0]].headingLevel == 1,
            let level = blocks[headings[1]].headingLevel, level < 3
        else { return nil }
        let (note, heading) = (source.string(blocks[headings[0]].content), headings[1])
        let text = source.string(blocks[heading].content)
        guard note.mentions("template"), TitleForm(note) == nil, TitleForm.asksForTitle(text) else {
            return nil
        }
        let top = Array(children(of: 0))
        let isNote = top.filter { $0 < heading && $0 != headings[0] }.allSatisfy { index in
            switch blocks[index].kind {
            case .quote, .html, .thematicBreak: true
            case .paragraph, .list: !isOfFields(index, source)
            default: false
            }
        }
        // Of level 2 it may be a section that documents have.
        let next = top.first { $0 > heading }
        let isTitle =
            level == 1 || TitleForm.isBracketedTitle(text)
            || next.map { isOfFields($0, source) } ?? false
        return isNote && isTitle ? heading : nil
    }

    /// Whether the second of two headings of the first level asks for the title, and what stands above it
    /// is a guide to such documents: text that a line parts from it or, above nothing but `Title`, words that
    /// call for what follows.
    func hasGuideAboveTitle(among headings: [Int], _ source: Source) -> Bool {
        let first = headings.indices.filter { blocks[headings[$0]].headingLevel == 1 }
        guard first == [0, 1], headings.count > 2 else { return false }
        let text = source.string(blocks[headings[1]].content)
        let between = Array(children(of: 0)).filter { $0 > headings[0] && $0 < headings[1] }
        guard TitleForm.asksForTitle(text), between.count > 1, let last = between.last,
            !between.dropLast().contains(where: { hasFields($0, source) }),
            titleBelowNote(among: headings, source) == nil
        else { return false }
        if TitleForm.isCertain(source.string(blocks[headings[0]].content)) {
            return text.lowercased() == "title" && blocks[last].isParagraph
                && source.string(blocks[last].range).trimmed.hasSuffix(":")
        }
        return blocks[last].kind == .thematicBreak
    }

    /// Whether a block has fields, and not words on them that end as a sentence does.
    private func hasFields(_ block: Int, _ source: Source) -> Bool {
        let isField = blocks[block].isParagraph || blocks[block].listMarker != nil
        return isField && isOfFields(block, source)
            && !source.string(blocks[block].range).trimmed.hasSuffix(".")
    }

    /// Whether all items of a list, or all lines of a paragraph, read as `Field: value`.
    func isOfFields(_ block: Int, _ source: Source) -> Bool {
        let lines =
            blocks[block].isParagraph
            ? source.string(blocks[block].range).split(whereSeparator: \.isNewline).map(\.trimmed)
            : children(of: block).map { NormalizedSpace.joined(source.string(blocks[$0].content)) }
        return !lines.isEmpty && lines.allSatisfy { MetadataItem($0)?.hasColon ?? false }
    }
}
