import TestSupport

/// A template or a proposal as lines: it finds headings, fields and blocks by itself, and not by
/// the readers whose rules are tried on it.
struct DraftLines {
    struct Part {
        /// As the files of `Tests/Templates` write it.
        var path: String
        var level: Int
        var line: Int
        /// From the line below the heading to the next heading.
        var body: Range<Int>
        /// To the next heading that is no deeper.
        var end: Int
    }

    /// Something of a section that stands for itself: a comment, an item, a paragraph.
    struct Block {
        var lines: Range<Int>
        /// One line without the marks around it.
        var words: String
        var isComment = false
        var isItem = false
    }

    var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String { lines.joined(separator: "\n") }

    /// Lines of front matter, of comments and of code, their marks among them.
    private var hidden: Set<Int> {
        let top =
            lines.first == "---" ? lines.dropFirst().firstIndex(of: "---").map { $0 + 1 } ?? 0 : 0
        var found = Set(0..<top)
        var end: String?
        for (index, line) in lines.enumerated().dropFirst(top) {
            let text = line.trimmingBlanks
            if let close = end {
                found.insert(index)
                if text.contains(close) { end = nil }
            } else if text.hasPrefix("<!--") {
                found.insert(index)
                end = text.contains("-->") ? nil : "-->"
            } else if text.hasPrefix("```") {
                found.insert(index)
                end = "```"
            }
        }
        return found
    }

    /// The sections, and what stands under the title.
    var parts: [Part] {
        let hidden = hidden
        var parts: [Part] = []
        var titles: [(level: Int, name: String)] = []
        for (index, line) in lines.enumerated() where !hidden.contains(index) {
            let level = line.prefix { $0 == "#" }.count
            guard level > 0, line.dropFirst(level).hasPrefix(" ") else { continue }
            let name = String(line.dropFirst(level + 1)).replacing(" / ", with: " \\/ ")
            titles.removeAll { $0.level >= level }
            if level > 1 { titles.append((level, name)) }
            let path = titles.map(\.name).joined(separator: " / ")
            if let last = parts.indices.last {
                parts[last].body = parts[last].body.lowerBound..<index
            }
            for other in parts.indices where parts[other].level >= level {
                parts[other].end = min(parts[other].end, index)
            }
            parts.append(
                Part(
                    path: level == 1 ? "(under the title)" : path, level: level, line: index,
                    body: index + 1..<lines.count, end: lines.count))
        }
        return parts
    }

    func part(_ path: String) -> Part? { parts.first { $0.path == path } }

    /// The blocks of a range of lines.
    func blocks(in range: Range<Int>) -> [Block] {
        var blocks: [Block] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let text = lines[at].trimmingBlanks
            let start = at
            at += 1
            if text.isEmpty { continue }
            var block = Block(lines: start..<at, words: "")
            block.isComment = text.hasPrefix("<!--")
            block.isItem = lines[start].isItem
            if block.isComment {
                at = start + 1
                while at < range.upperBound, !lines[at - 1].contains("-->") { at += 1 }
            } else {
                let isItem = block.isItem
                at =
                    (at..<range.upperBound).first {
                        let line = lines[$0]
                        if line.isItem { return true }
                        if line.trimmingBlanks.isEmpty {
                            return !isItem || $0 + 1 >= range.upperBound
                                || !lines[$0 + 1].hasPrefix("  ")
                        }
                        return line.hasPrefix("<!--")
                    } ?? range.upperBound
            }
            block.lines = start..<at
            block.words = words(of: block)
            blocks.append(block)
        }
        return blocks
    }

    private func words(of block: Block) -> String {
        var text = lines[block.lines].joined(separator: " ")
        if block.isItem {
            text = String(text.drop { " 0123456789.-*+".contains($0) })
        }
        text = text.replacing("<!--", with: " ").replacing("-->", with: " ")
        let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
        return words.filter { $0 != ">" }.joined(separator: " ")
    }

    /// The line of a field.
    func line(ofField name: String) -> Int? {
        lines.firstIndex { line in
            let text = line.drop { "-* ".contains($0) }
            return [":", "**:", ":**"].contains { text.hasPrefix(name + $0) }
        }
    }

    /// What stands behind the name of a field, and where.
    func value(atLine line: Int) -> Range<String.Index>? {
        let text = lines[line]
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let start = text[colon...].firstIndex { !":* ".contains($0) } ?? text.endIndex
        let mark = text[colon...].firstRange(of: ": **")
        return (mark.map { text.index($0.lowerBound, offsetBy: 2) } ?? start)..<text.endIndex
    }
}

extension String {
    var isItem: Bool {
        let text = drop { $0 == " " }
        if count - text.count > 1 { return false }
        return ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
            || text.first?.isNumber == true
                && text.drop { $0.isNumber }.hasPrefix(". ")
    }

    var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
}
