import Interchange
import Markdown
import Proposals
import Rules

/// Hovers: the findings at a place, the words of the template there, and where a link leads.
extension Server {
    func hover(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        let findings = reading.ownFindings.filter { $0.range.holds(offset) }
        var parts = Dictionary(grouping: findings, by: \.rule).sorted { $0.key < $1.key }.map {
            $0.value.explained
        }
        var range: Range<Int>?
        if case .file(let path, _)? = target(at: offset, in: document),
            let words = words(ofProposalAt: path, besides: document)
        {
            parts.append(words)
        }
        if let inline = reading.reference(at: offset), let block = reading.definition(of: inline) {
            range = reading.markdown.inlines[inline].range
            parts.append(words(ofDefinition: block, in: document, reading))
        }
        if let section = reading.sections.first(where: {
            $0.isPresent && $0.heading.holds(offset) && $0.asked != nil
        }) {
            range = section.title
            parts.append(reading.words(for: section))
        }
        if let field = reading.fields.first(where: { $0.range.holds(offset) }),
            let known = field.field
        {
            range = range ?? field.range
            parts.append(known.explained)
        }
        guard !parts.isEmpty else { return .null }
        let text = parts.joined(separator: "\n\n---\n\n")
        var members: [(String, JSON)] = [
            (
                "contents",
                .object([
                    ("kind", .string(client.readsMarkdown ? "markdown" : "plaintext")),
                    ("value", .string(client.readsMarkdown ? text : text.withoutMarkdown)),
                ])
            )
        ]
        if let range { members.append(("range", json(range, in: reading))) }
        return .object(members)
    }

    /// The words for a link that is defined elsewhere in the text: the proposal that it leads to,
    /// else the definition.
    private func words(
        ofDefinition block: Int, in document: OpenDocument, _ reading: Reading
    ) -> String {
        let definition = reading.markdown.tree.blocks[block].range
        let link = reading.links.first { definition.contains($0.destination.lowerBound) }
        if let link, case .file(let path, _)? = target(of: link, in: document),
            let words = words(ofProposalAt: path, besides: document)
        {
            return words
        }
        return reading.string(definition).trimmed.asText
    }

    private func words(ofProposalAt path: String, besides document: OpenDocument) -> String? {
        let all = workspace.proposals(besideFile: document.path)
        guard let other = all.first(where: { $0.path == path }) else { return nil }
        var lines = ["**\(other.name.asText)**"]
        let status = [other.summary.status, other.summary.lastUpdated].filter { !$0.isEmpty }
        if !status.isEmpty { lines.append(status.joined(separator: ", ").asText) }
        let template = reading(of: document).context.template
        if let text = text(ofFile: path)?.text.bytes,
            let summary = Proposal(text, template: template).summary
        {
            lines.append(summary.asText)
        }
        return lines.joined(separator: "\n\n")
    }
}

extension Proposal {
    /// The first paragraph of the section that sums it up.
    fileprivate var summary: String? {
        let index = sections.firstIndex {
            $0.isPresent && !$0.isUntouched && $0.path.last == HeadingName("Summary")
        }
        guard let index else { return nil }
        let document = MarkdownDocument(Array(sections[index].bodySource.utf8))
        return document.tree.blocks.indices.first { document.tree.blocks[$0].isParagraph }.map {
            document.text(of: $0)
        }
    }
}

extension Range<Int> {
    /// Whether the range holds a number, or ends at it.
    func holds(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}

extension [Finding] {
    /// The findings of one rule, with the rule's manual.
    fileprivate var explained: String {
        guard let first else { return "" }
        let head = "`\(first.rule)` (\(first.level.rawValue)): "
        let manual = RuleManual.text(of: first.rule).map { "\n\n" + $0 } ?? ""
        return head + map(\.message).joined(separator: "\n\n") + "\n\n\(first.help)\(manual)"
    }
}

extension String {
    /// As it reads, in lines of a usual width.
    fileprivate var withoutMarkdown: String { TextLayout(columns: 78).text(of: Array(utf8)) }

    /// As text of Markdown: what would be marks is escaped.
    var asText: String {
        reduce(into: "") { text, character in
            if "\\`*_[]<>&#|~!".contains(character) { text += "\\" }
            text.append(character.isNewline ? " " : character)
        }
    }
}

extension Template.Field {
    /// The kind of the field, and what the template says of it.
    fileprivate var explained: String {
        var lines = ["**\(name.asText)**: \(kindInWords)" + (isOptional ? ", optional" : "")]
        if !placeholder.isEmpty, !isDefault { lines.append("In the template: `\(placeholder)`") }
        if let remark { lines.append(remark) }
        if isLearned, !examples.isEmpty {
            lines.append("Such as " + examples.joined(separator: ", "))
        }
        return lines.joined(separator: "\n\n")
    }
}

extension Reading {
    /// What the template asks in a section, and how far it is.
    fileprivate func words(for section: Check.WrittenSection) -> String {
        guard let asked = section.asked else { return "" }
        let state = state.rows[section.index].state.map { ", \($0.words)" } ?? ""
        var lines = [
            "**\(asked.title.asText)**: \(asked.properties.joined(separator: ", "))\(state)"
        ]
        var isBelowTopic = false
        for wanted in asked.wanted {
            let words = wanted.isTopic ? "- " + wanted.words : wanted.words
            if wanted.isTopic, isBelowTopic {
                lines[lines.count - 1] += "\n" + words
            } else {
                lines.append(words)
            }
            isBelowTopic = wanted.isTopic
        }
        return lines.joined(separator: "\n\n")
    }
}
