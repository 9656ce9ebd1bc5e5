import Markdown

/// Why a proposal cannot be edited without harm: it is shown, and nothing of it is changed.
package enum EditObstacle: Equatable, Sendable, CustomStringConvertible {
    /// The byte at this offset is not UTF-8.
    case notUTF8(byte: Int)
    /// A block that reads as front matter holds the title, or headings of the template, which so
    /// are no headings.
    case hiddenHeadings(HiddenHeadings)

    /// The fault, and what to do, in one line.
    package var description: String {
        switch self {
        case .notUTF8(let byte):
            "byte \(byte) is not UTF-8; convert the file first (iconv)"
        case .hiddenHeadings(let hidden):
            "\(hidden); if line 1 is a rule, put a blank line above it"
        }
    }
}

/// The title, and headings of the template, between a first line `---` and the next one.
package struct HiddenHeadings: Equatable, Sendable, CustomStringConvertible {
    package let frontMatter: FrontMatter
    /// The line of the second `---`, from 1.
    package let lastLine: Int
    /// As they are written, without their signs.
    package let titles: [String]

    /// - Parameter headings: the headings of the document, front matter left out.
    /// - Returns: nil where nothing is hidden, as in nearly every file.
    init?(_ source: Source, template: Template, headings: [Heading]) {
        guard let frontMatter = FrontMatter(source.bytes), frontMatter.isYAML else { return nil }
        let tree = BlockTree(source.bytes, in: frontMatter.content, keeping: .topLevel)
        let hidden = Heading.all(in: tree, of: source)
        let hasTitle =
            !headings.contains { $0.level == 1 }
            && Self.beginsWithTitle(frontMatter, headings: hidden, of: source)
        titles = hidden.indices.filter { index in
            let heading = hidden[index]
            // An indented heading belongs to the value above it.
            let start = heading.block.range.lowerBound
            return source.isLineEnd(start - 1)
                && (index == 0 && hasTitle
                    || template.sections(named: heading.name).contains {
                        template.sections[$0].level == heading.level
                    })
        }.map { source.string(hidden[$0].block.content) }
        guard !titles.isEmpty else { return nil }
        self.frontMatter = frontMatter
        var lines = RawLines(source, 0..<frontMatter.range.upperBound)
        var count = 0
        while lines.next() != nil { count += 1 }
        lastLine = count
    }

    /// Whether the first line is a title rather than a remark: it stands apart from the keys, none of
    /// which is a title, and no other remark is written as it is.
    private static func beginsWithTitle(
        _ frontMatter: FrontMatter, headings: [Heading], of source: Source
    ) -> Bool {
        guard let first = headings.first?.block, headings.count(where: { $0.level == 1 }) == 1,
            headings[0].level == 1, !first.content.isEmpty
        else { return false }
        let (start, content) = (first.range.lowerBound, frontMatter.content)
        var lines = RawLines(source, start..<content.upperBound)
        guard source.bytes[content.lowerBound..<start].allSatisfy(\.isLineEnding),
            lines.next() != nil, let next = lines.next(), source.isBlank(next.start..<next.end)
        else { return false }
        return !frontMatter.entries(of: source.bytes).contains { $0.key.lowercased() == "title" }
    }

    package var description: String {
        let what = titles.count == 1 ? "the heading" : "\(titles.count) headings, the first one"
        return "lines 1 to \(lastLine) read as front matter, which hides \(what) '\(titles[0])'"
    }
}
