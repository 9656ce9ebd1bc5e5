import Proposals
import TestSupport
import Testing

@testable import Rules

/// Fixes: the finding is gone, nothing else is touched, and a second run changes nothing.
@Suite struct FixTests {
    private static let name = "004-tag-history.md"

    private func check(_ bytes: [UInt8]) -> [Finding] {
        Check(bytes, context: Sample.context(fileName: Self.name)).findings()
    }

    /// One fault, the rule that finds it, and what its safe fix makes of it.
    @Test(
        arguments: [
            ("number-form", "Number**: 004", "Number**: 4", "Number**: 004"),
            ("status-value", "Status**: Draft", "Status**: draft ", "Status**: Draft "),
            ("status-value", "Status**: Draft", "Status**: underreview", "Status**: Under Review"),
            (
                "status-value", "Status**: Draft", "Status**: **under review**",
                "Status**: **Under Review**"
            ),
            ("authors-form", "Development Team", "Ana Lima; Bo Chen,", "Ana Lima, Bo Chen"),
            ("date-form", "2025-09-15", "2025/9/15", "2025-09-15"),
            ("metadata-field-form", "**Status**: Draft", "**Status:** Draft", "**Status**: Draft"),
            ("metadata-field-form", "**Status**: Draft", "Status: Draft", "**Status**: Draft"),
            ("metadata-field-form", "**Status**: Draft", "**Status** : Draft", "**Status**: Draft"),
            ("metadata-field-form", "**Status**: Draft", "**Status:**: Draft", "**Status**: Draft"),
            ("metadata-field-form", "**Status**: Draft", "**Status** - Draft", "**Status**: Draft"),
            ("metadata-field-form", "**Status**: Draft", "**Status**：Draft", "**Status**: Draft"),
            (
                "metadata-field-form", "- **Status**: Draft\n- **Authors**: Dev",
                "**Status**: Draft\n  **Authors**: Dev", "- **Status**: Draft\n- **Authors**: Dev"
            ),
            (
                "metadata-field-order", "- **Status**: Draft\n- **Authors**: Development Team\n",
                "- **Authors**: Development Team\n- **Status**: Draft\n",
                "- **Status**: Draft\n- **Authors**: Development Team\n"
            ),
            (
                "metadata-field-missing", "- **Title**: Tag history\n", "",
                "- **Title**: Tag history\n"
            ),
            ("phases-sequence", "Phase 2: Interface", "Phase 5: Interface", "Phase 2: Interface"),
            (
                "phases-sequence", "Phase 1: Foundation", "Phase 3: Foundation",
                "Phase 1: Foundation"
            ),
            ("line-ends-mixed", "Two weeks.\n", "Two weeks.\r\n", "Two weeks.\n"),
            (
                "preamble-left", "## Enhancement Information",
                "This is a template for creating enhancement proposals for octoserve. Copy this file to "
                    + "create a new proposal.\n\n\n## Enhancement Information",
                nil
            ),
        ] as [(String, String, String, String?)])
    func aSafeFix(rule: String, old: String, wrong: String, right: String?) throws {
        var wrong = wrong
        if rule == "preamble-left" {
            let template = String(decoding: Template.enhancement.source.bytes, as: UTF8.self)
            let note = try #require(
                template.split(separator: "\n").first { $0.hasPrefix("This is") })
            wrong = "\(note)\n\n\n\(old)"
        }
        let text = Sample.with(old, wrong)
        let bytes = Array(text.utf8)
        let finding = try #require(check(bytes).first { $0.rule == rule }, "\(text)")
        let fix = try #require(finding.fixes.first)
        #expect(fix.isSafe)
        try expectSound(fix, of: finding, in: bytes)
        let fixed = String(decoding: fix.applied(to: bytes), as: UTF8.self)
        #expect(fixed == Sample.with(old, right ?? old))
    }

    /// One fault, the rule that finds it, and what the suggestion of this number makes of it.
    @Test(
        arguments: [
            (
                "title-differs", 0, "# Enhancement 004: Tag history", "# Enhancement 004: Tags",
                "# Enhancement 004: Tag history"
            ),
            ("title-differs", 1, "Title**: Tag history", "Title**: Tags", "Title**: Tag history"),
            (
                "title-number-differs", 0, "# Enhancement 004", "# Enhancement 005",
                "# Enhancement 004"
            ),
            ("title-number-differs", 1, "Number**: 004", "Number**: 005", "Number**: 004"),
            (
                "metadata-field-missing", 0, "- **Authors**: Development Team\n", "",
                "- **Authors**: List of authors\n"
            ),
            ("metadata-field-unknown", 0, "**Authors**", "**Author**", "**Authors**"),
            (
                "metadata-placeholder", 0, "Status**: Draft",
                "Status**: Draft/Under Review/Approved/Implemented/Rejected", "Status**: Draft"
            ),
            (
                "section-renamed", 0, "## Backward Compatibility", "## Backwards Compatibility",
                "## Backward Compatibility"
            ),
            (
                "section-missing", 0,
                "## Migration Path\n\nNot applicable for initial implementation. Existing registries:\n1. Begin with an empty history\n2. Fill it as tags move\n\n",
                "", "## Migration Path\n\n"
            ),
            ("placeholder-left", 0, "- **Age**", "- Goal 2\n- **Age**", "- **Age**"),
            (
                "prompt-left", 0, "Tags move",
                "Describe the problem this enhancement is trying to solve.\nTags move", "Tags move"
            ),
            ("hidden-character", 0, "Two weeks.", "Two\u{202E} weeks.", "Two weeks."),
        ] as [(String, Int, String, String, String)])
    func aSuggestion(rule: String, number: Int, old: String, wrong: String, right: String) throws {
        let bytes = Array(Sample.with(old, wrong).utf8)
        let finding = try #require(check(bytes).first { $0.rule == rule })
        let fix = try #require(finding.fixes.indices.contains(number) ? finding.fixes[number] : nil)
        #expect(!fix.isSafe)
        try expectSound(fix, of: finding, in: bytes)
        #expect(String(decoding: fix.applied(to: bytes), as: UTF8.self) == Sample.with(old, right))
    }

    /// The same for more than a line; the repair that follows is done once, too.
    @Test(
        arguments: [
            ("date-future", 0, "2025-09-16", "2026-12-24", "2026-11-22"),
            ("date-order", 0, "2025-09-16", "2025-09-14", "2025-09-15"),
            ("date-order", 1, "2025-09-15", "2025-09-17", "2025-09-16"),
            (
                "title-missing", 0, "# Enhancement 004: Tag history\n\n", "",
                "# Enhancement 004: Tag history\n\n"
            ),
            (
                "metadata-section-missing", 0,
                Sample.passage(from: "## Enhancement Inf", to: "## Summary"), "",
                """
                ## Enhancement Information

                - **Enhancement Number**: 004
                - **Title**: Tag history
                - **Status**: Draft/Under Review/Approved/Implemented/Rejected
                - **Authors**: List of authors
                - **Creation Date**: YYYY-MM-DD
                - **Last Updated**: YYYY-MM-DD


                """
            ),
            (
                "non-goals-list", 0, "- **Signatures**: Another proposal",
                "Signatures have\na proposal.\n\n  And\n  limits.",
                "- Signatures have\n  a proposal.\n\n  - And\n    limits."
            ),
            (
                "phases-numbered", 0,
                Sample.passage(from: "1. **Phase 1: F", to: "\n\n## Alternative"),
                "- The format\n  - Its file\n\n- **Phase 2**: Interface\n\n      code\n*  x",
                "1. Phase 1: The format\n   - Its file\n\n2. **Phase 2**: Interface\n\n       code\n*  x"
            ),
            (
                "phases-numbered", 0,
                Sample.passage(from: "1. **Phase 1: F", to: "\n\n## Alternative"),
                "First \(twenty)\n\nPhase 2: Interface",
                "1. Phase 1: First \(twenty)\n\n2. Phase 2: Interface"
            ),
            (
                "section-order", 0, Sample.passage(from: "## Goals", to: "## Proposal"),
                Sample.passage(from: "## Non-Goals", to: "## Proposal")
                    + Sample.passage(from: "## Goals", to: "## Non-Goals"),
                Sample.passage(from: "## Goals", to: "## Proposal")
            ),
            (
                "section-order", 0,
                Sample.passage(from: "## Future", to: "## Impl")
                    + Sample.end(from: "## Implementation Timeline"),
                Sample.passage(from: "## Future", to: "## Impl")
                    + Sample.end(from: "## References") + "\n\n"
                    + Sample.passage(from: "## Implementation T", to: "\n\n## References"),
                Sample.passage(from: "## Future", to: "## Impl")
                    + Sample.end(from: "## Implementation Timeline")
            ),
        ] as [(String, Int, String, String, String)])
    func aSuggestionForMoreThanALine(
        rule: String, number: Int, old: String, wrong: String, right: String
    ) throws {
        try aSuggestion(rule: rule, number: number, old: old, wrong: wrong, right: right)
        let bytes = Array(Sample.with(old, wrong).utf8)
        let fix = try #require(check(bytes).first { $0.rule == rule }?.fixes[number])
        let context = Sample.context(fileName: Self.name)
        let once = Repair(fix.applied(to: bytes), context: context)
        #expect(Repair(once.bytes, context: context).fixed.isEmpty)
    }

    /// A field goes behind the whole item of the one before it.
    @Test(arguments: [
        "\n  - Ana Lima\n  - Bo Li", " Ana Lima\n\n  And others.", " Ana Lima\n  <!-- who -->",
        "\n    - Ana Lima\n    - Bo Li", " Ana Lima,\n  Bo Li",
    ])
    func aFieldBelowALongItem(authors: String) throws {
        let text = Sample.with(" Development Team", authors)
        let bytes = Array(text.replacing("- **Creation Date**: 2025-09-15\n", with: "").utf8)
        let finding = try #require(check(bytes).first { $0.rule == "metadata-field-missing" })
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe)
        #expect(
            String(decoding: fix.applied(to: bytes), as: UTF8.self)
                == text.replacing("2025-09-15", with: "YYYY-MM-DD"))
    }

    @Test func fieldsWithMoreBelowKeepTheirPlaces() {
        let fields = "- **Authors**: Ana\n  - by Bo\n- **Status**: Draft\n"
        let old = "- **Status**: Draft\n- **Authors**: Development Team\n"
        let found = check(Array(Sample.with(old, fields).utf8))
        #expect(found.map(\.rule) == ["metadata-field-order"])
        #expect(found.allSatisfy { $0.fixes.allSatisfy { $0.edits.isEmpty } })
    }

    @Test func noFieldIsWrittenBesideATableOfFields() {
        let table = "| A | B |\n|---|---|\n| **Title** | Tag history |\n| Status | Draft |\n"
        let text = Sample.with("- **Title**: Tag history\n- **Status**: Draft\n", "\n\(table)\n")
        let found = check(Array(text.utf8)).filter { $0.rule == "metadata-field-missing" }
        #expect(found.count == 2 && found.allSatisfy { $0.fixes.isEmpty })
    }

    private static let twenty = String(repeating: "word ", count: 20) + "more"

    @Test func anOpenFenceIsClosed() throws {
        let bytes = Array((Sample.proposal + "\n\n~~~~ go\ncode").utf8)
        let finding = try #require(check(bytes).first { $0.rule == "fence-open" })
        let fix = try #require(finding.fixes.first)
        try expectSound(fix, of: finding, in: bytes)
        #expect(fix.applied(to: bytes) == bytes + Array("\n~~~~\n".utf8))
    }

    @Test func anOpenFenceIsClosedAfterItsCodeFirst() throws {
        let text = Sample.with("Two weeks.", "```sh\n# a remark\n\n# another\nrun\n")
        let bytes = Array(text.utf8)
        let finding = try #require(check(bytes).first { $0.rule == "fence-open" })
        #expect(finding.fixes.map(\.isSafe) == [false, false])
        #expect(finding.fixes.last?.title == "Close it at the end of the file.")
        let fixed = try #require(finding.fixes.first).applied(to: bytes)
        #expect(
            String(decoding: fixed, as: UTF8.self)
                == text.replacing("another\nrun\n", with: "another\nrun\n```\n"))
        #expect(check(fixed).isEmpty)
    }

    @Test(
        arguments: [
            ("<!-- oops", "-->"), ("<pre>\nx", "</pre>"), ("<![CDATA[ x", "]]>"),
            ("````\n```", "````"),
        ])
    func whatNeverClosesIsClosedBeforeTheNextHeading(open: String, closing: String) throws {
        let text = Sample.with("Two weeks.", "Two weeks.\n\n\(open)")
        let bytes = Array(text.utf8)
        let finding = try #require(check(bytes).first { $0.rule == "fence-open" })
        let fixed = try #require(finding.fixes.first).applied(to: bytes)
        #expect(
            String(decoding: fixed, as: UTF8.self)
                == text.replacing(open, with: "\(open)\n\(closing)"))
    }

    /// A heading would be written into it.
    @Test(arguments: ["```\nx", "<!-- x", "<pre>\nx"])
    func noHeadingIsAddedBehindWhatNeverCloses(open: String) {
        let found = check(Array("# GC-0001: T\n\n## Summary\n\n\(open)\n".utf8))
        #expect(found.contains { $0.rule == "section-missing" })
        for finding in found where finding.rule != "fence-open" {
            #expect(!finding.fixes.contains { $0.title == "Add the heading." })
        }
    }

    /// In bounds, in order, apart, on whole characters; and its finding is gone.
    private func expectSound(_ fix: Fix, of finding: Finding, in bytes: [UInt8]) throws {
        var at = 0
        for edit in fix.edits {
            try #require(edit.range.lowerBound >= at && edit.range.upperBound <= bytes.count)
            for end in [edit.range.lowerBound, edit.range.upperBound] where end < bytes.count {
                try #require(bytes[end] & 0xC0 != 0x80)
            }
            at = edit.range.upperBound
        }
        let after = check(fix.applied(to: bytes))
        let isGone = !after.contains {
            ($0.rule, $0.subject, $0.message) == (finding.rule, finding.subject, finding.message)
        }
        #expect(isGone, "\(finding.rule): \(finding.message)")
    }

    /// Faults put into good files at random: repairing ends, and a second time changes nothing.
    @Test(arguments: 0..<60) func repairingIsDoneOnce(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var text = Sample.proposal
        let faults = [
            ("Number**: 004", "Number**: 4"), ("Status**: Draft", "Status: draft"),
            ("Development Team", "A;B,"), ("2025-09-15", "2025-9-15"),
            ("Phase 2", "Phase 7"), ("\n\n## Goals", "\r\n\r\n## Goals"),
            ("- **Title**: Tag history\n", ""), ("**Authors**:", "**Authors:**"),
            ("- **Creation Date**", "* **Creation Date**"), ("2025-09-16", "YYYY-MM-DD"),
        ]
        for _ in 0..<4 {
            let (old, new) = random.pick(faults)
            text = text.replacing(old, with: new)
        }
        try expectRepair(Array(text.utf8))
    }

    private func expectRepair(_ bytes: [UInt8]) throws {
        let context = Sample.context(fileName: Self.name)
        for finding in check(bytes) {
            for fix in finding.fixes { try expectSound(fix, of: finding, in: bytes) }
        }
        let once = Repair(bytes, context: context)
        let twice = Repair(once.bytes, context: context)
        #expect(twice.bytes == once.bytes && twice.fixed.isEmpty)
        #expect(!check(once.bytes).contains { $0.fixes.contains(where: \.isSafe) })
        #expect(Proposal(once.bytes, template: .enhancement).bytes == once.bytes)
    }

    @Test(.enabled(if: Files.corpus != nil, "no real proposals beside the repository"))
    func realFilesAreRepairedOnce() throws {
        for (index, path) in Files.below(Files.corpus, ending: ".md").enumerated()
        where index % 16 == 0 {
            try expectRepair(Files.read(path) ?? [])
        }
    }
}
