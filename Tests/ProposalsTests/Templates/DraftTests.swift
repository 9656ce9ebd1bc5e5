import Markdown
import Proposals
import Prose
import TestSupport
import Testing

/// New proposals answered field by field, against the files that a person would have written:
/// `Tests/Templates/NAME.answers` and `NAME.draft.md`.
@Suite(.enabled(if: Files.corpus != nil)) struct DraftTests {
    private static let templates = [
        "adr-tools", "eip", "madr", "octoserve", "otep", "rust", "swift", "tep",
    ]

    @Test(arguments: templates) func isWhatAPersonWouldWrite(name: String) throws {
        let template = try #require(KnownTemplates.template(name))
        let answers = try #require(KnownTemplates.notes("answers", on: name))
        let expected = try #require(KnownTemplates.notes("draft.md", on: name))
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        var draft = Draft(proposal: Proposal(new.bytes, template: template))
        for answer in Self.answers(answers) {
            try draft.give(answer.text, to: answer.name)
        }
        #expect(String(decoding: draft.proposal.bytes, as: UTF8.self) == expected)
    }

    private static func answers(_ text: String) -> [(name: String, text: String)] {
        text.split(separator: "\n\n").compactMap { paragraph in
            let lines = paragraph.split(separator: "\n").enumerated().map { number, line in
                number > 0 && line.hasPrefix("  ") ? line.dropFirst(2) : line
            }
            let text = lines.joined(separator: "\n")
            guard let colon = text.firstRange(of: ": ") else { return nil }
            return (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
        }
    }
}

/// A proposal in the hands of somebody who answers what is asked.
private struct Draft {
    var proposal: Proposal

    mutating func give(_ answer: String, to name: String) throws {
        let template = proposal.template
        var (path, number) = (name, 0)
        if let open = name.lastIndex(of: "["), name.hasSuffix("]") {
            number = Int(name[open...].dropFirst().dropLast()) ?? 0
            path = String(name[..<open].dropLast())
        }
        let asked = template.sections.indices.first {
            template.titlePath(of: $0).joined(separator: " / ") == path
        }
        if answer == "(left)" { return }
        if let asked, template.sections[asked].kind != .value {
            let section = try #require(proposal.section(forTemplate: asked), "\(name)")
            switch answer {
            case "(removed)":
                var bytes = try proposal.removingSection(section)
                // As no key does yet: the blank lines above the last section go with it.
                while bytes.suffix(2) == [0x0A, 0x0A] { bytes.removeLast() }
                proposal = Proposal(bytes, template: template)
            case "(default)":
                let text = template.sections[asked].blocks.first { $0.role == .default }?.text
                try write(try #require(text), in: section)
            default:
                if number > 0 {
                    try replace(number, with: answer, in: section)
                } else {
                    try write(answer, in: section)
                }
            }
        } else if path == "(under the title)" {
            try write(answer, in: try #require(proposal.head))
        } else if answer == "(removed)" {
            let place = try #require(proposal.fieldPlace(named: name), "\(name)")
            try proposal.removeField(at: place)
            removeCommentOnOptionalFields()
        } else if answer != "(default)" {
            let place = try #require(proposal.fieldPlace(named: name), "\(name)")
            proposal.setValue(answer, at: place)
            _ = proposal.settle(place.section)
            removeRemark(of: name)
        }
    }

    /// Types an answer into the field of a section.
    private mutating func write(_ answer: String, in section: Int) throws {
        let slot = try #require(
            proposal.content(ofSection: section).slots.lastIndex { $0.field.name == nil })
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let items = lines.map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
        proposal.editContent(ofSection: section) { content in
            let first = content.slots[slot].field.text.lines[0]
            switch content.slots[slot].field.kind {
            case .list:
                content.slots[slot].field.text = Text(
                    lines: items.map { Line(lead: first.lead, text: $0, trail: "\n") })
            case .phaseText:
                content.slots.removeLast()
                for (index, item) in items.enumerated() {
                    if index > 0 {
                        content.slots += Renderer(lineEnding: "\n").phase(index + 1, before: "")
                    }
                    let last = content.slots.lastIndex { slot in
                        if case .phaseTitle = slot.field.kind { true } else { false }
                    }
                    guard let last else { continue }
                    let title = content.slots[last].field.text.lines[0]
                    content.slots[last].field.text = Text(
                        lines: [Line(lead: title.lead, text: item, trail: title.trail)])
                }
            default:
                content.slots[slot].field.text = Text(
                    lines: lines.map { Line(text: $0, trail: "\n") })
            }
        }
        _ = proposal.settle(section)
    }

    /// Puts words in the place of those that a sentence of the template has for them.
    private mutating func replace(_ number: Int, with answer: String, in section: Int) throws {
        let asked = try #require(proposal.templateSection(of: section))
        let placeholder = asked.blocks.flatMap(\.placeholders)[number - 1]
        let field = proposal.field(at: FieldPlace(section: section, slot: 0))
        let text = field.text.string.replacing(placeholder, with: answer, maxReplacements: 1)
        try #require(text != field.text.string)
        try write(text, in: section)
    }

    /// As no key does yet: takes out what the template says beside a value, which would make the
    /// file wrong for its project.
    private mutating func removeRemark(of name: String) {
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(name + ":")
                ? line.firstRange(of: " # Only required").map { line[..<$0.lowerBound] } ?? line
                : line
        }
        proposal = Proposal(
            Array(lines.joined(separator: "\n").utf8), template: proposal.template)
    }

    /// As no key does yet: takes out the comment above all optional fields.
    private mutating func removeCommentOnOptionalFields() {
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix("# These are optional")
        }
        proposal = Proposal(
            Array(lines.joined(separator: "\n").utf8), template: proposal.template)
    }
}
