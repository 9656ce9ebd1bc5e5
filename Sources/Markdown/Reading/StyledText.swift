import Prose

/// How a part of a text looks: what emphasis, links and deletions become on a screen.
package struct TextStyle: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = TextStyle(rawValue: 1)
    package static let italic = TextStyle(rawValue: 2)
    package static let underlined = TextStyle(rawValue: 4)
    package static let struck = TextStyle(rawValue: 8)
}

/// A line for reading: its characters, and how they look.
package struct StyledLine: Sendable, Equatable {
    package struct Run: Sendable, Equatable {
        package var text: String
        package let style: TextStyle
    }

    /// Neighbours have different styles; none is empty.
    package private(set) var runs: [Run] = []

    init() {}

    package init(_ text: String) { append(text) }

    package var text: String { runs.map(\.text).joined() }

    mutating func append(_ text: String, _ style: TextStyle = []) {
        guard !text.isEmpty else { return }
        if let last = runs.indices.last, runs[last].style == style {
            runs[last].text += text
        } else {
            runs.append(Run(text: text, style: style))
        }
    }

    mutating func append(_ line: StyledLine) {
        for run in line.runs { append(run.text, run.style) }
    }

    func adding(_ style: TextStyle) -> StyledLine {
        var line = StyledLine()
        for run in runs { line.append(run.text, run.style.union(style)) }
        return line
    }

    /// Without the first character.
    func dropFirst() -> StyledLine {
        var line = self
        guard let first = runs.first else { return line }
        line.runs[0].text = String(first.text.dropFirst())
        if line.runs[0].text.isEmpty { line.runs.removeFirst() }
        return line
    }

    /// What the line takes on a screen.
    package var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

    /// A blank looks like what is on both sides of it.
    mutating func appendBlank(before line: StyledLine) {
        append(" ", (runs.last?.style ?? []).intersection(line.runs.first?.style ?? []))
    }

    mutating func dropTrailingBlanks() {
        while let last = runs.indices.last {
            let kept = runs[last].text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
            if let kept {
                let end = runs[last].text.utf8.index(after: kept)
                runs[last].text = String(runs[last].text[..<end])
                return
            }
            runs.removeLast()
        }
    }

    /// With the escape sequences that a terminal of any make takes for bold, italic and so on.
    package var withEscapeSequences: String {
        runs.map { run in
            let codes = run.style.codes
            return codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
        }.joined()
    }
}

extension TextStyle {
    fileprivate var codes: String {
        [(TextStyle.bold, "1"), (.italic, "3"), (.underlined, "4"), (.struck, "9")]
            .filter { contains($0.0) }.map(\.1).joined(separator: ";")
    }
}
