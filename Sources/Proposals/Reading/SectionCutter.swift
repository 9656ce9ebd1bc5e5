import Markdown

/// Cuts a document at the headings that are rows of the outline, and matches these headings with
/// the template by their path.
///
/// A heading that matches nothing is a row of its own at the level of the template's siblings;
/// deeper, it belongs to the text of the section above it.
struct SectionCutter {
    let source: Source
    let template: Template
    let headings: [Heading]

    /// The deepest headings that are rows of the outline where no template says which are.
    private static let deepestOwnLevel = 3

    private struct Cut {
        /// The bytes of the heading, and the bytes of its text.
        var range: Range<Int>
        var content: Range<Int>
        var role: Section.Role
        var title: String
        var level: Int
        var path: [HeadingName]
    }

    /// The facts of a section by which the places of absent sections are found.
    private struct Row {
        let role: Section.Role
        let level: Int
    }

    func sections() -> [Section] {
        let place = placeOfTitle
        let title = place.map { headings[$0].block }
        let cuts = cuts(headings[(place.map { $0 + 1 } ?? 0)...])

        var sections: [Section] = []
        sections.reserveCapacity(cuts.count + template.sections.count + 1)
        let marks = cuts.map(markLength)
        let starts =
            zip(cuts, marks).map { source.lineStart(of: $0.range.lowerBound) - $1 } + [
                source.bytes.count
            ]
        var top = 0
        if let frontMatter = FrontMatter(source.bytes) {
            top = frontMatter.range.upperBound
            let cut = Cut(
                range: 0..<0, content: 0..<0, role: .frontMatter, title: "", level: 1, path: [])
            sections.append(section(cut, heading: 0..<0, bodyEnd: top))
        }
        if let title, case let start = source.lineStart(of: title.range.lowerBound),
            place != 0 || hasFields(in: top..<start)
        {
            // No path is as this one, so that it is told from the part below the title.
            let cut = Cut(
                range: top..<top, content: top..<top, role: .head, title: "", level: 1,
                path: [HeadingName("(above the title)")])
            sections.append(section(cut, heading: top..<top, bodyEnd: start))
            top = start
        }
        if title != nil || starts[0] > top || cuts.isEmpty {
            let cut = Cut(
                range: title?.range ?? top..<top, content: title?.content ?? top..<top,
                role: .head, title: title.map { source.string($0.content) } ?? "", level: 1,
                path: [])
            let headEnd = title.map { source.lineEnd(of: $0.range.upperBound) } ?? top
            var head = section(cut, heading: top..<headEnd, bodyEnd: starts[0])
            // Without the fields above it that the template has, the heading alone has the title.
            let isAlone =
                template.hasTitleAboveHeading && sections.allSatisfy { $0.role != .head }
                && !hasFields(in: headEnd..<max(headEnd, starts[0]))
            head.holdsTitle =
                title != nil
                && (template.asksForTitleInHeading || isAlone || isAboveDeeper || isOnlyTitle)
            sections.append(head)
        }
        for (index, cut) in cuts.enumerated() {
            let heading = starts[index]..<source.lineEnd(of: cut.range.upperBound)
            sections.append(section(cut, heading: heading, bodyEnd: starts[index + 1]))
            sections[sections.count - 1].markLength = marks[index]
        }
        addAbsent(to: &sections)
        return sections
    }

    /// Whether a list, a table or code stands there that has fields of a template which has them above the
    /// title, or has no title.
    private func hasFields(in range: Range<Int>) -> Bool {
        guard template.hasFieldsAboveTitle || template.hasFieldsWithoutTitle, !range.isEmpty else {
            return false
        }
        let tree = BlockTree(source.bytes, in: range, extensions: .file)
        if template.hasCodeHeader {
            return CodeHeader(
                among: tree.children(of: 0), of: tree, in: source, known: template.namesInCode,
                isTop: true) != nil
        }
        if template.hasTableHeader {
            return TableHeader(
                among: tree.children(of: 0), of: tree, in: source, template: template) != nil
        }
        return tree.children(of: 0).contains { list in
            tree.blocks[list].listMarker != nil
                && tree.children(of: list).contains { item in
                    MetadataItem(NormalizedSpace.joined(source.string(tree.blocks[item].content)))
                        .map { template.field(named: $0.name, in: .head) != nil } ?? false
                }
        }
    }

    /// Whether the only heading of level 1 stands above sections that are on that level in the template,
    /// which has no title.
    private var isAboveDeeper: Bool {
        template.levelShift > 0 && template.title.isEmpty && !template.hasTitleField
            && headings.count { $0.level == 1 } == 1
    }

    /// Whether the document follows no template, and no key of its front matter is a title, too.
    private var isOnlyTitle: Bool {
        guard template.isNone else { return false }
        let entries = FrontMatter(source.bytes)?.entries(of: source.bytes) ?? []
        return !entries.contains { $0.key.lowercased() == "title" }
    }

    /// Which of the headings is the title: the second below a label, where the template has it there.
    private var placeOfTitle: Int? {
        if isBelowDeeper { return 1 }
        guard let first = headings.first, isTitle(first) else { return nil }
        let isBelow =
            template.hasLabelAboveTitle && template.titleLevel > 1 && first.level == 1
            && headings.count > 1
            && headings[1].level == template.titleLevel
            && template.sections(named: headings[1].name).isEmpty
        return isBelow ? 1 : 0
    }

    /// Whether the second heading is the title, as in the template, below a first one that is deeper.
    private var isBelowDeeper: Bool {
        template.hasLabelAboveTitle && template.titleLevel == 1 && headings.count > 1
            && headings[0].level > 1 && headings[1].level == 1
            && headings[..<2].allSatisfy { template.sections(named: $0.name).isEmpty }
    }

    /// The first heading of level 1, or of the level that the template's has, is the title, unless
    /// other sections stand before it, or the document uses level 1 for its sections: so it does where a
    /// template without a title has the fields that stand above it.
    private func isTitle(_ first: Heading) -> Bool {
        guard [1, template.titleLevel].contains(first.level),
            template.sections(named: first.name).isEmpty
        else { return false }
        if template.hasFieldsWithoutTitle, headings.count(where: { $0.level == first.level }) > 1 {
            let top = FrontMatter(source.bytes)?.range.upperBound ?? 0
            let start = max(top, source.lineStart(of: first.block.range.lowerBound))
            if hasFields(in: top..<start) { return false }
        }
        return !template.isNone || headings.count { $0.level == 1 } == 1
    }

    private func cuts(_ headings: ArraySlice<Heading>) -> [Cut] {
        var cuts: [Cut] = []
        var matched = template.sections.map { _ in false }
        var path = HeadingPath()
        let outerLevel = template.outerLevel
        for index in headings.indices {
            let (level, block) = (headings[index].level, headings[index].block)
            path.close(to: level)
            // A stray title does not hide the sections that follow it.
            if level >= outerLevel || template.isNone { path.open(level, headings[index].name) }
            let role: Section.Role
            if let match = template.section(at: path.names, level: level), !matched[match] {
                matched[match] = true
                role = .template(match)
            } else if let match = freeRepetition(level: level, above: path.names, matched) {
                matched[match] = true
                role = .template(match)
            } else if level <= (template.isNone ? Self.deepestOwnLevel : outerLevel)
                || hasSiblings(level: level, above: path.names.dropLast())
                || cuts.last(where: { $0.level < level })?.role == .other
                    && isPartOfRepeated(path.names, level: level)
            {
                role = .other
            } else {
                continue
            }
            cuts.append(
                Cut(
                    range: block.range, content: block.content, role: role,
                    title: source.string(block.content), level: level, path: path.names))
        }
        return cuts
    }

    /// A section of the template that a heading of another name stands for: `Story 1`, `{option}`.
    private func freeRepetition(
        level: Int, above path: [HeadingName], _ matched: [Bool]
    ) -> Int? {
        guard template.hasRepetitions else { return nil }
        let siblings = template.sections.indices.filter {
            let section = template.sections[$0]
            return section.level == level && section.path.dropLast() == path.dropLast()
        }
        guard siblings.allSatisfy({ template.sections[$0].repeats != nil }) else { return nil }
        return siblings.first { index in
            !matched[index]
                && !headings.contains {
                    $0.level == level && $0.name == template.sections[index].name
                }
        }
    }

    /// Whether a section that may be called otherwise has a sibling in the document. An optional one with
    /// a number that is left out above a sibling may be wanted again: below it, another has the next number.
    private func isToldByASibling(_ index: Int, _ present: [Bool]) -> Bool {
        let asked = template.sections[index]
        guard asked.repeats != nil else { return false }
        let siblings = template.sections.indices.filter {
            let other = template.sections[$0]
            return present[$0] && other.repeats != nil && other.level == asked.level
                && other.path.dropLast() == asked.path.dropLast()
        }
        let mayBeWanted = asked.isOptional && asked.repeats == .number
        return mayBeWanted ? siblings.contains { $0 < index } : !siblings.isEmpty
    }

    /// Whether the template has headings of the level right under the path.
    private func hasSiblings(level: Int, above path: ArraySlice<HeadingName>) -> Bool {
        template.sections.contains {
            $0.level == level && $0.path.count == path.count + 1
                && (path.isEmpty || $0.path.dropLast() == path)
        }
    }

    /// Whether a heading in a section of the author's own is that of a part which the template has in one that
    /// it repeats beside it: `Pros and cons` below a third option.
    private func isPartOfRepeated(_ path: [HeadingName], level: Int) -> Bool {
        guard template.hasRepetitions, path.count > 1 else { return false }
        return template.sections.contains { part in
            part.level == level && part.name == path.last && part.path.count == path.count
                && part.path.dropLast(2) == path.dropLast(2)
                && template.sections.contains {
                    $0.repeats != nil && $0.path.elementsEqual(part.path.dropLast())
                }
        }
    }

    /// Bytes of the template's comment above a heading, with its line end.
    private func markLength(above cut: Cut) -> Int {
        guard case .template(let index) = cut.role, let mark = template.sections[index].mark else {
            return 0
        }
        let end = source.lineStart(of: cut.range.lowerBound)
        var start = end
        while start > 0, end - start < mark.string.utf8.count * 2 {
            start = source.lineStart(of: start - 1)
            if NormalizedText(source.string(start..<end)) == mark { return end - start }
        }
        return 0
    }

    private func section(_ cut: Cut, heading: Range<Int>, bodyEnd: Int) -> Section {
        let body = SourceSlice(
            source: source, range: heading.upperBound..<max(bodyEnd, heading.upperBound))
        var isUntouched = false
        if case .template(let index) = cut.role {
            // A header is filled in line by line, and never written anew as a whole.
            isUntouched =
                index != template.headerSection && template.sections[index].isUntouched(body)
        }
        let title = cut.content
        // Signs alone have their title behind them. What is not UTF-8 is longer in the heading's text.
        let before = source.string(heading.lowerBound..<max(title.lowerBound, heading.lowerBound))
        let start = max(before.utf8.count, title.isEmpty ? 1 : 0)
        return Section(
            role: cut.role, title: cut.title, level: cut.level, path: cut.path,
            heading: source.string(heading),
            titleRange: cut.range.isEmpty ? 0..<0 : start..<start + source.string(title).utf8.count,
            isPresent: true, body: body, isUntouched: isUntouched)
    }

    /// Adds the template's sections that the document lacks, each after its predecessor.
    private func addAbsent(to sections: inout [Section]) {
        let end = SourceSlice(source: source, range: source.bytes.count..<source.bytes.count)
        var rows = sections.map { Row(role: $0.role, level: $0.level) }
        var present = template.sections.map { _ in false }
        for case .template(let index) in rows.map(\.role) { present[index] = true }
        for (index, asked) in template.sections.enumerated() {
            if present[index] || isToldByASibling(index, present) { continue }
            let at = positionForAbsent(index, in: rows)
            rows.insert(Row(role: .template(index), level: asked.level), at: at)
            sections.insert(
                Section(
                    role: .template(index), title: asked.title, level: asked.level,
                    path: asked.path, heading: "", titleRange: 0..<0, isPresent: false, body: end,
                    isUntouched: false),
                at: at)
        }
    }

    private func positionForAbsent(_ index: Int, in sections: [Row]) -> Int {
        for earlier in stride(from: index - 1, through: 0, by: -1) {
            guard let at = sections.firstIndex(where: { $0.role == .template(earlier) }) else {
                continue
            }
            // The section goes behind the whole of its predecessor, unless it is a part of the
            // predecessor.
            let isPart = template.sections[earlier].level < template.sections[index].level
            var after = at + 1
            while !isPart, after < sections.count, sections[after].role == .other,
                sections[after].level > template.sections[index].level
            {
                after += 1
            }
            return after
        }
        let later = sections.firstIndex { section in
            if case .template(let other) = section.role { return other > index }
            return false
        }
        return later ?? sections.count
    }
}
