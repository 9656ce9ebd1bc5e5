import Forms
import Proposals
import TestSupport
import Testing

/// Steps of undo, and where they lead.
@Suite struct StepsOfFieldsTests {
    private static let document = """
        ## Summary

        One.

        ## Problem Statement

        Two.

        ## Goals

        - three

        """

    /// Whatever is typed, in whatever mode, no step of undo changes two fields; a heading comes and goes
    /// with the first part below it.
    @Test(arguments: ["default", "emacs", "vi"], Seeds.first(20))
    func neverJoinTwoFields(name: String, seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var form = Form.opened(Array(Self.document.utf8))
        form.take(Keymap([.embedded("default"), .embedded(name)].compactMap(\.self)))
        var reader = KeyReader()
        let keys = [
            "a", "b", "Space", "i", "A", "o", "x", ".", "2", "Esc", "Esc", "Tab", "Tab", "S-Tab",
            "Down",
            "Up", "Backspace", "C-PgDn", "C-PgUp",
        ]
        for _ in 0..<80 {
            let key = try Key(notation: random.pick(keys))
            guard let event = reader.event(for: .key(key), in: form) else { continue }
            _ = form.handle(event)
        }
        var steps = 0
        while form.history.canUndo {
            let before = form.proposal
            _ = form.handle(.action(.undo))
            let after = form.proposal
            try #require(before.sections.count == after.sections.count)
            // The blank lines above a heading are of no field.
            let changed = before.sections.indices.filter { index in
                before.bytes(ofSection: index).drop { $0 == 0x0A }
                    != after.bytes(ofSection: index).drop { $0 == 0x0A }
            }
            let parts = changed.filter { index in
                let (old, new) = (before.sections[index], after.sections[index])
                return old.isPresent == new.isPresent
                    || !changed.contains { $0 != index && before.sections[$0].isBelow(new) }
            }
            #expect(parts.count <= 1, "seed \(seed), step \(steps)")
            steps += 1
        }
        #expect(form.proposal.bytes == Array(Self.document.utf8))
    }

    /// Fields that may be left out go one after the other, by the same key.
    @Test func fieldsGoOneAfterTheOther() {
        let text = """
            ---
            # These are optional metadata elements. Feel free to remove.
            consulted: "{names}"
            informed: "{names}"
            status: "{draft | done}"
            ---

            # {title}

            ## Outcome

            Say it.

            """
        let bytes = Array(text.utf8)
        var form = Form.opened(bytes, path: "x.md", template: Template(reading: bytes, name: "own"))
        _ = form.handle(.action(.documentStart))
        #expect(form.field.name == "consulted")
        _ = form.handle(.action(.removePart))
        #expect(form.session.message?.text == "Took out “consulted”; undo brings it back.")
        #expect(form.field.name == "informed")
        _ = form.handle(.action(.removePart))
        #expect(form.field.name == "status")
        #expect(!String(decoding: form.proposal.bytes, as: UTF8.self).contains("names"))
        for _ in 0..<2 { _ = form.handle(.action(.undo)) }
        #expect(form.proposal.bytes == bytes)
        #expect(form.field.name == "consulted")
    }

    /// The caret goes to the end of what came back.
    @Test func recoveredWorkIsGoneOnWith() {
        var form = Form.opened(Array(Self.document.utf8))
        let bytes = Array(Self.document.replacing("Two.", with: "Two, and more.").utf8)
        _ = form.handle(.foundWork(UnsavedWork(path: "x", bytes: bytes, time: "10:42")))
        _ = form.handle(.typed("r"))
        #expect(form.proposal.bytes == bytes)
        #expect(form.proposal.sections[form.section].title == "Problem Statement")
        #expect(form.place.caret.offset == "Two, and more".utf8.count)
    }

    /// Found work keeps the date that it began with; with the save it is that of today all the same.
    @Test func foundWorkGetsTheDayOfItsSave() {
        let text =
            "# Enhancement 1: A\n\n## Enhancement Information\n\n- **Last Updated**: 2025-01-02\n"
        let (summary, other) = ("\n## Summary\n\nOne", "\n## Summary\n\nTwo")
        let now = text.replacing("2025-01-02", with: "2026-11-22") + other
        var form = Form.opened(Array(now.utf8))
        let work = UnsavedWork(
            path: "x", bytes: Array((text + summary + ", mine").utf8), time: "10:42",
            isFileChanged: true, base: Array((text + summary).utf8))
        _ = form.handle(.foundWork(work))
        _ = form.handle(.typed("r"))
        #expect(form.proposal.value(ofField: "Last Updated") == "2025-01-02")
        _ = form.handle(.action(.save))
        #expect(
            form.proposal.value(ofField: "Last Updated") == form.session.context.today.description)
    }

    /// Words around a day are the author's: a save leaves both, and says so.
    @Test func aDayWithWordsStaysWithASave() {
        let text =
            "# Enhancement 1: A\n\n## Enhancement Information\n\n"
            + "- **Last Updated**: 2025-01-02 (with Bo)\n\n## Summary\n\nOne"
        var form = Form.opened(Array(text.utf8))
        let work = Array(text.replacing("One", with: "One, and more").utf8)
        _ = form.handle(.foundWork(UnsavedWork(path: "x", bytes: work, time: "10:42")))
        _ = form.handle(.typed("r"))
        guard case .save(let request)? = form.handle(.action(.save)).first else {
            Issue.record("nothing is saved")
            return
        }
        #expect(String(decoding: request.bytes, as: UTF8.self).contains("2025-01-02 (with Bo)"))
        _ = form.handle(.saved(.written(request)))
        #expect(
            form.session.message?.text.contains("Last Updated has more than a day") == true,
            "\(form.session.message?.text ?? "")")
    }

    /// A day that the author gave by hand stays in later saves of the session, too, and they say so.
    @Test func aDayByHandStaysWithLaterSaves() throws {
        let text =
            "# Enhancement 1: A\n\n## Enhancement Information\n\n"
            + "- **Last Updated**: 2025-01-02\n\n## Summary\n\nOne\n"
        let opened = Form.opened(Array(text.utf8))
        let date = try #require(opened.proposal.fieldPlace(named: "Last Updated"))
        var form = Form(opened.proposal, session: opened.session, at: Place(date))
        func written() throws -> String {
            guard case .save(let request)? = form.handle(.action(.save)).first else {
                throw NothingSaved()
            }
            _ = form.handle(.saved(.written(request)))
            return String(decoding: request.bytes, as: UTF8.self)
        }
        _ = form.handle(.action(.cut(.all)))
        _ = form.handle(.paste("2024-02-29"))
        let first = try written()
        #expect(first.contains("**: 2024-02-29\n"))
        _ = form.handle(.action(.nextSection))
        for words in ["Two", "TwoThree"] {
            _ = form.handle(.paste(words == "Two" ? "Two" : "Three"))
            let later = try written()
            #expect(later.contains("**: 2024-02-29\n\n## Summary\n\n\(words)"))
            let said = form.session.message?.text ?? ""
            #expect(said.contains("Last Updated stays as you set it"), "\(said)")
        }
    }
}

extension Section {
    fileprivate func isBelow(_ other: Section) -> Bool {
        path.count > other.path.count && path.starts(with: other.path)
    }
}

private struct NothingSaved: Error {}
