import Markdown
import Proposals
import Prose

/// Wrapping the lines of paragraphs anew.
extension Form {
    private static var usualWidth: Int { 80 }

    /// Wraps the paragraph at hand, or the selected paragraphs, at the width of the project, else at the
    /// width that the other paragraphs of the field or of the document show, else at 80 columns. Where each paragraph is one line,
    /// lines are joined; one line is wrapped at 80 columns, and stays so.
    mutating func reflow() {
        guard mayWrite() else { return }
        switch fieldKind {
        case .prose, .list, .phaseText: break
        case .phaseTitle, .line, .number, .date, .people, .values, .choice:
            return say("This field is one line.")
        }
        history.endTyping()
        let before = fieldText
        let written = WrittenLines(before)
        let lines = place.selection.map { $0.lowerBound.line...$0.upperBound.line }
        let found = written.paragraphs(in: lines ?? place.caret.line...place.caret.line)
        guard !found.isEmpty else {
            return say("Tables, code, headings and the like are not wrapped.")
        }
        var columns =
            session.context.options.wrap ?? evidentWidth(of: written, but: found) ?? Self.usualWidth
        let words = written.wordsBefore(place.caret)
        let beginsWord = written.beginsWord(at: place.caret)
        // What was wrapped though the paragraphs around are one line each is not joined again.
        let asked =
            columns == .max
            ? found.filter { !before.isWrapped($0, at: Self.usualWidth, proposal.lineEnding) }
            : found
        var filled = before.filled(asked, to: columns, proposal.lineEnding)
        if filled.text == before, filled.kept == 0, columns == .max {
            // One line as the paragraphs around are: who asks nevertheless wants it wrapped.
            columns = Self.usualWidth
            filled = before.filled(found, to: columns, proposal.lineEnding)
        }
        let text = filled.text
        guard text != before else {
            return say(
                filled.kept > 0
                    ? "It stays: wrapped anew it would be read as something else."
                    : "It is wrapped at \(columns) columns already.")
        }
        edit { $0.text = text }
        land(at: WrittenLines(text).position(behind: words, beginsWord: beginsWord))
        history.endTyping()
        let width = columns == .max ? "one line each" : "\(columns) columns"
        say("Wrapped at \(width)\(filled.keptWords); undo goes back.")
    }

    /// The width that paragraphs show which are not wrapped now, so that the next time is the same: those
    /// of the field, and where these are few all of the document.
    private func evidentWidth(of written: WrittenLines, but found: [FieldParagraph]) -> Int? {
        let here = written.breaks(but: found)
        if here.count == 0 || here.count > 3, let width = here.width() { return width }
        var all = here
        for index in proposal.sections.indices where proposal.sections[index].isPresent {
            let slots = proposal.content(ofSection: index).slots
            for (slot, other) in slots.enumerated() where other.field.kind.isText {
                guard FieldPlace(section: index, slot: slot) != place.field else { continue }
                all.add(WrittenLines(other.field.text).breaks())
            }
        }
        return all.width()
    }

    /// Wraps all paragraphs from the line at hand to an end of the document, as one step of undo; the
    /// width is that of the project, else of the lines that stay, else 80 columns.
    mutating func reflowDocument(isDown: Bool) {
        guard mayEditDocument() else { return }
        history.endTyping()
        settle()
        let here = WrittenLines(fieldText)
        let line = place.caret.line
        let own = isDown ? line...fieldText.lines.count - 1 : 0...line
        let shown = here.breaks(but: here.paragraphs(in: own)).width()
            .flatMap { $0 == .max ? nil : $0 }
        let columns = session.context.options.wrap ?? shown ?? Self.usualWidth
        var (filled, count, kept): ([(place: FieldPlace, text: Text)], Int, Int) = ([], 0, 0)
        for place in fieldsToWrap(isDown: isDown) {
            let text = proposal.text(ofField: place)
            let lines = place == self.place.field ? own : 0...text.lines.count - 1
            let found = WrittenLines(text).paragraphs(in: lines)
            let new = text.filled(found, to: columns, proposal.lineEnding)
            (count, kept) = (count + new.changed, kept + new.kept)
            if new.text != text { filled.append((place, new.text)) }
        }
        let stay = kept == 0 ? "" : "; \(kept) stay, which would be read as something else"
        guard !filled.isEmpty else {
            return say("All is wrapped at \(columns) columns already\(stay).")
        }
        let words = here.wordsBefore(place.caret)
        let beginsWord = here.beginsWord(at: place.caret)
        history.record(.init(proposal: proposal, place: place))
        for (place, text) in filled { proposal.edit(place) { $0.text = text } }
        let sections = Set(filled.map(\.place.section)).sorted(by: >)
        for section in sections { _ = proposal.settle(section) }
        session.noteEdit(isSettled: true)
        clampPlace()
        let caret = WrittenLines(fieldText).position(behind: words, beginsWord: beginsWord)
        place.caret = wrapped.firstWord(ofLine: caret.line)
        checkSoon()
        let paragraphs = count == 1 ? "1 paragraph" : "\(count) paragraphs"
        let places = sections.count == 1 ? "1 section" : "\(sections.count) sections"
        say(
            "Wrapped \(paragraphs) of \(places) at \(columns) columns\(stay); undo goes back.")
    }

    /// The fields of prose and lists from the field at hand to an end of the document that can be
    /// written.
    private func fieldsToWrap(isDown: Bool) -> [FieldPlace] {
        let sections = isDown ? section..<proposal.sections.count : 0..<section + 1
        return sections.filter { proposal.sections[$0].isPresent }.flatMap { section in
            proposal.content(ofSection: section).slots.indices.map {
                FieldPlace(section: section, slot: $0)
            }
        }.filter { field in
            let isBeyond =
                field.section == section
                && (isDown ? field.slot < place.field.slot : field.slot > place.field.slot)
            return !isBeyond && proposal.readOnlyReason(ofField: field) == nil
                && proposal.kind(ofField: field).isText
        }
    }
}

extension FieldKind {
    /// Whether its lines can be wrapped.
    fileprivate var isText: Bool {
        switch self {
        case .prose, .list, .phaseText: true
        case .phaseTitle, .line, .number, .date, .choice, .people, .values: false
        }
    }
}

/// A text with paragraphs that were wrapped anew.
private struct FilledText {
    var text: Text
    /// How many paragraphs have other lines now, and how many stay because they would be read as
    /// something else.
    var changed = 0
    var kept = 0

    var keptWords: String {
        kept == 0 ? "" : ", but for \(kept) that would be read as something else"
    }
}

/// A paragraph of a field: its lines, and what leads them.
struct FieldParagraph {
    let lines: Range<Int>
    /// The lines without their leads.
    let contents: [String]
    /// The lead of the first line and the lead of the lines that follow, with the lead of the
    /// field's lines.
    let firstLead: String
    let nextLead: String
}

/// The lines of a field with their leads, as the parser reads them.
struct WrittenLines {
    private let text: Text
    private let blocks: FieldBlocks

    init(_ text: Text) {
        self.text = text
        blocks = FieldBlocks(
            Text(lines: text.lines.map { Line(text: $0.lead + $0.text, trail: $0.trail) }))
    }

    /// The blocks of the text, each with how many bytes of words it has; where the lines of
    /// paragraphs end does not count.
    var outline: [String] {
        blocks.tree.blocks.map { block in
            let words = blocks.bytes[block.range].count { ![0x20, 0x09, 0x0A, 0x3E].contains($0) }
            return "\(block.kind.outlineName) \(words)"
        }
    }

    /// The paragraphs that some lines are in, in order.
    func paragraphs(in lines: ClosedRange<Int>) -> [FieldParagraph] {
        var found: [FieldParagraph] = []
        for line in lines where line >= (found.last?.lines.upperBound ?? 0) {
            if let paragraph = paragraph(at: line) { found.append(paragraph) }
        }
        return found
    }

    private func paragraph(at line: Int) -> FieldParagraph? {
        guard let index = blocks.blocks(ofLine: line).last,
            blocks.tree.blocks[index].kind == .paragraph
        else { return nil }
        let range = blocks.tree.blocks[index].range
        var first = blocks.line(at: range.lowerBound)
        var end = blocks.line(at: max(range.upperBound - 1, range.lowerBound)) + 1
        // Blank lines that belong to the line above them.
        if let gap = (first..<line).last(where: { text.lines[$0].endsInBlankLine }) {
            first = gap + 1
        }
        if let gap = (line..<end - 1).first(where: { text.lines[$0].endsInBlankLine }) {
            end = gap + 1
        }
        guard !blocks.isInMathematics(line) else { return nil }
        let context = LineContext(blocks, line: first)
        guard context.words == .prose else { return nil }
        var contents: [String] = []
        for number in first..<end {
            let mark = number == first ? context.markEnd : LineContext(blocks, line: number).markEnd
            contents.append(String(decoding: blocks.line(number).dropFirst(mark), as: UTF8.self))
        }
        let lead = String(decoding: blocks.line(first).prefix(context.markEnd), as: UTF8.self)
        let indent = contents[0].prefix { $0 == " " }
        var nextLead = context.continuation(upTo: context.markEnd)
        if case .footnote = blocks.tree.blocks[blocks.tree.blocks[index].parent].kind {
            // Its lines may be indented or not.
            nextLead += contents[min(1, contents.count - 1)].prefix { $0 == " " }
        }
        return FieldParagraph(
            lines: first..<end, contents: contents, firstLead: lead + indent, nextLead: nextLead)
    }

    /// Where its paragraphs are broken into lines, but for some of them.
    func breaks(but left: [FieldParagraph] = []) -> LineBreaks {
        var breaks = LineBreaks()
        let left = Set(left.map(\.lines))
        var line = 0
        while line < text.lines.count {
            guard let paragraph = paragraph(at: line) else {
                line += 1
                continue
            }
            line = max(paragraph.lines.upperBound, line + 1)
            if !left.contains(paragraph.lines) {
                breaks.add(paragraph.contents, columns: columns(of: paragraph))
            }
        }
        return breaks
    }

    private func columns(of paragraph: FieldParagraph) -> [Int] {
        paragraph.lines.map { String(decoding: blocks.line($0), as: UTF8.self).columnsInFile }
    }

    // MARK: The caret

    /// How many bytes of words stand before a position.
    func wordsBefore(_ position: Position) -> Int {
        var count = 0
        for line in 0...position.line {
            let text = self.text.lines[line].text.utf8
            let end = line == position.line ? position.offset : text.count
            count += text.prefix(end).count { $0 != 0x20 && $0 != 0x09 }
        }
        return count
    }

    /// Whether a word begins at a position.
    func beginsWord(at position: Position) -> Bool {
        let bytes = Array(text.lines[position.line].text.utf8)
        let isBlank = { (at: Int) in
            !bytes.indices.contains(at) || [0x20, 0x09].contains(bytes[at])
        }
        return isBlank(position.offset - 1) && !isBlank(position.offset)
    }

    /// The position with so many bytes of words before it: where the next word begins, or right
    /// behind the last word.
    func position(behind count: Int, beginsWord: Bool) -> Position {
        var left = count
        for (line, content) in text.lines.enumerated() {
            for (offset, byte) in content.text.utf8.enumerated() {
                guard byte != 0x20, byte != 0x09 else { continue }
                if left == 0 { return Position(line: line, offset: offset) }
                left -= 1
                if left == 0, !beginsWord { return Position(line: line, offset: offset + 1) }
            }
        }
        return text.end
    }
}

extension Line {
    var endsInBlankLine: Bool { trail.utf8.count { $0 == 0x0A } > 1 }
}

extension Text {
    /// Whether a paragraph is several lines, as it would be wrapped at a width.
    fileprivate func isWrapped(
        _ paragraph: FieldParagraph, at columns: Int, _ lineEnding: String
    ) -> Bool {
        guard paragraph.lines.count > 1 else { return false }
        var filled = self
        filled.replace(paragraph, filledTo: columns, lineEnding)
        return filled == self
    }

    /// The text with paragraphs in lines of a width, all that are read as before then.
    fileprivate func filled(
        _ paragraphs: [FieldParagraph], to columns: Int, _ lineEnding: String
    ) -> FilledText {
        let outline = WrittenLines(self).outline
        var whole = FilledText(text: self)
        for paragraph in paragraphs.reversed() {
            let before = whole.text
            whole.text.replace(paragraph, filledTo: columns, lineEnding)
            if whole.text != before { whole.changed += 1 }
        }
        guard whole.text != self, WrittenLines(whole.text).outline != outline else { return whole }
        // One by one, for one alone is to blame as a rule.
        var parts = FilledText(text: self)
        for paragraph in paragraphs.reversed() {
            var next = parts.text
            next.replace(paragraph, filledTo: columns, lineEnding)
            guard next != parts.text else { continue }
            if WrittenLines(next).outline == outline {
                (parts.text, parts.changed) = (next, parts.changed + 1)
            } else {
                parts.kept += 1
            }
        }
        return parts
    }

    /// Puts the words of a paragraph into lines of a width.
    fileprivate mutating func replace(
        _ paragraph: FieldParagraph, filledTo columns: Int, _ lineEnding: String
    ) {
        let filled = ParagraphFill(
            paragraph.contents, first: columns - paragraph.firstLead.columnsInFile,
            others: columns - paragraph.nextLead.columnsInFile)
        let old = paragraph.lines
        let first = lines[old.lowerBound]
        let trail = old.count > 1 ? first.trail : lineEnding
        let new = filled.lines.enumerated().map { index, content in
            let isLast = index == filled.lines.count - 1
            let written = (index == 0 ? paragraph.firstLead : paragraph.nextLead) + content
            // The field keeps the lead of the first line in front of its text, or a lead as wide.
            var lead = index == 0 ? first.lead : paragraph.nextLead
            if first.lead.isEmpty { lead = "" }
            let kept = lead.utf8.count <= written.utf8.count ? lead.utf8.count : 0
            return Line(
                lead: kept > 0 ? lead : "", text: written.bytes(from: kept),
                trail: isLast ? lines[old.upperBound - 1].trail : trail)
        }
        replaceLines(old, with: new)
    }
}

extension Block.Kind {
    /// The kind of the block, wherever it stands.
    fileprivate var outlineName: String {
        switch self {
        case .document: "document"
        case .quote: "quote"
        case .list(let marker), .item(let marker):
            "item \(marker.ordered) \(marker.character) \(marker.number)"
        case .paragraph: "paragraph"
        case .heading(let level, let setext): "heading \(level) \(setext)"
        case .code: "code"
        case .html: "html"
        case .thematicBreak: "rule"
        case .table: "table"
        case .row: "row"
        case .cell: "cell"
        case .definition: "definition"
        case .footnote: "footnote"
        }
    }
}
