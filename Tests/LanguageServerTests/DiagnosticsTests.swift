import Interchange
import LanguageServer
import Testing

@Suite struct DiagnosticsTests {
    private static let text = Drafts.head + "## Summary\n\nWe collect [it]() all.\n"

    private func summary(_ session: Session) -> [String] {
        session.told().filter { !$0.hasSuffix("section-missing") }
    }

    @Test func aTextIsJudgedWhenItIsOpened() throws {
        let session = try Session()
        session.open(Self.text)
        #expect(summary(session) == ["13:11 link-empty"])
        let finding = session.notifications.last?["params"]?["diagnostics"]?.array?.first {
            $0["code"]?.string == "link-empty"
        }
        #expect(finding?["severity"]?.number == 2 && finding?["source"]?.string == "octopen")
        let levels = session.notifications.last?["params"]?["diagnostics"]?.array?.compactMap {
            $0["severity"]?.number
        }
        #expect(Set(levels ?? []) == [2, 4])
    }

    @Test func placesAreCountedAsWasAgreed() throws {
        for (encodings, column) in [("[]", 8), ("[\"utf-8\"]", 10)] {
            let session = try Session("{\"general\":{\"positionEncodings\":\(encodings)}}")
            session.open(Self.text.replacing("We collect", with: "We 😀 go"))
            #expect(summary(session) == ["13:\(column + 1) link-empty"])
        }
    }

    /// Nothing is said while somebody types, then of all but the line at hand, then of all.
    @Test func findingsComeAfterAPause() throws {
        let session = try Session()
        session.open(Self.text)
        session.notifications = []
        session.change("13:22-13:22", to: " And [b]().")
        session.wait(200)
        session.change("13:33-13:33", to: " x")
        session.wait(299)
        #expect(session.notifications.isEmpty)
        session.wait(1)
        #expect(summary(session) == ["13:11 link-empty"])
        session.wait(699)
        #expect(session.notifications.count == 1)
        session.wait(1)
        #expect(summary(session) == ["13:11 link-empty", "13:27 link-empty"])
        #expect(session.server.wakeTime == nil)
    }

    @Test func theLineThatWasLeftIsJudged() throws {
        let session = try Session()
        session.open(Self.text)
        session.notifications = []
        session.change("13:22-13:22", to: " And [b]().")
        session.wait(100)
        session.change("14:0-14:0", to: "More.\n")
        session.wait(300)
        #expect(summary(session) == ["13:11 link-empty", "13:27 link-empty"])
    }

    @Test func whatWasMendedGoes() throws {
        let session = try Session()
        session.open(Self.text)
        session.change("13:11-13:17", to: "it")
        session.wait(300)
        #expect(summary(session).isEmpty)
    }

    @Test func aTextThatIsClosedHasNone() throws {
        let session = try Session()
        session.open(Self.text)
        session.notify("textDocument/didClose", "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}")
        #expect(session.told().isEmpty)
        session.change("13:11-13:17", to: "it")
        #expect(session.server.wakeTime == nil)
    }

    @Test func otherFilesAreNotJudged() throws {
        let session = try Session()
        for uri in [
            "file:///repo/README.md", "untitled:Untitled-1", "http://x/repo/proposals/a.md",
        ] {
            session.open(Self.text, uri: uri)
            #expect(session.told(uri).isEmpty)
        }
        #expect(session.notifications.isEmpty)
    }

    @Test func aClientThatOnlyAsksIsAnswered() throws {
        let session = try Session(begins: false)
        let result = try session.ask(
            "initialize", "{\"capabilities\":{\"textDocument\":{\"diagnostic\":{}}}}")
        #expect(result["capabilities"]?["diagnosticProvider"]?.isObject == true)
        session.open(Self.text)
        #expect(session.notifications.isEmpty)
        let report = try session.ask(
            "textDocument/diagnostic", "{\"textDocument\":{\"uri\":\"\(Session.uri)\"}}")
        #expect(report["kind"]?.string == "full")
        #expect(report["items"]?.array?.contains { $0["code"]?.string == "link-empty" } == true)
    }

    @Test func aWholeTextCanComeAnew() throws {
        let session = try Session()
        session.open("x\n")
        session.notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(Session.uri)\",\"version\":3},\"contentChanges\":[{"
                + "\"text\":\(JSON.string(Self.text).line)}]}")
        session.wait(300)
        #expect(summary(session) == ["13:11 link-empty"])
        #expect(session.notifications.last?["params"]?["version"]?.number == 3)
    }
}
