import Proposals
import Prose
import TestSupport
import Testing

/// A line across the page between two sections, which the template has there: it stands behind the text of
/// the first, and is no part of it.
@Suite struct RuleBetweenTests {
    private static func template(_ rule: String) -> Template {
        let text =
            "# RFC NNNN: <title>\n\n## 1. Context\n\nWhat is the problem here?\n\n\(rule)"
            + "## 2. Decision\n\nWhat do we decide?\n\n\(rule)## 3. Risks\n\nWhat may go wrong?\n"
        return Template(reading: Array(text.utf8), name: "own")
    }

    private static let text =
        "# RFC 0003: The loom\n\n## 1. Context\n\nA loom is slow.\n\n---\n\n## 2. Decision\n\n"
        + "- We buy one.\n\n***\n\n## 3. Risks\n\nIt breaks.\n\n---\n\n## 4. More\n\nNone.\n\n---\n"

    private static let line = Line(text: "", trail: "\n")

    private static func read(_ text: String, _ rule: String = "---\n\n") -> Proposal {
        Proposal(Array(text.utf8), template: template(rule))
    }

    private static func string(_ proposal: Proposal) -> String {
        String(decoding: proposal.bytes, as: UTF8.self)
    }

    private static func section(_ name: String, of proposal: Proposal) throws -> Int {
        try #require(proposal.sections.firstIndex { $0.title.hasSuffix(name) })
    }

    @Test(arguments: ["\n", "\r\n"]) func isNoTextOfTheSection(end: String) throws {
        let text = Self.text.replacing("\n", with: end)
        for (name, words) in [
            ("Context", "A loom is slow."), ("Decision", "- We buy one."), ("Risks", "It breaks."),
        ] {
            var proposal = Self.read(text)
            let index = try Self.section(name, of: proposal)
            let place = FieldPlace(section: index, slot: 0)
            #expect(proposal.text(ofField: place).string == words)
            proposal.edit(place) { field in
                _ = field.text.replace(
                    field.text.end..<field.text.end, with: " Added.", form: Self.line)
            }
            #expect(Self.string(proposal) == text.replacing(words, with: "\(words) Added."))
            _ = proposal.settle(index)
            #expect(Self.string(proposal) == text.replacing(words, with: "\(words) Added."))
        }
    }

    /// Another text takes the place of the section's own, also one that was read with the line.
    @Test(arguments: ["New.", "New.\n\n---", "\nNew.\n\n---\n\n"])
    func staysBelowAnotherText(new: String) throws {
        var proposal = Self.read(Self.text)
        let index = try Self.section("Context", of: proposal)
        proposal.answer(section: index, with: new, keepsFixed: false)
        #expect(Self.string(proposal) == Self.text.replacing("A loom is slow.", with: "New."))
    }

    /// It stays where the text goes, and a new one is written above it.
    @Test func staysWithoutText() throws {
        var proposal = Self.read(Self.text)
        let index = try Self.section("Context", of: proposal)
        let place = FieldPlace(section: index, slot: 0)
        proposal.edit(place) { field in
            _ = field.text.replace(.start..<field.text.end, with: "", form: Self.line)
        }
        let empty = Self.text.replacing("A loom is slow.\n\n", with: "")
        #expect(Self.string(proposal) == empty)
        var again = Self.read(empty)
        #expect(again.text(ofField: place).isEmpty)
        again.edit(place) { field in
            _ = field.text.replace(.start..<(.start), with: "New.", form: Self.line)
        }
        #expect(Self.string(again) == Self.text.replacing("A loom is slow.", with: "New."))
    }

    /// One that the template does not have there is text, and so is one at the end of the file, and what
    /// is none.
    @Test func otherLines() throws {
        let plain = Self.read(Self.text, "")
        let index = try Self.section("Context", of: plain)
        #expect(
            plain.text(ofField: FieldPlace(section: index, slot: 0)).string
                == "A loom is slow.\n\n---")
        let last = Self.read(Self.text)
        let more = FieldPlace(section: try Self.section("More", of: last), slot: 0)
        #expect(last.text(ofField: more).string == "None.\n\n---")
        let code = Self.read(
            Self.text.replacing("slow.\n\n---\n", with: "slow.\n\n```\n---\n```\n"))
        #expect(
            code.text(ofField: FieldPlace(section: index, slot: 0)).string
                == "A loom is slow.\n\n```\n---\n```")
    }

    @Test func everyByteStays() {
        for rule in ["---\n\n", ""] {
            var proposal = Self.read(Self.text, rule)
            proposal.openAndSettleAll()
            #expect(Self.string(proposal) == Self.text)
        }
    }
}
