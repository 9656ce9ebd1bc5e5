import Proposals
import Prose
import Testing

@testable import Rules

/// What a template asks in comments and brackets, left beside an answer.
@Suite struct CommentLeftTests {
    private static let template = """
        ---
        # These are optional. Feel free to remove any of them.
        status: "{proposed | accepted | … }"
        ---

        # {title}

        ## Context

        {Describe the context of it in two sentences.}

        <!-- This is an optional element. Feel free to remove. -->
        ## Drivers

        * {driver 1}
        * … <!-- numbers of drivers can vary -->

        ## Outcome

        {Say what was decided.}

        """

    /// What is found in a document of the template, by the rules that are named.
    private func found(_ text: String, by rules: Set<String>) throws -> [String] {
        let template = Template(reading: Array(Self.template.utf8), name: "t.md")
        let today = try #require(Day("2026-11-27"))
        let check = Check(
            Array(text.utf8), context: CheckContext(template: template, today: today))
        return check.findings().filter { rules.contains($0.rule) }.map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.rule)"
        }
    }

    /// A link definition that is a comment, unless most accepted documents keep it.
    @Test func commentsInLinkDefinitions() {
        let comment = "[//]: # (Say in ten words or more what all of this is for.)"
        let asked =
            "# T\n\n## A\n\n\(comment)\n\n## B\n\n\(comment.replacing("for", with: "not"))\n"
        let template = Template(reading: Array(asked.utf8), name: "t.md")
        let dropped = "# Baskets\n\n## A\n\nThey carry.\n\n## B\n\nWith hands.\n"
        let left = dropped.replacing("They carry", with: "\(comment)\n\nThey carry")
        for (others, isTold) in [(dropped, true), (left, false)] {
            let context = Sample.context(beside: Array(repeating: others, count: 5), template)
            let found = Check(Array(left.utf8), context: context).findings()
            #expect(found.map(\.rule) == (isTold ? ["comment-left"] : []))
            for fix in found.flatMap(\.fixes) {
                #expect(
                    String(decoding: fix.applied(to: Array(left.utf8)), as: UTF8.self) == dropped)
            }
        }
        let context = CheckContext(template: template, today: Sample.today)
        let untouched = Check(Array(asked.utf8), context: context).findings().map(\.rule)
        #expect(untouched.filter { $0 == "section-untouched" }.count == 2)
    }

    /// Four of six accepted documents keep a comment; the others and drafts do not count.
    @Test func whatAcceptedDocumentsKeepIsNotTold() throws {
        let template = Template(
            reading: Array(
                """
                # T

                - Status: [draft | accepted]

                ## Outcome

                <!-- Say in ten words or more what this is all about, please. -->

                ## Rest

                <!-- Say in ten words or more what there is besides of it. -->

                """.utf8), name: "t")
        let rest = "<!-- Say in ten words or more what there is besides of it. -->\n\n"
        func text(_ status: String, keeps: Bool) -> String {
            let kept = "<!-- Say in ten words or more what this is all about, please. -->\n\n"
            return "# A\n\n- Status: \(status)\n\n## Outcome\n\n\(keeps ? kept : "")Slow.\n\n"
                + "## Rest\n\n\(keeps ? "" : rest)None.\n"
        }
        let folder =
            [true, true, true, true, false, false].map { text("accepted", keeps: $0) }
            + [text("draft", keeps: false), text("draft", keeps: false)]
        let summaries = folder.enumerated().map { index, text in
            ProposalSummary(
                Proposal(Array(text.utf8), template: template), fileName: "\(index).md")
        }
        var facts = FolderFacts(summaries.map(\.entry))
        func lines() throws -> [Int] {
            var context = CheckContext(template: template, today: try #require(Day("2026-11-27")))
            context.folder = facts
            let all = text("accepted", keeps: true).replacing(
                "## Rest\n\n", with: "## Rest\n\n\(rest)")
            let check = Check(Array(all.utf8), context: context)
            return check.findings().filter { $0.rule == "comment-left" }
                .map { check.lines.line(at: $0.range.lowerBound) }
        }
        #expect(try lines() == [7, 13])
        facts.shares = TemplateShares(summaries, template: template)
        #expect(try lines() == [13])
        let shares = template.keepable.compactMap { facts.shares[$0.words] }
        #expect(shares.map(\.kept) == [4, 2] && shares.map(\.documents) == [6, 6])
        #expect(shares.map(\.isKept) == [true, false])
    }

    /// What some keep is not taken out without being asked, nor what a document was accepted with; what
    /// most keep is not told.
    @Test(arguments: [(0, true, 2), (1, true, 2), (2, false, 2), (3, false, 2), (4, false, 0)])
    func notesAndMarksThatOthersKeep(kept: Int, isSafe: Bool, told: Int) {
        func text(_ status: String, keeps: Bool) -> String {
            let note = keeps ? "This is a template for proposals of ours and of others.\n\n" : ""
            return "# Baskets\n\n\(note)- Status: \(status)\n\n"
                + "## Aim\(keeps ? " <!-- optional -->" : "")\n\nThey are light.\n"
        }
        let asked = text("draft | accepted", keeps: true)
            .replacing("They are light.", with: "Say in a few words what it is for.")
            .replacing("# Baskets", with: "# <Title>")
        let template = Template(reading: Array(asked.utf8), name: "t")
        let folder = (0..<6).map { text("accepted", keeps: $0 < kept) }
        let context = Sample.context(beside: folder, template)
        for status in ["draft", "accepted"] {
            let found = Check(Array(text(status, keeps: true).utf8), context: context).findings()
                .filter { ["preamble-left", "comment-left"].contains($0.rule) }
            #expect(found.count == told, "\(status)")
            let safe = found.flatMap(\.fixes).map(\.isSafe)
            #expect(safe == found.map { _ in isSafe && status == "draft" }, "\(status)")
        }
    }

    /// Of a text that accepted documents keep no sentence is told either.
    @Test func sentencesThatAcceptedDocumentsKeep() throws {
        let kept = "The list below is of all who made one. Please send us a note to add your own."
        let start = "# A\n\n- Status: accepted\n\n## Outcome\n\n\(kept)\n\n"
        let template = Template(
            reading: Array(
                (start.replacing("accepted", with: "[draft | accepted]")
                    + "## Rest\n\nSay what there is besides.\n").utf8), name: "t")
        let text = start + "Ours.\n\n## Rest\n\nNone.\n"
        let summaries = (1...5).map { number in
            ProposalSummary(
                Proposal(Array(text.utf8), template: template), fileName: "\(number).md")
        }
        var facts = FolderFacts(summaries.map(\.entry))
        func rules() throws -> [String] {
            var context = CheckContext(template: template, today: try #require(Day("2026-11-27")))
            context.folder = facts
            return Check(Array(text.utf8), context: context).findings().map(\.rule)
                .filter { $0 == "prompt-left" }
        }
        #expect(try rules() == ["prompt-left"])
        facts.shares = TemplateShares(summaries, template: template)
        #expect(try rules().isEmpty)
    }

    /// A version that lets its comments stay says nothing of those of a newer one.
    @Test func commentsOfANewerVersion() throws {
        let (old, new) = ("Say in ten words or more what it is about.", "Say why it is needed now.")
        func template(_ note: String, _ comment: String) -> Template {
            let text =
                "<!-- \(note) This is the template for proposals. -->\n\n# T\n\n## Outcome\n\n"
                + "<!-- \(comment) -->\n\n## Rest\n\n<!-- \(old) -->\n"
            return Template(reading: Array(text.utf8), name: "t")
        }
        let stays = "You can leave these HTML comments in your merged proposal."
        func found(_ comment: String, newest note: String) throws -> Int {
            let text = "# A\n\n## Outcome\n\n<!-- \(comment) -->\n\nSlow.\n\n## Rest\n\nNone.\n"
            let today = try #require(Day("2026-11-27"))
            var context = CheckContext(template: template(stays, old), today: today)
            context.newest = template(note, new)
            return Check(Array(text.utf8), context: context).findings()
                .count { $0.rule == "comment-left" }
        }
        #expect(try found(new, newest: "Please remove this comment.") == 1)
        #expect(try found(old, newest: "Please remove this comment.") == 0)
        #expect(try found(new, newest: stays) == 0)
    }

    /// Parts that were written do not answer what a comment asks above them.
    @Test func aCommentAboveWrittenParts() throws {
        let comment = "<!-- Say in ten words or more what all of this is for. -->"
        let below = "<!-- Detail the things that people will be able to do. -->"
        func text(_ heading: String, _ words: String, parts: String) -> String {
            "# A\n\n## \(heading)\n\n\(words)\n\n### Stories\n\n\(parts)\n"
        }
        func found(_ heading: String, parts: String, others: [String]? = nil) throws -> [String] {
            let template = Template(
                reading: Array(text(heading, comment, parts: below).utf8), name: "t")
            var context = CheckContext(template: template, today: try #require(Day("2026-11-27")))
            if let others {
                let summaries = others.enumerated().map { number, words in
                    ProposalSummary(
                        Proposal(
                            Array(text(heading, words, parts: "One.").utf8), template: template),
                        fileName: "\(number).md")
                }
                context.folder = FolderFacts(summaries.map(\.entry))
                context.folder?.shares = TemplateShares(summaries, template: template)
            }
            let check = Check(Array(text(heading, comment, parts: parts).utf8), context: context)
            return check.findings().filter { $0.rule == "comment-left" }.map {
                "\(check.lines.line(at: $0.range.lowerBound)) \($0.level)"
            }
        }
        #expect(try found("Proposal", parts: "One.") == ["5 todo"])
        #expect(try found("Proposal", parts: below) == [])
        #expect(try found("Proposal (Optional)", parts: "One.") == [])
        // Where every third keeps it, too, it may be meant to stay.
        #expect(
            try found("Proposal", parts: "One.", others: [comment, "", "", "", ""]) == ["5 todo"])
        let third = [comment, comment, "", "", "Do.", "Do."]
        #expect(try found("Proposal", parts: "One.", others: third) == [])
    }

    /// Lines of the template in angle brackets are told once the keys around them are filled.
    @Test func linesInAngleBracketsInFrontMatter() throws {
        func text(_ title: String, _ status: String) -> String {
            "---\nTitle: \(title)\nStatus: \(status)\n<Replaces: RFCxxx>\n<Tracking:>\n---\n\n"
                + "# Weave\n\n## Motivation\n\nWho wants it?\n"
        }
        let template = Template(
            reading: Array(text("<the title>", "Draft").utf8), name: "t")
        func found(_ title: String) throws -> Int {
            let context = CheckContext(
                template: template, today: try #require(Day("2026-11-27")))
            return Check(Array(text(title, "Accepted").utf8), context: context).findings()
                .count { $0.rule == "comment-left" }
        }
        #expect(try found("Weave") == 2)
        #expect(try found("<the title>") == 0)
    }

    /// A comment that asks to be removed is told beside an answer of the template's that stands, and in
    /// an empty optional section once the rest is written; taking it out is all that is asked.
    @Test func aCommentThatAsksToBeRemoved() throws {
        let ask = "TODO: Remove this comment before submitting"
        let words = "Say what breaks by the change, and for whom, and what they can do about it."
        let issues = "<!--\n  This section is optional.\n\n  \(words)\n\n  \(ask)\n-->\n\n"
        let text = """
            # A

            ## Outcome

            <!--
              Say in ten words or more what this is all about, please.

              \(ask)
            -->

            ## Issues

            \(issues)No issues found.

            ## More

            <!--
              This section is optional. Say what else there is to be said of it, and of all around it.

              \(ask)
            -->

            """
        let template = Template(reading: Array(text.utf8), name: "t")
        let today = try #require(Day("2026-11-27"))
        func lines(_ text: String) -> [Int] {
            let check = Check(
                Array(text.utf8), context: CheckContext(template: template, today: today))
            return check.findings().filter { $0.rule == "comment-left" }.map {
                check.lines.line(at: $0.range.lowerBound)
            }
        }
        #expect(lines(text) == [13])
        #expect(lines(text.replacing(issues, with: "")) == [])
        let start = try #require(text.firstRange(of: "<!--"))
        let end = try #require(text.firstRange(of: "-->"))
        let written = text[..<start.lowerBound] + "Slow." + text[end.upperBound...]
        #expect(lines(String(written)) == [9, 21])
    }

    @Test func aCommentBesideAnAnswerIsFound() throws {
        let text = """
            # Cache

            ## Context

            Slow.

            <!-- This is an optional
            element. Feel free to remove. -->
            ## Drivers

            * Time <!-- numbers of drivers can vary -->

            ## Outcome

            A cache. <!-- A word of our own. -->

            """
        #expect(try found(text, by: ["comment-left"]) == ["7 comment-left"])
        // In code it is an example, and a section that is still to be written keeps its own.
        let open = text.replacing("* Time", with: "* {driver 1}\n* …")
        #expect(try found(open, by: ["comment-left"]) == [])
        let code = text.replacing("Slow.", with: "    <!-- numbers of drivers can vary -->")
            .replacing(" <!-- numbers of drivers can vary -->\n\n## O", with: "\n\n## O")
        #expect(try found(code, by: ["comment-left"]).count == 1)
    }

    @Test func aCommentOfFrontMatterIsFound() throws {
        let text = """
            ---
            # These are optional. Feel free to remove any of them.
            status: accepted
            ---

            # Cache

            """
        #expect(try found(text, by: ["comment-left"]) == ["2 comment-left"])
        let open = text.replacing("accepted", with: "\"{proposed | accepted | … }\"")
        #expect(try found(open, by: ["comment-left"]) == [])
    }

    @Test func aValueOfManyIsFoundIfMisspelt() throws {
        let text = "---\nstatus: accepted\n---\n\n# Cache\n"
        for (value, count) in [("accepted", 0), ("Accepted", 0), ("done", 0), ("acepted", 1)] {
            let text = text.replacing("accepted", with: value)
            #expect(try found(text, by: ["status-value"]).count == count, "\(value)")
        }
    }

    @Test func wordsInBracketsAreFound() throws {
        let text = "# Cache\n\n## Outcome\n\nWell: {Say what was decided.}\n"
        #expect(try found(text, by: ["placeholder-left"]) == ["5 placeholder-left"])
    }
}
