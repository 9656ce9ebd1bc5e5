import Markdown
import Prose

/// Cutting anew what was edited, so that the form always shows what would be read back.
extension Proposal {
    /// Reads an edited section anew from its bytes. If its new text changes what follows it, such
    /// as a typed heading, the whole document is read anew. Returns whether the rows of the outline
    /// may have changed.
    ///
    /// While the text of any section is open at its end, all sections keep the cut that they had:
    /// the sections below are read as code, and would be gone from the form while a fence is typed.
    package mutating func settle(_ index: Int) -> Bool {
        guard sections[index].isEdited else {
            if index < sections.count { sections[index].content = nil }
            cuts[index] = nil
            return false
        }
        sections[index].content?.closeBoldTitles()
        if isCutAsBefore(index) {
            cuts[index] = sections[index].content
            return false
        }
        cuts[index] = nil
        let old = sections[index]
        let source = Source(bytes(ofSection: index))
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let ending = ending(of: source, tree, before: index)
        let isHeld = sections.indices.contains { $0 != index && sections[$0].openEnd != nil }
        let isOpen = if case .open = ending { true } else { false }
        if !isOpen, !isHeld {
            let isAlike =
                ending == .closed && old.openEnd == nil && hasHeadings(of: old, source, tree)
            guard isAlike else {
                readAnew(bytes)
                return true
            }
        }
        let start = old.heading.utf8.count
        let body = SourceSlice(source: source, range: start..<source.bytes.count)
        let isUntouched =
            index != header && templateSection(of: index)?.isUntouched(body) ?? false
        sections[index] = Section(
            role: old.role, title: old.title, level: old.level, path: old.path,
            heading: old.heading, titleRange: old.titleRange, isPresent: old.isPresent, body: body,
            content: nil, isEdited: true, isUntouched: isUntouched)
        sections[index].holdsTitle = old.holdsTitle
        sections[index].markLength = old.markLength
        var content = content(ofSection: index)
        if isUntouched, let own = old.content, content.source != body.string {
            // Read as one that nobody began, it would be written without what the template asks in it.
            sections[index].isUntouched = false
            content = own
        }
        // Cutting anew writes nothing: not the blank line that an empty section begins with, either.
        if content.isBlank { content.blank = body.string }
        // Where the content is as it was, it keeps the lines that other states share.
        sections[index].content = content == old.content ? old.content : content
        guard isOpen || isHeld else {
            if mayNoteCut(of: index) { cuts[index] = sections[index].content }
            return false
        }
        if noteOpenTexts() { return false }
        readAnew(bytes)
        return true
    }

    /// Puts another text in place of a section's, its heading among it, as an edit of the section:
    /// what it leaves open takes no other section in. Reads the document anew where that is more.
    package mutating func setSource(ofSection index: Int, _ text: String) {
        let heading = sections[index].heading
        guard !isReadOnly, sections[index].isPresent, text.utf8.starts(with: heading.utf8),
            text.utf8.count > heading.utf8.count
        else {
            let start = byteOffset(ofSection: index)
            var bytes = bytes
            bytes.replaceSubrange(
                start..<start + sections[index].byteCount, with: Array(text.utf8))
            return readAnew(bytes)
        }
        let line = Line(text: text.bytes(from: heading.utf8.count), trail: "")
        sections[index].content = Content(
            slots: [Slot(field: Field(.prose, text: Text(lines: [line])))], tail: "")
        sections[index].isEdited = true
        sections[index].isUntouched = false
        _ = settle(index)
    }

    /// Reads the document anew. Sections of the template that an edit took from their parent, by a
    /// heading that it put in between, are noted: they are in the file still.
    private mutating func readAnew(_ bytes: [UInt8]) {
        let old = sections
        self = Proposal(bytes, template: template)
        let lost = sections.indices.filter { index in
            let section = sections[index]
            guard !section.isPresent, case .template = section.role else { return false }
            return old.contains {
                $0.role == section.role && ($0.isPresent || $0.displaced != nil)
            }
        }
        guard !lost.isEmpty else { return }
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let headings = Heading.all(in: tree, of: source)
        for index in lost {
            let name = HeadingName(sections[index].title)
            let there = headings.first(where: { $0.name == name })
            sections[index].displaced = there?.block.range.lowerBound
        }
    }

    /// Whether the text of a section has the headings that it was read with.
    private func hasHeadings(of old: Section, _ source: Source, _ tree: BlockTree) -> Bool {
        let body = source.bytes[old.heading.utf8.count...]
        let endsLine = old.heading.utf8.last?.isLineEnding ?? true
        if endsLine, !body.mayHoldHeading, !old.body.bytes.mayHoldHeading { return true }
        let before = Source(Array(old.heading.utf8) + Array(old.body.bytes))
        let oldTree = BlockTree(before.bytes, keeping: .topLevel, extensions: .file)
        return source.headings(of: tree) == before.headings(of: oldTree)
    }
}

extension Source {
    /// Levels and texts of the headings at the top of a document.
    fileprivate func headings(of tree: BlockTree) -> [String] {
        tree.children(of: 0).compactMap { index in
            let block = tree.blocks[index]
            return block.headingLevel.map { "\($0) \(string(block.content))" }
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether a line begins as a heading does, or could underline one; told without reading the
    /// blocks.
    fileprivate var mayHoldHeading: Bool {
        withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                var at = start
                while at < bytes.count, bytes[at] == 0x20 { at += 1 }
                let sign = at < bytes.count ? bytes[at] : 0
                if sign == 0x23 { return true }
                if sign == 0x2D || sign == 0x3D {
                    while at < bytes.count, bytes[at] == sign { at += 1 }
                    while at < bytes.count, bytes[at].isBlank { at += 1 }
                    if at == bytes.count || bytes[at].isLineEnding { return true }
                }
                while at < bytes.count, !bytes[at].isLineEnding { at += 1 }
                start = at + 1
            }
            return false
        }
    }
}
