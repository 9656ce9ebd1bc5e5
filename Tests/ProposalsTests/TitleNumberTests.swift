import Proposals
import Testing

/// The number in the title's heading, and what the template has in its place.
@Suite struct TitleNumberTests {
    private static func text(_ heading: String, number: String = "0000") -> String {
        "---\nrfc: \(number)\nstatus: Draft\n---\n\n# \(heading)\n\n## Summary\n\nWhat is it?\n"
    }

    private static func template(_ heading: String) -> Template {
        Template(reading: Array(text(heading).utf8), name: "own")
    }

    /// Written as the number in the field, in every form.
    @Test(arguments: [
        ("RFC 0000: <title>", "RFC 0012: Own"), ("RFC0000: <title>", "RFC0012: Own"),
        ("MSC0000: Template for new MSCs", "MSC0012: Own"), ("RFC-0000 <title>", "RFC-0012 Own"),
        ("RFC NNNN: <title>", "RFC 0012: Own"), ("FIP-Number: Title", "FIP-0012: Own"),
        ("VEP #NNNN: Your short title", "VEP #0012: Own"), ("0000: <title>", "0012: Own"),
        ("ADR {ADR-NUMBER}: {TITLE}", "ADR 0012: Own"),
        ("<ADR NUMBER>. <ADR TITLE>", "0012. Own"),
    ])
    func followsItsField(form: String, written: String) throws {
        let template = Self.template(form)
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.title == "Own")
        proposal.setValue("0012", at: try #require(proposal.fieldPlace(named: "rfc")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == Self.text(written, number: "0012"))
        proposal = Proposal(proposal.bytes, template: template)
        proposal.setValue("0014", at: try #require(proposal.fieldPlace(named: "rfc")))
        #expect(proposal.titleHeading == written.replacing("12", with: "14"))
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            proposal.titleHeading
                == written.replacing("12", with: "14").replacing("Own", with: "New"))
    }

    /// Emptied and given anew, with what is no number on the way, it has the heading's form, and the
    /// template's signs while there is none.
    @Test(arguments: [
        ("KEP-NNNN: <title>", "KEP-0012: Own", "KEP-NNNN: Own"),
        ("KEP-NNNN: <title>", "KEP 0012: Own", "KEP NNNN: Own"),
        ("VEP #NNNN: Your short title", "VEP #0012: Own", "VEP #NNNN: Own"),
        ("ADR {ADR-NUMBER}: {TITLE}", "ADR 0012: Own", "ADR {ADR-NUMBER}: Own"),
        ("Enhancement Template", "Enhancement 0012: Own", "Enhancement: Own"),
    ])
    func isGivenAnew(form: String, heading: String, emptied: String) throws {
        let template = Self.template(form)
        let text = Self.text(heading, number: "0012")
        var proposal = Proposal(Array(text.utf8), template: template)
        for value in ["", "6", "60s", "60si", "", "0012"] {
            proposal.setValue(value, at: try #require(proposal.fieldPlace(named: "rfc")))
            let expected = value.isEmpty ? emptied : heading.replacing("0012", with: value)
            #expect(proposal.titleHeading == expected)
        }
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == text)
    }

    /// What stands before a title outlives it, though the heading is read as one without it.
    @Test(arguments: [
        ("NUMBER. TITLE", "9. ", true), ("KEP-NNNN: <title>", "KEP-9: ", true),
        ("<title>", "9. ", false), ("NUMBER. TITLE", "ADR-009 ", false),
        ("設計書：<title>", "設計書：", true), ("RFC:<title>", "RFC:", true),
    ])
    func outlivesTheTitle(form: String, label: String, isReadAgain: Bool) throws {
        let rest = "\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array("# \(form)\(rest)".utf8), name: "own")
        let text = "# \(label)Own\n\n## Summary\n\nThis.\n"
        for again in isReadAgain ? [false, true] : [false] {
            var proposal = Proposal(Array(text.utf8), template: template)
            for title in ["", "N", "New"] {
                proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "Title")))
                #expect(proposal.titleHeading == (label + title).trimmingEnd)
                if again { proposal = Proposal(proposal.bytes, template: template) }
            }
        }
    }

    /// In a heading whose form the template says nothing of, too, where a field has the title.
    @Test func outlivesTheTitleOfAField() throws {
        func text(_ heading: String, _ title: String) -> String {
            "---\nmip: 7\ntitle: \(title)\n---\n\n# \(heading)\n\n## Summary\n\nWhat is it?\n"
        }
        let asked = text("", "Title of it").replacing("# \n\n", with: "")
        let template = Template(reading: Array(asked.utf8), name: "own")
        var proposal = Proposal(Array(text("BRIP-7: Weave", "Weave").utf8), template: template)
        for title in ["", "Looms"] {
            proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "title")))
        }
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text("BRIP-7: Looms", "Looms"))
    }

    /// One that is given where no field has it, as with a status.
    @Test(arguments: [
        ("MSC0000: Template for new MSCs", "MSC0012: Own"), ("FIP-Number: Title", "FIP-0012: Own"),
        ("VEP #NNNN: Your short title", "VEP #0012: Own"), ("NUMBER. TITLE", "12. Own"),
        ("ADR {ADR-NUMBER}: {TITLE}", "ADR 0012: Own"), ("<ADR NUMBER>. <ADR TITLE>", "12. Own"),
        ("RFC-#: Title", "RFC-0012: Own"), ("#. Title", "12. Own"), ("RFC: <title>", "RFC: Own"),
    ])
    func isGivenToTheHeading(form: String, written: String) {
        let text = "# \(form)\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(!proposal.hasNumber)
        proposal.numberTitle(12, written: "0012")
        #expect(proposal.titleHeading == written)
        #expect(proposal.hasNumber == (written != "RFC: Own"))
    }

    /// The heading of a new proposal with the number 12, beside these.
    private func numbered(_ form: String, asIn headings: [String]) -> String {
        let text = "# \(form)\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        proposal.numberTitle(12, written: "0012", asIn: headings)
        return proposal.titleHeading
    }

    /// It is as wide as those of other headings, whatever the names of files have.
    @Test(arguments: [
        ("ADR-NNNN: TITLE", ["ADR-001: A", "ADR-002: B"], "ADR-012: Own"),
        ("ADR-NNNN: TITLE", ["ADR-001: A", "ADR-002: B", "DDR-00001: C"], "ADR-012: Own"),
        ("00. TITLE", ["03. A", "04. B"], "12. Own"), ("決定 N: 標題", ["決定 3: A"], "決定 12: Own"),
        ("決定 N: 標題", ["決定 003: A"], "決定 012: Own"),
    ])
    func isAsWideAsOthers(form: String, headings: [String], written: String) {
        #expect(numbered(form, asIn: headings) == written)
    }

    /// Before a point it has zeros as the headings of others have them, else as the template's signs say.
    @Test(arguments: [
        ("NNNN. TITLE", [String](), "0012. Own"), ("NNNN. TITLE", ["7. A", "8. B"], "12. Own"),
        ("NUMBER. TITLE", ["0007. A", "0011. B"], "0012. Own"),
        ("NUMBER. TITLE", ["07. A", "8. B", "9. C"], "12. Own"),
        ("0. TITLE", ["A", "B"], "12. Own"), ("ADR-NNNN: TITLE", ["ADR 7: A"], "ADR-12: Own"),
    ])
    func hasZerosAsOthers(form: String, headings: [String], written: String) {
        #expect(numbered(form, asIn: headings) == written)
    }

    /// It stays before another title, in front matter too.
    @Test func staysInBothPlaces() throws {
        func text(_ title: String) -> String {
            "---\ntitle: \"\(title)\"\n---\n\n# \(title)\n\n## Summary\n\nWhat is it?\n"
        }
        let template = Template(
            reading: Array(text("0. Record decisions").utf8), name: "own")
        var proposal = Proposal(Array(text("12. Own").utf8), template: template)
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "title")))
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == text("12. New"))
    }

    /// A name may stand before the kind.
    @Test(arguments: ["Aries RFC 0066: ", "Indy HIPE 0155: ", "HIPE 0155: ", "TIP-0012: "])
    func labelsOfKinds(label: String) throws {
        let template = Template(
            reading: Array("# Title (Ex. 0000: Topic)\n\n## Summary\n\nWhat is it?\n".utf8),
            name: "own")
        let text = "# \(label)Own\n\n## Summary\n\nThis.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.title == "Own" && proposal.hasNumber)
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("Own", with: "New"))
    }

    /// A number of three signs without a zero in front may be a part of the title.
    @Test(arguments: ["ISO 8601: days", "Python 3: a guide", "The RFC 2119: words", "HTTP 404: no"])
    func numbersInTitles(heading: String) {
        let template = Template(
            reading: Array("# <title>\n\n## Summary\n\nWhat is it?\n".utf8), name: "own")
        let text = "# \(heading)\n\n## Summary\n\nThis.\n"
        #expect(Proposal(Array(text.utf8), template: template).title == heading)
    }
}

extension String {
    fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
