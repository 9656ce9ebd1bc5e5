import Interchange
import LanguageServer
import Proposals
import Testing

/// Hover, completion, links and the outline.
@Suite struct PlaceTests {
    private let session: Session

    init() throws {
        session = try Session(
            "{\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\"]},"
                + "\"documentSymbol\":{\"hierarchicalDocumentSymbolSupport\":true}}}",
            files: Drafts.others)
    }

    // MARK: Hover

    private func hover(_ marked: String) throws -> String {
        let result = try session.ask("textDocument/hover", session.place(in: marked))
        return result["contents"]?["value"]?.string ?? ""
    }

    @Test func whatTheTemplateAsks() throws {
        let words = try hover(Drafts.head + "## Sum▮mary\n\nWe collect.\n")
        #expect(words.hasPrefix("**Summary**: prose, 1 to 2 paragraphs, done\n\nProvide a brief"))
    }

    @Test func whatAFieldHolds() throws {
        let words = try hover(Drafts.head.replacing("**Status**", with: "**Sta▮tus**"))
        #expect(words.hasPrefix("**Status**: one of Draft, Under Review, "))
    }

    @Test func whatARuleSays() throws {
        let words = try hover(Drafts.head + "## Summary\n\nWe collect [i▮t]() all.\n")
        #expect(words.hasPrefix("`link-empty` (warning): "))
        #expect(words.contains("Wrong:"))
    }

    @Test func whatARuleSaysOfManyIsSaidOnce() throws {
        let words = try hover(Drafts.head + "## Summary\n\nx\n\n▮## References\n\n- [a](b)\n")
        #expect(words.split(separator: "is missing").count > 9)
        #expect(words.split(separator: "`section-missing` (todo)").count == 1)
    }

    @Test(arguments: [
        "See [it](012-mir▮rors.md).", "See Enhancement 0▮12.",
        "See [i▮t][m].\n\n[m]: 012-mirrors.md", "See [m▮].\n\n[m]: <012-mirrors.md>",
        "See [M▮][].\n\n[m]: 012-mirrors.md 'title'",
        "See it.\n\n[m]: 012-mir▮rors.md\n\n[m]",
    ]) func whatAProposalIsAbout(text: String) throws {
        let words = try hover(Drafts.head + "## Summary\n\n\(text)\n")
        #expect(
            words.hasSuffix(
                "**012 Mirrors**\n\nApproved, 2026-09-20\n\n"
                    + "A mirror holds all blobs. It follows the collector."), "\(words)")
    }

    /// The definition, where that leads to no proposal.
    @Test func whereALinkByALabelLeads() throws {
        let words = try hover(Drafts.head + "See [i▮t][m].\n\n[m]: https://x.org/_a 'T'\n")
        #expect(words == "\\[m\\]: https://x.org/\\_a 'T'")
    }

    @Test func nothingIsSaidOfPlainText() throws {
        let place = session.place(in: Drafts.head + "## Summary\n\nWe col▮lect.\n")
        #expect(try session.ask("textDocument/hover", place).isNull)
    }

    // MARK: Completion

    private func items(_ marked: String) throws -> [JSON] {
        let result = try session.ask("textDocument/completion", session.place(in: marked))
        return result["items"]?.array ?? []
    }

    private func labels(_ marked: String) throws -> [String] {
        try items(marked).compactMap { $0["label"]?.string }
    }

    /// The text with the item that has a label.
    private func completed(_ marked: String, _ label: String) throws -> String {
        let item = try #require(try items(marked).first { $0["label"]?.string == label })
        let edit = JSON.object([
            (
                "edit",
                .object([
                    ("changes", .object([(Session.uri, .array([item["textEdit"] ?? .null]))]))
                ])
            )
        ])
        return CodeActionTests.applied(edit, to: marked.replacing("▮", with: ""))
    }

    private func draft(_ field: String, _ value: String) -> String {
        Drafts.head.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("- **\(field)**") ? "- **\(field)**:\(value)" : String(line)
        }.joined(separator: "\n")
    }

    @Test(arguments: [" ▮", "▮", " Dr▮aft", " D▮", "  ▮"]) func aStatus(value: String) throws {
        let text = draft("Status", value)
        #expect(try labels(text).prefix(3) == ["Draft", "Under Review", "Approved"])
        let done = try completed(text, "Under Review")
        #expect(done.contains("- **Status**: Under Review\n") || value == "  ▮")
        #expect(done.contains("Under Review\n- **Authors**: Ada Test\n"))
    }

    @Test func today() throws {
        #expect(try labels(draft("Last Updated", " ▮")) == ["2026-11-22"])
        #expect(
            try completed(draft("Last Updated", " 2026▮-10-01"), "2026-11-22")
                .contains("- **Last Updated**: 2026-11-22\n"))
    }

    @Test func people() throws {
        #expect(try labels(draft("Authors", " ▮")) == ["Ada Test", "Grace Hopper"])
        #expect(
            try completed(draft("Authors", " Ada Test, Gr▮"), "Grace Hopper")
                .contains("- **Authors**: Ada Test, Grace Hopper\n"))
    }

    /// Keys of front matter are fields, and get values that need no quotes.
    @Test func frontMatter() throws {
        let template = """
            ---
            status: {proposed | rejected | accepted}
            date: {YYYY-MM-DD}
            decision-makers:
              - Name
            ---
            # {short title}

            ## Context

            {Describe the context.}

            """
        session.workspace.template = Template(reading: Array(template.utf8), name: "adr")
        session.workspace.people = ["Ada Test", "@grace", "Ana: B"]
        func text(_ status: String, _ makers: String) -> String {
            "---\nstatus:\(status)\ndate: 2026-01-01\ndecision-makers:\(makers)\n---\n\n# A\n\n"
                + "## Context\n\nWords.\n"
        }
        #expect(try labels(text(" ▮", " Ada Test")) == ["proposed", "rejected", "accepted"])
        #expect(
            try completed(text(" pro▮", " Ada Test"), "accepted") == text(" accepted", " Ada Test"))
        #expect(try completed(text("▮", " Ada Test"), "accepted") == text(" accepted", " Ada Test"))
        #expect(try labels(text(" proposed", " A▮")) == ["Ada Test"])
        for (typed, done) in [
            ("\n  - Jo\n  - A▮", "\n  - Jo\n  - Ada Test"), (" [Jo, A▮]", " [Jo, Ada Test]"),
            ("\n  - Ad-▮", "\n  - Ada Test"), ("\n  - A▮\n  - Jo", "\n  - Ada Test\n  - Jo"),
        ] {
            #expect(
                try completed(text(" proposed", typed), "Ada Test") == text(" proposed", done))
        }
        #expect(
            try completed(text(" proposed", " A▮"), "Ada Test") == text(" proposed", " Ada Test"))
        #expect(
            try hover(text(" pro▮posed", "")).hasPrefix("**status**: one of proposed, rejected"))
    }

    @Test func missingHeadingsInTheirOrder() throws {
        let text = Drafts.head + "## Summary\n\nWords.\n\n## ▮\n"
        let found = try labels(text)
        #expect(found.first == "## Problem Statement" && found.contains("## References"))
        #expect(!found.contains("## Summary") && found.allSatisfy { $0.hasPrefix("## ") })
        #expect(
            try completed(text, "## Problem Statement").hasSuffix(
                "Words.\n\n## Problem Statement\n")
        )
        #expect(try labels(Drafts.head + "## Summary\n\n```\n# ▮\n```\n").isEmpty)
        #expect(try labels(Drafts.head + "## Summary\n\nIssue #▮\n").isEmpty)
    }

    @Test func linksAndAnchors() throws {
        let start = Drafts.head + "## My Design\n\n"
        #expect(try labels(start + "See [it](▮)\n").first == "012 Mirrors")
        #expect(try completed(start + "See [it](▮)\n", "012 Mirrors").contains("(012-mirrors.md)"))
        #expect(try labels(start + "See [it](#▮\n").contains("My Design"))
        #expect(
            try completed(start + "See [it](#my▮)\n", "My Design").contains("[it](#my-design)\n"))
        #expect(
            try completed(start + "[a](012-mirrors.md#▮)\n", "Summary")
                .contains("[a](012-mirrors.md#summary)\n"))
        #expect(
            try completed(start + "[a]\n\n[a]: ▮\n", "012 Mirrors").contains(
                "[a]: 012-mirrors.md\n"))
        #expect(try labels(start + "See (this ▮\n").isEmpty)
    }

    @Test func labelsAndMentions() throws {
        let start = Drafts.head + "## My Design\n\n"
        #expect(try labels(start + "See [it][▮\n\n[spec]: https://x.org\n") == ["spec"])
        #expect(try labels(start + "See[^▮\n\n[^1]: A note.\n") == ["1"])
        #expect(
            try completed(start + "See Enhancement 0▮\n", "012 Mirrors")
                .contains("See Enhancement 012\n"))
    }

    // MARK: Outline

    @Test func theOutlineHasFieldsAndStates() throws {
        session.open(Drafts.head + "## Summary\n\nWords.\n\n## Design\n\n### Part\n\nMore.\n")
        let result = try session.ask(
            "textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}")
        let title = try #require(result.array?.first)
        #expect(result.array?.count == 1)
        #expect(title["name"]?.string == "Enhancement: Collect garbage")
        let names = title["children"]?.array?.map {
            "\($0["name"]?.string ?? ""), \($0["detail"]?.string ?? "")"
        }
        #expect(
            names == ["Enhancement Information, done", "Summary, done", "Design, done"])
        let fields = title["children"]?.array?.first?["children"]?.array?.map {
            "\($0["name"]?.string ?? "") = \($0["detail"]?.string ?? "")"
        }
        #expect(fields?.prefix(3).last == "Status = Draft")
        let part = title["children"]?.array?.last?["children"]?.array?.first
        #expect(part?["name"]?.string == "Part")
        #expect(part?["range"]?["end"]?["line"]?.number == 20)
    }

    @Test func proposalsOfTheFolder() throws {
        for (query, count) in [("mirr", 1), ("012", 1), ("", 1), ("none", 0)] {
            let found = try session.ask("workspace/symbol", "{\"query\":\"\(query)\"}").array
            #expect(found?.count == count)
            if count == 1 { #expect(found?.first?["name"]?.string == "012 Mirrors") }
        }
    }

    // MARK: Links

    private func places(_ result: JSON) -> [String] {
        (result.array ?? [result]).compactMap { place in
            let start = place["range"]?["start"]
            return place["uri"]?.string.map { uri in
                "\(uri.split(separator: "/").last ?? "") \(start?["line"]?.number ?? -1):"
                    + "\(start?["character"]?.number ?? -1)"
            }
        }
    }

    @Test(arguments: [
        ("[it](#my-de▮sign)", "004-gc.md 11:0"), ("[i▮t](012-mirrors.md)", "012-mirrors.md 0:0"),
        ("[it](012-mirrors.md#summary▮)", "012-mirrors.md 11:0"),
        ("Enhancement ▮012", "012-mirrors.md 0:0"), ("[i▮t][m]\n\n[m]: x.md", "004-gc.md 15:0"),
        ("[m▮]\n\n[m]: x.md", "004-gc.md 15:0"), ("[▮m][]\n\n[M]: x.md", "004-gc.md 15:0"),
        ("![a][m▮]\n\n[m]: x.png", "004-gc.md 15:0"), ("[m▮]", ""), ("[a][▮m]", ""),
        ("Note[^▮1]\n\n[^1]: Words", "004-gc.md 15:0"),
        ("[it](https://x▮.org)", ""), ("[it](nothing.m▮d)", ""), ("wor▮ds", ""),
    ]) func definitions(text: String, expected: String) throws {
        let place = session.place(in: Drafts.head + "## My Design\n\n\(text)\n")
        let found = places(try session.ask("textDocument/definition", place))
        #expect(found == (expected.isEmpty ? [] : [expected]))
    }

    private func references(_ marked: String) throws -> [String] {
        let place = session.place(in: marked)
        let params = String(place.dropLast()) + ",\"context\":{\"includeDeclaration\":true}}"
        return places(try session.ask("textDocument/references", params))
    }

    @Test func whatLeadsToAHeading() throws {
        #expect(
            try references(Drafts.head + "## My Des▮ign\n\n[a](#my-design) and [b](#other)\n")
                == ["004-gc.md 11:0", "004-gc.md 13:4", "012-mirrors.md 13:55"])
    }

    @Test func whatUsesADefinition() throws {
        let text = Drafts.head + "## My Design\n\n[a][x] and [x], a note[^1]\n\n[x]: u\n\n[^1]: n\n"
        #expect(
            try references(text.replacing("[x]: u", with: "[x▮]: u"))
                == ["004-gc.md 15:0", "004-gc.md 13:0", "004-gc.md 13:11"])
        #expect(
            try references(text.replacing("[a][x]", with: "[a][▮x]"))
                == ["004-gc.md 15:0", "004-gc.md 13:0", "004-gc.md 13:11"])
        #expect(
            try references(text.replacing("[^1]: n", with: "[^▮1]: n"))
                == ["004-gc.md 17:0", "004-gc.md 13:22"])
    }

    @Test func linksToFiles() throws {
        session.open(
            Drafts.head + "## My Design\n\n[a](012-mirrors.md#summary) Enhancement 012 [b](no.md)\n"
        )
        let result = try session.ask(
            "textDocument/documentLink", "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}")
        #expect(
            result.array?.compactMap { $0["target"]?.string } == [
                "file:///repo/proposals/012-mirrors.md#summary",
                "file:///repo/proposals/012-mirrors.md",
            ])
    }
}
