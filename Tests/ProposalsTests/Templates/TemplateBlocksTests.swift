import Testing

@testable import Proposals

/// What the blocks of a template's sections are for: what is not certainly a prompt stays.
@Suite struct TemplateBlocksTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The roles of the blocks of a section that others, which ask in plain words, stand beside.
    private func roles(_ body: String) -> [TemplateBlock.Role] {
        template("# T\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n").sections[0].blocks.map(\.role)
    }

    @Test func textOnABoxStaysWithIt() {
        let box = "```\n[ ] Read by @who\n```"
        #expect(roles("Say what.\n\nThe tick says:\n\n\(box)") == [.prompt, .fixed, .scaffold])
        #expect(
            roles("Say what.\n\n---\n\nOf the tick.\n\nIt says:\n\n\(box)")
                == [.prompt, .fixed, .fixed, .fixed, .scaffold])
        #expect(
            roles("Say what.\n\nShow it:\n\n```\ncall()\n```") == [.prompt, .prompt, .scaffold])
    }

    @Test(arguments: [
        "**Research of each of the candidates**:", "__What each of them would cost:__",
    ])
    func labelsInBoldStay(label: String) {
        #expect(roles("\(label)\n\n* Explain briefly.") == [.fixed, .topic])
        #expect(roles("*Say of each of them what it costs:*\n\n* One") == [.prompt, .topic])
    }

    /// An item that is a label in bold with nothing behind it, or what stands for want of an answer; a
    /// line whose value is a link to a number to come.
    @Test(arguments: [
        ("* **Owners:**\n* **Policies:** N/A\n* **Approval**: None", [true, true, true]),
        ("PR: [ceps#0000](https://example.org/pull/0000)", [true]),
        ("* **Owners:** Who are they?\n* **Goals:**\n  * Name them.", [false, false]),
        ("PR: [the rules](https://example.org/rules)", [false]),
    ])
    func labelsWithNoAnswerStay(body: String, isKept: [Bool]) throws {
        // In the first section they would be fields.
        let text = "# T\n\n## O\n\nSay what.\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n"
        let template = template(text)
        #expect(template.sections[1].blocks.map(\.isKept) == isKept)
        guard isKept[0] else { return }
        var proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 1))
        proposal.answer(section: section, with: "Mine.", keepsFixed: true)
        let expected = text.replacing("\(body)\n\n", with: "\(body)\n\nMine.\n\n")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
    }

    /// A placeholder that is all of a paragraph, as a tag and as an ellipsis, too.
    @Test(arguments: ["<context>", "...", "…", "> Say what.\n\n...", "<the context>"])
    func anAnswerTakesThePlace(body: String) throws {
        let text = "# T\n\n## A\n\n\(body)\n\n## B\n\n...\n\n## C\n\n...\n\n## D\n\n...\n"
        let template = template(text)
        #expect(template.sections.allSatisfy { $0.blocks.allSatisfy { !$0.isKept } })
        var proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 0))
        proposal.answer(section: section, with: "Mine.", keepsFixed: true)
        let expected = text.replacing("\(body)\n\n## B", with: "Mine.\n\n## B")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
    }

    /// Several with nothing but signs between, and `p1`; words beside them stay.
    @Test(arguments: [
        ("- {date}: {changelog}", false), ("* p1", false), ("{what} / {why}", false),
        ("- [Author 1] ([Group 1])\n- [Author 2] ([Group 2])", false),
        ("- [Implementor A] : Positive\n- {date}: none", true), ("<<[OPEN question]>>", true),
    ])
    func placeholdersWithSignsBetween(body: String, isKept: Bool) throws {
        let text = "# T\n\n## O\n\nSay what.\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n"
        let template = template(text)
        #expect(template.sections[1].blocks.allSatisfy { $0.isKept == isKept })
        var proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 1))
        proposal.answer(section: section, with: "Mine.", keepsFixed: true)
        let rest = isKept ? body + "\n\n" : ""
        let expected = text.replacing("\(body)\n\n## B", with: "\(rest)Mine.\n\n## B")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: ["<Tabs>\n\nSay what.\n\n</Tabs>", "One:\n\n<why>\n\nTwo:\n\n<how>", "<hr>"])
    func otherTagsStay(body: String) {
        #expect(template("# T\n\n## A\n\n\(body)\n").sections[0].blocks.contains { $0.isKept })
    }

    /// Sentences in two pairs of braces ask; what a program reads in them stays.
    @Test(arguments: [
        ("{{A concise, one-paragraph description of the change.}}", false),
        ("{{Say what \"it\" is (in a word), and how the protocol works.}}", false),
        ("{{Say what, }}", false), ("{{ page.title }}", true),
        ("{{ page.title | default: \"There is no title here yet\" }}", true),
        ("{{ include \"the rules of all of us here\" }}", true),
        ("{{ set('id', 'There is no title here yet.') }}", true), ("{% include rules %}", true),
    ])
    func bracesInPairs(body: String, isKept: Bool) {
        let template = template("# T\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n")
        #expect(template.sections[0].blocks.map(\.isKept) == [isKept])
        if !isKept { #expect(!template.sections[0].guidance.contains { $0.contains("{") }) }
    }

    /// In brackets around several paragraphs, all of the text asks.
    @Test func bracketsAroundSeveralBlocks() {
        let rest = ["B", "C", "D"].map { "\n## \($0)\n\n[Say why, in a word.]\n" }.joined()
        func roles(_ body: String) -> [TemplateBlock.Role] {
            template("# T\n\n## A\n\n\(body)\n\(rest)").sections[0].blocks.map(\.role)
        }
        let open = "[Explain it so that:\n\n* It is [clear](a.md).\n* All is said.\n\nReturn to it."
        #expect(roles(open + "]") == [.prompt, .prompt, .prompt, .prompt])
        #expect(roles("[Explain it:\n\n* What is it?]\n\nStays.") == [.prompt, .prompt, .fixed])
        // What nobody closes, or goes on behind it, is not certainly one.
        #expect(roles(open) == [.fixed, .fixed, .fixed, .fixed])
        #expect(roles(open + "] So.") == [.fixed, .fixed, .fixed, .fixed])
    }

    /// Among prompts in brackets, items of plain words that are all of a section, and those that ask.
    @Test(
        arguments: [
            ("- What is out of scope\n- What it does not aim to solve", [.topic, .topic]),
            ("- **YYYY-MM-DD:** Initial draft\n- More", [.topic, .topic]),
            ("[Say what.]\n\n- Question 1?\n- This stays", [.placeholder, .topic, .fixed]),
            ("- Owner:\n- More", [.fixed, .fixed]),
            ("- [The rules](a.md)\n- More", [.fixed, .fixed]),
            ("- Place: Rome\n- More", [.fixed, .fixed]), ("- [ ] Read by us", [.scaffold]),
            ("This stays.\n\n- This, too", [.fixed, .fixed]),
        ] as [(String, [TemplateBlock.Role])])
    func itemsAmongBrackets(body: String, roles: [TemplateBlock.Role]) {
        let rest = ["B", "C", "D"].map { "\n## \($0)\n\n[Say why, in a word.]\n" }.joined()
        let section = template("# T\n\n## O\n\n[Say it.]\n\n## A\n\n\(body)\n\(rest)").sections[1]
        #expect(section.blocks.map(\.role) == roles)
    }

    /// `- ...` alone is an item to come, beside comments that ask, too; beside others it says that there can
    /// be more.
    @Test(
        arguments: [
            ("- ...", [.placeholder]), ("* …\n* …", [.placeholder, .placeholder]),
            ("- ...\n\nStays.", [.placeholder, .fixed]), ("- One\n- ...", [.fixed, .scaffold]),
            ("- ...\n  - One", [.scaffold]), ("* <...>", [.placeholder]),
        ] as [(String, [TemplateBlock.Role])])
    func itemsOfDots(body: String, roles: [TemplateBlock.Role]) {
        let asking = "<!-- Say in ten words or more what all of this is to be. -->"
        let section = template("# T\n\n## O\n\n\(asking)\n\n## A\n\n\(body)\n").sections[1]
        #expect(section.blocks.map(\.role) == roles)
    }

    /// What a mark in brackets says to delete asks, with all of its words.
    @Test(arguments: ["[Delete me] Say what it is.", "(remove this) Say what it is."])
    func wordsMarkedToGo(body: String) throws {
        let text = "# T\n\n## O\n\nSay how.\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n"
        let template = template(text)
        #expect(template.sections[1].blocks.map(\.role) == [.prompt])
        #expect(template.sections[1].guidance == ["Say what it is."])
        #expect(roles("- [Delete me] What it is") == [.topic])
        #expect(
            self.template("# T\n\n## A\n\n[Delete me](a.md).\n").sections[0].guidance == [
                "[Delete me](a.md)."
            ])
        var proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.section(forTemplate: 1))
        proposal.answer(section: section, with: "Mine.", keepsFixed: true)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text.replacing(body, with: "Mine."))
    }

    /// Among prompts in italics, those whose italics somebody forgot to end.
    @Test(arguments: ["*(Optional) Say why.", "(*Optional) Why is it so?*"])
    func openItalics(body: String) {
        let rest = ["B", "C", "D"].map { "\n## \($0)\n\n*Say why, in a word.*\n" }.joined()
        let section = template("# T\n\n## A\n\n\(body)\n\(rest)").sections[0]
        #expect(section.blocks.map(\.role) == [.prompt])
        #expect(section.isOptional)
    }

    /// So are those without a word on that, also where a program made a sign of text of their beginning.
    @Test(arguments: [
        ("_Why is it discussed now? What is to be changed?", TemplateBlock.Role.prompt),
        ("\\_Why is it discussed now? What is to be changed?", .prompt),
        ("_Basket is a name. It_stays", .fixed), ("_x is a name. So it stays.", .fixed),
    ])
    func unendedItalics(body: String, role: TemplateBlock.Role) {
        let rest = ["B", "C", "D"].map { "\n## \($0)\n\n_Say why, in a word._\n" }.joined()
        let section = template("# T\n\n## A\n\n\(body)\n\(rest)").sections[0]
        #expect(section.blocks.map(\.role) == [role])
    }

    /// Comments beside the sections' own prompts, after which plain text asks all the same.
    @Test(arguments: [
        "# T\n\n<!-- Community members who would like to propose a thing begin elsewhere. -->\n",
        "# T\n\n## One\n\n<!-- This section is optional. Remove it if you are not filling it in. -->\n",
        "# T\n\n## One\n\n<!-- START doctoc generated TOC please keep comment here to update -->\n",
        "# T\n\n## One\n\n<!--\n## Amended\n\nSay in ten words or more what has changed since then.\n-->\n",
        "<!-- Community members who would like to propose a thing begin elsewhere. -->\n\n# One\n",
    ])
    func otherCommentsAskForNoText(start: String) {
        let sign = start.hasPrefix("<") ? "#" : "##"
        let template = template("\(start)\n\(sign) A\n\nSay why.\n\n\(sign) B\n\nSay how.\n")
        #expect(template.sections.suffix(2).map { $0.blocks.map(\.isKept) } == [[false], [false]])
        let asking = "<!-- Say in ten words or more what all of this is to be. -->"
        let other = self.template("# T\n\n# A\n\n\(asking)\n\nSo.\n\n# B\n\n## C\n\nStays.\n")
        #expect(other.sections.last?.blocks.map(\.isKept) == [true])
    }

    /// One comment among sections that ask in plain text makes none of that fixed text; fields, answers
    /// and a licence are nothing that asks.
    @Test func oneCommentAmongQuestions() {
        let asking = "<!-- Say in ten words or more what all of this is to be. -->"
        let questions = "## B\n\nWhy are we doing this?\n\n## C\n\n- What does it cost all of us?\n"
        let plain = template("# T\n\n## A\n\nSay what it is.\n\n\(asking)\n\n\(questions)")
        #expect(plain.sections.allSatisfy { $0.blocks.allSatisfy { !$0.isKept } })
        let rest =
            "## B\n\nNo issues of any kind found.\n\n## C\n\n- Name: of the author\n\n## Copyright\n\n"
            + "All rights are waived by us.\n\n## D\n\nAll of this stays.\n"
        let comments = template("# T\n\n## A\n\n\(asking)\n\n\(rest)")
        #expect(comments.sections.last?.blocks.map(\.isKept) == [true])
    }

    /// Words that say that others are to come are none to be completed: an answer takes their place.
    @Test(arguments: [
        "To be completed...", "*To be written…*", "[to be determined]", "To be done.",
    ])
    func wordsToCome(body: String) {
        let rest = "## B\n\nSay how it is done.\n\n## C\n\nSay what it costs us.\n"
        let section = template("# T\n\n## A\n\n\(body)\n\n\(rest)").sections[0]
        #expect(section.blocks.map(\.isKept) == [false])
        let asking = "<!-- Say in ten words or more what all of this is to be. -->"
        let beside = template("# T\n\n## A\n\n\(asking)\n\n\(body)\n").sections[0]
        #expect(beside.blocks.map(\.isKept) == [false, false])
    }

    @Test func notesInCommentsGo() throws {
        let note = "<!-- To use this template, make a new file of your own. -->\n\n"
        let text = "# A\n\nSay why.\n\n# B\n\nSay how.\n"
        let new = NewProposal(
            template: template(note + text), title: "", author: "",
            today: try #require(Day("2026-11-27")))
        #expect(String(decoding: new.bytes, as: UTF8.self) == text)
    }

    /// A name, a word or a day alone below a comment is an answer until there is another, and not told as
    /// the template's where a document has it; what is more stays.
    @Test(arguments: [
        ("Carlos", "", true), ("Ana-Maria Lima", "\n---\n", true), ("2026-05-10", "", true),
        ("Ask the owners.", "", false), ("All of them are asked", "", false),
        ("Closes #", "", false), ("Carlos", "\nWords that stay.\n", false),
    ])
    func wordsBelowACommentAreAnAnswer(words: String, rest: String, isAnswer: Bool) throws {
        let asking = "<!-- Say in ten words or more who it was that decided. -->\n"
        let others = "## B\n\n<!-- Say in ten words or more what all of this is. -->\n"
        let text = "# T\n\n## Owner\n\n\(asking)\(words)\n\(rest)\n\(others)"
        let template = template(text)
        #expect(template.sections[0].blocks[1].role == (isAnswer ? .default : .fixed))
        guard isAnswer else { return }
        let answered = text.replacing(asking + words, with: "Bo")
        for asked in [text, text.replacing(asking, with: "")] {
            var proposal = Proposal(Array(asked.utf8), template: template)
            let section = try #require(proposal.section(forTemplate: 0))
            #expect(proposal.sections[section].isUntouched == (asked == text))
            let given = asked == text ? "Bo" : "Bo\n" + rest
            proposal.answer(section: section, with: given, keepsFixed: false)
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == answered)
        }
    }

    /// A box that the template has ticked, or that is an example, goes with an answer where documents drop it;
    /// one to be ticked stays.
    @Test(arguments: [
        ("- [x] Create new struct `Basket`\n", "- [ ] Create new struct `Basket`\n"),
        ("- [ ] Criterion (e.g., Create one)\n", "- [x] Criterion (e.g., Create one)\n"),
    ])
    func boxesThatDocumentsDrop(ticked: String, other: String) throws {
        let asking = "<!-- Say in ten words or more what is to be done for it. -->\n"
        let open = "- [ ] Test all of it by hand\n"
        let text = "# T\n\n## A\n\n\(asking)\n\(ticked)\(open)\n## B\n\n\(asking)"
        let template = template(text)
        #expect(template.sections[0].blocks.map(\.role) == [.prompt, .scaffold, .scaffold])
        let words = template.keepable.map(\.words)
        #expect(words.contains(NormalizedText(ticked)) && !words.contains(NormalizedText(open)))
        let roles = LearnedRoles([NormalizedText(ticked): false])
        let learned = try #require(template.learning(roles))
        #expect(learned.sections[0].blocks.map(\.role) == [.prompt, .prompt, .scaffold])
        var proposal = Proposal(Array(text.utf8), template: learned)
        let section = try #require(proposal.section(forTemplate: 0))
        proposal.answer(section: section, with: "Mine.", keepsFixed: false)
        #expect(!proposal.sections[section].bodySource.contains("Create"))
        #expect(proposal.sections[section].bodySource.contains(open))
        // With another tick the words are kept.
        let own = text.replacing(asking + "\n" + ticked, with: other)
        let kept = Proposal(Array(own.utf8), template: template).keptBlocks.kept
        #expect(kept.map { words[$0] }.contains(NormalizedText(ticked)))
    }

    /// Text that says what a comment beside it says asks, too.
    @Test func whatACommentSaysTwice() {
        let words = "A short description (~200 words) of the *issue*: what is it,\nand why now?"
        func roles(_ body: String) -> [TemplateBlock.Role] {
            template("# T\n\n## A\n\n\(body)\n\n## B\n").sections[0].blocks.map(\.role)
        }
        #expect(roles("<!--\(words)-->\n\(words)\n\nStays.") == [.prompt, .prompt, .fixed])
        #expect(roles("<!-- \(words)\n\nSay it all. -->\n\n\(words)") == [.prompt, .prompt])
        let nearly = words.replacing("and", with: "but")
        #expect(roles("<!-- \(words) -->\n\n\(nearly)") == [.prompt, .prompt])
        let other = words.replacing("what is it", with: "none was found")
        #expect(roles("<!-- \(words) -->\n\n\(other)") == [.prompt, .fixed])
    }

    /// A word in bold is the head of what stays below it, but no note on the template.
    @Test func notesInBoldGo() {
        #expect(
            roles("**Use this template for a plan.**\n\n[a]: #a\n\nSay it.") == [
                .prompt, .fixed, .prompt,
            ])
        #expect(roles("**Who?**\n\n[a]: #a\n\nSay it.") == [.fixed, .fixed, .prompt])
    }

    /// What stands in brackets in front of a heading, or behind it, says something of the section.
    @Test(arguments: [
        ("[Optional] Goals", true), ("\\[Optional\\] Goals", true), ("(optional) Goals", true),
        ("Goals [or Use Cases]", false), ("Goals [if it is long]", false),
    ])
    func bracketsInHeadings(heading: String, isOptional: Bool) {
        let template = template("# T\n\n## A\n\nSay why.\n\n## \(heading)\n\nSay how.\n")
        #expect(template.sections[1].isOptional == isOptional)
        #expect(template.sections[1].repeats == nil)
        #expect(template.sections[1].headingStandIns.isEmpty)
        #expect(template.sections[1].name == HeadingName("Goals"))
        #expect(!HeadingName.hasOptionalMark("[Optional](a.md) Goals"))
    }

    /// Each of the names that a heading gives is one of the section.
    @Test(arguments: ["Goals", "Use cases", "Scenarios", "Goals [or Use Cases, or Scenarios]"])
    func namesOfOneSection(heading: String) {
        let start = "# T\n\n## A\n\nSay why.\n\n"
        let template = template(start + "## Goals [or Use Cases, or Scenarios]\n\nSay how.\n")
        let text = start + "## \(heading)\n\nSo.\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.sections.map(\.isPresent) == [true, true, true])
        #expect(proposal.section(forTemplate: 1) == 2)
    }

    /// A name in brackets is no place of several; words for one are.
    @Test(arguments: [
        ("[Related Issues]", true), ("[Title]", true), ("[name of the option]", false),
        ("[Option 1]", false), ("[Component]", false), ("{Related Issues}", false),
    ])
    func namesInBrackets(heading: String, isOne: Bool) {
        let template = template("# T\n\n## A\n\nSay why.\n\n## \(heading)\n\nSay how.\n")
        #expect((template.sections[1].repeats == nil) == isOne)
        #expect(template.sections[1].headingStandIns == [heading])
    }

    @Test(arguments: [
        ("If applicable, describe it.", true), ("If applicable.", true),
        ("If there are others that were not taken they should be named here.", true),
        ("If nothing is to be moved, you can omit this section.", true),
        ("If you can't explain it simply, you don't understand it well enough. Say it.", false),
        ("If we implement this proposal, how will others adopt it?", false),
        ("If the answer is no. Otherwise: describe it.", false),
        ("If an RFC does not know yet what the options are, it can propose several.", false),
        ("{One | Two}\n\n> If it is the first, the text is a standard.", false),
    ])
    func conditions(body: String, isConditional: Bool) {
        let template = template("# T\n\n## A\n\n\(body)\n\n## B\n\nSay why.\n")
        #expect(template.sections[0].isConditional == isConditional)
    }

    /// Headings as items of a list are answered each below itself.
    @Test func headingsInAListStay() {
        #expect(roles("1. ## Name\n1. ## Why is it here?") == [.scaffold, .scaffold])
        #expect(roles("Say it.\n\n- ### Name\n- #1 is first") == [.prompt, .scaffold, .topic])
    }

    /// `<!---` begins a comment, too.
    @Test func moreStrokesThanACommentNeeds() {
        let template = template("# T\n\n## A\n\n<!---\n- Why now?\n\nSay who asks for it.\n--->\n")
        #expect(template.sections[0].guidance == ["- Why now?", "Say who asks for it."])
    }
}
