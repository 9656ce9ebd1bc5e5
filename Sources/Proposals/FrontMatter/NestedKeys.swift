import Markdown

/// A key of front matter whose value is keys of its own with a word each, on lines of their own: the key
/// alone, and those keys, called by both names (`milestone.alpha`).
struct NestedKeys {
    let key: YAMLMapping.Entry
    let parts: [YAMLMapping.Entry]
    /// The value as it is written, on one line.
    let text: String

    /// Nil for any other value.
    init?(_ entry: YAMLMapping.Entry, in source: Source) {
        guard case .other(YAMLMapping.keysOfItsOwn, let range) = entry.value, !entry.isShared else {
            return nil
        }
        var lines = RawLines(source, entry.lines)
        guard let first = lines.next(), first.next <= range.lowerBound,
            let nested = try? YAMLMapping(source, first.next..<entry.lines.upperBound),
            !nested.entries.isEmpty, nested.entries.allSatisfy(\.isWord)
        else { return nil }
        key = YAMLMapping.Entry(
            key: entry.key, lines: first.start..<first.next, keyEnd: entry.keyEnd, value: .none,
            sharing: nil)
        parts = nested.entries.map { part in
            YAMLMapping.Entry(
                key: "\(entry.key).\(part.key)", lines: part.lines, keyEnd: part.keyEnd,
                value: part.value, sharing: nil)
        }
        text = RawLines(source, range).map { source.string($0.start..<$0.end) }
            .joined(separator: " ")
    }
}

extension YAMLMapping.Entry {
    /// Whether the value is a word or line of words by itself, or nothing.
    fileprivate var isWord: Bool {
        switch value {
        case .none, .scalar: !isShared
        case .flow, .block, .other, .unreadable: false
        }
    }
}
