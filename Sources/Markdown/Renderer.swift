/// Writes new Markdown the way proposals write it; text that exists is never written anew.
///
/// Every result is one line without its ending: line endings in a title or value become spaces.
package struct Renderer: Sendable, Equatable {
    /// The line end of the document at hand.
    package let lineEnding: String

    package init(lineEnding: String) {
        self.lineEnding = lineEnding
    }

    /// A heading by signs, without its line end.
    package func heading(level: Int, title: String) -> String {
        line(String(repeating: "#", count: level) + " " + title)
    }

    /// Text that is shown as it stands, in a paragraph, a link or a cell of a table: what would be
    /// markup has a backslash before it; line ends become blanks, and controls marks.
    package static func escaped(_ text: String) -> String {
        let signs = "\\`*_[]<>|&~$"
        var escaped = ""
        for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
            if signs.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return ReadableText.line(escaped)
    }

    /// The text of a line escaped, its code kept as code. Code is text where a table would cut it:
    /// its backslash before a bar cannot be written there.
    package static func escapedButCode(_ line: String) -> String {
        CodeInLine(line).parts.map { part in
            guard case .code(let written, _) = part, !written.contains("\\|"),
                !written.contains(where: \.isNewline)
            else { return escaped(part.written) }
            return ReadableText.line(written.replacing("|", with: "\\|"))
        }.joined()
    }

    /// An item with the field's name in bold, without its line end.
    package func field(name: String, value: String) -> String {
        line("- **\(name)**: \(value)")
    }

    /// The start of a bulleted item, `indent` columns in.
    package func item(indent: Int) -> String {
        String(repeating: " ", count: indent) + "- "
    }

    /// The start of a phase; its title follows.
    ///
    /// - Parameter word: what the document counts by: `Phase`, `Step`.
    package func phaseLead(number: Int, word: String) -> String {
        "\(number). \(word) \(number): "
    }

    private func line(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}

/// What records of reviews are made of.
extension Renderer {
    /// An item with a box, ticked or not, without its line end.
    package func task(_ text: String, isDone: Bool) -> String {
        line("- [\(isDone ? "x" : " ")] \(text)")
    }

    /// A quote of the start of a text, as one line; what would begin a list or the like does not.
    package func quote(startOf text: String, words count: Int) -> String {
        let words = text.words
        let start = words.prefix(count).joined(separator: " ")
        let escape = start.first.map { "#>-+*`<|=~[".contains($0) } ?? false ? "\\" : ""
        return line("> " + escape + start + (words.count > count ? " ..." : ""))
    }
}
