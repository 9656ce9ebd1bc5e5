import Testing

@testable import Proposals

/// Which version of its template a document came from.
@Suite struct TemplateVersionsTests {
    private static let first = """
        # Title

        - **Status**: Draft/Done
        - **Creation Date**: YYYY-MM-DD

        ## Summary

        Say in a few words what it is about.

        ## Goals

        List what is to be reached by this.

        """
    private static let second = first + "\n## Tests\n\nHow is it known that it works?\n"
    private static let third =
        second.replacing("Draft/Done", with: "Draft/Open/Done")
        .replacing("in a few words", with: "in one paragraph or two")
    /// A section went, and another came.
    private static let fourth = third.replacing("## Goals", with: "## Aims")

    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "t").chosen(.own)
    }

    /// The first is a file that is committed as it is, of the last of the days.
    private func versions(_ texts: [(text: String, day: String)]) throws -> TemplateVersions {
        let templates = texts.map { template($0.text) }
        let outlines = TemplateOutline.distinct(templates.map { TemplateOutline($0) })
        let kept = zip(texts, outlines).enumerated().map { index, version in
            TemplateVersions.Version(
                object: index == 0 ? "" : "\(index)", day: Day(version.0.day),
                outline: version.1)
        }
        return try #require(
            TemplateVersions(newest: templates[0], versions: kept) { object in
                Int(object).map { templates[$0] }
            })
    }

    private func all() throws -> TemplateVersions {
        try versions([
            (Self.fourth, "2024-01-01"), (Self.third, "2023-01-01"), (Self.second, "2022-01-01"),
            (Self.first, "2021-01-01"),
        ])
    }

    /// The day of the version; nil for the newest.
    private func day(_ document: String, _ versions: TemplateVersions) -> String? {
        versions.template(for: Array(document.utf8)).day?.description
    }

    @Test func theHeadingsTell() throws {
        let versions = try all()
        #expect(day("# A\n\n## Summary\n\nx\n\n## Goals\n\ny\n", versions) == "2021-01-01")
        #expect(day("# A\n\n## Summary\n\nx\n\n## Aims\n\n## Tests\n\ny\n", versions) == nil)
        let third = "# A\n\n## Summary\n\nx\n\n## Goals\n\ny\n\n## Tests\n\nz\n"
        #expect(day(third, versions) == "2023-01-01")
    }

    /// Rows of a table tell as items of a list do, whatever their values are.
    @Test(arguments: ["**REJECTED**", "**ACCEPTED**", ""]) func rowsOfATableTell(state: String)
        throws
    {
        let rest = "\n## Summary\n\nSay in a few words what it is about.\n"
        let old = "| | |\n|---|---|\n| Title | {title} |\n| Author | {names} |\n"
        let new = old + "| State | **ACCEPTED** |\n"
        let versions = try versions([(new + rest, "2024-01-01"), (old + rest, "2023-01-01")])
        let own = old.replacing("{title}", with: "Own").replacing("{names}", with: "Ana")
        let text = "\n## Summary\n\nIt is.\n"
        #expect(day(own + "| State | \(state) |\n" + text, versions) == nil)
        #expect(day(own + text, versions) == "2023-01-01")
    }

    /// A field that a version has in something else would not be read by it, and not be set.
    @Test(arguments: HeaderForm.allCases, HeaderForm.allCases)
    func theFormOfTheFieldsTells(old: HeaderForm, new: HeaderForm) throws {
        let fields: [(name: String, value: String)] = [
            ("Title", "<title>"), ("Author", "<name of the author>"), ("Status", "Draft"),
            ("Created", "<date, yyyy-mm-dd>"),
        ]
        let sections = "\n## Abstract\n\nSay it.\n\n## Motivation\n\nSay why.\n"
        let versions = try versions([
            (
                new.written(fields) + sections.replacing("Say it.", with: "Say it in short."),
                "2025-01-01"
            ),
            (old.written(fields) + sections, "2024-01-01"),
        ])
        let own: [(name: String, value: String)] = [
            ("Title", "Loom"), ("Author", "Ana Lima"), ("Status", "Final"),
            ("Created", "2023-01-02"),
        ]
        let document = new.written(own) + "\n## Abstract\n\nA.\n\n## Motivation\n\nB.\n"
        let template = versions.template(for: Array(document.utf8))
        let proposal = Proposal(Array(document.utf8), template: template)
        for (name, value) in own {
            #expect(proposal.value(meantBy: name) == value, "\(name) of\n\(document)")
        }
    }

    /// Sections of an older version may stand below the table that all documents were given.
    @Test func aTableOfTheNewestStandsAboveSectionsOfAnOlderOne() throws {
        let old = "- Author: <names>\n- Status: Draft\n\n## Aim\n\nSay it.\n\n## Plan\n\nSay how.\n"
        let newest =
            "| Author | <names> |\n|---|---|\n| Status | Draft |\n\n## Goals\n\nSay it.\n\n"
            + "## Work\n\nSay how.\n\n## Tests\n\nSay which.\n\n## Risks\n\nSay them.\n\n"
            + "## Costs\n\nSay what it costs.\n"
        let versions = try versions([(newest, "2024-01-01"), (old, "2021-01-01")])
        let document =
            "| Author | Ana |\n|---|---|\n| Status | Final |\n\n## Aim\n\nx\n\n## Plan\n\ny\n"
        let template = versions.template(for: Array(document.utf8))
        #expect(template.day == Day("2021-01-01"))
        let proposal = Proposal(Array(document.utf8), template: template)
        #expect(proposal.value(ofField: "Author") == "Ana")
        #expect(proposal.value(ofField: "Status") == "Final")
    }

    /// A version none of whose sections would be read is not followed for their names.
    @Test func levelsTellWhetherNamesAreRead() throws {
        let names = [
            "Summary", "Motivation", "Explanation", "Drawbacks", "Prior art", "Questions", "Future",
        ]
        let old = names.map { "# \($0)\n\nSay it.\n" }.joined(separator: "\n")
        let new =
            "# Title\n\n"
            + [
                "## Summary", "## Problem", "## Design", "### Prior art", "### Questions",
                "### Future",
            ]
            .map { "\($0)\n\nSay it.\n" }.joined(separator: "\n")
        let versions = try versions([(new, "2024-01-01"), (old, "2021-01-01")])
        func document(deeper: Int) -> String {
            let headings = names.enumerated().map { index, name in
                (index < names.count - deeper ? "## " : "### ") + name
            }
            return "# Own\n\n" + headings.map { "\($0)\n\nx\n" }.joined(separator: "\n")
        }
        #expect(day(document(deeper: 4), versions) == nil)
        #expect(day(document(deeper: 0), versions) == "2021-01-01")
        // Those that came from it have its levels.
        #expect(day(old.replacing("Say it.", with: "x"), versions) == "2021-01-01")
    }

    @Test func promptsTellOneFromAnother() throws {
        let text = Self.second.replacing("How is it known that it works?", with: "By tests.")
        #expect(day(text, try all()) == "2022-01-01")
        let windows = text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\r\n")
        #expect(day(windows, try all()) == "2022-01-01")
    }

    @Test func theDayTellsAmongThoseThatFitAsWell() throws {
        let versions = try all()
        let text =
            "# A\n\n- **Creation Date**: 2022-06-01\n\n"
            + "## Summary\n\nx\n\n## Goals\n\ny\n\n## Tests\n\nz\n"
        #expect(day(text, versions) == "2022-01-01")
        // Begun before all of them.
        let early = text.replacing("2022-06-01", with: "2019-06-01")
        #expect(day(early, versions) == "2022-01-01")
        let late = text.replacing("2022-06-01", with: "2029-06-01")
        #expect(day(late, versions) == "2023-01-01")
        // It does not make another fit better.
        let goals = "# A\n\n- **Creation Date**: 2029-06-01\n\n## Summary\n\nx\n\n## Goals\n\ny\n"
        #expect(day(goals, versions) == "2021-01-01")
    }

    @Test func oneThatHasBarelyBegunFollowsTheNewest() throws {
        let versions = try all()
        for text in ["", "# A\n", "# A\n\n## Other\n\nText.\n"] {
            #expect(day(text, versions) == nil)
        }
        let five = Self.first + "\n## C\n\nc?\n\n## D\n\nd?\n\n## E\n\ne?\n"
        let many = try self.versions([
            (five + "\n## F\n\nf?\n", "2024-01-01"), (five, "2022-01-01"),
        ])
        let one = "# A\n\n- **Creation Date**: 2022-06-01\n\n## Summary\n\nx\n"
        #expect(day(one.replacing("Creation", with: "Other"), many) == nil)
        #expect(day(one, many) == "2022-01-01")
    }

    /// On the day of a version, a document may have been begun before it or after.
    @Test func onTheDayOfTheNewestTheHeadingsTell() throws {
        let two = try versions([(Self.second, "2022-01-01"), (Self.first, "2021-01-01")])
        let text = "# A\n\n- **Creation Date**: 2022-01-01\n\n## Summary\n\nx\n\n## Goals\n\ny\n"
        #expect(day(text, two) == "2021-01-01")
        #expect(day(text.replacing("2022-01-01", with: "2022-01-02"), two) == nil)
        #expect(day(text + "\n## Tests\n\nz\n", two) == nil)
    }

    @Test func fieldsHaveTheValuesOfToday() throws {
        let older = try all().template(
            for: Array("# A\n\n## Summary\n\nx\n\n## Goals\n\ny\n".utf8))
        #expect(older.day == Day("2021-01-01"))
        #expect(older.field(named: "Status")?.kind == .choice(["Draft", "Open", "Done"]))
    }

    /// A title that went into front matter with the other fields is in no heading any more.
    @Test func theTitleOfTheNewestStandsInFrontMatter() throws {
        let sections = "## Summary\n\nSay it in one paragraph.\n\n## Goals\n\nList them all.\n"
        let old = "# RFC: <title>\n\n- Date: YYYY-MM-DD\n\n\(sections)"
        let newest =
            "---\ntitle: \"RFC: <title>\"\ndate: YYYY-MM-DD\n---\n\n"
            + sections.replacing("Goals", with: "Aims")
        let versions = try versions([(newest, "2024-01-01"), (old, "2021-01-01")])
        let moved =
            "---\ntitle: \"RFC: Own\"\ndate: 2022-06-01\n---\n\n## Summary\n\nx\n\n## Goals\n\ny\n"
        #expect(day(moved, versions) == "2021-01-01")
        let template = versions.template(for: Array(moved.utf8))
        #expect(template.title.isEmpty && template.hasTitleField)
        #expect(Proposal(Array(moved.utf8), template: template).title == "RFC: Own")
        // Where it was not moved, it is in the heading as it was.
        let kept = "# RFC: Own\n\n- Date: 2022-06-01\n\n## Summary\n\nx\n\n## Goals\n\ny\n"
        let older = versions.template(for: Array(kept.utf8))
        #expect(older.title == "RFC: <title>")
        #expect(Proposal(Array(kept.utf8), template: older).title == "Own")
    }

    /// The project moved the metadata of all its documents into front matter; their sections are of
    /// the version that they were written by.
    @Test func fieldsOfTheNewestStandAboveSectionsOfAnOlderOne() throws {
        let old = """
            - Start Date: (fill me in with today's date, YYYY-MM-DD)
            - Issue: (leave this empty)

            # Summary

            Say it in one paragraph, please.

            # Detailed design

            Say how, in all detail that there is.

            """
        let newest = """
            ---
            stage: accepted
            start-date: YYYY-MM-DD
            teams:
            ---

            # Title

            ## Summary

            ## Detailed design

            ## How we teach this

            """
        let both = try versions([(newest, "2022-01-01"), (old, "2014-01-01")])
        let sections = "# Summary\n\nx\n\n# Detailed design\n\ny\n"
        let moved = "---\nstage: accepted\nstart-date: 2014-11-26\nteams: a\n---\n\n" + sections
        let mixed = both.template(for: Array(moved.utf8))
        #expect(mixed.day == Day("2014-01-01") && mixed.title.isEmpty)
        #expect(mixed.sections.map(\.level) == [1, 1])
        #expect(mixed.fields.map(\.name) == ["stage", "start-date", "teams"])
        // One that was left as it was is of the old version alone, and a new one of the newest.
        let own = both.template(for: Array(("- Start Date: 2014-11-26\n\n" + sections).utf8))
        #expect(own.fields.map(\.name) == ["Start Date", "Issue"])
        let new = moved.replacing("# Su", with: "# T\n\n## Su").replacing("# De", with: "## De")
        #expect(day(new.replacing("2014", with: "2023"), both) == nil)
    }

    @Test func oneVersionIsNoChoice() {
        let outline = TemplateOutline(template(Self.first))
        #expect(
            TemplateVersions(
                newest: template(Self.first),
                versions: [.init(object: "", day: nil, outline: outline)]
            ) { _ in nil } == nil)
    }

    /// What cannot be read any more is not guessed.
    @Test func aVersionThatIsGoneIsNotFollowed() throws {
        let outlines = [Self.fourth, Self.first].map { TemplateOutline(template($0)) }
        let versions = try #require(
            TemplateVersions(
                newest: template(Self.fourth),
                versions: outlines.map { .init(object: "x", day: Day("2021-01-01"), outline: $0) }
            ) { _ in nil })
        #expect(day("# A\n\n## Summary\n\nx\n\n## Goals\n\ny\n", versions) == nil)
    }

    @Test func whatIsKeptIsReadBack() {
        let outlines = TemplateOutline.distinct(
            [Self.fourth, Self.first].map { TemplateOutline(template($0)) })
        let kept = KeptVersions(
            head: "abc",
            versions: [
                .init(object: "", day: nil, outline: outlines[0]),
                .init(object: "def", day: Day("2021-01-01"), outline: outlines[1]),
            ])
        let bytes = kept.bytes(origin: "o")
        #expect(KeptVersions(bytes, origin: "o") == kept)
        #expect(KeptVersions(bytes, origin: "p") == nil)
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(KeptVersions(other, origin: "o") == nil)
            #expect(KeptVersions(Array(bytes[..<index]), origin: "o") == nil)
        }
        let none = KeptVersions(head: "abc", versions: [])
        #expect(KeptVersions(none.bytes(origin: "o"), origin: "o") == none)
    }
}

/// What the fields of a document stand in.
enum HeaderForm: CaseIterable {
    case frontMatter, table, openTable, code

    func written(_ fields: [(name: String, value: String)]) -> String {
        let first = fields[0]
        let lines = fields.map { "\($0.name): \($0.value)\n" }.joined()
        switch self {
        case .frontMatter: return "---\n\(lines)---\n"
        case .table:
            return "| \(first.name) | \(first.value) |\n|---|---|\n"
                + fields.dropFirst().map { "| \($0.name) | \($0.value) |\n" }.joined()
        case .openTable:
            return "\(first.name) | \(first.value)\n:---|:---\n"
                + fields.dropFirst().map { "\($0.name) | \($0.value)\n" }.joined()
        case .code: return "```\n\(lines)```\n"
        }
    }
}
