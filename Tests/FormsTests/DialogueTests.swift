import Forms
import Proposals
import TestSupport
import Testing

/// Conversations in any order: no trap, undo leads back, and nothing is said that a terminal would
/// take for more than text.
@Suite struct DialogueTests {
    private static let lines = [
        "", "", "", ">", "<", ">>", "<<", "?", "g", "=", "=3", "=12", "=goals", "=+9", "!", "f",
        "u",
        "u",
        "y", "x", "h", "v", "doc", "/the", "/", "s", "sa", "q", "n", "d1", "d2", "d1-3", "c1",
        "c2 other",
        "c1-2", "i1", "i2 before", "m1 3", "m3 1", "in2", "out2", "mp1", "mp2", "dp", "r", "l", "a",
        "w", "t", "-", "1", "2", "3", "9", "o", "c", "k", "N", "p1", "p2", "rev", ".", ".", ".",
        "e",
        "A line of words.", "Two, names", "- an item", "1. first", "## A heading", "```",
        "> quoted",
        "| a | b |", "é👩‍👩‍👧 ａ\u{301}", " q", "  indented", "\u{1b}[A", "a\u{7}b\r", "2026-01-02",
        ":review", ":new-item", ":replace", ":spelling", ":preview", ":palette", ":help", ":diff",
        ":take-back 1", ":compare-with HEAD",
        ":choose", ":select all", ":cut all", ":move right", ":no", "y", "n", "m", "i", "yes",
    ]

    @Test(arguments: Seeds.first(8)) func survives(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let bytes = RandomEvents.documents[seed % RandomEvents.documents.count]
        var dialogue = Dialogue(Form.opened(bytes))
        dialogue.greet()
        for step in 0..<400 {
            let line = random.pick(Self.lines)
            RandomEvents.answer(dialogue.hear(Array(line.utf8)), &dialogue.form, &random)
            if !dialogue.isWriting { _ = dialogue.take(.paused) }
            for said in dialogue.talk() {
                try #require(
                    !said.unicodeScalars.contains { $0.properties.generalCategory == .control },
                    "step \(step), \(line): \(said.debugDescription)")
            }
            let form = dialogue.form
            let caret = form.place.caret
            try #require(form.field.text.clamped(caret) == caret, "step \(step): \(line)")
            let now = form.proposal.bytes
            try #require(
                Proposal(now, template: .enhancement).bytes == now, "step \(step): \(line)")
        }
        var form = dialogue.form
        form.closeOverlays()
        RandomKeysTests.leaveReview(&form)
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(form.proposal.bytes == bytes)
    }

    private func said(_ dialogue: inout Dialogue, _ line: String) -> [String] {
        _ = dialogue.hear(Array(line.utf8))
        return dialogue.talk()
    }

    /// Much guidance is told by its paragraphs, each a line; little in one.
    @Test(arguments: [1, 20]) func guidanceByItsParagraphs(length: Int) {
        let why = Array(repeating: "Say why it is needed.", count: length).joined(separator: " ")
        let asked = "# T\n\n## Aim\n\n\(why)\n\nName whom it serves.\n\n- Users\n- Admins\n"
        let template = Template(reading: Array(asked.utf8), name: "t")
        var dialogue = Dialogue(Form.opened(Array(asked.utf8), template: template))
        dialogue.greet()
        _ = dialogue.talk()
        _ = said(&dialogue, "=aim")
        let told = said(&dialogue, "g")
        if length == 1 {
            #expect(told.contains("Guidance: \(why) Name whom it serves. Users; Admins."))
        } else {
            let lines = ["Guidance: \(why)", "  Name whom it serves.", "  Users; Admins."]
            #expect(Array(told.prefix(3)) == lines)
        }
    }

    /// What differs is taken back by the number that it was told with.
    @Test func changesAreTakenBackByNumber() {
        let bytes = Array("# T\n\n## Summary\n\none two\n\n## Goals\n\n- three\n".utf8)
        var dialogue = Dialogue(Form.opened(bytes))
        dialogue.greet()
        #expect(said(&dialogue, ":take-back 1").contains { $0.hasPrefix("v tells") })
        #expect(dialogue.isRefused)
        _ = said(&dialogue, "=summary")
        _ = said(&dialogue, "c1 one 2 two")
        _ = said(&dialogue, "=goals")
        _ = said(&dialogue, "c1 four")
        let told = said(&dialogue, "v")
        #expect(told.contains("1 one {+2+} two"))
        #expect(told.contains { $0.hasPrefix("2 ") && $0.contains("[-three-] {+four+}") })
        #expect(said(&dialogue, ":take-back").contains { $0.hasPrefix("Which one?") })
        let left = said(&dialogue, ":take-back 1")
        #expect(!dialogue.isRefused)
        #expect(left.contains { $0.hasPrefix("1 ") && $0.contains("[-three-] {+four+}") })
        #expect(said(&dialogue, ":take-back").contains("Nothing differs from the saved text."))
        #expect(dialogue.form.proposal.bytes == bytes)
        // What was told is of another text now.
        _ = said(&dialogue, "c1 five")
        #expect(said(&dialogue, ":take-back").contains { $0.hasPrefix("v tells") })
    }

    @Test func aCommitIsComparedWith() {
        let bytes = Array("# T\n\n## Summary\n\none two\n".utf8)
        var dialogue = Dialogue(Form.opened(bytes))
        dialogue.greet()
        #expect(dialogue.hear(Array(":compare-with HEAD~1".utf8)) == [.findRevision("HEAD~1")])
        let committed = Array("# T\n\n## Summary\n\none\n".utf8)
        _ = dialogue.take(
            .revision(CommittedText(revision: "HEAD~1", found: .text(committed))))
        let told = dialogue.talk()
        #expect(told.contains("From HEAD~1:"))
        #expect(told.contains("1 one {+two+}"))
        _ = said(&dialogue, ":take-back 1")
        #expect(dialogue.form.proposal.bytes == committed)
        _ = dialogue.take(.revision(CommittedText(revision: "no", found: .noCommit)))
        #expect(dialogue.isRefused)
    }

    /// A question that comes first hides the place, which is told once it is answered.
    @Test func thePlaceIsToldBehindAQuestion() {
        let bytes = Array("# T\n\n## Summary\n\nWords.\n".utf8)
        var dialogue = Dialogue(Form.opened(bytes))
        _ = dialogue.take(.foundWork(UnsavedWork(path: "x", bytes: [], time: "10:42")))
        dialogue.greet()
        #expect(dialogue.talk().contains { $0.hasPrefix("Unsaved work of 10:42") })
        _ = dialogue.hear(Array("i".utf8))
        #expect(dialogue.talk().contains { $0.hasPrefix("Section ") })
    }

    /// One answer, or one text up to its dot, is one step of undo.
    @Test(arguments: Seeds.first(4)) func anAnswerIsOneStep(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let bytes = RandomEvents.documents[seed % RandomEvents.documents.count]
        var dialogue = Dialogue(Form.opened(bytes))
        let answers = Self.lines.filter {
            !["u", "y", "q", "s", "sa", "e"].contains($0) && !$0.hasPrefix(":")
        }
        var changes = 0
        for step in 0..<400 {
            let before = dialogue.form.proposal.bytes
            let line = random.pick(answers)
            var said = [line]
            _ = dialogue.hear(Array(line.utf8))
            while dialogue.isWriting {
                said.append(said.count < 4 ? "More of it." : ".")
                _ = dialogue.hear(Array(said[said.count - 1].utf8))
            }
            _ = dialogue.take(.paused)
            _ = dialogue.talk()
            dialogue.form.closeOverlays()
            guard dialogue.form.proposal.bytes != before else { continue }
            changes += 1
            let after = dialogue.form.proposal.bytes
            _ = dialogue.hear("u".utf8)
            try #require(dialogue.form.proposal.bytes == before, "step \(step): \(said)")
            // On from where it was.
            _ = dialogue.hear("y".utf8)
            try #require(dialogue.form.proposal.bytes == after, "step \(step): \(said)")
        }
        #expect(changes > 20 || dialogue.form.proposal.isReadOnly)
    }

    /// Going through a document and looking at all of it changes none of its bytes.
    @Test(arguments: KnownTemplates.names) func goingThroughChangesNothing(name: String) throws {
        guard let template = KnownTemplates.template(name) else {
            try Test.cancel("the real templates are not here")
        }
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "Ada",
            today: Day(secondsSince1970: 1_790_000_000))
        goThrough(new.bytes, template: template)
    }

    @Test(arguments: RandomEvents.documents.indices)
    func goingThroughOddDocuments(index: Int) {
        let bytes = RandomEvents.documents[index]
        goThrough(bytes, template: .enhancement)
        goThrough(
            Array(
                String(decoding: bytes, as: UTF8.self).map { $0 == "\n" ? "\r\n" : $0 }.flatMap(
                    \.utf8)), template: .enhancement)
    }

    private func goThrough(_ bytes: [UInt8], template: Template) {
        var dialogue = Dialogue(Form.opened(bytes, template: template))
        dialogue.greet()
        _ = dialogue.hear("=\(dialogue.form.numberedSections[0].number)".utf8)
        var places: Set<FieldPlace> = []
        while places.insert(dialogue.form.place.field).inserted {
            let place = dialogue.form.place.field
            for line in ["?", "l", "=", "v", "!", ""] { _ = dialogue.hear(line.utf8) }
            dialogue.form.closeOverlays()
            // Where there were warnings, the empty line has closed their list.
            if dialogue.form.place.field == place { _ = dialogue.hear("".utf8) }
            _ = dialogue.take(.paused)
            _ = dialogue.talk()
            #expect(dialogue.form.proposal.bytes == bytes)
        }
        var back: Set<FieldPlace> = [dialogue.form.place.field]
        while true {
            let place = dialogue.form.place.field
            _ = dialogue.hear("<".utf8)
            if dialogue.form.place.field == place { break }
            back.insert(dialogue.form.place.field)
        }
        #expect(dialogue.form.proposal.bytes == bytes)
        #expect(!dialogue.form.session.file.isChanged)
        // Text that stays above an answer is told beside what is asked, and gone to by going back.
        #expect(places.isSubset(of: back))
        #expect(Set(places.map(\.section)) == Set(back.map(\.section)))
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        var dialogue = Dialogue(Form.opened(Array("# X\n\n## Summary\n\nText.\n".utf8)))
        _ = dialogue.talk()
        _ = dialogue.hear([0x61, 0xFF, 0x62])
        #expect(dialogue.isRefused)
        #expect(dialogue.talk() == ["This line is not UTF-8: nothing of it was taken."])
        #expect(!dialogue.form.session.file.isChanged)
    }
}
