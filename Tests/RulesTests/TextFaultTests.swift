import Testing

@testable import Rules

/// Rules about text: one fault each in a good file, what is said, and what is no fault.
@Suite struct TextFaultTests {
    private func found(_ text: String) -> [String] {
        Check(Array(text.utf8), context: Sample.context()).findings().map {
            "\($0.rule) \($0.level.rawValue): \($0.message)"
        }
    }

    /// In place of the timeline's only sentence.
    private func timeline(_ text: String) -> [String] {
        found(Sample.with("Two weeks.", text))
    }

    @Test func headingsWithoutABlank() {
        #expect(
            timeline("##Goals of it\n") == [
                "heading-no-space warning: `##Goals of it` is no heading, but text."
            ])
        #expect(timeline("Text\n#\u{A0}Title").count == 1)
        // Sections are not missed too.
        for signs in ["##", "##\u{A0}"] {
            #expect(found(Sample.with("## Goals", "\(signs)Goals")).count == 1)
            #expect(found(Sample.with("## Enh", "\(signs)Enh")).count == 1)
        }
        #expect(
            timeline("#hashtag and #12\n\n```\n##code\n```\n\n<!--\n##comment\n-->\n\n##") == [])
    }

    /// No other section is left without its text, and no name stands twice.
    @Test(arguments: [
        ("## Goals\n", "##Goals\n", true),
        ("Two weeks.", "Two weeks.\n\n##Sizes\n\nFive.", true),
        ("Two weeks.", "##Sizes\n\nFive.", false),
        ("Two weeks.", "<!-- how long -->\n\n##Sizes\nFive.", false),
        ("Two weeks.", "###Sizes\n\nFive.", true),
        ("Two weeks.", "Two weeks.\n\n##Summary\n\nAll.", false),
        ("Two weeks.", "Two weeks.\n\n##Sizes\n\n##Costs\n\nFive.", false),
        ("Two weeks.", "Two weeks.\n\n##Sizes\n\nFive.\n\n##Costs\n\nSix.", true),
        ("Two weeks.", "Two weeks.\n\n##Sizes\n\nFive.\n\n##Sizes\n\nSix.", false),
    ])
    func headingsThatABlankMayMake(old: String, new: String, isSafe: Bool) {
        let bytes = Array(Sample.with(old, new).utf8)
        let fixes = Check(bytes, context: Sample.context()).findings()
            .filter { $0.rule == "heading-no-space" }.flatMap(\.fixes)
        #expect(!fixes.isEmpty && fixes.contains { !$0.isSafe } == !isSafe)
        let repaired = Repair(bytes, context: Sample.context()).bytes
        let left = Check(repaired, context: Sample.context()).findings().map(\.rule)
        #expect(left.allSatisfy { $0 == "heading-no-space" }, "\(left)")
    }

    @Test func marksOfAMerge() {
        let marks = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> side"
        // The line of `=` is no underline of a title, and a heading on both sides is no repeat.
        let error = "conflict-marks error: A merge was not finished."
        #expect(timeline("Text.\n\n\(marks)") == [error])
        // Where the file has another name on each side, git makes them longer.
        let longer = "<<<<<<<< HEAD:a.md\none\n========\ntwo\n>>>>>>>> side:b.md"
        #expect(timeline("Text.\n\n\(longer)") == [error])
        let sides = "<<<<<<< HEAD\n# One\n## Goals\n=======\n# Two\n## Goals\n>>>>>>> side\n"
        let both = found(Sample.with("## Goals\n", sides))
        #expect(both == [error])
        #expect(timeline("```\n\(marks)\n```") == [])
        #expect(timeline("<<<<<<< HEAD\n\nalone") == [])
        // An example in code between two that are not finished is none.
        let mixed = "Text.\n\n\(marks)\n\n```\n\(marks)\n```\n\n\(marks)"
        #expect(
            timeline(mixed) == ["conflict-marks error: A merge was not finished (2 places)."])
    }

    @Test func rangesHoldTheirNumbers() {
        let ranges = [2..<4, 4..<5, 9..<12]
        #expect((0..<14).filter { ranges.hold($0) } == [2, 3, 4, 9, 10, 11])
        #expect(![Range<Int>]().hold(0))
    }

    @Test func charactersThatAreNotSeen() {
        #expect(
            timeline("a\u{202E}b\u{202C}c") == [
                "hidden-character warning: U+202E turns the order of the text (2 places)."
            ])
        #expect(
            timeline("a\u{200B}b") == ["hidden-character note: U+200B has no width."])
        // Joiners belong to emoji and to some scripts.
        #expect(timeline("👩\u{200D}💻 می\u{200C}خواهم") == [])
        #expect(found("\u{FEFF}" + Sample.proposal) == [])
    }

    @Test func labelledLinesThatJoin() {
        #expect(
            timeline("**A**: x\n**B:** y\n**C**: z\n\n**D**: x\n**E**: y")
                == [
                    "lines-join note: Labelled lines are shown as one (2 places)."
                ])
        #expect(timeline("**A**: x<br>\n**B**: y <br/>\n**C**: z") == [])
        #expect(timeline("**A**: x  \n**B**: y\\\n**C**: z\n\n**D**: w") == [])
        #expect(timeline("**bold** words\n**more**: of it") == [])
    }

    @Test func questionsThatAreOpen() {
        #expect(
            timeline("<<[UNRESOLVED who? ]>>\nx\n<<[/UNRESOLVED]>>") == [
                "unresolved-block note: A question is marked as unresolved."
            ])
        // Some write them as code, which shows their ends.
        #expect(timeline("```\n<<[UNRESOLVED who]>>\nWho?\n<<[/UNRESOLVED]>>\n```").count == 1)
        #expect(timeline("```\nx = \"<<[UNRESOLVED]>>\"\n```") == [])
    }

    @Test func itemsTwice() {
        #expect(
            found(Sample.with("- **Age**", "- **history**: every digest of a tag\n- **Age**")) == [
                "goal-repeated note: '**history**: every digest of a tag' stands twice."
            ])
        // Another list of the section is of something else.
        #expect(
            found(
                Sample.with(
                    "- **Space**: Under one kilobyte a tag",
                    "- **Space**: Under one kilobyte a tag\n\nOf digests:\n\n"
                        + "- **History**: Every digest of a tag"))
                == [])
        #expect(
            found(
                Sample.with(
                    "- **Signatures**", "- History: Every digest of a tag\n- **Signatures**"))
                == [
                    "goal-both-ways warning: 'History: Every digest of a tag' stands under Goals too."
                ])
    }

    @Test func shortSections() {
        let long = String(repeating: "word ", count: 201)
        #expect(
            found(Sample.with("Keep what", "\(long)Keep what")) == [
                "summary-long note: Summary has 214 words."
            ])
        #expect(
            found(Sample.with("Keep what", "- a\n\nKeep what")) == [
                "summary-structure note: Summary holds a list."
            ])
    }

    @Test func marksInASentence() {
        #expect(
            timeline("Two TODO weeks, or XXX; `TBD` and ``a ` FIXME``.") == [
                "todo-mark note: `TODO` is left in a sentence (2 places)."
            ])
        #expect(timeline("TODOs, aTBD and XXX_1") == [])
        #expect(timeline("An XXX-large box, the pre-TODO state, TODO-list; TBD-1") == [])
        #expect(timeline("Two - TODO- weeks, or TBD--maybe").count == 1)
    }

    @Test func answersWithoutAReason() {
        let bare = { (text: String) in
            found(Sample.with("None to speak of.", text, status: "Approved"))
        }
        #expect(
            bare("N/A") == ["not-applicable-bare note: Performance Impact just says 'N/A'."])
        #expect(bare("None: nothing is stored.") == [])
        #expect(found(Sample.with("None to speak of.", "None.")) == [])
    }

    @Test func alternatives() {
        #expect(
            found(
                Sample.with(
                    "**Considered**: One table  \n**Rejected**: One more thing to run\n\n", ""))
                == [
                    "alternative-empty warning: 'A database' says nothing."
                ])
    }
}
