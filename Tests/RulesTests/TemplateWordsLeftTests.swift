import Proposals
import Testing

@testable import Rules

/// What a document has left of its template's labels, lists and questions, where some of it may stay.
@Suite struct TemplateWordsLeftTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The lines, levels and rules of what is found.
    private func found(_ text: String, by template: Template) -> [String] {
        let context = CheckContext(template: template, today: Sample.today)
        let check = Check(Proposal(Array(text.utf8), template: template), context: context)
        return check.findings().map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.level) \($0.rule)"
        }
    }

    /// Values behind labels in bold, without a colon, are told until they are written.
    @Test func valuesBehindLabels() {
        let asked =
            "# Enhancement: Title\n\n**Date** YYYY/MM/DD\n\n**Author** First Last (@user)\n\n"
            + "**Status** Draft\n\n## Summary\n\nSay in a few words what it is.\n"
        let text = asked.replacing("Title", with: "Baskets")
            .replacing("Say in a few words what it is.", with: "A basket.")
        #expect(found(text, by: template(asked)) == ["3 todo placeholder-left"])
        let dated = text.replacing("YYYY/MM/DD", with: "2026/01/02")
        #expect(found(dated, by: template(asked)) == ["5 todo placeholder-left"])
        let filled = dated.replacing("First Last (@user)", with: "Ana Lima (@ana)")
        #expect(found(filled, by: template(asked)) == [])
    }

    /// A day to come behind a name below the title is told where no field is read; one in a sentence is not.
    @Test(arguments: [
        ("**Status** Draft\n**Date** YYYY-MM-DD", true),
        ("*Status: Draft, Date: YYYY-MM-DD*", true),
        ("Date\n: YYYY-MM-DD", true), ("We write all days of a text as YYYY-MM-DD", false),
        ("**Days** are those of the calendar, `YYYY-MM-DD`", false),
    ])
    func daysBehindNames(line: String, isTold: Bool) {
        let asked = "# {title}\n\n\(line)\n\n## Summary\n\nSay in a few words what it is.\n"
        let text = asked.replacing("{title}", with: "Baskets")
            .replacing("Say in a few words what it is.", with: "A basket.")
        let left = found(text, by: template(asked)).filter { $0.hasSuffix("placeholder-left") }
        #expect(left.count == (isTold ? 1 : 0), "\(left)")
        let dated = text.replacing("YYYY-MM-DD", with: "2026-01-02")
        #expect(!found(dated, by: template(asked)).contains { $0.hasSuffix("placeholder-left") })
    }

    /// Of a list that is to be pruned what is left was chosen; the whole of it may be as it was.
    @Test func listsToBePruned() {
        let asked =
            "# {title}\n\n## Areas\n\n<delete any from the below list that do not apply>\n\n"
            + "* Compliance\n* Content\n* Design\n\n## Rest\n\nSay what there is besides.\n"
        let whole = asked.replacing("{title}", with: "Baskets")
            .replacing("<delete any from the below list that do not apply>\n\n", with: "")
            .replacing("Say what there is besides.", with: "None.")
        let pruned = whole.replacing("* Compliance\n", with: "")
        #expect(found(pruned, by: template(asked)) == [])
        #expect(found(whole, by: template(asked)).count == 1)
    }

    /// Who keeps some of the items that are called examples has chosen them; all of them may be as they
    /// were.
    @Test func itemsThatAreExamples() {
        let items =
            "- It can be used from end to end\n- There are enough of tests for it\n- Feedback\n"
        let asked =
            "# Title\n\n## Criteria\n\nDefine the milestones of it.\n\n"
            + "**Examples**: These are examples to consider.\n\n### Alpha\n\n\(items)\n"
            + "## Rest\n\nSay what there is besides.\n"
        let text = { (alpha: String) in
            "# Baskets\n\n## Criteria\n\nThere are two.\n\n### Alpha\n\n\(alpha)\n"
                + "## Rest\n\nNone.\n"
        }
        let chosen = "- There are enough of tests for it\n- Ours\n"
        #expect(found(text(chosen), by: template(asked)) == [])
        #expect(found(text("We do this:\n\n" + items), by: template(asked)).count == 1)
        let plain = asked.replacing("**Examples**: These are examples to consider.\n\n", with: "")
        #expect(found(text(chosen), by: template(plain)) == ["9 warning prompt-left"])
    }

    /// An item that has a day where the template has the sign for one is the author's, whatever follows.
    @Test(arguments: ["YYYY-MM-DD:", "**YYYY-MM-DD**:", "DD.MM.YYYY:"])
    func itemsWithTheirDay(sign: String) {
        let item = "First complete draft submitted for review"
        let asked =
            "# Title\n\n## Summary\n\nSay in a few words what it is.\n\n"
            + "## Changelog\n\n- \(sign) \(item)\n"
        let text = { (items: String) in
            "# Baskets\n\n## Summary\n\nA basket.\n\n## Changelog\n\n\(items)\n"
        }
        let day = sign.replacing("YYYY", with: "2025").replacing("MM", with: "02")
            .replacing("DD", with: "03")
        #expect(found(text("- \(day) \(item)"), by: template(asked)) == [])
        let open = "- \(day) Begun\n- \(sign) \(item)"
        #expect(found(text(open), by: template(asked)).contains("10 warning prompt-left"))
        #expect(
            found(text("- \(day) Begun\n- \(item)"), by: template(asked))
                == ["10 warning prompt-left"])
    }

    /// A question that some of the accepted documents keep is no more than something to do in one.
    @Test(arguments: [(0, "warning"), (1, "warning"), (2, "todo"), (3, "todo")])
    func questionsThatSomeKeep(count: Int, level: String) {
        let question = "Say in a few words what it is."
        let template = template(
            "# Title\n\n## Summary\n\n\(question)\n\n## Rest\n\nWhy is it so?\n")
        let plain = "# Baskets\n\n## Summary\n\nA basket.\n\n## Rest\n\nNone.\n"
        let kept = plain.replacing("A basket.", with: "\(question)\n\nA basket.")
        let context = Sample.context(
            beside: (0..<6).map { $0 < count ? kept : plain }, template)
        let found = Check(Array(kept.utf8), context: context).findings()
        #expect(found.map { "\($0.level) \($0.rule)" } == ["\(level) prompt-left"])
    }

    /// A quote that says which states there are has said it once one is chosen.
    @Test func quotesBesideAState() {
        let quote = "> A decision may be \"proposed\" or \"accepted\".\n\n"
        let asked =
            "# ADR {N}: {TITLE}\n\n## Status\n\n\(quote){Deprecated|Proposed|Accepted}\n\n"
            + "## Context\n\nSay why.\n"
        let open = asked.replacing("{N}: {TITLE}", with: "1: Weave")
            .replacing("Say why.", with: "We weave.")
        let text = open.replacing("{Deprecated|Proposed|Accepted}", with: "Accepted")
        #expect(found(text, by: template(asked)) == ["5 todo prompt-left"])
        #expect(found(text.replacing(quote, with: ""), by: template(asked)) == [])
        #expect(!found(open, by: template(asked)).contains { $0.hasSuffix("prompt-left") })
        // Words of the author's own are none of the template's.
        let own = text.replacing("A decision may be", with: "The board was asked whether it is")
        #expect(found(own, by: template(asked)) == [])
        let other = "> Write to the list of all architects before.\n\n"
        #expect(
            found(
                text.replacing(quote, with: other),
                by: template(asked.replacing(quote, with: other)))
                == [])
    }
}
