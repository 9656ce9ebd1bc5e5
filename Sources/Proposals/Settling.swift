import Markdown
import Prose

/// Cutting anew what was edited, so that the form always shows what would be read back.
extension Proposal {
    /// Reads an edited section anew from its bytes. If its new text changes what follows it, such
    /// as a typed heading, the whole document is read anew. Returns whether the rows of the outline
    /// may have changed.
    ///
    /// While the text of any section is open at its end, all sections keep the cut that they had:
    /// those below are read as code, and would be gone from the form while a fence is typed.
    package mutating func settle(_ index: Int) -> Bool {
        guard sections[index].isEdited else {
            if index < sections.count { sections[index].content = nil }
            return false
        }
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
                self = Proposal(bytes, template: template)
                return true
            }
        }
        let start = old.heading.utf8.count
        let body = Slice(source: source, range: start..<source.bytes.count)
        let isUntouched = templateSection(of: index).map {
            $0.isToFill && NormalizedText(body.string) == $0.body
        }
        sections[index] = Section(
            role: old.role, title: old.title, level: old.level, path: old.path,
            heading: old.heading, titleRange: old.titleRange, isPresent: old.isPresent, body: body,
            content: nil, isEdited: true, isUntouched: isUntouched ?? false)
        sections[index].content = content(ofSection: index)
        guard isOpen || isHeld, !noteOpenTexts() else { return false }
        self = Proposal(bytes, template: template)
        return true
    }

    /// Whether the text of a section has the headings that it was read with.
    private func hasHeadings(of old: Section, _ source: Source, _ tree: BlockTree) -> Bool {
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
