import Testing

@testable import Proposals

/// Where templates put the title into their first heading, and how documents are read that have it
/// there.
@Suite struct TitleFormTests {
    private static func template(_ heading: String) -> Template {
        let text = """
            # \(heading)

            ## Info

            - **Number**: NNN
            - **Title**: <title>
            - **Status**: Draft/Accepted

            ## Summary

            Write it here.

            """
        return Template(reading: Array(text.utf8), name: "own")
    }

    @Test(arguments: [
        ("RFC: <title>", "RFC: Tags"), ("<title>", "Tags"), ("Title", "Tags"), ("{title}", "Tags"),
        ("NNN. <title>", "NNN. Tags"), ("RFC:<title>", "RFC:Tags"), ("[RFC] <title>", "[RFC] Tags"),
        ("RFC: Title", "RFC: Tags"), ("RFC: {{ title }}", "RFC: Tags"),
        ("NUMBER. TITLE", "NUMBER. Tags"), ("<title> (draft)", "Tags (draft)"),
        ("KEP-NNNN: Your short, descriptive title", "KEP-NNNN: Tags"),
        ("Replace this with your awesome OTEP title", "Tags"), ("Neat Enhancement Idea", "Tags"),
        ("Enhancement Template", "Enhancement: Tags"), ("RFC: \\<title\\>", "RFC: Tags"),
        ("Title {#title}", "Tags"), ("[RFC] Title of the change", "[RFC] Tags"),
        ("[DESIGN] Your title", "[DESIGN] Tags"), ("RFD N Title of the RFD", "RFD N Tags"),
        ("{RFC-####} {Name}", "{RFC-####} Tags"), ("AIP-XX Title", "AIP-XX Tags"),
        ("Proposal: Feature name", "Proposal: Tags"), ("PROJ-0000 - Name", "PROJ-0000 - Tags"),
        ("設計書: タイトル", "設計書: Tags"), ("設計書：タイトル", "設計書：Tags"),
        ("UTF-8 for all", "Tags"), ("AIP-X - (AIP title)", "AIP-X - Tags"),
        ("CFP-003: Template", "CFP-NNN: Tags"), ("NPEP-95: NPEP template", "NPEP-NN: Tags"),
        ("MSC0000: Template for new MSCs", "MSC0000: Tags"),
        ("CHANGEME: Title", "Tags"), ("Title (Ex. 0000: RFC Topic)", "Tags"),
        ("Design proposal template `<replace with your proposal's title>`", "Tags"),
        ("RFC Template (Fill in your title here)", "Tags"),
        ("Decision Record (ADR) template <!-- Replace with ADR title -->", "Tags"),
        ("Postmortem template for <incident>", "Postmortem for Tags"),
        ("RFC template for <name>", "Tags"), ("Service template: <title>", "Service: Tags"),
        ("Runbook for <service> (template)", "Runbook for Tags"),
        ("RFC-0000 template: <title>", "RFC-0000: Tags"), ("RFC for <x>", "RFC for Tags"),
        ("\\[short title of it]", "Tags"), ("TITLE <!-- a concise title -->", "Tags"),
        ("RFC: \\<title>", "RFC: Tags"), ("Title (Required)", "Tags"), ("_<summary>_", "Tags"),
        ("CEP 0 - A short title of the proposal", "CEP 0 - Tags"),
        ("F# RFC FS-NNNN - (Fill me in with a name)", "F# RFC FS-NNNN - Tags"),
        ("NNNN. <short title, e.g. \"Use Result<T> instead of exceptions\">", "NNNN. Tags"),
        ("[title, e.g. [tags] first]", "Tags"), ("{title {short}}", "Tags"),
    ])
    func aNewDocument(heading: String, written: String) {
        let template = Self.template(heading)
        let new = NewProposal(
            template: template, title: "Tags", author: "A", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.titleHeading == written)
        #expect(proposal.title == "Tags")
        // What was written follows the field.
        if let place = proposal.fieldPlace(named: "Title") {
            proposal.setValue("Other", at: place)
        }
        #expect(proposal.titleHeading == written.replacing("Tags", with: "Other"))
    }

    /// A heading that names the template has the title's place where no field has it.
    @Test(arguments: [
        ("ADR Template", "Tags"), ("TEMPLATE", "Tags"), ("General MIP Template", "Tags"),
        ("Stories: template", "Stories: Tags"), ("ZEP — Template and notes", "ZEP — Tags"),
    ])
    func aNameOfTheTemplate(heading: String, written: String) throws {
        let text = "# \(heading)\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Tags", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.titleHeading == written && proposal.title == "Tags")
        proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(proposal.titleHeading == written.replacing("Tags", with: "Other"))
        // A field that asks for it is another place.
        let field = "- **Title**: <title>\n\n"
        let other = text.replacing("## Summary", with: field + "## Summary")
        #expect(Template(reading: Array(other.utf8), name: "own").titleForm == nil)
    }

    /// Sections at the level of the title are none of it where its heading says what to fill in.
    @Test func aTitleToBeFilledInAboveSectionsOfItsLevel() {
        let text =
            "# F# RFC FS-NNNN - (Fill me in)\n\nIt covers:\n\n# Summary\n\nWhat?\n\n# Aim\n\nWhy?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.sections.map(\.title) == ["Summary", "Aim"])
        let document = "# F# RFC FS-1003 - Names\n\n# Summary\n\nThey are.\n"
        let proposal = Proposal(Array(document.utf8), template: template)
        #expect(proposal.title == "Names" && proposal.section(forTemplate: 0) == 1)
    }

    /// Words of which none says that a title goes there stay, and the author is told.
    @Test func aLabelAlone() {
        let text = "# **RFC0 for Presto**\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Tags", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == text)
        #expect(!new.hasPlaceForTitle && template.titleWord == "RFC")
    }

    /// A number alone is no title where a field has that.
    @Test(arguments: ["AEX X", "ABC-000", "ABC-NNN"]) func aNumberAlone(heading: String) throws {
        let text =
            "# \(heading)\n\n```\nAEX: <to be assigned by editors>\nTitle: <AEX title>\n"
            + "Status: Draft\n```\n\n## Abstract\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Tags", author: "", today: Day(secondsSince1970: 0))
        let expected = text.replacing("<AEX title>", with: "Tags")
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
        var proposal = Proposal(new.bytes, template: template)
        proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("<AEX title>", with: "Other"))
    }

    @Test(arguments: ["RFC: Tags", "Proposal: Tags", "RFC-007: Tags", "7. Tags", "RFC 7 - Tags"])
    func aDocumentOfOthers(heading: String) {
        let text = "# \(heading)\n\n## Info\n\n- **Number**: 007\n- **Title**: Tags\n"
        var proposal = Proposal(Array(text.utf8), template: Self.template("RFC: <title>"))
        #expect(proposal.titleLine.title == "Tags")
        if let place = proposal.fieldPlace(named: "Title") {
            proposal.setValue("Other", at: place)
        }
        #expect(proposal.titleHeading == heading.replacing("Tags", with: "Other"))
    }

    @Test(arguments: [
        ("F #", "F \\#"), ("F ##", "F \\##"), ("C#", "C#"), ("##", "\\##"), ("F # b", "F # b"),
    ])
    func signsAtTheEnd(title: String, written: String) {
        #expect(title.asHeading == written)
        #expect(written.fromHeading == title)
    }
}

extension TitleFormTests {
    /// Front matter and a heading with the title's place in both.
    private static func both(_ title: String) -> String {
        "---\ntitle: \"\(title)\"\n---\n\n# \(title)\n\n## Summary\n\nWhat is it?\n"
    }

    /// The titles that the front matter and the heading have.
    private static func titles(_ proposal: Proposal) -> [String] {
        let lines = String(decoding: proposal.bytes, as: UTF8.self).split(separator: "\n")
        let value = lines[1].dropFirst(6).drop { " \"".contains($0) }
        return [
            value.hasSuffix("\"") ? String(value.dropLast()) : String(value), proposal.titleHeading,
        ]
    }

    /// What stands around a title outlives it.
    @Test(arguments: [
        ("RFC-NNNN: <title>", "RFC-NNNN: T"), ("<title> (RFC)", "T (RFC)"),
        ("AIP-XX: <title> (draft)", "AIP-XX: T (draft)"),
    ])
    func aTitleTakenAwayAndGivenAgain(form: String, written: String) throws {
        let template = Template(reading: Array(Self.both(form).utf8), name: "own")
        var proposal = Proposal(template.source.bytes, template: template)
        for start in [form, written] {
            proposal = Proposal(Array(Self.both(start).utf8), template: template)
            for title in ["", "T", "", "Bar"] {
                let place = try #require(proposal.fieldPlace(named: "title"))
                proposal.setValue(title, at: place)
                #expect(proposal.value(ofField: "title").isEmpty == title.isEmpty)
                proposal = Proposal(proposal.bytes, template: template)
                #expect(proposal.value(ofField: "title").isEmpty == title.isEmpty)
            }
            let expected = written.replacing("T", with: "Bar")
            #expect(Self.titles(proposal) == [expected, expected])
        }
    }

    /// The author's number has the place of the one to come.
    @Test(arguments: [
        ("AIP-XX: <title>", "AIP-12: Own", "AIP-12: Own"),
        ("AIP-XX: <title>", "aip-12: Own", "aip-12: Own"),
        ("AIP-XX: <title>", "RFC-12: Own", "AIP-XX: RFC-12: Own"),
        ("AIP-XX: <title>", "12 ways", "AIP-XX: 12 ways"),
        ("AIP-XX Title", "AIP-12 Own", "AIP-12 Own"), ("NUMBER. TITLE", "12. Own", "12. Own"),
        ("NUMBER. TITLE", "2024: a year", "NUMBER. 2024: a year"),
        ("{RFC-####} {Name}", "RFC-12 Own", "RFC-12 Own"),
        ("RFD N Title", "RFD 12 Own", "RFD 12 Own"),
        ("RFC-NNNN: <title> (draft)", "RFC-12: Own", "RFC-12: Own (draft)"),
        ("RFC-NNNN: <title>", "RFC-NNNN: Own", "RFC-NNNN: Own"),
        ("RFC: <title>", "RFC: Own", "RFC: Own"),
    ])
    func aTitleWithItsNumber(form: String, title: String, written: String) throws {
        let day = Day(secondsSince1970: 0)
        for text in ["# \(form)\n\n## Summary\n\nWhat is it?\n", Self.both(form)] {
            let template = Template(reading: Array(text.utf8), name: "own")
            let new = NewProposal(template: template, title: title, author: "", today: day)
            var proposal = Proposal(new.bytes, template: template)
            #expect(proposal.titleHeading == written)
            let place = try #require(proposal.fieldPlace(named: "title"))
            if !proposal.field(at: place).isHeading, form.contains("title") {
                #expect(Self.titles(proposal)[0] == written)
            }
            proposal.setValue(title, at: place)
            #expect(proposal.titleHeading == written)
        }
    }

    /// A heading that goes along shows it in its own field, so that what is typed there next keeps it.
    @Test(arguments: [false, true]) func theHeadingThatGoesAlong(isOpen: Bool) throws {
        let template = Template(reading: Array(Self.both("<title>").utf8), name: "own")
        var proposal = Proposal(Array(Self.both("Quiet").utf8), template: template)
        let head = try #require(proposal.head)
        if isOpen { proposal.open(head) }
        for title in ["Quiet one", "", "Quiet two"] {
            proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "title")))
            let field = proposal.content(ofSection: head).slots.first { $0.field.isHeading }?.field
            #expect(field?.text.string == title && Self.titles(proposal) == [title, title])
        }
    }

    /// The number stands in the heading, and the title alone in a field of its own.
    @Test func aNumberForTheHeading() throws {
        let text = "---\ntitle: <title>\n---\n\n# RFC-NNNN: <title>\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "RFC-12: Own", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(Self.titles(proposal) == ["Own", "RFC-12: Own"])
        for (title, heading) in [
            ("New", "RFC-12: New"), ("RFC-3: Other", "RFC-3: Other"), ("New", "RFC-3: New"),
        ] {
            proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "title")))
            proposal = Proposal(proposal.bytes, template: template)
            #expect(Self.titles(proposal) == [title, heading])
        }
    }

    /// What a heading about the template says of labels is no more than their word.
    @Test(arguments: [
        ("HIP Template (Give it a title here)", "A title"),
        ("HIP: Template (title here)", "HIP: A title"),
        ("MEP1 Template: (title)", "MEP1: A title"), ("XYZ Template [title]", "A title"),
        ("Service template: <name>", "Service: A title"),
    ])
    func aHeadingOnTheTemplate(heading: String, written: String) throws {
        let text = "# \(heading)\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "A title", author: "", today: Day(secondsSince1970: 0))
        #expect(Proposal(new.bytes, template: template).titleHeading == written)
        guard heading.hasPrefix("HIP Template") else { return }
        let old = Array(text.replacing(heading, with: "HIP-56: Weave").utf8)
        var proposal = Proposal(old, template: template)
        #expect(proposal.titleLine.title == "Weave")
        proposal.setValue("Zed", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(proposal.titleHeading == "HIP-56: Zed")
    }

    /// Signs around the title's place are around the title of a document, or not.
    @Test(arguments: [
        ("RFC: `Warp weaves`", "Warp weaves", "RFC: `Other`"),
        ("RFC 12: `Warp`", "Warp", "RFC 12: `Other`"), ("`Warp`", "Warp", "`Other`"),
        ("RFC: Warp", "Warp", "RFC: Other"), ("RFC: Use `make`", "Use `make`", "RFC: Other"),
        ("RFC: `a` and `b`", "`a` and `b`", "RFC: Other"),
    ])
    func aTitleAsCode(heading: String, title: String, written: String) throws {
        let text = "# RFC: `<Title>`\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let old = Array(text.replacing("RFC: `<Title>`", with: heading).utf8)
        var proposal = Proposal(old, template: template)
        #expect(proposal.title == title)
        let place = try #require(proposal.fieldPlace(named: "Title"))
        proposal.setValue("Other", at: place)
        #expect(proposal.titleHeading == written)
        proposal.setValue("Run `make`", at: place)
        let plain = written.replacing("`", with: "").replacing("Other", with: "Run `make`")
        #expect(proposal.titleHeading == plain)
        for (own, expected) in [("Tags", "RFC: `Tags`"), ("Run `make`", "RFC: Run `make`")] {
            let new = NewProposal(
                template: template, title: own, author: "", today: Day(secondsSince1970: 0))
            #expect(Proposal(new.bytes, template: template).titleHeading == expected)
        }
    }

    /// A number in brackets is none of the title, and stays where it is with the words before it.
    @Test(arguments: [
        (
            "Enhancement Proposal-\\<issue number\\>: Enhancement Proposal Template",
            "\\<issue number\\>", "Enhancement Proposal-1011: Warp"
        ),
        ("ADR-<number>: Short description", "<number>", "ADR-1011: Warp"),
        ("RFC <number> - <title>", "<number>", "RFC 1011 - Warp"),
        ("EP-[ID]: [Feature Name]", "[ID]", "EP-1011: Warp"),
    ])
    func aNumberInBrackets(heading: String, sign: String, own: String) throws {
        let text = "# \(heading)\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.titleForm?.numberWords == sign)
        let new = NewProposal(
            template: template, title: "Tags", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        let written = own.replacing("1011", with: sign).replacing("Warp", with: "Tags")
        #expect(proposal.titleHeading == written && proposal.title == "Tags")
        proposal.numberTitle(12, written: "0012")
        #expect(proposal.titleHeading == written.replacing(sign, with: "0012"))
        let old = Array(text.replacing(heading, with: own).utf8)
        proposal = Proposal(old, template: template)
        #expect(proposal.title == "Warp")
        proposal.setValue("Weave", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(proposal.titleHeading == own.replacing("Warp", with: "Weave"))
    }

    /// A template without a heading says nothing of the label that a document's has: the number to
    /// come gets its number, and all else stays.
    @Test(arguments: [
        ("BRIP-0000: Weave", "BRIP-0007: Weave"), ("BRIP-XXXX: Weave", "BRIP-0007: Weave"),
        ("RFC 0000: Weave", "RFC 0007: Weave"), ("BRIP 0: Weave", "BRIP 0: Weave"),
        ("BRIP-0001: Weave", "BRIP-0001: Weave"), ("Our idea: Weave", "Our idea: Weave"),
        ("Weave", "Weave"),
    ])
    func aNumberInALabelOfItsOwn(heading: String, expected: String) throws {
        let top = "---\nmip: 0000\ntitle: Weave\n---\n\n"
        let template = Template(
            reading: Array(
                (top.replacing("Weave", with: "Title of it") + "## Summary\n\nWhat is it?\n").utf8),
            name: "own")
        let text = top + "# \(heading)\n\n## Summary\n\nThis.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("0007", at: try #require(proposal.fieldPlace(named: "mip")))
        let again = text.replacing("mip: 0000", with: "mip: 0007")
            .replacing("# \(heading)", with: "# \(expected)")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == again)
    }
}
