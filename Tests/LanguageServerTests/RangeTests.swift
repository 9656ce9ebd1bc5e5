import Interchange
import LanguageServer
import TestSupport
import Testing

@Suite struct RangeTests {
    private static let text =
        Drafts.head + """
            ## Summary

            Some *bold words* here.

            ```
            code
            ```

            ### Part

            - one
            - two

            ## Other

            x

            """

    @Test func folds() throws {
        let session = try Session()
        session.open(Self.text)
        let result = try session.ask(
            "textDocument/foldingRange", "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}")
        let lines = result.array?.map {
            "\($0["startLine"]?.number ?? -1)-\($0["endLine"]?.number ?? -1)"
        }
        #expect(
            Set(lines ?? []) == ["0-26", "2-9", "4-9", "11-22", "15-17", "19-22", "21-22", "24-26"])
    }

    @Test func selections() throws {
        let session = try Session()
        session.open(Self.text)
        var range = try session.ask(
            "textDocument/selectionRange",
            "{\"textDocument\":{\"uri\":\"\(Session.uri)\"},"
                + "\"positions\":[{\"line\":13,\"character\":9}]}"
        ).array?.first
        var found: [String] = []
        while let at = range {
            let (start, end) = (at["range"]?["start"], at["range"]?["end"])
            found.append(
                "\(start?["line"]?.number ?? -1):\(start?["character"]?.number ?? -1)-"
                    + "\(end?["line"]?.number ?? -1):\(end?["character"]?.number ?? -1)")
            range = at["parent"]
        }
        #expect(
            found == [
                "13:6-13:16", "13:5-13:17", "13:0-13:23", "11:0-24:0", "0:0-27:0",
            ])
    }

    /// Requests at any place of any text are answered, and end nothing.
    @Test(arguments: Seeds.first(15)) func anyPlace(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let session = try Session(
            "{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}",
            files: Drafts.others)
        let pieces = [
            "# ", "## Summary\n", "- **Status**: ", "- **Authors**: a, ", "[a](", "#x)", "[x]",
            "[^1]",
            "[x]: ", "[^1]: n", "\n", "\n\n", "```\n", "😀", "é", "---\n", "title: a\n",
            "| a | b |\n",
            "|---|---|\n", "Enhancement 012", "the the ", "<!-- ", " -->", "\r\n", "\t", "    ",
            "> ",
            "012-mirrors.md", "**", "`",
        ]
        session.open(Drafts.head)
        for _ in 0..<12 {
            let line = random.below(20)
            let text = (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
            session.change(
                "\(line):\(random.below(9))-\(line + random.below(3)):\(random.below(9))", to: text)
            let place = Session.place(random.below(24), random.below(30))
            for method in [
                "hover", "completion", "definition", "references", "prepareRename",
            ] {
                let answer = session.answer("textDocument/\(method)", place)
                #expect(answer["result"] != nil || answer["error"]?["code"]?.number == -32803)
            }
            let document = String(place.prefix { $0 != "," }) + "}"
            for method in ["documentSymbol", "documentLink", "foldingRange"] {
                #expect(session.answer("textDocument/\(method)", document)["result"] != nil)
            }
            _ = session.answer(
                "textDocument/rename", String(place.dropLast()) + ",\"newName\":\"a b\"}")
            let range = "\"range\":{\"start\":{\"line\":0,\"character\":0},"
            let actions = session.answer(
                "textDocument/codeAction",
                String(document.dropLast())
                    + ",\(range)\"end\":{\"line\":\(random.below(9)),\"character\":0}}}")
            #expect(actions["result"]?.array != nil)
            session.wait(random.below(1500))
        }
        #expect(try session.ask("shutdown", "null").isNull)
    }
}
