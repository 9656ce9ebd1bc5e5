import Forms
import Proposals
import TestSupport
import Testing

/// People who are items of a list below the name of their field are edited as those of any other.
@Suite struct PeopleBelowTests {
    private static let text = """
        # T

        Author(s):
        * Name < email >
        * Name < email >

        ## Summary

        Say what it is.

        """

    private static let template = Template(
        reading: Array(text.replacing("# T", with: "# [Title]").utf8), name: "own")

    private static func form(_ text: String) -> Form {
        var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
        for step in 0..<40
        where form.place.field != form.proposal.fieldPlace(named: "Author(s)") {
            _ = form.handle(.action(step < 20 ? .previousField : .nextField))
        }
        return form
    }

    private static func bytes(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// The template's items go with the first key, and the name is no text.
    @Test func namesAreTyped() {
        var form = Self.form(Self.text)
        #expect(form.field.kind == .people && form.field.text.isEmpty)
        for character in "Bo Ek" { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.newline))
        for character in "Ana" { _ = form.handle(.typed(character)) }
        let items = "* Name < email >\n* Name < email >"
        let expected = Self.text.replacing(items, with: "* Bo Ek\n* Ana")
        #expect(Self.bytes(form) == expected)
        _ = form.handle(.action(.nextSection))
        #expect(Self.bytes(form) == expected)
        #expect(form.proposal.value(ofField: "Author(s)") == "Bo Ek, Ana")
    }

    /// What is taken away leaves the name, below which the next one is an item again.
    @Test func namesAreTakenAway() {
        let text = Self.text.replacing("* Name < email >\n* Name < email >", with: "* Bo")
        var form = Self.form(text)
        for _ in "Bo" { _ = form.handle(.action(.delete(.motion(.left)))) }
        #expect(Self.bytes(form) == text.replacing("* Bo\n", with: ""))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.action(.previousSection))
        form = Self.form(Self.bytes(form))
        for character in "Cy" { _ = form.handle(.typed(character)) }
        #expect(Self.bytes(form) == text.replacing("Bo", with: "Cy"))
    }
}
