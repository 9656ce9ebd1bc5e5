import Interchange

/// What a client said of itself when it began.
struct Client {
    private(set) var encoding = PositionEncoding.utf16
    /// Paths of the folders that it has open.
    private(set) var folders: [String] = []
    /// Whether the client asks for findings, and does not listen to findings that are told.
    private(set) var onlyPulls = false
    private(set) var watchesFiles = false
    /// Whether edits can say which version of a text they are for.
    private(set) var takesVersions = false
    private(set) var nestsSymbols = false
    /// Whether a hover may be Markdown.
    private(set) var readsMarkdown = false
    /// A fix can be told from a fix that it would choose itself.
    private(set) var takesLiteralActions = false

    init() {}

    init(_ params: JSON) {
        let capabilities = params["capabilities"]
        let texts = capabilities?["textDocument"]
        let workspace = capabilities?["workspace"]
        let encodings = capabilities?["general"]?["positionEncodings"]?.array ?? []
        if encodings.contains(where: { $0.string == PositionEncoding.utf8.rawValue }) {
            encoding = .utf8
        }
        onlyPulls = texts?["diagnostic"] != nil && texts?["publishDiagnostics"] == nil
        watchesFiles =
            workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
        takesVersions = workspace?["workspaceEdit"]?["documentChanges"]?.bool ?? false
        nestsSymbols =
            texts?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.bool ?? false
        readsMarkdown =
            texts?["hover"]?["contentFormat"]?.array?.contains { $0.string == "markdown" } ?? false
        takesLiteralActions = texts?["codeAction"]?["codeActionLiteralSupport"] != nil
        let named = params["workspaceFolders"]?.array ?? []
        var uris = named.compactMap { $0["uri"]?.string }
        if uris.isEmpty, let root = params["rootUri"]?.string { uris = [root] }
        folders = uris.compactMap(DocumentURI.path)
        if folders.isEmpty, let root = params["rootPath"]?.string { folders = [root] }
    }
}
