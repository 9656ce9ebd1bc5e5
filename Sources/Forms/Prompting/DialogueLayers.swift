import Proposals
import Prose

/// Lists, questions and lines to be typed, which lie over the fields or a review.
extension Dialogue {
    // MARK: Telling

    mutating func tellLayer() {
        switch form.layers.top {
        case .question(let question):
            let (asked, answers) = question.words(in: form)
            say("\(asked) \(answers.joined(separator: ", ")):")
        case .prompt(let prompt):
            let text = prompt.input.text.string
            say("\(prompt.label) \(text)".trimmed)
            say(
                text.isEmpty
                    ? "Type it, < goes back:" : "Type another, Enter takes it, < goes back:")
        case .find(let find): tellFind(find)
        case .remedies: tellRemedies()
        case .warnings:
            tellRows()
            say("Type a number to go there, f and a number for what can be done, Enter goes back:")
        default:
            tellRows()
            let canPick = form.layers.top.pickRows?.contains(where: \.isChoice) ?? false
            say(canPick ? "Type a number, Enter goes back:" : "Enter goes back:")
        }
    }

    private mutating func tellRows() {
        var number = 0
        for row in form.layers.top.pickRows ?? [] {
            if row.isChoice { number += 1 }
            let detail = row.detail.isEmpty ? "" : " (\(row.detail))"
            let mark = Self.word(ofMark: row.mark)
            say((row.isChoice ? "\(number) " : "") + mark + row.title + detail)
        }
    }

    private static func word(ofMark mark: String) -> String {
        switch mark.trimmed {
        case "x": "Error: "
        case "!": "Warning: "
        case "-": "Note: "
        case ".": "To do: "
        case "~": "Changed: "
        default: ""
        }
    }

    /// Each remedy with the lines that it would change.
    private mutating func tellRemedies() {
        var copy = form
        var number = 0
        for row in form.layers.top.pickRows ?? [] {
            guard row.isChoice else {
                if !row.isEnd { say(Self.word(ofMark: row.mark) + row.title) }
                continue
            }
            number += 1
            say("\(number) \(row.title)")
            copy.select(choice: number)
            guard case .remedies(let layer) = copy.layers.top else { continue }
            for line in layer.change {
                switch line.kind {
                case .removed: say("  takes out line \(line.number): \(line.text)")
                case .added: say("  puts in line \(line.number): \(line.text)")
                case .same, .gap: break
                }
            }
        }
        say("Type a number, Enter leaves it as it is:")
    }

    private mutating func tellFind(_ find: FindLayer) {
        switch find.stage {
        case .asking:
            tellFound(by: find)
            say("Replace it? y yes, n no, s all in this section, a all, Enter stop:")
        case .words: say("Replace or find which words? < goes back:")
        case .replacement: say("\(find.label) Type the words, < goes back:")
        }
    }

    private mutating func tellFound(by find: FindLayer) {
        if let heading = find.heading { return say("Heading: \(heading)") }
        let text = form.fieldText.lines[form.place.caret.line].text
        say("\(form.proposal.sections[form.section].outlineTitle): \(text)")
    }

    // MARK: Hearing

    mutating func hearInLayer(_ line: String) -> [Effect] {
        switch form.layers.top {
        case .question(let question): return answer(line, to: question)
        case .prompt:
            if line == "<" { return form.handle(.action(.back)) }
            var effects: [Effect] = []
            if !line.isEmpty {
                effects += form.handle(.action(.select(.all)))
                effects += form.handle(.paste(Self.escaped(line) ?? line))
            }
            effects += form.handle(.action(.choose))
            if case .prompt = form.layers.top, form.session.message?.isError == true {
                isRefused = true
            }
            return effects
        case .find(let find): return hear(line, in: find)
        case .comparison, .preview: return form.handle(.action(.back))
        default: return pick(line)
        }
    }

    private mutating func answer(_ line: String, to question: Question) -> [Effect] {
        let (asked, answers) = question.words(in: form)
        let typed = line.trimmed.lowercased()
        if typed.isEmpty, !question.isOfFoundWork { return form.handle(.action(.back)) }
        let keys = Question.keys(of: answers)
        let short = ["yes": "y", "no": "n"][typed] ?? typed
        // What leaves elsewhere leaves a question, too.
        if ["q", "<"].contains(short), !keys.contains(short), !question.isOfFoundWork {
            return form.handle(.action(.back))
        }
        guard keys.contains(short), let key = short.first, short.count == 1 else {
            refuse("Not “\(line)”. \(asked) \(answers.joined(separator: ", ")):")
            return []
        }
        return form.handle(.typed(key))
    }

    /// A number picks, `f2` asks what can be done, nothing goes back; other words are commands.
    private mutating func pick(_ line: String) -> [Effect] {
        if line.isEmpty { return form.handle(.action(.back)) }
        let asksWhy = line.hasPrefix("f") && line.count > 1
        let choices = form.layers.top.pickRows?.count(where: \.isChoice) ?? 0
        if let number = Int(asksWhy ? String(line.dropFirst()) : line) {
            guard (1...max(choices, 1)).contains(number), choices > 0 else {
                refuse("There is no \(number) in this list.")
                return []
            }
            form.select(choice: number)
            return form.handle(.action(asksWhy ? .fixWarning : .choose))
        }
        guard ["s", "q", "u", "y", "<", ">", "!", "?", "="].contains(line) || line.first == "="
        else {
            refuse("Type a number, or Enter to go back.")
            return []
        }
        form.closeOverlays()
        return form.isInReview ? hearInReview(line) : hearInFields(line)
    }

    private mutating func hear(_ line: String, in find: FindLayer) -> [Effect] {
        if find.stage == .asking {
            guard let key = line.first else { return form.handle(.action(.back)) }
            guard "ynsa".contains(key), line.count == 1 else {
                refuse("y, n, s, a, or Enter to stop.")
                return []
            }
            return form.handle(.typed(key))
        }
        if line == "<" { return form.handle(.action(.back)) }
        var effects = form.handle(.action(.select(.all)))
        effects += form.handle(.paste(Self.escaped(line) ?? line))
        effects += form.handle(.action(.choose))
        return effects
    }
}

/// A row of a list, whatever can be picked from it.
struct ToldRow: Equatable {
    var mark: String
    var title: String
    var detail: String
    var isChoice: Bool
    var isHeading: Bool

    /// The row that leaves everything as it is.
    var isEnd: Bool { !isChoice && !isHeading }

    fileprivate init<Choice>(_ row: PickRow<Choice>) {
        (mark, title, detail) = (row.mark, row.title, row.detail)
        isHeading = row.isHeading
        if case .choice = row.use { isChoice = true } else { isChoice = false }
    }
}

extension Layer {
    /// The rows of a list; nil for what is none.
    var pickRows: [ToldRow]? {
        switch self {
        case .sections(let layer): layer.list.shown.map { ToldRow($0) }
        case .warnings(let layer): layer.list.shown.map { ToldRow($0) }
        case .remedies(let layer): layer.list.shown.map { ToldRow($0) }
        case .choices(let layer): layer.list.shown.map { ToldRow($0) }
        case .help(let layer): layer.list.shown.map { ToldRow($0) }
        case .palette(let layer): layer.list.shown.map { ToldRow($0) }
        case .messages(let layer): layer.list.shown.map { ToldRow($0) }
        case .linksHere(let layer): layer.list.shown.map { ToldRow($0) }
        case .difference(let layer): layer.list.shown.map { ToldRow($0) }
        case .changes(let layer): layer.list.shown.map { ToldRow($0) }
        // The list of proposals has a screen alone: `octopen list` prints it.
        case .fields, .review, .note, .proposals, .preview, .comparison, .find, .prompt, .question:
            nil
        }
    }
}

extension Form {
    /// Puts the cursor of the list on top on the choice of a number, from 1.
    mutating func select(choice number: Int) {
        guard let rows = layers.top.pickRows else { return }
        let pickable = rows.filter { !$0.isHeading }
        guard
            let index = pickable.indices.filter({ pickable[$0].isChoice })[safe: number - 1]
        else { return }
        _ = handle(.action(.move(.sectionStart)))
        for _ in 0..<index { _ = handle(.action(.chooseNext)) }
    }
}
