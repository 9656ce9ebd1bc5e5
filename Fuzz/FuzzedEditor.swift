import Interchange
import LanguageServer
import Proposals
import Rules

/// An editor that has random bytes open, and asks about places that they tell.
struct FuzzedEditor {
    private let text: String
    private let numbers: [Int]
    private let server = Server(name: "octopen", version: "0", workspace: EmptyWorkspace())

    private static let uri = "file:///a.md"

    /// - Parameter bytes: the first few say what is asked, the rest is the text.
    init(_ bytes: [UInt8]) {
        numbers = bytes.prefix(8).map(Int.init)
        text = String(decoding: bytes.dropFirst(8), as: UTF8.self)
    }

    func run() {
        guard numbers.count == 8 else { return }
        send(
            "initialize", id: 1,
            "{\"capabilities\":{\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}}"
        )
        let document = "\"textDocument\":{\"uri\":\"\(Self.uri)\""
        send("textDocument/didOpen", "{\(document),\"text\":\(JSON.string(text).line)}}")
        let place = "{\"line\":\(numbers[0]),\"character\":\(numbers[1])}"
        let end = "{\"line\":\(numbers[2]),\"character\":\(numbers[3])}"
        let range = "\"range\":{\"start\":\(place),\"end\":\(end)}"
        for round in 0..<2 {
            for method in [
                "hover", "completion", "definition", "references", "prepareRename", "rename",
                "documentSymbol", "documentLink", "foldingRange", "codeAction", "diagnostic",
                "selectionRange",
            ] {
                send(
                    "textDocument/\(method)", id: 2,
                    "{\(document)},\"position\":\(place),\"positions\":[\(place)],\(range),"
                        + "\"newName\":\"a b\"}")
            }
            guard round == 0 else { return }
            let new = JSON.string(String(text.prefix(numbers[4]))).line
            send(
                "textDocument/didChange",
                "{\(document)},\"contentChanges\":[{\(range),\"text\":\(new)}]}")
            _ = server.wake(at: 400)
            _ = server.wake(at: 2000)
        }
    }

    private func send(_ method: String, id: Int? = nil, _ params: String) {
        let number = id.map { "\"id\":\($0)," } ?? ""
        _ = server.receive(
            FrameReader.frame("{\(number)\"method\":\"\(method)\",\"params\":\(params)}"), at: 0)
    }
}

/// No files at all.
final class EmptyWorkspace: Workspace {
    func surroundings(ofFile path: String?) -> Surroundings {
        let context = CheckContext(
            template: .enhancement, today: Day(secondsSince1970: 1_795_305_600), fileName: "a.md")
        return Surroundings(context, isJudged: true)
    }

    func judged(
        _ text: [UInt8], ofFile path: String, opened: [String: [UInt8]]
    ) -> JudgedText? {
        JudgedText(text)
    }
    func proposals(besideFile path: String?) -> [KnownProposal] { [] }
    func people(besideFile path: String?) -> [String] { ["Ada"] }
    func text(ofFile path: String) -> [UInt8]? { nil }
    func file(_ link: String, linkedFrom path: String) -> String? { nil }
    func realPath(_ path: String) -> String? { path }
    func open(folders: [String]) {}
    func forget() {}
}
