import Proposals
import Testing

@testable import Rules

extension Sample {
    static func context(fileName: String? = nil) -> CheckContext {
        CheckContext(template: .enhancement, today: today, fileName: fileName)
    }

    /// What is found with these other proposals beside it: `rule level: message`.
    static func found(
        _ text: String, fileName: String, beside others: [String: String] = [:],
        elsewhere: [FolderFacts.Use] = [], committed: String? = nil,
        options: RuleOptions = RuleOptions()
    ) -> [String] {
        let all = others.merging([fileName: text]) { $1 }
        var context = context(fileName: fileName)
        let read = { (text: String) in Proposal(Array(text.utf8), template: .enhancement) }
        var facts = FolderFacts(all.map { FolderFacts.Entry(read($0.value), fileName: $0.key) })
        facts.elsewhere = elsewhere
        context.folder = facts
        context.committed = committed.map(read)
        context.options = options
        return Check(Array(text.utf8), context: context).findings().map {
            "\($0.rule) \($0.level.rawValue): \($0.message)"
        }
    }

    static func numbered(_ number: String, status: String = "Draft") -> String {
        with("Number**: 004", "Number**: \(number)", status: status)
            .replacing("Enhancement 004", with: "Enhancement \(number)")
    }
}

/// Rules that look beside the file: at the folder, at other branches, at the last commit.
@Suite struct ProjectRulesTests {
    private let name = "004-tag-history.md"
    private let open = "(assigned after approval)"

    private var unnumbered: String {
        Sample.with("Number**: 004", "Number**: \(open)")
            .replacing("Enhancement 004:", with: "Enhancement:")
    }

    @Test func aNumberBeforeTheApproval() {
        let alone = ["number-early warning: 004 is set while the status is Draft."]
        #expect(Sample.found(Sample.proposal, fileName: name) == alone)
        #expect(Sample.found(unnumbered, fileName: "tag-history.md") == [])
        #expect(Sample.found(Sample.numbered("004", status: "Approved"), fileName: name) == [])
        var options = RuleOptions()
        options.numbersAtCreation = true
        #expect(Sample.found(Sample.proposal, fileName: name, options: options) == [])
    }

    @Test func numbersThatAreACustomAreOneNoteForTheFolder() {
        let others = ["005-a.md": Sample.numbered("005"), "tag.md": unnumbered]
        #expect(
            Sample.found(Sample.proposal, fileName: name, beside: others) == [
                "number-early note: 2 unapproved proposals have numbers; "
                    + "the template gives them after approval."
            ])
        #expect(
            Sample.found(
                Sample.numbered("005"), fileName: "005-a.md", beside: [name: Sample.proposal]) == []
        )
    }

    @Test func aNumberThatIsTaken() {
        let approved = Sample.numbered("004", status: "Approved")
        #expect(
            Sample.found(approved, fileName: name, beside: ["004-b.md": approved]) == [
                "number-taken error: 004 is also the number of `004-b.md`."
            ])
        let use = FolderFacts.Use(number: 4, branch: "origin/tls", fileName: "004-tls.md")
        #expect(
            Sample.found(approved, fileName: name, elsewhere: [use]) == [
                "number-taken-elsewhere warning: 004 is used on `origin/tls` by `004-tls.md`."
            ])
    }

    /// A translation is the same proposal; what only looks like one is not.
    @Test(arguments: [
        ("004-a.md", "004-a.zh.md", 0), ("004-a.zh-CN.md", "004-a.ja.md", 0),
        ("004-a.md", "004-a-pt_BR.md", 0), ("README.md", "README.zh.md", 0),
        ("README_ja.md", "README_zh.md", 0), ("004-a-ja.md", "004-a-zh.md", 1),
        ("004-a.md", "004-a-b.md", 1), ("004-a.md", "004-b.zh.md", 1),
        ("004-a.md", "004-a-go.md", 1),
    ])
    func aNumberOfATranslation(name: String, other: String, count: Int) {
        let approved = Sample.numbered("004", status: "Approved")
        for (own, other) in [(name, other), (other, name)] {
            let found = Sample.found(approved, fileName: own, beside: [other: approved])
            #expect(found.count { $0.hasPrefix("number-taken") } == count, "\(own) \(found)")
        }
        let use = FolderFacts.Use(number: 4, branch: "origin/zh", fileName: other)
        let elsewhere = Sample.found(approved, fileName: name, elsewhere: [use])
        #expect(elsewhere.count { $0.hasPrefix("number-taken") } == count, "\(elsewhere)")
    }

    /// Translations by a dash have the original beside them.
    @Test func numbersOfTranslationsBesideTheOriginal() {
        let approved = Sample.numbered("004", status: "Approved")
        let others = ["004-a.md": approved, "004-a-zh.md": approved]
        #expect(Sample.found(approved, fileName: "004-a-ja.md", beside: others) == [])
    }

    @Test func theNextFreeNumberIsTaken() throws {
        let approved = Sample.numbered("004", status: "Approved")
        var context = Sample.context(fileName: name)
        let other = Proposal(Array(approved.utf8), template: .enhancement)
        var facts = FolderFacts([.init(other, fileName: name), .init(other, fileName: "004-b.md")])
        facts.elsewhere = [.init(number: 9, branch: "x", fileName: "009-c.md")]
        context.folder = facts
        let finding = try #require(Check(Array(approved.utf8), context: context).findings().first)
        let fix = try #require(finding.fixes.first)
        #expect(fix.title == "Take the next free number, 010." && !fix.isSafe)
        let fixed = String(decoding: fix.applied(to: Array(approved.utf8)), as: UTF8.self)
        #expect(fixed.contains("- **Enhancement Number**: 010\n"))
    }

    @Test func aFileNameWithAnotherNumber() {
        let approved = Sample.numbered("004", status: "Approved")
        #expect(
            Sample.found(approved, fileName: "005-tag-history.md") == [
                "file-number-differs error: The file is named `005-tag-history.md`, "
                    + "the field says 004."
            ])
        #expect(Sample.found(approved, fileName: "2025-plan.md").count == 1)
        #expect(Sample.found(approved, fileName: "tag-history.md") == [])
    }

    /// Where the field gave up the file's number for the sake of another file, it is not taken back.
    @Test func aFileNameWithANumberThatAnotherHas() throws {
        let moved = Sample.numbered("005", status: "Approved")
        let other = Proposal(
            Array(Sample.numbered("004", status: "Approved").utf8), template: .enhancement)
        for (taken, fixes) in [("004-a.md", 0), ("004-b.md", 1)] {
            var context = Sample.context(fileName: "004-b.md")
            context.folder = FolderFacts([.init(other, fileName: taken)])
            let findings = Check(Array(moved.utf8), context: context).findings()
            let finding = try #require(findings.first { $0.rule == "file-number-differs" })
            #expect(finding.fixes.count == fixes, "\(taken)")
        }
    }

    @Test(arguments: [
        ("Draft", "Under Review", true), ("Under Review", "Approved", true),
        ("Approved", "Implemented", true), ("Approved", "Draft", true),
        ("Draft", "Rejected", true), ("Rejected", "Draft", true), ("Draft", "Draft", true),
        ("Draft", "Approved", false), ("Draft", "Implemented", false),
        ("Implemented", "Approved", false), ("Rejected", "Approved", false),
    ])
    func stepsOfTheStatus(old: String, new: String, isFine: Bool) {
        let found = Sample.found(
            Sample.numbered("004", status: new), fileName: name,
            committed: Sample.numbered("004", status: old))
        #expect(found.contains { $0.hasPrefix("status-jump") } == !isFine)
    }

    @Test func aDateThatStaysBehindTheText() {
        let approved = Sample.numbered("004", status: "Approved")
        let changed = approved.replacing("Two weeks.", with: "Three weeks.")
        #expect(
            Sample.found(changed, fileName: name, committed: approved) == [
                "date-behind note: The text differs from the last commit; "
                    + "`Last Updated` is still 2025-09-16."
            ])
        #expect(Sample.found(approved, fileName: name, committed: approved) == [])
        let dated = changed.replacing("2025-09-16", with: "2026-11-22")
        #expect(Sample.found(dated, fileName: name, committed: approved) == [])
    }

    @Test func proposalsThatTheTextNames() {
        let text = Sample.numbered("004", status: "Approved")
            .replacing("Two weeks.", with: "See Enhancement 012, Enhancement #012 and 004-x.")
        #expect(
            Sample.found(text, fileName: name) == [
                "proposal-unknown error: There is no Enhancement 012 (2 places)."
            ])
        #expect(Sample.found(text, fileName: name, beside: ["012-x.md": unnumbered]) == [])
        let code = Sample.numbered("004", status: "Approved")
            .replacing(
                "Two weeks.", with: "```\nEnhancement 012\n```\n\nEnhancement 12, Enhancements 012")
        #expect(Sample.found(code, fileName: name) == [])
    }

    /// `RFC 2119` is one of the IETF, also in a folder whose proposals are RFCs.
    @Test func numbersOfOtherRFCs() {
        let template = Template(
            reading: Array("# RFC 0000: <title>\n\n## Summary\n\n<what>\n".utf8), name: "rfc")
        let text = "# RFC 0004: Own\n\n## Summary\n\nSee RFC 012 and RFC 3339.\n"
        let proposal = Proposal(Array(text.utf8), template: template)
        var context = CheckContext(
            template: template, today: Sample.today, fileName: "0004-own.md")
        context.folder = FolderFacts([.init(proposal, fileName: "0004-own.md")])
        let found = Check(proposal, context: context).findings().filter {
            $0.rule == "proposal-unknown"
        }
        #expect(found.map(\.message) == ["There is no RFC 012."])
    }

    @Test func superseding() {
        let old = Sample.numbered("004", status: "Approved")
        let new = Sample.numbered("005", status: "Approved")
            .replacing("\n\n## Summary", with: "\n- **Supersedes**: 004\n\n## Summary")
        let found = Sample.found(old, fileName: name, beside: ["005-new.md": new])
        #expect(
            found == [
                "supersede-one-way warning: 005 says that it takes the place of 004; "
                    + "this one does not name it."
            ])
        var context = Sample.context(fileName: name)
        let entry = { (text: String, name: String) in
            FolderFacts.Entry(Proposal(Array(text.utf8), template: .enhancement), fileName: name)
        }
        context.folder = FolderFacts([entry(old, name), entry(new, "005-new.md")])
        let repair = Repair(Array(old.utf8), context: context)
        let fixed = String(decoding: repair.bytes, as: UTF8.self)
        #expect(
            fixed
                == old.replacing("\n\n## Summary", with: "\n- **Superseded By**: 005\n\n## Summary")
        )
        #expect(Sample.found(fixed, fileName: name, beside: ["005-new.md": new]) == [])
    }
}

/// Comments that switch rules off.
@Suite struct SuppressionTests {
    private let wrong = Sample.with("Keep what", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nKeep what")

    private func rules(_ text: String) -> [String] {
        Check(Array(text.utf8), context: Sample.context()).findings().map(\.rule)
    }

    @Test func aRuleIsSilentInItsSection() {
        #expect(rules(wrong) == ["summary-paragraphs"])
        let off = "<!-- octopen: off summary-paragraphs: history -->"
        #expect(rules(wrong.replacing("One.", with: "\(off)\n\nOne.")) == [])
        #expect(
            rules(wrong.replacing("## Goals", with: "## Goals\n\n\(off)")) == [
                "summary-paragraphs", "suppression-idle",
            ])
        #expect(
            rules(wrong.replacing("\n\n## Enh", with: "\n\n\(off)\n\n## Enh")) == [])
    }

    @Test func commentsWithinOneAnothersReach() {
        let off = { (why: String) in "<!-- octopen: off text-as-tag: \(why) -->" }
        let text = """
            \(off("all of it"))

            A <one> \(off("here")).

            \(off("the rest"))

            A <two>.

            ## Goals

            A <three>.
            """
        let found = Check(
            Array(Sample.with("## Goals", text).utf8), context: Sample.context()
        ).findings().map { "\($0.rule) \($0.message)" }
        #expect(found.filter { $0.hasPrefix("suppression") } == [])
        #expect(found.filter { $0.hasPrefix("text-as-tag") }.count == 1)
        #expect(found.contains { $0.hasPrefix("text-as-tag `<three>`") })
    }

    @Test func whatSwitchesNothingOffOrSaysNoReasonIsTold() {
        let bare = "<!-- octopen: off summary-paragraphs -->"
        #expect(rules(wrong.replacing("One.", with: "\(bare)\n\nOne.")) == ["suppression-bare"])
        let two = "<!-- octopen: off summary-paragraphs, title-long: why -->"
        #expect(rules(wrong.replacing("One.", with: "\(two)\n\nOne.")) == ["suppression-idle"])
        #expect(
            rules(Sample.with("Keep what", "<!-- octopen: on -->\n\n<!-- off -->\n\nKeep what"))
                == [])
    }
}
