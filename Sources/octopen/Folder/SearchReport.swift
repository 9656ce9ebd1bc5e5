import Folders
import Interchange
import Markdown

/// What a search found, for people and programs.
struct SearchReport {
    private let found: [FolderSearch.Found]

    init(_ found: [FolderSearch.Found]) { self.found = found }

    /// `FILE:LINE: SECTION: TEXT`, as editors jump to.
    var text: String {
        found.flatMap { found in
            found.lines.map { line in
                // A heading is the last part of its own section.
                let section = line.section.joined(separator: " > ")
                let words = line.kind == .heading ? [section] : [section, shortened(line)]
                let parts = ["\(found.path):\(line.number)"] + words.filter { !$0.isEmpty }
                return ReadableText.line(parts.joined(separator: ": ")) + "\n"
            }
        }.joined()
    }

    /// How many characters of a line are shown, around the words that were found.
    private static let longest = 160
    private static let before = 40

    private func shortened(_ line: SearchHits.Line) -> String {
        let text = line.text
        guard line.kind == .text, text.count > Self.longest else { return text }
        let skipped = max(0, min(line.column - 1 - Self.before, text.count - Self.longest))
        let shown = text.dropFirst(skipped).prefix(Self.longest)
        let isCut = skipped + Self.longest < text.count
        return (skipped > 0 ? "..." : "") + shown + (isCut ? "..." : "")
    }

    var json: JSON {
        .object([
            ("version", .number(1)),
            (
                "found",
                .array(
                    found.flatMap { found in
                        found.lines.map { json(of: $0, in: found.path) }
                    })
            ),
        ])
    }

    private func json(of line: SearchHits.Line, in path: String) -> JSON {
        let kind =
            switch line.kind {
            case .title: "title"
            case .heading: "heading"
            case .text: "text"
            }
        return .object([
            ("file", .string(path)), ("line", .number(line.number)),
            ("column", .number(line.column)), ("kind", .string(kind)),
            ("section", .array(line.section.map { .string($0) })), ("text", .string(line.text)),
        ])
    }
}
