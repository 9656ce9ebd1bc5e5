import Forms
import Proposals
import TestSupport
import Testing

/// The field of a status whose values the template does not tell.
@Suite struct StatusFieldTests {
    /// The key of today takes the step there, and types no day behind the status.
    @Test func todayTakesTheStep() throws {
        let text =
            "# Title\n\n* Status: **Awaiting review** or **Awaiting work**\n\n## Why\n\nSay why.\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let document = text.replacing(
            "**Awaiting review** or **Awaiting work**", with: "**Accepted**")
        var form = Form.opened(Array(document.utf8), template: template)
        _ = form.handle(.action(.documentStart))
        for _ in 0..<4 where form.field.name != "Status" { _ = form.handle(.action(.nextField)) }
        try #require(form.field.name == "Status")
        #expect(form.handle(.action(.today)) == [.findOffer(.step(to: nil))])
        #expect(form.field.value == "**Accepted**")
    }

    /// Words behind the status that is chosen again stay.
    @Test func theSameStatusKeepsItsRemark() throws {
        let text =
            "# Title\n\n* Status: {Proposed | Accepted}\n* Author: <name>\n\n## Why\n\nSay why.\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let document = text.replacing("{Proposed | Accepted}", with: "Proposed (as of May)")
        var form = Form.opened(Array(document.utf8), template: template)
        _ = form.handle(.action(.documentStart))
        for _ in 0..<4 where form.field.name != "Status" { _ = form.handle(.action(.nextField)) }
        try #require(form.field.name == "Status")
        _ = form.handle(.offer(.step(to: "Proposed"), nil))
        #expect(form.proposal.bytes == Array(document.utf8))
    }

    /// A status that stands in another form than the template's is changed there.
    @Test func aStatusElsewhereIsChangedThere() throws {
        let text = "# Title\n\n## Status\n\nProposed / Accepted\n\n## Why\n\nSay why.\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let document = "# Title\n\n- Status: Proposed\n- Day: 3\n\n## Why\n\nSo.\n"
        var form = Form.opened(Array(document.utf8), template: template)
        _ = form.handle(.offer(.step(to: "Accepted"), nil))
        #expect(
            String(decoding: form.proposal.bytes, as: UTF8.self)
                == document.replacing("Proposed", with: "Accepted"))
    }
}
