import Forms
import Proposals
import Prose

/// What is under the mouse.
enum PointerTarget: Equatable {
    case section(Int)
    /// A row of the list that lies on top.
    case row(Int)
    case action(Action)
    /// A day of the calendar.
    case day(Day)
    /// The status of the proposal.
    case status
}

/// Turns what the mouse does into events, by what the screen shows under it.
package struct Pointer: Sendable {
    /// Rows that one step of the wheel goes.
    private static let step = 3
    /// Whether the button was pressed on a text, so that a drag selects there.
    private var isOnText = false
    /// The press before on a text, and how often that cell was pressed.
    private var last: (report: MouseReport, time: Int, count: Int)?
    /// Milliseconds in which presses are one double click.
    private static let doubleClick = 400

    package init() {}

    /// The event that a report makes for a form on a screen of a size; nil if none.
    ///
    /// - Parameter time: when it came, in milliseconds; without it each press is one alone.
    package mutating func event(
        for report: MouseReport, in form: borrowing Form, size: Size, at time: Int? = nil
    ) -> Event? {
        let layout = Layout(form, size: size)
        guard !layout.isTooSmall else { return nil }
        switch report.kind {
        case .wheelUp: return .repeated(.move(.rowUp), Self.step)
        case .wheelDown: return .repeated(.move(.rowDown), Self.step)
        case .release:
            isOnText = false
            return nil
        case .press:
            isOnText = false
            if let target = target(of: report, in: form, layout) { return target.event }
            guard form.hasTextInFront,
                layout.text.contains(column: report.column, row: report.row)
            else { return nil }
            isOnText = true
            let event = caret(at: report, extends: false, in: form, layout)
            let count = time.map { pressCount(of: report, at: $0) } ?? 1
            guard count > 1, case .pointed(.caret(let field, let position, _)) = event else {
                return event
            }
            return .pointed(.part(count == 2 ? .word : .line, field, position))
        case .drag:
            guard isOnText, form.hasTextInFront else { return nil }
            if report.row < layout.text.row { return .action(.extend(.rowUp)) }
            if report.row >= layout.text.row + layout.text.rows {
                return .action(.extend(.rowDown))
            }
            return caret(at: report, extends: true, in: form, layout)
        }
    }

    /// How often a cell was pressed in a row: a fourth press begins anew.
    private mutating func pressCount(of report: MouseReport, at time: Int) -> Int {
        var count = 1
        if let last, last.report == report, time - last.time < Self.doubleClick, last.count < 3 {
            count = last.count + 1
        }
        last = (report, time, count)
        return count
    }

    private func target(
        of report: MouseReport, in form: borrowing Form, _ layout: Layout
    ) -> PointerTarget? {
        var canvas = Canvas(size: layout.size, recordsTargets: true)
        FormScreen(form: copy form, layout: layout).draw(on: &canvas)
        return canvas.targets?.last {
            $0.region.contains(column: report.column, row: report.row)
        }?.target
    }

    private func caret(
        at report: MouseReport, extends: Bool, in form: borrowing Form, _ layout: Layout
    ) -> Event? {
        let rows = TextRows(form, in: layout.text)
        guard let found = rows.place(column: report.column, row: report.row, in: form) else {
            return nil
        }
        let field = FieldPlace(section: form.section, slot: found.slot)
        return .pointed(.caret(field, found.position, extends: extends))
    }
}

extension PointerTarget {
    fileprivate var event: Event {
        switch self {
        case .section(let section): .pointed(.section(section))
        case .row(let row): .pointed(.row(row))
        case .action(let action): .action(action)
        case .day(let day): .pointed(.day(day))
        case .status: .pointed(.status)
        }
    }
}

extension Form {
    /// Whether a press on the text means the text.
    fileprivate var hasTextInFront: Bool { !layers.isReviewOpen && layers.over.isEmpty }
}
