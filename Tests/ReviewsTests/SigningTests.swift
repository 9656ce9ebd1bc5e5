import Proposals
import TestSupport
import Testing

@testable import Reviews

/// Every section of any proposal can be signed, and is the one that is signed then.
struct SigningTests {
    private static let pieces = [
        "# T\n", "## Summary\n", "## Goals\n", "## Goals\n", "### Overview\n", "## A #\n", "##\n",
        "## `code` *b* [l](x)\n", "Two\nlines\n---\n", "One\n===\n", "## C\\#\n", "## Goals (2)\n",
        "## 1. Goals\n", "  ## Indented ##\n", "## **octopen**\n", "## <!-- x -->\n", "# #\n",
        "## Goals > Overview\n", "### Goals\n", "words\n", "\n", "- a\n", "more\n\n",
        "```\n## x\n```\n",
        "## é 日本\n", "## \u{1b}x\n", "## a\u{0}b\n", "## &amp; \\*\n", "## - [ ] q\n",
    ]

    @Test(arguments: 0..<4)
    func everySection(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<15 {
            let count = Int.random(in: 0..<20, using: &random)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
            let proposal = Proposal(Array(text.utf8), template: .enhancement)
            var record = ReviewRecord(of: proposal.title, by: Reviewer("Ana")!)
            var state = ReviewState(proposal, records: [record], needed: 1)
            let order = state.sections.indices.shuffled(using: &random)
            for (count, index) in order.enumerated() {
                let section = state.sections[index]
                let entry = record.entry(for: section, in: state)
                let comment = Comment(rawValue: "\(section.heading) in \(text.debugDescription)")
                try #require(record.entries.indices.contains(entry), comment)
                record.sign(.notMine, "", digest: section.digest, ofEntry: entry)
                record.addNote("n\(index)", ofEntry: entry)
                state.judge([record], needed: 1)
                let signed = state.sections[index].signOff(of: 0)
                #expect(signed?.isCurrent == true, comment)
                #expect(state.sections.count { $0.signOff(of: 0) != nil } == count + 1, comment)
                let own = state.sections[index].entries[0].map { record.entries[$0] }
                #expect(own?.notes.map(\.body) == ["n\(index)"], comment)
            }
        }
    }
}
