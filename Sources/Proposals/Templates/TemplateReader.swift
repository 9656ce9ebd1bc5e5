import Markdown

extension Template {
    /// Reads any Markdown file as a template: what it asks for is inferred from its text.
    package init(reading bytes: [UInt8], name: String) {
        let source = Source(bytes)
        let tree = BlockTree(bytes, extensions: .file)
        let blocks = Array(tree.children(of: 0))
        let headings = blocks.filter { tree.blocks[$0].headingLevel != nil }
        let first = headings.first { tree.blocks[$0].headingLevel == 1 }

        self.name = name
        self.source = source
        title = first.map { source.string(tree.blocks[$0].content) } ?? ""
        titleForm = TitleForm(title)
        titleWord = Template.titleWord(title, titleForm)
        var fields = TemplateFields(source).fields
        let headEnd = headings.first { $0 != first }.map { tree.blocks[$0].range.lowerBound }
        let head = blocks.filter {
            $0 > first ?? -1 && tree.blocks[$0].range.lowerBound < headEnd ?? bytes.count
        }
        let reader = TemplateSectionReader(source: source, tree: tree, body: head)
        let headFields = reader.headFields
        fields += headFields.fields
        var sections: [Section] = []
        let asksInComments = tree.asksInComments(source)
        var path = HeadingPath()
        for (position, heading) in headings.enumerated() where heading != first {
            let block = tree.blocks[heading]
            guard let level = block.headingLevel else { continue }
            let next = position + 1 < headings.count ? headings[position + 1] : nil
            let body = blocks.filter { $0 > heading && $0 < next ?? .max }
            let end = next.map { tree.blocks[$0].range.lowerBound } ?? bytes.count
            let title = source.string(block.content)
            path.close(to: level)
            path.open(level, HeadingName(title))
            let reader = TemplateSectionReader(source: source, tree: tree, body: body)
            var isValue = false
            if fields.allSatisfy({ $0.place != .section && $0.place != .head }),
                let found = reader.fields
            {
                fields += found
            }
            if let value = reader.value(named: title, section: sections.count) {
                fields.append(value)
                isValue = true
            }
            sections.append(
                reader.section(
                    title: title, level: level, path: path.names,
                    isMetadata: reader.fields != nil && sections.allSatisfy { $0.kind != .fields },
                    isValue: isValue,
                    hasChildren: next.flatMap { tree.blocks[$0].headingLevel }.map { $0 > level }
                        ?? false,
                    body: NormalizedText(source.string(block.range.upperBound..<end)),
                    asksInComments: asksInComments))
        }
        (self.fields, self.sections) = (fields, sections)
        names = SectionNames(sections)
        let second = headings.first { $0 > first ?? -1 && $0 != first }
        let top = FrontMatter(bytes)?.range.upperBound ?? 0
        if let second {
            let start = first.map {
                Template.afterLine(tree.blocks[$0].range.upperBound, in: bytes)
            }
            preamble = TemplatePreamble(
                source,
                above: first.map { top..<max(top, tree.blocks[$0].range.lowerBound) },
                below: (start ?? top)..<tree.blocks[second].range.lowerBound,
                fields: headFields.blocks, asksInComments: asksInComments)
        } else {
            preamble = TemplatePreamble()
        }
    }

    /// Where the line after the one that holds `offset`, and the blank lines below it, end.
    private static func afterLine(_ offset: Int, in bytes: [UInt8]) -> Int {
        var at = offset
        while at < bytes.count, bytes[at].isLineEnding { at += 1 }
        return at
    }
}

extension BlockTree {
    /// Whether comments say what to write, as in the templates of many projects: then text outside
    /// of them is a default, or stays.
    fileprivate func asksInComments(_ source: Source) -> Bool {
        children(of: 0).contains { index in
            guard case .html(.comment) = blocks[index].kind else { return false }
            return NormalizedText(source.string(blocks[index].range)).wordCount >= 10
        }
    }
}

/// Reads one section of a template.
private struct TemplateSectionReader {
    let source: Source
    let tree: BlockTree
    /// The blocks of the section, without its heading.
    let body: [Int]

    /// The metadata fields, if the section is one list of them.
    var fields: [Template.Field]? {
        guard body.count == 1, case .list = tree.blocks[body[0]].kind else { return nil }
        let texts = itemTexts(of: body[0])
        let fields = texts.compactMap { text in
            MetadataItem(text).map {
                Template.Field(named: $0.name, value: $0.value, place: .section)
            }
        }
        return fields.count == texts.count ? fields : nil
    }

    /// The fields below the title: the first list whose items all read `Field: value`, and
    /// paragraphs whose lines all do.
    var headFields: (fields: [Template.Field], blocks: Set<Int>) {
        var fields: [Template.Field] = []
        var blocks: Set<Int> = []
        var hasList = false
        for index in body {
            let block = tree.blocks[index]
            var lines: [String] = []
            if !hasList, block.listMarker?.ordered == false {
                lines = itemTexts(of: index)
            } else if block.isParagraph {
                lines = source.string(block.range).split(whereSeparator: \.isNewline).map(\.trimmed)
            }
            let items = lines.compactMap { MetadataItem($0) }
            guard !items.isEmpty, items.count == lines.count,
                items.allSatisfy({ $0.hasColon && $0.name.wordCount <= 4 })
            else { continue }
            if !block.isParagraph { hasList = true }
            blocks.insert(block.range.lowerBound)
            fields += items.map { item in
                let value = Array(item.value.utf8)
                let end = MetadataItem.valueEnd(in: value[...])
                var field = Template.Field(
                    named: item.name, value: String(decoding: value[..<end], as: UTF8.self),
                    place: .head)
                let comment = String(decoding: value[end...], as: UTF8.self)
                if comment.lowercased().contains("optional") { field.isOptional = true }
                return field
            }
        }
        return (fields, blocks)
    }

    /// The section's body as one field, where its name is one of a field.
    func value(named title: String, section: Int) -> Template.Field? {
        let names = ["status", "date", "state", "author", "authors", "deciders"]
        guard names.contains(HeadingName(title).string), body.count == 1,
            tree.blocks[body[0]].isParagraph
        else { return nil }
        let text = source.string(tree.blocks[body[0]].range).trimmed
        guard text.wordCount <= 8, !text.contains(where: \.isNewline) else { return nil }
        return Template.Field(named: title, value: text, place: .ownSection(section))
    }

    func section(
        title: String, level: Int, path: [HeadingName], isMetadata: Bool, isValue: Bool,
        hasChildren: Bool,
        body normalized: NormalizedText, asksInComments: Bool
    ) -> Template.Section {
        let paragraphs = body.filter { tree.blocks[$0].isParagraph }
        let guidance = paragraphs.map {
            NormalizedSpace.joined(source.string(tree.blocks[$0].range))
        }
        var kind = Template.Kind.prose
        var (topics, placeholders): ([String], [String]) = ([], [])
        var tasks: Set<String> = []
        if isMetadata {
            kind = .fields
        } else if isValue {
            kind = .value
        } else if body.isEmpty, hasChildren {
            kind = .parent
        } else if let list = body.first(where: { tree.blocks[$0].listMarker != nil }) {
            let items = itemTexts(of: list)
            if isCounted(items) {
                placeholders = items
                let isOrdered = tree.blocks[list].listMarker?.ordered ?? false
                kind = isOrdered ? .phases : .list
            } else {
                topics = items
                // Tick boxes are ticked, not answered.
                tasks = Set(
                    zip(tree.children(of: list), items).filter { isTask($0.0) }.map(\.1))
            }
        }
        let hasComment = body.contains { tree.blocks[$0].kind == .html(.comment) }
        let hasText = body.contains { tree.blocks[$0].kind != .html(.comment) }
        let isFixed =
            hasText && !hasComment && (asksInComments || isLegal(path.last, guidance: guidance))
        // What stands beside tick boxes says how to tick them, and stays with them.
        let questions = tasks.isEmpty ? guidance + topics : topics.filter { !tasks.contains($0) }
        return Template.Section(
            title: title, level: level, path: path, kind: kind, guidance: guidance, topics: topics,
            placeholders: placeholders, paragraphs: limit(in: guidance), body: normalized,
            asked: asksInComments || isFixed ? [] : questions, isFixed: isFixed)
    }

    /// Whether the section gives the document's licence, the same in all of a project.
    private func isLegal(_ name: HeadingName?, guidance: [String]) -> Bool {
        let names = ["copyright", "license", "licence", "licensing", "legal"]
        guard let name = name?.string, names.contains(where: name.hasPrefix) else { return false }
        let text = guidance.joined(separator: " ").lowercased()
        return ["licen", "public domain", "copyright", "cc0"].contains(where: text.contains)
    }

    private func isTask(_ item: Int) -> Bool {
        guard case .item(let marker) = tree.blocks[item].kind else { return false }
        return marker.checkbox != nil
    }

    private func itemTexts(of list: Int) -> [String] {
        tree.children(of: list).map { item in
            NormalizedSpace.joined(source.string(tree.blocks[item].content))
        }
    }

    /// Whether the items are `X 1`, `X 2`, ... or `X 1: words`, `X 2: words`, ...
    private func isCounted(_ items: [String]) -> Bool {
        guard items.count > 1 else { return false }
        return items.enumerated().allSatisfy { index, item in
            let head = item.prefix { $0 != ":" }
            return head.split(separator: " ").last == "\(index + 1)" && head.contains(" ")
        }
    }

    /// "1-2 paragraph" in the guidance.
    private func limit(in guidance: [String]) -> ClosedRange<Int>? {
        for text in guidance {
            let words = text.split(whereSeparator: { " ()".contains($0) })
            for (word, next) in zip(words, words.dropFirst()) where next.hasPrefix("paragraph") {
                let bounds = word.split(separator: "-").compactMap { Int($0) }
                if bounds.count == 2, bounds[0] <= bounds[1] { return bounds[0]...bounds[1] }
            }
        }
        return nil
    }
}
