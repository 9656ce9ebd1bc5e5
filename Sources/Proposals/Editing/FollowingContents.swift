import Markdown

extension [UInt8] {
    /// What lists of contents need where headings came or went since an earlier text, and all others
    /// stayed as they were: an entry for each that came, none of those that went; in order.
    ///
    /// A list of contents is one of bullets that lead to headings in their order, to most of the
    /// levels that it has.
    package func contentsEdits(since old: [UInt8]) -> [FollowingLink.Edit] {
        guard mayHoldLinksToHeadings else { return [] }
        let (was, now) = (ContentsHeading.all(in: old), ContentsHeading.all(in: self))
        let start = zip(was.headings, now.headings).prefix { $0 == $1 }.count
        let end = zip(
            was.headings.dropFirst(start).reversed(), now.headings.dropFirst(start).reversed()
        )
        .prefix { $0 == $1 }.count
        let gone = start..<was.headings.count - end
        let added = start..<now.headings.count - end
        // Both are headings with other words, or an order that is another.
        guard gone.isEmpty != added.isEmpty else { return [] }
        let known = added.isEmpty ? was.headings : now.headings
        return WrittenContents.all(in: now.document, of: self, headings: known).flatMap { list in
            added.isEmpty
                ? list.removing(gone) : list.adding([Int](added), saying: now.words, in: self)
        }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

/// Headings without an entry in a list of contents.
package struct MissingContents {
    /// The bytes of their words, in order.
    package let headings: [Range<Int>]
    /// Writes entries for all of them.
    package let edit: FollowingLink.Edit
}

extension [UInt8] {
    /// Headings below a list of contents between its marks, `<!-- toc -->`, that are of its levels and have
    /// no entry there, those below one entry together; none where it leaves out more than one in four.
    ///
    /// - Parameter document: read from these bytes.
    package func missingContents(in document: MarkdownDocument) -> [MissingContents] {
        guard mayHoldLinksToHeadings else { return [] }
        let marked = document.blocksBetweenMarksOfContents(in: self)
        guard !marked.isEmpty else { return [] }
        let all = ContentsHeading.all(in: document, of: self)
        let texts = HeadingAnchors(document).all.map { document.tree.blocks[$0.block].content }
        return WrittenContents.all(in: document, of: self, headings: all.headings).flatMap {
            list -> [MissingContents] in
            guard marked.contains(where: { $0.overlaps(list.range) }) else { return [] }
            let known = texts.indices.filter {
                texts[$0].lowerBound > list.range.upperBound && all.words[$0][...].mayBeWordsOfLink
                    && all.words[$0].offsets(of: "<!--").isEmpty
            }
            return list.missing(among: known).compactMap { missing -> MissingContents? in
                guard let edit = list.adding(missing, saying: all.words, in: self).first else {
                    return nil
                }
                // At the end of the line above, which is a part of the list.
                let isPair = edit.text.utf8.suffix(2).elementsEqual("\r\n".utf8)
                let lineEnd = isPair ? "\r\n" : "\n"
                let at = edit.range.lowerBound - lineEnd.utf8.count
                let entries = edit.text.bytes(0..<edit.text.utf8.count - lineEnd.utf8.count)
                return MissingContents(
                    headings: missing.map { texts[$0] },
                    edit: (range: at..<at, text: lineEnd + entries))
            }
        }
    }
}

extension MarkdownDocument {
    /// The ranges of the blocks between comments that programs put around a list of contents.
    fileprivate func blocksBetweenMarksOfContents(in bytes: [UInt8]) -> [Range<Int>] {
        var (marked, isInside): ([Range<Int>], Bool) = ([], false)
        for index in tree.children(of: 0) {
            let range = tree.blocks[index].range
            guard case .html = tree.blocks[index].kind else {
                if isInside { marked.append(range) }
                continue
            }
            let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
            guard text.hasPrefix("<!--") else { continue }
            let words = text.dropFirst(4).trimmed
            let starts = ["toc -->", "toc-->", "start doctoc"]
            if starts.contains(where: words.hasPrefix) { isInside = true }
            let ends = ["/toc", "tocstop", "end doctoc"]
            if ends.contains(where: words.hasPrefix) || text.contains("<!-- /toc") {
                isInside = false
            }
        }
        return marked
    }
}

/// A heading as a list of contents means it.
private struct ContentsHeading: Equatable {
    let name: String
    let level: Int

    /// All of a document, and what each of them says.
    static func all(
        in bytes: [UInt8]
    ) -> (headings: [ContentsHeading], words: [[UInt8]], document: MarkdownDocument) {
        let document = MarkdownDocument(bytes, extensions: .file)
        let found = all(in: document, of: bytes)
        return (found.headings, found.words, document)
    }

    /// - Parameter bytes: those that the document was read from.
    static func all(
        in document: MarkdownDocument, of bytes: [UInt8]
    ) -> (headings: [ContentsHeading], words: [[UInt8]]) {
        let blocks = document.tree.blocks
        let all = HeadingAnchors(document).all
        return (
            all.map { ContentsHeading(name: $0.name, level: blocks[$0.block].headingLevel ?? 0) },
            all.map { Array(bytes[blocks[$0.block].content]) }
        )
    }
}

/// A list of contents as it is written.
private struct WrittenContents {
    fileprivate struct Entry {
        /// Its place among the headings.
        let heading: Int
        /// Its line, with the line end.
        let line: Range<Int>
        /// Blanks, its bullet and blanks.
        let lead: [UInt8]
    }

    private let entries: [Entry]
    private let headings: [ContentsHeading]

    static func all(
        in document: MarkdownDocument, of bytes: [UInt8], headings: [ContentsHeading]
    ) -> [WrittenContents] {
        let contents = ContentsEntries(document, of: bytes)
        let blocks = document.tree.blocks
        let places = Dictionary(
            zip(headings.map(\.name), headings.indices), uniquingKeysWith: { first, _ in first })
        return blocks.indices.compactMap { list in
            guard case .list = blocks[list].kind, !isItem(blocks[blocks[list].parent]) else {
                return nil
            }
            var entries: [Entry] = []
            for item in list + 1..<blocks[list].end where isItem(blocks[item]) {
                guard let anchor = contents.link(ofItem: item)?.anchor,
                    let heading = places[anchor],
                    let entry = Entry(heading, words: blocks[item + 1].range, in: bytes)
                else { return nil }
                entries.append(entry)
            }
            return WrittenContents(entries, headings)
        }
    }

    private static func isItem(_ block: Block) -> Bool {
        if case .item = block.kind { true } else { false }
    }

    private init?(_ entries: [Entry], _ headings: [ContentsHeading]) {
        let levels = Set(entries.map { headings[$0.heading].level })
        let isInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.heading < $1.heading }
        let meant = headings.count { levels.contains($0.level) }
        guard entries.count >= 3, isInOrder, entries.count * 3 >= meant * 2 else { return nil }
        (self.entries, self.headings) = (entries, headings)
    }

    /// Takes out the entries of headings that went.
    func removing(_ gone: Range<Int>) -> [FollowingLink.Edit] {
        let left = entries.filter { !gone.contains($0.heading) }
        // One that is below an entry that goes would belong to another.
        let isDeeper = entries.indices.dropLast().contains { index in
            gone.contains(entries[index].heading) && !gone.contains(entries[index + 1].heading)
                && entries[index].lead.count < entries[index + 1].lead.count
        }
        guard !isDeeper, !left.isEmpty else { return [] }
        return entries.filter { gone.contains($0.heading) }.map {
            (range: $0.line, text: "")
        }
    }

    /// The bytes of its entries.
    var range: Range<Int> {
        entries[0].line.lowerBound..<entries[entries.count - 1].line.upperBound
    }

    /// Headings of its levels without an entry, those below one entry together; none where more than one
    /// in four have none.
    ///
    /// - Parameter known: headings of which it may have entries.
    func missing(among known: [Int]) -> [[Int]] {
        let levels = Set(entries.map { headings[$0.heading].level })
        let listed = Set(entries.map(\.heading))
        let meant = known.filter {
            levels.contains(headings[$0].level) && !headings[$0].name.isEmpty
        }
        let missing = meant.filter { !listed.contains($0) }
        guard missing.count * 4 <= meant.count else { return [] }
        var runs: [[Int]] = []
        for heading in missing {
            if let last = runs.last?.last,
                !listed.contains(where: { (last..<heading).contains($0) })
            {
                runs[runs.count - 1].append(heading)
            } else {
                runs.append([heading])
            }
        }
        return runs
    }

    /// Writes entries of headings that came below that of the heading above, in the form of others.
    ///
    /// - Parameter added: in order, and some.
    func adding(
        _ added: [Int], saying words: [[UInt8]], in bytes: [UInt8]
    ) -> [FollowingLink.Edit] {
        let place = entries.last { $0.heading < added[0] }
        guard let place, entries.allSatisfy({ !added.contains($0.heading) }) else { return [] }
        let end = bytes[place.line].last == 0x0A ? "\n" : ""
        let lineEnd = bytes[place.line].dropLast().last == 0x0D ? "\r\n" : end
        guard !end.isEmpty else { return [] }
        var text = ""
        var above = place
        for index in added {
            let level = headings[index].level
            guard let lead = lead(ofLevel: level, below: above, but: added),
                !headings[index].name.isEmpty, words[index][...].mayBeWordsOfLink
            else { continue }
            above = Entry(heading: index, line: place.line, lead: lead)
            text += String(decoding: lead + [UInt8(ascii: "[")] + words[index], as: UTF8.self)
            text += "](#\(headings[index].name))" + lineEnd
        }
        guard !text.isEmpty else { return [] }
        return [(range: place.line.upperBound..<place.line.upperBound, text: text)]
    }

    /// What an entry of a level begins with; nil where the list has none of such headings.
    private func lead(ofLevel level: Int, below above: Entry, but added: [Int]) -> [UInt8]? {
        let same = entries.filter { headings[$0.heading].level == level }
        if let nearest = same.last(where: { $0.heading < added[0] }) ?? same.first {
            return nearest.lead
        }
        let hasOthers = headings.indices.contains {
            headings[$0].level == level && !added.contains($0)
        }
        guard !hasOthers, headings[above.heading].level == level - 1 else { return nil }
        let indent = above.lead.prefix { $0.isBlank }
        let step = Array(repeating: UInt8(ascii: " "), count: above.lead.count - indent.count)
        return Array(indent) + step + above.lead.dropFirst(indent.count)
    }
}

extension WrittenContents.Entry {
    /// Nil where more than a bullet stands before its words, or they go on over a line.
    fileprivate init?(_ heading: Int, words: Range<Int>, in bytes: [UInt8]) {
        let start = bytes[..<words.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[words.lowerBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        let lead = Array(bytes[start..<words.lowerBound])
        let signs = lead.filter { $0 != 0x20 && $0 != 0x09 }
        guard signs.count == 1, "-*+".utf8.contains(signs[0]), words.upperBound <= end else {
            return nil
        }
        self.init(heading: heading, line: start..<end, lead: lead)
    }
}
