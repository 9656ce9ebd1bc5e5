import Testing

@testable import Proposals

/// Marks, brackets and labels around the title of a heading, which stay around another one.
@Suite struct TitleMarksTests {
    private static let rest = "\n\n## Summary\n\nWhat is it?\n"

    private static func template(_ heading: String) -> Template {
        Template(reading: Array("# \(heading)\(rest)".utf8), name: "own")
    }

    private static func new(_ template: Template, title: String = "Weave") -> Proposal {
        let new = NewProposal(
            template: template, title: title, author: "", today: Day(secondsSince1970: 0))
        return Proposal(new.bytes, template: template)
    }

    private static let forms = [
        ("**ADR-NNN: Title**", "**ADR-003: The loom**"),
        ("__RFC NNNN - <title>__", "__RFC 0003 - The loom__"),
        ("`ADR-NNN: Title`", "`ADR-003: The loom`"),
        ("**ADR-NNN**: Title", "**ADR-003**: The loom"),
        ("**ADR-NNN:** Title", "**ADR-003:** The loom"),
        ("[ADR-000] Title", "[ADR-003] The loom"), ("[NNN] [Title]", "[003] The loom"),
        ("(ADR-NNN) Title", "(ADR-003) The loom"),
        ("ADR-NNN | Title", "ADR-003 | The loom"), ("ADR-NNN / Title", "ADR-003 / The loom"),
        ("ADR-NNN · Title", "ADR-003 · The loom"), ("ADR-NNN -- Title", "ADR-003 -- The loom"),
        ("Proposal NNN -- Title", "Proposal 003 -- The loom"),
        ("Our Idea NNN | Title", "Our Idea 003 | The loom"),
        ("NNN -- Title", "003 -- The loom"), ("NNN - Title", "120 - The loom"),
        ("【ADR-NNN】タイトル", "【ADR-003】The loom"), ("ADR-NNN：标题", "ADR-003：The loom"),
        ("決定 N: 標題", "決定 3: The loom"),
        ("<title> (ADR-NNN)", "The loom (ADR-003)"), ("Title (ADR-NNN)", "The loom (ADR-003)"),
        ("Title — ADR-NNN", "The loom — ADR-003"),
        ("Short title [RFC 0000]", "The loom [RFC 0003]"),
        ("<title> (<number>)", "The loom (003)"),
        ("Title - YYYY-MM-DD", "The loom - 2025-01-03"),
        ("<title> (YYYY-MM-DD)", "The loom (2025-01-03)"),
        ("ADR-YYYYMMDD: Title", "ADR-20250103: The loom"),
        ("ADR-YYYY-MM-DD: Title", "ADR-2025-01-03: The loom"),
        ("ADR-001: [Title]", "ADR-003: The loom"), ("001 - [Title]", "003 - The loom"),
        ("$NUMERO - $TITRE", "003 - The loom"), ("ADR ${number}: ${title}", "ADR 003: The loom"),
        ("#. Title", "3. The loom"),
    ]

    @Test(arguments: forms) func stayInDocuments(form: String, heading: String) throws {
        let template = Self.template(form)
        var proposal = Proposal(
            Array("# \(heading)\(Self.rest)".utf8), template: template)
        #expect(proposal.title == "The loom")
        #expect(form.contains("YYYY") || proposal.hasNumber)
        for title in ["Weave a basket", "", "Looms"] {
            proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "Title")))
            let expected = heading.replacing("The loom", with: title)
            #expect(title.isEmpty || proposal.titleHeading == expected)
        }
        // The number of a document is none to be written anew.
        let old = proposal.titleHeading
        proposal.numberTitle(9, written: "009")
        #expect(proposal.titleHeading == old)
    }

    @Test(arguments: [
        ("**ADR-NNN: Title**", "**ADR-NNN: Weave**", "**ADR-009: Weave**"),
        ("[ADR-000] Title", "[ADR-000] Weave", "[ADR-009] Weave"),
        ("ADR-NNN | Title", "ADR-NNN | Weave", "ADR-009 | Weave"),
        ("【ADR-NNN】タイトル", "【ADR-NNN】Weave", "【ADR-009】Weave"),
        ("<title> (ADR-NNN)", "Weave (ADR-NNN)", "Weave (ADR-009)"),
        ("Title — ADR-NNN", "Weave — ADR-NNN", "Weave — ADR-009"),
        ("<title> (<number>)", "Weave (<number>)", "Weave (009)"),
        ("Proposal NNN -- Title", "Proposal NNN -- Weave", "Proposal 009 -- Weave"),
        ("ADR-001: [Title]", "ADR-NNN: Weave", "ADR-009: Weave"),
        ("決定 N: 標題", "決定 N: Weave", "決定 009: Weave"),
        ("$NUMERO - $TITRE", "$NUMERO - Weave", "009 - Weave"),
        ("#. Title", "#. Weave", "9. Weave"),
    ])
    func areWrittenIntoNewOnes(form: String, written: String, numbered: String) {
        var proposal = Self.new(Self.template(form))
        #expect(proposal.titleHeading == written && proposal.title == "Weave")
        #expect(!proposal.hasNumber)
        proposal.numberTitle(9, written: "009")
        #expect(proposal.titleHeading == numbered && proposal.title == "Weave")
    }

    /// What documents have not around their title is not put there.
    @Test(arguments: [
        ("**ADR-NNN: Title**", "ADR-003: The loom"), ("[ADR-000] Title", "ADR-003: The loom"),
        ("<title> (ADR-NNN)", "The loom"), ("Title — ADR-NNN", "The loom"),
        ("NNN - Title", "2024 - a year"), ("**ADR-NNN: Title**", "The **loom**"),
    ])
    func areNotAdded(form: String, heading: String) throws {
        var proposal = Proposal(
            Array("# \(heading)\(Self.rest)".utf8), template: Self.template(form))
        let title = proposal.title
        proposal.setValue("Weave", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(proposal.titleHeading == heading.replacing(title, with: "Weave"))
        #expect(title.hasSuffix("loom") || title.hasSuffix("loom**") || title == "2024 - a year")
    }

    /// Words to come that stand for no number, and whole headings in italics, are no label.
    @Test(arguments: ["Use of XXX - overview", "_<summary>_", "**Title**"])
    func wholeHeadings(heading: String) {
        #expect(Self.new(Self.template(heading)).titleHeading == "Weave")
    }

    /// What is left of the form in place of a number is told.
    @Test(arguments: [
        ("**ADR-NNN: Title**", "NNN"), ("<title> (ADR-NNN)", "NNN"), ("決定 N: 標題", "N"),
        ("ADR-YYYYMMDD: Title", "YYYYMMDD"), ("#. Title", "#"), ("$NUMERO - $TITRE", "$NUMERO"),
    ])
    func leftSigns(form: String, sign: String) {
        let template = Self.template(form)
        let heading = Self.new(template).titleHeading
        #expect(template.titleForm?.signLeft(in: heading) == sign)
        #expect(template.titleForm?.signLeft(in: "ADR-003: Weave") == nil)
    }

    /// In a field they stay, too, and so does a label there.
    @Test(arguments: [
        ("**DEP-0003: Loom**", "**DEP-0003: Weave**"), ("DEP-0003: Loom", "DEP-0003: Weave"),
        ("**Loom**", "Weave"), ("Loom", "Weave"),
    ])
    func stayInAField(title: String, written: String) throws {
        let own = "**DEP-0000: My Proposal**"
        let text = "Title: \(own)\n\nStatus: Draft\n\n# Summary\n\nWhat is it?\n\n# Aim\n\nWhy?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let old = text.replacing(own, with: title)
        var proposal = Proposal(Array(old.utf8), template: template)
        proposal.setValue("Weave", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text.replacing(own, with: written))
        let new = Self.new(template)
        #expect(new.value(ofField: "Title") == "**DEP-0000: Weave**")
    }
}
