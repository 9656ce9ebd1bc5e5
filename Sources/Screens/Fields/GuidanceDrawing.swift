import Forms
import Prose

/// The template's guidance, above the text, and the finding of the rules, below it.
extension FormScreen {
    func drawGuidance(on canvas: inout Canvas) {
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

    /// The notice for the section at hand: over as many rows as it needs, two at most.
    func drawFinding(on canvas: inout Canvas) {
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
