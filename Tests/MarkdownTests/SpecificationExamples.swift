/// The examples of a specification: Markdown, a line with a full stop, HTML.
struct SpecificationExamples {
    struct Example: Sendable {
        /// From one, in the order of the file.
        let number: Int
        /// The last heading before it.
        let section: String
        /// The extension that is named beside the fence.
        let tag: String
        let markdown: [UInt8]
        let html: String

        var name: String { "\(number) \(section)" }
    }

    private(set) var all: [Example] = []

    var documents: [[UInt8]] { all.map(\.markdown) }

    init(_ specification: [UInt8]) {
        let fence = String(repeating: "`", count: 32)
        var section = ""
        var tag = ""
        var markdown: String?
        var html: String?
        let text = String(decoding: specification, as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let source = markdown, let rendered = html {
                if line == fence {
                    all.append(
                        Example(
                            number: all.count + 1, section: section, tag: tag,
                            markdown: Array(Self.tabbed(source).utf8), html: Self.tabbed(rendered)))
                    (markdown, html) = (nil, nil)
                } else {
                    html = rendered + line + "\n"
                }
            } else if let source = markdown {
                if line == "." { html = "" } else { markdown = source + line + "\n" }
            } else if line.hasPrefix(fence + " example") {
                markdown = ""
                tag = line.dropFirst(fence.count + 9).split(separator: " ").joined()
            } else if line.hasPrefix("#") {
                section = String(line.drop { $0 == "#" || $0 == " " })
            }
        }
    }

    private static func tabbed(_ text: String) -> String {
        String(text.map { $0 == "→" ? "\t" : $0 })
    }
}
