import Forms
import Proposals
import TestSupport
import Testing

/// What is cut and pasted right away is there again, byte for byte; elsewhere no word of it is lost.
@Suite struct CutAndPasteTests {
    private static let lists = [
        "- one\n- two", "- alpha\n  - beta\n    - gamma\n- delta", "1. alpha\n   - beta\n2. gamma",
        "- [ ] xray\n- [x] yankee", "- long item that\n  wraps here\n- zulu",
        "* sierra\n* tango\n    * uniform", "- a\n\n- b\n\n- c", "1. a\n1. b\n1. c",
        "1) a\n   1) b\n   2) c\n2) d",
    ]

    private static func document(_ goals: String) -> [UInt8] {
        Array(
            """
            # Enhancement 004: Garbage collection

            ## Enhancement Information

            - **Enhancement Number**: 004
            - **Title**: Garbage collection
            - **Status**: Draft
            - **Authors**: Ana Lima <ana@example.org>, Bo
            - **Creation Date**: 2025-09-20
            - **Last Updated**: 2025-09-20

            ## Summary

            One *two* three
            four

            ## Goals

            \(goals)

            ## Proposal

            ### Implementation Phases

            1. **Phase 1: Core**
               - a
            2. **Phase 2: Next**
            """.utf8)
    }

    private static let motions: [Action] = [
        .move(.right), .move(.rowDown), .move(.lineEnd), .move(.lineStart), .move(.wordRight),
    ]
    private static let extensions: [Action] = [
        .extend(.right), .extend(.left), .extend(.rowDown), .extend(.rowUp), .extend(.wordRight),
        .extend(.lineEnd), .extend(.lineStart), .extend(.paragraphDown), .extend(.sectionEnd),
    ]

    private static func form(_ bytes: [UInt8], in section: String) -> Form {
        var form = Form.opened(bytes)
        for _ in 0..<30 where form.proposal.sections[form.section].title != section {
            _ = form.handle(.action(.nextSection))
        }
        return form
    }

    @Test(arguments: lists) func isTheSame(list: String) throws {
        var random = SeededRandom(seed: list.utf8.count)
        let bytes = Self.document(list)
        for section in ["Goals", "Goals", "Summary", "Enhancement Information"] {
            for round in 0..<150 {
                var form = Self.form(bytes, in: section)
                for _ in 0..<random.below(6) {
                    _ = form.handle(.action(random.pick(Self.motions)))
                }
                guard form.proposal.sections[form.section].title == section else { continue }
                var pressed: [Action] = []
                for _ in 0...random.below(4) {
                    pressed.append(random.pick(Self.extensions))
                    _ = form.handle(.action(pressed[pressed.count - 1]))
                }
                _ = form.handle(.action(.cut(.selection)))
                _ = form.handle(.action(.paste))
                let now = String(decoding: form.proposal.bytes, as: UTF8.self)
                try #require(
                    form.proposal.bytes == bytes || form.session.clipboard.text.isEmpty,
                    "\(section) \(round) \(pressed): \(now)")
            }
        }
    }

    /// Cut in one place of a list and pasted in another: all its letters are there.
    @Test(arguments: lists) func keepsAllLettersElsewhere(list: String) throws {
        var random = SeededRandom(seed: list.utf8.count)
        let bytes = Self.document(list)
        let letters = bytes.filter { $0 >= 0x61 && $0 <= 0x7A }.sorted()
        for round in 0..<200 {
            var form = Self.form(bytes, in: "Goals")
            for _ in 0..<random.below(6) { _ = form.handle(.action(random.pick(Self.motions))) }
            guard form.proposal.sections[form.section].title == "Goals" else { continue }
            for _ in 0...random.below(4) {
                _ = form.handle(.action(random.pick(Self.extensions)))
            }
            _ = form.handle(.action(.cut(.selection)))
            for _ in 0..<random.below(5) { _ = form.handle(.action(random.pick(Self.motions))) }
            guard form.proposal.sections[form.section].title == "Goals" else { continue }
            _ = form.handle(.action(.paste))
            let now = form.proposal.bytes
            try #require(
                now.filter { $0 >= 0x61 && $0 <= 0x7A }.sorted() == letters,
                "\(round): \(String(decoding: now, as: UTF8.self))")
        }
    }
}
