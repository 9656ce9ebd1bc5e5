import Prose
import Testing

@testable import Proposals

/// No word of a template is lost that may have to stay, and none is written that it does not have.
@Suite struct LosslessTemplateTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The blocks of the second section, in a template that asks in sentences like these.
    private func blocks(_ body: String, asking: String) -> [TemplateBlock] {
        let sections = ["A", "B", "C"].map { "## \($0)\n\n\(asking)\n\n" }
        return template("# T\n\n\(sections[0])## P\n\n\(body)\n\n\(sections[1])\(sections[2])")
            .sections[1].blocks
    }

    private static let howToReadWords =
        "The words MUST and SHOULD are to be interpreted as described in RFC 2119."

    @Test(arguments: ["*Say why.*", "_Say why._", "{Say why}", "Say why."])
    func howToReadWordsStays(asking: String) {
        let found = blocks("\(Self.howToReadWords)\n\n\(asking)", asking: asking)
        #expect(found.map(\.isKept) == [true, false])
    }

    @Test func besideItalicsAndBracketsTextStays() {
        for asking in ["*Say why.*", "*Say why*, *and when*.", "{Say why}"] {
            let found = blocks("All teams agree.\n\n\(asking)\n\nN/A", asking: asking)
            #expect(found.map(\.role) != [.prompt, .prompt, .prompt])
            #expect(found[0].role == .fixed && !found[1].isKept && !found[2].isKept, "\(asking)")
        }
        // Where most of it asks in plain words, so does this.
        let plain = blocks("Say who agrees.\n\n*In a word.*", asking: "Say why.")
        #expect(plain.map(\.role) == [.prompt, .prompt])
    }

    @Test func sentencesAroundPlaceholdersAreWorkedOn() {
        for sentence in [
            "In the light of {case}, we chose {option}.", "It costs $<amount> a month.",
            "It holds for [team] only.", "- Owned by {team}",
        ] {
            let found = blocks(sentence, asking: "Say why.")
            #expect(found.map(\.role) == [.scaffold], "\(sentence)")
            #expect(found[0].placeholders.count > 0)
        }
        #expect(blocks("What does {option} cost?", asking: "Say why.").map(\.role) == [.prompt])
    }

    @Test func footnotesStay() {
        let found = blocks("Say why.\n\n[^1]: Where it comes from.", asking: "Say why.")
        #expect(found.map(\.isKept) == [false, true])
    }

    @Test func headsInBoldStayWithWhatTheyHead() {
        let found = blocks("**Q: Why now?**\n\nA: ...\n\n**Say more.**", asking: "Say why.")
        #expect(found.map(\.isKept) == [true, true, false])
        let section = template("# T\n\n## P\n\n**Q: Why now?**\n\nA: ...\n").sections[0]
        #expect(section.isToFill)
    }

    @Test func labelsInItalicsAndContentsStay() {
        let labels = "_Facilitator:_\n\nThe person who leads it.\n\n_Reviewers:_\n\nWho votes."
        let found = blocks(labels, asking: "Say why.")
        #expect(found.map(\.role) == [.fixed, .prompt, .fixed, .prompt])
        let contents = blocks("* [Aim](#aim)\n* [Plan](#plan)\n* Say more.", asking: "Say why.")
        #expect(contents.map(\.isKept) == [true, true, false])
    }

    @Test func codeAndLinesOfMetadataStay() {
        for body in ["```go\n// yours\n```", "~~~\n~~~", "Author: Your Name\nLink: example.org/x"] {
            let found = blocks("Say why.\n\n" + body, asking: "Say why.")
            #expect(found.map(\.role) == [.prompt, .scaffold], "\(body)")
        }
        #expect(template("# T\n\n## P\n\n```go\n// yours\n```\n").sections[0].isToFill)
        let indented = blocks("    Say why.", asking: "Say why.")
        #expect(indented.map(\.role) == [.prompt] && indented[0].guidance == ["Say why."])
    }

    @Test(arguments: [
        "* {date}: {what changed}", "1. Step 1: Begin\n2. Step 2: End", "- Goal 1: x\n- Goal 2: y",
    ])
    func whatIsNoFieldIsNone(list: String) {
        #expect(template("# T\n\n## Changelog\n\n\(list)\n\n## A\n\nSay why.\n").fields.isEmpty)
    }

    /// The section after phases were added to it, and after one was taken out.
    private func adding(
        _ all: [String], to list: String, removing title: String
    ) throws -> (added: String, removed: String) {
        let text = "# T\n\n## Plan\n\n\(list)\n\n## A\n\nSay why.\n"
        var proposal = Proposal(Array(text.utf8), template: template(text))
        let section = try #require(proposal.section(forTemplate: 0))
        try proposal.addItems(all, toSection: section)
        let added = proposal.sections[section].bodySource
        proposal = Proposal(proposal.bytes, template: proposal.template)
        try proposal.removeItem(title, fromSection: section)
        return (added, proposal.sections[section].bodySource)
    }

    @Test(arguments: ["Phase", "Step", "Schritt", "Étape", "Work Package", "OPTION"])
    func phasesAreCountedByTheWordOfTheTemplate(word: String) throws {
        let found = try adding(
            ["Build", "\(word) 2: Ship\nTo all."], to: "1. \(word) 1\n2. \(word) 2",
            removing: "\(word) 1: Build")
        #expect(found.added == "\n1. \(word) 1: Build\n2. \(word) 2: Ship\n   To all.\n\n")
        #expect(found.removed == "\n1. \(word) 1: Ship\n   To all.\n\n")
    }

    /// What stands below the first line of an item says what to write.
    @Test func phasesWithWordsBelow() throws {
        let plan = "1.\tPhase 1\n\tSay what it is.\n2.\tPhase 2\n\tSay what it is."
        let section = template("# T\n\n## Plan\n\n\(plan)\n").sections[0]
        #expect(section.kind == .phases && section.placeholders == ["Phase 1", "Phase 2"])
        #expect(section.guidance == ["Say what it is.", "Say what it is."])
        let found = try adding(["Build", "Ship"], to: plan, removing: "Build")
        #expect(found.added == "\n1. Phase 1: Build\n2. Phase 2: Ship\n\n")
    }

    /// In the form and by `--from` the same comes of an answer.
    @Test(arguments: [
        "[part]: #part\n\nSay why.\n", "[part]: #part\nSay why.\n", "\n[part]: #part\n\nSay why.\n",
        "\nSay why.\n\n[part]: #part\n", "\nSay why.\n", "Say why.\n",
    ])
    func anAnswerIsTheSameByKeysAndByText(body: String) throws {
        let text = "# T\n\n## P\n\(body)\n## A\n\nSay why.\n"
        let start = Proposal(Array(text.utf8), template: template(text))
        let section = try #require(start.section(forTemplate: 0))
        try #require(start.sections[section].isUntouched)
        var typed = start
        typed.edit(typed.firstPlace(ofSection: section)) {
            $0.text.replace(.start..<(.start), with: "X", form: Line(text: "", trail: "\n"))
        }
        var given = start
        given.answer(section: section, with: "X", keepsFixed: true)
        #expect(
            String(decoding: given.bytes, as: UTF8.self)
                == String(decoding: typed.bytes, as: UTF8.self))
    }

    /// Beside text to work on an answer goes to where the prompt stood.
    @Test(arguments: [
        (
            "<!-- Why? -->\n\n| A | B |\n|---|---|\n| {a} | {b} |\n",
            "X\n\n| A | B |\n|---|---|\n| {a} | {b} |\n"
        ),
        ("<!-- Why? -->\n\nWe take {option}.\n", "X\n\nWe take {option}.\n"),
        ("We take {option}.\n\n<!-- Why? -->\n", "We take {option}.\n\nX\n"),
        ("One {a}.\n\n<!-- Why? -->\n\nTwo {b}.\n", "One {a}.\n\nX\n\nTwo {b}.\n"),
    ])
    func answersStandWhereThePromptStood(body: String, expected: String) throws {
        let rest = "\n## A\n\n<!-- Say why. -->\n\n## B\n\n<!-- Say how. -->\n"
        let text = "# T\n\n## P\n\n\(body)\(rest)"
        var proposal = Proposal(Array(text.utf8), template: template(text))
        let section = try #require(proposal.section(forTemplate: 0))
        var typed = proposal
        proposal.answer(section: section, with: "X", keepsFixed: true)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == "# T\n\n## P\n\n\(expected)\(rest)")
        // In the form the caret begins there, too, and what is typed is a paragraph of its own.
        let place = typed.firstPlace(ofSection: section)
        typed.edit(place) {
            $0.text.replace(.start..<(.start), with: "X", form: Line(text: "", trail: "\n"))
        }
        #expect(typed.bytes == proposal.bytes)
        _ = typed.settle(section)
        #expect(typed.bytes == proposal.bytes)
        #expect(typed.firstPlace(ofSection: section) == FieldPlace(section: section, slot: 0))
    }

    /// Working on the text that stays, without an answer, leaves no gap where the prompt stood.
    @Test(arguments: [
        ("<!-- Why? -->\n\nWe take {option}.\n", 1, "It {option}.\n"),
        ("We take {option}.\n\n<!-- Why? -->\n", 0, "It {option}.\n"),
        ("One {a}.\n\n<!-- Why? -->\n\nTwo {b}.\n", 0, "It {a}.\n\nTwo {b}.\n"),
        ("One {a}.\n\n<!-- Why? -->\n\nTwo {b}.\n", 2, "One {a}.\n\nIt {b}.\n"),
    ])
    func textAroundThePrompt(body: String, slot: Int, expected: String) throws {
        let rest = "\n## A\n\n<!-- Say why. -->\n\n## B\n\n<!-- Say how. -->\n"
        let text = "# T\n\n## P\n\n\(body)\(rest)"
        for ending in ["\n", "\r\n"] {
            var proposal = Proposal(
                Array(text.replacing("\n", with: ending).utf8), template: template(text))
            let section = try #require(proposal.section(forTemplate: 0))
            proposal.edit(FieldPlace(section: section, slot: slot)) { field in
                let words = field.text.lines[0].text
                let first = words.range(ofText: " {")?.lowerBound ?? 0
                let range = Position(line: 0, offset: 0)..<Position(line: 0, offset: first)
                _ = field.text.replace(range, with: "It", form: Line(text: "", trail: ending))
            }
            let whole = "# T\n\n## P\n\n\(expected)\(rest)".replacing("\n", with: ending)
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == whole)
        }
    }

    /// A key with keys below it is read only from the beginning.
    @Test(arguments: [
        "prs:\n  accepted: # Fill this in\n", "prs:\n  accepted:\n",
        "prs:\n  - Original PR: url/?\n",
        "prs: {accepted: 1}\n",
    ])
    func keysOfAKeyStay(keys: String) throws {
        let text = "---\nstage: a|b\n\(keys)---\n\n# T\n\n## P\n\nSay why.\n"
        var proposal = Proposal(Array(text.utf8), template: template(text))
        let place = try #require(proposal.fieldPlace(named: "prs"))
        #expect(proposal.field(at: place).readOnly != nil)
        proposal.setValue("https://example.org/5", at: place)
        #expect(proposal.bytes == Array(text.utf8))
        // Nor is a line put where a document has none of them.
        var other = Proposal(
            Array(text.replacing(keys, with: "").utf8), template: proposal.template)
        let absent = try #require(other.fieldPlace(named: "prs"))
        let before = other.bytes
        other.setValue("https://example.org/5", at: absent)
        #expect(other.bytes == before)
    }

    @Test(arguments: ["prs: {who}\n", "prs: <who>\n", "prs:\n  - {who}\n"])
    func wordsInBracketsAreNoKeys(keys: String) throws {
        let text = "---\nstage: a|b\n\(keys)---\n\n# T\n\n## P\n\nSay why.\n"
        let proposal = Proposal(Array(text.utf8), template: template(text))
        let place = try #require(proposal.fieldPlace(named: "prs"))
        #expect(proposal.field(at: place).readOnly == nil)
    }
}
