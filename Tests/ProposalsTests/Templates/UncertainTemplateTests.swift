import Proposals
import Testing

/// What a template's words could mean in two ways is read so that no proposal loses any by it.
@Suite struct UncertainTemplateTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private func new(_ text: String) -> String {
        let new = NewProposal(
            template: template(text), title: "T", author: "Ana",
            today: Day("2026-03-01") ?? .init(secondsSince1970: 0))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    /// A day in a sentence, an address or a choice is none to fill in, nor one of what comes later.
    @Test(arguments: [
        "Status: Draft | Accepted (YYYY-MM-DD)", "Expires: 90 days after YYYY-MM-DD",
        "Minutes: https://example.org/minutes/YYYY-MM-DD", "Decided: YYYY-MM-DD by NAME",
        "Review period: YYYY-MM-DD to YYYY-MM-DD", "Last reviewed: never | YYYY-MM-DD",
        "Accepted on: YYYY-MM-DD", "Superseded on: YYYY-MM-DD", "Implemented: <YYYY-MM-DD>",
    ])
    func otherDaysStay(line: String) {
        let text = "# T\n\n- \(line)\n\n## A\n\n{x}\n"
        #expect(new(text) == text)
    }

    @Test(arguments: [
        "Date: YYYY-MM-DD", "Created: <YYYY-MM-DD>", "Last Updated: YYYY-MM-DD",
        "Date: {YYYY-MM-DD when the decision was last updated}", "Start Date: YYYY-MM-DD (of work)",
    ])
    func daysOfTheBeginningAreToday(line: String) {
        let text = "# T\n\n- \(line)\n\n## A\n\n{x}\n"
        let name = line.prefix { $0 != ":" }
        #expect(new(text) == "# T\n\n- \(name): 2026-03-01\n\n## A\n\n{x}\n")
    }

    @Test(arguments: [
        "Tracking issue: N/A", "Area: kernel/net", "Repo: owner/name", "Component: CI/CD",
        "Path: docs/adr/files",
    ])
    func strokesWithoutBlanksAreWords(line: String) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line)
    }

    @Test(arguments: [
        ("Type: bug/feature", ["bug", "feature"]), ("Public: yes / no", ["yes", "no"]),
        ("Stage: draft/accepted/done", ["draft", "accepted", "done"]), ("Ready: Y/N", ["Y", "N"]),
        ("Status: <REQUIRED: Draft | Active | Final>", ["Draft", "Active", "Final"]),
        ("Status: <\"Draft\" | \"Last Call\" | \"Final\">", ["Draft", "Last Call", "Final"]),
        ("Status: (Proposed | Planning | Rejected)", ["Proposed", "Planning", "Rejected"]),
        (
            "Type: One of Standards Track, Meta, or Informational",
            ["Standards Track", "Meta", "Informational"]
        ),
        (
            "Category: <ASA, Wallet, or Other; remove field if there is no type>",
            ["ASA", "Wallet", "Other"]
        ),
    ])
    func choices(line: String, expected: [String]) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .choice(expected))
    }

    /// Words with commas between are offered, and there may be others.
    @Test(arguments: [
        (
            "Status: {Ready for Implementation, Implemented}",
            ["Ready for Implementation", "Implemented"]
        ),
        ("Status: Implementable, Released, Dormant", ["Implementable", "Released", "Dormant"]),
    ])
    func statesAmongOthers(line: String, expected: [String]) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line && field.examples == expected)
    }

    @Test(arguments: [
        "Related: {related MPS reference, can be added later, or \"none\"}",
        "Owner: Ana, or the team", "Status: draft, with many words behind it, as you like",
    ])
    func sentencesAreNoChoices(line: String) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line || field.kind == .people)
    }

    /// A comment behind the value of a line says what there is to choose from.
    @Test func choicesInAComment() throws {
        let values = "<!-- Acceptable values: Draft, Approved, On Hold, Superseded -->"
        for text in [
            "# T\n\n- Status: Draft \(values)\n\n## A\n\n{x}\n",
            "# T\n\n## Meta\n\n- Status: Draft \(values)\n\n## A\n\n{x}\n",
        ] {
            let field = try #require(template(text).fields.first)
            #expect(field.kind == .choice(["Draft", "Approved", "On Hold", "Superseded"]))
            #expect(field.placeholder == "Draft")
            var proposal = Proposal(Array(text.utf8), template: template(text))
            proposal.setValue("On Hold", at: try #require(proposal.fieldPlace(named: "Status")))
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == text.replacing("Status: Draft", with: "Status: On Hold"))
        }
    }

    @Test(arguments: [
        ("Type: Standards Track", true), ("Status: Submitted", true), ("Type: Your Type", false),
        ("Type: <one of ours>", false), ("Owner: Ana Lima", false),
        ("Status: ![accepted](https://example.org/accepted.svg)", true),
        ("Status: [![Status: Draft](img/d.svg)](x.md)", true), ("Status: ![state](s.svg)", false),
    ])
    func valuesThatMayStay(line: String, isDefault: Bool) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.isDefault == isDefault)
    }

    /// A state in words is what a proposal may have; the field of another state gets none.
    @Test func statesOfOtherThings() throws {
        let text = """
            ---
            status: Draft | Final
            approval-status: Approved | Rejected
            ---

            # T

            ## A

            {x}

            """
        #expect(new(text) == text.replacing("Draft | Final", with: "Draft"))
        for line in ["Approval status: {Approved, Rejected}", "State: {Ready, Implemented}"] {
            let other = "# T\n\n- \(line)\n\n## A\n\n{x}\n"
            #expect(new(other) == other)
        }
        let decided = try #require(template("# T\n\n## Status\n\nAccepted\n").fields.first)
        #expect(!decided.isUnfilled("Accepted"))
    }

    /// What stands in brackets behind a key is no part of it, and goes with the answer.
    @Test func remarksBehindKeys() throws {
        let text = """
            ---
            title: <title>
            requires (*optional): <numbers>
            lastUpdated: <date>
            ---

            ## A

            {x}

            """
        let own = template(text)
        #expect(own.fields.map(\.name) == ["title", "requires", "lastUpdated"])
        #expect(own.fields[1].isOptional)
        var proposal = Proposal(Array(text.utf8), template: own)
        let place = try #require(proposal.fieldPlace(named: "requires"))
        proposal.setValue("38", at: place)
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(written == text.replacing("requires (*optional): <numbers>", with: "requires: 38"))
        let others = text.replacing("requires (*optional): <numbers>", with: "requires: 38")
            .replacing("lastUpdated: <date>", with: "Last Updated: 2026-01-01")
        let read = Proposal(Array(others.utf8), template: own)
        for name in ["requires", "lastUpdated"] {
            let place = try #require(read.fieldPlace(named: name))
            #expect(read.field(at: place).isPresent)
        }
    }

    @Test(arguments: [
        ("(optional)", true), ("Optional: a link", true), ("[optional, list of names]", true),
        ("optional-chaining", false), ("Your name", false),
    ])
    func valuesThatMayBeLeftOut(value: String, isOptional: Bool) throws {
        let field = try #require(
            template("# T\n\n- Contributors: \(value)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.isOptional == isOptional)
    }

    /// `Pro: …` and `Con: …` of an option are no metadata of the document.
    @Test(arguments: ["###", "##"]) func listsOfLaterSectionsAreText(signs: String) {
        let text =
            "# T\n\n## A\n\n{x}\n\n## B\n\n{y}\n\n\(signs) Option 1\n\n* Pro: {argument}\n"
            + "* Con: {argument}\n"
        #expect(template(text).fields.isEmpty)
        #expect(template(text).sections.last?.kind != .fields)
    }

    @Test(arguments: [
        "## Information\n\n- **Status**: Draft\n\n## A\n\n{x}\n",
        "## A\n\n{x}\n\n## Metadata\n\n- **Status**: Draft\n",
    ])
    func metadataHaveTheirSection(sections: String) {
        #expect(template("# T\n\n" + sections).fields.map(\.name) == ["Status"])
    }

    /// Comments of a few words ask, too, where each section has one; labels in bold stay anyway.
    @Test func whatStandsBesideShortCommentsStays() {
        let text =
            "# T\n\n## Summary\n\n<!-- One paragraph. -->\n\n## Pros and cons\n\n"
            + "<!-- Fill the two lists. -->\n\n**Pros:**\n\n- \n\n```swift\n// yours\n```\n"
        let roles = template(text).sections[1].blocks.map(\.isKept)
        #expect(roles == [false, true, true, true])
        let plain = template("# T\n\n## A\n\nSay what is good here.\n\n**Pros:**\n\nAnd why.\n")
        #expect(plain.sections[0].blocks.map(\.isKept) == [false, true, false])
    }

    @Test(arguments: [
        "## B (if any)\n\nSay it.\n", "## B — optional\n\nSay it.\n",
        "## B (if applicable)\n\nSay it.\n", "## B\n\n_This section is optional._\n",
        "## B\n\nSay it. This section may be omitted.\n",
        "## B\n\nDelete this section if not needed.\n", "## B <!-- OPTIONAL -->\n\nSay it.\n",
        "## B\n\n<!-- OPTIONAL -->\n\nSay it.\n", "## B\n\n*Delete if not needed.*\n",
        "## B\n\nOptional, but good for first drafts. What is open?\n", "## B（任意）\n\nSay it.\n",
        "## B (opcional)\n\nSay it.\n", "## B (si aplica)\n\nSay it.\n",
        "## B (falls zutreffend)\n\nSay it.\n", "## B (facultatif)\n\nSay it.\n",
        "## B (where relevant)\n\nSay it.\n", "## B, if applicable\n\nSay it.\n",
        "## B\n\nLöschen, falls nicht benötigt.\n",
    ])
    func mayBeLeftOut(section: String) {
        #expect(template("# T\n\n## A\n\nSay it.\n\n" + section).sections[1].isOptional)
    }

    @Test(arguments: [
        "Say it. Optional parameters are listed too.", "Optional parameters go here.",
        "Say if you delete or remove it.", "Remove the old code, and say so.",
    ])
    func mayNotBeLeftOut(words: String) {
        let template = template("# T\n\n## A\n\nSay it.\n\n## B (see below)\n\n\(words)\n")
        #expect(!template.sections[1].isOptional)
    }

    /// Values of the template's that documents keep, and values that they do not.
    @Test(arguments: [
        ("License: CC-BY-4.0", true), ("License: Apache-2.0", true), ("License: <licence>", false),
        ("License: TBD", false), ("License: MIT | BSD", false), ("Issue: (leave this empty)", true),
        ("Stage: accepted", true), ("Team: Core", false), ("Status: Entwurf", true),
    ])
    func valuesThatMayStay(line: String, mayStay: Bool) throws {
        let text = "---\n\(line)\n---\n\n# T\n\n## A\n\nSay it.\n"
        let field = try #require(template(text).fields.first)
        #expect(field.isDefault == mayStay)
        #expect(field.isOptional == line.contains("empty"))
    }

    @Test func listsOfferedMayStay() {
        let list = "---\nteams: # delete those that are not meant\n  - a\n  - b\n---\n"
        #expect(template(list + "\n# T\n\n## A\n\nSay it.\n").fields.first?.isDefault == true)
    }

    /// Documents name what the template leaves open, and drop what it says of a heading.
    @Test(arguments: [
        ("## B [REQUIRED]", "## B"),
        ("## B (required)", "## B"), ("## B (if any)", "## B"), ("## B（任意）", "## B"),
        ("## B, if applicable", "## B"), ("## B (OPCIONAL)", "## B (opcional)"),
    ])
    func headingsOfDocuments(asked: String, written: String) {
        let template = template("# T\n\n## A\n\n### C\n\nSay it.\n\n\(asked)\n\nSay it.\n")
        let text = "# T\n\n### C\n\nYes.\n\n\(written)\n\nYes.\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.sections.last?.isPresent == true)
        #expect(proposal.sections.contains { $0.role == .template(2) && $0.isPresent })
    }

    @Test func headingsWithAPlaceForWords() {
        let template = template("# T\n\n## A\n\n### Option 1: {title}\n\nSay it.\n")
        let text = "# T\n\n## A\n\n### Option 1: Serial\n\nYes.\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.sections.last?.role == .template(1))
    }

    /// Beside items in brackets, one without any is content.
    @Test func itemsWithoutBracketsStay() {
        let template = template("# T\n\n## A\n\n- Must be cheap\n- {criterion}\n")
        #expect(template.sections[0].blocks.map(\.role) == [.fixed, .placeholder])
        let plain = self.template("# T\n\n## A\n\n- What it costs\n- Who pays\n")
        #expect(plain.sections[0].blocks.map(\.role) == [.topic, .topic])
    }

    /// A picture in front of a heading is no part of its name.
    @Test(arguments: [
        (":rocket: Rollout", "Rollout"), ("Rollout", "🚀 Rollout"), ("🛠️ Rollout", ":+1: Rollout"),
    ])
    func pictures(asked: String, written: String) {
        let template = template("# T\n\n## A\n\nSay it.\n\n## \(asked)\n\nSay it.\n")
        let text = "# T\n\n## \(written)\n\nYes.\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.sections.contains { $0.role == .template(1) && $0.isPresent })
        // The colon at the end is dropped, as of any heading.
        #expect(HeadingName(":rocket:").string == ":rocket")
        #expect(HeadingName("🚀").string == "🚀" && HeadingName("Ärger").string == "ärger")
    }

    /// What a program writes into the heading stays; a title's own stand-in does not.
    @Test(arguments: [
        ("{{ rfc.title }}", "{{ rfc.title }}"), ("{{title}}", "T"), ("RFC: {{ title }}", "RFC: T"),
        ("{{ rfc.name }}: {{ rfc.title }}", "{{ rfc.name }}: {{ rfc.title }}"),
    ])
    func headingsOfPrograms(heading: String, expected: String) {
        let rest = "\n\n## A\n\nSay it.\n"
        #expect(new("# \(heading)\(rest)") == "# \(expected)\(rest)")
    }

    @Test func commentsBesideDirectivesStay() {
        let text =
            "<!-- mdformat off(templates not supported) -->\n{{ set(\"id\", \"N\") }}\n# {{ rfc.title "
            + "}}\n{{ rfc.status }}\n<!-- SET the id VARIABLE in the line ABOVE. -->\n\n## A\n\n"
            + "<!-- Say in ten words or more what all of this is for, please. -->\n"
        #expect(new(text) == text)
    }

    /// Lines to be completed are no questions.
    @Test(arguments: [
        "Estimate: S/M/L", "Signed-off-by:", "* Good, because …", "- Bad, because ...",
        "Size: S | M | L\nRisk: low / high",
    ])
    func skeletonsStay(lines: String) {
        let section = template("# T\n\n## A\n\nSay what it costs.\n\n\(lines)\n").sections[0]
        #expect(section.blocks.map(\.role) == [.prompt, .scaffold])
    }

    /// Where no blanks part words, characters count.
    @Test func scriptsWithoutBlanks() {
        let section = template(
            "# T\n\n## A\n\nこの決定に至った背景や課題を記述してください。理由も書いてください。\n"
        ).sections[0]
        #expect(section.prompts.count == 2)
        let comment = template(
            "# T\n\n## A\n\n<!-- この決定に至った背景や課題を記述してください。 -->\n\n承認済み。\n")
        #expect(comment.sections[0].blocks.map(\.isKept) == [false, true])
        #expect(comment.sections[0].comments.count == 1)
    }

    @Test(arguments: ["For example:", "Note: say it in one word.", "- Say what …it is"])
    func questionsGo(lines: String) {
        let section = template("# T\n\n## A\n\nSay it.\n\n\(lines)\n").sections[0]
        #expect(section.blocks.allSatisfy { !$0.isKept })
    }

    @Test func aLineAcrossThePageGoesWithItsFooter() {
        let section = template("# T\n\n## A\n\nSay it.\n\n---\n\n*A footer.*\n").sections[0]
        #expect(section.blocks.allSatisfy { !$0.isKept })
        let last = template("# T\n\n## A\n\nSay it.\n\n---\n\n## B\n\nSay it.\n").sections[0]
        #expect(last.blocks.map(\.isKept) == [false, true])
    }

    /// Words in angle brackets that are no tag ask, also where they stand alone on a line.
    @Test(arguments: [
        ("Why:\n\n<why>", "Why:\n\nMine."), ("<the reason>", "Mine."),
        ("What is it?\n\n{what}", "Mine."), ("Why:\n\n{why}", "Why:\n\nMine."),
        ("Say it:\n\n- {item}\n- ...", "Mine."),
        ("Why:\n\n<why>\n\nHow:\n\n<how>", "Why:\n\n<why>\n\nHow:\n\n<how>\n\nMine."),
        ("Why?\n\n<details>", "Mine.\n\n<details>"), ("Why?\n\n<hr>", "Mine.\n\n<hr>"),
    ])
    func wordsThatAreNoTag(body: String, answered: String) throws {
        let text = "# {title}\n\n## A\n\n\(body)\n\n## B\n\nHow?\n"
        #expect(new(text) == text.replacing("{title}", with: "T"))
        var proposal = Proposal(Array(new(text).utf8), template: template(text))
        let index = try #require(proposal.sections.firstIndex { $0.title == "A" })
        proposal.answer(section: index, with: "Mine.", keepsFixed: true)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == "# T\n\n## A\n\n\(answered)\n\n## B\n\nHow?\n")
    }

    /// A line that defines a link right below words is read as words: the label is no placeholder.
    @Test func linksDefinedBelowWords() throws {
        let text = "# {title}\n\n## A\n\nWhat, by the [guide]?\n[guide]: https://example.org/g\n"
        let section = try #require(template(text).sections.first)
        #expect(section.blocks.map(\.role) == [.prompt])
    }

    /// Digits are a value, though they are written as the number of an item; signs alone are none.
    @Test func valuesOfDigits() throws {
        let field = try #require(
            template("# T\n\n- Version: <version>\n\n## A\n\n{x}\n").fields.first)
        #expect(!field.isUnfilled("1.") && !field.isUnfilled("2)") && field.isUnfilled("-"))
        let own = try #require(template("# T\n\n- Version: 0.\n\n## A\n\n{x}\n").fields.first)
        #expect(own.isUnfilled("0.") && !own.isUnfilled("1."))
    }

    @Test(arguments: [
        ("<name> <mail>", "<name> <mail>"), ("<name>", "name"), ("{a}, {b}", "{a}, {b}"),
        ("<a {b} c>", "a {b} c"), ("[one] of [two]", "[one] of [two]"),
    ])
    func hintsOfWordsInBrackets(value: String, hint: String) throws {
        let field = try #require(
            template("# T\n\n- Author: \(value)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.hint == hint)
        #expect(field.isUnfilled(value))
    }
}
