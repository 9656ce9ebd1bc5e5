/// A page that stands alone: the fragment of a document in a frame with a plain style sheet.
package struct HTMLPage: Sendable {
    private let title: String
    private let renderer: HTMLRenderer

    package init(title: String, rawHTML: HTMLRenderer.RawHTML = .omitted) {
        self.title = title
        renderer = HTMLRenderer(rawHTML: rawHTML, headingNames: true)
    }

    package func html(of document: MarkdownDocument) -> [UInt8] {
        let head = """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title.escapedForHTML)</title>
            <style>
            \(Self.styleSheet)
            </style>
            </head>
            <body>

            """
        return Array((head + table(of: document)).utf8) + renderer.html(of: document)
            + Array("</body>\n</html>\n".utf8)
    }

    /// Front matter as a table of keys and values; empty where there is none.
    private func table(of document: MarkdownDocument) -> String {
        let entries = document.frontMatter?.entries(of: document.bytes) ?? []
        guard !entries.isEmpty else { return "" }
        let rows = entries.map {
            "<tr><th>\($0.key.escapedForHTML)</th><td>\($0.value.escapedForHTML)</td></tr>\n"
        }
        return "<table>\n\(rows.joined())</table>\n"
    }

    private static let styleSheet = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2 { border-bottom: 1px solid; padding-bottom: 0.2rem; }
        pre, code { font-family: monospace; background: rgb(128 128 128 / 15%); }
        pre { padding: 0.7rem; overflow-x: auto; }
        pre code { background: none; }
        blockquote { margin-left: 0; padding-left: 1rem; border-left: 0.25rem solid; opacity: 0.8; }
        table { border-collapse: collapse; display: block; overflow-x: auto; }
        th, td { border: 1px solid; padding: 0.25rem 0.6rem; }
        img { max-width: 100%; }
        """
}

extension String {
    fileprivate var escapedForHTML: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default:
                let isControl = character.unicodeScalars.contains {
                    $0.properties.generalCategory == .control
                }
                text.append(isControl ? "\u{FFFD}" : character)
            }
        }
    }
}
