import Proposals
import Testing

@testable import Rules

/// What is still the template's is something to do, and no fault of the author's.
@Suite struct StillAskedTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The lines, levels and rules of what is found where no file is beside the document.
    private func found(_ text: String, by template: Template) -> [String] {
        var context = CheckContext(template: template, today: Sample.today)
        context.files = NoFiles()
        let check = Check(Proposal(Array(text.utf8), template: template), context: context)
        return check.findings().map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.level) \($0.rule)"
        }
    }

    private struct NoFiles: LinkedFiles {
        func state(of path: String) -> LinkedFileState { .missing }
        func candidates(for path: String) -> [String] { [] }
        func anchors(in path: String) -> Set<String>? { nil }
    }

    /// Links and words between `<` and `>` in text that nobody began.
    @Test func linksAndTags() {
        let text =
            "# RFC <number> - <title>\n\n- Link: [#<number>](issues/<number>)\n\n"
            + "## Aim\n\n[Say it, as [ADR-5](0005-example.md) does]\n\n"
            + "## Option 1: <Title>\n\n[Say what.]\n\n## Rest\n\n[Say how.]\n"
        let template = template(text)
        let begun = text.replacing(" - <title>", with: " - Baskets")
        #expect(!found(begun, by: template).contains { !$0.contains(" todo ") })
        let own = begun.replacing(
            "[Say it, as [ADR-5](0005-example.md) does]", with: "[a](b.md) <c>")
        let told = found(own, by: template).filter { !$0.contains(" todo ") }
        #expect(told == ["7 error link-file", "7 warning text-as-tag"])
    }

    /// A dead link of the template's own is no fault of each document: it is noted.
    @Test func deadLinksOfTheTemplate() {
        let text = { (title: String, aim: String, link: String) in
            "# \(title)\n\n## Aim\n\n\(aim)\n\n## Checks\n\n- [ ] All of it is told in \(link)\n\n"
                + "\(aim)\n"
        }
        let template = template(text("<title>", "What is it for?", "[docs](/docs/)"))
        #expect(
            found(text("Baskets", "Mine.", "[docs](/docs/)"), by: template)
                .filter { $0.hasSuffix("link-file") } == ["9 note link-file"])
        for own in ["[words](/docs/)", "[docs](/docs/a.md)"] {
            #expect(
                found(text("Baskets", "Mine.", own), by: template)
                    .filter { $0.hasSuffix("link-file") } == ["9 error link-file"])
        }
        // One of the author's leads there, too.
        #expect(
            found(text("Baskets", "[Mine](/docs/).", "[docs](/docs/)"), by: template)
                .filter { $0.hasSuffix("link-file") } == ["5 error link-file"])
    }

    /// An item of the template's is answered by the author's items below it.
    @Test func answeredItems() {
        let text = { (title: String, below: String, rest: String) in
            "# \(title)\n\n## Aim\n\n- Testing by all of our own people\(below)\n"
                + "- Audits by other people than us\n\n## Rest\n\n\(rest)\n"
        }
        let template = template(text("Title", "", "Say it all."))
        #expect(
            found(text("Baskets", "\n  - They tested it.", "Mine."), by: template)
                == ["7 warning prompt-left"])
        #expect(
            found(text("Baskets", "\n- They tested it.", "Mine."), by: template)
                == ["5 warning prompt-left"])
    }

    /// A table of contents is nothing of the author's beside the template's words.
    @Test func wordsAboveContents() {
        let text = { (title: String, below: String) in
            "# \(title)\n\n## Contents\n\nA list of contents is helpful for all of us.\n\n"
                + "- [\(title)](#\(title.lowercased()))\n\(below)\n## Rest\n\nSay it all.\n"
        }
        let template = template(text("Title", ""))
        #expect(
            found(text("Baskets", ""), by: template).filter { $0.hasPrefix("5 ") }
                == ["5 todo prompt-left"])
        #expect(
            found(text("Baskets", "- Own\n"), by: template).filter { $0.hasPrefix("5 ") }
                == ["5 warning prompt-left"])
    }

    /// Days to come at the beginning of items, and tables without rows.
    @Test func daysAndTables() {
        let text = { (day: String, row: String) in
            "# Baskets\n\n## Aim\n\nMine.\n\n## History\n\n- [ ] \(day): Proposed idea in an issue\n\n"
                + "## Risks\n\n| Risk | Mitigation |\n|---|---|\n\(row)\n"
        }
        let template = template(
            text("MM/DD/YYYY", "").replacing("Mine.", with: "Say it.")
                .replacing("Baskets", with: "Title"))
        var context = CheckContext(template: template, today: Sample.today)
        context.history = ProposalHistory(
            accepted: { nil }, branches: { [] }, isNew: { true })
        func found(_ text: String) -> [String] {
            let check = Check(Array(text.utf8), context: context)
            return check.findings().map {
                "\(check.lines.line(at: $0.range.lowerBound)) \($0.level) \($0.rule)"
            }
        }
        #expect(
            found(text("MM/DD/YYYY", ""))
                == ["9 todo placeholder-left", "13 todo placeholder-left"])
        #expect(found(text("03/04/2024", "| Rain | Roof |\n")) == [])
        // Of what was accepted many keep the days of what never came.
        context.history = ProposalHistory(
            accepted: { nil }, branches: { [] }, isNew: { false })
        #expect(found(text("MM/DD/YYYY", "| Rain | Roof |\n")) == [])
    }
}
