import Markdown
import Prose

extension Proposal {
    /// The fields of a section that is the template's: prompts are left out, to go with the first
    /// key; what stays is where it is, and what the author has to work on is text.
    func untouchedContent(ofSection index: Int) -> Content {
        let blank = blankContent(ofSection: index)
        guard let asked = templateSection(of: index) else { return blank }
        guard let reader = untouchedReader(ofSection: index, asked) else {
            // Not all of the template's text was found again: no text may go that may have to stay.
            let staysAsItIs = asked.blocks.contains(where: \.isKept)
            guard staysAsItIs else { return blank }
            return ContentReader(sections[index].body, template: template).content(asked.kind)
        }
        if asked.kind == .prose, let content = reader.contentAround(blank, template) {
            return content
        }
        guard reader.hasText else { return reader.content(blank) }
        return ContentReader(reader.text.all, template: template).content(asked.kind)
    }

    /// The field that one begins at in a section: the empty one in the place of the answer, else the
    /// first.
    package func firstPlace(ofSection index: Int) -> FieldPlace {
        guard sections[index].isUntouched else { return FieldPlace(section: index, slot: 0) }
        let empty = content(ofSection: index).slots.firstIndex(where: \.field.text.isEmpty)
        return FieldPlace(section: index, slot: empty ?? 0)
    }

    /// Whether all that the file has of a section is text in its fields: what the template asks in
    /// one that is not begun is shown beside it.
    package func isAllText(ofSection index: Int) -> Bool {
        guard sections[index].isUntouched else { return true }
        guard templateSection(of: index)?.blocks.contains(where: { $0.role == .scaffold }) == true
        else { return false }
        return content(ofSection: index).source == sections[index].bodySource
    }

    /// Puts an answer in a section that is the template's: what stays stands where the first key of a
    /// form would leave it, but for what the answer says itself. In any other, the answer is all.
    ///
    /// - Parameter keepsFixed: so does that of a section of which nothing asks.
    package mutating func answer(section index: Int, with text: String, keepsFixed: Bool) {
        guard let asked = templateSection(of: index), sections[index].isPresent,
            sections[index].isUntouched || keepsFixed && asked.isFixed,
            let reader = untouchedReader(ofSection: index, asked)
        else { return replaceText(ofSection: index, with: text) }
        var frame = blankContent(ofSection: index)
        frame.tail = reader.trailing
        if let top = reader.top(answering: text) { frame.slots[0].before = top }
        sections[index].content = frame
        replaceText(ofSection: index, with: reader.text(answering: text), in: frame)
    }

    /// The answer that the template gives for want of another, as it stands in a section that nobody
    /// began: the first key in the empty field drops it. Nil where there is none.
    package func defaultAnswer(at place: FieldPlace) -> String? {
        // Every key asks.
        guard sections[place.section].isUntouched, let asked = templateSection(of: place.section),
            asked.blocks.contains(where: { $0.role == .default })
        else { return nil }
        let field = field(at: place)
        guard field.text.isEmpty, field.hint != nil else { return nil }
        return untouchedReader(ofSection: place.section, asked)?.defaultAnswer
    }

    /// Keeps what asks in a section that nobody began where an edit is no answer to it: of the
    /// template's own boxes, or of the text beside them. In a document that was decided on, whose
    /// boxes stood there with their comments, words above or below them are none either.
    mutating func keepPrompts(editing place: FieldPlace) {
        let index = place.section
        guard sections[index].isPresent, sections[index].isUntouched,
            let asked = templateSection(of: index), asked.blocks.contains(where: \.isTask),
            let reader = untouchedReader(ofSection: index, asked), reader.asksBesideBoxes
        else { return }
        let shown = content(ofSection: index)
        guard !shown.slots[place.slot].field.text.isEmpty || isDecided else { return }
        let around =
            asked.kind == .prose
            ? reader.contentAround(blankContent(ofSection: index), template, keepsPrompts: true)
            : nil
        guard var whole = around ?? reader.contentWithPrompts(asked.kind, template),
            whole.slots.map(\.field) == shown.slots.map(\.field),
            whole.source == sections[index].body.string
        else { return }
        // Without the boxes, what asks is still there.
        let written = whole.slots.filter(\.isWritten)
        whole.blank = written.map(\.before).joined() + whole.tail
        whole.dropDefaultAnswer()
        sections[index].content = whole
        sections[index].isEdited = true
        sections[index].isUntouched = false
    }

    private func untouchedReader(
        ofSection index: Int, _ asked: Template.Section
    ) -> UntouchedReader? {
        UntouchedReader(
            sections[index].body, asked: asked, lineEnding: lineEnding,
            isLast: !isParted(below: index))
    }
}

/// A section's body as blocks, each found in the template.
private struct UntouchedReader {
    private let source: Source
    private let body: Range<Int>
    private let lineEnding: String
    private let isLast: Bool
    private let units: [SectionUnit]
    private let blocks: [TemplateBlock]

    /// Nil if there is anything that the template does not have.
    init?(_ slice: SourceSlice, asked: Template.Section, lineEnding: String, isLast: Bool) {
        (source, body) = (slice.source, slice.range)
        (self.lineEnding, self.isLast) = (lineEnding, isLast)
        let tree = BlockTree(source.bytes, in: body, extensions: .file)
        units = SectionUnit.all(of: tree.children(of: 0), in: tree, source, body: body)
        var found: [TemplateBlock] = []
        var rest = asked.blocks.filter { !$0.isAboveHeading }[...]
        for unit in units {
            let text = NormalizedText(source.string(unit.lines))
            guard let at = rest.firstIndex(where: { $0.body == text }) else { return nil }
            found.append(rest[at])
            rest = rest[(at + 1)...]
        }
        blocks = found
        if units.isEmpty { return nil }
    }

    /// Whether there is text for the author to work on.
    var hasText: Bool { blocks.contains { $0.role == .scaffold } }

    private var kept: [Int] { blocks.indices.filter { blocks[$0].isKept } }

    /// All that stays.
    var text: Source { Source(Array((joined(kept) + trailing).utf8)) }

    /// The text that stays, with an empty field in the place of the answer: behind all of it but
    /// the end that has no words.
    func content(_ blank: Content) -> Content {
        var blank = blank
        let ending = kept.count - trailingCount
        let (before, after) = (Array(kept[..<ending]), Array(kept[ending...]))
        if !before.isEmpty {
            blank.slots[0].before = joined(before) + lineEnding
            blank.blank = joined(kept) + trailing
        }
        if !after.isEmpty {
            blank.tail = lineEnding + joined(after, withTop: false) + trailing
            blank.blank = joined(kept) + trailing
        } else if units.last.map({ $0.lines.upperBound < body.upperBound }) == true {
            blank.tail = trailing
        }
        if blank.slots[0].field.kind == .list, let item = units.first(where: \.isItem) {
            var lines = blank.slots[0].field.text.lines
            lines[0].lead = source.string(item.lines.lowerBound..<item.words.lowerBound)
            blank.slots[0].field.text = Text(lines: lines)
        }
        if let words = blocks.first(where: { $0.role == .default }) {
            blank.slots[0].field.hint = words.text
        }
        return blank
    }

    /// The text that stays, with an empty field where the prompt stood, so that an answer is a
    /// paragraph of its own; nil where nothing stays that has words, where all of the text is to be
    /// worked on, and where the prompt stood in a list.
    ///
    /// - Parameter keepsPrompts: what goes with an answer is written, too, between the fields.
    func contentAround(
        _ blank: Content, _ template: Template, keepsPrompts: Bool = false
    ) -> Content? {
        let hasWords = kept.contains {
            blocks[$0].role == .scaffold || ![.definitions, .mark].contains(units[$0].kind)
        }
        guard hasWords, firstAsking != nil || !hasText else { return nil }
        let place = placeOfAnswer
        let (above, below) = (Array(kept[..<place]), Array(kept[place...]))
        if let last = above.last, let next = below.first, units[last].isItem, units[next].isItem {
            return nil
        }
        var answer = blank.slots[0]
        answer.before = above.isEmpty && !keepsPrompts ? joined([]) : lineEnding
        if let words = blocks.first(where: { $0.role == .default }) {
            answer.field.hint = words.text
        }
        var slots: [Slot] = []
        var last: Int?
        func add(_ run: [Int], behind gap: String) {
            let start = last.map { units[$0].lines.upperBound } ?? body.lowerBound
            var own = prose(joined(run, withTop: false), template).slots
            let all = source.string(start..<units[run[0]].lines.lowerBound)
            if !own.isEmpty { own[0].before = keepsPrompts ? all : gap }
            slots += own
            last = run.last
        }
        for run in runs(of: above) {
            add(run, behind: last.map { gap(from: $0, to: run[0]) } ?? top(above: run[0]))
        }
        slots.append(answer)
        for (number, run) in runs(of: below).enumerated() {
            add(run, behind: number > 0 ? gap(from: last ?? 0, to: run[0]) : answer.before)
        }
        guard keepsPrompts else { return Content(slots: slots, tail: trailing) }
        let end = last.map { units[$0].lines.upperBound } ?? body.lowerBound
        return Content(slots: slots, tail: source.string(end..<body.upperBound))
    }

    /// The text that stays cut by its kind, and all else of the section beside it; nil where it does
    /// not stand together.
    func contentWithPrompts(_ kind: Template.Kind, _ template: Template) -> Content? {
        let runs = runs(of: kept)
        guard runs.count == 1, let first = kept.first, let last = kept.last else { return nil }
        let text = Source(Array(joined(kept, withTop: false).utf8))
        var content = ContentReader(text.all, template: template).content(kind)
        guard !content.slots.isEmpty else { return nil }
        let above = source.string(body.lowerBound..<units[first].lines.lowerBound)
        content.slots[0].before = above + content.slots[0].before
        content.tail += source.string(units[last].lines.upperBound..<body.upperBound)
        return content
    }

    /// Whether boxes are to be ticked, and something goes with an answer.
    var asksBesideBoxes: Bool {
        blocks.contains(where: \.isTask) && blocks.contains { !$0.isKept }
    }

    /// Blocks with nothing between them that goes, where boxes are to be ticked, which are no answer;
    /// elsewhere all of them.
    private func runs(of indices: [Int]) -> [[Int]] {
        guard let first = indices.first else { return [] }
        guard asksBesideBoxes else { return [indices] }
        return indices.dropFirst().reduce(into: [[first]]) { runs, index in
            let before = index - 1
            let isTogether = indices.contains(before)
            let last = runs[runs.count - 1].last ?? first
            if isTogether || units[last].isItem && units[index].isItem {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
    }

    private func prose(_ text: String, _ template: Template) -> Content {
        ContentReader(Source(Array(text.utf8)).all, template: template).content(.prose)
    }

    /// The words that are an answer for want of another.
    var defaultAnswer: String? {
        let answers = blocks.indices.filter { blocks[$0].role == .default }
        return joined(answers, withTop: false).withoutBlankLines.map(String.init)
    }

    /// What stays above and below an answer that does not say it itself.
    private func unsaid(in answer: String) -> (above: [Int], below: [Int]) {
        let said = NormalizedText(answer).string
        let place = placeOfAnswer
        return (
            kept[..<place].filter { !blocks[$0].isSaid(in: said) },
            kept[place...].filter { !blocks[$0].isSaid(in: said) }
        )
    }

    /// How many of the kept blocks stand above an answer: those above the prompt where there is text
    /// to work on, which the form begins at too, else all but the end that has no words.
    private var placeOfAnswer: Int {
        let ending = kept.count - trailingCount
        guard hasText, let prompt = firstAsking else { return ending }
        return min(ending, kept.count { $0 < prompt })
    }

    /// The first block that goes with an answer in its place.
    private var firstAsking: Int? {
        blocks.firstIndex { $0.role == .prompt || !$0.isKept && !$0.isItem }
    }

    /// The blank lines below the heading, where text that stays begins right below it.
    func top(answering answer: String) -> String? {
        guard unsaid(in: answer).above.first == 0 else { return nil }
        return source.string(body.lowerBound..<units[0].lines.lowerBound)
    }

    /// The answer between what stays and it does not say itself.
    func text(answering answer: String) -> String {
        let (above, below) = unsaid(in: answer)
        var parts = [answer.withoutBlankLines.map(String.init) ?? ""]
        if !above.isEmpty { parts.insert(joined(above, withTop: false), at: 0) }
        if !below.isEmpty { parts.append(joined(below, withTop: false)) }
        return parts.filter { !$0.isEmpty }.map { part in
            part.withoutBlankLines.map(String.init) ?? ""
        }.joined(separator: lineEnding + lineEnding)
    }

    /// How many blocks without words of their own stand at the end, behind what goes: link
    /// definitions, a line across the page.
    private var trailingCount: Int {
        guard let prompt = blocks.firstIndex(where: { !$0.isKept }) else { return 0 }
        return kept.reversed().prefix {
            $0 > prompt && [.definitions, .mark].contains(units[$0].kind)
        }.count
    }

    /// Blank lines at the end of the body.
    var trailing: String {
        let gap = source.string(units[units.count - 1].lines.upperBound..<body.upperBound)
        return gap.isEmpty && !isLast ? lineEnding : gap
    }

    /// Some of the blocks, each with the blank lines below it but the last one.
    private func joined(_ indices: [Int], withTop: Bool = true) -> String {
        var text = withTop ? top(above: indices.first) : ""
        for (number, index) in indices.enumerated() {
            let lines = source.string(units[index].lines)
            text += lines
            if lines.last?.isNewline != true { text += lineEnding }
            guard number + 1 < indices.count else { continue }
            text += gap(from: index, to: indices[number + 1])
        }
        return text
    }

    /// What stands below the heading: text right below it only where it did.
    private func top(above index: Int?) -> String {
        let top = source.string(body.lowerBound..<units[0].lines.lowerBound)
        return top.isEmpty && index != 0 ? lineEnding : top
    }

    /// The blank lines below a block that one further down follows now.
    private func gap(from index: Int, to next: Int) -> String {
        let gap = source.string(
            units[index].lines.upperBound..<units[index + 1].lines.lowerBound)
        let isTogether = next == index + 1 || units[index].isItem && units[next].isItem
        return gap.isEmpty && !isTogether ? lineEnding : gap
    }
}

extension TemplateBlock {
    /// Whether a text has the block's own words, whatever stands in place of words that stand for
    /// others: the words of a box with or without its tick, and the first row of a table.
    fileprivate func isSaid(in text: String) -> Bool {
        var own = body.string
        if isTask, own.hasPrefix("[ ] ") { own.removeFirst(4) }
        if own.hasPrefix("|"),
            let line = ["|-", "| -", "|:-", "| :-"].compactMap(own.firstRange).min(
                by: { $0.lowerBound < $1.lowerBound })
        {
            own = String(own[..<line.lowerBound])
        }
        for placeholder in placeholders {
            own = own.replacing(NormalizedText(placeholder).string, with: "\n")
        }
        let parts = own.split(separator: "\n").map(\.trimmed).filter { part in
            part.contains { $0.isLetter || $0.isNumber || "[<".contains($0) }
        }
        var rest = text[...]
        for part in parts {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return !parts.isEmpty
    }
}
