import Interchange
import LanguageServer
import Rules
import Testing

@Suite struct CodeActionTests {
    private static let literals =
        "{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}"

    private func actions(
        _ session: Session, _ range: String, only: String = ""
    ) throws -> [JSON] {
        let numbers = range.split { ":-".contains($0) }.compactMap { Int($0) }
        let kinds = only.isEmpty ? "" : ",\"only\":[\"\(only)\"]"
        let result = try session.ask(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":\"\(Session.uri)\"},\"range\":{"
                + "\"start\":{\"line\":\(numbers[0]),\"character\":\(numbers[1])},"
                + "\"end\":{\"line\":\(numbers[2]),\"character\":\(numbers[3])}},"
                + "\"context\":{\"diagnostics\":[]\(kinds)}}")
        return result.array ?? []
    }

    /// The text of a document with the edit of an action, as a client makes it.
    static func applied(_ action: JSON, to text: String) -> String {
        let edits = action["edit"]?["changes"]?[Session.uri]?.array ?? []
        var edited = EditedText(Array(text.utf8))
        for edit in edits.reversed() {
            func offset(_ end: String) -> Int {
                let place = edit["range"]?[end]
                return edited.offset(
                    of: TextPosition(
                        line: place?["line"]?.number ?? 0,
                        character: place?["character"]?.number ?? 0), .utf16)
            }
            edited.replace(
                offset("start")..<offset("end"),
                with: Array((edit["newText"]?.string ?? "").utf8))
        }
        return String(decoding: edited.bytes, as: UTF8.self)
    }

    private static let text =
        Drafts.head.replacing("(assigned after approval)", with: "7")
        + "## Summary\n\nWe 😀 collect [it]() all.\n"

    @Test func fixesAreQuickFixes() throws {
        let session = try Session(Self.literals)
        session.open(Self.text)
        let found = try actions(session, "4:28-4:28")
        let fix = try #require(found.first { $0["isPreferred"]?.bool == true })
        #expect(fix["kind"]?.string == "quickfix")
        #expect(fix["diagnostics"]?.array?.first?["code"]?.string == "number-form")
        #expect(Self.applied(fix, to: Self.text).contains("- **Enhancement Number**: 007\n"))
        #expect(try actions(session, "4:0-4:1", only: "quickfix").isEmpty)
        #expect(try actions(session, "1:0-1:0", only: "quickfix").isEmpty)
        #expect(try actions(session, "13:16-13:16", only: "refactor").isEmpty)
    }

    /// Whatever ends the lines.
    @Test(arguments: [
        text, text.replacing("\n", with: "\r\n"),
        text.replacing("\n\n## Summary", with: "\r\n\n## Summary"), text + "##Goals\r\n\rx",
        "\u{FEFF}" + text,
    ]) func allSafeFixesAreThoseOfFix(text: String) throws {
        let session = try Session(Self.literals)
        session.open(text)
        for only in ["source.fixAll.octopen", "source.fixAll", "source"] {
            let found = try actions(session, "0:0-0:0", only: only)
            let fix = try #require(found.first)
            let context = session.workspace.surroundings(
                ofFile: FolderWorkspace.folder + "004-gc.md"
            ).context
            let repaired = Repair(Array(text.utf8), context: context).bytes
            #expect(repaired != Array(text.utf8))
            #expect(Array(Self.applied(fix, to: text).utf8) == repaired)
        }
    }

    /// The comment takes the finding away, and asks for a reason.
    @Test func aRuleIsSwitchedOffHere() throws {
        let session = try Session(Self.literals)
        session.open(Self.text)
        let found = try actions(session, "13:16-13:16")
        let off = try #require(found.first { $0["title"]?.string?.hasPrefix("Switch") ?? false })
        let text = Self.applied(off, to: Self.text)
        #expect(text.contains("## Summary\n\n<!-- octopen: off link-empty: -->\n\nWe 😀"))
        session.open(text)
        #expect(!session.told().contains { $0.hasSuffix("link-empty") })
        #expect(session.told().contains { $0.hasSuffix("suppression-bare") })
    }

    /// Beside a heading no comment reaches it: it is switched off for all of the document.
    @Test func aRuleIsSwitchedOffEverywhere() throws {
        let text = Drafts.head + "## Summary\n\nText.\n\n## Summary\n\nMore.\n"
        let session = try Session(Self.literals)
        session.open(text)
        let finding = try #require(session.told().first { $0.hasSuffix("section-repeated") })
        let line = finding.split(separator: ":")[0]
        let found = try actions(session, "\(line):3-\(line):3")
        let off = try #require(found.first { $0["title"]?.string?.hasPrefix("Switch") ?? false })
        session.open(Self.applied(off, to: text))
        #expect(!session.told().contains { $0.hasSuffix("section-repeated") })
        #expect(Self.applied(off, to: text).hasPrefix("# Enhancement: Collect garbage\n\n<!--"))
    }

    @Test func versionsAreSaidToTheClientThatTakesThem() throws {
        let session = try Session(
            "{\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true}},"
                + String(Self.literals.dropFirst()))
        session.open(Self.text)
        let edit = try actions(session, "4:28-4:28").first?["edit"]?["documentChanges"]?.array
        #expect(edit?.first?["textDocument"]?["version"]?.number == 1)
        #expect(edit?.first?["textDocument"]?["uri"]?.string == Session.uri)
    }

    @Test func aTextThatIsNoProposalHasNone() throws {
        let session = try Session(Self.literals)
        session.open(Self.text, uri: "file:///repo/README.md")
        let result = try session.ask(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":\"file:///repo/README.md\"},\"range\":{\"start\":"
                + "{\"line\":0,\"character\":0},\"end\":{\"line\":99,\"character\":0}}}")
        #expect(result.array?.isEmpty == true)
    }
}
