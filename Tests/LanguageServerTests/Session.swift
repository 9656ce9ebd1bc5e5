import Interchange
import LanguageServer
import Proposals
import Rules

/// A client of the server, and the time.
final class Session {
    let workspace: FolderWorkspace
    let server: Server
    var now = 0
    private var lastID = 0
    private var frames = FrameReader()
    /// What the server said by itself.
    var notifications: [JSON] = []
    private var answers: [JSON] = []

    static let uri = "file:///repo/proposals/004-gc.md"

    init(
        _ capabilities: String = "{}", files: [String: String] = [:], begins: Bool = true
    ) throws {
        workspace = FolderWorkspace(files)
        server = Server(name: "octopen", version: "0", workspace: workspace)
        guard begins else { return }
        _ = try ask(
            "initialize", "{\"capabilities\":\(capabilities),\"rootUri\":\"file:///repo\"}")
        notify("initialized", "{}")
    }

    /// Sends bytes as they are.
    func send(_ bytes: [UInt8]) { take(server.receive(bytes, at: now)) }

    func send(_ text: String) { send(FrameReader.frame(text)) }

    private func take(_ bytes: [UInt8]) {
        frames.add(bytes)
        while case .content(let bytes)? = frames.next() {
            guard let message = try? JSON(reading: bytes) else { continue }
            if message["method"] == nil {
                answers.append(message)
            } else {
                notifications.append(message)
            }
        }
    }

    func takeAnswers() -> [JSON] {
        defer { answers = [] }
        return answers
    }

    func notify(_ method: String, _ params: String) {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":\(params)}")
    }

    /// The answer with its `result` or `error`.
    func answer(_ method: String, _ params: String) -> JSON {
        lastID += 1
        send("{\"jsonrpc\":\"2.0\",\"id\":\(lastID),\"method\":\"\(method)\",\"params\":\(params)}")
        return takeAnswers().first { $0["id"]?.number == lastID } ?? .null
    }

    struct Refused: Error { let answer: String }

    func ask(_ method: String, _ params: String) throws -> JSON {
        let answer = answer(method, params)
        guard let result = answer["result"] else { throw Refused(answer: answer.line) }
        return result
    }

    func open(_ text: String, uri: String = Session.uri) {
        notify(
            "textDocument/didOpen",
            "{\"textDocument\":{\"uri\":\"\(uri)\",\"languageId\":\"markdown\",\"version\":1,"
                + "\"text\":\(JSON.string(text).line)}}")
    }

    /// Puts a text in place of a range `line:character-line:character`, from 0.
    func change(_ range: String, to text: String, uri: String = Session.uri) {
        let numbers = range.split { ":-".contains($0) }.compactMap { Int($0) }
        notify(
            "textDocument/didChange",
            "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":2},\"contentChanges\":[{"
                + "\"range\":{\"start\":{\"line\":\(numbers[0]),\"character\":\(numbers[1])},"
                + "\"end\":{\"line\":\(numbers[2]),\"character\":\(numbers[3])}},"
                + "\"text\":\(JSON.string(text).line)}]}")
    }

    /// Lets time pass, and does what is due meanwhile.
    func wait(_ milliseconds: Int) {
        let end = now + milliseconds
        while let due = server.wakeTime, due <= end {
            now = max(due, now)
            take(server.wake(at: now))
        }
        now = end
    }

    /// What was told last of a document, as `line:character rule`.
    func told(_ uri: String = Session.uri) -> [String] {
        let last = notifications.last {
            $0["method"]?.string == "textDocument/publishDiagnostics"
                && $0["params"]?["uri"]?.string == uri
        }
        return (last?["params"]?["diagnostics"]?.array ?? []).map { finding in
            let start = finding["range"]?["start"]
            return "\(start?["line"]?.number ?? -1):\(start?["character"]?.number ?? -1) "
                + (finding["code"]?.string ?? "")
        }
    }

    /// `{"textDocument":...,"position":...}` for the place of `▮` in a text, which is opened.
    func place(in marked: String, uri: String = Session.uri) -> String {
        let parts = marked.split(separator: "▮", maxSplits: 1, omittingEmptySubsequences: false)
        open(parts.joined(), uri: uri)
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        return Self.place(lines.count - 1, lines[lines.count - 1].utf16.count, uri: uri)
    }

    static func place(_ line: Int, _ character: Int, uri: String = Session.uri) -> String {
        "{\"textDocument\":{\"uri\":\"\(uri)\"},"
            + "\"position\":{\"line\":\(line),\"character\":\(character)}}"
    }
}

/// A folder of proposals that is in memory.
final class FolderWorkspace: Workspace {
    static let folder = "/repo/proposals/"
    var files: [String: String]
    var people = ["Ada Test", "Grace Hopper"]
    var forgotten = 0
    var template = Template.enhancement
    private(set) var folders: [String] = []

    init(_ files: [String: String]) { self.files = files }

    func surroundings(ofFile path: String?) -> Surroundings {
        var context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_795_305_600),
            fileName: path?.split(separator: "/").last.map(String.init))
        let isProposal = path?.hasPrefix(Self.folder) ?? false
        if isProposal {
            context.folder = FolderFacts(proposals(besideFile: path).map(\.summary.entry))
        }
        return Surroundings(context, isJudged: isProposal)
    }

    func judged(
        _ text: [UInt8], ofFile path: String, opened: [String: [UInt8]]
    ) -> JudgedText? {
        JudgedText(text)
    }

    func proposals(besideFile path: String?) -> [KnownProposal] {
        files.keys.sorted().map { name in
            KnownProposal(
                path: Self.folder + name,
                summary: ProposalSummary(
                    Proposal(Array((files[name] ?? "").utf8), template: .enhancement),
                    fileName: name))
        }
    }

    func people(besideFile path: String?) -> [String] { people }

    func text(ofFile path: String) -> [UInt8]? {
        guard path.hasPrefix(Self.folder) else { return nil }
        return files[String(path.dropFirst(Self.folder.count))].map { Array($0.utf8) }
    }

    func file(_ link: String, linkedFrom path: String) -> String? {
        var parts = path.split(separator: "/").dropLast()
        for part in link.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return realPath("/" + parts.joined(separator: "/"))
    }

    func realPath(_ path: String) -> String? {
        let isOwn = "file://" + path == Session.uri
        return isOwn || text(ofFile: path) != nil ? path : nil
    }

    func open(folders: [String]) { self.folders = folders }

    func forget() { forgotten += 1 }
}
