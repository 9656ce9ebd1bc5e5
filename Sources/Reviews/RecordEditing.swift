import Markdown
import Proposals

/// Writing a record: each change touches the bytes that it is about, and no others.
extension ReviewRecord {
    private static let renderer = Renderer(lineEnding: "\n")

    /// A record in which nothing is said yet.
    package init(of title: String, by reviewer: Reviewer) {
        let renderer = Self.renderer
        let lines = [
            renderer.heading(level: 1, title: "Review of \(title)"), "",
            renderer.field(name: FieldName.reviewer, value: "\(reviewer)"),
            renderer.field(name: FieldName.verdict, value: Self.noVerdict),
        ]
        self.init(Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static let noVerdict = "None yet"

    // MARK: The head

    /// Sets the verdict on the whole; nil takes it back.
    package mutating func set(_ verdict: OverallVerdict?) {
        set(FieldName.verdict, to: verdict?.rawValue ?? Self.noVerdict)
    }

    /// Sets the value of a field; a new field goes behind the fields that usually stand before it.
    package mutating func set(_ name: String, to value: String) {
        if let field = fields.first(where: { $0.name.lowercased() == name.lowercased() }) {
            guard field.value != value else { return }
            let blank = field.range.isEmpty && text[..<field.range.lowerBound].last != 0x20
            replace(field.range, with: (blank ? " " : "") + value)
            return
        }
        let before = FieldName.all.prefix { $0 != name }.map { $0.lowercased() }
        let line = Self.renderer.field(name: name, value: value)
        if let last = fields.last(where: { before.contains($0.name.lowercased()) }) ?? fields.last {
            insert(last.lead + line.dropFirst(2) + "\n", at: last.end)
        } else {
            insertBlock(line)
        }
    }

    /// Puts the first field below the title; what is indented below it would belong to its item.
    private mutating func insertBlock(_ line: String) {
        var end = titleEnd
        while end < text.count, text[end] <= 0x20 { end += 1 }
        let isLast = end == text.count
        let isIndented = !isLast && end > titleEnd && [0x20, 0x09].contains(text[end - 1])
        if isIndented { end = text[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? titleEnd }
        let isOnTitle = titleEnd > 0 && text[titleEnd - 1] != 0x0A
        replace(
            titleEnd..<end,
            with: (isOnTitle ? "\n\n" : "\n") + line + (isLast ? "\n" : "\n\n")
                + (isIndented ? "<!-- -->\n\n" : ""))
    }

    /// Sets the note on the whole; an empty one takes it out.
    package mutating func set(overallNote note: String) {
        let body = RemarkText(body: note).body
        guard body != overallNote else { return }
        let words =
            body.isEmpty
            ? "" : Self.isSafe(inHead: body) ? body + "\n" : RemarkText.quoted(body) + "\n"
        let rest = headEnd < text.count ? "\n" : ""
        replaceWhole(
            overallNoteStart..<headEnd, with: words.isEmpty ? rest : "\n" + words + rest)
    }

    /// Whether words below the fields are read back, and what follows them: a heading of theirs would
    /// be a section of the record.
    private static func isSafe(inHead words: String) -> Bool {
        let record = ReviewRecord(Array("- **A**: b\n\n\(words)\n\n## after\n".utf8))
        return record.fields.count == 1 && record.overallNote == words
            && record.entries.map(\.title) == ["after"]
    }

    // MARK: Sections

    /// The section's place in the record, made if there is none.
    ///
    /// - Parameter before: titles of the sections that stand before it in the proposal.
    package mutating func entry(
        for title: String, questions: [String], after before: [String]
    ) -> Int {
        let name = HeadingName(title)
        if let index = entries.firstIndex(where: { $0.name == name }) { return index }
        let names = Set(before.map { HeadingName($0) })
        let index = (entries.lastIndex { names.contains($0.name) } ?? -1) + 1
        let renderer = Self.renderer
        var lines = [renderer.heading(level: 2, title: title), ""]
        if !questions.isEmpty {
            lines += questions.map { renderer.task($0, isDone: false) } + [""]
        }
        let isLast = index == entries.count
        if isLast { closeLastBlock() }
        let place = isLast ? text.count : entries[index].range.lowerBound
        let gap = isLast && !endsWithBlankLine(before: place) ? "\n" : ""
        if isLast { lines.removeLast() }
        insert(gap + lines.joined(separator: "\n") + "\n", at: place)
        return index
    }

    /// Takes out sections in which nothing is said and that another state of the record has not.
    package mutating func dropEmptyEntries(unlessIn other: ReviewRecord) {
        let empty = entries.lastIndex { entry in
            entry.isEmpty && !other.entries.contains { $0.name == entry.name }
        }
        guard let empty else { return }
        remove(entry: empty)
        dropEmptyEntries(unlessIn: other)
    }

    /// Takes out a section with all that is said there.
    mutating func remove(entry index: Int) {
        let range = entries[index].range
        replace(range, with: "")
        // The blank line above the last section belongs to it.
        if range.lowerBound == text.count {
            var end = text.count
            while end > 1, text[end - 1] == 0x0A, text[end - 2] == 0x0A { end -= 1 }
            replace(end..<text.count, with: "")
        }
    }

    /// Gives an entry the heading that its section has now.
    package mutating func setTitle(ofEntry index: Int, to title: String) {
        guard entries[index].title != title else { return }
        replace(entries[index].titleRange, with: title)
    }

    /// Ticks a question of an entry, or takes the tick out; one that is not there is written.
    package mutating func check(_ question: String, _ isChecked: Bool, ofEntry index: Int) {
        let entry = entries[index]
        let name = NormalizedText(question)
        if let known = entry.questions.first(where: { NormalizedText($0.text) == name }) {
            replace(known.box..<known.box + 1, with: isChecked ? "x" : " ")
            return
        }
        let line = Self.renderer.task(question, isDone: isChecked)
        if let last = entry.questions.last {
            insert(last.lead + line.dropFirst(2) + "\n", at: last.end)
        } else {
            insertParagraph(line, at: entry.mark?.range.upperBound ?? entry.headingEnd, of: index)
        }
    }

    /// Signs a section, or takes the sign-off back.
    package mutating func sign(
        _ verdict: Verdict?, _ body: String, digest: SectionDigest, ofEntry index: Int
    ) {
        let label = verdict.map { "**\($0.rawValue)**" + RemarkText(body: body).written }
        switch (entries[index].verdict, label) {
        case (let old?, let label?): replaceWhole(old.range, with: label)
        case (let old?, nil): removeParagraph(old.range, of: index)
        case (nil, let label?):
            let place = entries[index].notes.first?.range.lowerBound
            insertParagraph(label, at: place ?? entries[index].range.upperBound, of: index)
        case (nil, nil): break
        }
        mark(verdict == nil ? nil : digest, ofEntry: index)
    }

    private mutating func mark(_ digest: SectionDigest?, ofEntry index: Int) {
        let entry = entries[index]
        let comment = digest.map {
            Marker.text($0.text, paragraphs: $0.paragraphs.map(\.hash)).comment
        }
        switch (entry.mark, comment) {
        case (let old?, let comment?): replace(old.range, with: comment)
        case (let old?, nil): removeParagraph(old.range, of: index)
        case (nil, let comment?): insertParagraph(comment, at: entry.headingEnd, of: index)
        case (nil, nil): break
        }
    }

    // MARK: Notes

    /// A paragraph that a note is about.
    package struct Anchor: Equatable, Sendable {
        package let hash: String
        /// Its text, the start of which is quoted.
        package let text: String

        package init(hash: String, text: String) { (self.hash, self.text) = (hash, text) }
    }

    /// Puts a note behind the others.
    ///
    /// - Returns: Its place among them.
    @discardableResult
    package mutating func addNote(
        _ body: String, on anchor: Anchor? = nil, ofEntry index: Int
    ) -> Int {
        let quote = anchor.map { anchor in
            Self.renderer.quote(startOf: anchor.text, words: 12) + "\n\n"
                + Marker.on(anchor.hash).comment + "\n\n"
        }
        return addNote(body, behind: quote ?? "", ofEntry: index)
    }

    /// Puts a note behind the others, below a quote and its comment as they are written already.
    @discardableResult
    mutating func addNote(_ body: String, behind quote: String, ofEntry index: Int) -> Int {
        insertParagraph(
            quote + Self.note(body), at: entries[index].range.upperBound, of: index)
        return entries[index].notes.count - 1
    }

    /// What stands before the label of a remark: the quote of its paragraph and the comment; empty for
    /// one on the whole section.
    func quote(of remark: Remark) -> String { string(remark.range.lowerBound..<remark.label) }

    /// An empty note is taken out.
    package mutating func setNote(_ number: Int, to body: String, ofEntry index: Int) {
        let note = entries[index].notes[number]
        guard !RemarkText(body: body).body.isEmpty else {
            removeParagraph(note.range, of: index)
            return
        }
        // The quote before it stays as it is.
        replaceWhole(note.range, with: quote(of: note) + Self.note(body))
    }

    private static func note(_ body: String) -> String {
        "**\(RemarkText.noteLabel)**" + RemarkText(body: body).written
    }

    // MARK: Splices

    private mutating func insert(_ words: String, at offset: Int) {
        let needsEnd = offset > 0 && offset == text.count && text[offset - 1] != 0x0A
        replace(offset..<offset, with: (needsEnd ? "\n" : "") + words)
    }

    private mutating func replaceWhole(_ range: Range<Int>, with words: String) {
        guard string(range) != words else { return }
        replace(range, with: words)
    }

    /// Puts a block between blank lines; `offset` is the start or the end of one in the entry.
    private mutating func insertParagraph(_ words: String, at offset: Int, of index: Int) {
        let isAtEnd = offset == text.count
        if isAtEnd { closeLastBlock() }
        let offset = isAtEnd ? text.count : offset
        var start = offset
        while start > entries[index].headingEnd, text[start - 1] <= 0x20 { start -= 1 }
        var end = start
        while end < text.count, text[end] <= 0x20 { end += 1 }
        let isHeading = start == entries[index].headingEnd
        let before = isHeading ? (text[start - 1] == 0x0A ? "\n" : "\n\n") : "\n\n"
        replace(start..<end, with: before + words + (end < text.count ? "\n\n" : "\n"))
    }

    /// Code or a comment that is left open would hold all that is put behind it.
    private mutating func closeLastBlock() {
        let tree = BlockTree(text)
        guard let last = Array(tree.children(of: 0)).last,
            let end = tree.blocks[last].missingEnd(in: text)
        else {
            return
        }
        insert(end + "\n", at: text.count)
    }

    private mutating func removeParagraph(_ range: Range<Int>, of index: Int) {
        var start = range.lowerBound
        while start > entries[index].headingEnd, text[start - 1] <= 0x20 { start -= 1 }
        var end = range.upperBound
        while end < text.count, text[end] <= 0x20 { end += 1 }
        let isHeading = start == entries[index].headingEnd
        replace(
            start..<end,
            with: end == text.count ? (isHeading ? "" : "\n") : isHeading ? "\n" : "\n\n")
    }

    private func endsWithBlankLine(before offset: Int) -> Bool {
        offset >= 2 && text[offset - 1] == 0x0A && text[offset - 2] == 0x0A
    }
}

extension ReviewRecord {
    /// The change of the text since an earlier state; nil if both are the same.
    package func splice(from earlier: ReviewRecord) -> Splice? {
        Splice(from: earlier.text, to: text)
    }

    /// The section's place in the record, made if there is none; under the heading that it has now.
    ///
    /// - Parameter state: it has read this record as the first.
    package mutating func entry(
        for section: ReviewState.Section, in state: ReviewState
    ) -> Int {
        if let index = section.entries[0], entries.indices.contains(index) {
            setTitle(ofEntry: index, to: section.heading)
            return index
        }
        let before = state.sections.prefix { $0.index != section.index }.map(\.heading)
        return entry(for: section.heading, questions: section.questions, after: before)
    }

    /// Says when the record is published and whose it is, and which text was there then.
    ///
    /// - Parameter revision: nil leaves the line as it is where there is no repository.
    package mutating func stamp(_ reviewer: Reviewer, today: Day, revision: String?) {
        if self.reviewer == nil { set(FieldName.reviewer, to: "\(reviewer)") }
        set(FieldName.reviewed, to: today.description)
        if let revision { set(FieldName.revision, to: revision) }
    }
}
