import Proposals
import Testing

@testable import Reviews

/// Two states of one record, put together.
struct RecordMergeTests {
    private static let base = """
        # Review of Collection

        - **Reviewer**: Ana Lima
        - **Verdict**: None yet

        ## Summary

        **ok**

        ## Goals

        **ok**

        """

    private func record(_ changes: (String, String)...) -> ReviewRecord {
        var text = Self.base
        for (old, new) in changes {
            let parts = text.split(separator: old, omittingEmptySubsequences: false)
            text = parts.joined(separator: new)
        }
        return ReviewRecord(Array(text.utf8))
    }

    private func merge(_ mine: ReviewRecord, _ theirs: ReviewRecord) -> (text: String, [String]) {
        let merge = RecordMerge(base: record(), mine: mine, theirs: theirs)
        return (String(decoding: merge.record.text, as: UTF8.self), merge.both)
    }

    @Test func differentSectionsAreBothTaken() {
        let mine = record(("## Summary\n\n**ok**", "## Summary\n\n**question**: why?"))
        let theirs = record(
            (
                "## Goals\n\n**ok**\n",
                "## Goals\n\n**ok**\n\n<!-- kept -->\n\n## Timeline\n\n**ok**\n"
            ))
        let (text, both) = merge(mine, theirs)
        #expect(both.isEmpty)
        #expect(
            text
                == String(decoding: theirs.text, as: UTF8.self).replacing(
                    "## Summary\n\n**ok**", "## Summary\n\n**question**: why?"))
    }

    @Test func aSectionThatIsNewHereComesToItsPlace() {
        let mine = record(("## Goals", "## Problem\n\n**ok**\n\n## Goals"))
        let theirs = record(("None yet", "Approved"))
        let (text, both) = merge(mine, theirs)
        #expect(both.isEmpty)
        #expect(text.contains("- **Verdict**: Approved\n"))
        #expect(text.contains("**ok**\n\n## Problem\n\n**ok**\n\n## Goals\n\n**ok**\n"))
    }

    @Test func oneThatIsNewAtBothEndsIsTold() {
        let mine = record(("## Goals\n\n**ok**\n", "## Goals\n\n**ok**\n\n## Risks\n\n**ok**\n"))
        let theirs = record(
            ("## Goals\n\n**ok**\n", "## Goals\n\n**ok**\n\n## Risks\n\n**concern**: cost.\n"))
        let (text, both) = merge(mine, theirs)
        #expect(both == ["Risks"])
        #expect(text == String(decoding: mine.text, as: UTF8.self) + "\n**note**: concern: cost.\n")
    }

    @Test func whatWasTakenOutHereIsGoneUnlessItChanged() {
        let mine = record(("## Goals\n\n**ok**\n", ""))
        #expect(!merge(mine, record(("None yet", "Approved"))).text.contains("Goals"))
        let theirs = record(("## Goals\n\n**ok**", "## Goals\n\n**concern**: which?"))
        #expect(merge(mine, theirs).text.contains("## Goals\n\n**concern**: which?\n"))
    }

    @Test func theHeadIsMergedFieldByField() {
        let mine = record(("None yet\n", "Rejected\n\nNo.\n"))
        let theirs = record(
            ("None yet", "Approved"), ("Ana Lima\n", "Ana Lima <ana@example.org>\n"))
        let (text, both) = merge(mine, theirs)
        #expect(both == ["Verdict"])
        #expect(
            text.contains(
                "- **Reviewer**: Ana Lima <ana@example.org>\n- **Verdict**: Rejected\n\nNo.\n\n## S"
            ))
    }

    @Test func noWordOfEitherSideIsLost() {
        let mine = record(("## Summary\n\n**ok**", "## Summary\n\n**concern**: a\n\n**note**: b"))
        let theirs = record(
            ("## Summary\n\n**ok**", "## Summary\n\n**question**: c\n\n**note**: d\n\n**note**: b"),
            ("None yet\n", "None yet\n\nWhole.\n"))
        let (text, both) = merge(mine, theirs)
        #expect(both == ["Summary"])
        #expect(text.contains("\n\nWhole.\n\n## Summary\n"))
        #expect(
            text.contains(
                "**concern**: a\n\n**note**: b\n\n**note**: question: c\n\n**note**: d\n\n## Goals")
        )
        let whole = merge(record(("None yet\n", "None yet\n\nMine.\n")), theirs)
        #expect(whole.1 == ["the words on the whole"])
        #expect(whole.text.contains("\n\nMine.\n\nWhole.\n\n## Summary\n"))
    }

    @Test func aNoteKeepsTheQuoteOfItsParagraph() {
        let quote = "> A paragraph with *words* ...\n\n<!-- octopen 1: on 11aa22bb33cc44dd -->\n\n"
        let mine = record(("## Summary\n\n**ok**", "## Summary\n\n**concern**: a\n\n**note**: b"))
        let theirs = record(
            (
                "## Summary\n\n**ok**",
                "## Summary\n\n**ok**\n\n\(quote)**note**: b\n\n\(quote)__note__: c"
            ))
        let (text, both) = merge(mine, theirs)
        #expect(both == ["Summary"])
        #expect(
            text.contains(
                "**concern**: a\n\n**note**: b\n\n\(quote)**note**: b\n\n\(quote)**note**: c\n\n## Goals"
            ))
    }

    @Test func sameChangesAreNone() {
        let changed = record(("None yet", "Approved"), ("**ok**", "**not mine**"))
        let (text, both) = merge(changed, changed)
        #expect(both.isEmpty)
        #expect(text == String(decoding: changed.text, as: UTF8.self))
    }
}

extension String {
    fileprivate func replacing(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
