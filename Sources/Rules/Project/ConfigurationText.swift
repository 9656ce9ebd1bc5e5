import Proposals

/// The text of `octopen.conf`, changed line by line: comments, order and all other lines stay.
package struct ConfigurationText {
    package private(set) var bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Adds a word to the project's own.
    package mutating func add(word: String) {
        var lines = lines
        let end = lines.firstIndex { $0.isSection } ?? lines.count
        if let line = lines[..<end].lastIndex(where: { $0.settingName == "words" }) {
            let (text, remark) = lines[line].partedRemark
            let isEmpty = text.trimmed.hasSuffix("=")
            lines[line] = text.trimmedEnd + (isEmpty ? " " : ", ") + word + remark
        } else {
            lines.insert("words = \(word)", at: Self.behindText(of: lines[..<end]))
        }
        take(lines)
    }

    /// Sets a value below a heading such as `section Motivation`; nil for those above all headings.
    package mutating func set(_ name: String, to value: String, in section: String) {
        var lines = lines
        let heading = lines.firstIndex { $0.isSection && $0.sectionName == section }
        guard let heading else {
            while let last = lines.last, last.trimmed.isEmpty { lines.removeLast() }
            if !lines.isEmpty { lines.append("") }
            lines += ["[\(section)]", "\(name) = \(value)"]
            return take(lines)
        }
        let end = lines[(heading + 1)...].firstIndex { $0.isSection } ?? lines.count
        if let line = lines[heading + 1..<end].lastIndex(where: { $0.settingName == name }) {
            let (text, remark) = lines[line].partedRemark
            let start = text.firstIndex(of: "=").map { text[...$0] } ?? text[...]
            lines[line] = "\(start) \(value)\(remark)"
        } else {
            lines.insert("\(name) = \(value)", at: Self.behindText(of: lines[heading..<end]))
        }
        take(lines)
    }

    // MARK: Lines

    private var lineEnding: String { bytes.contains(0x0D) ? "\r\n" : "\n" }

    private var lines: [String] {
        guard !bytes.isEmpty else { return [] }
        var lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map(String.init)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    private mutating func take(_ lines: [String]) {
        bytes = Array(lines.map { $0 + lineEnding }.joined().utf8)
    }

    /// Where a line goes that is the last but for blank ones.
    private static func behindText(of lines: ArraySlice<String>) -> Int {
        lines.lastIndex { !$0.trimmed.isEmpty }.map { $0 + 1 } ?? lines.startIndex
    }
}

extension String {
    fileprivate var isSection: Bool { trimmed.hasPrefix("[") }

    /// What stands between the brackets.
    fileprivate var sectionName: String {
        let text = trimmed.dropFirst().prefix { $0 != "]" }
        return String(text).trimmed
    }

    /// The name before `=`; nil for other lines.
    fileprivate var settingName: String? {
        guard !trimmed.hasPrefix("#"), let sign = firstIndex(of: "=") else { return nil }
        return String(self[..<sign]).trimmed
    }

    /// The line before a comment, and the comment with the blanks in front of it.
    fileprivate var partedRemark: (text: String, remark: String) {
        guard let sign = ranges(of: " #").first?.lowerBound else { return (self, "") }
        let text = String(self[..<sign]).trimmedEnd
        return (text, String(dropFirst(text.count)))
    }

    fileprivate var trimmedEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
