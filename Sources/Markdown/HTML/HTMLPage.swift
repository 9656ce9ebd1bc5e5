/// A page that stands alone: the fragment of a document in a frame with a plain style sheet.
package struct HTMLPage: Sendable {
    private let title: String
    private let renderer: HTMLRenderer

    package init(title: String, rawHTML: HTMLRenderer.RawHTML = .omitted) {
        self.title = title
        renderer = HTMLRenderer(rawHTML: rawHTML, headingNames: true)
    }

    /// The whole page in UTF-8.
    package func html(of document: MarkdownDocument) -> [UInt8] {
        let body = String(decoding: renderer.html(of: document), as: UTF8.self)
        return Array(
            HTMLPage.frame(
                table(of: document) + body, title: title, styleSheet: Self.styleSheet
            ).utf8)
    }

    /// A whole page around what stands in it.
    ///
    /// - Parameters:
    ///   - body: HTML, its last line ended.
    ///   - language: nil where nobody knows it.
    package static func frame(
        _ body: String, title: String, styleSheet: String, language: String? = nil
    ) -> String {
        """
        <!DOCTYPE html>
        <html\(language.map { " lang=\"\($0)\"" } ?? "")>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title.escapedForHTML)</title>
        <style>
        \(styleSheet)
        </style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
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
    /// As text, or between double quotes; controls become marks.
    package var escapedForHTML: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default:
                let isControl = character.unicodeScalars.contains {
                    $0.properties.generalCategory == .control
                }
                text.append(isControl ? "\u{FFFD}" : character)
            }
        }
    }
}
