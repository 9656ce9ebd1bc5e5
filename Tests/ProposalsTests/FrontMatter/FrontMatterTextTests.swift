import Proposals
import Testing

/// Values that look like something else than the text that they are.
extension FrontMatterFieldTests {
    /// What YAML would read as another thing than text has quotes wherever text belongs, and a day, a
    /// number and a choice none where the template asks for them.
    @Test(arguments: [
        "2026-01-01", "2026-1-1", "2026-01-01 12:30:00", "2026-01-01T12:30:00Z", "12", "1.5",
        "0x1f",
        "1_000", "12:30", "true", "no", "null", "~", "1e3", ".inf",
    ])
    func textIsText(value: String) {
        let quoted = "\"\(value)\""
        for old in ["Old", "13", "2026-01-01x", "", "<A title>", "2025-01-01"] {
            #expect(
                setting("title", to: value, in: "title: \(old)\n".replacing(": \n", with: ":\n"))
                    == "title: \(quoted)\n", "\(old)")
        }
        #expect(setting("title", to: value, in: "other: x\n") == "other: x\ntitle: \(quoted)\n")
        #expect(
            setting("description", to: value, in: "description:\n") == "description: \(quoted)\n")
        for old in ["authors: [Ada]\n", "authors: []\n"] {
            #expect(setting("authors", to: value, in: old) == "authors: [\(quoted)]\n")
        }
        for old in ["authors:\n  - TBD\n", "authors:\n  - Ada\n", "authors:\n"] {
            #expect(setting("authors", to: value, in: old) == "authors:\n  - \(quoted)\n")
        }
        #expect(setting("tags", to: value, in: "tags: [a]\n") == "tags: [\(quoted)]\n")
    }

    @Test(arguments: [
        ("created: yyyy-mm-dd\n", "2026-01-02"), ("created: 2025-01-02\n", "2026-01-02"),
        ("created:\n", "2026-01-02"), ("created: soon\n", "2026-01-02"), ("link:\n", "2026-01-02"),
        ("link: 3\n", "12"), ("other: x\n", "2026-01-02"), ("link: []\n", "12"),
    ])
    func daysAndNumbersStayPlain(before: String, value: String) {
        let key = before.hasPrefix("link") ? "link" : "created"
        let written = before.contains("[") ? "[\(value)]" : value
        #expect(setting(key, to: value, in: before).hasSuffix("\(key): \(written)\n"))
    }

    /// Comments of HTML between the keys, which YAML does not know, are no keys and stay.
    @Test func commentsOfHTML() throws {
        let text =
            "---\ndate: YYYY-MM-DD\ntitle: OFEP Template\n<!---\nValid statuses: Approved, Withdrawn\n-->\n"
            + "status: Approved\n<!-- of: words -->\ntags: []\n---\n\n# Name\n\n## Background\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.fields.map(\.name) == ["date", "title", "status", "tags"])
        #expect(template.fields.allSatisfy { $0.place == .frontMatter })
        var proposal = Proposal(Array(text.utf8), template: template)
        for (name, value) in [("date", "2024-01-02"), ("title", "Hooks"), ("status", "Withdrawn")] {
            proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
        }
        let expected = text.replacing("YYYY-MM-DD", with: "2024-01-02")
            .replacing("OFEP Template", with: "Hooks")
            .replacing("status: Approved", with: "status: Withdrawn")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.value(ofField: "date") == "2024-01-02")
        #expect(again.value(ofField: "status") == "Withdrawn")
        // A document without the comments is read as well.
        let plain = Proposal(
            Array("---\ndate: 2023-06-01\ntitle: Hooks\n---\n\n# Hooks\n".utf8), template: template)
        #expect(plain.value(ofField: "date") == "2023-06-01")
    }

    /// Lines in angle brackets, which YAML does not know, are no keys and stay.
    @Test func linesInAngleBrackets() throws {
        let text =
            "---\nRFC: unassigned\nTitle: My Title\nStatus: Draft\n<Replaces: RFCxxx>\n<Tracking:>\n"
            + "<  - https://example.org/X>\n---\n\n# Title\n\nWhy is it?\n\n## Motivation\n\nWho wants it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        #expect(template.fields.map(\.name) == ["RFC", "Title", "Status"])
        #expect(template.fields.allSatisfy { $0.place == .frontMatter })
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue("Final", at: try #require(proposal.fieldPlace(named: "Status")))
        let expected = text.replacing("Status: Draft", with: "Status: Final")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
        let new = NewProposal(
            template: template, title: "Weave", author: "Ana",
            today: Day("2026-03-01") ?? .init(secondsSince1970: 0))
        let lines = String(decoding: new.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("Title: Weave"))
        #expect(lines.contains("<Replaces: RFCxxx>") && lines.contains("<Tracking:>"))
    }
}
