import Markdown
import Proposals

/// # `front-matter-form`
///
/// Front matter is YAML that every reader reads the same way: keys at the start of their lines, each
/// once, and values that need no quotes or have them. What YAML cannot read, programs that list the
/// proposals leave out, or fail on. Values that refer to one another (`&`, `*`) and types (`!`) are
/// read differently from program to program.
///
/// Without a blank behind the colon of a key, or below a blank line, all of it is text of the document.
///
/// Wrong: `- @ada`, `title: Widgets: faster`, `title:Widgets`, `status:` twice.
/// Right: `- "@ada"`, `title: "Widgets: faster"`, `title: Widgets`.
extension Rule {
    static let frontMatterForm = Rule(
        "front-matter-form", .text, .warning, "Front matter is YAML with each key once."
    ) { document in
        switch document.frontMatter {
        case nil: return document.nearFrontMatter.map { [problem($0, in: document)] } ?? []
        case .failure(let obstacle):
            return [problem(at: obstacle.line, obstacle.reason, in: document)]
        case .success(let mapping):
            let faults = mapping.entries.compactMap { entry in entry.fault.map { (entry.key, $0) } }
            guard let (key, first) = faults.first else { return [] }
            let more = faults.count == 1 ? "" : " (\(faults.count) keys)"
            let message = "The value of `\(key)` is no YAML: \(first.reason)\(more)"
            return [problem(at: first.line, message, in: document)]
        }
    }

    private static func problem(
        _ near: NearFrontMatter, in document: CheckedDocument
    ) -> Problem {
        guard let gap = near.gaps.first else {
            return Problem(
                document.trimmed(
                    document.lines.range(
                        ofLine: document.lines.line(at: near.range.lowerBound))),
                .document, "Blank lines stand above what looks like front matter.",
                help: "Take them out: most programs read it as text.",
                fixes: [.suggested("Take the blank lines out.", [.init(near.blanks, "")])])
        }
        let line = document.trimmed(document.lines.range(ofLine: document.lines.line(at: gap)))
        return Problem(
            line, .document,
            "No blank stands behind the colon of \(Wording.code(document.text(line))): what looks "
                + "like front matter is read as text.",
            help: "Put a blank behind the colon.",
            fixes: [
                .suggested("Put a blank behind the colon.", near.gaps.map { .init($0..<$0, " ") })
            ])
    }

    private static func problem(
        at line: Int?, _ reason: String, in document: CheckedDocument
    ) -> Problem {
        let range = document.lines.range(ofLine: (line ?? 1))
        return Problem(
            document.trimmed(range), .document,
            reason.capitalizedFirst + ".",
            help: "Put the value in quotes, or write each key once, as a word before its colon.")
    }
}
