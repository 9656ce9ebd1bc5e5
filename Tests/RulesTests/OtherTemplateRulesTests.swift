import Proposals
import Rules
import Testing

/// Fields that stand in front matter, below the title, or are all of a section.
@Suite struct OtherTemplateRulesTests {
    private static let frontMatter = """
        ---
        title: a-title
        status: draft|open|done
        authors:
          - TBD
        created: yyyy-mm-dd
        ticket: # Optional: where it is tracked
        ---

        # A Title

        ## Summary

        What is it?

        """

    private static let head = """
        # NUMBER. TITLE

        * Author: [name]
        * State: <draft, open, or done>

        Date: DATE

        ## Status

        STATUS

        ## Context

        Why?

        """

    private func check(_ text: String, by template: String) -> [String] {
        let template = Template(reading: Array(template.utf8), name: "own")
        let proposal = Proposal(Array(text.utf8), template: template)
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        return Check(proposal, context: context).findings().map { finding in
            let line = text.utf8.prefix(finding.range.lowerBound).count { $0 == 0x0A } + 1
            return "\(line) \(finding.rule) \(finding.message)"
        }
    }

    /// A link is where the answer is given.
    @Test(arguments: [
        ("https://example.org/4", true), ("[#4](https://example.org/4)", true),
        ("In progress", true), ("Someday", false),
    ])
    func linksInPlaceOfChoices(value: String, isRight: Bool) {
        let template =
            "# Title\n\n- Prototype: Not started / In progress\n- Author: <who>\n\n"
            + "## Aim\n\nWhat is it?\n"
        let text = template.replacing("Not started / In progress", with: value)
            .replacing("<who>", with: "Ada").replacing("What is it?", with: "This.")
        let found = check(text, by: template)
        #expect(found.contains { $0.contains("prototype-value") } == !isRight)
    }

    /// Names in a list below their key are apart, however deep: no fix makes one line of them.
    @Test func peopleInANestedList() {
        let template = """
            # [short title]

            * Deciders: [list everyone involved in the decision]
            * Date: [YYYY-MM-DD when the decision was last updated]

            ## Context

            [What is it?]

            """
        let people = """
            * Deciders:
              * Teams of components
                * sync: (name, date)
                * suggest, settings (others); and more
                * (add your team here!)
              * releng; build: ?
            """
        let text = template.replacing("[short title]", with: "Own")
            .replacing("* Deciders: [list everyone involved in the decision]", with: people)
            .replacing("[YYYY-MM-DD when the decision was last updated]", with: "2025-05-15")
            .replacing("[What is it?]", with: "It is this.")
        #expect(check(text, by: template) == [])
    }

    /// A list of fields that is not bold in the template is right as it is.
    @Test func fieldsInTheFormOfTheirTemplate() {
        let template = """
            # Title

            ## Information

            * Author(s): [name]
            * Status: Draft / Accepted

            ## Summary

            [What is it?]

            """
        let text = template.replacing("[name]", with: "muxi")
            .replacing("Draft / Accepted", with: "Accepted")
            .replacing("[What is it?]", with: "It is this.").replacing("# Title", with: "# Own")
        #expect(check(text, by: template) == [])
    }

    /// What takes the place of another is named by the template's own key, and in its form.
    @Test(arguments: [
        ("superseded-by: '0002'", "", true), ("Superseded_By:\n  - '0002'", "", true),
        ("type: Core", "", false), ("type: Core", "* Status: Accepted\n", false),
        ("superseded-by:", "", false),
    ])
    func supersededByKey(line: String, block: String, isNamed: Bool) {
        let text = { (number: String, line: String, block: String) in
            """
            ---
            simd: '\(number)'
            \(line)
            ---

            ## Information

            \(block)
            ## Summary

            Text.

            """
        }
        let template = Template(
            reading: Array(text("XXXX", "superseded-by:", "").utf8), name: "own")
        let (old, new) = (text("0001", line, block), text("0002", "supersedes: '0001'", ""))
        let proposal = { (text: String) in Proposal(Array(text.utf8), template: template) }
        var context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600),
            fileName: "0001-old.md")
        context.folder = FolderFacts([
            .init(proposal(old), fileName: "0001-old.md"),
            .init(proposal(new), fileName: "0002-new.md"),
        ])
        let found = Check(proposal(old), context: context).findings().filter {
            $0.rule == "supersede-one-way"
        }
        #expect(found.isEmpty == isNamed)
        // No rule knows what quotes a project gives its numbers in front matter.
        #expect(found.allSatisfy { $0.fixes.isEmpty })
    }

    /// `AIP-XX: <title>` in a key: the number to come is told of, whether or not a heading has it.
    @Test(arguments: [true, false]) func numbersToComeInAKey(hasHeading: Bool) {
        let text = { (title: String, summary: String) in
            let heading = hasHeading ? "# \(title)\n\n" : ""
            return "---\ntitle: \"\(title)\"\n---\n\n\(heading)## Summary\n\n\(summary)\n"
        }
        let template = text("AIP-XX: <title>", "What is it?")
        let place = hasHeading ? "5 title-placeholder The heading" : "2 title-placeholder `title`"
        #expect(
            check(text("AIP-XX: Sharded caches", "Shards."), by: template)
                == ["\(place) still has `XX` for the number."])
        #expect(check(text("AIP-12: Sharded caches", "Shards."), by: template) == [])
    }

    /// What stands around a title is none, and is told of when it is left alone.
    @Test(arguments: ["AIP-XX:", "AIP-12:"])
    func labelsWithoutATitle(heading: String) {
        let text = { (title: String, summary: String) in "# \(title)\n\n## Summary\n\n\(summary)\n"
        }
        #expect(
            check(text(heading, "Shards."), by: text("AIP-XX: <title>", "What is it?"))
                == ["1 title-placeholder The title is still the template's."])
        let keys = { (title: String, summary: String) in
            "---\ntitle: \"\(title)\"\n---\n\n## Summary\n\n\(summary)\n"
        }
        #expect(
            check(keys(heading, "Shards."), by: keys("AIP-XX: <title>", "What is it?"))
                == ["2 title-placeholder The title is still the template's."])
    }

    /// Keys of a header in code are told of while they have the template's words; a document may be
    /// without any of them.
    @Test func headersInCode() {
        let header = "```\nNo: ?\nTitle: <title>\nAuthors: <names>\nStatus: Draft\nKind: A | B\n```"
        let text = { (header: String, words: String) in
            "\(header)\n\n## Abstract\n\n\(words)\n\n## Motivation\n\n\(words)\n"
        }
        let template = text(header, "What is it?")
        #expect(
            check(text(header, "It is."), by: template) == [
                "2 metadata-placeholder `No` is still `?`.",
                "3 title-placeholder The title is still the template's.",
                "4 metadata-placeholder `Authors` is still `<names>`.",
                "6 metadata-placeholder `Kind` still lists all 2 choices.",
            ])
        let own = "```\nNo: 12\nTitle: Caches\nAuthors: Ana\n         Bo\nStatus: Final\n```"
        #expect(check(text(own, "It is."), by: template) == [])
    }

    private static let good = """
        ---
        title: faster-widgets
        status: open
        authors:
          - "@ada"
        created: 2026-11-20
        ---

        # Faster widgets

        ## Summary

        Widgets get faster by this.

        """

    private static let goodBelowTitle = """
        # 4. Faster widgets

        * Author: Ada
        * State: open

        Date: 2026-11-20

        ## Status

        Accepted

        ## Context

        Widgets are slow.

        """

    @Test func nothingIsSaidOfAGoodOne() {
        #expect(check(Self.good, by: Self.frontMatter) == [])
        #expect(check(Self.goodBelowTitle, by: Self.head) == [])
        // One author or several: the template's name in the other number.
        let several = Self.goodBelowTitle.replacing("Author: Ada", with: "Authors: Ada, Bob")
        #expect(check(several, by: Self.head) == [])
    }

    @Test(arguments: [
        (
            "status: open", "status: oben",
            "3 status-value `oben` is not a status; did you mean `open`?"
        ),
        ("2026-11-20", "2026-13-40", "6 date-form `2026-13-40` does not exist."),
        ("  - \"@ada\"", "  - TBD", "5 metadata-placeholder `authors` is still `TBD`."),
        (
            "created: 2026-11-20\n", "",
            "1 metadata-field-missing `created` is missing in the front matter."
        ),
        ("2026-11-20", "", "6 metadata-field-missing `created` is empty."),
        (
            "  - \"@ada\"", "  - @ada",
            "5 front-matter-form The value of `authors` is no YAML: begins with a sign that needs "
                + "quotes, or with a tab."
        ),
        (
            "status: open", "status: open\nstatus: done",
            "4 front-matter-form `status` stands there a second time (line 3)."
        ),
    ])
    func oneFaultIsToldOnce(good: String, bad: String, finding: String) {
        let text = Self.good.replacing(good, with: bad)
        #expect(text != Self.good)
        #expect(check(text, by: Self.frontMatter).contains(finding))
    }

    @Test(arguments: [
        (
            "* State: open", "* State: oben",
            "4 state-value `oben` is not a state; did you mean `open`?"
        ),
        ("2026-11-20", "yesterday", "6 date-form `yesterday` is not a date as `YYYY-MM-DD`."),
        ("Date: 2026-11-20", "Date: DATE", "6 metadata-placeholder `Date` is still `DATE`."),
        ("* Author: Ada\n", "", "2 metadata-field-missing `Author` is missing below the title."),
        ("Accepted", "STATUS", "10 metadata-placeholder `Status` is still `STATUS`."),
    ])
    func faultsBelowTheTitle(good: String, bad: String, finding: String) {
        let found = check(Self.goodBelowTitle.replacing(good, with: bad), by: Self.head)
        #expect(found.contains(finding), "\(found)")
    }

    /// Items that are an example may be answered in prose; those that are counted are a list.
    @Test(arguments: [("- <test>: <link>\n- <test>: <link>", false), ("- Test 1\n- Test 2", true)])
    func listsAreAskedForWhereItemsAreCounted(items: String, isAsked: Bool) {
        let template = "# Title\n\n## Tests\n\nWhich?\n\n\(items)\n"
        let found = check("# Widgets\n\n## Tests\n\nAll that there are.\n", by: template)
        #expect(found.contains { $0.contains("tests-list") } == isAsked)
    }

    /// A paragraph of two words is the template's where what it leads to is, too.
    @Test func wordsThatLeadToTheTemplatesOwnAreLeft() {
        let template = """
            # Title

            ## Workflow

            Explain how people will use what is proposed here.

            For example:

            The creator of a cluster sits down at the keyboard.

            ## Upgrades

            Say what has to be done.

            """
        func said(_ body: String) -> [String] {
            check("# Clocks\n\n## Workflow\n\n\(body)\n\n## Upgrades\n\nNone.\n", by: template)
                .filter { $0.contains("prompt-left") }
        }
        #expect(said("Ours.\n\nFor example:\n\nPress a key.") == [])
        #expect(said("Ours.\n\nFor example:") == [])
        let left = said(
            "Ours.\n\nFor example:\n\nThe creator of a cluster sits down at the keyboard.")
        #expect(
            left == ["7 prompt-left The template's 'For example:' is left (2 places)."])
    }

    /// Front matter that is no YAML is not written: its title is told of while it is the template's.
    @Test(arguments: ["+++\ntitle = \"A title\"\nn = 1\n+++", "{\n  \"title\": \"A title\"\n}"])
    func titlesInOtherFrontMatter(top: String) {
        let text = { (top: String, words: String) in "\(top)\n\n## Summary\n\n\(words)\n" }
        let template = text(top, "What is it?")
        #expect(
            check(text(top, "It is."), by: template)
                == ["2 title-placeholder The title is still the template's."])
        let own = top.replacing("A title", with: "Caches")
        #expect(check(text(own, "It is."), by: template) == [])
        let made = top.replacing("A title", with: "{{ .Title }}")
        #expect(check(text(made, "It is."), by: text(made, "What is it?")) == [])
    }

    /// A list of nothing but the template's short items is told of where no sentence asks, too.
    @Test func shortTopicsAlone() {
        let topics = "* Prologue (Summary)\n* Discussion (Context)"
        let template =
            "# <title>\n\n## Introduction\n\n\(topics)\n\n## Upgrades\n\nSay what to do.\n"
        let text = { (body: String) in
            "# Clocks\n\n## Introduction\n\n\(body)\n\n## Upgrades\n\nNone.\n"
        }
        #expect(
            check(text("\(topics)\n\nOurs."), by: template)
                == ["5 prompt-left The template's 'Prologue (Summary)' is left (2 places)."])
        #expect(check(text("* Prologue (Summary)\n* Ours"), by: template) == [])
    }

    /// `NUMBER` of a heading is to be given where no field has it; one that is given is none of it.
    @Test func theNumberOfAHeadingIsToBeGiven() {
        let template = "# NUMBER. TITLE\n\nDate: DATE\n\n## Context\n\nSay why it is so.\n"
        func said(_ title: String) -> [String] {
            check("# \(title)\n\nDate: 2026-11-20\n\n## Context\n\nIt is.\n", by: template)
        }
        #expect(
            said("NUMBER. Use pipes")
                == ["1 title-placeholder The heading still has `NUMBER` for the number."])
        #expect(said("12. Use pipes") == [])
        #expect(said("NUMBERS count") == [])
        let bracketed = check(
            "# RFC {number}: Use\n\nDate: 2026-11-20\n\n## Context\n\nIt is.\n",
            by: template.replacing("NUMBER. TITLE", with: "RFC {number}: {title}"))
        #expect(
            bracketed == ["1 title-placeholder The heading still has `{number}` for the number."])
        let signs = check(
            "# RFC-#: Use\n\nDate: 2026-11-20\n\n## Context\n\nIt is.\n",
            by: template.replacing("NUMBER. TITLE", with: "RFC-#: Title"))
        #expect(signs == ["1 title-placeholder The heading still has `#` for the number."])
        let field = template.replacing("Date: DATE", with: "Number: NNNN")
        #expect(check("# NUMBER. Use\n\nNumber: NNNN\n\n## Context\n\nIt is.\n", by: field) == [])
    }
}
