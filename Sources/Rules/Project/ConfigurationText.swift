import Proposals

/// The text of `octopen.conf`, changed line by line: comments, order and all other lines stay, each
/// byte of them.
package struct ConfigurationText {
    /// A line as it was read, its ending apart.
    private struct Line {
        var bytes: [UInt8]
        var ending: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private let mark: [UInt8]
    private var lines: [Line] = []

    package init(_ bytes: [UInt8]) {
        mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[..<3]) : []
        for var line in bytes[mark.count...].split(
            separator: 0x0A, omittingEmptySubsequences: false)
        {
            let isCarriage = line.last == 0x0D
            if isCarriage { line.removeLast() }
            lines.append(Line(bytes: Array(line), ending: isCarriage ? [0x0D, 0x0A] : [0x0A]))
        }
        // What stands behind the last line end is a line if it has any text.
        let last = lines.removeLast()
        if last.ending.count == 2 {
            lines.append(Line(bytes: last.bytes + [0x0D], ending: []))
        } else if !last.bytes.isEmpty {
            lines.append(Line(bytes: last.bytes, ending: []))
        }
    }

    package var bytes: [UInt8] { mark + lines.flatMap { $0.bytes + $0.ending } }

    /// Adds a word to the project's own.
    package mutating func add(word: String) {
        let end = lines.firstIndex { $0.text.isSection } ?? lines.count
        if let line = lines[..<end].lastIndex(where: { $0.text.settingName == "words" }) {
            let (text, remark) = lines[line].text.partedRemark
            let isEmpty = text.trimmed.hasSuffix("=")
            lines[line].bytes = Array(
                (text.trimmedEnd + (isEmpty ? " " : ", ") + word + remark).utf8)
        } else {
            insert(["words = \(word)"], at: behindText(of: 0..<end))
        }
    }

    // MARK: Settings below a heading

    /// The value of a setting, though its heading may be written otherwise; nil if there is none.
    package func value(of name: String, in section: String) -> String? {
        line(of: name, in: section).flatMap { index in
            let text = lines[index].text.partedRemark.text
            return text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]).trimmed }
        }
    }

    /// Sets a value below a heading such as `section Motivation`.
    package mutating func set(_ name: String, to value: String, in section: String) {
        if let line = line(of: name, in: section) {
            let (text, remark) = lines[line].text.partedRemark
            let start = text.firstIndex(of: "=").map { text[...$0] } ?? text[...]
            lines[line].bytes = Array("\(start) \(value)\(remark)".utf8)
        } else if let part = parts(named: section).last {
            insert(["\(name) = \(value)"], at: behindText(of: part))
        } else {
            let isApart = lines.last.map { $0.text.trimmed.isEmpty } ?? true
            insert((isApart ? [] : [""]) + ["[\(section)]", "\(name) = \(value)"], at: lines.count)
        }
    }

    /// Takes a value out, and its heading where nothing is left below it.
    package mutating func remove(_ name: String, in section: String) {
        guard let line = line(of: name, in: section),
            let part = parts(named: section).first(where: { $0.contains(line) })
        else { return }
        lines.remove(at: line)
        let rest = part.lowerBound + 1..<part.upperBound - 1
        guard lines[rest].allSatisfy({ $0.text.trimmed.isEmpty }) else { return }
        lines.remove(at: part.lowerBound)
        // The blank line that parts it from what is above.
        if part.lowerBound > 0, lines[part.lowerBound - 1].text.trimmed.isEmpty {
            lines.remove(at: part.lowerBound - 1)
        }
    }

    /// The last line that sets the name, which is the line that holds.
    private func line(of name: String, in section: String) -> Int? {
        parts(named: section).lazy.reversed().compactMap { part in
            lines[part].lastIndex { $0.text.settingName == name }
        }.first
    }

    /// Lines from each heading of this name to the next heading.
    private func parts(named section: String) -> [Range<Int>] {
        let headings = lines.indices.filter { lines[$0].text.isSection }
        return zip(headings, headings.dropFirst() + [lines.count]).filter { heading, _ in
            lines[heading].text.sectionName?.isSameSetting(as: section) ?? false
        }.map { $0..<$1 }
    }

    // MARK: Lines

    private mutating func insert(_ texts: [String], at index: Int) {
        let ending = lines.first { !$0.ending.isEmpty }?.ending ?? [0x0A]
        if index > 0, lines[index - 1].ending.isEmpty { lines[index - 1].ending = ending }
        lines.insert(
            contentsOf: texts.map { Line(bytes: Array($0.utf8), ending: ending) }, at: index)
    }

    /// Where a line goes that is the last but for blank ones.
    private func behindText(of range: Range<Int>) -> Int {
        lines[range].lastIndex { !$0.text.trimmed.isEmpty }.map { $0 + 1 } ?? range.lowerBound
    }
}

extension String {
    fileprivate var isSection: Bool { trimmed.hasPrefix("[") }

    /// The name between the brackets; nil where the second bracket is missing: then it is no
    /// heading.
    fileprivate var sectionName: String? {
        let text = partedRemark.text.trimmed
        return text.hasSuffix("]") ? text.dropFirst().dropLast().trimmed : nil
    }

    /// Whether two headings are of the same field, or of the same section of the template.
    fileprivate func isSameSetting(as other: String) -> Bool {
        if self == other { return true }
        for kind in ["section ", "field "] where hasPrefix(kind) && other.hasPrefix(kind) {
            let (mine, others) = (
                dropFirst(kind.count).trimmed, other.dropFirst(kind.count).trimmed
            )
            return kind == "field "
                ? mine.lowercased() == others.lowercased()
                : HeadingName(mine) == HeadingName(others)
        }
        return false
    }

    /// The name before `=`; nil for other lines.
    fileprivate var settingName: String? {
        guard !trimmed.hasPrefix("#"), let sign = firstIndex(of: "=") else { return nil }
        return String(self[..<sign]).trimmed
    }

    /// The line before a comment, and the comment with the blanks in front of it.
    fileprivate var partedRemark: (text: String, remark: String) {
        let signs = [" #", "\t#"].compactMap { firstRange(of: $0)?.lowerBound }
        guard let sign = signs.min() else { return (self, "") }
        let text = String(self[..<sign]).trimmedEnd
        return (text, String(dropFirst(text.count)))
    }

    fileprivate var trimmedEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
