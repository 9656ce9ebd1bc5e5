import Proposals
import Testing

@testable import Rules

/// Text beside the comments of a template that asks in comments.
@Suite struct PromptsBesideCommentsTests {
    private static let asked = """
        # Title

        ## Abstract
        <!-- A short description of the technical issue that is being addressed. -->
        Abstract goes here.

        ## Motivation
        <!-- The motivation says why the protocol is inadequate as it is now. -->
        Motivation goes here.

        ## Rationale
        <!-- The rationale describes what motivated the design that was taken. -->
        Why should we do this, and not something else? Please consider the impact on teaching.

        ## Drawbacks
        <!-- You can remove the following explanatory text or move it into this comment. -->

        There are drawbacks to choosing any path, so attempt to identify them here.

        """

    private var template: Template { Template(reading: Array(Self.asked.utf8), name: "own") }

    private func text(
        _ abstract: String, rationale: String = "Wool.", drawbacks: String = "None."
    ) -> String {
        "# Baskets\n\n## Abstract\n\n\(abstract)\n\n## Motivation\n\nCold.\n\n## Rationale\n\n"
            + "\(rationale)\n\n## Drawbacks\n\n\(drawbacks)\n"
    }

    private func found(_ text: String, beside others: [String]) -> [String] {
        let template = template
        let context = Sample.context(beside: others, template)
        let check = Check(Array(text.utf8), context: context)
        return check.findings().map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.rule)"
        }
    }

    /// What says that the words go there goes with the first answer, and so does what a comment tells to
    /// remove.
    @Test func whatIsPlainlyAPrompt() {
        let roles = template.sections.map { $0.blocks.filter { !$0.isComment }.map(\.role) }
        #expect(roles == [[.prompt], [.prompt], [.fixed], [.prompt]])
        let left = text("Abstract goes here.\n\nWe weave.")
        #expect(found(left, beside: []) == ["5 prompt-left"])
        let path = "There are drawbacks to choosing any path, so attempt to identify them here."
        #expect(
            found(text("So.", drawbacks: "\(path)\n\nNone."), beside: []) == ["17 prompt-left"])
    }

    /// Without its comment alone a section is still the template's text.
    @Test func withoutItsComment() {
        #expect(found(text("Abstract goes here."), beside: []) == ["3 section-untouched"])
    }

    /// A question that no accepted document keeps is a prompt, and one that some keep is none.
    @Test(arguments: [(0, true), (1, false), (6, false)])
    func questionsThatOthersDrop(kept: Int, isTold: Bool) {
        let question =
            "Why should we do this, and not something else? Please consider the impact on teaching."
        let others = (0..<6).map {
            text("It.", rationale: $0 < kept ? "\(question)\n\nWool." : "Wool.")
        }
        let left = text("It.", rationale: "\(question)\n\nWool.")
        #expect(found(left, beside: others) == (isTold ? ["13 prompt-left"] : []))
    }
}
