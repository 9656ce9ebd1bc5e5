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
        ("UTF-8 for all", "Tags"),
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
