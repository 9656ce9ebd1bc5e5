import Forms
import Markdown
import Proposals
import Prose
import Reviews

/// The review: one section, its questions, its text, and what was said of it.
extension FormScreen {
    func draw(_ review: Review, on canvas: inout Canvas) {
        drawHeader(of: review, on: &canvas)
        if let outline = layout.outline {
            drawOutline(of: review, in: outline, on: &canvas)
            drawBar(column: outline.columns + 1, on: &canvas)
        }
        if let row = layout.headingRow {
            let region = layout.text
            let number = "section \(review.position + 1) of \(review.state.sections.count)"
            canvas.draw(
                review.title.uppercased(), column: region.column, row: row,
                width: region.columns - number.columns - 2, role: .heading, isCut: true)
            canvas.draw(
                number, column: region.column + region.columns - number.columns, row: row)
            canvas.rule("-", column: region.column, row: row + 1, width: region.columns)
        }
        drawPage(review, in: layout.text, on: &canvas)
        if let note = review.note, let region = layout.note { draw(note, in: region, on: &canvas) }
        canvas.rule("-", row: layout.messageRow - 1)
        drawFooter(on: &canvas)
    }

    // MARK: Header

    private func drawHeader(of review: Review, on canvas: inout Canvas) {
        let width = layout.size.columns
        let header = form.session.header
        let name = [header.number, header.title].filter { !$0.isEmpty }.joined(separator: " ")
        let count = review.state.sections.count
        if layout.isCompact {
            let right = "REVIEW \(header.number.isEmpty ? "" : header.number)".trimmed
            canvas.draw(
                " \(review.position + 1)/\(count) \(review.title) \(review.mark)", column: 0,
                row: 0,
                width: width - right.columns - 2, role: .heading, isCut: true)
            canvas.draw(right, column: width - right.columns, row: 0)
            canvas.rule("=", row: 1)
            return
        }
        let right = review.progress + " "
        canvas.draw(
            " REVIEW \(name)", column: 0, row: 0, width: width - right.columns - 2, role: .heading,
            isCut: true)
        canvas.draw(right, column: width - right.columns, row: 0)
        guard layout.outline == nil else {
            canvas.rule("=", row: 1)
            return
        }
        drawNeighbours(of: review, row: 1, on: &canvas)
        canvas.rule("-", row: 2)
    }

    /// `11 of 17  < Design Details   ALTERNATIVES   Testing Strategy >`
    private func drawNeighbours(of review: Review, row: Int, on canvas: inout Canvas) {
        let sections = review.state.sections
        let title = { (position: Int) in
            sections.indices.contains(position) ? sections[position].title : nil
        }
        drawNeighbours(
            place: "\(review.position + 1) of \(sections.count)",
            title: (review.title + " " + review.mark).trimmed,
            before: title(review.position - 1), after: title(review.position + 1), row: row,
            on: &canvas)
    }

    // MARK: The page

    private func drawPage(_ review: Review, in region: Region, on canvas: inout Canvas) {
        let page = review.page
        var row = region.row
        let end = region.row + region.rows
        func draw(_ lines: some Sequence<ReviewLine>) {
            for line in lines where row < end {
                self.draw(
                    line, isChosen: line.isIn(review.paragraph), row: row, in: region, on: &canvas)
                row += 1
            }
        }
        if !page.isFlowing { draw(page.head + [.rule]) }
        let visible = page.scrolled.dropFirst(review.top).prefix(page.scrolledRows)
        let chosen = visible.firstIndex { $0.isIn(review.paragraph) } ?? review.top
        canvas.putCursor(column: region.column, row: row + chosen - review.top)
        draw(visible)
        guard !page.isFlowing, !page.foot.isEmpty else { return }
        row = end - page.foot.count - 1
        draw([.rule] + page.foot)
    }

    private func draw(
        _ line: ReviewLine, isChosen: Bool, row: Int, in region: Region, on canvas: inout Canvas
    ) {
        if line.kind == .rule {
            canvas.rule("-", column: region.column, row: row, width: region.columns)
            return
        }
        var column = region.column
        if line.kind == .text {
            if isChosen { canvas.draw(">", column: column, row: row, role: .key) }
            column += 1
        }
        for run in line.text.runs {
            let role = run.style.contains(.bold) && line.kind == .text ? .heading : line.kind.role
            column += canvas.draw(
                run.text, column: column, row: row,
                width: region.column + region.columns - column, role: role, isCut: true)
        }
        let width = line.aside.columns
        guard width > 0, width < region.columns else { return }
        canvas.draw(
            line.aside, column: region.column + region.columns - width - 1, row: row, width: width,
            role: .warning)
    }

    /// What the reviewer writes, with the caret in it.
    private func draw(_ note: NoteEditor, in region: Region, on canvas: inout Canvas) {
        canvas.rule("-", column: region.column, row: region.row, width: region.columns)
        canvas.draw(
            " \(note.label) ", column: region.column + 1, row: region.row,
            width: region.columns - 2, role: .heading, isCut: true)
        let viewport = Viewport(columns: region.columns - 2, rows: region.rows - 1)
        let wrapped = note.wrapped(in: viewport)
        var rows: [(line: Int, row: Row)] = []
        var caretRow = 0
        for (index, line) in wrapped.text.lines.enumerated() {
            let parts = wrapped.wrapping.rows(of: line)
            if index == note.caret.line {
                caretRow = rows.count + wrapped.wrapping.row(at: note.caret.offset, in: parts)
            }
            rows += parts.map { (index, $0) }
        }
        let first = max(0, min(caretRow - viewport.rows + 1, rows.count - viewport.rows))
        for (offset, part) in rows.dropFirst(first).prefix(viewport.rows).enumerated() {
            let row = region.row + 1 + offset
            let text = wrapped.text.lines[part.line].text
            let start = region.column + 1 + part.row.indent
            canvas.draw(
                text.bytes(part.row.range), column: start, row: row,
                width: region.columns - 1 - part.row.indent)
            if let selected = note.selection?.columns(in: part.row, line: part.line, of: text) {
                canvas.paint(
                    .selection, column: start + selected.lowerBound, row: row,
                    width: selected.count)
            }
        }
        canvas.putCursor(
            column: region.column + 1 + wrapped.wrapping.column(of: note.caret, in: wrapped.text),
            row: region.row + 1 + caretRow - first)
    }

    // MARK: The outline

    private func drawOutline(of review: Review, in region: Region, on canvas: inout Canvas) {
        let sections = review.state.sections
        let room = region.rows - 3
        let first = max(0, min(review.position - room / 2, sections.count - room))
        for (offset, section) in sections.dropFirst(first).prefix(max(room, 0)).enumerated() {
            let row = region.row + offset
            let isHere = first + offset == review.position
            let mark = review.mark(of: section)
            let word = review.word(of: section)
            canvas.draw(isHere ? ">" : " ", column: region.column, row: row, role: .heading)
            canvas.draw(mark, column: region.column + 1, row: row, role: Role(mark: mark))
            let width = region.columns - 4 - word.columns
            canvas.draw(
                form.outlineTitle(ofSection: section.index, columns: width),
                column: region.column + 3, row: row, width: width,
                role: isHere ? .heading : .text, isCut: true)
            canvas.draw(
                word, column: region.column + region.columns - word.columns, row: row)
        }
        let verdict = review.record.verdict?.rawValue ?? "none yet (v)"
        let row = region.row + min(sections.count, max(room, 0)) + 1
        guard row + 1 < region.row + region.rows else { return }
        canvas.draw("YOUR VERDICT", column: region.column + 1, row: row, role: .heading)
        canvas.draw(verdict, column: region.column + 2, row: row + 1, width: region.columns - 2)
    }

    // MARK: The message line

    func drawStatus(of review: Review, on canvas: inout Canvas) {
        let width = layout.size.columns
        let page = review.page
        let total = page.scrolled.count
        let last = min(review.top + page.scrolledRows, total)
        let place = total > page.scrolledRows ? "\(review.top + 1)-\(last) of \(total) " : ""
        let drafts = review.draftCount
        var text = drafts == 0 ? "" : "draft, \(drafts) not yet published"
        if drafts == 0, let verdict = review.record.verdict { text = verdict.rawValue }
        for more in ["; publish writes \(review.path)", "; nothing is sent anywhere"]
        where drafts > 0 && width >= 100 && text.columns + more.columns + place.columns + 2 <= width
        {
            text += more
        }
        canvas.draw(
            " " + text, column: 0, row: layout.messageRow, width: width - place.columns - 1,
            isCut: true)
        canvas.draw(place, column: width - place.columns, row: layout.messageRow)
    }
}

extension Review {
    fileprivate var title: String { section?.title ?? "" }

    fileprivate var mark: String { section.map { mark(of: $0) }?.trimmed ?? "" }
}

extension ReviewLine {
    fileprivate func isIn(_ paragraph: Int?) -> Bool {
        paragraph != nil && self.paragraph == paragraph
    }
}

extension ReviewLine.Kind {
    fileprivate var role: Role {
        switch self {
        case .question: .guidance
        case .text, .remark: .text
        case .rule: .rule
        case .automatic(let level): level.map(\.role) ?? .done
        }
    }
}

extension NoteEditor {
    /// What is asked of the words.
    fileprivate var label: String {
        switch subject {
        case .verdict(.concern): "Your concern: what is it, and what would clear it?"
        case .verdict(.question): "Your question"
        case .verdict: "Your words"
        case .note(_, let anchor?): "Note on \"\(ReadableText.line(anchor.text))\""
        case .note(_, nil): "Note on the section"
        case .overall: "A word on the whole, if you like"
        }
    }
}

extension Range<Position> {
    /// The columns of a row that are selected.
    fileprivate func columns(in row: Row, line: Int, of text: String) -> Range<Int>? {
        guard (lowerBound.line...upperBound.line).contains(line) else { return nil }
        let start = lowerBound.line == line ? lowerBound.offset : 0
        let end = upperBound.line == line ? upperBound.offset : text.utf8.count
        let from = Swift.max(start, row.range.lowerBound)
        let to = Swift.min(end, row.range.upperBound)
        guard from < to else { return nil }
        let before = text.bytes(row.range.lowerBound..<from).columns
        return before..<before + text.bytes(from..<to).columns
    }
}
