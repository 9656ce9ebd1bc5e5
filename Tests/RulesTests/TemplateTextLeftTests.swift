import Proposals
import Prose
import Testing

@testable import Rules

/// What a document has left of its template's own text.
@Suite struct TemplateTextLeftTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private func check(_ text: String, by template: Template) -> Check {
        let context = CheckContext(template: template, today: Sample.today)
        return Check(Proposal(Array(text.utf8), template: template), context: context)
    }

    /// The lines, levels and rules of what is found.
    private func found(_ text: String, by template: Template) -> [String] {
        let check = check(text, by: template)
        return check.findings().map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.level) \($0.rule)"
        }
    }

    /// The rules that speak in a folder of five others.
    private func rules(_ text: String, by template: Template, beside other: String) -> [String] {
        let context = Sample.context(beside: Array(repeating: other, count: 5), template)
        return Check(Array(text.utf8), context: context).findings().map(\.rule)
    }

    // MARK: Above parts

    private static let parts =
        "# Title\n\n## Motivation\n\nThis section lists goals and non-goals of this proposal. "
        + "Describe why the\nchange is important.\n\n### Goals\n\nList the specific goals.\n\n"
        + "## Design\n\nWhat exactly are you doing?\n"

    /// Parts that were written do not answer what the section around them asks.
    @Test func aQuestionAboveWrittenParts() {
        let template = template(Self.parts)
        let text = Self.parts.replacing("# Title", with: "# Baskets")
            .replacing("List the specific goals.", with: "- Baskets.")
            .replacing("What exactly are you doing?", with: "With hands.")
        #expect(found(text, by: template) == ["5 todo prompt-left"])
        let states = check(text, by: template).state().rows.compactMap(\.state)
        #expect(states == [.todo, .done, .done])
        // Deleted it asks for nothing: the parts have all the text.
        let deleted = text.replacing(
            "This section lists goals and non-goals of this proposal. ", with: ""
        )
        .replacing("Describe why the\nchange is important.\n\n", with: "")
        #expect(found(deleted, by: template) == [])
        // Where nothing is written another rule tells of all.
        #expect(found(Self.parts, by: template).allSatisfy { !$0.hasSuffix("prompt-left") })
    }

    /// What most accepted documents keep above their parts is said to stay.
    @Test(arguments: [true, false]) func textAboveThePartsOfOthers(keeps: Bool) {
        let template = template(
            Self.parts.replacing("Describe why the\nchange is important.", with: ""))
        let text = template.source.all.string.replacing("# Title", with: "# Baskets")
            .replacing("List the specific goals.", with: "- Baskets.")
            .replacing("What exactly are you doing?", with: "With hands.")
        let words = "This section lists goals and non-goals of this proposal."
        let other = keeps ? text : text.replacing(words, with: "")
        let rules = rules(text, by: template, beside: other)
        #expect(rules.contains("prompt-left") == !keeps)
    }

    /// Text that stays asks for nothing.
    @Test func fixedTextAboveWrittenParts() {
        let text = { (title: String, words: String) in
            "# \(title)\n\n## Plan\n\nThe parts below are the same in all of our proposals.\n\n"
                + "### Tests\n\n\(words)\n\n## Design\n\n\(words)\n"
        }
        let asked = text("Title", "<!-- Say in ten words or more what all of this is for. -->")
        #expect(found(text("Baskets", "Ours."), by: template(asked)) == [])
    }

    /// A section of the template is one under another heading, too.
    @Test(arguments: ["Summary", "Plan"]) func aQuestionInAnotherPlace(above: String) {
        let template = template(
            "# T\n\n## Summary\n\nSay what it is.\n\n## Motivation\n\nSay why it is needed.\n\n"
                + "### Goals\n\n- List all of the specific goals of it.\n")
        func text(_ goals: String) -> String {
            "# Baskets\n\n## \(above)\n\nThey carry things.\n\n### Goals\n\n- \(goals)\n\n## Motivation\n\n"
                + "It rains.\n"
        }
        let left = found(text("List all of the specific goals of it."), by: template)
        #expect(left.contains("9 warning prompt-left"))
        #expect(!found(text("Dry bread."), by: template).contains { $0.hasSuffix("prompt-left") })
    }

    /// Topics that most accepted documents keep are labels of their answers.
    @Test(arguments: [true, false]) func topicsOfOthers(keeps: Bool) {
        let topic = "Does this break what there was before?"
        let template = template(
            "# T\n\n## Effects\n\nAddress all of these questions:\n\n* \(topic)\n\n## Rest\n\nSay what "
                + "there is besides.\n")
        let text = "# Baskets\n\n## Effects\n\n* \(topic) No.\n\n## Rest\n\nNone.\n"
        let other = keeps ? text : text.replacing("\(topic) No.", with: "Nothing breaks.")
        let rules = rules(text, by: template, beside: other)
        #expect(rules.contains("prompt-left") == !keeps)
    }

    /// A sentence of the template's is found whatever stands among its first letters: a sign of a program's,
    /// emphasis, the end of a line.
    @Test(arguments: [
        ("\\_Why is it discussed now?", "\\_Why is it discussed now?"),
        ("A *basket* is what for you?", "A *basket* is what for you?"),
        ("We say what for whom?", "We\nsay what for whom?"),
    ])
    func firstLettersOfSentences(asked: String, left: String) {
        let text = { (words: String) in "# T\n\n## Aim\n\n\(words)\n\n## Costs\n\nSay how much.\n" }
        let own = text("\(left) It rains.").replacing("# T", with: "# Baskets")
            .replacing("Say how much.", with: "Little.")
        #expect(found(own, by: template(text(asked))) == ["5 warning prompt-left"])
    }

    // MARK: Below the title

    private static let summary = "Provide a brief summary of the feature that you propose."
    private static let belowTitle =
        "# <Title>\n\n\(summary)\n\n## Motivation\n\nExplain why this should be added.\n"

    /// Below the title is a place: its prompt is to do while it is there alone, and left beside text.
    @Test func aQuestionBelowTheTitle() {
        let template = template(Self.belowTitle)
        let text = Self.belowTitle.replacing("<Title>", with: "Baskets")
            .replacing("Explain why this should be added.", with: "They are light.")
        #expect(found(text, by: template) == ["3 todo prompt-left"])
        #expect(found(text.replacing(Self.summary, with: "We weave."), by: template) == [])
        #expect(found(text.replacing(Self.summary + "\n\n", with: ""), by: template) == [])
        let beside = text.replacing(Self.summary, with: Self.summary + "\n\nWe weave.")
        #expect(found(beside, by: template) == ["3 warning prompt-left"])
    }

    /// What most accepted documents keep below the title is said to stay.
    @Test(arguments: [true, false]) func belowTheTitleOfOthers(keeps: Bool) {
        let template = template(Self.belowTitle)
        let text = Self.belowTitle.replacing("<Title>", with: "Baskets")
            .replacing("Explain why this should be added.", with: "They are light.")
        let other = keeps ? text : text.replacing(Self.summary + "\n\n", with: "")
        let rules = rules(text, by: template, beside: other)
        #expect(rules.contains("prompt-left") == !keeps)
    }

    // MARK: Optional sections

    private static let optional = """
        # [title]

        * Status: [proposed | rejected | accepted]

        ## Context

        [Describe the context in two sentences.]

        ## Drivers <!-- optional -->

        * [driver 1, a force]
        * [driver 2, a force]

        ## Pros and Cons <!-- optional -->

        ### [option 1]

        [example, description]

        """

    /// What may be left out may not stay as it is: told once for each, when the rest is written.
    @Test func optionalSectionsThatNobodyTouched() {
        let template = template(Self.optional)
        let accepted = Self.optional.replacing("[title]", with: "Baskets")
            .replacing("[proposed | rejected | accepted]", with: "accepted")
            .replacing("[Describe the context in two sentences.]", with: "We carry things.")
        let told = ["9 todo section-untouched", "14 todo section-untouched"]
        #expect(found(accepted, by: template) == told)
        let draft = accepted.replacing("Status: accepted", with: "Status: proposed")
        #expect(found(draft, by: template) == told)
        let states = check(draft, by: template).state().rows.compactMap(\.state)
        #expect(states.prefix(2) == [.done, .todo])
        // Before that there is more to do, and what is gone is no matter.
        let begun = draft.replacing(
            "We carry things.", with: "[Describe the context in two sentences.]")
        #expect(found(begun, by: template) == ["5 todo section-untouched"])
        let start = accepted.range(ofText: "## Drivers")?.lowerBound ?? 0
        let without = String(decoding: Array(accepted.utf8)[..<start], as: UTF8.self)
        #expect(found(without, by: template) == [])
        let written = accepted.replacing("[driver 1, a force]", with: "Weight")
            .replacing("* [driver 2, a force]\n", with: "")
            .replacing("[option 1]", with: "Willow")
            .replacing("[example, description]", with: "It grows.")
        #expect(found(written, by: template) == ["9 todo comment-left", "13 todo comment-left"])
        let plain = written.replacing("Drivers <!-- optional -->", with: "Drivers")
            .replacing("Cons <!-- optional -->", with: "Cons")
        #expect(found(plain, by: template) == [])
    }

    /// The mark at the end of a heading goes with the first key, and `fix` takes one out that stands
    /// above written text.
    @Test func marksOfHeadings() throws {
        let template = template(Self.optional)
        let text = Self.optional.replacing("[title]", with: "Baskets")
        var draft = Proposal(Array(text.utf8), template: template)
        let index = try #require(
            draft.sections.firstIndex { $0.level == 2 && $0.title != "Context" })
        draft.edit(draft.firstPlace(ofSection: index)) {
            $0.text = Text(lines: [
                Line(lead: "* ", text: "Weight", trail: "\n")
            ])
        }
        let bytes = draft.bytes
        #expect(
            String(decoding: bytes, as: UTF8.self)
                .contains("\n## Drivers\n\n* Weight\n\n## Pros and Cons <!-- optional -->\n"))
        let read = Proposal(bytes, template: template)
        #expect(read.sections[index].role == draft.sections[index].role)
        // Nor does a section come with it that the document has not.
        var less = Proposal(Array("# Baskets\n\n## Context\n\nOurs.\n".utf8), template: template)
        let absent = try #require(less.sections.firstIndex { $0.title.hasPrefix("Drivers") })
        less.edit(FieldPlace(section: absent, slot: 0)) {
            $0.text = Text(lines: [Line(lead: "* ", text: "Weight", trail: "\n")])
        }
        #expect(String(decoding: less.bytes, as: UTF8.self).contains("\n## Drivers\n\n* Weight\n"))
        let written = text.replacing("[driver 1, a force]", with: "Weight")
        let check = check(written, by: template)
        let finding = try #require(check.findings().first { $0.rule == "comment-left" })
        #expect(finding.level == .todo)
        let fix = try #require(finding.fixes.first)
        #expect(fix.isSafe)
        #expect(
            String(decoding: fix.applied(to: Array(written.utf8)), as: UTF8.self)
                == written.replacing("## Drivers <!-- optional -->", with: "## Drivers"))
    }

    /// Comments alone are not seen by who reads the proposal.
    @Test func optionalSectionsOfComments() {
        let comment = "<!-- Say in ten words or more what all of this is for. -->"
        let asked = "# Title\n\n## A\n\n\(comment)\n\n## B (Optional)\n\n\(comment)\n"
        let text = "# Baskets\n\n## A\n\nOurs.\n\n## B (Optional)\n\n\(comment)\n"
        #expect(found(text, by: template(asked)) == [])
    }

    // MARK: Guides in comments and in text

    private static let guide =
        "The motivation is critical for proposals that change the protocol. Say why it is not enough."
    private static let guides =
        "---\ntitle: <Title>\n---\n\n<!--You can leave these HTML comments in your merged proposal. "
        + "This is the suggested template for new ones.-->\nThis is the suggested template for new "
        + "ones.\n\n## Motivation\n<!--\(guide)-->\n\(guide)\n\n## Design\n<!--Say in ten words or "
        + "more how all of it is to be done.-->\n"

    /// The words of a comment that stand in the text, too, are left above an answer; the comments
    /// themselves may stay where the template says so.
    @Test func visibleGuides() {
        let template = template(Self.guides)
        let comments =
            Self.guides.replacing("<Title>", with: "Baskets")
            .replacing("\nThis is the suggested template for new ones.\n", with: "\n")
            .replacing("\n\(Self.guide)\n", with: "\nBaskets carry things.\n")
            + "With hands.\n"
        #expect(found(comments, by: template) == [])
        let left = comments.replacing("Baskets carry", with: "\(Self.guide)\n\nBaskets carry")
            .replacing("<!--\(Self.guide)-->\n", with: "")
        #expect(found(left, by: template) == ["8 warning prompt-left"])
        let note = comments.replacing(
            "## Motiv", with: "This is the suggested template for new ones.\n\n## Motiv")
        #expect(found(note, by: template).map { $0.hasSuffix("todo preamble-left") } == [true])
        let asking = self.template(Self.guides.replacing("You can leave", with: "Please remove"))
        #expect(found(comments, by: asking).contains { $0.hasSuffix("comment-left") })
    }

    /// Documents that keep the comment have not kept the same words in the text.
    @Test func visibleGuidesBesideCommentsThatOthersKeep() {
        let template = template(Self.guides)
        let other =
            Self.guides.replacing("<Title>", with: "Baskets")
            .replacing("\nThis is the suggested template for new ones.\n", with: "\n")
            .replacing("\n\(Self.guide)\n", with: "\nBaskets carry things.\n")
            + "With hands.\n"
        #expect(rules(other, by: template, beside: other) == [])
        for guide in [
            Self.guide, "The motivation is critical for proposals that change the protocol.",
        ] {
            let left = other.replacing("Baskets carry", with: "\(guide)\n\nBaskets carry")
            #expect(rules(left, by: template, beside: other) == ["prompt-left"])
        }
    }

    /// Text that speaks to the author may stay, and is to do in a draft.
    @Test func textThatMayBeANote() {
        let note = "Please note: many of the sections below are not needed."
        let rest = "It is a proposal of our project and of no other one."
        let asked =
            "# <Title>\n\n- Status: Draft\n\n\(note)\n\n\(rest)\n\n## Motivation\n\n"
            + "Explain why this should be added.\n"
        let template = template(asked)
        let text = asked.replacing("<Title>", with: "Baskets")
            .replacing("Explain why this should be added.", with: "They are light.")
        #expect(found(text, by: template) == ["5 todo preamble-left"])
        let accepted = text.replacing("Status: Draft", with: "Status: Accepted")
        #expect(!found(accepted, by: template).contains { $0.hasSuffix("preamble-left") })
        #expect(found(text.replacing("\(note)\n\n", with: ""), by: template) == [])
    }

    /// A note that most accepted documents keep is not taken out of the others.
    @Test func notesThatAcceptedDocumentsKeep() {
        let note = "This is a template for proposals of ours and of others."
        let asked = "# <Title>\n\n\(note)\n\n## Motivation\n\nExplain why this should be added.\n"
        let template = template(asked)
        let text = asked.replacing("<Title>", with: "Baskets")
            .replacing("Explain why this should be added.", with: "They are light.")
        #expect(found(text, by: template) == ["3 todo preamble-left"])
        let context = Sample.context(beside: Array(repeating: text, count: 5), template)
        #expect(Check(Array(text.utf8), context: context).findings().isEmpty)
    }

    // MARK: Code

    /// Code that asks to be removed says what to write, and is told of where it is left as a whole.
    @Test func codeThatAsksToBeRemoved() {
        let block = "```\nREMOVE THIS BLOCK\n\nThis section is mandatory.\n\nSay why.\n```"
        let comment = "<!-- Say in ten words or more what all of this is for. -->"
        let asked = "# T\n\n## A\n\n\(block)\n\n## B\n\n\(comment)\n"
        let template = template(asked)
        #expect(template.sections[0].guidance == ["This section is mandatory.", "Say why."])
        let untouched = "# Baskets\n\n## A\n\n\(block)\n\n## B\n\nOurs.\n"
        #expect(found(untouched, by: template) == ["3 todo section-untouched"])
        let left = untouched.replacing("\(block)\n", with: "\(block)\n\nOurs.\n")
        #expect(found(left, by: template) == ["5 warning prompt-left"])
        let own = untouched.replacing("REMOVE THIS BLOCK\n\n", with: "")
        #expect(found(own, by: template) == [])
    }

    // MARK: Words to come

    /// What says that words are to come is left above them.
    @Test func wordsToComeAboveText() {
        let asked = "# Title\n\n## A\n\nTo be completed...\n\n## B\n\nTo be completed...\n"
        let text = "# Baskets\n\n## A\n\nTo be completed...\n\nOurs.\n\n## B\n\nWith hands.\n"
        let template = template(asked)
        #expect(found(text, by: template) == ["5 warning prompt-left"])
        let untouched = text.replacing("\n\nOurs.", with: "")
        #expect(found(untouched, by: template) == ["3 todo section-untouched"])
    }

    // MARK: What may be taken over

    /// Some of the items that a template offers are an answer; all of them are its own list.
    @Test func itemsToChooseFrom() {
        let (first, second) = (
            "* The network should run at low cost.", "* Payments should cross all borders."
        )
        let asked =
            "# Title\n\n## Goals\n\nReference the goals that it advances, such as:\n\(first)\n\(second)\n\n"
            + "## Cost\n\nSay what it costs us.\n"
        let template = template(asked)
        func text(_ goals: String) -> String {
            "# Baskets\n\n## Goals\n\nIt serves:\n\n\(goals)\n\n## Cost\n\nAn hour.\n"
        }
        #expect(found(text(first), by: template) == [])
        #expect(found(text("\(first)\n\(second)"), by: template) == ["7 warning prompt-left"])
        let short = self.template(
            asked.replacing(first, with: "* Cost\n* Speed").replacing(second, with: "* Size"))
        #expect(found(text("* Cost\n* Size"), by: short) == ["7 warning prompt-left"])
        let other = self.template(asked.replacing("such as:", with: "and say why:"))
        #expect(found(text(first), by: other) == ["7 warning prompt-left"])
    }

    /// How capitals are to be read stays, in a quote, too.
    @Test func capitalsInAQuote() {
        let quote =
            "> The key words “MUST” and “MAY” are to be interpreted as described in RFC 2119."
        let asked =
            "# Title\n\n## Design\n\nDescribe it formally for all.\n\n\(quote)\n\n## Cost\n\nSay what it "
            + "costs us.\n"
        let text = asked.replacing("# Title", with: "# Baskets")
            .replacing("Describe it formally for all.", with: "They MUST hold.")
            .replacing("Say what it costs us.", with: "An hour.")
        #expect(found(text, by: template(asked)) == [])
    }

    /// `Option 1 <what it is>` stands for an option, as `Option 1: what it is` does.
    @Test func optionsThatCount() {
        let asked =
            "# Title\n\n## Options\n\n* Option 1 <Brief description>\n* Option 2 <Brief description>\n\n"
            + "## Cost\n\nSay what it costs us.\n"
        let template = template(asked)
        #expect(template.sections[0].blocks.map(\.role) == [.placeholder, .placeholder])
        let text =
            "# Baskets\n\n## Options\n\n* Willow\n* Option 2 <Brief description>\n\n## Cost\n\nAn hour.\n"
        #expect(found(text, by: template).contains { $0 == "6 todo placeholder-left" })
    }
}
