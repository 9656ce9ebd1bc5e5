import Proposals
import Prose

/// Words put in place of others by a command, without a question.
extension Form {
    mutating func substitute(_ substitution: Substitution) -> [Effect] {
        guard !layers.isReviewOpen else {
            say("The proposal is only read in a review.")
            return []
        }
        guard mayEditDocument() else { return [] }
        var substitution = substitution
        if substitution.words.isEmpty {
            guard !session.search.words.isEmpty else {
                say("No words were looked for yet.")
                return []
            }
            substitution = substitution.looking(for: session.search.words)
        }
        guard let bytes = bytes(of: substitution.lines) else {
            session.message = Message(noLines(of: substitution.lines), isError: true)
            return []
        }
        if session.mode?.name == EditingMode.select.rawValue { go(to: .normal) }
        settle()
        session.search = Search(words: substitution.words, replacement: substitution.others)
        guard !substitution.asks else {
            if !ask(substitution, in: bytes), !substitution.isQuiet {
                sayNothingToReplace(by: substitution, in: bytes)
            }
            return []
        }
        let found = places(of: substitution, in: bytes)
        let before = proposal
        let done = replace(found, with: substitution.others, keepsCapital: false)
        guard let last = done.ranges.last else {
            if found.isEmpty, substitution.isQuiet { return [] }
            sayNothingToReplace(by: substitution, in: bytes)
            return []
        }
        let added = substitution.others.utf8.count
        let start = done.ranges.dropLast().reduce(last.lowerBound) { $0 + added - $1.count }
        let place = proposal.place(atByte: done.moved(start))
        jump {
            $0.focus(place.place, at: place.position)
            $0.place.caret = $0.wrapped.firstWord(ofLine: $0.place.caret.line)
        }
        checkSoon()
        sayReplaced(
            substitution.words, places: done.ranges.count, headings: done.headings,
            led: done.led.count, fixed: found.count - done.ranges.count, before: before)
        return []
    }

    private func places(of substitution: Substitution, in bytes: Range<Int>) -> [Range<Int>] {
        var matches = Matches(in: proposal)
        matches.find(SearchWords(substitution.words, foldsCase: substitution.foldsCase))
        return matches.meant(by: substitution).filter { bytes.contains($0.lowerBound) }
    }

    private mutating func sayNothingToReplace(by substitution: Substitution, in bytes: Range<Int>) {
        let count = places(of: substitution, in: bytes).count
        let place = substitution.lines == .all ? "nowhere" : "not in these lines"
        session.message = Message(
            count > 0
                ? "“\(substitution.words)” stands in headings, marks, choices and what is read only: "
                    + "all \(count) stay."
                : "“\(substitution.words)” is \(place).", isError: true)
    }

    private func noLines(of lines: Substitution.Lines) -> String {
        switch lines {
        case .range:
            "The file has \(lineCount) lines; these are not among them, or not in their order. "
                + "Nothing was changed."
        case .all, .here, .selected:
            if let other = session.commands.lastSelection?.field, other != place.field {
                "'<,'> are lines of one field, and what was selected last is in another one"
                    + "\(name(of: other)). Nothing was changed."
            } else {
                "Nothing was selected in this field: '<,'> has no lines. Nothing was changed."
            }
        }
    }

    /// The section and the name of a field, for the end of a sentence.
    private func name(of field: FieldPlace) -> String {
        guard proposal.sections.indices.contains(field.section) else { return "" }
        let title = proposal.sections[field.section].outlineTitle
        let slots = proposal.content(ofSection: field.section).slots
        let own = slots.indices.contains(field.slot) ? slots[field.slot].field.name : nil
        return ", “\(title)\(own.map { ", \($0)" } ?? "")”"
    }

    /// The number of a line, from 1, that an address means.
    func number(of address: Substitution.Address) -> Int {
        switch address {
        case .number(let number): number
        case .here(let steps): lineOfCaret + steps
        case .last(let steps): lineCount + steps
        }
    }

    /// The bytes of the lines that a command is for; nil where there are none: nothing was selected
    /// here, or the file is shorter.
    private func bytes(of lines: Substitution.Lines) -> Range<Int>? {
        let own: Range<Int>?
        switch lines {
        case .all: return 0..<Int.max
        case .range(let first, let last):
            let (from, to) = (number(of: first), number(of: last))
            guard from > 0, from <= to, to <= lineCount else { return nil }
            return byteOffset(ofLine: from)..<(to == lineCount ? .max : byteOffset(ofLine: to + 1))
        case .here: own = selectedLines ?? place.caret.line..<place.caret.line + 1
        case .selected:
            let last = session.commands.lastSelection.flatMap {
                $0.field == place.field ? session.commands.lastSelectedLines : nil
            }
            own = selectedLines ?? last
        }
        guard let own else { return nil }
        let text = fieldText
        let range = own.clamped(to: 0..<text.lines.count)
        guard !range.isEmpty else { return nil }
        let start = proposal.byteOffset(
            of: place.field, Position(line: range.lowerBound, offset: 0))
        let end = proposal.byteOffset(of: place.field, text.endOfLine(range.upperBound - 1))
        return start..<max(start, end) + 1
    }
}
