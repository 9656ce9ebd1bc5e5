import Interchange
import LanguageServer
import TestSupport
import Testing

@Suite struct LifecycleTests {
    @Test func theOrdinaryWay() throws {
        let session = try Session(begins: false)
        let result = try session.ask("initialize", "{\"processId\":null,\"capabilities\":{}}")
        #expect(result["capabilities"]?["positionEncoding"]?.string == "utf-16")
        #expect(result["serverInfo"]?["name"]?.string == "octopen")
        session.notify("initialized", "{}")
        #expect(session.notifications.isEmpty)
        #expect(try session.ask("shutdown", "null").isNull)
        #expect(session.server.exitCode == nil && session.server.statusAtEnd == 0)
        session.notify("exit", "null")
        #expect(session.server.exitCode == 0)
    }

    @Test func endsWithoutShutdown() throws {
        let session = try Session()
        #expect(session.server.statusAtEnd == 1)
        session.notify("exit", "null")
        #expect(session.server.exitCode == 1)
        session.open("# A\n")
        #expect(session.notifications.isEmpty)
    }

    @Test func utf8IsTakenWhereItIsOffered() throws {
        let session = try Session(begins: false)
        let result = try session.ask(
            "initialize",
            "{\"capabilities\":{\"general\":{\"positionEncodings\":[\"utf-16\",\"utf-8\"]}}}")
        #expect(result["capabilities"]?["positionEncoding"]?.string == "utf-8")
    }

    private func code(_ answer: JSON) -> Int? { answer["error"]?["code"]?.number }

    @Test func requestsAtTheWrongTime() throws {
        let session = try Session(begins: false)
        #expect(code(session.answer("textDocument/hover", Session.place(0, 0))) == -32002)
        session.notify("textDocument/didOpen", "{}")
        _ = try session.ask("initialize", "{\"capabilities\":{}}")
        #expect(code(session.answer("initialize", "{}")) == -32600)
        #expect(code(session.answer("no/such", "{}")) == -32601)
        session.notify("$/no/such", "{}")
        session.notify("no/such", "{}")
        #expect(session.takeAnswers().isEmpty)
        _ = try session.ask("shutdown", "null")
        #expect(code(session.answer("textDocument/hover", Session.place(0, 0))) == -32600)
    }

    /// Each is answered, if anything is to be, and the next request is, too.
    @Test(arguments: [
        ("{", -32700), ("nothing", -32700), ("[]", -32600), ("1", -32600), ("{}", -32600),
        ("{\"id\":7}", -32600), ("{\"id\":null,\"method\":\"shutdown\"}", -32600),
        ("{\"id\":{},\"method\":\"x\"}", -32600), ("{\"id\":7,\"method\":3}", -32600),
        ("{\"id\":7,\"method\":\"textDocument/diagnostic\"}", -32602),
        ("{\"id\":7,\"method\":\"textDocument/diagnostic\",\"params\":[]}", -32602),
        (
            "{\"id\":7,\"method\":\"textDocument/diagnostic\",\"params\":"
                + "{\"textDocument\":{\"uri\":\"file:///none\"}}}", -32602
        ),
    ]) func faultsEndNoSession(message: String, expected: Int) throws {
        let session = try Session()
        session.send(message)
        #expect(session.takeAnswers().map(code) == [expected])
        session.send(Array("Content-Length: nonsense\r\n\r\n".utf8))
        #expect(session.takeAnswers().map(code) == [-32700])
        for params in ["null", "[]", "{}", "{\"textDocument\":{}}", "{\"textDocument\":null}"] {
            for method in ["didOpen", "didChange", "didClose", "didSave"] {
                session.notify("textDocument/\(method)", params)
            }
        }
        session.send("{\"id\":9,\"result\":null}")
        #expect(session.takeAnswers().isEmpty)
        #expect(try session.ask("shutdown", "null").isNull)
    }

    @Test func numbersOfRequestsComeBackAsTheyAre() throws {
        let session = try Session()
        for id in ["12345678901234567890", "\"a\\\"b\"", "-1", "1.5"] {
            session.send("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"no/such\"}")
            #expect(session.takeAnswers().first?["id"]?.line == id)
        }
    }

    @Test func whatIsCancelledInTimeIsNotDone() throws {
        let session = try Session()
        let request = { (id: Int) in "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"no/such\"}" }
        session.send(
            FrameReader.frame(request(31)) + FrameReader.frame(request(32))
                + FrameReader.frame(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":31}}"))
        #expect(session.takeAnswers().map(code) == [-32800, -32601])
        session.notify("$/cancelRequest", "{\"id\":32}")
        #expect(session.takeAnswers().isEmpty)
    }

    @Test func filesAreWatchedByTheClientThatCan() throws {
        let session = try Session(
            "{\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}")
        #expect(session.notifications.map { $0["method"]?.string } == ["client/registerCapability"])
        session.open("# A\n")
        session.notifications = []
        session.notify("workspace/didChangeWatchedFiles", "{\"changes\":[]}")
        #expect(session.workspace.forgotten == 1)
        #expect(session.notifications.count == 1)
    }
}
