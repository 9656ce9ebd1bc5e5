import Forms
import Proposals
import TestSupport
import Testing

/// The text that another program wrote into the file, taken into the form, and steps of undo behind it.
@Suite struct TakenFileTests {
    private static let text = "## Summary\n\nOne.\n\n## Problem Statement\n\nTwo.\n"
    private static let theirs = "## Summary\n\nOne.\n\n## Problem Statement\n\nTwo. Theirs.\n"
    private static let both = "## Summary\n\nOne. Mine.\n\n## Problem Statement\n\nTwo. Theirs.\n"

    /// A form with words of its own, over a file that another program changed, which was asked about.
    private static func form(answering answer: Character) throws -> Form {
        var form = Form.opened(Array(text.utf8))
        form.goOn(to: "Summary")
        _ = form.handle(.action(.move(.sectionEnd)))
        for letter in " Mine." { _ = form.handle(.typed(letter)) }
        try save(&form, over: theirs)
        let effects = form.handle(.typed(answer))
        for case .save(let request) in effects { _ = form.handle(.saved(.written(request))) }
        return form
    }

    /// Saves where the file holds something else than is expected.
    private static func save(_ form: inout Form, over file: String) throws {
        let asked = savedBy(&form)
        let request = try #require(asked)
        try #require(request.expected != Array(file.utf8))
        _ = form.handle(.saved(.changed(request, found: Array(file.utf8))))
    }

    /// What a save asks to be written.
    private static func savedBy(_ form: inout Form) -> SaveRequest? {
        for case .save(let request) in form.handle(.action(.save)) { return request }
        return nil
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    /// A save behind the undo finds another text than it expects, asks, and takes both again.
    @Test func undoOfBothIsAskedAbout() throws {
        var form = try Self.form(answering: "m")
        #expect(Self.string(form) == Self.both)
        _ = form.handle(.action(.undo))
        #expect(!Self.string(form).contains("Theirs."))
        #expect(form.session.message?.text.contains("taken from the file") ?? false)
        // What is typed behind it changes nothing of that.
        _ = form.handle(.action(.move(.sectionEnd)))
        for letter in " More." { _ = form.handle(.typed(letter)) }
        try Self.save(&form, over: Self.both)
        guard case .changed? = form.layers.question else {
            Issue.record("nothing was asked")
            return
        }
        #expect(Self.string(form).contains("One. Mine. More."))
    }

    @Test func bothAreTakenAgain() throws {
        var form = try Self.form(answering: "m")
        _ = form.handle(.action(.undo))
        try Self.save(&form, over: Self.both)
        _ = form.handle(.typed("m"))
        #expect(Self.string(form) == Self.both)
    }

    /// Words of one's own that are undone, too, do not come again with what the other program wrote, before
    /// that and since.
    @Test(arguments: [" Theirs.", " Theirs. Again."])
    func ownWordsThatAreUndoneStayOut(theirs: String) throws {
        var form = try Self.form(answering: "m")
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(Self.string(form) == Self.text)
        try Self.save(&form, over: Self.both.replacing(" Theirs.", with: theirs))
        _ = form.handle(.typed("m"))
        #expect(Self.string(form) == Self.theirs.replacing(" Theirs.", with: theirs))
    }

    /// Where they stand in the section of the other program's words, both cannot be taken.
    @Test func ownWordsBesideTheirsThatAreUndone() throws {
        var form = try Self.form(answering: "m")
        form.goOn(to: "Problem Statement")
        _ = form.handle(.action(.move(.sectionEnd)))
        for _ in 0..<2 { _ = form.handle(.action(.newline)) }
        for letter in "Three." { _ = form.handle(.typed(letter)) }
        let asked = Self.savedBy(&form)
        let request = try #require(asked)
        _ = form.handle(.saved(.written(request)))
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        try Self.save(&form, over: String(decoding: request.bytes, as: UTF8.self))
        _ = form.handle(.typed("m"))
        #expect(Self.string(form) == Self.text)
        guard case .changed(_, _, let merge)? = form.layers.question else {
            Issue.record("nothing is asked any more")
            return
        }
        #expect(merge?.both == ["Problem Statement"])
    }

    @Test func undoOfTheirsIsAskedAbout() throws {
        var form = try Self.form(answering: "r")
        #expect(Self.string(form) == Self.theirs)
        _ = form.handle(.action(.undo))
        #expect(Self.string(form).contains("Mine."))
        try Self.save(&form, over: Self.theirs)
        _ = form.handle(.typed("m"))
        #expect(Self.string(form) == Self.both)
    }

    /// Where it was redone, the file is as it is known.
    @Test func redoAsksNothing() throws {
        var form = try Self.form(answering: "m")
        _ = form.handle(.action(.move(.sectionEnd)))
        for letter in " More." { _ = form.handle(.typed(letter)) }
        let words = Self.string(form)
        for _ in 0..<2 { _ = form.handle(.action(.undo)) }
        #expect(!Self.string(form).contains("Theirs."))
        for _ in 0..<2 { _ = form.handle(.action(.redo)) }
        #expect(Self.string(form) == words)
        let asked = Self.savedBy(&form)
        #expect(asked?.expected == Array(Self.both.utf8))
    }

    /// One's own words alone are undone as ever.
    @Test func undoOfOwnWordsAsksNothing() throws {
        var form = try Self.form(answering: "m")
        _ = form.handle(.action(.move(.sectionEnd)))
        for letter in " More." { _ = form.handle(.typed(letter)) }
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.both)
        #expect(form.session.message == nil)
        _ = form.handle(.typed("x"))
        let asked = Self.savedBy(&form)
        #expect(asked?.expected == Array(Self.both.utf8))
    }

    /// The caret stays with the words of its section: below a heading that the other program worded anew,
    /// and below a section that it put in above.
    @Test(
        arguments: ["m", "r"] as [Character],
        ["## What hurts", "## Names\n\nOwn ones.\n\n## Problem Statement"])
    func caretStaysInItsSection(answer: Character, heading: String) throws {
        func text(_ heading: String, _ words: String) -> String {
            "## Summary\n\nOne.\n\n\(heading)\n\nDisks fill up all the time\(words).\n"
        }
        var form = Form.opened(Array(text("## Problem Statement", "").utf8))
        form.goOn(to: "Problem Statement")
        _ = form.handle(.action(.move(.sectionEnd)))
        _ = form.handle(.action(.move(.left)))
        for letter in " here" { _ = form.handle(.typed(letter)) }
        try Self.save(&form, over: text(heading, ""))
        _ = form.handle(.typed(answer))
        let title = heading.split(separator: "#").last.map { String($0.dropFirst()) }
        #expect(form.proposal.sections[form.section].title == title)
        _ = form.handle(.typed("!"))
        let words = Self.string(form)
        #expect(words.replacing("!", with: "") == text(heading, answer == "m" ? " here" : ""))
        #expect(answer == "r" || words.contains("time here!."))
    }
}
