import Proposals
import TestSupport
import Testing

/// A list of fields above the heading of the title.
@Suite struct FieldsAboveTitleTests {
    private static let text = """
        - Repo: (the repo it will be implemented in)
        - Start Date: (fill me in with today's date, YYYY-MM-DD)
        - RFC PR: (leave this empty)

        # (RFC title goes here)

        ## Summary

        <!-- Say it in one paragraph. -->

        ## Motivation

        <!-- Say why this is to be done. -->

        """

    private static func read(_ ending: String, _ front: String = "") -> (String, Template) {
        let text = front + Self.text.replacing("\n", with: ending)
        return (text, Template(reading: Array(text.utf8), name: "own"))
    }

    @Test(arguments: ["\n", "\r\n"], ["", "---\nlayout: page\n---\n\n"])
    func newProposals(ending: String, front: String) {
        let (text, template) = Self.read(ending, front.replacing("\n", with: ending))
        let names = template.fields.filter { $0.place == .head }.map(\.name)
        #expect(names == ["Repo", "Start Date", "RFC PR"])
        #expect(template.preamble.keptInWords == nil)
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == text.replacing("(RFC title goes here)", with: "Own")
                .replacing("(fill me in with today's date, YYYY-MM-DD)", with: "1970-01-01"))
    }

    @Test(arguments: ["\n", "\r\n"], ["", "---\nlayout: page\n---\n\n"])
    func documents(ending: String, front: String) throws {
        let (_, template) = Self.read(ending)
        let text =
            (front
            + "- Repo: a/b\n- Start Date: 2025-03-31\n- RFC PR: none\n\n# Own\n\n## Summary\n\nX\n")
            .replacing("\n", with: ending)
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Repo") == "a/b" && proposal.title == "Own")
        #expect(proposal.titleHeading == "Own")
        proposal.openAndSettleAll()
        #expect(proposal.bytes == Array(text.utf8))
        proposal.setValue("5", at: try #require(proposal.fieldPlace(named: "RFC PR")))
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("none", with: "5").replacing("Own", with: "New"))
        #expect(Proposal(proposal.bytes, template: template).value(ofField: "RFC PR") == "5")
        // A line that is missing stands among the others.
        let less = text.replacing("- Start Date: 2025-03-31\(ending)", with: "")
        var other = Proposal(Array(less.utf8), template: template)
        other.setValue("2025-03-31", at: try #require(other.fieldPlace(named: "Start Date")))
        #expect(other.bytes == Array(text.utf8))
    }

    /// Documents that have them below the title, or no title, are read as well.
    @Test(arguments: [
        "# Own\n\n- Repo: a/b\n- RFC PR: none\n\n## Summary\n\nX\n",
        "- Repo: a/b\n- RFC PR: none\n\n## Summary\n\nX\n",
    ])
    func otherPlaces(text: String) throws {
        let (_, template) = Self.read("\n")
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("5", at: try #require(proposal.fieldPlace(named: "RFC PR")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text.replacing("none", with: "5"))
    }

    /// What stands above a title that is no list of fields is a part of its heading.
    @Test(arguments: ["A note.\n\n", "- a\n- b\n\n", "- Other: x\n- More: y\n\n"])
    func otherTextAbove(top: String) {
        let (_, template) = Self.read("\n")
        let text = top + "# Own\n\n## Summary\n\nX\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.sections[0].heading == top + "# Own\n" && proposal.title == "Own")
    }

    /// Of a template without a title, the first heading may be another than its sections, and no title
    /// either: it does not hide the fields above it.
    @Test(arguments: [
        ("", "# Introduction\nx\n\n# Explanation\ny\n", false),
        ("---\nlayout: page\n---\n\n", "# Introduction\nx\n\n# Explanation\ny\n", false),
        ("", "# Own\n\n## Summary\nx\n\n## Explanation\ny\n", true),
    ])
    func templatesWithoutATitle(front: String, sections: String, hasTitle: Bool) throws {
        let template = Template(
            reading: Array(
                ("* Champion: *handle*\n* Forum: *thread*\n\n# Summary\nSay it.\n\n"
                    + "# Explanation\nSay more of it.\n").utf8), name: "own")
        let text = "\(front)* Champion: @ana\n* Forum: none\n\n\(sections)"
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Champion") == "@ana")
        #expect(proposal.titleHeading == (hasTitle ? "Own" : ""))
        #expect(proposal.sections.contains { $0.title == "Introduction" } != hasTitle)
        #expect(proposal.bytes == Array(text.utf8))
        proposal.setValue("@bo", at: try #require(proposal.fieldPlace(named: "Champion")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == text.replacing("@ana", with: "@bo"))
    }

    /// An item that is words above items of its own is no field, and hides no others.
    @Test(arguments: ["", "# (RFC title goes here)\n\n"]) func itemsBelowAnItem(above: String)
        throws
    {
        let boxes =
            "- Affected parts <!-- Check them -->\n    + [ ] [builder](https://example.org/b)\n"
        let below = above.isEmpty ? "# (RFC title goes here)\n\n" : ""
        let rest = "\n\(below)## Summary\n\nOne paragraph on it.\n\n## Motivation\n\nWhy this?\n"
        let head = "\(above)- Start Date: YYYY-MM-DD\n- PR: <link>\n"
        let template = Template(reading: Array((head + boxes + rest).utf8), name: "own")
        #expect(template.fields.map(\.name) == ["Start Date", "PR"])
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == (head + boxes + rest).replacing("(RFC title goes here)", with: "Own")
                .replacing("YYYY-MM-DD", with: "1970-01-01"))
        let own = "\(above)- Start Date: 2021-01-01\n- PR: #1\n\(boxes)\(rest)"
            .replacing("[ ]", with: "[x]")
        var proposal = Proposal(Array(own.utf8), template: template)
        #expect(proposal.value(ofField: "Start Date") == "2021-01-01")
        proposal.setValue("#2", at: try #require(proposal.fieldPlace(named: "PR")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self) == own.replacing("#1", with: "#2"))
        // Beside one field alone the list is text.
        let one = head.replacing("- PR: <link>\n", with: "") + boxes + rest
        #expect(Template(reading: Array(one.utf8), name: "own").fields.isEmpty)
    }

    /// Versions are compared part by part.
    @Test func theListIsAPartOfItsOwn() {
        let (_, template) = Self.read("\n")
        let rest = "# Own\n\n## Summary\n\nX\n"
        let (old, new) = ("- Repo: a\n- RFC PR: b\n\n" + rest, rest)
        let earlier = Proposal(Array(old.utf8), template: template)
        let later = Proposal(Array(new.utf8), template: template)
        #expect(earlier.sections(differingFrom: later) == [0])
        #expect(later.sections(differingFrom: earlier).isEmpty)
    }
}
