import Forms
import Proposals

/// Where each part of the form stands on a screen of a size: text first, up to 80 columns of it
/// before anything stands beside it.
struct Layout: Equatable {
    /// Below this the screen only asks for a larger window.
    static let smallest = Size(columns: 20, rows: 5)
    /// From this width on the outline stands beside the text, and from the next the side pane.
    static let outlineFrom = 106
    static let sideFrom = 140
    /// The width from which the outline stands beside a review, whose text is not wrapped by hand.
    static let reviewOutlineFrom = 100

    let size: Size
    let isTooSmall: Bool
    /// Title, progress and section in one row, for small windows.
    let isCompact: Bool
    /// Rows above the panes, and whether the section's neighbours are named there.
    let headerRows: Int
    let outline: Region?
    let side: Region?
    /// The row that names the section at the top of its pane, if the header does not.
    let headingRow: Int?
    let guidance: [String]
    let guidanceRow: Int
    let text: Region
    /// Where a reviewer writes, and the question above.
    let note: Region?
    /// The row of the nearest warning, below the text.
    let findingRow: Int?
    /// The words of the warning, in one row or in two where there is room.
    let noticeLines: [String]
    let messageRow: Int
    let footerRow: Int?

    /// All that a layout is made from: while it is the same, so is the layout.
    struct Basis: Equatable {
        let size: Size
        let isReview: Bool
        let isWritingNote: Bool
        let isOutlinePinned: Bool
        let guidance: Guidance?
        let notice: FindingLine?
        /// The key that explains the notice.
        let noticeKey: String?

        init(_ form: borrowing Form, size: Size) {
            self.size = size
            isReview = form.isInReview
            isWritingNote = form.isWritingNote
            isOutlinePinned = form.session.view.isOutlinePinned
            guidance = form.guidance
            notice = form.notice
            noticeKey = notice == nil ? nil : form.key(for: .fixWarning, in: .text)
        }
    }

    init(_ form: borrowing Form, size: Size) { self.init(Basis(form, size: size)) }

    init(_ basis: Basis) {
        let size = basis.size
        self.size = size
        isTooSmall = size.columns < Layout.smallest.columns || size.rows < Layout.smallest.rows
        isCompact = size.rows < 16 || size.columns < 60
        footerRow = size.rows >= 8 ? size.rows - 1 : nil
        messageRow = size.rows - (footerRow == nil ? 1 : 2)
        let bottomRule = messageRow - 1

        let isReview = basis.isReview
        let isPinned = basis.isOutlinePinned && !isCompact
        let outlineFrom = isReview ? Layout.reviewOutlineFrom : Layout.outlineFrom
        let hasOutline = isPinned || (size.columns >= outlineFrom && !(isCompact && isReview))
        headerRows = isCompact || hasOutline ? 2 : 3
        let paneRows = max(bottomRule - headerRows, 0)
        var left = 0
        if hasOutline {
            let width = size.columns >= outlineFrom ? 24 : 20
            outline = Region(column: 0, row: headerRows, columns: width, rows: paneRows)
            left = width + 3
        } else {
            outline = nil
        }
        var right = size.columns
        if !isReview, size.columns >= Layout.sideFrom {
            let width = max(28, min(40, size.columns - left - 83))
            right -= width + 3
            side = Region(column: right + 3, row: headerRows, columns: width, rows: paneRows)
        } else {
            side = nil
        }

        var row = headerRows
        if hasOutline {
            headingRow = row
            row += 2
        } else {
            headingRow = nil
        }
        let most = size.rows <= 12 ? 0 : size.rows < 16 ? 1 : max(3, size.rows / 6)
        let asked = side == nil && !isReview ? basis.guidance?.text ?? "" : ""
        guidance = Layout.guidance(asked, columns: right - left - 3, rows: most)
        guidanceRow = row
        if !guidance.isEmpty { row += guidance.count + 1 }
        noticeLines = isReview ? [] : Layout.notice(basis, columns: right - left)
        let noticeRows = noticeLines.count
        findingRow = noticeRows > 0 ? bottomRule - noticeRows : nil
        var end = bottomRule - noticeRows
        if basis.isWritingNote {
            let rows = min(size.rows < 20 ? 4 : 6, max(end - row - 2, 2))
            end -= rows
            note = Region(column: left, row: end, columns: max(right - left, 1), rows: rows)
        } else {
            note = nil
        }
        text = Region(
            column: left, row: min(row, size.rows - 1), columns: max(right - left, 1),
            rows: max(end - row, 1))
    }

    /// Rows of guidance, cut after so many with an ellipsis.
    private static func guidance(_ text: String, columns: Int, rows: Int) -> [String] {
        guard !text.isEmpty, rows > 0, columns > 8 else { return [] }
        var lines = text.wrapped(columns: columns)
        if lines.count > rows {
            lines = Array(lines[..<rows])
            let last = lines[rows - 1]
            lines[rows - 1] = String(last.prefix(columns - 4)) + " ..."
        }
        return lines
    }

    /// The words of the notice, without its mark, and with room for the rule's name behind the last.
    private static func notice(_ basis: Basis, columns: Int) -> [String] {
        let rows = basis.size.rows
        guard rows >= 12, let notice = basis.notice else { return [] }
        let name = noticeName(notice, columns: columns, key: basis.noticeKey)
        let room = max(columns - 4, 8)
        let lastRoom = max(room - (name.isEmpty ? 0 : name.columns + 1), 8)
        if notice.message.columns <= lastRoom { return [notice.message] }
        let lines = notice.message.wrapped(columns: room)
        guard rows >= 16 else { return [notice.message] }
        if lines.count == 1 { return lines + [""] }
        let rest = lines[1...].joined(separator: " ")
        return [lines[0], rest]
    }

    func noticeName(_ notice: FindingLine, in form: borrowing Form) -> String {
        Layout.noticeName(
            notice, columns: text.columns, key: form.key(for: .fixWarning, in: .text))
    }

    /// The rule's name and the key that explains it, where there is room.
    private static func noticeName(_ notice: FindingLine, columns: Int, key: String?) -> String {
        guard columns >= 60, notice.hasRemedies else { return "" }
        return [notice.rule, key ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    var viewport: Viewport { Viewport(columns: text.columns, rows: text.rows) }

    /// Of what a reviewer writes.
    var noteViewport: Viewport? {
        note.map { Viewport(columns: max($0.columns - 2, 1), rows: max($0.rows - 1, 1)) }
    }
}

extension Form {
    /// Scrolls each layer to the part that is to be seen.
    mutating func scroll(to layout: Layout) {
        scroll(
            in: layout.viewport, note: layout.noteViewport, reading: layout.readingViewport,
            list: layers.holdsListOfProposals ? layout.proposalsViewport : nil)
    }
}
