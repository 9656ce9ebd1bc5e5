import Forms
import Proposals
import Prose
import TestSupport
import Testing

/// Fields of one line stay such, whatever begins a line elsewhere.
@Suite struct OneLineTests {
    private static let text = """
        # Enhancement: Garbage collection

        ## Enhancement Information

        - **Enhancement Number**: 004
        - **Title**: Garbage collection
        - **Status**: Draft
        - **Authors**: Ana Lima, Bo Ek
        - **Creation Date**: 2025-09-15

        ## Summary

        Words.

        """

    private static func form(at field: String) throws -> Form {
        var form = Form.opened(Array(text.utf8))
        let target = try #require(form.proposal.fieldPlace(named: field))
        for step in 0..<40 where form.place.field != target {
            _ = form.handle(.action(step < 20 ? .previousField : .nextField))
        }
        try #require(form.place.field == target)
        return form
    }

    @Test(
        arguments: ["Enhancement Number", "Title", "Status", "Authors", "Creation Date"],
        [Motion.lineStart, .wordRight, .lineEnd])
    func noLineIsSplit(field: String, motion: Motion) throws {
        var form = try Self.form(at: field)
        _ = form.handle(.action(.move(motion)))
        let place = form.place
        _ = form.handle(.action(.splitLine))
        #expect(form.proposal.bytes == Array(Self.text.utf8))
        #expect(form.place == place)
        #expect(form.session.message != nil)
    }

    @Test func noCharacterBecomesALineEnd() throws {
        var form = try Self.form(at: "Title")
        _ = form.handle(.action(.move(.lineStart)))
        _ = form.handle(.aimed(.replaceCharacter, at: "\n", times: 1))
        #expect(form.proposal.bytes == Array(Self.text.utf8))
        #expect(form.session.message?.text.hasPrefix("This field is one line") ?? false)
    }
}
