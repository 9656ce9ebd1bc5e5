import Markdown
import Prose

/// Cutting anew what was edited, so that the form always shows what would be read back.
extension Proposal {
    /// Reads an edited section anew from its bytes. If its new text changes what follows it, such
    /// as an open fence or a typed heading, the whole document is read anew. Returns whether the
    /// rows of the outline may have changed.
    package mutating func settle(_ index: Int) -> Bool {
        guard sections[index].isEdited else {
            if index < sections.count { sections[index].content = nil }
            return false
        }
        let old = sections[index]
        let source = Source(bytes(ofSection: index))
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let before = Source(Array(old.heading.utf8) + Array(old.body.bytes))
        let oldTree = BlockTree(before.bytes, keeping: .topLevel, extensions: .file)
        guard source.headings(of: tree) == before.headings(of: oldTree),
            staysInside(tree, source: source, before: index)
        else {
            self = Proposal(bytes, template: template)
            return true
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
        return false
    }

    /// Whether the section's text leaves what follows it as it is.
    private func staysInside(_ tree: BlockTree, source: Source, before index: Int) -> Bool {
        let rest = sections[(index + 1)...].first { $0.isPresent }
        guard let next = rest?.heading else { return true }
        let last = tree.blocks[tree.blocks.count - 1]
        if !last.isClosed { return false }
        if case .html = last.kind { return false }
        // A heading that is underlined joins with a paragraph right above it.
        let isATX = next.drop { $0.isWhitespace }.hasPrefix("#")
        let endsLine = source.bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
        return isATX && endsLine
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
