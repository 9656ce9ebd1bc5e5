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
        canvas.rule("-", row: layout.messageRow - 1)
        drawStatus(of: review, on: &canvas)
        drawFooter(on: &canvas)
    }

    // MARK: Header

    private func drawHeader(of review: Review, on canvas: inout Canvas) {
        let width = layout.size.columns
        let header = form.session.known.header
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

    // MARK: The outline

    private func drawOutline(of review: Review, in region: Region, on canvas: inout Canvas) {
        let sections = review.state.sections
        let room = region.rows - 3
        let first = max(0, min(review.position - room / 2, sections.count - room))
        let visible = sections.dropFirst(first).prefix(max(room, 0))
        let widths = visible.map { region.columns - 4 - review.word(of: $0).columns }
        let titles = visible.map { form.proposal.sections[$0.index].outlineTitle }
            .cutApart(columns: widths)
        for (offset, section) in visible.enumerated() {
            let row = region.row + offset
            canvas.mark(
                .section(section.index), column: region.column, row: row, width: region.columns)
            let isHere = first + offset == review.position
            let mark = review.mark(of: section)
            let word = review.word(of: section)
            canvas.draw(isHere ? ">" : " ", column: region.column, row: row, role: .heading)
            canvas.draw(mark, column: region.column + 1, row: row, role: Role(mark: mark))
            canvas.draw(
                titles[offset], column: region.column + 3, row: row, width: widths[offset],
                role: isHere ? .heading : .text, isCut: true)
            canvas.draw(
                word, column: region.column + region.columns - word.columns, row: row)
        }
        let verdict =
            review.record.verdict?.rawValue ?? "none yet"
            + (form.key(for: .verdict, in: .review).map { " (\($0))" } ?? "")
        let row = region.row + min(sections.count, max(room, 0)) + 1
        guard row + 1 < region.row + region.rows else { return }
        canvas.draw("YOUR VERDICT", column: region.column + 1, row: row, role: .heading)
        canvas.draw(verdict, column: region.column + 2, row: row + 1, width: region.columns - 2)
    }

    // MARK: The message line

    private func drawStatus(of review: Review, on canvas: inout Canvas) {
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
