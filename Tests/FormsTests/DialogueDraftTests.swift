import Forms
import Proposals
import TestSupport
import Testing

/// New proposals from templates of other projects, written by typed lines alone, against the files
/// that a person would have written: `Tests/Templates/NAME.answers` and `NAME.draft.md`.
@Suite(.enabled(if: Files.corpus != nil)) struct DialogueDraftTests {
    @Test(arguments: ["adr-tools", "eip", "madr", "octoserve", "otep", "rust", "swift", "tep"])
    func isWhatAPersonWouldWrite(name: String) throws {
        let template = try #require(KnownTemplates.template(name))
        let answers = KnownTemplates.answers(on: name)
        try #require(!answers.isEmpty)
        let expected = try #require(KnownTemplates.notes("draft.md", on: name))
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        var writer = Writer(Form.opened(new.bytes, template: template))
        for answer in answers { try writer.give(answer.text, to: answer.name) }
        #expect(
            String(decoding: writer.dialogue.form.proposal.bytes, as: UTF8.self) == expected)
    }
}

/// Somebody who answers what is asked, line by line.
private struct Writer {
    var dialogue: Dialogue

    init(_ form: Form) { dialogue = Dialogue(form) }

    private mutating func type(_ line: String) throws {
        _ = dialogue.hear(line.utf8)
        if !dialogue.isWriting { _ = dialogue.take(.paused) }
        let said = dialogue.talk()
        try #require(!dialogue.isRefused, "\(line): \(said)")
    }

    /// Goes there from the start, field by field.
    private mutating func go(to place: FieldPlace) throws {
        try type("=\(dialogue.form.numberedSections[0].number)")
        for _ in 0..<200 where dialogue.form.place.field != place { try type("") }
        try #require(dialogue.form.place.field == place)
    }

    mutating func give(_ answer: String, to name: String) throws {
        guard answer != "(left)" else { return }
        var (path, number) = (name, 0)
        if let open = name.lastIndex(of: "["), name.hasSuffix("]") {
            number = Int(name[open...].dropFirst().dropLast()) ?? 0
            path = String(name[..<open].dropLast())
        }
        let proposal = dialogue.form.proposal
        let template = proposal.template
        let asked = template.sections.indices.first {
            template.titlePath(of: $0).joined(separator: " / ") == path
        }
        guard let asked, template.sections[asked].kind != .value else {
            if path == "(under the title)", let head = proposal.head {
                let slots = proposal.content(ofSection: head).slots
                let slot = try #require(slots.lastIndex { $0.field.name == nil })
                return try write(answer, at: FieldPlace(section: head, slot: slot))
            }
            guard answer != "(default)" else { return }
            try go(to: try #require(proposal.fieldPlace(named: name), "\(name)"))
            return try type(answer == "(removed)" ? "x" : answer)
        }
        let section = try #require(proposal.section(forTemplate: asked), "\(name)")
        let slots = proposal.content(ofSection: section).slots
        let slot = slots.lastIndex { $0.field.name == nil && !$0.field.kind.isPhaseText }
        let place = FieldPlace(section: section, slot: try #require(slot))
        switch answer {
        case "(removed)":
            // By its heading: those that only hold others are not gone through.
            try type("=\(proposal.sections[section].title)")
            try #require(dialogue.form.section == section)
            try type("x")
        case "(default)":
            let text = template.sections[asked].blocks.first { $0.role == .default }?.text
            try write(try #require(text), at: place)
        default:
            guard number > 0 else { return try write(answer, at: place) }
            let words = template.sections[asked].blocks.flatMap(\.placeholders)[number - 1]
            try go(to: place)
            let lines = dialogue.form.field.text.lines
            let line = try #require(lines.firstIndex { $0.text.contains(words) })
            let text = lines[line].text.replacing(words, with: answer, maxReplacements: 1)
            try type("c\(line + 1) \(text)")
        }
    }

    private mutating func write(_ answer: String, at place: FieldPlace) throws {
        try go(to: place)
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        switch dialogue.form.field.kind {
        case .list: for line in lines { try type(line) }
        case .phaseTitle:
            for (number, line) in lines.enumerated() {
                if number > 0 { try type("n") }
                try type(line.hasPrefix("- ") ? String(line.dropFirst(2)) : line)
            }
        default:
            try type("w")
            for line in lines { try type(line) }
            try type(".")
        }
    }
}

extension FieldKind {
    fileprivate var isPhaseText: Bool { if case .phaseText = self { true } else { false } }
}
