import Interchange
import LanguageServer
import Testing

@Suite struct RenamingTests {
    private let session: Session

    init() throws { session = try Session(files: Drafts.others) }

    private func rename(_ marked: String, to name: String) -> JSON {
        let place = session.place(in: marked)
        return session.answer(
            "textDocument/rename",
            String(place.dropLast()) + ",\"newName\":\(JSON.string(name).line)}")
    }

    private func renamed(_ marked: String, to name: String) throws -> String {
        let result = try #require(rename(marked, to: name)["result"])
        return CodeActionTests.applied(
            .object([("edit", result)]), to: marked.replacing("▮", with: ""))
    }

    private static let text =
        Drafts.head + "## My Des▮ign\n\n[a](#my-design), [b](#other).\n\n## Other\n\nx\n"

    /// Links to it follow, here and in the folder, and no others.
    @Test func aHeading() {
        let result = rename(Self.text, to: "The *New* Way")
        let files = result["result"]?["changes"]
        #expect(
            CodeActionTests.applied(
                .object([("edit", result["result"] ?? .null)]),
                to: Self.text.replacing("▮", with: ""))
                == Drafts.head
                + "## The *New* Way\n\n[a](#the-new-way), [b](#other).\n\n## Other\n\nx\n")
        let other = files?["file:///repo/proposals/012-mirrors.md"]?.array
        #expect(other?.map { $0["newText"]?.string } == ["the-new-way"])
        #expect(other?.first?["range"]?["start"]?.line == "{\"line\":13,\"character\":65}")
    }

    @Test func headingsOfTheTemplateStay() {
        for text in [
            Drafts.head + "## Sum▮mary\n\nx\n",
            Drafts.head.replacing("# Enhancement: Coll", with: "# Enhancement: Co▮ll"),
            Drafts.head + "## My\n\nwor▮ds\n",
        ] {
            #expect(rename(text, to: "Other")["error"]?["code"]?.number == -32803)
        }
        #expect(
            session.answer(
                "textDocument/prepareRename", session.place(in: Drafts.head + "## Sum▮mary\n\nx\n"))[
                    "error"]?["message"]?.string == "the template words this heading")
        for name in ["", " ", "a\nb"] {
            #expect(rename(Self.text, to: name)["error"]?["code"]?.number == -32602)
        }
    }

    @Test func whatCanBeRenamed() throws {
        let result = try session.ask("textDocument/prepareRename", session.place(in: Self.text))
        #expect(result["placeholder"]?.string == "My Design")
        #expect(result["range"]?["start"]?.line == "{\"line\":11,\"character\":3}")
        let plain = session.place(in: Drafts.head + "## My\n\nwor▮ds\n")
        #expect(try session.ask("textDocument/prepareRename", plain).isNull)
    }

    /// What is read stays as it is.
    @Test(arguments: ["[a][x], [x], [x][]\n\n[x▮]: u\n", "[a][▮x], [x], [x][]\n\n[x]: u\n"])
    func aLabel(text: String) throws {
        #expect(
            try renamed(Drafts.head + "## My\n\n" + text, to: "new one")
                == Drafts.head
                + "## My\n\n[a][new one], [x][new one], [x][new one]\n\n[new one]: u\n")
    }

    @Test(arguments: ["One[^1▮] two[^1]\n\n[^1]: n\n", "One[^1] two[^1]\n\n[^▮1]: n\n"])
    func aFootnote(text: String) throws {
        #expect(
            try renamed(Drafts.head + "## My\n\n" + text, to: "why")
                == Drafts.head + "## My\n\nOne[^why] two[^why]\n\n[^why]: n\n")
    }

    @Test func labelsAreNotDoubled() {
        let text = Drafts.head + "## My\n\n[a][▮x] [y]\n\n[x]: u\n[y]: v\n"
        for name in ["Y", "a]b", "^z"] {
            #expect(rename(text, to: name)["error"]?["code"]?.number == -32803)
        }
    }
}
