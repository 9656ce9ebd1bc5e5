import Interchange
import Markdown
import Proposals
import Rules

/// Other words for a heading or a label, with all that leads there.
extension Server {
    /// A thing of the document that can be renamed.
    private enum Named {
        /// A heading, by its block.
        case heading(Int)
        /// A link definition, or a footnote's text, by its block.
        case label(Int)
    }

    func prepareRename(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        guard let (named, range) = named(at: offset, reading) else { return .null }
        if case .heading(let block) = named, let reason = reading.reasonToKeep(block) {
            throw .refused(reason)
        }
        return .object([
            ("range", json(range, in: reading)), ("placeholder", .string(reading.string(range))),
        ])
    }

    func rename(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        guard let name = params["newName"]?.string else { throw .params("newName is missing") }
        guard let (named, range) = named(at: offset, reading) else {
            throw .refused("there is neither a heading nor a label here")
        }
        let title = name.trimmed
        guard !title.isEmpty, !title.contains(where: \.isNewline) else {
            throw .params("a name is one line, and not empty")
        }
        switch named {
        case .heading(let block):
            if let reason = reading.reasonToKeep(block) { throw .refused(reason) }
            return try rename(range, to: title, document, reading)
        case .label(let block): return try renameLabel(block, to: title, document, reading)
        }
    }

    /// The named thing at a place, and the bytes of the name there.
    private func named(at offset: Int, _ reading: Reading) -> (Named, Range<Int>)? {
        let markdown = reading.markdown
        if let inline = reading.reference(at: offset),
            let block = markdown.footnote(of: inline) ?? markdown.target(of: inline)?.definition
        {
            return reading.label(ofUse: inline).map { (.label(block), $0) }
                ?? reading.label(of: block).map { (.label(block), $0) }
        }
        let note = reading.footnote(at: offset)
        let block = note ?? reading.block(at: offset)
        if markdown.tree.blocks[block].headingLevel != nil {
            let content = markdown.tree.blocks[block].content
            return content.isEmpty || !reading.isOwn(content.lowerBound)
                ? nil : (.heading(block), content)
        }
        guard let label = reading.label(of: block), label.holds(offset) else { return nil }
        return (.label(block), label)
    }

    // MARK: Headings

    private func rename(
        _ heading: Range<Int>, to title: String, _ document: OpenDocument, _ reading: Reading
    ) throws(RequestFault) -> JSON {
        var changed = reading.bytes
        changed.replaceSubrange(heading, with: Array(title.asHeading.utf8))
        let renamed = RenamedAnchors(from: reading.bytes, to: changed)
        var changes = [Change(heading, title.asHeading)]
        let own = reading.links.filter { $0.path.isEmpty && !heading.overlaps($0.destination) }
        changes += renamed.edits(of: own).map { .init($0, $1) }
        // What a list of contents says of it stands elsewhere once the heading is longer.
        let grown = title.asHeading.utf8.count - heading.count
        changes += changed.linksFollowing(reading.bytes).compactMap(\.words).map {
            edit -> Change in
            let change = Change(edit.range, edit.text)
            return change.range.lowerBound > heading.lowerBound ? change.moved(by: -grown) : change
        }
        changes.sort { $0.range.lowerBound < $1.range.lowerBound }
        guard let edits = edits(changes.map { $0.moved(by: -reading.shift) }, in: document.text)
        else {
            throw .refused("the heading cannot be reached")
        }
        var files = [(uri: document.uri, version: document.version, edits: edits)]
        for (file, link) in links(to: document) {
            guard let (range, anchor) = renamed.edits(of: [link]).first,
                let edit = self.edits([Change(range, anchor)], in: file.text)
            else { continue }
            if files[files.count - 1].uri == file.uri {
                files[files.count - 1].edits += edit
            } else {
                files.append((file.uri, file.version, edit))
            }
        }
        return workspaceEdit(files)
    }

    // MARK: Labels

    private func renameLabel(
        _ block: Int, to name: String, _ document: OpenDocument, _ reading: Reading
    ) throws(RequestFault) -> JSON {
        let markdown = reading.markdown
        let isFootnote = reading.isFootnote(block)
        guard !name.contains(where: { "[]\\^".contains($0) }), !isFootnote || !name.contains(" "),
            let own = reading.label(of: block)
        else {
            throw .refused("a label has no brackets, and that of a footnote no blanks")
        }
        let isTaken = markdown.tree.blocks.indices.contains { other in
            other != block && reading.isFootnote(other) == isFootnote
                && reading.label(of: other).map { reading.string($0).lowercased() }
                    == name.lowercased()
        }
        guard !isTaken else { throw .refused("\(name) is another's label") }
        var changes = [Change(own, name)]
        for inline in markdown.inlines.indices {
            guard
                markdown.footnote(of: inline) == block
                    || markdown.target(of: inline)?.definition == block
            else { continue }
            if let label = reading.label(ofUse: inline) {
                changes.append(.init(label, name))
            } else {
                // Its text is the label: it keeps the words that are read.
                let end = markdown.inlines[inline].range.upperBound
                let start = markdown.inlines[inline].content.upperBound + 1
                changes.append(.init(start..<max(start, end), "[\(name)]"))
            }
        }
        changes.sort { $0.range.lowerBound < $1.range.lowerBound }
        guard let edit = edit(changes.map { $0.moved(by: -reading.shift) }, of: document) else {
            throw .refused("the label cannot be reached")
        }
        return edit
    }
}

extension Reading {
    /// Why a heading keeps its words; nil if it need not.
    fileprivate func reasonToKeep(_ block: Int) -> String? {
        let range = markdown.tree.blocks[block].range
        let own = sections.first { $0.isPresent && $0.heading.contains(range.lowerBound) }
        return own.flatMap { check.proposal.reasonToKeepHeading(ofSection: $0.index) }
    }

    fileprivate func isFootnote(_ block: Int) -> Bool {
        if case .footnote = markdown.tree.blocks[block].kind { true } else { false }
    }

    /// The label of a definition or a footnote.
    fileprivate func label(of block: Int) -> Range<Int>? {
        switch markdown.tree.blocks[block].kind {
        case .definition(let definition): definition.label
        case .footnote(let label): label.range
        default: nil
        }
    }

    /// The label in `[text][label]` and `[^label]`; nil where the text is the label.
    fileprivate func label(ofUse index: Int) -> Range<Int>? {
        let inline = markdown.inlines[index]
        if inline.kind == .footnoteReference {
            return inline.range.lowerBound + 2..<inline.range.upperBound - 1
        }
        let start = inline.content.upperBound + 2
        return start < inline.range.upperBound - 1 ? start..<inline.range.upperBound - 1 : nil
    }
}
