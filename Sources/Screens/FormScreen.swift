import Forms
import Proposals
import Prose

/// Draws the whole form: a pure function from the state and a size to a frame.
package func draw(_ form: Form, size: Size) -> Frame {
    let layout = Layout(form, size: size)
    var canvas = Canvas(size: size)
    guard !layout.isTooSmall else {
        canvas.draw("Enlarge the window: 20x5 at least", column: 0, row: 0)
        canvas.putCursor(column: 0, row: 0)
        return canvas.frame
    }
    FormScreen(form: form, layout: layout).draw(on: &canvas)
    return canvas.frame
}

struct FormScreen {
    let form: Form
    let layout: Layout

    func draw(on canvas: inout Canvas) {
        if let review = form.layers.openReview {
            draw(review, on: &canvas)
        } else {
            drawFields(on: &canvas)
        }
        for layer in form.layers.over { draw(layer, on: &canvas) }
        // Below a question there is room for nothing else, and a prompt has its own above it.
        if form.layers.question == nil, form.layers.prompt == nil { drawMessages(on: &canvas) }
    }

    /// One of the layers over the base, each in its file.
    private func draw(_ layer: Layer, on canvas: inout Canvas) {
        switch layer {
        case .fields, .review: break
        case .note(let layer): draw(layer, on: &canvas)
        case .sections(let layer): draw(layer, on: &canvas)
        case .warnings(let layer): draw(layer, on: &canvas)
        case .remedies(let layer): draw(layer, on: &canvas)
        case .choices(let layer): draw(layer, on: &canvas)
        case .help(let layer): draw(layer, on: &canvas)
        case .difference(let layer): draw(layer, on: &canvas)
        case .changes(let layer): draw(layer, on: &canvas)
        case .prompt(let layer): draw(layer, on: &canvas)
        case .question(let layer): draw(layer, on: &canvas)
        }
    }

    private func drawFields(on canvas: inout Canvas) {
        drawHeader(on: &canvas)
        if let outline = layout.outline {
            drawOutline(in: outline, on: &canvas)
            drawBar(column: outline.columns + 1, on: &canvas)
        }
        if let side = layout.side {
            drawSide(in: side, on: &canvas)
            drawBar(column: side.column - 2, on: &canvas)
        }
        drawHeading(on: &canvas)
        drawGuidance(on: &canvas)
        drawText(on: &canvas)
        drawFinding(on: &canvas)
        canvas.rule("-", row: layout.messageRow - 1)
        drawPlace(on: &canvas)
        drawFooter(on: &canvas)
    }

    func drawBar(column: Int, on canvas: inout Canvas) {
        for row in layout.headerRows..<layout.messageRow - 1 {
            canvas.draw("|", column: column, row: row, role: .rule)
        }
    }

    // MARK: Header

    private func drawHeader(on canvas: inout Canvas) {
        let status = form.headerStatus
        let width = layout.size.columns
        if layout.isCompact {
            let number =
                form.placeNumber(of: form.section).map { "\($0)/\(form.placeCount) " } ?? ""
            let mark = form.mark(ofSection: form.section)
            let title = form.proposal.sections[form.section].outlineTitle
            let changed = form.session.isChanged ? " *" : ""
            let header = form.session.header
            let right =
                [header.number, header.status].filter { !$0.isEmpty }.joined(separator: " ")
                + changed
            let rightWidth = min(right.columns, width / 2)
            canvas.draw(
                " \(number)\(title) \(mark)", column: 0, row: 0, width: width - rightWidth - 2,
                role: .heading, isCut: true)
            canvas.draw(right, column: width - rightWidth, row: 0, width: rightWidth)
            canvas.rule("=", row: 1)
            return
        }
        let header = form.session.header
        let name = header.title.isEmpty ? form.fileTitle : header.title
        let head = " " + [header.number, name].filter { !$0.isEmpty }.joined(separator: " ")
        let statusWidth = min(status.columns, max(width - 20, 0))
        canvas.draw(
            head, column: 0, row: 0, width: width - statusWidth - 2, role: .heading, isCut: true)
        canvas.draw(status, column: width - statusWidth, row: 0, width: statusWidth)
        if layout.outline == nil {
            drawNeighbours(row: 1, on: &canvas)
            canvas.rule("-", row: 2)
        } else {
            canvas.rule("=", row: 1)
        }
    }

    /// `2 of 18  < Information   SUMMARY   Problem Statement >`
    private func drawNeighbours(row: Int, on canvas: inout Canvas) {
        drawNeighbours(
            place: form.placeText(of: form.section),
            title: form.proposal.sections[form.section].outlineTitle,
            before: form.neighbour(by: -1), after: form.neighbour(by: 1), row: row, on: &canvas)
    }

    func drawNeighbours(
        place: String, title: String, before: String?, after: String?, row: Int,
        on canvas: inout Canvas
    ) {
        let width = layout.size.columns
        let title = title.uppercased()
        let before = before.map { "< \($0)" } ?? ""
        let after = after.map { "\($0) >" } ?? ""
        let titleWidth = min(title.columns, width / 2)
        let titleColumn = (width - titleWidth) / 2
        let left = canvas.draw(" \(place)", column: 0, row: row, width: titleColumn - 1)
        canvas.draw(
            before, column: left + 2, row: row, width: titleColumn - left - 4, isCut: true)
        canvas.draw(
            title, column: titleColumn, row: row, width: titleWidth, role: .heading, isCut: true)
        let room = width - titleColumn - titleWidth - 3
        let afterWidth = min(after.columns, max(room, 0))
        canvas.draw(
            after, column: width - afterWidth - 1, row: row, width: afterWidth, isCut: true)
    }

    private func drawHeading(on canvas: inout Canvas) {
        guard let row = layout.headingRow else { return }
        let region = layout.text
        let number = "section " + form.placeText(of: form.section)
        let shown =
            form.placeNumber(of: form.section) == nil ? form.placeText(of: form.section) : number
        let title = form.proposal.sections[form.section].outlineTitle.uppercased()
        let numberWidth = min(shown.columns, region.columns / 2)
        canvas.draw(
            title, column: region.column, row: row, width: region.columns - numberWidth - 2,
            role: .heading, isCut: true)
        canvas.draw(
            shown, column: region.column + region.columns - numberWidth, row: row,
            width: numberWidth)
        canvas.rule("-", column: region.column, row: row + 1, width: region.columns)
    }

    private func drawGuidance(on canvas: inout Canvas) {
        let region = layout.text
        for (index, line) in layout.guidance.enumerated() {
            canvas.draw(
                " : " + line, column: region.column, row: layout.guidanceRow + index,
                width: region.columns, role: .guidance)
        }
        if !layout.guidance.isEmpty {
            canvas.rule(
                "-", column: region.column, row: layout.guidanceRow + layout.guidance.count,
                width: region.columns)
        }
    }

    /// What is said of the section at hand: over as many rows as it needs, two at most.
    private func drawFinding(on canvas: inout Canvas) {
        guard let row = layout.findingRow, let notice = form.notice else { return }
        let region = layout.text
        let name = layout.noticeName(notice, in: form)
        for (index, line) in layout.noticeLines.enumerated() {
            let isLast = index == layout.noticeLines.count - 1
            canvas.draw(
                (index == 0 ? " \(notice.level.mark) " : "   ") + line, column: region.column,
                row: row + index, width: region.columns - (isLast ? name.columns + 1 : 0),
                role: notice.level.role, isCut: true)
        }
        canvas.draw(
            name, column: region.column + region.columns - name.columns,
            row: row + layout.noticeLines.count - 1, width: name.columns)
    }
}

extension Form {
    var placeCount: Int { proposal.template.placeCount }

    /// The file's name where there is no title.
    fileprivate var fileTitle: String {
        let heading = proposal.titleHeading
        if !heading.isEmpty, heading != proposal.template.title { return heading }
        return session.path?.split(separator: "/").last.map(String.init) ?? "New proposal"
    }

    fileprivate var headerStatus: String {
        let header = session.header
        var status = proposal.isReadOnly ? "read-only" : header.status
        if session.isChanged, !proposal.isReadOnly { status += status.isEmpty ? "*" : " *" }
        if status.isEmpty { return header.progress }
        return header.progress.isEmpty ? status : "\(status) | \(header.progress)"
    }

    fileprivate func placeText(of section: Int) -> String {
        if let number = placeNumber(of: section) { return "\(number) of \(placeCount)" }
        guard proposal.sections[section].role == .other else { return "" }
        return proposal.template.isNone
            ? "\(section + 1) of \(proposal.sections.count)" : "not in the template"
    }

    /// The title of the section before or after, among those that can be walked into.
    fileprivate func neighbour(by step: Int) -> String? {
        var index = section + step
        while proposal.sections.indices.contains(index) {
            if isWalkable(index) { return proposal.sections[index].outlineTitle }
            index += step
        }
        return nil
    }
}
