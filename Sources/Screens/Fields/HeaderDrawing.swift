import Forms
import Proposals
import Prose

/// What stands above the text: title, progress, the section and its neighbours.
extension FormScreen {
    // MARK: Header

    func drawHeader(on canvas: inout Canvas) {
        let width = layout.size.columns
        if layout.isCompact {
            let number =
                form.placeNumber(of: form.section).map { "\($0)/\(form.placeCount) " } ?? ""
            let mark = form.mark(ofSection: form.section)
            let title = form.proposal.sections[form.section].outlineTitle
            let changed =
                (form.session.file.isChanged ? " *" : "")
                + (form.session.file.differsOnDisk ? " !" : "")
            let header = form.session.known.header
            let room = width / 2 - changed.columns - (header.number + " ").columns
            let status = header.status.cutInTheMiddle(columns: max(room, Self.fewestOfStatus))
            let right =
                [header.number, status].filter { !$0.isEmpty }.joined(separator: " ") + changed
            let rightWidth = min(right.columns, width / 2)
            canvas.draw(
                " \(number)\(title) \(mark)", column: 0, row: 0, width: width - rightWidth - 2,
                role: .heading, isCut: true)
            canvas.draw(right, column: width - rightWidth, row: 0, width: rightWidth)
            canvas.mark(.action(.sections), column: 0, row: 0, width: width - rightWidth - 2)
            canvas.mark(.status, column: width - rightWidth, row: 0, width: rightWidth)
            canvas.rule("=", row: 1)
            return
        }
        let room = max(width - 20, 0)
        let value = shownStatus(columns: room)
        let parts = form.headerParts(status: value)
        let status = parts.joined(separator: Self.partSeparator)
        let header = form.session.known.header
        let name = header.title.isEmpty ? form.fileTitle : header.title
        let head = " " + [header.number, name].filter { !$0.isEmpty }.joined(separator: " ")
        let statusWidth = min(status.columns, room)
        canvas.draw(
            head, column: 0, row: 0, width: width - statusWidth - 2, role: .heading, isCut: true)
        canvas.draw(status, column: width - statusWidth, row: 0, width: statusWidth)
        canvas.mark(
            .action(.documentStart), column: 0, row: 0, width: max(width - statusWidth - 2, 0))
        mark(parts, of: value, column: width - statusWidth, width: statusWidth, on: &canvas)
        if layout.outline == nil {
            drawNeighbours(row: 1, on: &canvas)
            canvas.rule("-", row: 2)
        } else {
            canvas.rule("=", row: 1)
        }
    }

    private static let partSeparator = " | "

    /// The columns that a status keeps where it is cut.
    private static let fewestOfStatus = 8

    /// The status of the proposal, cut where what stands beside it would have no room else.
    private func shownStatus(columns: Int) -> String {
        let status = form.session.known.header.status
        let whole = form.headerParts(status: status).joined(separator: Self.partSeparator)
        guard whole.columns > columns else { return status }
        let room = status.columns - (whole.columns - columns)
        return status.cutInTheMiddle(columns: max(room, Self.fewestOfStatus))
    }

    /// `Draft * | 3/17 done | 2 warnings`: what each part leads to.
    ///
    /// - Parameter value: the status as it is shown.
    private func mark(
        _ parts: [String], of value: String, column: Int, width: Int, on canvas: inout Canvas
    ) {
        var start = 0
        for part in parts {
            let target: PointerTarget? =
                switch part {
                case "*", "read-only", Form.differsOnDisk: nil
                case value, value + " *": .status
                case _ where part.hasSuffix(" done"): .action(.sections)
                default: .action(.warnings)
                }
            let columns = min(part.columns, max(width - start, 0))
            if let target {
                canvas.mark(target, column: column + start, row: 0, width: columns)
            }
            start += part.columns + Self.partSeparator.columns
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
        canvas.mark(.action(.sections), column: 0, row: row, width: left)
        canvas.mark(
            .action(.previousSection), column: left + 2, row: row,
            width: before.isEmpty ? 0 : max(titleColumn - left - 4, 0))
        canvas.mark(.action(.sections), column: titleColumn, row: row, width: titleWidth)
        canvas.mark(
            .action(.nextSection), column: width - afterWidth - 1, row: row, width: afterWidth)
    }

    func drawHeading(on canvas: inout Canvas) {
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
        canvas.mark(.action(.sections), column: region.column, row: row, width: region.columns)
        canvas.rule("-", column: region.column, row: row + 1, width: region.columns)
    }
}

extension Form {
    /// That another program changed the file, and saving asks.
    fileprivate static let differsOnDisk = "differs on disk"

    /// What the top line says of the document, none of it empty: its status, as it is to be shown, and whether
    /// it is changed, here or on disk, how far it is, how many findings it has.
    fileprivate func headerParts(status: String) -> [String] {
        let header = session.known.header
        var status = proposal.isReadOnly ? "read-only" : status
        if session.file.isChanged, !proposal.isReadOnly { status += status.isEmpty ? "*" : " *" }
        let other = session.file.differsOnDisk ? [Self.differsOnDisk] : []
        return ([status] + other + header.progress).filter { !$0.isEmpty }
    }

    /// The title of the section before or after, among the sections that can be walked into.
    func neighbour(by step: Int) -> String? {
        var index = section + step
        while proposal.sections.indices.contains(index) {
            if isWalkable(index) { return proposal.sections[index].outlineTitle }
            index += step
        }
        return nil
    }
}
