import Markdown

/// The keys of front matter, or of a file of metadata, with the places of their values.
package struct YAMLMapping: Sendable {
    package struct Entry: Sendable {
        package let key: String
        /// Whole lines: the key's line, the lines of its value, and no comment below the value.
        package let lines: Range<Int>
        /// Bytes up to the colon and it.
        let keyEnd: Int
        let value: Value
        /// Why the value is not edited by itself, though it is words: another one follows it, or it
        /// follows another one.
        let sharing: String?

        /// Whether a change of the value may change another one, or part it from that.
        package var isShared: Bool { sharing != nil }

        /// Bytes of the value with its quotes; empty behind the colon if there is none.
        package var valueRange: Range<Int> {
            switch value {
            case .none: return keyEnd..<keyEnd
            case .scalar(let scalar): return scalar.range
            case .flow(_, let range), .other(_, let range), .unreadable(_, let range): return range
            case .block(let items):
                guard let first = items.first, let last = items.last else { return keyEnd..<keyEnd }
                return first.range.lowerBound..<last.range.upperBound
            }
        }

        /// Whether the value holds keys with values, and is no words in brackets that stand for others.
        func isNested(in source: Source) -> Bool {
            guard case .other(let reason, let range) = value, reason != YAMLMapping.severalLines
            else { return false }
            let text = source.string(range).drop { "- ".contains($0) }
            guard let sign = text.first, "{[".contains(sign) else { return true }
            return sign == "{" && (text.contains(": ") || text.contains("\":"))
        }

        /// Why YAML cannot read the value; nil if it can.
        package var fault: YAMLObstacle? {
            guard case .unreadable(let obstacle, _) = value else { return nil }
            return obstacle
        }

        /// The value in words; the items of a list with a blank between them.
        package func words(in source: Source) -> String {
            switch value {
            case .none: ""
            case .scalar(let scalar): scalar.text
            case .flow(let items, let range):
                items.count == 1 ? source.string(range) : items.map(\.text).joined(separator: " ")
            case .block(let items): items.map(\.text).joined(separator: " ")
            case .other(_, let range), .unreadable(_, let range):
                String(source.string(range).withoutBlockSign)
            }
        }

        /// The item of a list between brackets that has no other.
        package var onlyItem: String? {
            guard case .flow(let items, _) = value, items.count == 1 else { return nil }
            return items[0].text
        }

        /// Whether the value is words on several lines.
        func isText(in source: Source) -> Bool {
            guard case .other(YAMLMapping.severalLines, let range) = value else { return false }
            return !"[{".utf8.contains(source.bytes[range.lowerBound])
        }

        /// The words of the comment on the key's line.
        func remark(in source: Source) -> String? {
            guard let comment = comment(in: source) else { return nil }
            let words = String(comment.drop { $0 == "#" }).trimmed
            return words.isEmpty ? nil : words
        }

        /// The comment on the key's line, with its sign.
        func comment(in source: Source) -> String? {
            var lines = RawLines(source, keyEnd..<lines.upperBound)
            guard let line = lines.next() else { return nil }
            var at = line.start
            switch value {
            case .none, .block: break
            case .scalar(let scalar): at = scalar.range.upperBound
            case .flow(_, let range), .other(_, let range), .unreadable(_, let range):
                at = min(range.upperBound, line.end)
            }
            let rest = source.string(at..<line.end).trimmed
            return rest.hasPrefix("#") ? rest : nil
        }
    }

    /// The value behind a key.
    enum Value: Sendable {
        /// Nothing, or a comment alone.
        case none
        /// Words on the key's line.
        case scalar(YAMLScalar)
        /// `[a, b]` on the key's line; bytes from bracket to bracket.
        case flow([YAMLScalar], Range<Int>)
        /// Items on lines of their own.
        case block([YAMLScalar])
        /// A value that cannot be edited as a line or a list of lines, and why; the bytes of the
        /// value.
        case other(String, Range<Int>)
        /// A value that is no YAML.
        case unreadable(YAMLObstacle, Range<Int>)
    }

    package let entries: [Entry]

    /// The largest text that is read; texts that people write have a hundredth of it.
    package static let limit = 65_536
    /// Brackets in one another; libyaml takes far longer for each further one.
    private static let deepest = 64
    private static let mostKeys = 500
    static let severalLines = "more than one line"
    static let keysOfItsOwn = "keys of its own"

    /// - Parameter range: lines of a mapping, without the lines around them.
    /// - Throws: why nothing of the mapping can be edited, with the line in the file.
    package init(_ source: Source, _ range: Range<Int>) throws(YAMLObstacle) {
        guard range.count <= Self.limit else {
            throw YAMLObstacle(reason: "longer than 64 kB", line: nil)
        }
        let source = Self.withoutForeignLines(source, range)
        if source.bytes[range].isBlankYAML {
            entries = []
            return
        }
        guard source.bytes[range].depthOfBrackets <= Self.deepest else {
            throw YAMLObstacle(reason: "brackets more than \(Self.deepest) deep", line: nil)
        }
        var entries: [Entry]
        do throws(YAMLFault) {
            entries = try Self.entries(source, range)
        } catch {
            if error.isForAll { throw YAMLObstacle(error, in: source, range) }
            entries = try Self.entriesOneByOne(source, range, error)
        }
        guard entries.count <= Self.mostKeys else {
            throw YAMLObstacle(reason: "more than \(Self.mostKeys) keys", line: nil)
        }
        // YAML ends lines at signs that no editor takes for a line end.
        for (entry, next) in zip(entries, entries.dropFirst())
        where entry.lines.upperBound > next.lines.lowerBound {
            throw YAMLObstacle(
                reason: "two keys stand in one line",
                line: source.lineNumber(of: next.lines.lowerBound))
        }
        var seen: [String: Int] = [:]
        for entry in entries {
            let line = source.lineNumber(of: entry.lines.lowerBound)
            if let first = seen.updateValue(line, forKey: entry.key) {
                throw YAMLObstacle(
                    reason: "`\(entry.key)` stands there a second time (line \(first))", line: line)
            }
        }
        self.entries = entries
    }

    /// The source with blanks in place of lines that are comments of HTML or stand in angle brackets,
    /// which YAML does not know: all else stands where it stood.
    private static func withoutForeignLines(_ source: Source, _ range: Range<Int>) -> Source {
        guard source.bytes[range].contains(UInt8(ascii: "<")) else { return source }
        var bytes = source.bytes
        var isInside = false
        for line in RawLines(source, range) {
            let text = source.string(line.start..<line.end)
            if isInside || text.hasPrefix("<!--") {
                isInside = !text.contains("-->")
            } else if !text.utf8.isInAngles {
                continue
            }
            for at in line.start..<line.end { bytes[at] = 0x20 }
        }
        return bytes == source.bytes ? source : Source(bytes)
    }

    private static func entries(
        _ source: Source, _ range: Range<Int>
    ) throws(YAMLFault) -> [Entry] {
        let events = try yamlEvents(of: source.bytes[range])
        if let event = events.first(where: \.hasTag) {
            throw YAMLFault(problem: "a value with a type (!)", line: event.line, isForAll: true)
        }
        guard events.count(where: { $0.kind == .documentStart }) == 1 else {
            throw YAMLFault(problem: "more than one document", line: 0, isForAll: true)
        }
        var reader = YAMLEventReader(source: source, range: range, events: events)
        guard case .mappingStart(isFlow: false)? = reader.next()?.kind else {
            throw YAMLFault(problem: "no blank stands behind the colon of a key", line: 0)
        }
        var entries: [Entry] = []
        while let key = reader.next(), key.kind != .mappingEnd {
            guard case .scalar(let name, let style) = key.kind, style != .block, !name.isEmpty,
                let keyEnd = source.colon(behind: key.range, in: range)
            else { throw YAMLFault(problem: "a key that is no word", line: key.line) }
            let sharing = reader.resolve()
            let (value, end) = reader.value(behind: keyEnd)
            let start = source.lineStart(of: key.range.lowerBound)
            entries.append(
                Entry(
                    key: name, lines: start..<source.lineEnd(of: max(end, keyEnd)), keyEnd: keyEnd,
                    value: value, sharing: sharing))
        }
        if let (problem, line) = reader.unresolved {
            throw YAMLFault(problem: problem, line: line, isForAll: true)
        }
        return entries
    }

    /// Each key with its lines on its own, where YAML cannot read them all: `- @name` is no value,
    /// and still the keys around it are.
    private static func entriesOneByOne(
        _ source: Source, _ range: Range<Int>, _ fault: YAMLFault
    ) throws(YAMLObstacle) -> [Entry] {
        var starts: [Int] = []
        for line in RawLines(source, range) {
            guard line.start < line.end else { continue }
            // Lines that belong to the key above are indented, or begin an item.
            if !" \t#-]}".utf8.contains(source.bytes[line.start]) { starts.append(line.start) }
        }
        guard let first = starts.first, source.bytes[range.lowerBound..<first].isBlankYAML else {
            throw YAMLObstacle(fault, in: source, range)
        }
        var entries: [Entry] = []
        for (start, end) in zip(starts, starts.dropFirst() + [range.upperBound]) {
            do throws(YAMLFault) {
                entries += try Self.entries(source, start..<end)
            } catch {
                let obstacle = YAMLObstacle(error, in: source, start..<end)
                if error.isForAll { throw obstacle }
                let line = source.bytes[start..<source.lineEnd(of: start)]
                guard let colon = line.firstIndex(of: 0x3A) else { throw obstacle }
                var valueEnd = end
                while valueEnd > colon + 1, source.bytes[valueEnd - 1].isBlankOrLineEnd {
                    valueEnd -= 1
                }
                let gap = source.bytes[(colon + 1)..<valueEnd].prefix { $0 == 0x20 }.count
                entries.append(
                    Entry(
                        key: source.string(start..<colon).trimmed,
                        lines: start..<source.lineEnd(of: max(valueEnd - 1, colon)),
                        keyEnd: colon + 1,
                        value: .unreadable(obstacle, colon + 1 + gap..<valueEnd), sharing: nil))
            }
        }
        return entries
    }
}

extension String {
    /// What a template says in brackets behind a key, with the blank before it: ` (*optional)`; nil
    /// where there is none.
    var keyRemark: String? {
        guard hasSuffix(")"), let start = ranges(of: " (").last?.lowerBound, start > startIndex
        else { return nil }
        return String(self[start...])
    }

    /// A key without what a template says of it in brackets.
    var withoutKeyRemark: String {
        keyRemark.map { String(dropLast($0.count)) } ?? self
    }

    /// The words of a value without the sign on a line above them: `>-`, `|`.
    var withoutBlockSign: Substring {
        let sign = prefix { !$0.isNewline }
        guard let first = sign.first, "|>".contains(first), sign.endIndex < endIndex else {
            return self[...]
        }
        return self[sign.endIndex...].drop(while: \.isWhitespace)
    }
}

/// Why front matter is shown and not edited.
package struct YAMLObstacle: Error, Equatable, Sendable, CustomStringConvertible {
    package let reason: String
    /// The line of the file, from 1.
    package let line: Int?

    fileprivate init(_ fault: YAMLFault, in source: Source, _ range: Range<Int>) {
        self.init(
            reason: fault.problem, line: source.lineNumber(of: range.lowerBound) + fault.line)
    }

    package init(reason: String, line: Int?) { (self.reason, self.line) = (reason, line) }

    package var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}

/// A value of one line.
struct YAMLScalar: Sendable {
    let text: String
    let style: YAMLStyle
    /// Its bytes, quotes among them.
    let range: Range<Int>
}

extension Source {
    /// Behind the colon after a key; nil if it is not on the key's line.
    fileprivate func colon(behind key: Range<Int>, in range: Range<Int>) -> Int? {
        var at = key.upperBound
        while at < range.upperBound, bytes[at].isBlank { at += 1 }
        guard at < range.upperBound, bytes[at] == 0x3A else { return nil }
        return at + 1
    }

    /// The end of a scalar without the line ends that block scalars hold.
    func valueEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isLineEnd(end - 1) || bytes[end - 1] == 0x20 { end -= 1 }
        return end
    }

    /// From 1.
    fileprivate func lineNumber(of offset: Int) -> Int {
        bytes[..<offset].count { $0 == 0x0A } + 1
    }

    func isYAMLLine(_ range: Range<Int>) -> Bool {
        !bytes[range].contains(where: \.isLineEnding)
    }
}

extension UInt8 {
    fileprivate var isBlankOrLineEnd: Bool { isBlank || isLineEnding }
}

extension ArraySlice<UInt8> {
    /// How many brackets are open at once at most, be they in quotes or not.
    fileprivate var depthOfBrackets: Int {
        var (depth, most) = (0, 0)
        for byte in self {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                depth += 1
                most = Swift.max(most, depth)
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                depth = Swift.max(depth - 1, 0)
            }
        }
        return most
    }

    /// Blank lines and comments.
    fileprivate var isBlankYAML: Bool {
        split(whereSeparator: \.isLineEnding).allSatisfy { line in
            let text = line.drop { $0.isBlank }
            return text.isEmpty || text.first == UInt8(ascii: "#")
        }
    }
}
