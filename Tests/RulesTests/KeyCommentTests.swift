import Proposals
import Testing

@testable import Rules

/// Comments of the template behind keys of front matter.
@Suite struct KeyCommentTests {
    private static let comment =
        "# Include a comment about what a reviewer is expected to bring. For example: - \"@ada, for nets\""

    private static func text(_ status: String, keeps: Bool, reviewer: String = "\"@bo\"") -> String
    {
        "---\ntitle: Weave\nreviewers:\(keeps ? " " + comment : "")\n  - \(reviewer)\n"
            + "status: \(status)\n---\n\n# Weave\n\n## Aim\n\nIt is warm.\n"
    }

    private func found(
        _ text: String, beside others: [String], isNew: Bool? = nil
    ) -> [Finding] {
        let asked = Self.text("draft | accepted # say how far it is", keeps: true, reviewer: "TBD")
            .replacing("Weave", with: "neat-idea").replacing("It is warm.", with: "Say why it is.")
        let template = Template(reading: Array(asked.utf8), name: "own")
        var context = Sample.context(beside: others, template)
        context.history = isNew.map { isNew in
            ProposalHistory(accepted: { nil }, branches: { [] }, isNew: { isNew })
        }
        return Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == "comment-left" }
    }

    /// One that nearly all accepted documents dropped is to do once its key has a value, and goes alone.
    @Test(arguments: [(0, true), (1, true), (2, false), (6, false)])
    func whatOthersDrop(kept: Int, isTold: Bool) {
        let others = (0..<6).map { Self.text("accepted", keeps: $0 < kept) }
        for status in ["draft", "accepted"] {
            let text = Self.text(status, keeps: true)
            let found = found(text, beside: others)
            #expect(found.map(\.level) == (isTold ? [.todo] : []))
            for fix in found.flatMap(\.fixes) {
                #expect(fix.isSafe == (status == "draft"))
                let fixed = String(decoding: fix.applied(to: Array(text.utf8)), as: UTF8.self)
                #expect(fixed == Self.text(status, keeps: false))
            }
        }
        #expect(found(Self.text("draft", keeps: true, reviewer: "TBD"), beside: others).isEmpty)
    }

    /// A document that does not say where it stands was accepted with it, unless the project does not have
    /// it yet.
    @Test(arguments: [nil, false, true], ["status: accepted\n", "accepted"])
    func withoutAState(isNew: Bool?, takenOut: String) {
        let others = (0..<6).map { _ in Self.text("accepted", keeps: false) }
        let text = Self.text("accepted", keeps: true).replacing(takenOut, with: "")
        let fixes = found(text, beside: others, isNew: isNew).flatMap(\.fixes)
        #expect(fixes.map(\.isSafe) == [isNew == true])
    }

    /// Where nobody knows what others keep, it may stay.
    @Test func withoutOthers() {
        #expect(found(Self.text("draft", keeps: true), beside: []).isEmpty)
    }
}
