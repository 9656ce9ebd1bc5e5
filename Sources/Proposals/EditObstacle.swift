import Markdown

/// Why a proposal cannot be edited without harm: it is shown, and nothing of it is changed.
package enum EditObstacle: Equatable, Sendable, CustomStringConvertible {
    /// The byte at this offset is not UTF-8.
    case notUTF8(byte: Int)
    /// What reads as front matter holds headings of the template, which so are none.
    case hiddenHeadings(HiddenHeadings)

    /// What is wrong, and what to do, in one line.
    package var description: String {
        switch self {
        case .notUTF8(let byte):
            "byte \(byte) is not UTF-8; convert the file first (iconv)"
        case .hiddenHeadings(let hidden):
            "\(hidden); if line 1 is a rule, put a blank line above it"
        }
    }
}

/// Headings of the template between a first line `---` and the next one.
package struct HiddenHeadings: Equatable, Sendable, CustomStringConvertible {
    package let frontMatter: FrontMatter
    /// The line of the second `---`, from 1.
    package let lastLine: Int
    /// As they are written, without their signs.
    package let titles: [String]

    /// - Returns: nil where nothing is hidden, as in nearly every file.
    init?(_ source: Source, template: Template) {
        guard let frontMatter = FrontMatter(source.bytes) else { return nil }
        let tree = BlockTree(source.bytes, in: frontMatter.content, keeping: .topLevel)
        titles = Heading.all(in: tree, of: source).filter { heading in
            // What is indented belongs to the value above it.
            let start = heading.block.range.lowerBound
            return source.isLineEnd(start - 1)
                && template.sections(named: heading.name).contains {
                    template.sections[$0].level == heading.level
                }
        }.map { source.string($0.block.content) }
        guard !titles.isEmpty else { return nil }
        self.frontMatter = frontMatter
        var lines = RawLines(source, frontMatter.range)
        var count = 0
        while lines.next() != nil { count += 1 }
        lastLine = count
    }

    package var description: String {
        let what = titles.count == 1 ? "the heading" : "\(titles.count) headings, the first one"
        return "lines 1 to \(lastLine) read as front matter, which hides \(what) '\(titles[0])'"
    }
}
