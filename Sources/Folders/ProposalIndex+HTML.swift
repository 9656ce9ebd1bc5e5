import Markdown

/// The index as one page, which is read without scripts and asks for nothing from elsewhere.
extension ProposalIndex {
    package func html(title: String) -> String {
        let ways: [(grouping: Grouping, title: String)] = [
            (.number, "By number"), (.status, "By status"), (.author, "By author"),
        ]
        let contents = ways.map { way in
            "<li><a href=\"#by-\(way.grouping.rawValue)\">\(way.title)</a></li>\n"
        }
        let sections = ways.map { section(by: $0.grouping, title: $0.title) }
        let count = "\(entries.count) proposal\(entries.count == 1 ? "" : "s")"
        let body = """
            <header>
            <h1>\(title.shownInHTML)</h1>
            <p>\(count)</p>
            <nav>
            <ul>
            \(contents.joined())</ul>
            </nav>
            </header>
            <main>
            \(sections.joined())</main>

            """
        return HTMLPage.frame(body, title: title, styleSheet: Self.styleSheet, language: "en")
    }

    private func section(by grouping: Grouping, title: String) -> String {
        let tables = groups(by: grouping).map { group in
            let heading =
                group.title.isEmpty
                ? "" : "<h3>\(group.title.shownInHTML) (\(group.entries.count))</h3>\n"
            return heading + table(group.entries)
        }
        return
            "<section id=\"by-\(grouping.rawValue)\">\n<h2>\(title)</h2>\n\(tables.joined())</section>\n"
    }

    private func table(_ entries: [Entry]) -> String {
        guard !entries.isEmpty else { return "<p>None.</p>\n" }
        let head = """
            <table>
            <thead>
            <tr><th scope="col">No.</th><th scope="col">Title</th><th scope="col">Status</th>\
            <th scope="col">Authors</th><th scope="col">Updated</th></tr>
            </thead>
            <tbody>

            """
        return head + entries.map(row).joined() + "</tbody>\n</table>\n"
    }

    private func row(_ entry: Entry) -> String {
        let proposal = entry.proposal
        // The name of a file has no markup.
        let name =
            proposal.title.isEmpty
            ? proposal.name.shownInHTML : proposal.title.shownInHTMLWithCode
        let cells = [
            ("number", proposal.number.shownInHTML),
            ("title", "<a href=\"\(entry.address)\">\(name)</a>"),
            ("status", proposal.status.shownInHTML),
            ("authors", entry.authors.joined(separator: ", ").shownInHTML),
            ("updated", proposal.updated.shownInHTML),
        ]
        let written = cells.map { name, text in "<td class=\"\(name)\">\(text)</td>" }
        return "<tr>\(written.joined())</tr>\n"
    }

    private static let styleSheet = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; padding: 0; }
        h2 { border-bottom: 1px solid; margin-top: 2.5rem; }
        h3 { margin-bottom: 0.3rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; }
        th:last-child, td:last-child { padding-right: 0; }
        tbody tr { border-top: 1px solid rgb(128 128 128 / 40%); }
        .number, .updated { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .title { overflow-wrap: anywhere; width: 45%; }
        @media (max-width: 40rem) {
          thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
          table, tbody { display: block; }
          tbody tr { display: flex; flex-wrap: wrap; gap: 0 0.8rem; padding: 0.5rem 0; }
          td { padding: 0; }
          .number { min-width: 2.5rem; }
          .title { flex: 1 1 70%; width: auto; }
          .status { flex-basis: 100%; margin-left: 3.3rem; }
          .authors { margin-left: 3.3rem; }
          td:empty { display: none; }
        }
        @media print { nav { display: none; } }
        """
}

extension String {
    /// Without what would turn the text about.
    fileprivate var shownInHTML: String { ReadableText.line(self).escapedForHTML }

    /// As `shownInHTML`, with code of the text as code.
    fileprivate var shownInHTMLWithCode: String {
        CodeInLine(self).parts.map { part in
            switch part {
            case .text(let text): text.shownInHTML
            case .code(_, let shown): "<code>\(shown.shownInHTML)</code>"
            }
        }.joined()
    }
}
