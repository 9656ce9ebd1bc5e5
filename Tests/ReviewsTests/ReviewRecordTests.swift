import Proposals
import TestSupport
import Testing

@testable import Reviews

struct ReviewRecordTests {
    private static let sample = """
        # Review of Garbage collection

        - **Reviewer**: Ana Lima <ana@example.org>
        - **Verdict**: Changes requested
        - **Reviewed**: 2026-10-01
        - **Revision**: 3f2a9c1e

        ## Summary

        <!-- octopen 1: text 9d0caa0011223344, paragraphs 11aa22bb33cc44dd 7f3e22bb33cc44dd -->

        - [x] One or two paragraphs
        - [ ] Says what is being proposed

        **ok**

        ## Alternative Approaches

        <!-- octopen 1: text 51be22bb33cc44dd, paragraphs 0c4d22bb33cc44dd -->

        - [ ] Says why each was rejected

        **concern**: why not reference counting?
        A sentence would clear it.

        > Reference counting was considered ...

        <!-- octopen 1: on 0c4d22bb33cc44dd -->

        **note**: since when?

        """

    private var sample: ReviewRecord { ReviewRecord(Array(Self.sample.utf8)) }

    private func text(_ record: ReviewRecord) -> String {
        String(decoding: record.text, as: UTF8.self)
    }

    @Test func isReadByItsParts() {
        let record = sample
        #expect(record.reviewer == Reviewer("Ana Lima <ana@example.org>"))
        #expect(record.verdict == .changesRequested)
        #expect(record.reviewed == "2026-10-01")
        #expect(record.overallNote == "")
        #expect(record.entries.map(\.title) == ["Summary", "Alternative Approaches"])
        let (first, second) = (record.entries[0], record.entries[1])
        #expect(first.mark?.text == "9d0caa0011223344")
        #expect(first.mark?.paragraphs == ["11aa22bb33cc44dd", "7f3e22bb33cc44dd"])
        #expect(first.questions.map(\.isChecked) == [true, false])
        #expect(first.questions[1].text == "Says what is being proposed")
        #expect(first.verdict?.verdict == .ok)
        #expect(first.verdict?.body == "")
        #expect(second.verdict?.verdict == .concern)
        #expect(
            second.verdict?.body == "why not reference counting?\nA sentence would clear it.")
        #expect(second.notes.map(\.body) == ["since when?"])
        #expect(second.notes[0].paragraph == "0c4d22bb33cc44dd")
    }

    @Test func aTickChangesOneByte() {
        var record = sample
        record.check("Says what is being proposed", true, ofEntry: 0)
        #expect(text(record) == Self.sample.replacing("- [ ] Says what", with: "- [x] Says what"))
        record.check("Says what is being proposed", false, ofEntry: 0)
        #expect(text(record) == Self.sample)
    }

    @Test func aSignOffIsPutInAndTakenBack() {
        var record = sample
        let digest = SectionDigest(ofBody: "words\n")
        let mark =
            "<!-- octopen 1: text \(digest.text), paragraphs \(digest.paragraphs[0].hash) -->"
        record.sign(.ok, "", digest: digest, ofEntry: 1)
        let old = Self.sample
        #expect(
            text(record)
                == old.replacing(
                    "<!-- octopen 1: text 51be22bb33cc44dd, paragraphs 0c4d22bb33cc44dd -->",
                    with: mark
                ).replacing(
                    "**concern**: why not reference counting?\nA sentence would clear it.",
                    with: "**ok**"))
        record.sign(nil, "", digest: digest, ofEntry: 1)
        #expect(
            text(record)
                == old.replacing(
                    "<!-- octopen 1: text 51be22bb33cc44dd, paragraphs 0c4d22bb33cc44dd -->\n\n",
                    with: ""
                ).replacing(
                    "**concern**: why not reference counting?\nA sentence would clear it.\n\n",
                    with: ""))
    }

    @Test func sectionsAreMadeAtTheirPlace() {
        var record = sample
        let index = record.entry(
            for: "Goals", questions: ["List them:"], after: ["Summary", "Problem Statement"])
        #expect(index == 1)
        record.sign(.notMine, "", digest: SectionDigest(ofBody: ""), ofEntry: index)
        let last = record.entry(
            for: "References", questions: [], after: ["Goals"] + ["Alternative Approaches"])
        record.addNote("read", ofEntry: last)
        #expect(
            text(record)
                == Self.sample.replacing(
                    "## Alternative",
                    with: """
                        ## Goals

                        <!-- octopen 1: text e3b0c44298fc1c14 -->

                        - [ ] List them:

                        **not mine**

                        ## Alternative
                        """) + "\n## References\n\n**note**: read\n")
    }

    @Test func fieldsAreSetWhereTheyStandOrWhereTheyBelong() {
        var record = ReviewRecord(of: "A title", by: Reviewer("Bo")!)
        #expect(
            text(record)
                == "# Review of A title\n\n- **Reviewer**: Bo\n- **Verdict**: None yet\n")
        #expect(record.verdict == nil)
        record.set(.approved)
        record.set("Revision", to: "abc")
        record.set("Reviewed", to: "2026-01-02")
        record.set(overallNote: "Well done.\n\n## Not a section")
        #expect(
            text(record) == """
                # Review of A title

                - **Reviewer**: Bo
                - **Verdict**: Approved
                - **Reviewed**: 2026-01-02
                - **Revision**: abc

                > Well done.
                >
                > ## Not a section

                """)
        record.set(overallNote: "")
        #expect(text(record).hasSuffix("abc\n"))
    }

    @Test func whatPeopleWriteByHandIsKept() {
        let written = """
            Some words first.

            # Review

            * Reviewer: Ana
            * Mood: fine

            ## Summary
            My own words here.

            - a list
            - of mine

            **OK.** this is a sentence

            __ok__

            **Question:** what?

            ```
            **ok**
            ## not a section
            """
        var record = ReviewRecord(Array(written.utf8))
        #expect(record.reviewer?.name == "Ana")
        #expect(record.entries.count == 1)
        #expect(record.entries[0].verdict?.verdict == .question)
        #expect(record.entries[0].verdict?.body.hasPrefix("what?") == true)
        record.set("Reviewer", to: "Ana Lima")
        #expect(text(record) == written.replacing("* Reviewer: Ana", with: "* Reviewer: Ana Lima"))
    }

    @Test(
        "words come back as they were written",
        arguments: [
            "plain", "two\nlines", "two\n\nparagraphs", "## a heading\n\ntext", "a\n===", "a\n---",
            "```\nopen", "```suggestion\na\n```", "~~~", "<!-- open", "<pre>", "<div>\n\nx",
            "> quote", "> quote\n\nafter", ">quote", "**ok**", "**note**: x", "x\n\n**concern**: y",
            "- a\n- b", "- [ ] a", "1. a", "    code", "a\\", "[x]: y", "[^1]: y",
            "<!-- octopen 1: on 0c4d22bb33cc44dd -->",
            "a\n\n<!-- octopen 1: text 0c4d22bb33cc44dd -->", "| a |\n|---|", "***",
            "é\u{301} 日本 👨‍👩‍👧",
            "a\u{0}b", "trailing  ", ":", ": x", "*a*: b",
            "x\n\n> q\n\n<!-- octopen 1: on 0c4d22bb33cc44dd -->",
            "\tx", "# a", "a\r\nb", "``` a ``` b", "$\n$",
        ])
    func bodies(_ body: String) throws {
        let wanted = RemarkText(body: body).body
        for hasAnchor in [false, true] {
            var record = sample
            record.sign(.concern, body, digest: SectionDigest(ofBody: "x"), ofEntry: 0)
            let anchor = ReviewRecord.Anchor(hash: "0c4d22bb33cc44dd", text: "## a <!-- **b**\nc")
            record.addNote(body, on: hasAnchor ? anchor : nil, ofEntry: 0)
            record.addNote("last", ofEntry: 0)
            let entry = record.entries[0]
            #expect(record.entries.count == 2, "\(text(record))")
            #expect(entry.verdict?.body == wanted, "\(text(record))")
            #expect(entry.notes.map(\.body) == [wanted, "last"], "\(text(record))")
            try #require(entry.notes.count == 2)
            #expect(entry.notes[0].paragraph == (hasAnchor ? "0c4d22bb33cc44dd" : nil))
            #expect(record.entries[1] == ReviewRecord(record.text).entries[1])
            record.setNote(0, to: "other", ofEntry: 0)
            #expect(record.entries[0].notes.map(\.body) == ["other", "last"], "\(text(record))")
            #expect(record.entries[0].notes[0].paragraph == (hasAnchor ? "0c4d22bb33cc44dd" : nil))
            record.setNote(1, to: "", ofEntry: 0)
            record.setNote(0, to: " ", ofEntry: 0)
            record.sign(.ok, "", digest: SectionDigest(ofBody: "x"), ofEntry: 0)
            let mark = ReviewRecord(Array(Self.sample.utf8)).entries[0].mark!
            var expected = sample
            expected.replace(
                mark.range,
                with: Marker.text(
                    SectionDigest(ofBody: "x").text,
                    paragraphs: SectionDigest(ofBody: "x").paragraphs.map(\.hash)
                ).comment)
            #expect(text(record) == text(expected))
        }
    }

    private static let pieces = [
        "# T\n", "## S\n", "## Summary", "- **Reviewer**: A\n", "- [ ] q\n", "- [x] q", "**ok**\n",
        "**concern**: c\n", "**note**\n", "> q\n", "<!-- octopen 1: on 0c4d22bb33cc44dd -->\n",
        "<!-- octopen 1: text 0c4d22bb33cc44dd -->\n", "\n", "\r\n", "```\n", "~~~~\n", "<!--",
        "-->\n",
        "  ", "é", "\t- x\n", "<pre>\n", "<?", "<![CDATA[\n", "<!X\n", "<script>\n", "<div>\n",
        "Text",
        "1. ", "===\n", "---\n", "|a|\n|-|\n", "[x]: y\n", "\\",
    ]

    /// Random edits of random records, as people and other tools leave them: what is said is there
    /// afterwards, and what was said elsewhere is still.
    @Test(arguments: 0..<8)
    func randomEdits(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<300 {
            let count = Int.random(in: 0..<25, using: &random)
            let written = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }
                .joined()
            var record = ReviewRecord(Array(written.utf8))
            #expect(text(record) == written)
            for _ in 0..<6 { try edit(&record, using: &random) }
        }
    }

    private func edit(_ record: inout ReviewRecord, using random: inout SeededRandom) throws {
        let digest = SectionDigest(ofBody: "x")
        let start = Comment(rawValue: text(record).debugDescription)
        let title = ["S", "Other", "Summary"][Int.random(in: 0..<3, using: &random)]
        let index = record.entry(for: title, questions: ["q", "r"], after: ["Summary"])
        try #require(record.entries.indices.contains(index), start)
        let before = record
        let comment = Comment(rawValue: text(before).debugDescription)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let isChecked = Bool.random(using: &random)
            record.check("q", isChecked, ofEntry: index)
            let answer = record.entries[index].questions.first { $0.text == "q" }
            #expect(answer?.isChecked == isChecked, comment)
        case 1:
            let verdict = try #require(Verdict.allCases.randomElement(using: &random))
            record.sign(verdict, "why", digest: digest, ofEntry: index)
            #expect(record.entries[index].verdict?.verdict == verdict, comment)
            #expect(record.entries[index].verdict?.body == "why", comment)
            #expect(record.entries[index].mark?.text == digest.text, comment)
        case 2:
            let words = try #require(Self.pieces.randomElement(using: &random))
            record.addNote(words, ofEntry: index)
            #expect(
                record.entries[index].notes.last?.body == RemarkText(body: words).body, comment)
        case 3:
            if !record.entries[index].notes.isEmpty {
                record.setNote(0, to: "n", ofEntry: index)
                #expect(record.entries[index].notes[0].body == "n", comment)
            }
        case 4:
            record.set(.rejected)
            #expect(record.verdict == .rejected, comment)
        default:
            let words = try #require(Self.pieces.randomElement(using: &random))
            record.set(overallNote: words)
        }
        #expect(record == ReviewRecord(record.text))
        #expect(record.entries.count == before.entries.count, comment)
        for (old, new) in zip(before.entries, record.entries).enumerated()
            .filter({ $0.offset != index }).map(\.element)
        {
            #expect(new.verdict?.body == old.verdict?.body, comment)
            #expect(new.notes.map(\.body) == old.notes.map(\.body), comment)
        }
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        var (result, rest) = ("", self[...])
        while !rest.isEmpty {
            if rest.hasPrefix(old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}
