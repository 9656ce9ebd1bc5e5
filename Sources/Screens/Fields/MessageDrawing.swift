import Forms
import Proposals
import Prose
import Rules

/// The message line and the footer: what happened, where the caret is, which keys work here.
extension FormScreen {
    /// Draws the place in the fields on the message line, while there is nothing else.
    func drawPlace(on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        let mode = form.session.mode?.name.uppercased() ?? ""
        var place = [mode, form.field.kind.title, form.session.known.status].filter { !$0.isEmpty }
        if let name = form.completion, let key = form.key(for: .move(.right), in: .people) {
            place.append("\(key) takes “\(name)”")
        }
        let used = canvas.draw(
            " " + place.joined(separator: "  "), column: 0, row: row, width: width)
        if layout.findingRow == nil, let notice = form.notice {
            canvas.draw(
                "  \(notice.level.mark) \(notice.message)", column: used + 1, row: row,
                width: width - used - 1, role: notice.level.role, isCut: true)
        }
    }

    /// Draws the last message, over the layers.
    func drawMessages(on canvas: inout Canvas) {
        let messages = messages
        if !messages.isEmpty { draw(messages, on: &canvas) }
    }

    /// The last message, and the notice that stays: neither hides the other.
    private var messages: [Message] {
        let message = form.session.message.map { [$0] } ?? []
        guard let notice = form.session.notice else { return message }
        // The notice stays, and leaves the footer alone.
        let isLong = notice.text.wrapped(columns: layout.size.columns - 1).count > 2
        let text = message.isEmpty && !isLong ? notice.text : notice.brief
        return message + [Message(text, isError: true)]
    }

    /// Messages that are too long for their row take the footer below it, the rule above it, and
    /// up to half of the screen.
    private func draw(_ messages: [Message], on canvas: inout Canvas) {
        let width = layout.size.columns
        var lines = messages.flatMap { message in
            message.text.wrapped(columns: width - 1).map { ($0, message.isError) }
        }
        guard lines.count > 1 else {
            draw(lines, from: layout.messageRow, on: &canvas)
            return
        }
        let last = layout.footerRow ?? layout.messageRow
        let room = max(last - layout.messageRow + 2, layout.size.rows / 2)
        if lines.count > room {
            let rest = lines[(room - 1)...]
            lines =
                lines[..<(room - 1)]
                + [(rest.map(\.0).joined(separator: " "), rest.contains { $0.1 })]
        }
        // Two lines leave the footer alone.
        let first = lines.count == 2 ? layout.messageRow - 1 : last - lines.count + 1
        draw(lines, from: min(first, layout.messageRow - 1), on: &canvas)
    }

    private func draw(
        _ lines: [(text: String, isError: Bool)], from first: Int, on canvas: inout Canvas
    ) {
        let width = layout.size.columns
        for (row, line) in zip(first..., lines) {
            canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
            canvas.draw(
                " " + line.text, column: 0, row: row, width: width,
                role: line.isError ? .error : .text, isCut: true)
        }
    }

    func drawFooter(on canvas: inout Canvas) {
        guard let row = layout.footerRow else { return }
        var column = 1
        let footer = form.session.footer
        // However narrow the window, the key that tells of all others stays.
        let last = footer.last { $0.word == FooterKey.help }
        let reserved = last.map { $0.columns + 2 } ?? 0
        for key in footer.filter({ $0 != last }) + (last.map { [$0] } ?? []) {
            let (keys, word) = (key.keys, key.word)
            let needed = key.columns
            let room = layout.size.columns - (key == last ? 0 : reserved)
            guard column + needed <= room else { continue }
            for (part, action) in key.actions.enumerated() {
                // Of two keys the left half is the first.
                let half = keys.columns / key.actions.count
                let start = part == 0 ? 0 : half
                let width = part == key.actions.count - 1 ? needed - start : half
                canvas.mark(.action(action), column: column + start, row: row, width: width)
            }
            canvas.draw(keys, column: column, row: row, role: .key)
            canvas.draw(word, column: column + keys.columns + 1, row: row)
            column += needed + 2
        }
    }
}

extension FooterKey {
    fileprivate var columns: Int { keys.columns + 1 + word.columns }
}

extension FieldKind {
    /// The name of the kind on the message line.
    var title: String {
        switch self {
        case .prose: "Text"
        case .list: "List"
        case .phaseTitle: ""
        case .phaseText(let number): "Phase \(number), text"
        case .line, .number: "Line"
        case .date: "Date"
        case .people: "People"
        case .values: "Values, one on each line"
        case .choice: "Choice"
        }
    }
}
