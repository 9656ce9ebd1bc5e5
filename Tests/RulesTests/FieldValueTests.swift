import Testing

@testable import Rules

/// Situations that people told of: what is right about names of headings, links, tables, fences and
/// characters, as GitHub has it.
@Suite struct FieldValueTests {
    /// Files beside the proposal, with the names of their headings.
    private struct Beside: LinkedFiles {
        let files: [String: Set<String>] = [
            "./other page.md": ["other", "one-part"], "other page.md": ["other", "one-part"],
            "./👤 Team/TV list.md": [], "100%.md": [],
        ]

        func state(of path: String) -> LinkedFileState { files[path] == nil ? .missing : .present }

        func anchors(in path: String) -> Set<String>? { files[path] }

        func candidates(for path: String) -> [String] { [] }
    }

    /// What is found with a text in place of the timeline's only sentence: rule and place.
    private func found(_ text: String) -> [String] {
        let document = Sample.with("Two weeks.", text)
        var context = Sample.context()
        context.files = Beside()
        return Check(Array(document.utf8), context: context).findings().map {
            "\($0.rule) \(String(decoding: Array(document.utf8)[$0.range], as: UTF8.self))"
        }
    }

    @Test func namesOfHeadings() {
        // The variation selector behind a sign is kept, the sign is not.
        #expect(
            found("[a](#\u{FE0F}-building) [b](#-building)\n\n#### 🛠\u{FE0F} Building\n\nx") == [
                "link-anchor -building"
            ])
        // A colon and a stroke are dropped, and nothing is put in their place.
        #expect(
            found("[a](#mode-readonly) [b](#mode-read-only)\n\n#### Mode: read/only\n\nx") == [
                "link-anchor mode-read-only"
            ])
        // `Case`, `Case 1` and `Case` again: the number that is taken is passed over.
        #expect(
            found(
                "[a](#case) [b](#case-1) [c](#case-2) [d](#case-3)\n\n"
                    + "#### Case\n\nx\n\n#### Case 1\n\nx\n\n#### Case\n\nx") == [
                    "link-anchor case-3", "section-repeated Case",
                ])
    }

    @Test func linksWithBlanksAndEscapes() {
        #expect(
            found(
                "[a](<./other page.md> \"T\"), [b](other%20page.md#one-part 'x'), "
                    + "[c](<./no page.md> \"T\"), [d](<other page.md#two>)") == [
                    "link-file ./no page.md", "link-anchor two",
                ])
        #expect(
            found(
                "[a](./%F0%9F%91%A4%20Team/TV%20list.md) [b](./%F0%9F%91%A4%20Team/TV%20lost.md) "
                    + "[c](100%25.md)") == ["link-file ./%F0%9F%91%A4%20Team/TV%20lost.md"])
        #expect(
            found(
                "[a](https://example.org/find?q=two%20words.md), <https://example.org/x.md>, "
                    + "[b](HTTPS://example.org/x.md), [c](//example.org/x.md), "
                    + "[d](ftp://example.org/x.md), [e](<https://example.org/q=two words.md>)")
                == [])
    }

    /// A page of a site is the Markdown file that it is made of.
    @Test func pagesOfMarkdownFiles() {
        #expect(
            found("[a](<other page.html#one-part>), [b](<no page.html>), [c](<other page.htm>)")
                == ["link-file no page.html", "link-file other page.htm"])
    }

    @Test func barsInCodePartCells() {
        #expect(
            found("| Sign | Sense |\n|---|---|\n| `|` | either |\n| `a | b` | union |") == [
                "table-columns either"
            ])
    }

    @Test func fencesAreThoseOfTheParser() {
        // In a quote, drawn trees and all.
        #expect(found("> ```\n> store/\n> └── blobs/\n>     └── one\n> ```") == [])
        // Two blanks are not enough to stay in the item: both fences are closed all the same.
        #expect(found("1. First step\n  more of it\n\n  ```\n  run\n  ```\n\n2. Second") == [])
        // HTML goes on up to a blank line, so that the first fence opens nothing.
        let details =
            "<details>\n<summary>Trace</summary>\n```\nline one\n\nline two\n```\n</details>"
        #expect(found(details) == ["fence-open ```"])
        #expect(found("Inline $a_{i} + b_{j}$.\n\n$$ \\sum_{i=1}^{n} K_{i}, N_i < M $$") == [])
    }

    @Test func hiddenCharacters() {
        let fine = "می\u{200C}خواهم 👩\u{200D}💻 🏴\u{200D}☠\u{FE0F} שלום\u{200F} soft\u{AD}hyphen"
        #expect(found(fine) == [])
        #expect(
            found("user\u{202E}txt.exe\u{202C}") == ["hidden-character \u{202E}"])
    }

    @Test func headingsInAnotherCase() {
        let text = Sample.with("## Summary", "## SUMMARY").replacing("## Goals", with: "## goals")
            .replacing(
                "## Enhancement Inf", with: "Some words of mine above.\n\n## Enhancement Inf"
            )
            .replacing("Two weeks.", with: "```md\n## Testing Strategy\n```")
        #expect(Sample.findings(text) == [])
    }

    @Test func supersededOnBothSides() {
        let own = Sample.with(
            "- **Last Updated**: 2025-09-16",
            "- **Last Updated**: 2025-09-16\n- **Superseded By**: [006](006-y.md)",
            status: "Approved")
        func told(_ supersedes: String) -> [String] {
            let other = Sample.numbered("006", status: "Approved").replacing(
                "- **Last Updated**: 2025-09-16",
                with: "- **Last Updated**: 2025-09-16\(supersedes)")
            return Sample.found(
                other, fileName: "006-y.md", beside: ["004-x.md": own]
            ).filter { !$0.hasPrefix("link-file") }
        }
        #expect(told("\n- **Supersedes**: 003, 004") == [])
        #expect(told("").map { $0.prefix { $0 != " " } } == ["supersede-one-way"])
    }
}
