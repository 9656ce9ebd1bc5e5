import Markdown
import Prose

/// A line across the page that parts a section from the next one, as the template has it: it stands behind
/// the section's text, and is no part of that.
extension Proposal {
    /// Where such a line begins at the end of a section, below a blank one; nil for nearly every section.
    func startOfRule(below index: Int) -> Int? {
        let section = sections[index]
        var asked: Int?
        switch section.role {
        case .template(let own): asked = own
        case .other: break
        case .frontMatter, .head: return nil
        }
        switch kind(of: index) {
        case .prose, .list, .phases, .parent: break
        case .fields, .value: return nil
        }
        guard template.hasRule(below: asked),
            sections[(index + 1)...].contains(where: \.isPresent)
        else { return nil }
        let (source, body) = (section.body.source, section.body.range)
        guard let last = source.bytes[body].lastIndex(where: { !$0.isWhite }) else { return nil }
        let start = source.lineStart(of: last)
        guard start > body.lowerBound, source.string(start..<last + 1).isRule else { return nil }
        var above = start - 1
        if source.bytes[above] == 0x0A, above > body.lowerBound, source.bytes[above - 1] == 0x0D {
            above -= 1
        }
        while above > body.lowerBound, source.bytes[above - 1].isBlank { above -= 1 }
        guard above == body.lowerBound || source.bytes[above - 1].isLineEnding else { return nil }
        let tree = BlockTree(source.bytes, in: body, keeping: .topLevel, extensions: .file)
        let block = Array(tree.children(of: 0)).last.map { tree.blocks[$0] }
        guard let block, block.kind == .thematicBreak, block.range.lowerBound >= start else {
            return nil
        }
        return start
    }

    /// The body of a section as it is written: what is above such a line, and the line with the blank ones
    /// below it, which is empty where the section has none.
    package func bodyParts(ofSection index: Int) -> (text: String, rule: String) {
        let section = sections[index]
        guard section.isPresent, !section.isEdited, let start = startOfRule(below: index) else {
            return (section.bodySource, "")
        }
        let (source, body) = (section.body.source, section.body.range)
        return (source.string(body.lowerBound..<start), source.string(start..<body.upperBound))
    }

    /// A section cut into fields, the line at its end behind them.
    ///
    /// - Parameter start: where that line begins.
    func content(ofSection index: Int, aboveRuleAt start: Int) -> Content {
        if let content = contentOfRuleAlone(ofSection: index, at: start) { return content }
        let body = sections[index].body
        let rule = body.source.string(start..<body.range.upperBound)
        let text = SourceSlice(source: body.source, range: body.range.lowerBound..<start)
        var content = ContentReader(text, template: template).content(kind(of: index))
        content.tail += rule
        content.blank = (content.slots.first?.before ?? lineEnding) + rule
        return content
    }

    /// A section that has nothing but the line at its end: nothing of what the template asks there either.
    ///
    /// - Parameter start: where that line begins.
    /// - Returns: nil where more stands there.
    func contentOfRuleAlone(ofSection index: Int, at start: Int) -> Content? {
        let body = sections[index].body
        let above = SourceSlice(source: body.source, range: body.range.lowerBound..<start)
        guard above.isBlank else { return nil }
        var content = blankContent(ofSection: index)
        content.tail = lineEnding + body.source.string(start..<body.range.upperBound)
        content.blank = body.string
        return content
    }
}

extension Template {
    /// Whether a line across the page parts a section from the next one, or one that is not the template's
    /// from others, as most of the template's are.
    fileprivate func hasRule(below section: Int?) -> Bool {
        if let section, sections[section].endsInRule { return true }
        let ruled = sections.count(where: \.endsInRule)
        return ruled > 1 && ruled * 2 >= sections.count
    }
}

extension Template.Section {
    /// Whether the last that stands in it is a line across the page.
    fileprivate var endsInRule: Bool {
        blocks.last.map { $0.role == .fixed && !$0.isAboveHeading && $0.isLineAcross } ?? false
    }
}

extension StringProtocol {
    /// Whether a line alone is one across the page: three signs or more, all the same.
    var isRule: Bool {
        let signs = filter { $0 != " " && $0 != "\t" }
        guard let first = signs.first, "-*_".contains(first) else { return false }
        return signs.count > 2 && signs.allSatisfy { $0 == first }
    }
}
