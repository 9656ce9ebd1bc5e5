import Proposals
import Rules
import Testing

/// Fields that are lines of a section, the people among them a list below a name.
@Suite struct PreambleFieldsTests {
    private static let text = """
        # Preamble

        Title: xx

        Author(s):
        * Name < email >
        * Name < email >

        Status: Draft

        # Aim

        What is it for?

        """

    private static let template = Template(reading: Array(text.utf8), name: "own")

    private static func document(_ authors: String) -> String {
        "# Preamble\n\nTitle: A\n\n\(authors)\nStatus: Draft\n\n# Aim\n\nIt is.\n"
    }

    /// `Author`, `Authors` and `Author(s)` are one field, whatever its form.
    @Test(arguments: [
        ("Author: Ada, Bo\n", "Ada, Bo"), ("Authors:\n* Ada\n* Bo\n", "Ada, Bo"),
        ("Authors:\n    Ada <a@x>,\n    Bo\n", "Ada <a@x>, Bo"),
        ("Author(s): Ada\n", "Ada"),
    ])
    func authorsOfAnyName(authors: String, value: String) throws {
        let text = Self.document(authors)
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        for name in ["Author(s)", "authors", "Author"] {
            #expect(proposal.value(ofField: name) == value)
            #expect((proposal.fieldPlace(named: name) == nil) == value.contains("@"))
        }
        let context = CheckContext(
            template: Self.template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        let findings = Check(proposal, context: context).findings()
        #expect(!findings.contains { $0.rule.hasPrefix("metadata") })
        var migrating = CheckContext(
            template: Template(
                reading: Array(Self.text.replacing("Author(s):\n", with: "Sponsor:\n").utf8),
                name: "t"), today: Day(secondsSince1970: 1_795_737_600))
        migrating.newest = Self.template
        let migration = try Migration(Array(text.utf8), context: migrating)
        #expect(migration.fields.isEmpty && migration.bytes == Array(text.utf8))
    }

    /// Where no heading is the title's, a list shows what the field says that names, and no section's heading.
    @Test(arguments: [("Weave", "Weave"), ("`weave_it`", "weave_it"), ("(my feature)", "")])
    func theTitleInAField(name: String, expected: String) {
        let text = { (name: String) in
            "# Meta\n\n- Name: \(name)\n- Status: Draft\n\n## Aim\n\nWhat?\n"
        }
        let template = Template(reading: Array(text("(my feature)").utf8), name: "own")
        let proposal = Proposal(Array(text(name).utf8), template: template)
        #expect(ProposalSummary(proposal, fileName: "a.md").title == expected)
    }

    /// The template's items in brackets below a name are no value, all of them, one, or one beside others.
    @Test(arguments: [
        ("  * < URL >\n  * < URL >\n", true), ("  * < URL >\n", true),
        ("  * < URL >\n  * https://example.org/a\n", true),
        ("  * https://example.org/a\n", false),
    ])
    func itemsInBracketsBelowAName(items: String, isTold: Bool) {
        let text = { (items: String) in
            "# Own\n\n* Proposal: https://example.org/1\n* See Also:\n\(items)\n## Aim\n\nIt is.\n"
        }
        let asked = text("  * < URL >\n  * < URL >\n").replacing("It is.", with: "What is it for?")
            .replacing("https://example.org/1", with: "< ISSUE >")
        let context = CheckContext(
            template: Template(reading: Array(asked.utf8), name: "own"),
            today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        let rules = Check(Array(text(items).utf8), context: context).findings().map(\.rule)
        #expect(rules.contains("metadata-placeholder") == isTold, "\(rules)")
    }

    /// A header in code is read also at the top of a document, and has numbers of its own form.
    @Test func aHeaderWithoutItsHeading() {
        let header = { (number: String) in
            "```\nCAP: \(number)\nTitle: Weave\nAuthor: Ana\nStatus: Draft\n```\n\n"
        }
        let rest = { (words: String) in "## Aim\n\n\(words)\n" }
        let template = Template(
            reading: Array(
                ("## Preamble\n\n" + header("To Be Assigned") + rest("What is it for?")).utf8),
            name: "own")
        let text = header("0046-02 (formerly 0047)") + rest("It is.")
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        let findings = Check(Array(text.utf8), context: context).findings()
        #expect(findings.allSatisfy { $0.level != .error }, "\(findings.map(\.message))")
    }

    /// A section that is missing is offered in the form of the template.
    @Test func theSectionOfFields() throws {
        let text = "# Own\n\nSay.\n\n# Aim\n\nIt is.\n"
        let context = CheckContext(
            template: Self.template, today: Day(secondsSince1970: 1_795_737_600), fileName: nil)
        let proposal = Proposal(Array(text.utf8), template: Self.template)
        let findings = Check(proposal, context: context).findings()
        let found = try #require(findings.first { $0.rule == "metadata-section-missing" })
        let edit = try #require(found.fixes.first?.edits.first)
        #expect(text.utf8.dropFirst(edit.range.lowerBound).starts(with: "# Aim".utf8))
        #expect(
            edit.text + "# Aim\n\nWhat is it for?\n"
                == Self.text.replacing("Title: xx", with: "Title: Own"))
    }

    /// A field that is added below lines of names is a paragraph of its own.
    @Test func aFieldBelowLines() throws {
        let text = Self.document("Authors:\n    Ada,\n    Bo\n").replacing(
            "Status: Draft\n\n", with: "")
        let old = Self.text.replacing("Status: Draft\n\n", with: "")
        var context = CheckContext(
            template: Template(reading: Array(old.utf8), name: "t"),
            today: Day(secondsSince1970: 1_795_737_600))
        context.newest = Self.template
        let migration = try Migration(Array(text.utf8), context: context)
        #expect(migration.fields == ["Status"])
        #expect(
            String(decoding: migration.bytes, as: UTF8.self)
                == text.replacing("    Bo\n", with: "    Bo\n\nStatus:\n"))
    }

    /// In a header numbers have as many digits as they have, but where the others are padded.
    @Test(
        arguments: [
            (["712", "652", "16", "9"], false), (["0712", "0016", "0009"], true), ([], false),
        ] as [([String], Bool)])
    func numbersOfAHeader(others: [String], isTold: Bool) {
        let text = { (number: String) in
            "```\ntip: \(number)\ntitle: T\nstatus: Final\ntype: Core\n```\n\n## Aim\n\nIt is.\n"
        }
        let template = Template(
            reading: Array(text("<to be assigned>").replacing("It is", with: "What?").utf8),
            name: "own")
        let proposal = { (number: String) in
            Proposal(Array(text(number).utf8), template: template)
        }
        var context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: "tip-10.md")
        context.folder = FolderFacts(
            (others + ["10"]).map { .init(proposal($0), fileName: "tip-\($0).md") })
        let found = Check(proposal("10"), context: context).findings()
            .filter { $0.rule == "number-form" }
        #expect(found.map(\.message) == (isTold ? ["The number `10` should be `0010`."] : []))
    }

    /// As elsewhere, where many are shorter.
    @Test func shortNumbersOfAFolder() {
        let text = { (number: String) in
            Self.document("Author: Ada").replacing(
                "Title: A", with: "Title: A\n\nNumber: \(number)")
        }
        let template = Template(
            reading: Array(
                Self.text.replacing("Title: xx", with: "Title: xx\n\nNumber: NNN").utf8),
            name: "own")
        let proposal = { (number: String) in
            Proposal(Array(text(number).utf8), template: template)
        }
        var context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_737_600), fileName: "10-a.md")
        let folders: [(String, [String], Bool)] = [
            ("10", ["8", "9"], false), ("10", ["008", "009"], true), ("10", [], true),
            ("MIP10", ["MIP7", "MIP8", "MIP9", "6"], false), ("MIP10", ["MIP8", "MIP9"], true),
            ("LIP-10", ["LIP-7", "LIP-8", "LIP-9"], false),
            ("MIP10", ["MIP7", "MIP8", "MIP9", "004", "005", "006"], true),
            ("MIP 10a", ["MIP7", "MIP8", "MIP9"], true),
        ]
        for (own, others, isTold) in folders {
            context.folder = FolderFacts(
                (others + ["10"]).map { number in
                    .init(
                        proposal(number == "10" ? own : number), fileName: "\(number)-a.md")
                })
            let rules = Check(proposal(own), context: context).findings().map(\.rule)
            #expect(rules.contains("number-form") == isTold, "\(own) \(others)")
        }
    }
}
