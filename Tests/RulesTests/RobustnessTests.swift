import Proposals
import TestSupport
import Testing

@testable import Rules

/// Whatever the bytes, rules find an end, and what they report lies in the file.
@Suite struct RobustnessTests {
    func expectSound(_ bytes: [UInt8], _ name: String) {
        let check = Sample.check(bytes, fileName: name)
        let findings = check.findings()
        let isInside = findings.allSatisfy {
            $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count
        }
        #expect(isInside, "\(name)")
        let isSorted = zip(findings, findings.dropFirst()).allSatisfy {
            ($0.range.lowerBound, $0.rule) <= ($1.range.lowerBound, $1.rule)
        }
        #expect(isSorted, "\(name)")
        let isShort = findings.allSatisfy { !$0.message.contains { $0.isNewline } }
        #expect(isShort, "\(name)")
        let state = ProposalState(check, findings: findings)
        #expect(state.rows.count == check.proposal.sections.count)
        #expect(state.placeCount == 18 && state.doneCount <= 18)
    }

    @Test func randomDocuments() {
        let parts = [
            "# ", "## ", "### ", "- ", "1. ", "> ", "```", "~~~\n", "\n", "\n\n", "\r\n", "\r",
            "  ", "\t", "**", ":", "|", "\n|-|\n", "---\n", "<!--", "-->", "é", "Goals",
            "Non-Goals", "Proposal", "Overview", "Summary", "Phase 1: ", "Phase 99999999999: ",
            "TODO", "Goal 1", "Enhancement Information", "Title", "Status", "Draft", "Approved",
            "2025-02-30", "Authors", "Creation Date", "[a]: b", "Enhancement 004: ",
            "Enhancement Template", "\u{FEFF}", "\0", "===\n",
            "List the specific goals this enhancement aims to achieve:",
        ]
        var generator = Generator(state: 7)
        for round in 0..<1500 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text += Array((parts.randomElement(using: &generator) ?? "").utf8)
            }
            expectSound(text, "round \(round)")
        }
    }

    @Test func cutAndDamagedProposals() {
        let bytes = Array(Sample.proposal.utf8)
        for end in stride(from: 0, to: bytes.count, by: 7) {
            expectSound(Array(bytes[..<end]), "\(end)")
            expectSound(Array(bytes[end...]), "\(end)")
        }
        for at in stride(from: 0, to: bytes.count, by: 97) {
            var damaged = bytes
            damaged[at] = 0xC3
            expectSound(damaged, "\(at)")
        }
    }

    @Test(.enabled(if: Files.corpus != nil)) func everyFourthFileOfTheCorpus() {
        for (index, path) in Files.below(Files.corpus).enumerated() where index % 4 == 0 {
            expectSound(Files.read(path) ?? [], path)
        }
    }

    /// Ten times the text takes ten times as long, not a hundred times.
    @Test(arguments: [
        "## Details\n\n### Example\n\n- Goal 1\n- TODO\n\n```\ncode\n",
        "<!-- octopen: off summary-long -->\n\n",
        "A <!-- octopen: off text-as-tag, todo-mark: shown --> <name>.\n\n",
        "See Enhancement\n007, [**Enhancement** 1](002-a.md).\n\n",
    ])
    func timeGrowsWithTheText(part: String) {
        func time(_ count: Int) -> Duration {
            let text = Sample.proposal + "\n" + String(repeating: part, count: count)
            let bytes = Array(text.utf8)
            return ProcessorTime.of { _ = Sample.check(bytes).findings() }
        }
        _ = time(10)
        let (small, large) = (time(200), time(2000))
        #expect(large < small * 40, "\(small) and \(large)")
    }
}

/// Numbers that are the same in every run.
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
