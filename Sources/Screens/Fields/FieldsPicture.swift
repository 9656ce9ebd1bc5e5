import Forms
import Proposals
import Prose
import Rules

/// All that the fields of a section show, part by part: a part that is equal to the one drawn last
/// need not be drawn again.
struct FieldsPicture {
    private let layout: Layout
    private let header: HeaderPart
    private let text: TextRows
    private let place: PlacePart
    private let finding: FindingLine?
    private let footer: [FooterKey]

    init(_ form: borrowing Form, _ layout: Layout) {
        self.layout = layout
        header = HeaderPart(form)
        text = TextRows(form, in: layout.text)
        finding = form.notice
        place = PlacePart(form, finding: layout.findingRow == nil ? finding : nil)
        footer = form.session.footer
    }

    /// Draws what differs from the picture that the canvas shows, and puts the cursor in its place.
    ///
    /// - Parameter last: has the same layout; nil for an empty canvas.
    func draw(over last: FieldsPicture?, by screen: FormScreen, on canvas: inout Canvas) {
        if header != last?.header {
            canvas.clear(rows(0, layout.headerRows))
            screen.drawHeader(on: &canvas)
            if let row = layout.headingRow { canvas.clear(pane(row, 2)) }
            screen.drawHeading(on: &canvas)
        }
        drawPanes(by: screen, on: &canvas)
        if last == nil {
            screen.drawGuidance(on: &canvas)
            canvas.rule("-", row: layout.messageRow - 1)
        }
        for (index, row) in text.rows.enumerated()
        where last == nil || row != last?.text.rows[index] {
            let number = layout.text.row + index
            canvas.clear(pane(number, 1))
            row?.draw(in: layout.text, row: number, on: &canvas)
        }
        if finding != last?.finding, let row = layout.findingRow {
            canvas.clear(pane(row, layout.noticeLines.count))
            screen.drawFinding(on: &canvas)
        }
        if place != last?.place {
            canvas.clear(rows(layout.messageRow, 1))
            screen.drawPlace(on: &canvas)
        }
        if footer != last?.footer, let row = layout.footerRow {
            canvas.clear(rows(row, 1))
            screen.drawFooter(on: &canvas)
        }
        if let caret = text.caret { canvas.putCursor(column: caret.column, row: caret.row) }
    }

    /// What stands beside the text in wide windows; drawn with every key.
    private func drawPanes(by screen: FormScreen, on canvas: inout Canvas) {
        if let outline = layout.outline {
            canvas.clear(outline)
            screen.drawOutline(in: outline, on: &canvas)
            screen.drawBar(column: outline.columns + 1, on: &canvas)
        }
        if let side = layout.side {
            canvas.clear(side)
            screen.drawSide(in: side, on: &canvas)
            screen.drawBar(column: side.column - 2, on: &canvas)
        }
    }

    private func rows(_ row: Int, _ count: Int) -> Region {
        Region(column: 0, row: row, columns: layout.size.columns, rows: count)
    }

    /// Rows of the pane of the text.
    private func pane(_ row: Int, _ count: Int) -> Region {
        Region(
            column: layout.text.column, row: row, columns: layout.text.columns, rows: count)
    }
}

/// What the header and the heading of the section are made of.
private struct HeaderPart: Equatable {
    let header: Header
    let section: Int
    let title: String
    let place: String
    let before: String?
    let after: String?
    let file: String
    let mark: String
    let isChanged: Bool
    let isReadOnly: Bool

    init(_ form: borrowing Form) {
        header = form.session.header
        section = form.section
        title = form.proposal.sections[form.section].outlineTitle
        place = form.placeText(of: form.section)
        before = form.neighbour(by: -1)
        after = form.neighbour(by: 1)
        file = header.title.isEmpty ? form.fileTitle : ""
        mark = form.mark(ofSection: form.section)
        isChanged = form.session.isChanged
        isReadOnly = form.proposal.isReadOnly
    }
}

/// What the message line is made of while there is no message.
private struct PlacePart: Equatable {
    let kind: FieldKind
    let status: String
    let completion: String?
    /// Where it has no row of its own.
    let finding: FindingLine?

    init(_ form: borrowing Form, finding: FindingLine?) {
        kind = form.field.kind
        status = form.session.status
        completion = form.completion
        self.finding = finding
    }
}
