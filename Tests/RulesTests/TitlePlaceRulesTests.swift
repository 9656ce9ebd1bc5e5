import Proposals
import Rules
import Testing

/// Titles that stand in a header or in front matter, and not in a heading.
@Suite struct TitlePlaceRulesTests {
    /// What the rules on titles say.
    private func said(_ text: String, by template: String) -> [String] {
        let template = Template(reading: Array(template.utf8), name: "own")
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        return Check(Proposal(Array(text.utf8), template: template), context: context).findings()
            .filter { $0.rule.hasPrefix("title-") }.map { "\($0.rule) \($0.message)" }
    }

    private func text(_ heading: String, _ title: String, _ summary: String) -> String {
        (heading.isEmpty ? "" : heading + "\n\n")
            + "```\nAEX: 5\n\(title)Status: Draft\n```\n\n## Abstract\n\n\(summary)\n"
    }

    /// A number alone is no other title than the field's.
    @Test(arguments: [
        "# AEX 5", "# AEX-5", "# AEX 5 Weave baskets", "# AEX-5: Weave baskets", "",
    ])
    func aHeaderInCode(heading: String) {
        let template = text("# AEX X", "Title: <AEX title>\n", "What is it?")
        let document = text(heading, "Title: Weave baskets\n", "We weave.")
        #expect(said(document, by: template) == [])
    }

    @Test func otherTitlesThanThatOfAHeader() {
        let template = text("# AEX X", "Title: <AEX title>\n", "What is it?")
        let other = text("# AEX 5 Spin", "Title: Weave baskets\n", "We weave.")
        #expect(said(other, by: template).map { $0.prefix(13) } == ["title-differs"])
        #expect(
            said(text("", "", "We weave."), by: template) == ["title-missing There is no title."])
        // With a place behind the number the title is missed there.
        let named = template.replacing("# AEX X", with: "# AEX-X: <title>")
        let alone = text("# AEX-5", "Title: Weave baskets\n", "We weave.")
        #expect(said(alone, by: named).map { $0.prefix(13) } == ["title-differs"])
    }

    /// Where the template asks for text alone, the sections are the document's own, on any level.
    @Test func sectionsOfItsOwn() {
        let template = "# Short title\n\n<!-- Say what it is about. -->\n"
        #expect(said("# Own\n\nIt is.\n\n# More\n\nSo.\n", by: template) == [])
    }

    /// A title in front matter is one, though an older version of the template has it in the heading.
    @Test func frontMatter() {
        let template = "# GEP-NNNN: Title\n\n* Status: Open\n\n## Goals\n\nWhat is it for?\n"
        let rest = "* Status: Open\n\n## Goals\n\nBaskets.\n"
        let title = "---\ntitle: \"GEP-0012: Weave\"\n---\n\n"
        #expect(said(title + rest, by: template) == [])
        let name = title.replacing("title", with: "name")
        #expect(said(name + rest, by: template) == ["title-missing There is no title."])
    }

    /// Where the template has it in both places, the heading alone is missing: no more than a note where
    /// that was accepted.
    @Test(arguments: [("Open", Level.warning), ("Accepted", .note)])
    func frontMatterAlone(status: String, level: Level) {
        let text = { (title: String, status: String, heading: String) in
            "---\ntitle: \(title)\nstatus: \(status)\n---\n\n\(heading)## Goals\n\nBaskets.\n"
        }
        let template = Template(
            reading: Array(text("A title for people", "Open", "# {{TITLE}}\n\n").utf8), name: "own")
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        let document = text("Weave baskets", status, "")
        let found = Check(Proposal(Array(document.utf8), template: template), context: context)
            .findings().filter { $0.rule == "title-missing" }
        #expect(found.map(\.message) == ["No heading has the title."])
        #expect(found.map(\.level) == [level])
    }

    /// A first heading that has the title of front matter is the title, though it is one level down.
    @Test func aHeadingThatIsDeeper() {
        let text = { (title: String, heading: String) in
            "---\ntitle: \(title)\n---\n\(heading)\n\n## Goals\n\nBaskets.\n"
        }
        let template = text("ADR Template", "# ADR [ADR-NUMBER]: [TITLE]")
        #expect(said(text("Weave baskets", "\n## ADR 008: Weave baskets"), by: template) == [])
        #expect(
            said(text("Weave baskets", "\n## ADR 008: Spin"), by: template)
                == ["title-missing No heading has the title."])
    }

    /// One that has words of the file's name is the title, too, which has to be above the others.
    @Test(arguments: [
        ("## Community Plugins", "0008-community-plugins.md", true),
        ("## F# RFC FS-1054 - undent lists", "FS-1054-undent-args.md", true),
        ("## Baskets", "0008-baskets.md", true),
        ("## Introduction", "0008-baskets.md", false),
        ("## Context of it", "0072-context-based-choice.md", false),
        ("It is so.\n\n## Community Plugins", "0008-community-plugins.md", false),
    ])
    func aTitleOneLevelDown(top: String, fileName: String, isTitle: Bool) throws {
        let rest = "\n\n## Goals\n\nBaskets.\n"
        let template = Template(reading: Array("# {title}\(rest)".utf8), name: "own")
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: fileName)
        let found = Check(Array((top + rest).utf8), context: context).findings()
            .filter { $0.rule == "title-missing" }
        #expect(found.map(\.level) == [isTitle ? .warning : .error])
        guard isTitle else { return }
        let fixed = try #require(found.first?.fixes.first).applied(to: Array((top + rest).utf8))
        #expect(String(decoding: fixed, as: UTF8.self) == String((top + rest).dropFirst()))
    }

    /// A line that has it is found by lists as front matter is.
    @Test func aLineAlone() {
        let rest = "- Title: Weave\n- Status: Open\n\n## Goals\n\nBaskets.\n"
        let template = "# {title}\n\n" + rest.replacing("Weave", with: "<name>")
        #expect(said(rest, by: template) == ["title-missing No heading has the title."])
    }

    /// A row of a table is one, though the template has the title in the heading.
    @Test(arguments: ["Title:", "Title", "**Title**"]) func aRowOfATable(name: String) {
        let rest = "\n\n## Goals\n\nBaskets.\n"
        let template =
            "# (Your title)\n\n| Field | Value |\n|---|---|\n| Author: | (name) |\n"
            + "| Status: | Draft |" + rest
        let rows = "|---|---|\n| Author: | Ana |\n| Status: | Draft |"
        #expect(said("| \(name) | Weave |\n\(rows)\(rest)", by: template) == [])
        #expect(
            said("| Number | 4 |\n\(rows)\(rest)", by: template)
                == ["title-missing There is no title."])
    }
}
