/// A line of text, cut where code in backticks begins and ends.
package struct CodeInLine: Sendable {
    package enum Part: Equatable, Sendable {
        /// As it is written.
        case text(String)
        /// With its backticks as it is written, and what it shows.
        case code(String, shown: String)

        var written: String {
            switch self {
            case .text(let written), .code(let written, _): written
            }
        }
    }

    package let parts: [Part]

    /// - Parameter line: what would begin another block than a paragraph is text.
    package init(_ line: String) {
        let bytes = Array(line.utf8)
        guard bytes.contains(UInt8(ascii: "`")) else {
            parts = [.text(line)]
            return
        }
        let document = MarkdownDocument(bytes)
        guard document.tree.blocks.count == 2, document.tree.blocks[1].kind == .paragraph else {
            parts = [.text(line)]
            return
        }
        var parts: [Part] = []
        var start = 0
        for index in document.inlines.indices where document.inlines[index].kind == .code {
            let range = document.inlines[index].range
            guard range.lowerBound >= start else { continue }
            if start < range.lowerBound {
                parts.append(
                    .text(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)))
            }
            parts.append(
                .code(
                    String(decoding: bytes[range], as: UTF8.self),
                    shown: document.text(ofInline: index)))
            start = range.upperBound
        }
        if start < bytes.count {
            parts.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
        }
        self.parts = parts
    }
}
