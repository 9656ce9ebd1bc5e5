/// The YAML between a first line `---` and the next line `---` or `...`, or the TOML between two
/// lines `+++`, or the JSON between a first line `{` and the next line `}`: data about the document,
/// and no Markdown.
///
/// A rule at the top of a document begins with the same line. What stands between the two lines is
/// front matter only if it reads as a mapping: lines `key: value`, below them lines that are
/// indented or begin with `-`, comments, be they HTML's below a key, lines in angle brackets that a
/// template has for keys to be uncovered, `<Replaces: 12>`, and blank lines. Nothing more of YAML is
/// understood here.
///
/// Comments may stand above YAML, as that of a licence, where a key follows the first line `---`: other programs
/// take it for text then.
package struct FrontMatter: Sendable, Equatable {
    /// Bytes of both enclosing lines and all between, with the last line end.
    package let range: Range<Int>
    /// Bytes of the lines between.
    package let content: Range<Int>
    package let language: Language

    package enum Language: String, Sendable {
        case yaml = "YAML"
        case toml = "TOML"
        case json = "JSON"

        /// The line that it begins with.
        fileprivate var marker: String {
            switch self {
            case .yaml: "---"
            case .toml: "+++"
            case .json: "{"
            }
        }
    }

    package var isYAML: Bool { language == .yaml }

    package init?(_ bytes: [UInt8]) {
        guard let found = bytes.withUnsafeBufferPointer({ FrontMatter($0) }) else { return nil }
        self = found
    }

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let top = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let start = bytes.endOfComments(from: top)
        let found = [Language.yaml, .toml, .json].first {
            bytes[start...].starts(with: $0.marker.utf8)
        }
        guard let language = found, start == top || language == .yaml else { return nil }
        self.language = language
        var reader = LineReader(bytes, in: start..<bytes.count)
        let marker = language.marker
        guard let first = reader.next(), bytes.isMarker(marker, first.start..<first.end) else {
            return nil
        }
        if language == .json {
            var hasKey = false
            while let line = reader.next() {
                if bytes.isMarker("}", line.start..<line.end) {
                    guard hasKey else { return nil }
                    range = start..<line.next
                    content = first.next..<line.start
                    return
                }
                // The first line that says something is a key.
                let text = bytes[line.start..<line.end].drop(while: \.isBlank)
                hasKey = hasKey || text.first == UInt8(ascii: "\"")
                guard hasKey || text.isEmpty else { return nil }
            }
            return nil
        }
        if language == .toml {
            var hasKey = false
            while let line = reader.next() {
                let text = bytes[line.start..<line.end].drop(while: \.isBlank)
                if bytes.isMarker(marker, line.start..<line.end) {
                    guard hasKey else { return nil }
                    range = start..<line.next
                    content = first.next..<line.start
                    return
                }
                // The first line that says something is a key or the name of a table.
                guard let sign = text.first, sign != UInt8(ascii: "#") else { continue }
                hasKey = hasKey || sign == UInt8(ascii: "[") || text.contains(UInt8(ascii: "="))
                guard hasKey else { return nil }
            }
            return nil
        }
        var mapping = MappingLines()
        mapping.isBelowComment = start > top
        while let line = reader.next() {
            let text = line.start..<line.end
            if bytes.isMarker("---", text) || bytes.isMarker("...", text) {
                guard mapping.isWhole else { return nil }
                range = start..<line.next
                content = first.next..<line.start
                return
            }
            guard mapping.takes(bytes[text]) else { return nil }
        }
        return nil
    }
}

/// Whether lines read as a mapping of YAML, told line by line.
private struct MappingLines {
    private var hasKey = false
    private var hasComment = false
    /// A comment of HTML has begun, and not ended.
    private var isInComment = false
    /// A comment stands above the first line, which may be a rule there: a key follows it, and no line `# ...`
    /// stands above a blank one, as headings do.
    var isBelowComment = false
    private var isBelowSign = false

    /// Comments alone are headings as likely; nothing at all is an empty mapping.
    var isWhole: Bool {
        (hasKey || !hasComment && !isBelowComment) && !isInComment
            && !(isBelowComment && isBelowSign)
    }

    /// Whether the line may follow the lines before it.
    mutating func takes(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if isInComment || hasKey && line.starts(with: "<!--".utf8) {
            isInComment = !line.indices.contains { line[$0...].starts(with: "-->".utf8) }
            return true
        }
        let text = line.drop(while: \.isBlank)
        if isBelowComment, !hasKey, text.yamlKey == nil { return false }
        guard let first = text.first else { return !(isBelowComment && isBelowSign) }
        isBelowSign = line.first == UInt8(ascii: "#")
        switch first {
        case UInt8(ascii: "#"):
            hasComment = true
            return true
        case _ where hasKey && text.startIndex > line.startIndex: return true
        case UInt8(ascii: "<") where text.isInAngles:
            hasComment = true
            return hasKey || text.yamlKey != nil
        case UInt8(ascii: "-"):
            return hasKey && (text.count == 1 || text[text.startIndex + 1].isBlank)
        case UInt8(ascii: "]"), UInt8(ascii: "}"): return hasKey
        default:
            guard text.yamlKey != nil else { return false }
            hasKey = true
            return true
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Longer ones are sentences with a colon in them.
    private static var longestKey: Int { 60 }

    /// The key at the start of a line, quotes included; nil if the line does not begin with one.
    var yamlKey: Self? {
        guard let first, !"-?:,[]{}&*!|>%@`#".utf8.contains(first) else { return nil }
        var end = startIndex
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let close = dropFirst().firstIndex(of: first) else { return nil }
            end = close + 1
        }
        while let colon = self[end...].firstIndex(of: UInt8(ascii: ":")) {
            // `see-also:[]` is no YAML, but what people write.
            if colon + 1 == endIndex || self[colon + 1].isBlank
                || "[{\"'".utf8.contains(self[colon + 1])
            {
                return colon - startIndex <= Self.longestKey ? self[startIndex..<colon] : nil
            }
            end = colon + 1
        }
        return nil
    }
}

extension BidirectionalCollection<UInt8> {
    /// Whether a line is words in angle brackets as a whole, which YAML does not know: `<Tracking:>`.
    package var isInAngles: Bool {
        guard first == UInt8(ascii: "<"), let close = firstIndex(of: UInt8(ascii: ">")) else {
            return false
        }
        return self[index(after: close)...].allSatisfy(\.isBlank)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Bytes of comments that are looked at.
    private static var mostOfComments: Int { 8 << 10 }

    /// Behind the comments that begin there, each on lines of its own, and the blank lines below; where they
    /// begin if something else stands behind one, or it speaks of findings.
    fileprivate func endOfComments(from start: Int) -> Int {
        var at = start
        let limit = Swift.min(count, start + Self.mostOfComments)
        while self[at...].starts(with: "<!--".utf8) {
            let text = Swift.min(at + 4, limit)..<limit
            guard let end = text.first(where: { self[$0...].starts(with: "-->".utf8) }),
                !(at..<end).contains(where: { self[$0...].starts(with: "octopen:".utf8) })
            else { return start }
            at = end + 3
            while at < count, self[at].isBlank { at += 1 }
            guard at < count, self[at].isLineEnding else { return start }
            while at < count, self[at].isLineEnding || self[at].isBlank { at += 1 }
            guard self[at - 1].isLineEnding else { return start }
        }
        return at
    }

    /// Whether a line is these signs and blanks behind them.
    fileprivate func isMarker(_ signs: String, _ line: Range<Int>) -> Bool {
        self[line].starts(with: signs.utf8)
            && self[line].dropFirst(signs.utf8.count).allSatisfy(\.isBlank)
    }
}
