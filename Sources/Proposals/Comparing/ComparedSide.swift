import Markdown

/// The bytes of one text, and where its sections and words stand in it.
struct ComparedSide {
    struct Entry {
        let section: AlignedSection
        let titles: [String]
        let range: Range<Int>
        /// Where the text below the heading begins.
        let body: Int
        /// Its words among all of the text.
        fileprivate(set) var tokens = 0..<0
        /// Whether the first of them is the heading as a whole.
        fileprivate(set) var hasWholeHeading = false
    }

    let bytes: [UInt8]
    private(set) var entries: [Entry] = []
    /// The bytes of the words. A heading may be one word, and in front matter the value of a field is.
    private(set) var tokens: [Range<Int>] = []
    /// The name of the field that a word is the value of, or a part of it.
    private var fieldNames: [Int: Range<Int>] = [:]

    /// A word as it is compared: the values of two fields are not the same one.
    struct Word: Hashable {
        let field: ArraySlice<UInt8>
        let bytes: ArraySlice<UInt8>
    }

    init(_ proposal: Proposal, _ bytes: [UInt8]) {
        self.bytes = bytes
        var start = 0
        for section in AlignedSection.all(in: proposal) {
            let end = start + section.section.byteCount
            entries.append(
                Entry(
                    section: section, titles: proposal.changeTitles(ofSection: section.index),
                    range: start..<end, body: start + section.section.heading.utf8.count))
            start = end
        }
    }

    /// Reads the words.
    ///
    /// - Parameter wholeHeadings: the sections whose heading is one word.
    mutating func read(wholeHeadings: Set<Int>) {
        for index in entries.indices {
            let entry = entries[index]
            let first = tokens.count
            let heading = bytes.trimmed(entry.range.lowerBound..<entry.body)
            if entry.section.section.role == .frontMatter {
                readFrontMatter(entry.range)
            } else if wholeHeadings.contains(index), !heading.isEmpty {
                entries[index].hasWholeHeading = true
                tokens.append(heading)
                tokens += bytes.words(in: entry.body..<entry.range.upperBound)
            } else {
                tokens += bytes.words(in: entry.range)
            }
            entries[index].tokens = first..<tokens.count
        }
    }

    func word(_ token: Int) -> Word {
        Word(field: bytes[fieldNames[token] ?? 0..<0], bytes: bytes[tokens[token]])
    }

    /// The words of sections that follow one another; of none, the place of the next one's.
    func tokens(ofEntries range: Range<Int>) -> Range<Int> {
        let start =
            range.lowerBound < entries.count
            ? entries[range.lowerBound].tokens.lowerBound : tokens.count
        return start..<(range.isEmpty ? start : entries[range.upperBound - 1].tokens.upperBound)
    }

    /// The section that a byte belongs to; the last one for the end of the text.
    func entry(at byte: Int) -> Entry? {
        entries.first { $0.range.contains(byte) } ?? entries.last
    }

    /// Where the first word of a range begins; nil where there is none.
    func firstWord(in range: Range<Int>) -> Int? {
        bytes[range].firstIndex { !$0.isWhite }
    }

    func words(_ range: Range<Int>) -> [String] {
        bytes.words(in: range).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// A few words at the end or the start of a range.
    func nearest(_ count: Int, in range: Range<Int>, isBefore: Bool) -> [String] {
        // Words are short: no more bytes are looked at than these may take.
        let most = 400
        let near =
            isBefore
            ? max(range.lowerBound, range.upperBound - most)..<range.upperBound
            : range.lowerBound..<min(range.upperBound, range.lowerBound + most)
        let words = words(near)
        guard words.count > count else { return words }
        return isBefore ? ["..."] + words.suffix(count) : words.prefix(count) + ["..."]
    }

    /// The paragraphs of the text, in order.
    var paragraphs: [Range<Int>] {
        BlockTree(bytes, extensions: .file).blocks.filter(\.isParagraph).map(\.range)
    }

    /// Reads of each field its name, and its value with all lines of it and the quotes around it; of a
    /// list each item.
    private mutating func readFrontMatter(_ range: Range<Int>) {
        var name: Range<Int>?
        var start = range.lowerBound
        while start < range.upperBound {
            let end =
                bytes[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 }
                ?? range.upperBound
            let line = bytes.trimmed(start..<end)
            defer { start = end }
            guard !line.isEmpty else { continue }
            if let colon = nameEnd(start..<end) {
                name = line.lowerBound..<colon
                tokens.append(line.lowerBound..<colon)
                let value = bytes.trimmed(colon..<end)
                if !value.isEmpty {
                    fieldNames[tokens.count] = name
                    tokens.append(value)
                }
            } else if name != nil, !isMark(line), bytes[start] != UInt8(ascii: "#"),
                let last = tokens.last
            {
                // Below the name, the value begins; below its first line, it goes on, but for the
                // items of a list.
                if last == name || isItem(line) && !isQuoteOpen(last) {
                    fieldNames[tokens.count] = name
                    tokens.append(line)
                } else {
                    tokens[tokens.count - 1] = last.lowerBound..<line.upperBound
                }
            } else {
                tokens.append(line)
                name = nil
            }
        }
    }

    /// Behind the sign that ends the name of a field at the start of a line; nil where none begins.
    private func nameEnd(_ line: Range<Int>) -> Int? {
        guard let first = bytes[line].first, !first.isWhite, !"#-]}".utf8.contains(first) else {
            return nil
        }
        return line.first { index in
            guard bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "=") else {
                return false
            }
            let next = index + 1
            return bytes[index] == UInt8(ascii: "=") || next == line.upperBound
                || bytes[next].isWhite
        }.map { $0 + 1 }
    }

    private func isItem(_ line: Range<Int>) -> Bool {
        bytes[line.lowerBound] == UInt8(ascii: "-")
            && (line.count == 1 || bytes[line.lowerBound + 1].isWhite)
    }

    /// Whether a quote may be open at the end of a value.
    private func isQuoteOpen(_ value: Range<Int>) -> Bool {
        var (doubles, singles, isEscaped) = (0, 0, false)
        for byte in bytes[value] {
            if byte == UInt8(ascii: "\""), !isEscaped { doubles += 1 }
            if byte == UInt8(ascii: "'") { singles += 1 }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return doubles % 2 == 1 || singles % 2 == 1
    }

    /// Whether a line is one of those around front matter.
    private func isMark(_ line: Range<Int>) -> Bool {
        line.count >= 3 && ["---", "+++", "..."].contains { bytes[line].starts(with: $0.utf8) }
    }
}
