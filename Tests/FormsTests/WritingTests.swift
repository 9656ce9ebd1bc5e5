import Forms
import Markdown
import Proposals
import TestSupport
import Testing

/// Enter, Tab and indentation in prose, on random texts.
@Suite struct WritingTests {
    /// Marks move and are renumbered; no word of the author is lost, added or put elsewhere.
    @Test(arguments: 0..<60) func keepsAllWords(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let actions: [Action] = [
            .newline, .newline, .indent, .outdent, .nextField, .move(.rowDown), .move(.rowUp),
            .move(.lineEnd), .move(.right), .extend(.rowDown), .move(.wordRight),
        ]
        for _ in 0..<12 {
            let bytes = Self.document(&random)
            var form = Self.form(bytes)
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                _ = form.handle(.action(.move(.rowDown)))
            }
            guard form.proposal.sections[form.section].title == "Design Details" else { continue }
            for step in 0..<25 {
                let action = actions.randomElement(using: &random) ?? .newline
                let before = form
                _ = form.handle(.action(action))
                // What Enter puts in place of a selection is the author's wish, and other sections
                // are of no interest here.
                let replaces = action == .newline && before.place.selection != nil
                if replaces || form.section != before.section {
                    form = before
                    _ = form.handle(.action(.move(.lineEnd)))
                    continue
                }
                let now = String(decoding: form.proposal.bytes, as: UTF8.self)
                try #require(
                    Self.words(form.proposal.bytes) == Self.words(before.proposal.bytes),
                    "step \(step) \(action): \(now)")
            }
            while form.history.canUndo { _ = form.handle(.action(.undo)) }
            #expect(form.proposal.bytes == bytes)
        }
    }

    /// Items that move keep their words, whatever the order.
    @Test(arguments: 0..<40) func movesItemsWhole(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<12 {
            let bytes = Self.document(&random)
            var form = Self.form(bytes)
            for _ in 0..<20 {
                let actions: [Action] = [.moveUp, .moveDown, .move(.rowDown), .move(.rowUp)]
                let before = form
                _ = form.handle(.action(actions.randomElement(using: &random) ?? .moveUp))
                if form.section != before.section { form = before }
                try #require(
                    Self.words(form.proposal.bytes).sorted() == Self.words(bytes).sorted())
                try #require(form.field.text.clamped(form.place.caret) == form.place.caret)
            }
            while form.history.canUndo { _ = form.handle(.action(.undo)) }
            #expect(form.proposal.bytes == bytes)
        }
    }

    /// What is pasted behind Enter is there with all its words, and goes with one undo.
    @Test(arguments: 0..<60) func pastesAllWords(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let pastes = [
            "- a\n  - b\n- c", "3. a\n   more\n\n   para\n4. b\n", "  - a\n    1. b\n- c\n",
            "* a\n  ```\n  - x\n\n    y\n  ```\n* b", "- [ ] a\n\n- b\n\nend", "plain\n- a\n", "- ",
            "1) a\n\n       code\n2) b", "- - a\n  - b\n- c", "\t- a\n\t\t- b",
        ]
        for _ in 0..<20 {
            var form = Self.form(Self.document(&random))
            for _ in 0..<Int.random(in: 0...10, using: &random) {
                _ = form.handle(.action(.move(.rowDown)))
            }
            guard form.proposal.sections[form.section].title == "Design Details" else { continue }
            _ = form.handle(.action(.move(.lineEnd)))
            _ = form.handle(.action(.newline))
            let before = form.proposal.bytes
            let pasted = pastes.randomElement(using: &random) ?? ""
            _ = form.handle(.paste(pasted))
            let after = String(decoding: form.proposal.bytes, as: UTF8.self)
            try #require(
                Self.words(form.proposal.bytes).sorted()
                    == (Self.words(before) + Self.words(Array(pasted.utf8))).sorted(), "\(after)")
            try #require(form.field.text.clamped(form.place.caret) == form.place.caret)
            _ = form.handle(.action(.undo))
            try #require(form.proposal.bytes == before)
        }
    }

    /// In code, Enter adds a line with no more than the blanks and the quote around it.
    @Test(arguments: 0..<60) func writesNothingIntoCode(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            var form = Self.form(Self.document(&random))
            for _ in 0..<Int.random(in: 0...10, using: &random) {
                _ = form.handle(.action(.move(.rowDown)))
            }
            _ = form.handle(.action(.move(.lineEnd)))
            let before = form.proposal.bytes
            let at = form.proposal.byteOffset(of: form.place.field, form.place.caret)
            let tree = BlockTree(before)
            let isCode = tree.blocks.contains { block in
                guard case .code = block.kind else { return false }
                return block.range.lowerBound < at && at < block.range.upperBound
            }
            guard isCode else { continue }
            _ = form.handle(.action(.newline))
            let after = form.proposal.bytes
            let added = after[at..<at + after.count - before.count]
            try #require(Array(before[..<at]) + added + before[at...] == after)
            try #require(added.first == 0x0A)
            try #require(added.dropFirst().allSatisfy { $0 == 0x20 || $0 == 0x3E || $0 == 0x09 })
        }
    }

    /// A form with the caret in Design Details.
    private static func form(_ bytes: [UInt8]) -> Form {
        var form = Form.opened(bytes)
        for _ in 0..<20 where form.proposal.sections[form.section].title != "Design Details" {
            _ = form.handle(.action(.nextSection))
        }
        return form
    }

    /// The letters of a text, which no key here makes or takes.
    private static func words(_ bytes: [UInt8]) -> [UInt8] {
        bytes.filter { (0x61...0x7A).contains($0) || $0 == 0x60 }
    }

    private static func document(_ random: inout SeededRandom) -> [UInt8] {
        let starts = [
            "", "- ", "1. ", "2. ", "9. ", "  - ", "   1. ", "> ", "> - ", "> 1. ", "    ", "```",
            "  ```", "> ```", "- [ ] ", "  ", "$$", "<div>", "\t", "10) ", "* ",
        ]
        let lines = (0..<Int.random(in: 1...10, using: &random)).map { _ in
            let start = starts.randomElement(using: &random) ?? ""
            let words = ["a", "b c", "", "2019. d", "- e", "f"].randomElement(using: &random) ?? ""
            return Bool.random(using: &random) ? start + words : start
        }
        let text = lines.joined(separator: "\n")
        return Array("# T\n\n## Design Details\n\n\(text)\n\n## Other\n\nend\n".utf8)
    }
}
