import Proposals
import TestSupport
import Testing

@testable import Forms

/// A heading that was worded anew is taken back with what followed it.
@Suite struct TakenBackHeadingTests {
    private static let text = """
        # Enhancement: T

        ## Summary

        See [it](#old-words).

        - [Old words](#old-words)

        ## Old words

        Words that are its own.

        """

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Takes back the words of the heading, as it is compared with the saved file.
    private static func takeBack(in form: inout Form) throws {
        var layer = form.savedComparison
        let number = layer.comparison.changes.firstIndex { $0.kind == .heading }
        layer.takeBack(number: try #require(number) + 1, in: &form)
    }

    @Test func linksGoBackInOneStep() throws {
        var form = Form.opened(Self.bytes(Self.text))
        let section = try #require(form.proposal.sections.firstIndex { $0.title == "Old words" })
        form.renameHere(section, to: "Its new name")
        let renamed = form.proposal.bytes
        let shown = String(decoding: renamed, as: UTF8.self)
        #expect(shown.contains("- [Its new name](#its-new-name)"))
        try Self.takeBack(in: &form)
        #expect(form.proposal.bytes == Self.bytes(Self.text))
        #expect(
            form.session.message?.text
                == "Took it back, and 2 links with it; undo brings it again.")
        _ = form.handle(.action(.undo))
        #expect(form.proposal.bytes == renamed)
    }

    /// A link of its own to the new words leads nowhere then, and this is said.
    @Test func otherLinksStay() throws {
        var form = Form.opened(Self.bytes(Self.text.replacing("#old-words", with: "#new")))
        let own = Self.text.replacing("#old-words", with: "#new")
            .replacing("## Old words", with: "## New")
        form.takeWhole(Self.bytes(own), says: "")
        try Self.takeBack(in: &form)
        #expect(
            form.proposal.bytes == Self.bytes(Self.text.replacing("#old-words", with: "#new")))
        #expect(
            form.session.message?.text
                == "Took it back; 2 links lead to no heading any more; undo brings it again.")
    }
}
