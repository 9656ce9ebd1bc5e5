import Markdown
import Proposals
import Prose
import Reviews
import Rules

/// One row of what a review shows of a section.
package struct ReviewLine: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case question, text, remark, rule
        /// The answer of the rules: their worst level; nil where they say nothing.
        case automatic(Level?)
    }

    package var kind: Kind
    package var text: StyledLine
    /// The words at the right edge of the row.
    package var aside = ""
    /// The paragraph that the row belongs to.
    package var paragraph: Int?

    init(_ kind: Kind, _ text: String, aside: String = "") {
        (self.kind, self.text, self.aside) = (kind, StyledLine(text), aside)
    }

    /// A line across.
    package static let rule = ReviewLine(.rule, "")

    init(paragraph: Int?, _ text: StyledLine) {
        (kind, self.text, self.paragraph) = (.text, text, paragraph)
    }
}

/// A section as a review shows it: the questions, the text, and the remarks on it.
///
/// The text is scrolled between questions and remarks; where they leave too little room for the
/// text, all three are scrolled as one.
package struct ReviewPage: Sendable {
    package fileprivate(set) var head: [ReviewLine] = []
    package fileprivate(set) var body: [ReviewLine] = []
    package fileprivate(set) var foot: [ReviewLine] = []
    /// Of the whole page.
    package fileprivate(set) var rows = 1
    /// The section and the width that the body was laid out for.
    fileprivate var section: Int?
    fileprivate var columns = 0

    init() {}

    /// Rows of text below which everything is scrolled.
    private static let fewest = 6

    package var isFlowing: Bool {
        head.count + foot.count + 2 + min(body.count, Self.fewest) > rows
    }

    package var scrolled: [ReviewLine] {
        guard isFlowing else { return body }
        return head + [.rule] + body + (foot.isEmpty ? [] : [.rule] + foot)
    }

    /// Rows that are scrolled and seen at once.
    package var scrolledRows: Int {
        isFlowing
            ? rows : max(rows - head.count - 1 - (foot.isEmpty ? 0 : foot.count + 1), 1)
    }

    package var lastTop: Int { max(scrolled.count - scrolledRows, 0) }

    /// The numbers of the paragraphs of a section that are shown; nil where another one is laid out.
    func shownParagraphs(of section: Int) -> [Int]? {
        guard self.section == section else { return nil }
        return Set(body.compactMap(\.paragraph)).sorted()
    }

    /// The rows of a paragraph among the rows that are scrolled.
    func rows(ofParagraph number: Int) -> ClosedRange<Int>? {
        let lines = scrolled
        guard let first = lines.firstIndex(where: { $0.paragraph == number }),
            let last = lines.lastIndex(where: { $0.paragraph == number })
        else { return nil }
        return first...last
    }
}

extension Form {
    /// Lays the section at hand out, and keeps what is visible inside of it.
    mutating func layOutReview() {
        guard var review = layers.openReview else { return }
        let viewport = session.view.viewport
        review.page.rows = viewport.rows
        if review.page.section != review.position || review.page.columns != viewport.columns {
            review.page.body = review.bodyLines(columns: viewport.columns)
            review.page.section = review.position
            review.page.columns = viewport.columns
        }
        review.page.head = headLines(of: review, columns: viewport.columns)
        review.page.foot = review.remarkLines(columns: viewport.columns)
        review.top = min(max(review.top, 0), review.page.lastTop)
        layers.changeReview { $0 = review }
    }

    // MARK: Questions

    private func headLines(of review: Review, columns: Int) -> [ReviewLine] {
        guard let section = review.section else { return [] }
        let ticked = review.ticks(of: section)
        var lines: [ReviewLine] = []
        for (index, question) in section.questions.enumerated() {
            let number = index < 9 ? "\(index + 1)" : " "
            let box = ticked[index] ? "[x]" : "[ ]"
            for (row, text) in question.wrapped(columns: max(columns - 8, 8)).enumerated() {
                lines.append(
                    ReviewLine(.question, row == 0 ? " \(number) \(box) \(text)" : "       \(text)")
                )
            }
        }
        if let owner = review.owner(of: section) {
            lines.append(ReviewLine(.question, " asked \(ReadableText.line(owner))"))
        }
        lines += automaticLines(of: section, review: review, columns: columns)
        let remark = proposal.template.remarkOnNone(isRestricted: session.host.isRestricted)
        let words = remark.map { "It \($0)." }?.wrapped(columns: max(columns - 2, 8)) ?? []
        return lines + words.map { ReviewLine(.automatic(nil), " \($0)") }
    }

    /// The lines with the answer of the rules, and whether the text changed since the sign-off.
    private func automaticLines(
        of section: ReviewState.Section, review: Review, columns: Int
    ) -> [ReviewLine] {
        let changed = review.changeSinceSigned(section)
        guard section.isWritten else {
            let what = section.isPresent ? "not written yet" : "the section is missing"
            return [ReviewLine(.automatic(.todo), " auto  . \(what)", aside: changed)]
        }
        guard session.known.states != nil else {
            return changed.isEmpty ? [] : [ReviewLine(.automatic(nil), " ", aside: changed)]
        }
        let findings = session.known.findings.filter {
            $0.field.section == section.index && $0.finding.level > .todo
                && !$0.finding.rule.hasPrefix("review-")
        }
        guard let worst = findings.max(by: { $0.finding.level < $1.finding.level }) else {
            let asked = automaticRules(of: section).joined(separator: ", ")
            let what = asked.isEmpty ? "no finding" : "no finding; \(asked)"
            let room = columns - changed.columns - 3
            let text = " auto  + \(what)"
            return [
                ReviewLine(
                    .automatic(nil), text.columns > room ? " auto  + no finding" : text,
                    aside: changed)
            ]
        }
        let more = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
        let text = worst.finding.message + more + " \(worst.finding.rule)"
        let rows = ReadableText.line(text).wrapped(columns: max(columns - 9, 8))
        var lines = rows.enumerated().map { row, text in
            ReviewLine(
                .automatic(worst.finding.level),
                (row == 0 ? " auto  \(worst.finding.level.mark) " : "         ") + text)
        }
        if !changed.isEmpty { lines.append(ReviewLine(.automatic(nil), "", aside: changed)) }
        return lines
    }

    /// Rules that answer a question of the template.
    private func automaticRules(of section: ReviewState.Section) -> [String] {
        guard case .template(let index) = proposal.sections[section.index].role else { return [] }
        return RuleCatalogue.names(ofSection: index, in: proposal.template)
    }
}

extension Review {
    /// Which questions of a section are ticked.
    func ticks(of section: ReviewState.Section) -> [Bool] {
        let known = section.entries[0].map { record.entries[$0].questions } ?? []
        return section.questions.map { question in
            let name = NormalizedText(question)
            return known.contains { $0.isChecked && NormalizedText($0.text) == name }
        }
    }

    fileprivate func changeSinceSigned(_ section: ReviewState.Section) -> String {
        guard let signOff = section.signOff(of: 0) else { return "" }
        if signOff.isMoved { return "moved since you signed" }
        guard !signOff.isCurrent else { return "" }
        let count = signOff.changed.count
        let much = count == 0 ? "" : ", \(count) paragraph\(count == 1 ? "" : "s")"
        let day = signOff.reviewed.monthAndDay
        return "changed since you signed" + (day.isEmpty ? "" : " on \(day)") + much
    }

    // MARK: Text

    fileprivate func bodyLines(columns: Int) -> [ReviewLine] {
        guard let section else {
            return [ReviewLine(.text, "Nothing can be reviewed: the proposal has no text.")]
        }
        guard section.isPresent else { return [] }
        let start = section.bodyStart(in: proposal)
        let end = start + body(of: section).utf8.count
        let starts = section.digest.paragraphs.map { start + $0.range.lowerBound }
        let layout = TextLayout(columns: min(columns - 2, 80))
        var lines: [ReviewLine] = []
        for block in document.tree.children(of: 0) {
            let at = document.tree.blocks[block].range.lowerBound
            guard (start..<end).contains(at) else { continue }
            let shown = layout.lines(of: document, blocks: block..<document.tree.blocks[block].end)
            guard !shown.isEmpty else { continue }
            if !lines.isEmpty { lines.append(ReviewLine(.text, "")) }
            let number = starts.firstIndex(of: at)
            lines += shown.map { ReviewLine(paragraph: number, $0) }
        }
        return lines
    }

    // MARK: Remarks

    fileprivate func remarkLines(columns: Int) -> [ReviewLine] {
        guard let section else { return [] }
        var lines: [ReviewLine] = []
        let records = [record] + start.others
        for number in Array(records.indices.dropFirst()) + [0] {
            let name = number == 0 ? "You" : records[number].reviewer?.name ?? "(no name)"
            if let signOff = section.signOff(of: number) {
                lines += remark(of: signOff, by: name, columns: columns)
            }
            for note in section.entries[number].map({ records[number].entries[$0].notes }) ?? [] {
                let quote = note.paragraph.map { place(ofParagraph: $0, in: section) } ?? ""
                lines += Self.lines(
                    name: number == 0 ? "Note" : name, quote + note.body.onOneLine, columns: columns
                )
            }
        }
        return lines
    }

    private func remark(
        of signOff: ReviewState.SignOff, by name: String, columns: Int
    ) -> [ReviewLine] {
        let day = signOff.reviewed.monthAndDay
        let when = signOff.record == 0 && isDraft(signOff) ? "draft" : day
        let stale = signOff.isCurrent || signOff.record != 0 ? "" : " (stale)"
        let body = signOff.body.isEmpty ? "" : ": \(signOff.body.onOneLine)"
        let text =
            signOff.verdict.rawValue + (when.isEmpty ? "" : ", \(when)") + stale + body
        let isChanged = !signOff.isCurrent && signOff.record != 0
        return Self.lines(
            name: name, text, aside: isChanged ? "text changed since" : "", columns: columns)
    }

    /// Whether the file of the record says something else of the section.
    private func isDraft(_ signOff: ReviewState.SignOff) -> Bool {
        let entry = record.entries[signOff.entry]
        let old = base.entries.first { $0.name == entry.name }
        return old?.verdict?.verdict != entry.verdict?.verdict
            || old?.mark?.text != entry.mark?.text
            || old?.verdict?.body != entry.verdict?.body
    }

    /// `(paragraph 2) `, or that it is gone.
    private func place(ofParagraph hash: String, in section: ReviewState.Section) -> String {
        let number = section.digest.paragraphs.firstIndex { $0.hash == hash }
        return number.map { "(paragraph \($0 + 1)) " } ?? "(on a paragraph that changed) "
    }

    private static let nameColumns = 12

    private static func lines(
        name: String, _ text: String, aside: String = "", columns: Int
    ) -> [ReviewLine] {
        let shown = ReadableText.line(name)
        let label =
            shown.columns > nameColumns ? String(shown.prefix(nameColumns - 1)) + ">" : shown
        let indent = max(label.columns + 2, 6)
        let blanks = String(repeating: " ", count: indent - label.columns)
        // The words beside it, or a row of their own.
        let room = columns - indent - 2
        let words = ReadableText.line(text).wrapped(columns: max(room, 8))
        var lines = words.enumerated().map { row, words in
            ReviewLine(
                .remark,
                row == 0
                    ? " " + label + blanks + words
                    : " " + String(repeating: " ", count: indent) + words)
        }
        guard !aside.isEmpty else { return lines }
        if let last = words.last, last.columns + aside.columns + 2 <= room {
            lines[lines.count - 1].aside = aside
        } else {
            lines.append(ReviewLine(.remark, "", aside: aside))
        }
        return lines
    }
}

extension String {
    /// `10-01` of `2026-10-01`.
    fileprivate var monthAndDay: String { Day(self) == nil ? "" : String(dropFirst(5)) }
}
