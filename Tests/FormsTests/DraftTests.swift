import Forms
import Prose
import Proposals
import TestSupport
import Testing

/// New proposals answered key by key, against the files that a person would have written:
/// `Tests/Templates/NAME.answers`, `NAME.draft.md`, and `NAME.draft.yaml` of metadata beside it.
@Suite struct DraftTests {
    private static let names = KnownTemplates.names.filter {
        KnownTemplates.notes("answers", on: $0) != nil
    }

    @Test(arguments: names) func isWhatAPersonWouldWrite(name: String) throws {
        let (template, sidecar) = try #require(KnownTemplates.whole(name))
        let expected = try #require(KnownTemplates.notes("draft.md", on: name))
        var author = Author(try Self.new(template), template)
        for answer in KnownTemplates.answers(on: name) {
            try author.give(answer.text, to: answer.name)
        }
        let written = author.form.proposal.bytes
        let parts = sidecar.map { $0.parted(written) } ?? ([], written)
        let document = String(decoding: try #require(parts).document, as: UTF8.self)
        #expect(document == expected)
        if sidecar != nil {
            let metadata = String(decoding: try #require(parts).metadata, as: UTF8.self)
            #expect(metadata == KnownTemplates.notes("draft.yaml", on: name))
        }
        // Every key can be taken back.
        while author.form.history.canUndo { author.press("C-z") }
        let isAsItWas = author.form.proposal.bytes == (try Self.new(template))
        #expect(isAsItWas)
    }

    private static func new(_ template: Template) throws -> [UInt8] {
        NewProposal(
            template: template, title: "Faster widgets", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27"))
        ).bytes
    }
}

/// Somebody at the keys of a form who answers what is asked.
private struct Author {
    private(set) var form: Form
    private var keys = KeyReader()
    private let template: Template

    init(_ bytes: [UInt8], _ template: Template) {
        self.template = template
        form = Form.opened(bytes, path: "x.md", template: template)
        if let today = Day("2026-11-27") { form.takeToday(today) }
    }

    mutating func press(_ names: String...) {
        for name in names {
            guard let key = try? Key(notation: name) else { preconditionFailure(name) }
            press(key)
        }
    }

    private mutating func press(_ key: Key) {
        if let event = keys.event(for: .key(key), in: form) { _ = form.handle(event) }
    }

    private mutating func type(_ text: String) {
        for character in text {
            if character == "\n" { press("Enter") } else { press(.character(character)) }
        }
    }

    mutating func give(_ answer: String, to name: String) throws {
        if answer == "(left)" { return }
        var (path, number, words) = (name, 0, "")
        if let open = name.firstRange(of: " {"), name.hasSuffix("}") {
            words = String(name[open.upperBound...].dropLast())
            path = String(name[..<open.lowerBound])
        }
        if let open = name.lastIndex(of: "["), name.hasSuffix("]"),
            let index = Int(name[open...].dropFirst().dropLast())
        {
            number = index
            path = String(name[..<open].dropLast())
        }
        let asked = template.sections.indices.first {
            template.titlePath(of: $0).joined(separator: " / ") == path
        }
        if path == "(under the title)" {
            try go(to: name) { $0.proposal.head == $0.section && $0.field.name == nil }
            write(answer)
        } else if let asked, template.sections[asked].kind != .value {
            try goToSection(asked)
            switch answer {
            case "(removed)": press("A-x")
            case "(tidied)":
                // What asks there is told once all that belongs to it is written.
                _ = form.handle(.paused)
                press("F4", "Enter")
            case "(default)":
                let text = template.sections[asked].blocks.first { $0.role == .default }?.text
                write(try #require(text))
            case _ where !words.isEmpty: try replace(words, with: answer)
            case _ where number > 0: try replace(number, with: answer, in: asked)
            default: write(answer)
            }
        } else if answer != "(default)" || form.proposal.fieldPlace(named: name) != nil {
            try go(to: name) { $0.field.name?.lowercased() == name.lowercased() }
            giveValue(answer)
        }
    }

    // MARK: Going

    private mutating func go(to name: String, where isThere: (Form) -> Bool) throws {
        press("A-Home")
        var count = 0
        while !isThere(form), count < 400 {
            press("Tab")
            count += 1
        }
        let isFound = isThere(form)
        try #require(isFound, "no key leads to \(name)")
    }

    private mutating func goToSection(_ asked: Int) throws {
        let isThere = { (form: Form) in
            form.proposal.sections[form.section].role == .template(asked)
        }
        press("A-Home")
        var last = -1
        while !isThere(form), form.section != last {
            last = form.section
            press("C-PgDn")
        }
        if !isThere(form) {
            // A heading that only holds others is passed by.
            press("A-l")
            type(template.sections[asked].title)
            press("Enter")
        }
        let isFound = isThere(form)
        try #require(isFound, "no key leads to \(template.sections[asked].title)")
    }

    // MARK: Answering

    private mutating func giveValue(_ answer: String) {
        switch (answer, form.field.kind) {
        case ("(removed)", _): press("A-x")
        case ("(default)", .choice): press("Enter", "Enter")
        case ("(default)", .date): press("t")
        case ("(default)", _) where form.proposal.hasMark(at: form.place.field):
            let value = form.field.value
            press("C-a")
            type(value)
        case ("(default)", _): break
        case (_, .choice):
            press("Enter")
            type(answer)
            press("Enter")
        case (_, .people), (_, .values):
            type(answer)
        default: type(answer)
        }
        press("Tab")
    }

    /// What Enter puts into a line by itself is not typed.
    private mutating func write(_ answer: String) {
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
        let isList = form.field.kind == .list || form.field.isOfPhase
        for (index, line) in lines.enumerated() {
            var line = line
            if isList, line.hasPrefix("- ") { line = line.dropFirst(2) }
            if index > 0 {
                press(form.field.isOfPhase ? "A-n" : "Enter")
                let there = form.field.text.lines[form.place.caret.line].text
                if !there.isEmpty, line.hasPrefix(there) { line = line.dropFirst(there.count) }
            }
            type(String(line))
        }
        press("C-PgDn")
    }

    /// Walks to words of the text, and writes others in their place.
    private mutating func replace(_ words: String, with answer: String) throws {
        let slots = form.content.slots.count
        for _ in 0..<slots where form.field.text.string.range(ofText: words) == nil {
            press("Down")
        }
        let start = form.field.text.lines.enumerated().lazy.compactMap { number, line in
            line.text.range(ofText: words).map {
                Position(line: number, offset: $0.lowerBound)
            }
        }.first
        let target = try #require(start, "no \(words)")
        var count = 0
        while form.place.caret != target, count < 10_000 {
            press("Right")
            count += 1
        }
        for _ in words { press("S-Right") }
        type(answer)
        press("C-PgDn")
    }

    /// Finds a placeholder in a sentence of the template, and writes words in its place.
    private mutating func replace(_ number: Int, with answer: String, in asked: Int) throws {
        let placeholder = template.sections[asked].blocks.flatMap(\.placeholders)[number - 1]
        press("C-f")
        type(placeholder)
        press("Enter")
        let isThere = form.proposal.sections[form.section].role == .template(asked)
        try #require(isThere, "\(placeholder) is not found")
        type(answer)
        press("C-PgDn")
    }
}

extension Field {
    fileprivate var isOfPhase: Bool {
        switch kind {
        case .phaseTitle, .phaseText: true
        default: false
        }
    }
}
