import Forms
import Proposals
import Reviews

/// Anything that can happen to a form, and answers to what it asks of the outside.
package enum RandomEvents {
    package static func answer(
        _ effects: [Effect], _ form: inout Form, _ random: inout SeededRandom
    ) {
        for effect in effects {
            switch effect {
            case .save(let request) where Int.random(in: 0..<4, using: &random) == 0:
                _ = form.handle(
                    .moved(
                        MovedFile(
                            request, to: "moved.md",
                            found: documents.randomElement(using: &random) ?? request.bytes)))
            case .save(let request):
                let results: [SaveResult] = [
                    .written(request), .failed(request, "disk full"), .exists(request),
                    .changed(request, found: Array("# Other\n".utf8)),
                ]
                _ = form.handle(.saved(results.randomElement(using: &random) ?? results[0]))
            case .publish(let publication):
                let request = publication.request
                let results: [SaveResult] = [
                    .written(request), .failed(request, "disk full"), .exists(request),
                    .changed(request, found: Array("# Review\n\n## Summary\n\n**ok**\n".utf8)),
                ]
                let result = results.randomElement(using: &random) ?? results[0]
                _ = form.handle(
                    .published(result, isOutdated: Bool.random(using: &random)))
            case .leave(let keepsWork):
                // Something cannot be kept, or not where it always is.
                let keepings: [Keeping] = [.nowhere("full"), .folder("/tmp", until: "then")]
                let keeping = keepings.randomElement(using: &random) ?? .usual
                _ = form.handle(
                    .wouldLose(Loss(isText: keepsWork, drafts: 1, keeping: keeping)))
            case .check(let judging):
                // Late, and sometimes of a text that was changed since.
                if Bool.random(using: &random) { _ = form.handle(.typed("x")) }
                _ = form.handle(.judged(judging.run()))
            case .findRevision(let revision):
                let found: [CommittedText.Found] = [
                    .noRepository, .noCommit, .newFile, .text([]),
                    .text(documents.randomElement(using: &random) ?? []),
                ]
                _ = form.handle(
                    .revision(
                        CommittedText(
                            revision: revision,
                            found: found.randomElement(using: &random) ?? .noCommit)))
            case .openReview:
                guard let reviewer = Reviewer("Ana Lima") else { break }
                let record = "# Review\n\n- **Reviewer**: Ana Lima\n\n## Goals\n\n**ok**\n"
                let start = ReviewStart(
                    reviewer: reviewer, path: "reviews/x/ana-lima.md",
                    published: Bool.random(using: &random) ? Array(record.utf8) : nil,
                    others: [ReviewRecord(Array(record.utf8))])
                _ = form.handle(.review(start))
            case .edit(let request):
                _ = form.handle(
                    .edited(
                        EditorResult(
                            request: request, text: request.text + "\nedited\n\n", problem: nil)))
            default: break
            }
        }
    }

    package static func event(_ random: inout SeededRandom) -> Event {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            let characters = "abc d-*#`~<>!1.\u{301}日👍🏽\t,|_[]()éyonrix"
            return .typed(characters.randomElement(using: &random) ?? "a")
        case 4:
            let texts = [
                "one\ntwo\r\n- three", "## Goals\n", "```\n", "<!--", "x", "", "\n\n", "1. a\n2. b",
                "A, B, C", "2025-09-30", "Approved", "\u{0}\u{1B}[31m",
            ]
            return .paste(texts.randomElement(using: &random) ?? "")
        case 5: return Bool.random(using: &random) ? .paused : .rested
        default: return .action(Self.actions.randomElement(using: &random) ?? .save)
        }
    }

    private static let actions = ActionEntry.all.flatMap { entry in
        entry.arguments.compactMap { entry.action(argument: $0) }
    }

    package static let documents =
        texts.map { Array($0.utf8) } + [Array(texts[1].utf8) + [0xFF, 0x0A]]

    private static let texts = [
        String(decoding: Template.enhancement.source.bytes, as: UTF8.self),
        """
        # Enhancement 004: Garbage collection

        ## Enhancement Information

        - **Enhancement Number**: 004
        - **Title**: Garbage collection
        - **Status**: Draft
        - **Authors**: Ana Lima, Bo
        - **Creation Date**: 2025-09-20
        - **Last Updated**: 2025-09-31

        ## Summary

        One. A line that is long enough to be wrapped when the window is narrow, 日本語 as well.
        Two

        ## Goals

        Before:
        - One
        - Two
          more
          - Three

            loose
        - Four

        After.

        ## Proposal

        ### Implementation Phases

        1. **Phase 1: Core (Week 1)**
           - a
           - b

        2. **Phase 2: Next**

        ## Custom

        ```
        ## not a heading
        ```
        """,
        """
        # T

        ## Proposal

        | a | a cell that is wide enough to be cut off at the edge of nearly every window, 日本語 |
        |---|---|
        | b | c |

        ```
        \tcode that is wide enough to be cut off at the edge of nearly every window, whatever it is

        short
        ```
        Words.
        """,
        "", "\u{FEFF}no heading at all\r\n\r\nmixed\nends", "# T\n\n## Goals\n1. a\n1. b\n1. c",
        "Setext\n======\n\nSummary\n-------\ntext\nReferences\n----------\nx",
    ]
}
