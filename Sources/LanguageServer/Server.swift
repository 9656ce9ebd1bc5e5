import Interchange

/// A language server without its pipes: takes the bytes that a client sends, and gives those that go
/// back.
///
/// Requests are answered in the order in which they come. Nothing is read or written here; the time
/// is handed in, and the rest of the world is a `Workspace`.
package final class Server {
    enum Phase { case fresh, running, shutDown }

    let workspace: any Workspace
    private let name: String
    private let version: String
    private var frames = FrameReader()
    private var output: [UInt8] = []
    private var phase = Phase.fresh
    /// Set when the client wants the process to end.
    package private(set) var exitCode: Int32?

    private(set) var client = Client()
    /// By their addresses.
    var documents: [String: OpenDocument] = [:]
    /// Milliseconds since some moment.
    private(set) var now = 0

    package init(name: String, version: String, workspace: any Workspace) {
        (self.name, self.version, self.workspace) = (name, version, workspace)
    }

    var encoding: PositionEncoding { client.encoding }

    /// Takes what came, and returns what goes back.
    ///
    /// - Parameter now: in milliseconds.
    package func receive(_ bytes: some Collection<UInt8>, at now: Int) -> [UInt8] {
        self.now = now
        frames.add(bytes)
        var messages: [Message] = []
        while let frame = frames.next() {
            switch frame {
            case .fault(let what): fail(.parse(what), id: .null)
            case .content(let bytes):
                do throws(JSONFault) {
                    messages.append(Message(try JSON(reading: bytes)))
                } catch {
                    fail(.parse("\(error)"), id: .null)
                }
            }
        }
        let cancelled = Set(messages.compactMap(\.cancelled))
        for message in messages where exitCode == nil { handle(message, cancelled: cancelled) }
        return takeOutput()
    }

    /// Does the work that is due by now; returns the bytes that go to the client.
    package func wake(at now: Int) -> [UInt8] {
        self.now = now
        publishWhatIsDue()
        return takeOutput()
    }

    /// When `wake` is to be called next; nil while there is nothing to wait for.
    package var wakeTime: Int? { documents.values.compactMap(\.due).min() }

    /// The exit status when the client went away without a word.
    package var statusAtEnd: Int32 { exitCode ?? (phase == .shutDown ? 0 : 1) }

    private func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    // MARK: Sending

    private func send(_ members: [(String, JSON)]) {
        output += FrameReader.frame(JSON.object([("jsonrpc", .string("2.0"))] + members).line)
    }

    private func fail(_ fault: RequestFault, id: JSON) {
        send([("id", id), ("error", fault.json)])
    }

    func notify(_ method: String, _ params: JSON) {
        send([("method", .string(method)), ("params", params)])
    }

    private func ask(_ method: String, id: String, _ params: JSON) {
        send([("id", .string(id)), ("method", .string(method)), ("params", params)])
    }

    // MARK: Receiving

    private func handle(_ message: Message, cancelled: Set<String>) {
        switch message {
        case .response: break
        case .invalid(let id): fail(.invalid("this is neither a request nor an answer"), id: id)
        case .notification(let method, let params): take(method, params)
        case .request(let id, let method, let params):
            do throws(RequestFault) {
                if cancelled.contains(id.line) { throw .cancelled }
                send([("id", id), ("result", try answer(method, params))])
            } catch {
                fail(error, id: id)
            }
        }
    }

    private func take(_ method: String, _ params: JSON) {
        if method == "exit" {
            exitCode = phase == .shutDown ? 0 : 1
            return
        }
        guard phase == .running else { return }
        switch method {
        case "initialized": watchFiles()
        case "textDocument/didOpen": open(params)
        case "textDocument/didChange": change(params)
        case "textDocument/didSave", "workspace/didChangeWatchedFiles": forgetFiles()
        case "textDocument/didClose": close(params)
        default: break
        }
    }

    private func answer(_ method: String, _ params: JSON) throws(RequestFault) -> JSON {
        switch phase {
        case .fresh where method != "initialize": throw .notInitialized
        case .shutDown: throw .invalid("the server was shut down")
        case .running where method == "initialize": throw .invalid("initialized already")
        case .fresh, .running: break
        }
        switch method {
        case "initialize": return initialize(params)
        case "shutdown":
            phase = .shutDown
            documents = [:]
            return .null
        default: return try answerAboutText(method, params)
        }
    }

    private func answerAboutText(_ method: String, _ params: JSON) throws(RequestFault) -> JSON {
        switch method {
        case "workspace/symbol": workspaceSymbols(params)
        case "textDocument/diagnostic": diagnosticReport(try document(params))
        case "textDocument/codeAction": try codeActions(try document(params), params)
        case "textDocument/hover": try hover(try document(params), params)
        case "textDocument/completion": try completion(try document(params), params)
        case "textDocument/documentSymbol": documentSymbols(try document(params))
        case "textDocument/definition": try definition(try document(params), params)
        case "textDocument/references": try references(try document(params), params)
        case "textDocument/documentLink": documentLinks(try document(params))
        case "textDocument/prepareRename": try prepareRename(try document(params), params)
        case "textDocument/rename": try rename(try document(params), params)
        case "textDocument/foldingRange": foldingRanges(try document(params))
        case "textDocument/selectionRange": try selectionRanges(try document(params), params)
        default: throw .unknown
        }
    }

    /// The open document that a request is about.
    private func document(_ params: JSON) throws(RequestFault) -> OpenDocument {
        guard let uri = params["textDocument"]?["uri"]?.string else {
            throw .params("textDocument.uri is missing")
        }
        guard let document = documents[uri] else { throw .params("\(uri) is not open") }
        return document
    }

    /// The text of a document as it is read and judged, with what is open of its other file.
    func reading(of document: OpenDocument) -> Reading {
        document.reading(in: workspace, among: documents.values)
    }

    func openDocument(ofFile path: String) -> OpenDocument? {
        documents.values.first { $0.path == path }
    }

    /// The byte that a request is about, in the text as it was judged.
    func place(
        _ params: JSON, in document: OpenDocument
    ) throws(RequestFault) -> (offset: Int, reading: Reading) {
        guard let position = TextPosition(params["position"]) else {
            throw .params("position is missing")
        }
        let reading = reading(of: document)
        return (reading.text.offset(of: position, encoding) + reading.shift, reading)
    }

    // MARK: Lifecycle

    private func initialize(_ params: JSON) -> JSON {
        phase = .running
        client = Client(params)
        workspace.open(folders: client.folders)
        return .object([
            ("capabilities", capabilities),
            (
                "serverInfo",
                .object([("name", .string(name)), ("version", .string(version))])
            ),
        ])
    }

    /// Files that findings depend on are watched by the client, if it can.
    private func watchFiles() {
        guard client.watchesFiles else { return }
        let patterns = ["**/*.md", "**/octopen.conf", "**/*.yaml", "**/*.yml"]
        let watchers = patterns.map { JSON.object([("globPattern", .string($0))]) }
        ask(
            "client/registerCapability", id: "watch",
            .object([
                (
                    "registrations",
                    .array([
                        .object([
                            ("id", .string("watch")),
                            ("method", .string("workspace/didChangeWatchedFiles")),
                            ("registerOptions", .object([("watchers", .array(watchers))])),
                        ])
                    ])
                )
            ]))
    }

    // MARK: Texts

    private func open(_ params: JSON) {
        guard let item = params["textDocument"], let uri = item["uri"]?.string,
            let text = item["text"]?.string
        else { return }
        let document = OpenDocument(
            uri: uri, version: item["version"]?.number, text: Array(text.utf8))
        document.due = now
        documents[uri] = document
        readAnew(whatMayBeOneWith: document, at: now)
        publishWhatIsDue()
    }

    private func change(_ params: JSON) {
        guard let uri = params["textDocument"]?["uri"]?.string, let document = documents[uri]
        else { return }
        for change in params["contentChanges"]?.array ?? [] {
            guard let text = change["text"]?.string else { continue }
            let range = change["range"].flatMap { self.range($0, in: document.text) }
            guard range != nil || change["range"]?.isNull ?? true else { continue }
            document.replace(range, with: Array(text.utf8), at: now)
        }
        document.take(version: params["textDocument"]?["version"]?.number)
        document.due = now + Server.pause
        readAnew(whatMayBeOneWith: document, at: now + Server.pause)
    }

    /// The other file of a proposal is judged with a text that was opened, changed or closed.
    private func readAnew(whatMayBeOneWith document: OpenDocument, at due: Int) {
        for other in documents.values where other.mayBeOne(with: document) {
            other.forget()
            other.due = min(other.due ?? due, due)
        }
    }

    /// Other texts are judged anew, too: what they ask about may be in what was saved.
    private func forgetFiles() {
        workspace.forget()
        for document in documents.values {
            document.forget()
            document.due = min(document.due ?? now, now)
        }
        publishWhatIsDue()
    }

    private func close(_ params: JSON) {
        guard let uri = params["textDocument"]?["uri"]?.string,
            let document = documents.removeValue(forKey: uri)
        else { return }
        takeBack(document)
        readAnew(whatMayBeOneWith: document, at: now)
        publishWhatIsDue()
    }

    // MARK: Places

    /// The bytes of a range in a text; nil for what is no range.
    func range(_ json: JSON, in text: EditedText) -> Range<Int>? {
        guard let start = TextPosition(json["start"]), let end = TextPosition(json["end"]) else {
            return nil
        }
        let (from, to) = (text.offset(of: start, encoding), text.offset(of: end, encoding))
        return min(from, to)..<max(from, to)
    }

    /// The range of bytes as the client counts.
    func json(_ range: Range<Int>, in text: EditedText) -> JSON {
        .object([
            ("start", text.position(of: range.lowerBound, encoding).json),
            ("end", text.position(of: range.upperBound, encoding).json),
        ])
    }

    /// A range of the bytes that were judged, as JSON.
    func json(_ range: Range<Int>, in reading: Reading) -> JSON {
        let start = max(range.lowerBound - reading.shift, 0)
        return json(start..<max(range.upperBound - reading.shift, start), in: reading.text)
    }
}

extension Message {
    /// The number of a request that is not wanted any more.
    fileprivate var cancelled: String? {
        guard case .notification("$/cancelRequest", let params) = self else { return nil }
        return params["id"]?.line
    }
}
