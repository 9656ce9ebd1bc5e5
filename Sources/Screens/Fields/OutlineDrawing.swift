import Forms
import Proposals
import Rules

/// What stands beside the text: the outline to its left, the side pane to its right.
extension FormScreen {
    func drawOutline(in region: Region, on canvas: inout Canvas) {
        let rows = form.outlineRows
        let current = rows.firstIndex(of: form.section) ?? 0
        let first = max(0, min(current - region.rows / 2, rows.count - region.rows))
        let visible = rows.dropFirst(first).prefix(region.rows)
        let rooms = visible.map { index in
            region.columns - 4 - form.indent(ofSection: index)
                - form.detail(ofSection: index).count
        }
        let titles = visible.map { form.proposal.sections[$0].outlineTitle }
            .cutApart(columns: rooms)
        for (offset, index) in visible.enumerated() {
            let row = region.row + offset
            canvas.mark(
                .section(index), column: region.column, row: row, width: region.columns)
            let isFocused = index == form.section
            let mark = form.mark(ofSection: index)
            let detail = form.detail(ofSection: index)
            canvas.draw(isFocused ? ">" : " ", column: region.column, row: row, role: .heading)
            canvas.draw(mark, column: region.column + 1, row: row, role: Role(mark: mark))
            canvas.draw(
                form.differenceMark(ofSection: index), column: region.column + 2, row: row)
            canvas.draw(
                titles[offset], column: region.column + 3 + form.indent(ofSection: index), row: row,
                width: rooms[offset],
                role: isFocused ? .heading : .text, isCut: true)
            canvas.draw(
                detail, column: region.column + region.columns - detail.count, row: row)
        }
    }

    /// Guidance, warnings and topics.
    func drawSide(in region: Region, on canvas: inout Canvas) {
        var row = region.row
        let end = region.row + region.rows
        func draw(_ text: String, indent: Int, role: Role) {
            for line in text.wrapped(columns: region.columns - indent) {
                guard row < end else { return }
                canvas.draw(
                    line, column: region.column + indent, row: row,
                    width: region.columns - indent, role: role)
                row += 1
            }
        }
        let asked = form.proposal.templateSection(of: form.section)
        draw("GUIDANCE", indent: 0, role: .heading)
        if asked == nil || asked?.kind == .fields {
            draw(form.guidance?.text ?? "", indent: 0, role: .guidance)
        }
        for wanted in asked?.wanted ?? [] {
            let isTopic = wanted.isTopic
            draw(
                isTopic ? "- " + wanted.words : wanted.words, indent: isTopic ? 1 : 0,
                role: .guidance)
        }
        if let asked, !asked.placeholders.isEmpty {
            draw(
                "The template shows: " + asked.placeholders.joined(separator: ", ") + ".",
                indent: 0, role: .guidance)
        }
        for block in asked?.blocks ?? [] where block.role == .fixed {
            draw("Stays: " + block.text, indent: 0, role: .guidance)
        }
        var isFirst = true
        for placed in form.shownFindings {
            if isFirst {
                row += 1
                draw("WARNINGS", indent: 0, role: .heading)
                isFirst = false
            }
            guard row < end else { return }
            let section = form.proposal.sections[placed.field.section].outlineTitle
            let isHere = placed.field.section == form.section
            draw("\(isHere ? ">" : " ") \(section)", indent: 0, role: .text)
            draw(
                "\(placed.finding.level.mark) \(placed.finding.message)", indent: 2,
                role: placed.finding.level.role)
        }
    }
}

extension Role {
    /// The role of a mark in the outline.
    init(mark: String) {
        switch mark.prefix(1) {
        case "+": self = .done
        case "!": self = .warning
        case "x": self = .error
        default: self = .text
        }
    }
}
