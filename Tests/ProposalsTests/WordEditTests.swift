import Prose
import TestSupport
import Testing

@testable import Proposals

/// A section in which words were edited keeps its fields where they are those that reading it gives.
@Suite struct WordEditTests {
    private static let starts = [
        "", "", "", "- ", "  ", "1. ", "> ", "[x]: ", "[x", "* [ ] ", "    ", "\t", ": ", "| ",
        "[^1]: ",
    ]
    private static let words = [
        "word", "Words of it", "é 日本", "-", "---", "===", "```", "~~~ swift", "<div>", "</div>",
        "<!-- a", "-->", "a | b", "|---|---|", "[x]: y", "]: /url", "/url", "\"title", "title\"",
        "**bold**", "Phase 1: first", "Phase 2", "", "", "term", "a\\", "#", "+", "1.", "x  ",
    ]
    private static let bodies = ["## Goals", "## Summary", "### Implementation Phases", "## Other"]

    private static func document(_ random: inout SeededRandom) -> String {
        var text = "# Title\n\n"
        // Few kinds in one document, for what is open at its end holds all of it.
        let pool = (0..<2).map { _ in random.pick(Self.words) } + ["word", "Words of it", "é 日本"]
        for heading in bodies {
            text += heading + "\n" + random.pick(["\n", "\n", ""])
            // Much more than the template has, which could be the template's own words.
            let count = heading == "## Other" ? 12 : 60
            let isPhases = heading == "### Implementation Phases" && random.below(4) > 0
            let start = isPhases ? "1. " : random.pick(starts)
            let others = isPhases ? ["   ", "1. **"] : [random.pick(starts), start, "", "  "]
            for _ in 0..<count {
                let lead = random.below(3) > 0 ? start : random.pick(others)
                text += lead + random.pick(pool) + random.pick(["", "", " and more"])
                text += random.pick(["\n", "\n", "\n\n"])
            }
            text += String(
                repeating: "\nFar more words than a template has in such a section.\n", count: 9)
        }
        return text
    }

    @Test(arguments: Seeds.first(12)) func areCutAsReadAnew(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var kept = 0
        for _ in 0..<12 {
            let text = Self.document(&random)
            var proposal = Proposal(Array(text.utf8), template: .enhancement)
            for _ in 0..<40 {
                let section = random.below(proposal.sections.count)
                guard proposal.sections[section].isPresent else { continue }
                proposal.open(section)
                try editWords(in: section, of: &proposal, &random, kept: &kept)
            }
        }
        #expect(kept > 0)
    }

    /// Words above an underline are a heading, which others may link to: below sections of the first
    /// level one of the second is no row of the outline, but text.
    @Test(arguments: [("Words", true), ("Words\nof two lines", true), ("Words\n", false)])
    func underlinedWordsAreRead(words: String, isRead: Bool) throws {
        let template = Template(
            reading: Array("# Summary\n\nWhat?\n\n# Motivation\n\nWhy?\n".utf8), name: "own")
        let lines = String(repeating: "Far more words than the template has.\n\n", count: 20)
        let text = "# Summary\n\n\(words)\n---\n\n\(lines)# Motivation\n\nOurs.\n"
        var proposal = Proposal(Array(text.utf8), template: template)
        let section = try #require(proposal.sections.firstIndex { $0.title == "Summary" })
        proposal.open(section)
        let start = Position(line: 0, offset: 0)
        proposal.edit(FieldPlace(section: section, slot: 0)) {
            _ = $0.text.replace(start..<start, with: "x", form: Line(text: "", trail: "\n"))
        }
        #expect(proposal.isCutAsBefore(section) == !isRead)
        #expect(proposal.settle(section) == isRead)
    }

    /// Edits words of one line as typing does, and looks at what leaving the section then does.
    private func editWords(
        in section: Int, of proposal: inout Proposal, _ random: inout SeededRandom, kept: inout Int
    ) throws {
        let slots = proposal.content(ofSection: section).slots
        guard !slots.isEmpty else { return }
        let place = FieldPlace(section: section, slot: random.below(slots.count))
        let field = proposal.field(at: place)
        let range = random.wordRange(in: field.text)
        let new = random.pick(["a", "e", " ", "é", "*", "[", "-", "|", ">", ":", "=", "word", ""])
        _ = proposal.edit(place) {
            $0.text.replace(range, with: new, form: Line(text: "", trail: "\n"))
        }
        let bytes = proposal.bytes
        // Without what it was cut into before, it is read.
        var read = proposal
        read.cuts = [:]
        if proposal.isCutAsBefore(section) { kept += 1 }
        let (own, other) = (proposal.settle(section), read.settle(section))
        try #require(own == other)
        try #require(proposal.bytes == bytes && read.bytes == bytes)
        try #require(proposal.sections.count == read.sections.count)
        for index in read.sections.indices {
            let (now, then) = (proposal.content(ofSection: index), read.content(ofSection: index))
            try #require(now == then, "\(String(decoding: bytes, as: UTF8.self))")
            try #require(proposal.sections[index].isUntouched == read.sections[index].isUntouched)
            try #require(proposal.sections[index].openEnd == read.sections[index].openEnd)
        }
    }
}
