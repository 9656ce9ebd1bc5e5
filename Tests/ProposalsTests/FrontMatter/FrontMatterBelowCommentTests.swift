import Proposals
import Testing

/// Front matter below a comment that documents begin with, as that of a licence.
@Suite struct FrontMatterBelowCommentTests {
    private static let licence = "<!--\nCopyright The Weavers\n\nSPDX: Apache-2.0\n-->\n\n"

    private static func text(
        title: String, authors: String, day: String, status: String, heading: String, words: String
    ) -> String {
        "---\ntitle: \(title)\nauthors:\n  - \"\(authors)\"\ncreation-date: \(day)\n"
            + "status: \(status)\n---\n\n# \(heading)\n\n## Summary\n\n\(words)\n\n"
            + "## Motivation\n\nWhy is this needed?\n"
    }

    private static let template = Template(
        reading: Array(
            (licence
                + text(
                    title: "neat-enhancement-idea", authors: "@janedoe", day: "yyyy-mm-dd",
                    status: "provisional|implementable|implemented|declined",
                    heading: "Neat Enhancement Idea", words: "Write one paragraph.")).utf8),
        name: "own")

    private static let loom = text(
        title: "the-loom", authors: "@ana", day: "2025-01-03", status: "implemented",
        heading: "The loom", words: "The loom is good.")

    /// The fields are those of a template without the comment, and documents have them with it or without.
    @Test(arguments: [licence, "", "<!-- a -->\n<!-- b -->\n"])
    func isRead(top: String) throws {
        let fields = Self.template.fields
        #expect(fields.map(\.name) == ["title", "authors", "creation-date", "status"])
        #expect(fields.allSatisfy { $0.place == .frontMatter })
        let text = top + Self.loom
        var proposal = Proposal(Array(text.utf8), template: Self.template)
        #expect(proposal.value(ofField: "status") == "implemented")
        #expect(proposal.value(ofField: "creation-date") == "2025-01-03")
        proposal.setValue("declined", at: try #require(proposal.fieldPlace(named: "status")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text.replacing("implemented", with: "declined"))
    }

    /// A new proposal keeps the comment, and none of the template's values.
    @Test func aNewOne() throws {
        let new = NewProposal(
            template: Self.template, title: "Weave a basket", author: "",
            today: try #require(Day("2026-11-30")))
        let text = String(decoding: new.bytes, as: UTF8.self)
        #expect(text.hasPrefix(Self.licence + "---\ntitle: "))
        #expect(text.contains("\ncreation-date: 2026-11-30\nstatus: provisional\n---\n"))
        #expect(!text.contains("yyyy-mm-dd") && !text.contains("neat-enhancement-idea"))
    }

    /// A comment that speaks of the template is none of a new proposal's.
    @Test(arguments: [
        "<!--\nTEMPLATE INSTRUCTIONS: delete this instruction block.\n-->\n\n",
        "<!-- This is the template; copy it to begin. -->\n",
    ])
    func aNoteOnTheTemplate(note: String) throws {
        let text = String(decoding: Self.template.source.bytes, as: UTF8.self)
        let own = note + text.dropFirst(Self.licence.count)
        let new = NewProposal(
            template: Template(reading: Array(own.utf8), name: "own"), title: "Weave", author: "",
            today: try #require(Day("2026-11-30")))
        #expect(String(decoding: new.bytes, as: UTF8.self).hasPrefix("---\ntitle: "))
    }

    /// The last key goes with the lines around it, and not with the comment.
    @Test func withoutItsLastKey() throws {
        let template = Template(
            reading: Array(
                (Self.licence + "---\nreplaces: X\n---\n\n# <title>\n\n## Aim\n\nWhy?\n").utf8),
            name: "own")
        let text = Self.licence + "---\nreplaces: X\n---\n\n# Loom\n\n## Aim\n\nWeave.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        try proposal.removeField(at: try #require(proposal.fieldPlace(named: "replaces")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == Self.licence + "# Loom\n\n## Aim\n\nWeave.\n")
    }
}
