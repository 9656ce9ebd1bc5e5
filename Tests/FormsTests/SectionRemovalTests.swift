import Forms
import Proposals
import TestSupport
import Testing

/// A section that the template wants of all is taken out when the author says so.
@Suite struct SectionRemovalTests {
    private static let top = "# Mine\n\n- [Aim](#aim)\n- [Plan](#plan)\n- [Costs](#costs)\n"
    private static let aim = "\n## Aim\n\nSoon.\n"
    private static let plan = "\n## Plan\n\nHow?\n\n### Steps\n\nWhich?\n"
    private static let costs = "\n## Costs\n\nFew.\n"
    private static let text = top + aim + plan + costs

    private static func form(at title: String) -> Form {
        let asked =
            "# Title\n\n## Aim\n\nWhat is it for?\n\n## Plan\n\nHow?\n\n### Steps\n\nWhich?\n\n"
            + "## Costs\n\nHow much is it?\n"
        let template = Template(reading: Array(asked.utf8), name: "own")
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        _ = form.handle(.action(.documentStart))
        form.goOn(to: title)
        return form
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func itIsAskedFirst() {
        var form = Self.form(at: "Plan")
        _ = form.handle(.action(.removePart))
        #expect(form.layers.question == .removal(of: "Plan", parts: 1))
        #expect(Self.string(form) == Self.text)
        _ = form.handle(.typed("n"))
        #expect(form.layers.question == nil)
        #expect(Self.string(form) == Self.text)
    }

    /// Undo brings it back, and it is missing until it is written again.
    @Test func itIsMissingThen() {
        var form = Self.form(at: "Plan")
        _ = form.handle(.action(.removePart))
        _ = form.handle(.typed("y"))
        let rest = Self.top.replacing("- [Plan](#plan)\n", with: "") + Self.aim + Self.costs
        #expect(Self.string(form) == rest)
        #expect(
            form.session.message?.text
                == "Took out “Plan”, which the template asks for, in the list of contents, too; "
                + "undo brings it back.")
        _ = form.handle(.paused)
        #expect(form.session.known.findings.contains { $0.finding.rule == "section-missing" })
        #expect(form.proposal.sections.contains { $0.title == "Plan" && !$0.isPresent })
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
        _ = form.handle(.action(.redo))
        _ = form.handle(.action(.documentStart))
        form.goOn(to: "Plan")
        _ = form.handle(.typed("x"))
        #expect(Self.string(form).contains("\n## Plan\n\nx\n\n## Costs\n"))
    }

    /// One with words stays without a question.
    @Test func wordsStay() {
        var form = Self.form(at: "Costs")
        _ = form.handle(.action(.removePart))
        #expect(form.layers.question == nil)
        #expect(
            form.session.message?.text == "It stays: “Costs” has text of yours: cut that first.")
        #expect(Self.string(form) == Self.text)
    }
}
