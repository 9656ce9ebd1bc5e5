import Folders
import Markdown
import TestSupport
import Testing

/// The index in each of its forms.
@Suite struct ProposalIndexTests {
    private func index(_ proposals: ListedProposal...) -> ProposalIndex {
        ProposalIndex(
            proposals.map { ProposalIndex.Entry($0, path: $0.path) },
            statuses: ["Draft", "Approved"])
    }

    private static let gc = ListedProposal(
        path: "a b/004-gc.md", number: "004", title: "Garbage | [x] <b> `c` *d* \\ & $e$",
        status: "Approved", updated: "2025-01-02",
        authors: ["Ana Lima <ana@example.org>", "Bo (@bo)"])
    private static let idea = ListedProposal(path: "idea.md", status: "odd_one")
    private static let draft = ListedProposal(
        path: "7.md", number: "7", title: "Seven", status: "Draft", authors: ["bo (@bo)"])

    @Test func oneTable() {
        let lines = index(Self.gc, Self.idea).markdown(by: .number, headingLevel: 2)
        #expect(
            lines == [
                "| No. | Title | Status | Authors | Updated |", "| --- | --- | --- | --- | --- |",
                #"| 004 | [Garbage \| \[x\] \<b\> `c` \*d\* \\ \& \$e\$](a%20b/004-gc.md) "#
                    + "| Approved | Ana Lima, Bo (@bo) | 2025-01-02 |",
                #"|  | [idea.md](idea.md) | odd\_one |  |  |"#,
            ])
    }

    @Test func byStatusAndAuthor() {
        let headings = { (lines: [String]) in lines.filter { $0.hasPrefix("#") } }
        let index = index(Self.gc, Self.draft, Self.idea)
        #expect(
            headings(index.markdown(by: .status, headingLevel: 3))
                == ["### Draft", "### Approved", #"### odd\_one"#])
        let versions = ["Done (1.0)", "Draft (2)", "done (2.0)", "(x)"].map {
            ListedProposal(path: "x.md", status: $0)
        }
        let named = ProposalIndex(
            versions.map { ProposalIndex.Entry($0, path: $0.path) }, statuses: [])
        #expect(
            headings(named.markdown(by: .status, headingLevel: 1)) == [
                "# Draft", "# Done", "# (x)",
            ])
        let byAuthor = index.markdown(by: .author, headingLevel: 9)
        #expect(
            headings(byAuthor)
                == ["###### Ana Lima", "###### Bo (@bo)", "###### Without an author"])
        #expect(byAuthor.count { $0.contains("004-gc.md") } == 2)
    }

    @Test func codeStaysCode() {
        let title = { (title: String) in
            let index = index(ListedProposal(path: "a.md", title: title))
            let row = index.markdown(by: .number, headingLevel: 2)[2]
            return (row, index.html(title: "T"))
        }
        let (row, page) = title("Drop `a|b`, ``c`d`` and `<e>`")
        #expect(row == #"|  | [Drop `a\|b`, ``c`d`` and `<e>`](a.md) |  |  |  |"#)
        #expect(
            page.contains(
                "Drop <code>a|b</code>, <code>c`d</code> and <code>&lt;e&gt;</code></a>"))
        // No code: a backtick alone, one behind a backslash, a bar that a table would cut at.
        #expect(title("A ` b").0.contains(#"[A \` b]"#))
        #expect(title(#"A \`b`"#).0.contains(#"[A \\\`b\`]"#))
        #expect(title(#"A `c\|d`"#).0.contains(#"[A \`c\\\|d\`]"#))
        let file = index(ListedProposal(path: "`a`.md"))
        #expect(file.markdown(by: .number, headingLevel: 2)[2].contains(#"[\`a\`.md]"#))
    }

    /// Whatever a title holds, the table has one row for it, whose link has that text.
    @Test(arguments: 0..<40) func titlesStayText(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let parts = [
            "a", " ", "|", "\\", "`", "``", "*", "_", "[", "]", "(", ")", "<!--", "-->", "<b>",
            "&amp;", "~~", "$", "![", "#", "é", "https://x.y", "-", "---", "\"", "'",
        ]
        for _ in 0..<20 {
            let title =
                "x" + (0..<1 + random.below(8)).map { _ in random.pick(parts) }.joined() + "x"
            let path = "d/" + (0..<4).map { _ in random.pick(parts) }.joined().filter { $0 != "/" }
            let lines = index(ListedProposal(path: path, title: title))
                .markdown(by: .number, headingLevel: 2)
            let document = MarkdownDocument(Array(lines.joined(separator: "\n").utf8))
            let cells = document.tree.blocks.indices.filter {
                if case .cell = document.tree.blocks[$0].kind { true } else { false }
            }
            try #require(cells.count == 10, "\(lines)")
            let shown = CodeInLine(title).parts.map { part in
                switch part {
                case .text(let text): text
                case .code(let written, let shown): written.contains("\\|") ? written : shown
                }
            }
            #expect(document.text(of: cells[6]) == shown.joined(), "\(lines[2])")
            let link = try #require(document.links.first)
            #expect(LocalLink(of: link, in: document)?.path == path, "\(lines[2])")
        }
    }

    @Test func thePageHasNothingFromElsewhere() {
        let evil = ListedProposal(
            path: "\"><script>.md", number: "<1>", title: "</td><script>alert(1)</script>",
            status: "\"x\"", authors: ["<i>"])
        let page = index(Self.gc, evil).html(title: "A & B")
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
        #expect(page.contains("<title>A &amp; B</title>"))
        #expect(!page.contains("<script") && !page.contains("<i>") && !page.contains("\"\">"))
        for word in ["http", "src=", "url(", "@import", "<link"] { #expect(!page.contains(word)) }
        #expect(page.contains("<a href=\"a%20b/004-gc.md\">Garbage | [x] &lt;b&gt; <code>c</code>"))
        #expect(page.contains("prefers-color-scheme") || page.contains("color-scheme: light dark"))
    }

    @Test func nothingAtAll() {
        #expect(index().markdown(by: .number, headingLevel: 2).count == 2)
        #expect(index().markdown(by: .status, headingLevel: 2).isEmpty)
        #expect(index().html(title: "T").contains("<p>0 proposals</p>"))
    }
}
