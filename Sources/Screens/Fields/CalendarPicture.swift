import Forms
import Proposals
import Prose

/// The month of a date, below the fields while the caret is in it.
struct CalendarPicture: Equatable {
    /// The day that is marked.
    private let day: Day
    /// The first row of the section's text that it stands in.
    let row: Int

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    /// From the text's left edge, and with the frame.
    private static let (left, width) = (4, 24)

    /// - Parameter rows: the rows of the fields, below which the calendar stands.
    init?(_ form: borrowing Form, below rows: borrowing TextRows, columns: Int) {
        guard form.fieldKind == .date else { return nil }
        let text = form.fieldText.string.trimmed
        guard let day = text.isEmpty ? form.session.context.today : Day(text) else { return nil }
        self.day = day
        let free = rows.free
        row = free.lowerBound + 1
        guard free.count > self.rows.count, columns >= Self.left + Self.width else { return nil }
    }

    /// Of the first of the month, from Monday.
    private var firstWeekday: Int {
        Day(year: day.year, month: day.month, day: 1)?.daysAfterMonday ?? 0
    }

    /// From the frame's upper edge to its lower one.
    private var rows: [String] {
        let title = "- \(Self.months[day.month - 1]) \(day.year) "
        let rule = String(repeating: "-", count: Self.width - 2)
        let first = firstWeekday
        let count = Day.lengthOfMonth(day.month, year: day.year)
        let weeks = (first + count + 6) / 7
        let middle = (0..<weeks).map { week in
            (0..<7).map { weekday in
                let number = week * 7 + weekday - first + 1
                return (1...count).contains(number) ? number.columnOfTwo : "  "
            }.joined(separator: " ")
        }
        return ["+" + title + rule.dropFirst(title.count) + "+", "| Mo Tu We Th Fr Sa Su |"]
            + middle.map { "| \($0) |" } + ["+" + rule + "+"]
    }

    func draw(in region: Region, on canvas: inout Canvas) {
        let column = region.column + Self.left
        for (index, text) in rows.enumerated() {
            canvas.draw(text, column: column, row: region.row + row + index, role: .rule)
        }
        for number in 1...Day.lengthOfMonth(day.month, year: day.year) {
            guard let day = Day(year: day.year, month: day.month, day: number) else { continue }
            let place = firstWeekday + number - 1
            canvas.mark(
                .day(day), column: column + 1 + place % 7 * 3,
                row: region.row + row + 2 + place / 7, width: 3)
        }
        let place = firstWeekday + day.day - 1
        canvas.draw(
            "[\(day.day.columnOfTwo)]", column: column + 1 + place % 7 * 3,
            row: region.row + row + 2 + place / 7, role: .focus)
    }

    /// The rows that it takes.
    var range: Range<Int> { row..<row + rows.count }
}

extension Int {
    /// Two columns wide.
    fileprivate var columnOfTwo: String { self < 10 ? " \(self)" : String(self) }
}
