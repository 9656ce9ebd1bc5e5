import Markdown
import Proposals

/// The status where it is words in a section of its own, and no field of a template: `## Status`, below
/// it `Accepted`, and what else somebody has to say of it.
extension Proposal {
    /// The section that is the template's status, or where the template has none, or none fits, the
    /// one that is called so.
    package var statusSection: Int? {
        if let field = template.fields.first(where: \.isState) {
            guard case .ownSection(let asked) = field.place else { return nil }
            return section(forTemplate: asked).flatMap { sections[$0].isPresent ? $0 : nil }
        }
        let names = ["status", "state"].map { HeadingName($0) }
        return sections.indices.first {
            sections[$0].isPresent && names.contains(HeadingName(sections[$0].title))
        }
    }

    /// More are a sentence about the status.
    private static let mostWords = 4

    /// The line that is the status, and its bytes: the first of the section, where it is all of its
    /// paragraph and a few words. Nil where a field has the status, or nothing does.
    package var statusLine: (text: String, range: Range<Int>)? {
        guard let section = statusSection else { return nil }
        let body = Array(sections[section].bodySource.utf8)
        let tree = BlockTree(body, keeping: .topLevel, extensions: .file)
        let first = tree.children(of: 0).lazy.map { tree.blocks[$0] }.first { block in
            if case .html(.comment) = block.kind { false } else { true }
        }
        guard let first, first.kind == .paragraph else { return nil }
        let text = String(decoding: body[first.content], as: UTF8.self)
        let isNamed = ["superseded by", "replaced by"].contains { text.lowercased().hasPrefix($0) }
        guard !text.contains(where: \.isNewline), !text.trimmed.isEmpty,
            isNamed || text.split(separator: " ").count <= Self.mostWords
        else { return nil }
        let start = byteOffset(ofSection: section) + sections[section].heading.utf8.count
        return (text, start + first.content.lowerBound..<start + first.content.upperBound)
    }

    /// The proposal with another status in that line; nil where it would not be read so.
    package func withStatusLine(_ status: String) -> Proposal? {
        guard let line = statusLine else { return nil }
        var bytes = self.bytes
        bytes.replaceSubrange(line.range, with: Array(status.utf8))
        let edited = Proposal(bytes, template: template)
        let titles = { (proposal: Proposal) in proposal.sections.filter(\.isPresent).map(\.title) }
        return edited.statusLine?.text == status && titles(edited) == titles(self) ? edited : nil
    }
}
