/// What GitHub reads in Markdown beyond CommonMark; none of them: CommonMark 0.31 to the letter.
package struct Extensions: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let tables = Extensions(rawValue: 1)
    package static let footnotes = Extensions(rawValue: 2)
    package static let taskLists = Extensions(rawValue: 4)
    package static let strikethrough = Extensions(rawValue: 8)
    /// Addresses without marks around them: `www.`, `https://`, `name@example.org`.
    package static let autolinks = Extensions(rawValue: 16)

    /// YAML at the top of a file, which GitHub takes away before it reads the rest.
    package static let frontMatter = Extensions(rawValue: 32)

    package static let all: Extensions = [
        .tables, .footnotes, .taskLists, .strikethrough, .autolinks,
    ]

    /// A file as GitHub shows it.
    package static let file: Extensions = [.all, .frontMatter]
}
