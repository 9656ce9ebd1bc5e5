import Forms
import Proposals
import Prose
import Rules

/// All that the fields of a section show, part by part: a part that is equal to its last drawing
/// need not be drawn again. Changed in its place, for a copy would count references to all of them.
final class FieldsPicture {
    /// The parts that differ from their last drawing.
    struct Changes {
        var header = true
        var rows: [Int]
        var finding = true
        var place = true
        var footer = true
        /// Rules and guidance, which are the same while the layout is.
        var frame = true

        /// Whether no more than rows of the text differ.
        var areRows: Bool { !header && !finding && !place && !footer && !frame }
    }

    let layout: Layout
    private var header: HeaderPart
    private var text: TextRows
    private var calendar: CalendarPicture?
    private var place: PlacePart
    private var finding: FindingLine?
    private var footer: [FooterKey]

    /// - Parameter notice: what is said below the text.
    init(_ form: borrowing Form, _ layout: Layout, notice: FindingLine?) {
        self.layout = layout
        header = HeaderPart(form)
        text = TextRows(form, in: layout.text)
        calendar = CalendarPicture(form, below: text, columns: layout.text.columns)
        finding = notice
        place = PlacePart(form, finding: layout.findingRow == nil ? finding : nil)
        footer = form.session.footer
    }

    /// All parts, for an empty canvas.
    var all: Changes { Changes(rows: Array(text.rows.indices)) }

    /// Becomes the picture of a later state of the form, with the same layout.
    func update(_ form: borrowing Form, notice: FindingLine?) -> Changes {
        var changes = Changes(rows: text.update(form))
        let calendar = CalendarPicture(form, below: text, columns: layout.text.columns)
        if calendar != self.calendar {
            let touched = [self.calendar, calendar].compactMap { $0?.range }.joined()
            changes.rows += touched.filter { !changes.rows.contains($0) }
            self.calendar = calendar
        }
        changes.frame = false
        let header = HeaderPart(form)
        // Where no more than the text of a field was changed, no title was.
        changes.header = form.recent.damage == .everything || header != self.header
        changes.finding = notice != finding
        let place = PlacePart(form, finding: layout.findingRow == nil ? notice : nil)
        changes.place = place != self.place
        changes.footer = form.session.footer != footer
        (self.header, finding, self.place) = (header, notice, place)
        if changes.footer { footer = form.session.footer }
        return changes
    }

    /// Draws what differs from what the canvas shows, and puts the cursor in its place.
    func draw(_ changes: Changes, of form: borrowing Form, on canvas: inout Canvas) {
        if !changes.areRows || layout.outline != nil || layout.side != nil {
            drawAround(changes, by: FormScreen(form: copy form, layout: layout), on: &canvas)
        }
        for index in changes.rows {
            let number = layout.text.row + index
            canvas.clear(pane(number, 1))
            if let shared = text.rows[index] {
                shared.row.draw(in: layout.text, row: number, on: &canvas)
            }
        }
        if let calendar, !calendar.range.isDisjoint(with: changes.rows) {
            calendar.draw(in: layout.text, on: &canvas)
        }
        if let caret = text.caret { canvas.putCursor(column: caret.column, row: caret.row) }
    }

    /// Draws what differs around the rows of the text.
    private func drawAround(
        _ changes: Changes, by screen: FormScreen, on canvas: inout Canvas
    ) {
        if changes.header {
            canvas.clear(rows(0, layout.headerRows))
            screen.drawHeader(on: &canvas)
            if let row = layout.headingRow { canvas.clear(pane(row, 2)) }
            screen.drawHeading(on: &canvas)
        }
        drawPanes(by: screen, on: &canvas)
        if changes.frame {
            screen.drawGuidance(on: &canvas)
            canvas.rule("-", row: layout.messageRow - 1)
        }
        if changes.finding, let row = layout.findingRow {
            canvas.clear(pane(row, layout.noticeLines.count))
            screen.drawFinding(on: &canvas)
        }
        if changes.place {
            canvas.clear(rows(layout.messageRow, 1))
            screen.drawPlace(on: &canvas)
        }
        if changes.footer, let row = layout.footerRow {
            canvas.clear(rows(row, 1))
            screen.drawFooter(on: &canvas)
        }
    }

    /// Draws the panes beside the text in wide windows; drawn with every key.
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

extension Range<Int> {
    fileprivate func isDisjoint(with rows: [Int]) -> Bool { !rows.contains { contains($0) } }
}

/// The parts of the header and of the section's heading, but for the titles of the sections.
private struct HeaderPart: Equatable {
    let header: Header
    let section: Int
    let file: String
    let mark: String
    let isChanged: Bool
    let differsOnDisk: Bool
    let isReadOnly: Bool

    init(_ form: borrowing Form) {
        header = form.session.known.header
        section = form.section
        file = header.title.isEmpty ? form.fileTitle : ""
        mark = form.mark(ofSection: form.section)
        isChanged = form.session.file.isChanged
        differsOnDisk = form.session.file.differsOnDisk
        isReadOnly = form.proposal.isReadOnly
    }
}

/// The parts of the message line while there is no message.
private struct PlacePart: Equatable {
    let kind: FieldKind
    let status: String
    let completion: String?
    let mode: KeymapMode?
    /// Where it has no row of its own.
    let finding: FindingLine?

    init(_ form: borrowing Form, finding: FindingLine?) {
        kind = form.fieldKind
        status = form.session.known.status
        completion = form.completion
        mode = form.session.mode
        self.finding = finding
    }
}
