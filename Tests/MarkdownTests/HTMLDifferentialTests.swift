import Markdown
import TestSupport
import Testing

/// Our HTML against the one of `cmark-gfm` with GitHub's extensions.
@Suite(.enabled(if: Reference.isInstalled, "cmark-gfm is not installed"))
struct HTMLDifferentialTests {
    @Test(arguments: 0..<3)
    func generatedDocuments(seed: UInt64) {
        var generator = InlineGenerator(seed: seed)
        compare((0..<500).map { _ in generator.document() }, excusedAtMost: 40)
    }

    @Test(
        .enabled(if: Files.shared != nil, "no sample documents beside the repository"),
        arguments: 0..<2)
    func sampleDocuments(half: Int) {
        let documents = Reference.sampleDocuments(half: half)
        #expect(documents.count > 250)
        compare(documents, excusedAtMost: 3)
    }

    private func compare(_ documents: [[UInt8]], excusedAtMost limit: Int) {
        let renderer = HTMLRenderer(rawHTML: .kept, showsAlerts: false)
        var excused = 0
        var failures = 0
        for (bytes, expected) in zip(documents, Reference.html(of: documents)) {
            let document = MarkdownDocument(bytes)
            let html = renderer.html(of: document)
            guard html != expected else { continue }
            if KnownHTMLDifference.allCases.contains(where: { $0.applies(to: document) })
                || KnownDifference.allCases.contains(where: { $0.applies(to: bytes, document.tree) }
                )
            {
                excused += 1
                continue
            }
            failures += 1
            if failures <= 3 { report(bytes, html, expected) }
        }
        #expect(failures == 0)
        #expect(excused <= limit)
    }

    private func report(_ document: [UInt8], _ html: [UInt8], _ expected: [UInt8]) {
        let start = zip(html, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
        let from = max(0, start - 80)
        func part(_ bytes: [UInt8]) -> String {
            String(decoding: bytes.dropFirst(from).prefix(240), as: UTF8.self).debugDescription
        }
        Issue.record(
            """
            \(String(decoding: document.prefix(600), as: UTF8.self).debugDescription)
            ours:  \(part(html))
            cmark: \(part(expected))
            """)
    }
}

/// Where the HTML of cmark-gfm is not that of CommonMark 0.31, or is plainly a mistake.
enum KnownHTMLDifference: CaseIterable {
    /// `<!-->` is a comment, and dashes may stand in one; there they may not.
    case comment
    /// An `[x]` later in the text of a task makes it done there.
    case laterCheckbox
    /// `![^n][ref]` is an image; there a link whose text is the label.
    case imageOfNote
    /// Definitions in front of a table's header are definitions; there they are text.
    case definitionBeforeTable
    /// A footnote that only a cell that the table has no column for refers to.
    case noteInExtraCell
    /// A bare address inside an image's open bracket; there it may be linked.
    case addressInBracket
    /// After a backslash that breaks a line, a lazy line's indentation stays there.
    case lazyBreak

    func applies(to document: MarkdownDocument) -> Bool {
        let text = String(decoding: document.bytes, as: UTF8.self)
        let blocks = document.tree.blocks
        switch self {
        case .comment: return text.contains("<!--")
        case .laterCheckbox:
            return blocks.contains { block in
                guard case .item(let marker) = block.kind, marker.checkbox == .open else {
                    return false
                }
                let body = String(decoding: document.bytes[block.range], as: UTF8.self)
                return body.lowercased().contains("[x]")
            }
        case .imageOfNote: return text.contains("![^")
        case .definitionBeforeTable:
            return blocks.indices.dropLast().contains { index in
                guard case .definition = blocks[index].kind,
                    case .table = blocks[index + 1].kind
                else { return false }
                return true
            }
        case .noteInExtraCell:
            return blocks.contains { block in
                guard case .cell = block.kind else { return false }
                return String(decoding: document.bytes[block.range], as: UTF8.self)
                    .contains("[^")
            }
        case .addressInBracket:
            return text.contains("![") && text.contains("://")
        case .lazyBreak: return text.contains("\\\n ")
        }
    }
}
