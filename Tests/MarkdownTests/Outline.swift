import Markdown

/// The structure of a document in lines of text, the same whether read off our tree or cmark's.
struct Outline: Equatable {
    var lines: [String] = []

    mutating func add(_ text: String, depth: Int) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    static func list(ordered: Bool, start: Int, delimiter: UInt8, tight: Bool) -> String {
        let form =
            ordered ? "from \(start) \(delimiter == UInt8(ascii: ")") ? "paren" : "period")" : ""
        return "list \(form) \(tight ? "tight" : "loose")"
    }

    static func code(info: [UInt8], literal: [UInt8], line: Int, hasTabs: Bool) -> String {
        let text = String(decoding: replacingEndings(literal), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // What is left of a tab that a list consumed in part becomes spaces: not compared.
        let compared = hasTabs ? lines.map { $0.drop { $0 == " " || $0 == "\t" } } : lines
        return "code \(line) <\(String(decoding: info, as: UTF8.self))> \(compared)"
    }

    /// Line feeds for all line endings, and the replacement character for NUL.
    private static func replacingEndings(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\r")) || bytes.contains(0) else { return bytes }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\r") {
                let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                if !isPair { result.append(UInt8(ascii: "\n")) }
            } else if byte == 0 {
                result += [0xEF, 0xBF, 0xBD]
            } else {
                result.append(byte)
            }
        }
        return result
    }
}

extension Outline {
    /// The outline of our own tree.
    init(_ tree: BlockTree, of bytes: [UInt8]) {
        let text = SourceText(bytes)
        let hasTabs = bytes.contains(UInt8(ascii: "\t"))
        var depths: [Int] = []
        /// Where the program has a paragraph begin that follows definitions.
        var definitions: (end: Int, start: Int)?
        for (index, block) in tree.blocks.enumerated() {
            depths.append(block.parent < 0 ? 0 : depths[block.parent] + 1)
            var line = text.line(at: block.range.lowerBound)
            if let before = definitions, before.end + 1 == line, block.hasDefinitions {
                line = before.start
            }
            if case .definition = block.kind {
                definitions = (text.line(at: block.range.upperBound), line)
                continue
            }
            definitions = nil
            let description: String
            switch block.kind {
            case .document: description = "document"
            case .quote: description = "quote \(line)"
            case .list(let marker):
                description = Outline.list(
                    ordered: marker.ordered, start: marker.number, delimiter: marker.character,
                    tight: marker.isTight)
            case .item: description = "item \(line)"
            case .paragraph: description = "paragraph \(line)"
            case .heading(let level, _): description = "heading \(level)"
            case .code(let fence):
                let info = fence.map { Array(bytes[$0.info]) } ?? []
                description = Outline.code(
                    info: info, literal: text.literal(of: index, in: tree), line: line,
                    hasTabs: hasTabs)
            case .html: description = "html \(line)"
            case .thematicBreak: description = "break \(line)"
            case .table, .row, .cell, .footnote, .definition: description = "extension \(line)"
            }
            add(description, depth: depths[index])
        }
    }
}

extension Block {
    /// Whether definitions may stand in front of the text, as part of what it began as.
    fileprivate var hasDefinitions: Bool {
        switch kind {
        case .paragraph, .heading(level: _, setext: true), .definition: true
        default: false
        }
    }
}
