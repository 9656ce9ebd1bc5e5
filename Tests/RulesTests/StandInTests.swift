import Proposals
import Testing

@testable import Rules

/// What of a template stands for words to come is told of wherever a document still has it, and
/// never taken for the writer's own.
@Suite struct StandInTests {
    func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// What `placeholder-left` and `section-untouched` say, by line.
    func check(_ text: String, by template: Template, newest: Template? = nil) -> [String] {
        var context = CheckContext(template: template, today: Sample.today)
        context.newest = newest
        let proposal = Proposal(Array(text.utf8), template: template)
        return Check(proposal, context: context).findings().compactMap { finding in
            guard ["placeholder-left", "section-untouched"].contains(finding.rule) else {
                return nil
            }
            let line = text.utf8.prefix(finding.range.lowerBound).count { $0 == 0x0A } + 1
            return "\(line) \(finding.message)"
        }
    }

    /// The title in a heading that counts, also of a further section, and the letter for its number.
    @Test func titlesOfCountedHeadings() {
        let template = template(
            "# {title}\n\n## Ways\n\n### Way 1: Title\n\nWhat is it?\n\n### Way n: Title\n\nWhat is it?\n"
        )
        let text = "# Own\n\n## Ways\n\n### Way 1: Title\n\nWool.\n\n### Way n: Silk\n\nFine.\n\n"
        #expect(
            check(text + "### Way 2: Title\n\nFlax.\n", by: template) == [
                "5 `Title` stands for text to be written.",
                "9 `Way n` stands for text to be written.",
                "13 `Title` stands for text to be written.",
            ])
        let own = text.replacing("1: Title", with: "1: Title of kings").replacing("n:", with: "2:")
        #expect(check(own, by: template) == [])
    }

    /// Words behind the title that the template has for others; a label in capitals is none.
    @Test func wordsBehindTheTitle() {
        let text = { (title: String, words: String) in
            "# \(title)\n\n- Status: Draft\n\n## Cases\n\n\(words)\n"
        }
        let template = template(text("NNNN. [Title] — [Area]", "What is it?"))
        let told = ["1 `[Area]` stands for text to be written."]
        #expect(check(text("0007. Looms — [Area]", "Wool."), by: template) == told)
        for title in ["0007. Looms — Weaving", "0007. Looms", "NNNN. [Title] — [Area]"] {
            #expect(check(text(title, "Wool."), by: template) == [])
        }
        let tag = self.template(text("[Title] [RFC]", "What is it?"))
        #expect(check(text("Looms [RFC]", "Wool."), by: tag) == [])
    }

    /// A letter for the number of a heading that counts without titles.
    @Test func lettersForNumbers() {
        let text = { (words: String) in
            "# T\n\n## Cases\n\n### Case 1\n\n\(words)\n\n### Case N\n\n\(words)\n\n## Plan N\n\n\(words)\n"
        }
        let template = template(text("What is it?"))
        #expect(
            check(text("Wool."), by: template) == ["9 `Case N` stands for text to be written."])
        let own = text("Wool.").replacing("Case N", with: "Case 2")
        #expect(check(own, by: template) == [])
    }

    /// An item without a word beside the author's, where the template has one for the first of them.
    @Test(arguments: ["<!-- List all of its strengths here, one in each line. -->", "List them."])
    func itemsWithoutWords(asked: String) {
        let text = { (items: String, costs: String) in
            "# T\n\n## Strengths\n\n\(items)\n\n## Costs\n\n\(costs)\n"
        }
        let template = template(text("\(asked)\n\n-", "\(asked)\n\nSay how much."))
        #expect(
            check(text("- Fast\n-\n- Small", "- Little\n-"), by: template)
                == ["6 `-` stands for text to be written."])
        #expect(check(text("- Fast\n- Small", "Little."), by: template) == [])
    }

    /// An item of dots beside the author's.
    @Test func itemsOfDots() {
        let text = { (items: String, costs: String) in
            "# T\n\n## Strengths\n\n\(items)\n\n## Costs\n\n\(costs)\n"
        }
        let asked = "<!-- List all of its strengths here, one in each line. -->\n\n- ..."
        let template = template(text(asked, asked))
        #expect(
            check(text("- Fast\n- ...", "- Little"), by: template)
                == ["6 `...` stands for text to be written."])
        #expect(check(text("- Fast", "- Little"), by: template) == [])
    }

    /// Words in brackets around a colon are no definition of a link to the author.
    @Test func wordsReadAsADefinition() {
        let text = { (items: String) in
            "# T\n\n## Changelog\n\n\(items)\n\n## Aim\n\nSay what it is for.\n"
        }
        let template = template(text("* [date]: [changelog]"))
        let own = { (items: String) in
            text(items).replacing("Say what it is for.", with: "Baskets.")
        }
        #expect(
            check(own("* 2026-11-30: Begun\n* [date]: [changelog]"), by: template)
                == ["6 `[date]: [changelog]` stands for text to be written."])
        #expect(check(own("* 2026-11-30: Begun\n* [date]: x.md"), by: template) == [])
    }

    /// Values of a table of metadata that stands in a quote, and is not read as fields.
    @Test func valuesInAQuote() {
        let days = "`dd/mm/YYYY` _of the last change_"
        let states = "`Proposed, Accepted, Rejected`"
        let asked =
            "# {title}\n\n>|        |   |\n>| ------ | --- |\n>| Date | \(days) |\n"
            + ">| Status | \(states) |\n>| Owners | Ana |\n\n## Context\n\nWhat is the matter?\n"
        let template = template(asked)
        let text = asked.replacing("{title}", with: "Own")
            .replacing("What is the matter?", with: "Wool.")
        let both = check(text, by: template)
        #expect(both.count == 1 && both.allSatisfy { $0.hasPrefix("5 ") }, "\(both)")
        let dated = text.replacing(days, with: "`04/07/2023`")
        let one = check(dated, by: template)
        #expect(one.count == 1 && one.allSatisfy { $0.hasPrefix("6 ") }, "\(one)")
        #expect(check(dated.replacing(states, with: "`Accepted`"), by: template) == [])
    }

    /// Values of a table of metadata in HTML, which is not read as fields; a day may be the author's.
    @Test func valuesInHTML() {
        let asked = """
            # CEP 0 - {title}

            <table>
            <tr><td> Title </td><td> A short title of it </td>
            <tr><td> Status </td><td> Draft | Accepted </td></tr>
            <tr><td>Created</td><td>Aug 30, 2016</td></tr>
            <tr><td>Kind</td><td>Standard</td></tr>
            </table>

            ## Aim

            What is it for?

            """
        let text = asked.replacing("CEP 0 - {title}", with: "CEP 7 - Own")
            .replacing("What is it for?", with: "Wool.")
        let template = template(asked)
        let both = check(text, by: template)
        #expect(both.count == 1 && both.allSatisfy { $0.hasPrefix("4 `A short title") }, "\(both)")
        let titled = text.replacing("A short title of it", with: "Own")
        let one = check(titled, by: template)
        #expect(one.count == 1 && one.allSatisfy { $0.hasPrefix("5 `Draft | Accepted") }, "\(one)")
        #expect(check(titled.replacing("Draft | ", with: ""), by: template) == [])
    }

    /// What is to be completed is told of where it is as the template has it, and nowhere else.
    @Test(arguments: [
        ("| Role | Name |\n|---|---|\n| Lead | |\n| Security | |", "| Lead | |", "| Lead | Bo |"),
        ("Role | Name\n---|---\nLead |", "Lead |", "Lead | Bo"),
        ("```go\n// Paste the API here\n```", "Paste the API here", "func run()"),
        ("**Q: Why now?**\n\nA: ...", "A: ...", "A: It is time."), ("...", "...", "It is."),
    ])
    func blocksToBeCompleted(block: String, words: String, own: String) {
        let sections = "\n\n## B\n\nWhat is it for?\n\n## C\n\nWhat comes of it?\n"
        let text = "# {title}\n\n## A\n\nSay what it is.\n\n\(block)" + sections
        let mine = text.replacing("Say what it is.", with: "Mine.")
            .replacing("{title}", with: "T").replacing("What is it for?", with: "This.")
            .replacing("What comes of it?", with: "That.")
        let template = template(text)
        let found = check(mine, by: template)
        #expect(found.count == 1 && found.first?.contains("as it was, to be filled in") == true)
        #expect(check(mine.replacing(words, with: own), by: template) == [])
        // A table of words is no form to be filled in.
        #expect(check(mine.replacing(block, with: ""), by: template) == [])
    }

    /// Above the first section, too, and what is short.
    @Test func tablesOfMetadataAndShortWords() {
        let parts = [
            "| Field | Value |\n|---|---|\n| Thread | _link_ |\n| Day | YYYY-MM-DD |",
            "## A\n\n_Answer here._", "## B\n\n> TODO: describe", "## C\n\n> {what is good}",
            "## D\n\n* *Goal 1*\n* *Goal 2*",
            "## E\n\n| Name | Cost |\n|---|---|\n| *Name* | *Cost* |",
        ]
        let text = "# {title}\n\n" + parts.joined(separator: "\n\n") + "\n"
        let mine = "# T\n\n" + parts.joined(separator: "\n\nMine.\n\n") + "\n\nMine.\n"
        let template = template(text)
        let context = CheckContext(template: template, today: Sample.today)
        let proposal = Proposal(Array(mine.utf8), template: template)
        let found = Check(proposal, context: context).findings().filter {
            ["placeholder-left", "prompt-left"].contains($0.rule)
        }
        let lines = found.map { finding in
            mine.utf8.prefix(finding.range.lowerBound).count { $0 == 0x0A } + 1
        }
        #expect(lines.sorted() == [5, 12, 18, 24, 30, 39], "\(found.map(\.message))")
    }

    private func left(_ body: String, by template: String) -> [String] {
        let top = "# {title}\n\n## Context\n\n<!-- Say in ten words or more why all of this is "
        let asked = self.template(top + "needed. -->\n\n## Choice\n\n\(template)\n")
        return check("# T\n\n## Context\n\nMine.\n\n## Choice\n\n\(body)\n", by: asked)
            .map { $0.replacing(" stands for text to be written", with: "") }
    }

    @Test(arguments: [
        ("Chosen option: \"{option}\", as it is best.", "{option}"),
        ("| Name | Cost |\n|---|---|\n| <name> | {cost of it} |", "<name>"),
        ("- [ ] Agreed with {team}", "{team}"),
        ("> Owned by [name of the owner].", nil),
        ("**Owner {name}:**", "{name}"),
        ("The <name of the thing> is new.", "<name of the thing>"),
        ("{How it works}", "{How it works}"), ("<Your own words>", "<Your own words>"),
        ("- {first goal}\n- {second goal}", "{first goal}"),
        ("| A |\n|---|\n| YYYY-MM-DD |", "YYYY-MM-DD"), ("| A |\n|---|\n| *Name* |", "*Name*"),
        ("| A |\n|---|\n| Draft / In Review / Done |", "Draft / In Review / Done"),
    ])
    func wordsThatAreLeft(asked: String, standIn: String?) {
        let found = left(asked + "\n\nMy own words.", by: asked)
        guard let standIn else { return }
        #expect(found.contains { $0.contains(" `\(standIn)`") }, "\(found)")
        #expect(left("My own words.", by: asked) == [])
    }

    /// The words of a stand-in on other lines than the template's are the same.
    @Test func linesDoNotMatter() {
        let asked = "Chosen: {the title of\nthe option}, for it is best."
        #expect(
            left("Chosen: {the title\nof the option}, as is.", by: asked)
                == ["9 `{the title of the option}`."])
    }

    /// What the writer has in code, in formulas or where the template has nothing alike is theirs.
    @Test(arguments: [
        "Chosen: \"A\", as `{option}` is code.", "```\n{option}\n```", "The set {x} is small.",
        "Take $\\frac{x}{y}$.", "A <name> of theirs.", "{another}", "[option]",
    ])
    func wordsOfTheWriter(body: String) {
        #expect(left(body, by: "Chosen: \"{option}\", or {x} of it.") == [])
    }

    /// A letter in brackets is the template's only where its words stand around it.
    @Test(arguments: [
        ("{x}", ["9 `{x}`."]), ("Pro: {a}\nCon: none", ["9 `{a}`."]), ("A set {a} and {x}.", []),
        ("- {x}", ["9 `{x}`."]),
    ])
    func shortOnes(body: String, found: [String]) {
        #expect(left(body + "\n\nMine.", by: "Pro: {a}\nCon: {b}\n\nRest.\n\n{x}") == found)
    }

    /// What speaks to programs, links, labels, tags and types of values are no stand-ins.
    @Test(arguments: [
        "See [the guide](guide.md), [RFC2119] and [1].", "{% include \"head.md\" %}",
        "{{ page.title }} is set.", "[TOC]", "> [!NOTE]\n> Read this.", "{.lead}",
        "Press <kbd>x</kbd><br/>.", "A Map<String, Int> of <https://example.org>.",
        "$\\frac{a}{b}$ of ${HOME}", "[the guide][guide]\n\n[guide]: guide.md", "[x] done",
    ])
    func othersStay(asked: String) {
        let text =
            "# {title}\n\n## Context\n\n<!-- Say in ten words or more why all of this is needed. "
            + "-->\n\n## Choice\n\n<!-- And here, in ten words or more, what was chosen of it. -->"
            + "\n\n\(asked)\n"
        let section = template(text).sections[1]
        #expect(section.standIns == [])
        #expect(section.blocks.dropFirst().allSatisfy { $0.isKept && $0.placeholders.isEmpty })
    }

    @Test(arguments: [
        "Option 1: {title}", "<Component> design", "[Name of the option]",
    ])
    func headings(heading: String) {
        let asked = template("# {title}\n\n## A\n\nSay it.\n\n### \(heading)\n\nSay what it is.\n")
        let signs = heading.contains("{") ? "{title}" : heading
        let text = "# T\n\n## A\n\nMine.\n\n### \(heading)\n\nMy own words.\n"
        let found = check(text, by: asked)
        #expect(found.count == 1 && found[0].hasPrefix("7 "), "\(found) \(signs)")
        let given = text.replacing(heading, with: "Option 1: Serial")
        #expect(check(given, by: asked) == [])
        #expect(check(given.replacing("Mine.", with: heading), by: asked) == [])
    }

    /// A section of the writer's beside those that the template repeats has its words, too.
    @Test func besideOnesThatRepeat() {
        let option = "{example}\n\n* Good, because {argument a}\n"
        let asked = template(
            "# {title}\n\n## Options\n\n### {title of option 1}\n\n\(option)\n"
                + "### {title of other option}\n\n\(option)")
        let text =
            "# T\n\n## Options\n\n### Go\n\nFast.\n\n### Run\n\nSlow.\n\n### Stay\n\n"
            + "* Good, because {argument a}\n"
        #expect(check(text, by: asked) == ["15 `{argument a}` stands for text to be written."])
        #expect(check(text.replacing("{argument a}", with: "{x}"), by: asked) == [])
    }

    /// The writer's parts do not make a section's own text theirs.
    @Test func textAboveParts() {
        let asked = template("# {title}\n\n## A\n\n| {cost of it} |\n|---|\n\n### B\n\nSay it.\n")
        let text = "# T\n\n## A\n\n| {cost of it} |\n|---|\n\n### B\n\nMine.\n"
        #expect(check(text, by: asked) == ["5 `{cost of it}` stands for text to be written."])
    }

    @Test func textBelowTheTitle() {
        let asked = template(
            "# {title}\n\nOwned by <team>, see [the list of teams](teams.md).\n\n## A\n\nSay it.\n")
        let text = "# T\n\nOwned by <team>, see [the list of teams](teams.md).\n\n## A\n\nMine.\n"
        #expect(check(text, by: asked) == ["3 `<team>` stands for text to be written."])
        #expect(check(text.replacing("<team>", with: "us"), by: asked) == [])
    }

    /// Words between `<` and `>` that the template has for others are no tag to be quoted.
    @Test func theyAreToldOnce() {
        let asked = template(
            "# {title}\n\n## A\n\n<!-- Say in ten words or more what all of this is for. -->\n\n"
                + "Owned by <team>.\n")
        let text = "# T\n\n## A\n\nOwned by <team>, not by <them>.\n"
        let context = CheckContext(template: asked, today: Sample.today)
        let proposal = Proposal(Array(text.utf8), template: asked)
        let rules = Check(proposal, context: context).findings().map(\.rule)
        #expect(rules.filter { $0 == "text-as-tag" }.count == 1)
        #expect(rules.filter { $0 == "placeholder-left" }.count == 1)
    }

    /// In a section where the template does not have them nothing says that they are its own, and no fix makes
    /// code of them.
    @Test func theyAreNotQuotedElsewhere() {
        let asked = template(
            "# {title}\n\n## A\n\nSay it all.\n\n## B\n\n"
                + "<!-- Say in ten words or more what all of this is for. -->\n\nOwned by <team>.\n"
        )
        let text = "# T\n\n## A\n\nIt is up to <team> and <them>.\n\n## B\n\nMine.\n"
        let repair = Repair(
            Array(text.utf8), context: CheckContext(template: asked, today: Sample.today))
        #expect(
            String(decoding: repair.bytes, as: UTF8.self)
                == text.replacing("<them>", with: "`<them>`"))
    }

    /// A part below a heading that has another name than in the template, or none of the template's.
    @Test func wordsInAPartOfARenamedSection() {
        let template = template(
            "# {title}\n\n## Plan\n\n{How it is done}\n\n### Exceptions\n\n{Where it is not done}\n\n"
                + "{x} and {y}\n\n## Costs\n\n{What it costs}\n")
        let text = "# A\n\n## Ways\n\nWe weave.\n\n### Exceptions\n\nNone.\n\n"
        let rest = "### More\n\n{Where it is not done}\n\n## Costs\n\nNone.\n"
        #expect(
            check(text + "{Where it is not done}\n\n" + rest, by: template)
                == ["11 `{Where it is not done}` stands for text to be written."])
        #expect(check(text + rest, by: template) == [])
        #expect(check(text + "The set {z} of all.\n\n" + rest, by: template) == [])
    }
}
