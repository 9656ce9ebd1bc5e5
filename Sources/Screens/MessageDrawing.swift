import Forms
import Proposals
import Prose
import Rules

/// The message line and the footer: what happened, where the caret is, which keys work here.
extension FormScreen {
    func drawMessage(on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        if let question = form.session.question {
            drawQuestion(question, on: &canvas)
        } else if let prompt = form.session.prompt {
            drawPrompt(prompt, on: &canvas)
            if let message = form.session.message { draw(message, above: row, on: &canvas) }
        } else if !messages.isEmpty {
            draw(messages, on: &canvas)
        } else if let review = form.session.review, form.session.panel == nil {
            drawStatus(of: review, on: &canvas)
        } else if let panel = form.session.panel {
            let hint =
                panel.kind.isFiltered ? "\(panel.shown.count { $0.target != nil }) shown" : ""
            canvas.draw(" " + hint, column: 0, row: row, width: width)
        } else {
            var place = [form.field.kind.title, form.session.status].filter { !$0.isEmpty }
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
    }

    /// What was wrong with a name, in the rows above the prompt.
    private func draw(_ message: Message, above row: Int, on canvas: inout Canvas) {
        let width = layout.size.columns
        let lines = message.text.wrapped(columns: width - 1).prefix(max(row, 0))
        for (row, line) in zip(row - lines.count..<row, lines) {
            canvas.clear(Region(column: 0, row: row, columns: width, rows: 1))
            canvas.draw(
                " " + line, column: 0, row: row, width: width,
                role: message.isError ? .error : .text)
        }
    }

    /// What happened, and what stays true: neither hides the other.
    private var messages: [Message] {
        let message = form.session.message.map { [$0] } ?? []
        guard let notice = form.session.notice else { return message }
        // It stays, and leaves the footer alone.
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
            canvas.draw(keys, column: column, row: row, role: .key)
            canvas.draw(word, column: column + keys.columns + 1, row: row)
            column += needed + 2
        }
    }

    /// What is asked, and the keys that answer, in the last rows; the cursor stands behind them.
    private func drawQuestion(_ question: Question, on canvas: inout Canvas) {
        let (asked, answers) = question.lines(in: form)
        let width = layout.size.columns
        var answerRows = [""]
        for answer in answers {
            let row = answerRows[answerRows.count - 1]
            let joined = row.isEmpty ? answer : "\(row)   \(answer)"
            if joined.columns + 4 <= width || row.isEmpty {
                answerRows[answerRows.count - 1] = joined
            } else {
                answerRows.append(answer)
            }
        }
        let room = layout.size.rows - answerRows.count
        let askedRows = asked.wrapped(columns: width - 2).prefix(max(room, 0))
        var row = max(room - askedRows.count, 0)
        canvas.clear(Region(column: 0, row: row, columns: width, rows: layout.size.rows - row))
        for line in askedRows {
            canvas.draw(" " + line, column: 0, row: row, width: width, role: .heading)
            row += 1
        }
        var used = 0
        for (index, line) in answerRows.enumerated() {
            used = canvas.draw(
                (index == 0 ? " > " : "   ") + line, column: 0, row: row + index, width: width,
                isCut: true)
        }
        canvas.putCursor(column: used, row: row + answerRows.count - 1)
    }

    private func drawPrompt(_ prompt: Prompt, on canvas: inout Canvas) {
        let row = layout.messageRow
        let width = layout.size.columns
        let label = " \(prompt.label) "
        let used = canvas.draw(label, column: 0, row: row, width: width / 2, role: .heading)
        let room = max(width - used - 1, 1)
        let text = prompt.text.string
        let before = text.bytes(0..<prompt.caret.offset).columns
        // The part of a long name that the caret is in.
        var start = 0
        while text.bytes(start..<prompt.caret.offset).columns >= room {
            start = text.boundary(after: start)
        }
        canvas.draw(text.bytes(from: start), column: used, row: row, width: room)
        let hidden = text.bytes(0..<start).columns
        let selected = max(prompt.selection.lowerBound, start)..<prompt.caret.offset
        let left = text.bytes(0..<selected.lowerBound).columns - hidden
        canvas.draw(
            text.bytes(selected), column: used + left, row: row, width: room - left,
            role: .selection)
        canvas.putCursor(column: used + before - hidden, row: row)
    }
}

extension Keeping? {
    /// What is asked before leaving, and the answers.
    fileprivate var question: (asked: String, answers: [String]) {
        var (asked, leave) = ("Save before leaving?", "n Leave, keep a recovery copy")
        switch self {
        case nil, .usual: break
        case .folder(let folder, let end):
            asked += " No copy can be kept in the usual place; one is in \(folder) until \(end)."
            leave = "n Leave, keep that copy"
        case .nowhere(let why):
            asked += " No recovery copy can be kept: \(why)."
            leave = "n Leave without a copy"
        }
        return (asked, ["y Save and leave", leave, "Esc Stay"])
    }
}

extension Loss {
    /// The second question before something is lost, or the only one before a draft is kept in
    /// another place, and the answers.
    fileprivate func question(inReview: Bool) -> (asked: String, answers: [String]) {
        let publish = inReview ? ["p Publish"] : []
        var why = ""
        switch keeping {
        case .folder(let folder, let end):
            return (
                "What you did not publish (\(drafts)) can only be kept in \(folder) until \(end).",
                publish + ["n Leave, keep it there", "Esc Stay"]
            )
        case .nowhere(let reason): why = " (\(reason))"
        case .usual: break
        }
        var lost: [String] = []
        if isText { lost.append("what you typed since the last save") }
        if drafts > 0 { lost.append("what you did not publish (\(drafts))") }
        let others = isText ? ["y Save and leave", "n Another name"] : publish
        return (
            "Leaving now loses \(lost.joined(separator: ", and ")): no copy can be kept\(why).",
            others + ["l Lose it and leave", "Esc Stay"]
        )
    }
}

extension FooterKey {
    fileprivate var columns: Int { keys.columns + 1 + word.columns }
}

extension FieldKind {
    /// What the message line calls it.
    var title: String {
        switch self {
        case .prose: "Text"
        case .list: "List"
        case .phaseTitle: ""
        case .phaseText(let number): "Phase \(number), text"
        case .line, .number: "Line"
        case .date: "Date"
        case .people: "People"
        case .choice: "Choice"
        }
    }
}

extension Question {
    /// What is asked, and the answers.
    fileprivate func lines(in form: Form) -> (asked: String, answers: [String]) {
        switch self {
        case .leave(let keeping):
            return keeping.question
        case .lose(let loss):
            return loss.question(inReview: form.session.review != nil)
        case .changed(let request, let found, let merge):
            guard found != nil, let merge else {
                return (
                    "\(request.path) is gone from the disk since it was read.",
                    ["o Write it again", "n Another name", "Esc Stay"]
                )
            }
            let rest = ["d Show the difference", "o Overwrite it", "r Read it", "n Another name"]
            let changed =
                merge.bytes == nil
                ? "Both changed \(merge.both.joined(separator: ", "))."
                : "Yours: \(merge.mine.joined(separator: ", ")). "
                    + "Theirs: \(merge.theirs.joined(separator: ", "))."
            return (
                "\(request.path) changed on disk. \(changed)",
                (merge.bytes == nil ? [] : ["m Take both"]) + rest + ["Esc Stay"]
            )
        case .overwrite(let request):
            return (
                "\(request.path) exists already.", ["o Overwrite it", "n Another name", "Esc Stay"]
            )
        case .verdict:
            return (
                "Your verdict on the whole?",
                [
                    "a Approve", "c Ask for changes", "r Reject", "w Withdraw it", "Esc Go back",
                ]
            )
        case .recover(let work):
            return (
                "Unsaved work of \(work.time) was found"
                    + (work.isFileChanged ? "; the file has changed since." : "."),
                ["r Take it", "d Show the difference", "i Ignore it, keep it", "x Delete it"]
            )
        }
    }
}
