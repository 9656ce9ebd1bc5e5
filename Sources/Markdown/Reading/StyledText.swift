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

/// A line for reading: its characters, how they look, and where they come from.
package struct StyledLine: Sendable, Equatable {
    package struct Run: Sendable, Equatable {
        package var text: String
        package let style: TextStyle
        /// The inline of the link that the text belongs to.
        package let link: Int?
        /// The byte of the document that the text begins at; nil for marks and the like.
        package fileprivate(set) var source: Int?

        init(text: String, style: TextStyle, link: Int? = nil, source: Int? = nil) {
            (self.text, self.style, self.link, self.source) = (text, style, link, source)
        }

        /// Whether the other one goes on where this one ends, and looks the same.
        fileprivate func joins(_ next: Run) -> Bool {
            guard style == next.style, link == next.link else { return false }
            guard let start = next.source else { return true }
            return source.map { $0 + text.utf8.count == start } ?? false
        }
    }

    /// Neighbours have different styles or links, or come from different places; none is empty.
    package private(set) var runs: [Run] = []
    /// The byte of the document that is shown first, or that the line is made for.
    package internal(set) var source = 0

    init() {}

    package init(_ text: String) { append(text) }

    package var text: String { runs.map(\.text).joined() }

    mutating func append(
        _ text: String, _ style: TextStyle = [], link: Int? = nil, source: Int? = nil
    ) {
        append(Run(text: text, style: style, link: link, source: source))
    }

    mutating func append(_ run: Run) {
        guard !run.text.isEmpty else { return }
        if let last = runs.indices.last, runs[last].joins(run) {
            runs[last].text += run.text
        } else {
            runs.append(run)
        }
    }

    mutating func append(_ line: StyledLine) {
        for run in line.runs { append(run) }
    }

    /// With other texts in its runs.
    func mapping(_ change: (String) -> String) -> StyledLine {
        var line = StyledLine()
        for run in runs {
            line.append(change(run.text), run.style, link: run.link, source: run.source)
        }
        return line
    }

    func adding(_ style: TextStyle) -> StyledLine {
        var line = StyledLine()
        for run in runs {
            line.append(run.text, run.style.union(style), link: run.link, source: run.source)
        }
        return line
    }

    /// Without the first character.
    func dropFirst() -> StyledLine {
        var line = self
        guard let first = runs.first else { return line }
        line.runs[0].text = String(first.text.dropFirst())
        line.runs[0].source = first.source.map {
            $0 + first.text.utf8.count - line.runs[0].text.utf8.count
        }
        if line.runs[0].text.isEmpty { line.runs.removeFirst() }
        return line
    }

    /// How many columns the line takes on a screen.
    package var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

    /// Appends a blank, which looks like the text on both sides of it.
    mutating func appendBlank(before line: StyledLine) {
        let (left, right) = (runs.last, line.runs.first)
        let style = (left?.style ?? []).intersection(right?.style ?? [])
        let link = left?.link == right?.link ? left?.link : nil
        // The blank belongs to the text before it where it looks like that text, else to the text
        // behind it.
        let isOfLeft = left?.style == style && left?.link == link
        append(" ", style, link: link, source: isOfLeft ? nil : right?.source.map { $0 - 1 })
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
        var styled = StyledLine()
        for run in runs { styled.append(run.text, run.style) }
        return styled.runs.map { run in
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
