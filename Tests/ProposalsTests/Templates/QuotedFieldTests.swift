import Proposals
import TestSupport
import Testing

/// Fields that are the lines of a quote below the title.
@Suite struct QuotedFieldTests {
    private static let rest =
        "## Abstract\n\nSay it in three sentences.\n\n## Motivation\n\nWhy this?\n"
    private static let own = "## Abstract\n\nIt weaves.\n\n## Motivation\n\nIt is cold.\n"

    private static func template(_ gap: String) -> (text: String, read: Template) {
        let text =
            "# <title>\n\n> **Headline**: <one sentence>\n\(gap)> **Author**: <name>\n"
            + "\(gap)> **Status**: Draft\n\n\(rest)"
        return (text, Template(reading: Array(text.utf8), name: "own"))
    }

    @Test(arguments: [">\n", "> \n", ""]) func newProposals(gap: String) {
        let (text, template) = Self.template(gap)
        #expect(template.fields.map(\.name) == ["Headline", "Author", "Status"])
        #expect(template.preamble.keptInWords == nil)
        let new = NewProposal(
            template: template, title: "Loom", author: "Ana", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == text.replacing("<title>", with: "Loom").replacing("<name>", with: "Ana"))
    }

    @Test(arguments: [">\n", "> \n", ""], ["\n", "\r\n"])
    func documents(gap: String, ending: String) throws {
        let (_, template) = Self.template(gap)
        let text =
            ("# Loom\n\n> **Headline**: A loom\n\(gap)> **Author**: Ana\n"
            + "\(gap)> **Status**: Approved\n\n\(Self.own)").replacing("\n", with: ending)
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Status") == "Approved")
        #expect(proposal.value(ofField: "Author") == "Ana")
        proposal.openAndSettleAll()
        #expect(proposal.bytes == Array(text.utf8))
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("Approved", with: "Final"))
        // One that is missing stands among the others, in the quote.
        for line in ["> **Headline**: A loom\n\(gap)", "\(gap)> **Author**: Ana\n"] {
            let less = text.replacing(line.replacing("\n", with: ending), with: "")
            let isFirst = line.hasPrefix("> **Headline")
            var other = Proposal(Array(less.utf8), template: template)
            let place = try #require(other.fieldPlace(named: isFirst ? "Headline" : "Author"))
            other.setValue(isFirst ? "A loom" : "Ana", at: place)
            #expect(
                Proposal(other.bytes, template: template).value(ofField: "Status") == "Approved")
            let written = String(decoding: other.bytes, as: UTF8.self)
            #expect(written == text, "\(written)")
        }
    }

    /// A status with its choices is one where it stands alone, but beside a list.
    @Test func aStatusAlone() throws {
        let text = { (status: String) in
            Array("# <title>\n\n> Status: \(status)\n\n\(Self.rest)".utf8)
        }
        let template = Template(reading: text("Draft / Final"), name: "own")
        var proposal = Proposal(text("Final"), template: template)
        #expect(proposal.value(ofField: "Status") == "Final")
        proposal.setValue("Draft", at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(proposal.bytes == text("Draft"))
        let words = Template(reading: text("This is a template of ours."), name: "own")
        #expect(words.fields.isEmpty)
        let list =
            "# <title>\n\n> Status: Draft\n\n- Author: <name>\n- Date: YYYY-MM-DD\n\n\(Self.rest)"
        let both = Template(reading: Array(list.utf8), name: "own")
        #expect(both.fields.map(\.name) == ["Author", "Date"])
    }

    /// A note, and words behind one name alone, are no fields; nor is a quote of a document whose
    /// template has none.
    @Test func otherQuotes() {
        for quote in [
            "> **Note**: Say it in words.\n",
            "> **Note**: Say it in words.\n> **Hint**: It is not all.\n",
            "> Why: say it.\n> And more words on it.\n",
        ] {
            let text = "# <title>\n\n\(quote)\n\(Self.rest)"
            #expect(Template(reading: Array(text.utf8), name: "own").fields.isEmpty)
        }
        let list = "# <title>\n\n- Author: <name>\n- Status: Draft\n\n\(Self.rest)"
        let proposal = Proposal(
            Array("# Loom\n\n- Author: Ana\n\n> Status: Done\n\n\(Self.own)".utf8),
            template: Template(reading: Array(list.utf8), name: "own"))
        #expect(proposal.value(ofField: "Status").isEmpty)
    }
}
