import Markdown
import Proposals
import Prose
import Reviews
import Rules

/// A review without a screen: the checklist section by section, verdicts, notes, the record.
extension Dialogue {
    // MARK: Telling

    mutating func tellReview() {
        form.layOutReview()
        guard let review = form.layers.openReview else { return }
        say("")
        guard let section = review.section else {
            say("Nothing can be reviewed: the proposal has no text.")
            return
        }
        let word = review.word(of: section)
        say(
            "Review, section \(review.position + 1) of \(review.state.sections.count), "
                + "\(section.title). You said: \(word.isEmpty ? "nothing yet" : word). "
                + "\(review.progress).")
        let ticks = review.ticks(of: section)
        for (index, question) in section.questions.enumerated() {
            say("Question \(index + 1), \(ticks[index] ? "ticked" : "not ticked"): \(question)")
        }
        for line in review.page.head where line.kind != .question {
            sayWords([Self.withoutMark(line.text.text), line.aside])
        }
        tellParagraphs(of: review)
        for line in review.page.foot { sayWords([line.text.text, line.aside]) }
        let drafts = review.draftCount
        if drafts > 0 { say("\(drafts) not yet published.") }
        say("o ok, c concern, k question, x not mine, n note, N next for you, v verdict, ? help:")
    }

    private mutating func sayWords(_ parts: [String]) {
        let words = parts.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: ", ")
        if !words.isEmpty { say(words) }
    }

    /// The answer of the rules, which a screen shows as `auto  ! words`.
    private static func withoutMark(_ line: String) -> String {
        let words = line.trimmed
        guard words.hasPrefix("auto") else { return words }
        return "The rules say: " + words.dropFirst(4).drop { " +!.x-".contains($0) }
    }

    /// The text, with the number of each paragraph before it; of those that are not shown, as comments, the
    /// beginning.
    private mutating func tellParagraphs(of review: Review) {
        var next = 0
        for line in review.page.body {
            let text = line.text.text
            if let number = line.paragraph, number >= next {
                for hidden in next..<number { tellHidden(hidden, of: review) }
                say("Paragraph \(number + 1)\(number == review.paragraph ? ", chosen" : ""):")
                next = number + 1
            }
            if !text.isEmpty { say(text) }
        }
        let count = review.section?.digest.paragraphs.count ?? 0
        for hidden in min(next, count)..<count { tellHidden(hidden, of: review) }
    }

    private mutating func tellHidden(_ number: Int, of review: Review) {
        let words = review.anchor(ofParagraph: number)?.text.words ?? []
        let start = words.prefix(8).joined(separator: " ") + (words.count > 8 ? " ..." : "")
        let chosen = number == review.paragraph ? ", chosen" : ""
        say("Paragraph \(number + 1)\(chosen), a comment that is not shown: \(start)")
    }

    // MARK: Hearing

    mutating func hearInReview(_ line: String) -> [Effect] {
        if let number = Int(line), (1...9).contains(number) { return act(.checkQuestion(number)) }
        switch line {
        case "", ">", ">>": return form.handle(.action(.nextSection))
        case "<", "<<": return form.handle(.action(.previousSection))
        case "?": tellReviewHelp()
        case "o": return act(.sign(.ok))
        case "c": return act(.sign(.concern))
        case "k": return act(.sign(.question))
        case "x": return act(.sign(.notMine))
        case "n": return act(.note)
        case "s": return suggest()
        case "N": return act(.nextForMe)
        case "d": return act(.changes)
        case "v": return act(.verdict)
        case "p": return act(.publish)
        case "u": return act(.undo)
        case "y": return act(.redo)
        case "r":
            tellsPlace = true
        case "q": return form.handle(.action(.quit))
        case "rev": return form.handle(.action(.review))
        case "=": tellReviewSections()
        default:
            if line.first == "=" {
                goInReview(to: String(line.dropFirst()).trimmed)
            } else if line.first == "p" {
                chooseParagraph(String(line.dropFirst()))
            } else {
                refuse("“\(line)” is no command in a review: ? lists them.")
            }
        }
        return []
    }

    /// Does an action; where it changes what the reviewer says, tells the words that are there
    /// then.
    private mutating func act(_ action: Action) -> [Effect] {
        let before = form.layers.openReview
        let effects = form.handle(.action(action))
        guard let review = form.layers.openReview, let section = review.section else {
            return effects
        }
        if case .checkQuestion(let number) = action, section.questions.indices.contains(number - 1)
        {
            let isTicked = review.ticks(of: section)[number - 1]
            say("Question \(number), \(isTicked ? "ticked" : "not ticked").")
        }
        // Another section is told as a whole.
        if action == .undo || action == .redo, review.record != before?.record,
            review.position == before?.position
        {
            if let message = form.session.message { say(message.text) }
            form.session.message = nil
            sayVerdict()
        }
        return effects
    }

    private mutating func sayVerdict() {
        guard let review = form.layers.openReview, let section = review.section else { return }
        let word = review.word(of: section)
        say("You said: \(word.isEmpty ? "nothing" : word). \(review.progress).")
    }

    private mutating func suggest() -> [Effect] {
        let review = form.layers.openReview
        if review?.paragraph == nil, (review?.section?.digest.paragraphs.count ?? 0) > 1 {
            refuse("Choose the paragraph first: p2.")
            return []
        }
        return act(.suggest)
    }

    private mutating func tellReviewSections() {
        guard let review = form.layers.openReview else { return }
        for (index, section) in review.state.sections.enumerated() {
            let word = review.word(of: section)
            let here = index == review.position ? ", you are here" : ""
            say("\(index + 1) \(section.title): \(word.isEmpty ? "nothing said" : word)\(here)")
        }
        let verdict = review.record.verdict?.rawValue ?? "none yet"
        say("Your verdict on the whole: \(verdict). =N goes to a section.")
    }

    private mutating func goInReview(to name: String) {
        let sections = form.layers.openReview?.state.sections ?? []
        let words = name.lowercased()
        let found =
            Int(name).map { $0 - 1 }
            ?? sections.firstIndex { $0.title.lowercased().contains(words) }
        guard let found, sections.indices.contains(found), !words.isEmpty else {
            refuse("There is no such section; = lists them.")
            return
        }
        form.layers.changeReview { $0.go(to: found) }
        tellsPlace = true
    }

    /// The paragraph that the next note is about; none for 0.
    private mutating func chooseParagraph(_ words: String) {
        let count = form.layers.openReview?.section?.digest.paragraphs.count ?? 0
        guard let typed = Int(words), (0...count).contains(typed) else {
            refuse("There is no such paragraph: \(Self.count(count, "paragraph")) here.")
            return
        }
        let number = typed == 0 ? nil : typed - 1
        form.layers.changeReview { $0.paragraph = number }
        say(
            number.map {
                "Paragraph \($0 + 1) is what the next note (n) or suggestion (s) is about; a concern "
                    + "(c) is about the section."
            } ?? "The next note is about the section.")
    }

    // MARK: Notes

    /// From here on lines are text of the note that was opened.
    mutating func beginNote(_ note: NoteEditor) {
        let text = note.input.text.string
        if note.suggestion != nil {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            say("The paragraph is:")
            for line in lines.dropFirst().dropLast() { say(String(line)) }
            say("Type the words that you suggest for it; a single dot ends them.")
            writing = Writing(
                target: .suggestion(fence: lines.last.map(String.init) ?? "```", lines: []),
                steps: 0)
            return
        }
        switch note.subject {
        case .verdict(.concern): say("What would clear it?")
        case .verdict: say("What do you ask?")
        case .overall: say("A word on the whole, if you like.")
        case .note(_, let anchor): if let anchor { say("On: \(anchor.text)") }
        }
        if !text.isEmpty {
            say("It says so far:")
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                say(String(line))
            }
            say("What you type goes behind it; a first line of a single minus empties it.")
        }
        say("Lines are the note now; a single dot ends it.")
        writing = Writing(target: .note, steps: 0)
    }

    mutating func writeNote(_ line: String) -> [Effect] {
        guard var now = writing, case .note(let note) = form.layers.top else {
            writing = nil
            return []
        }
        defer { if writing != nil { writing = now } }
        if line == "." {
            writing = nil
            let effects = form.handle(.action(.back))
            if form.session.message == nil {
                if now.count > 0 { say("Taken, as a draft.") }
                if case .verdict = note.subject { sayVerdict() }
            }
            return effects
        }
        now.count += 1
        if case .suggestion(let fence, var lines) = now.target {
            lines.append(line)
            now.target = .suggestion(fence: fence, lines: lines)
            let text = ["\(fence)suggestion"] + lines + [fence]
            return form.handle(.action(.select(.all)))
                + form.handle(.paste(text.joined(separator: "\n")))
        }
        let isEmpty = note.input.text.isEmpty
        if line == "-", now.count == 1, !isEmpty {
            return form.handle(.action(.select(.all))) + form.handle(.action(.delete(.selection)))
        }
        return form.handle(.action(.move(.sectionEnd)))
            + form.handle(.paste(isEmpty && now.count == 1 ? line : "\n" + line))
    }
}
