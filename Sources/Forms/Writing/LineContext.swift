import Markdown

/// What a line of prose is in: its quotes and items, and whether its words are read as Markdown.
struct LineContext {
    /// A quote or an item around the line.
    struct Container {
        enum Kind { case quote, item }

        var kind: Kind
        /// Index of the block.
        var block: Int
        /// Bytes of the line that hold its sign or marker with the blanks behind it; nil where the
        /// item began on a line above.
        var mark: Range<Int>?
    }

    enum Words { case prose, code, verbatim }

    let containers: [Container]
    /// Bytes of the line that belong to quotes and items.
    let markEnd: Int
    /// How what stands behind the marks is read: as Markdown, as the lines of code, or as they are.
    let words: Words
    /// Index of the code that the line is in.
    let code: Int?

    private let line: [UInt8]

    init(_ blocks: FieldBlocks, line number: Int) {
        let range = blocks.range(ofLine: number)
        let line = blocks.line(number)
        let chain = blocks.blocks(ofLine: number)
        var containers: [Container] = []
        var at = 0
        marks: for index in chain {
            let block = blocks.tree.blocks[index]
            switch block.kind {
            case .quote:
                let sign = line.firstWord(from: at)
                // A line of a paragraph may go on without the sign.
                guard sign < line.count, line[sign] == 0x3E else { break marks }
                let end = sign + 1 < line.count && line[sign + 1] == 0x20 ? sign + 2 : sign + 1
                containers.append(Container(kind: .quote, block: index, mark: sign..<end))
                at = end
            case .item:
                let start = block.range.lowerBound - range.lowerBound
                guard start >= 0 else {
                    containers.append(Container(kind: .item, block: index))
                    continue
                }
                let end = min(block.content.lowerBound - range.lowerBound, line.count)
                containers.append(Container(kind: .item, block: index, mark: start..<end))
                at = end
            default: break
            }
        }
        let isFormula = blocks.isInMathematics(number)
        if isFormula {
            // A line in a formula is no item, though it may look like one.
            containers = Array(containers.prefix { $0.kind == .quote })
            at = containers.last?.mark?.upperBound ?? 0
        }
        self.containers = containers
        self.line = line
        markEnd = at
        code = blocks.openCode(atLine: number) ?? chain.last { blocks.tree.blocks[$0].isCode }
        let isHTML = chain.contains { blocks.tree.blocks[$0].isHTML }
        words =
            isHTML || isFormula
            ? .verbatim
            : code == nil ? .prose : .code
    }

    /// The innermost item, if it begins on the line.
    var item: Container? {
        guard let last = containers.last, last.kind == .item, last.mark != nil else { return nil }
        return last
    }

    /// Whether nothing but marks stands on the line, the box of a task among them.
    var isEmpty: Bool {
        let words = line[markEnd...].filter { $0 != 0x20 && $0 != 0x09 }
        if words.isEmpty { return true }
        return item != nil && ["[]", "[x]", "[X]"].contains { words.elementsEqual($0.utf8) }
    }

    /// The start of a next line that is in all quotes and items of this line; up to a byte of this
    /// line where it is cut there.
    func continuation(upTo end: Int) -> String {
        let words = line.firstWord(from: markEnd)
        let isIndented = self.words != .prose || !containers.isEmpty
        return prefix(upTo: min(isIndented ? words : markEnd, end), next: nil)
    }

    /// The start of a next line on which an item begins.
    ///
    /// - Parameter marker: in place of the innermost item's marker.
    func continuation(marker: String) -> String { prefix(upTo: markEnd, next: marker) }

    /// The start of a line that lies in all quotes and items around a container of this line.
    func continuation(around container: Container) -> String {
        prefix(upTo: container.mark?.lowerBound ?? 0, next: nil)
    }

    /// The line up to a byte, signs of quotes kept; markers become blanks, but for the last one.
    private func prefix(upTo end: Int, next: String?) -> String {
        var text = ""
        var at = 0
        for container in containers {
            guard let mark = container.mark, mark.upperBound <= end else { continue }
            text += String(decoding: line[at..<mark.lowerBound], as: UTF8.self)
            switch container.kind {
            case .quote: text += String(decoding: line[mark], as: UTF8.self)
            case .item where next != nil && container.block == containers.last?.block:
                return text + (next ?? "")
            case .item: text += String(repeating: " ", count: mark.count)
            }
            at = mark.upperBound
        }
        return text + String(decoding: line[at..<max(end, at)], as: UTF8.self)
    }
}

extension [UInt8] {
    /// Where the blanks that begin at an offset end.
    func firstWord(from start: Int) -> Int {
        var at = start
        while at < count, self[at].isBlank { at += 1 }
        return at
    }
}

extension Block {
    fileprivate var isCode: Bool { if case .code = kind { true } else { false } }
    fileprivate var isHTML: Bool { if case .html = kind { true } else { false } }
}
