import Markdown

extension Journal.Contents {
    /// Without items of lists in front matter that were begun when the work ended and have no words
    /// yet: the form takes such a one out when it is left. Where the first text has empty ones, all
    /// stay.
    package var withoutBegunItems: Journal.Contents {
        let begun = Self.emptyItems(in: text)
        guard !begun.isEmpty, Self.emptyItems(in: first).isEmpty else { return self }
        var contents = self
        for line in begun.reversed() {
            contents.text.removeSubrange(line)
            if let edit = contents.lastEdit, edit > line.lowerBound {
                contents.lastEdit = max(line.lowerBound, edit - line.count)
            }
        }
        return contents
    }

    /// Whole lines of front matter that are `- ""`.
    private static func emptyItems(in bytes: [UInt8]) -> [Range<Int>] {
        guard let found = FrontMatter(bytes), found.isYAML else { return [] }
        return RawLines(Source(bytes), found.content).compactMap { line -> Range<Int>? in
            let words = bytes[line.start..<line.end].drop { $0 == 0x20 }
            return words.elementsEqual("- \"\"".utf8) ? line.start..<line.next : nil
        }
    }
}
