import Markdown
import Prose
import TestSupport
import Testing

@testable import Proposals

/// Metadata in a block of code that documents begin with.
@Suite struct CodeHeaderTests {
    private static let lines = """
        No: ?
        Title: <short title>
        Authors: <names>
                 ...
        Status: Draft
        Type: Process | Information
        Assigned: yyyy-mm-dd
        """
    private static let rest = "\n\n## Abstract\n\n*What is it?*\n\n## Motivation\n\n*Why?*\n"

    /// The header between fences, indented, and between tags.
    private static func texts(_ lines: String) -> [String] {
        let indented = lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        return [
            "```\n\(lines)\n```\(rest)", "~~~\n\(lines)\n~~~\(rest)", indented + rest,
            "```\n\(indented)\n```\(rest)", "<pre>\n\(lines)\n</pre>\(rest)",
        ]
    }

    private static func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// A value with keys or items of its own is shown, and never written in one line.
    @Test(arguments: [
        "Working Group:\n    Owner: Ana\n    Authors: Ana, Bo\n", "Authors:\n  - Ana\n  - Bo\n",
    ])
    func aValueOfParts(lines: String) throws {
        let text =
            "```\nTitle: We\n\(lines)Status: Draft\nCreated: 2026-04-27\n```\n\n## Aim\n\nIs.\n"
        let template = Self.template(text.replacing("Ana", with: "<name>"))
        let proposal = Proposal(Array(text.utf8), template: template)
        let name = String(lines.prefix { $0 != ":" })
        let field = proposal.field(at: try #require(proposal.fieldPlace(named: name)))
        #expect(field.readOnly != nil)
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == text)
        let status = proposal.field(at: try #require(proposal.fieldPlace(named: "Status")))
        #expect(status.readOnly == nil)
    }

    /// The heading above a header follows its title, and has the word for the kind of documents.
    @Test(arguments: ["General MIP Template", "MIP Template"])
    func theHeadingAboveFollows(heading: String) throws {
        let header =
            "```\nMIP#: <# to be assigned>\nTitle: <MIP title>\nAuthor(s): <list of names>\n"
            + "Status: <Assigned by an editor>\n```"
        let below = "\n\n## Preamble\n\n\(header)\n\n## Summary\n\nSay it.\n"
        let template = Self.template("# \(heading)" + below)
        let new = NewProposal(
            template: template, title: "Mills", author: "", today: Day(secondsSince1970: 0))
        let fresh = String(decoding: new.bytes, as: UTF8.self)
        #expect(fresh == "# MIP: Mills" + below.replacing("<MIP title>", with: "Mills"))
        for label in ["MIP12: ", "MIP 12: ", "MIP: ", "", "Own 1. "] {
            let text = "# \(label)Mills" + below.replacing("<MIP title>", with: "Mills")
            var proposal = Proposal(Array(text.utf8), template: template)
            proposal.setValue("Looms", at: try #require(proposal.fieldPlace(named: "Title")))
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == text.replacing("Mills", with: "Looms"))
        }
    }

    /// A key that the template does not have may stand there twice.
    @Test func otherKeysTwice() throws {
        let template = Self.template("```\n\(Self.lines)\n```\(Self.rest)")
        let extra = "Title: T\nStatus: Draft\nExtra: a\n"
        let text = "```\n\(extra)Extra: b\n  c\nType: Process\n```\(Self.rest)"
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Type") == "Process")
        proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("Title: T", with: "Title: New"))
        let twice = Proposal(Array(text.replacing("Extra", with: "Type").utf8), template: template)
        #expect(twice.fieldPlace(named: "Title") == nil)
    }

    /// The heading alone has the title where a document is without the header above it.
    @Test func aHeadingWithoutTheHeader() throws {
        let header = "```yaml\n---\ntitle: <title>\ncreated: 2025-01-25 # form: YYYY-MM-DD\n"
        let rest = "# <title>\n\n## Aim\n\nWhy?\n\n## Way\n\nHow?\n"
        let template = Self.template(header + "status: a|b|c\n---\n```\n\n" + rest)
        #expect(template.fields.map(\.name) == ["title", "created", "status"])
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        let fresh = header.replacing("2025-01-25 # form: YYYY-MM-DD", with: "1970-01-01")
        let written = (fresh + "status: a\n---\n```\n\n" + rest).replacing("<title>", with: "Own")
        #expect(String(decoding: new.bytes, as: UTF8.self) == written)
        for text in [rest.replacing("<title>", with: "Own"), written] {
            var proposal = Proposal(Array(text.utf8), template: template)
            #expect(proposal.title == "Own")
            #expect(proposal.sections.filter(\.holdsTitle).count == (text == written ? 0 : 1))
            proposal.setValue("New", at: try #require(proposal.fieldPlace(named: "title")))
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == text.replacing("Own", with: "New"))
        }
    }

    /// A value in quotes is read without them, and stays in such.
    @Test(arguments: [
        ("Zed: x", "\"Zed: x\""), ("So \"it\" is", "'So \"it\" is'"), ("\"Own\"", "\"Own\""),
    ])
    func aValueInQuotes(title: String, written: String) throws {
        let text =
            "```yaml\ntitle: \"Baskets: all\"\nauthor: Ana\nstatus: draft\n```\n\n# Baskets: all\n\n"
            + "## Aim\n\nIs.\n"
        let template = Self.template(text.replacing("Baskets: all", with: "<title>"))
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "title") == "Baskets: all")
        proposal.setValue(title, at: try #require(proposal.fieldPlace(named: "title")))
        let after = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(after.contains("title: \(written)\nauthor"), "\(after)")
    }

    @Test func linesAreFields() throws {
        for text in Self.texts(Self.lines) {
            let template = Self.template(text)
            #expect(
                template.fields.map(\.name).joined(separator: " ")
                    == "No Title Authors Status Type Assigned")
            #expect(template.fields.allSatisfy { $0.place == .head })
            #expect(template.field(named: "Authors")?.placeholder == "<names> ...")
            #expect(template.field(named: "Type")?.kind == .choice(["Process", "Information"]))
            let new = NewProposal(
                template: template, title: "Sharded caches", author: "Ada",
                today: try #require(Day(year: 2026, month: 1, day: 2)))
            let fresh = String(decoding: new.bytes, as: UTF8.self)
            #expect(fresh == text.replacing("<short title>", with: "Sharded caches"))
        }
    }

    /// Each is set by line, and the lines of one value are no others.
    @Test func valuesAreWrittenByLine() throws {
        for ending in ["\n", "\r\n"] {
            for text in Self.texts(Self.lines) {
                let text = text.replacing("\n", with: ending)
                var proposal = Proposal(Array(text.utf8), template: Self.template(text))
                for (name, value) in [("No", "12"), ("Title", "Caches"), ("Type", "Process")] {
                    proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
                }
                let expected = text.replacing("No: ?", with: "No: 12")
                    .replacing("<short title>", with: "Caches")
                    .replacing("Process | Information", with: "Process")
                #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
                proposal.setValue(
                    "Ana <a@x.org>", at: try #require(proposal.fieldPlace(named: "Authors")))
                let written = String(decoding: proposal.bytes, as: UTF8.self)
                #expect(written.contains("Authors: Ana <a@x.org>\(ending)"))
                #expect(!written.contains("..."))
                let again = Proposal(proposal.bytes, template: proposal.template)
                #expect(again.value(ofField: "Authors") == "Ana <a@x.org>")
                #expect(again.value(ofField: "Status") == "Draft")
            }
        }
    }

    /// A key that a document lacks goes behind the key before it, inside of the block.
    @Test(arguments: ["No", "Title", "Assigned"]) func absentKeys(name: String) throws {
        for (text, template) in zip(
            Self.texts("Title: T\nAuthors: A\n         B\nStatus: Draft"), Self.texts(Self.lines))
        {
            let own = name == "Title" ? text.replacing("Title: T", with: "No: 1") : text
            var proposal = Proposal(Array(own.utf8), template: Self.template(template))
            proposal.setValue("2026-01-02", at: try #require(proposal.fieldPlace(named: name)))
            let header = CodeHeader.first(of: proposal.bytes)
            #expect(header?.count == 4 && header?.contains(name) == true)
        }
    }

    /// Where the template has its fields below the title, code in a document is an example.
    @Test func codeAboveFieldsIsText() throws {
        let template = Self.template("# <title>\n\nAuthor: <you>\nStatus: Draft" + Self.rest)
        let code = "```\nStatus: 404\nServer: x\nDate: today\n```\n\n"
        let text = "# Cache\n\n" + code + "Author: me\nStatus: Draft\n" + Self.rest
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(written == text.replacing("Status: Draft", with: "Status: Final"))
    }

    /// A header of the usual names is one below the title's heading or a comment, and with lines in
    /// it that are no fields, all of which stay.
    @Test func headersAmongOtherText() throws {
        let lines = "BIP: ?\nTitle: <title>\nAuthor: <name>\nStatus: Draft"
        let texts = [
            "# BIP-XX: <title>\n\n```\n\(lines)\n```", "# <title>\n\n<pre>\n\(lines)\n</pre>",
            "<!-- Fill this in. -->\n\n```\n\(lines)\n```",
            "<pre class=\"head\">\n\(lines)\n</pre>",
            "<!-- Fill this in. -->\n<pre>\n\(lines)\n</pre>",
            "<pre><code>\n\(lines)\n</code></pre>",
            "```\n\(lines.replacing("Status", with: "\nStatus"))\n```",
            "```\n\(lines.replacing("Status", with: "see the guide\nStatus"))\n```",
            "```\n\(lines.replacing("Status", with: "\n  deeper\nStatus"))\n```",
        ]
        for text in texts.map({ $0 + Self.rest }) {
            let template = Self.template(text)
            #expect(template.fields.map(\.name) == ["BIP", "Title", "Author", "Status"], "\(text)")
            #expect(template.unreadHeader == nil)
            var proposal = Proposal(Array(text.utf8), template: template)
            let values = [
                ("BIP", "12"), ("Title", "Caches"), ("Author", "Ana"), ("Status", "Final"),
            ]
            for (name, value) in values {
                proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
            }
            let expected = text.replacing("BIP: ?", with: "BIP: 12")
                .replacing("<title>", with: "Caches").replacing("<name>", with: "Ana")
                .replacing("Draft", with: "Final")
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
            let again = Proposal(proposal.bytes, template: template)
            for (name, value) in values { #expect(again.value(ofField: name) == value) }
        }
    }

    /// A header above the heading of the title, which may have a line of signs in between and be of
    /// level 2 where the sections are of level 1.
    @Test(arguments: [
        ("# RFC title", "## "), ("****\n# RFC title", "## "),
        ("****\nEEP 00: <title>\n----", "# "), ("EEP title\n----", "# "),
    ]) func headersAboveTheTitle(heading: String, signs: String) throws {
        let top = "    Author: Name <mail>\n    Status: Draft\n    Created: 01-Jan-2026\n"
        let rest = Self.rest.replacing("## ", with: signs)
        let text = top + (heading.hasPrefix("*") ? "" : "\n") + heading + rest
        let template = Self.template(text)
        #expect(template.fields.map(\.name) == ["Author", "Status", "Created"])
        #expect(template.fields.allSatisfy { $0.isAboveTitle })
        #expect(template.sections.map(\.title) == ["Abstract", "Motivation"])
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        let asked = ["RFC title", "<title>", "EEP title"].first(where: heading.contains) ?? ""
        let fresh = text.replacing(asked, with: "Own")
        #expect(String(decoding: new.bytes, as: UTF8.self) == fresh)
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.title == "Own" && proposal.value(ofField: "Status") == "Draft")
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
        let expected = fresh.replacing("Draft", with: "Final").replacing("Own", with: "Other")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
    }

    /// What looks as a header and is not read is told of.
    @Test(arguments: [
        "Words.\n\n```\nTitle: <title>\nStatus: Draft\nNo: 1\n```",
        "```\nTitle: <title>\nStatus: Draft\n```",
        "<pre>Title: <title>\nAuthor: <you>\nNo: 1\n</pre>",
    ]) func headersThatAreNotRead(code: String) {
        let template = Self.template(code + Self.rest)
        #expect(template.fields.isEmpty)
        #expect(template.unreadHeader != nil)
    }

    /// Code that is an example, or not the first of all, is text.
    @Test(arguments: [
        "```\na: 1\nb: 2\n```", "```\na: 1\n\nb: 2\nc: 3\n```", "```\na: 1\nb: 2\nrun it\n```",
        "Words.\n\n```\na: 1\nb: 2\nc: 3\n```", "```\na: 1\na: 2\nb: 3\n```",
        "```\n- a: 1\n- b: 2\n- c: 3\n```", "```\na: 1\nb: 2\nhttps://example.org\n```", "```\n```",
        "<pre>\na: 1\nb: 2\nc: 3", "```\n  a: 1\n  b: 2\nc: 3\n```",
    ])
    func otherCodeIsText(code: String) {
        #expect(Self.template(code + Self.rest).fields.isEmpty)
    }

    /// Under a heading of its own it is the same header: no heading is written for the title.
    @Test(arguments: ["```\n%\n```", "<pre>\n%\n</pre>"]) func aHeaderUnderAHeading(code: String)
        throws
    {
        let lines = "CAP: To Be Assigned\nTitle: <CAP title>\nAuthor: <list>\nStatus: Draft"
        let text = "## Preamble\n\n\(code.replacing("%", with: lines))\(Self.rest)"
        let template = Self.template(text)
        #expect(template.fields.map(\.name) == ["CAP", "Title", "Author", "Status"])
        #expect(template.fields.allSatisfy { $0.place == .head } && template.headerSection == 0)
        let new = NewProposal(
            template: template, title: "Caches", author: "", today: Day(secondsSince1970: 0))
        let fresh = text.replacing("<CAP title>", with: "Caches")
        #expect(String(decoding: new.bytes, as: UTF8.self) == fresh)
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.title == "Caches" && proposal.titleHeading.isEmpty)
        for (name, value) in [("CAP", "0007"), ("Author", "Ana"), ("Status", "Final")] {
            proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
        }
        let expected = fresh.replacing("To Be Assigned", with: "0007")
            .replacing("<list>", with: "Ana").replacing("Draft", with: "Final")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
        // Without its section the header is read at the top.
        let top = Proposal(
            Array(expected.replacing("## Preamble\n\n", with: "").utf8), template: template)
        #expect(top.value(ofField: "Author") == "Ana")
        // Text beside the code has no place among fields.
        let other = text.replacing("## Abstract", with: "Say more here.\n\n## Abstract")
        #expect(Self.template(other).fields.isEmpty)
    }

    /// What the template says of a key in brackets is no part of its name, and goes with the answer.
    @Test func remarksBehindKeys() throws {
        let lines =
            "tip: <to be assigned>\ntitle: <title>\nstatus: Draft\n"
            + "category (*only required for standards of this kind): <Core | VM>\n"
            + "requires (*optional): <number>"
        let text = "```\n\(lines)\n```" + Self.rest
        let template = Self.template(text)
        #expect(template.fields.map(\.name) == ["tip", "title", "status", "category", "requires"])
        #expect(template.field(named: "category")?.kind == .choice(["Core", "VM"]))
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "category").isEmpty)
        proposal.setValue("VM", at: try #require(proposal.fieldPlace(named: "category")))
        let expected = text.replacing(
            "category (*only required for standards of this kind): <Core | VM>",
            with: "category: VM")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
        let document = expected.replacing("requires (*optional): <number>\n", with: "")
        var other = Proposal(Array(document.utf8), template: template)
        #expect(other.value(ofField: "category") == "VM")
        other.setValue("3", at: try #require(other.fieldPlace(named: "requires")))
        #expect(String(decoding: other.bytes, as: UTF8.self).contains("VM\nrequires: 3\n```"))
        // Beside a key that still has its remark, too.
        let draft = text.replacing("requires (*optional): <number>\n", with: "")
        other = Proposal(Array(draft.utf8), template: template)
        other.setValue("3", at: try #require(other.fieldPlace(named: "requires")))
        #expect(String(decoding: other.bytes, as: UTF8.self).contains("VM>\nrequires: 3\n```"))
    }
}

extension CodeHeader {
    /// The names of the header of a document.
    fileprivate static func first(of bytes: [UInt8]) -> [String]? {
        let tree = BlockTree(bytes)
        return CodeHeader(tree.blocks[1], of: Source(bytes))?.entries.map(\.item.name)
    }
}
