import Markdown

/// What begins the items of a list that the file does not have yet.
extension Proposal {
    /// The sign of most lists in the document's own sections, with a blank; where it has none, that of
    /// the template's.
    var leadOfNewItem: String {
        let bodies = sections.indices.filter(hasLists).map { sections[$0].body }
        let own = bodies.flatMap { body in
            BlockTree(
                body.source.bytes, in: body.range, keeping: .topLevel, extensions: .file
            ).bullets(from: 0)
        }
        guard let sign = own.commonest?.element ?? template.bullets.commonest?.element
        else { return Renderer(lineEnding: lineEnding).item(indent: 0) }
        return String(decoding: [sign, 0x20], as: UTF8.self)
    }

    /// Whether lists of the section are text: metadata has a form of its own.
    private func hasLists(inSection index: Int) -> Bool {
        guard sections[index].isPresent, !sections[index].isBlank else { return false }
        return switch sections[index].role {
        case .template, .other: kind(of: index) != .fields && kind(of: index) != .value
        case .head, .frontMatter: false
        }
    }
}

extension Template {
    /// The signs of the lists in its sections, in order.
    fileprivate var bullets: [UInt8] {
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        let first = tree.blocks.firstIndex { $0.headingLevel.map { $0 > 1 } ?? false }
        return tree.bullets(from: first ?? 0)
    }
}

extension BlockTree {
    /// The signs of bulleted lists, from a block on.
    fileprivate func bullets(from first: Int) -> [UInt8] {
        blocks[first...].compactMap { block in
            block.listMarker.flatMap { $0.ordered ? nil : $0.character }
        }
    }
}
