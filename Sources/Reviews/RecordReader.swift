import Markdown
import Proposals

/// Finds the parts of a record in its blocks.
struct RecordReader {
    private let text: [UInt8]
    private let tree: BlockTree
    private let top: [Int]

    init(_ text: [UInt8]) {
        self.text = text
        tree = BlockTree(text)
        top = Array(tree.children(of: 0))
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }

    /// The end of the line that holds the last byte of a block, its line end among it.
    private func lineEnd(_ offset: Int) -> Int {
        let end = text[offset...].firstIndex(of: 0x0A)
        return end.map { $0 + 1 } ?? text.count
    }

    private func headingLevel(_ index: Int) -> Int? { tree.blocks[index].headingLevel }

    /// The end of the first title's line; 0 without one.
    var titleEnd: Int {
        guard let first = top.first, headingLevel(first) == 1 else { return 0 }
        return lineEnd(tree.blocks[first].range.upperBound)
    }

    // MARK: Fields

    /// The items `**Name**: value` of the first bullet list before an offset that has such.
    func fields(before end: Int) -> [ReviewRecord.Field] {
        for index in top.prefix(while: { tree.blocks[$0].range.lowerBound < end }) {
            guard case .list(let marker) = tree.blocks[index].kind, !marker.ordered else {
                continue
            }
            let fields = tree.children(of: index).compactMap(field(ofItem:))
            if !fields.isEmpty { return fields }
        }
        return []
    }

    private func field(ofItem item: Int) -> ReviewRecord.Field? {
        let content = tree.blocks[item].content
        let line = string(content).prefix { !$0.isNewline }
        guard let read = MetadataItem(String(line)) else { return nil }
        let start = content.lowerBound + read.lead + (read.value.isEmpty ? 0 : read.gap)
        return ReviewRecord.Field(
            name: read.name, value: read.value, range: start..<start + read.value.utf8.count,
            lead: lead(of: item, to: content.lowerBound),
            end: lineEnd(tree.blocks[item].range.upperBound))
    }

    /// The start of an item's line, up to an offset in it.
    private func lead(of item: Int, to end: Int) -> String {
        var start = tree.blocks[item].range.lowerBound
        while start > 0, text[start - 1].isBlank { start -= 1 }
        return string(start..<end)
    }

    // MARK: Entries

    /// A section for each heading of level 2.
    func entries() -> [ReviewRecord.Entry] {
        let headings = top.indices.filter { headingLevel(top[$0]) == 2 }
        return headings.enumerated().map { number, position in
            let next = number + 1 < headings.count ? headings[number + 1] : top.endIndex
            let end = next < top.endIndex ? tree.blocks[top[next]].range.lowerBound : text.count
            return entry(top[position], blocks: top[(position + 1)..<next], end: end)
        }
    }

    private func entry(_ heading: Int, blocks: ArraySlice<Int>, end: Int) -> ReviewRecord.Entry {
        let block = tree.blocks[heading]
        var entry = ReviewRecord.Entry(
            title: string(block.content), titleRange: block.content,
            range: block.range.lowerBound..<end, headingEnd: lineEnd(block.range.upperBound))
        var remarks: [Start] = []
        /// A quote, and then the comment below it, which the next remark is about.
        var quote: Int?
        var anchor: (start: Int, hash: String)?
        for index in blocks {
            let block = tree.blocks[index]
            let start = block.range.lowerBound
            switch block.kind {
            case .html(.comment):
                let marker = Marker(string(block.range))
                if case .text(let text, let paragraphs)? = marker, remarks.isEmpty {
                    entry.mark = .init(text: text, paragraphs: paragraphs, range: block.range)
                } else if case .on(let hash)? = marker {
                    anchor = (quote ?? start, hash)
                }
                quote = nil
                continue
            case .list where remarks.isEmpty: entry.questions += questions(ofList: index)
            case .paragraph:
                if let (verdict, end) = label(of: block.range) {
                    remarks.append(
                        Start(
                            range: (anchor?.start ?? start)..<end, label: start, verdict: verdict,
                            paragraph: anchor?.hash))
                }
            default: break
            }
            quote = block.kind == .quote ? start : nil
            anchor = nil
        }
        for (number, start) in remarks.enumerated() {
            let next = number + 1 < remarks.count ? remarks[number + 1].range.lowerBound : end
            let remark = start.remark(in: text, end: next)
            if remark.verdict == nil { entry.notes.append(remark) } else { entry.verdict = remark }
        }
        return entry
    }

    /// Where a remark begins, and where its words do.
    private struct Start {
        let range: Range<Int>
        let label: Int
        let verdict: Verdict?
        let paragraph: String?

        func remark(in text: [UInt8], end: Int) -> ReviewRecord.Remark {
            let words = RemarkText(
                written: String(decoding: text[range.upperBound..<end], as: UTF8.self))
            var last = end
            while last > range.upperBound, text[last - 1] <= 0x20 { last -= 1 }
            return .init(
                verdict: verdict, body: words.body, paragraph: paragraph,
                range: range.lowerBound..<last, label: label)
        }
    }

    /// The tasks of a list.
    private func questions(ofList list: Int) -> [ReviewRecord.Question] {
        tree.children(of: list).compactMap { item in
            guard case .item(let marker) = tree.blocks[item].kind, let state = marker.checkbox,
                let box = text[tree.blocks[item].content].firstIndex(of: UInt8(ascii: "["))
            else { return nil }
            let paragraph = tree.blocks[item + 1]
            return ReviewRecord.Question(
                text: NormalizedSpace.joined(string(paragraph.content)), isChecked: state == .done,
                box: box + 1, lead: lead(of: item, to: box),
                end: lineEnd(tree.blocks[item].range.upperBound))
        }
    }

    /// Reads `**concern**`, with or without a colon behind it; nil for other paragraphs. What may
    /// block is a concern also where its colon was forgotten.
    ///
    /// - Returns: the verdict, nil for a note, and where the words behind it begin.
    private func label(of range: Range<Int>) -> (verdict: Verdict?, end: Int)? {
        let line = string(range).prefix { !$0.isNewline }
        guard let marks = ["**", "__"].first(where: line.hasPrefix),
            let close = line.dropFirst(2).range(of: marks)
        else { return nil }
        var word = line[line.index(line.startIndex, offsetBy: 2)..<close.lowerBound].lowercased()
        var rest = line[close.upperBound...]
        let isWithin = word.hasSuffix(":")
        if isWithin { word.removeLast() }
        let isNote = word == RemarkText.noteLabel
        let verdict = Verdict(rawValue: word)
        guard isNote || verdict != nil else { return nil }
        if !isWithin {
            let words = rest.drop { $0 == " " || $0 == "\t" }
            if words.hasPrefix(":") {
                rest = words.dropFirst()
            } else if !words.isEmpty, verdict?.isExplained != true {
                return nil
            }
        }
        let end = range.lowerBound + line.utf8.count - rest.utf8.count
        return (verdict, end)
    }
}

extension Substring {
    /// The first place of a text.
    fileprivate func range(of text: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(text) { return at..<index(at, offsetBy: text.count) }
            at = index(after: at)
        }
        return nil
    }
}

/// A comment of octopen in a record.
enum Marker: Equatable {
    /// The text that was judged: the hash of the section, and the hashes of its paragraphs.
    case text(String, paragraphs: [String])
    /// The paragraph that the next remark is about.
    case on(String)

    /// - Returns: nil for any other comment, and for a comment of a later version.
    init?(_ comment: String) {
        let words = comment.trimmed.split(whereSeparator: { " \t\r\n,".contains($0) }).map(
            String.init)
        guard words.count >= 6, words[0] == "<!--", words[1] == "octopen", words[2] == "1:",
            words.last == "-->"
        else { return nil }
        let hashes = words[4..<words.count - 1].filter { $0 != "paragraphs" }
        guard let first = hashes.first, hashes.allSatisfy(\.isHash) else { return nil }
        switch words[3] {
        case "text": self = .text(first, paragraphs: Array(hashes.dropFirst()))
        case "on" where hashes.count == 1: self = .on(first)
        default: return nil
        }
    }

    var comment: String {
        switch self {
        case .text(let text, let paragraphs):
            let list = paragraphs.isEmpty ? "" : ", paragraphs " + paragraphs.joined(separator: " ")
            return "<!-- octopen 1: text \(text)\(list) -->"
        case .on(let hash): return "<!-- octopen 1: on \(hash) -->"
        }
    }
}

extension String {
    fileprivate var isHash: Bool { utf8.count == 16 && allSatisfy(\.isHexDigit) }
}
