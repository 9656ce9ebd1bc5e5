import Interchange

/// What the server tells a client that it can do.
extension Server {
    var capabilities: JSON {
        var members: [(String, JSON)] = [
            ("positionEncoding", .string(encoding.rawValue)),
            (
                "textDocumentSync",
                .object([
                    ("openClose", .bool(true)), ("change", .number(2)), ("save", .bool(true)),
                ])
            ),
            (
                "codeActionProvider",
                .object([("codeActionKinds", strings([Server.quickFix, Server.fixAll]))])
            ),
            ("hoverProvider", .bool(true)),
            (
                "completionProvider",
                .object([("triggerCharacters", strings(Server.triggers))])
            ),
            ("documentSymbolProvider", .bool(true)), ("workspaceSymbolProvider", .bool(true)),
            ("definitionProvider", .bool(true)), ("referencesProvider", .bool(true)),
            ("documentLinkProvider", .object([])),
            ("renameProvider", .object([("prepareProvider", .bool(true))])),
            ("foldingRangeProvider", .bool(true)), ("selectionRangeProvider", .bool(true)),
        ]
        if client.onlyPulls {
            let pulling = JSON.object([
                ("identifier", .string(Server.source)), ("interFileDependencies", .bool(true)),
                ("workspaceDiagnostics", .bool(false)),
            ])
            members.append(("diagnosticProvider", pulling))
        }
        return .object(members)
    }

    private func strings(_ strings: [String]) -> JSON { .array(strings.map(JSON.string)) }
}
