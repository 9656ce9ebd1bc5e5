extension FrontMatter {
    /// The keys of the outermost mapping with their values, as a person reads them: without
    /// comments, quotes and marks of blocks; items of a list, and keys below a key, with commas
    /// between them.
    package func entries(of bytes: [UInt8]) -> [(key: String, value: String)] {
        if language == .toml { return tomlEntries(of: bytes) }
        return bytes.withUnsafeBufferPointer { bytes in
            var lines: [YAMLLine] = []
            var reader = LineReader(bytes, in: content)
            var isInComment = false
            while let line = reader.next() {
                var text = String(decoding: bytes[line.start..<line.end], as: UTF8.self)
                if language == .yaml, isInComment || text.hasPrefix("<!--") {
                    isInComment = !text.contains("-->")
                    continue
                }
                if language == .yaml, text.utf8.isInAngles { continue }
                if language == .json, text.hasSuffix(",") { text.removeLast() }
                lines.append(YAMLLine(text))
            }
            return YAMLLine.entries(of: lines[...])
        }
    }

    /// Lines `key = value` as they are written, without quotes around the value.
    private func tomlEntries(of bytes: [UInt8]) -> [(key: String, value: String)] {
        bytes[content].split(separator: 0x0A).compactMap { line in
            let text = String(decoding: line, as: UTF8.self)
            guard let sign = text.firstIndex(of: "="), text.first != "#" else { return nil }
            let key = String(text[..<sign]).withoutBlanks
            return (key, String(text[text.index(after: sign)...]).withoutBlanks.withoutQuotes)
        }
    }
}

/// A line of a mapping, for reading what it shows; nothing is written back from it.
private struct YAMLLine {
    /// Blanks before the text.
    let indentation: Int
    /// Without blanks around it.
    let text: String

    init(_ line: String) {
        text = line.withoutBlanks
        indentation = line.utf8.prefix { $0.isBlank }.count
    }

    private init(indentation: Int, text: String) {
        (self.indentation, self.text) = (indentation, text)
    }

    var isEmpty: Bool { text.isEmpty || text.first == "#" }
    private var isItem: Bool { text == "-" || text.hasPrefix("- ") || text.hasPrefix("-\t") }

    /// The key that the line begins with, and what stands behind its colon.
    private var entry: (key: String, rest: String)? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            guard let key = bytes[...].yamlKey else { return nil }
            return (
                String(decoding: key, as: UTF8.self).withoutQuotes,
                String(decoding: bytes[(key.endIndex + 1)...], as: UTF8.self).withoutBlanks
            )
        }
    }

    // MARK: Values

    /// The keys of a mapping, each with the lines below it that are indented, or are items.
    static func entries(
        of lines: ArraySlice<YAMLLine>, depth: Int = 0
    ) -> [(key: String, value: String)] {
        var entries: [(key: String, value: String)] = []
        var rest = lines.drop(while: \.isEmpty)
        while let first = rest.first {
            let below = rest.dropFirst().prefix {
                $0.text.isEmpty || $0.indentation > first.indentation || $0.isItem
                    || $0.text.first == "#" || $0.entry == nil
            }
            if let (key, value) = first.entry {
                entries.append((key, Self.value(value, below: below, depth: depth + 1)))
            }
            rest = rest[below.endIndex...].drop(while: \.isEmpty)
        }
        return entries
    }

    /// Mappings and lists that are deeper are shown as they are written.
    private static let deepest = 16

    /// The value behind a key, or behind the dash of an item, and below it.
    private static func value(
        _ first: String, below: ArraySlice<YAMLLine>, depth: Int
    ) -> String {
        guard depth < deepest else { return joined([first] + below.map(\.text)) }
        let isBlock =
            (first.first == "|" || first.first == ">")
            && first.prefix { $0 != " " && $0 != "#" }.count <= 3
        if isBlock {
            // `|2` says how far its lines are indented at least: the first may be further in.
            let isGiven = first.prefix(3).contains(where: \.isNumber)
            let indentation =
                isGiven ? 0 : below.first { !$0.text.isEmpty }?.indentation ?? 0
            return joined(
                below.prefix { $0.text.isEmpty || $0.indentation >= indentation }.map(\.text))
        }
        if let quote = first.first, quote == "\"" || quote == "'" {
            return joined([first] + below.map(\.text)).withoutQuotes
        }
        let text = first.withoutRemark
        guard text.isEmpty else {
            return joined([text] + below.lazy.filter { !$0.isEmpty }.map(\.text.withoutRemark))
        }
        let lines = below.drop(while: \.isEmpty)
        guard let head = lines.first else { return "" }
        if head.isItem {
            return items(of: lines, depth: depth).joined(separator: ", ")
        }
        if head.entry != nil {
            return entries(of: lines, depth: depth).map { "\($0.key): \($0.value)" }.joined(
                separator: ", ")
        }
        return value(head.text, below: lines.dropFirst(), depth: depth + 1)
    }

    private static func items(of lines: ArraySlice<YAMLLine>, depth: Int) -> [String] {
        var items: [String] = []
        var rest = lines
        while let first = rest.first {
            let below = rest.dropFirst().prefix {
                $0.isEmpty || $0.indentation > first.indentation || !$0.isItem
            }
            rest = rest[below.endIndex...]
            let text = String(first.text.dropFirst()).withoutBlanks
            let head = YAMLLine(indentation: first.indentation + 2, text: text)
            let isMapping = !text.isEmpty && head.entry != nil
            let item =
                isMapping
                ? entries(of: ([head] + below)[...], depth: depth).map { "\($0.key): \($0.value)" }
                    .joined(separator: ", ") : value(text, below: below, depth: depth + 1)
            if !item.isEmpty { items.append(item) }
        }
        return items
    }

    private static func joined(_ lines: [String]) -> String {
        lines.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension String {
    /// The text of a scalar in quotes, whatever stands behind it; the same text without quotes.
    fileprivate var withoutQuotes: String {
        let text = withoutBlanks
        guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
        var value = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character == quote {
                // In single quotes, two are one.
                guard quote == "'", rest.first == "'" else { return value }
                rest.removeFirst()
            } else if character == "\\", quote == "\"", let next = rest.popFirst() {
                value.append(next == "n" || next == "t" ? " " : next)
                continue
            }
            value.append(character)
        }
        return text
    }

    /// A plain scalar without the remark behind it.
    fileprivate var withoutRemark: String {
        var isAfterBlank = true
        for index in utf8.indices {
            if utf8[index] == UInt8(ascii: "#"), isAfterBlank {
                return String(self[..<index]).withoutBlanks
            }
            isAfterBlank = utf8[index].isBlank
        }
        return self
    }

    fileprivate var withoutBlanks: String {
        let bytes = utf8.drop(while: \.isBlank)
        guard let last = bytes.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(Substring(bytes[...last]))
    }
}
