import Proposals
import Prose

/// The place that lines are written to, while lines are text.
struct Writing: Sendable {
    enum Target: Sendable {
        /// The field at hand, above the line of this number from 0; nil for below the last.
        case lines(at: Int?)
        /// Above these lines, which go when the dot ends the new ones: until then an interruption
        /// loses neither.
        case instead(ClosedRange<Int>)
        /// One line: other words for an item, or for one of several values.
        case item(Int)
        case value(Int)
        /// A note of a review, behind what it says.
        case note
        /// Words suggested for a paragraph: the fence, and the lines so far.
        case suggestion(fence: String, lines: [String])
    }

    var target: Target
    /// How many steps of undo there were before: all that is written is one.
    let steps: Int
    var count = 0
}

/// Text of many lines: writing, and editing by line.
extension Dialogue {
    // MARK: Writing

    mutating func beginWriting(_ target: Writing.Target, tells: Bool = true) {
        guard form.mayWrite() else {
            isRefused = true
            return
        }
        form.history.endTyping()
        writing = Writing(target: target, steps: form.history.count)
        if tells { say("Lines are text now; a single dot ends them.") }
    }

    /// Text that is typed where a command could be: a paragraph of its own, and the lines below it.
    mutating func beginParagraph(_ words: String) {
        beginWriting(.lines(at: nil))
        let last = form.fieldText.lines[form.fieldText.lines.count - 1].text
        if writing != nil, !last.trimmed.isEmpty { form.putLine("", at: nil) }
        _ = write(words)
    }

    /// Takes a line of text, or the dot that ends it. Each is in the form at once.
    mutating func write(_ line: String) -> [Effect] {
        guard var now = writing else { return [] }
        switch now.target {
        case .item(let number):
            if refusesCommand(line) { return [] }
            writing = nil
            line.trimmed.isEmpty ? say("It stays.") : changeItem(number, to: line.trimmed)
            return []
        case .value(let index):
            if refusesCommand(line) { return [] }
            writing = nil
            line.trimmed.isEmpty ? say("It stays.") : replaceValue(index, with: line.trimmed)
            return []
        case .note, .suggestion: return writeNote(line)
        case .lines, .instead: break
        }
        guard line != "." else {
            endWriting()
            return []
        }
        switch now.target {
        case .instead(let range):
            form.putLine(line, at: range.lowerBound)
            now.target = .instead(range.lowerBound + 1...range.upperBound + 1)
        case .lines(let index):
            // Blank lines above any text say nothing.
            guard !(form.fieldText.isEmpty && line.trimmed.isEmpty) else { return [] }
            form.putLine(line, at: index)
            now.target = .lines(at: index.map { $0 + 1 })
        case .item, .value, .note, .suggestion: break
        }
        now.count += 1
        writing = now
        return []
    }

    /// Refuses a line in place of one line that looks like a command and would be taken as text.
    private mutating func refusesCommand(_ line: String) -> Bool {
        guard let first = line.first, Self.isLikeCommand(line) || "=:/".contains(first) else {
            return false
        }
        refuse(
            "“\(line)” looks like a command: with a blank before it, it is text; Enter leaves it.")
        return true
    }

    private mutating func endWriting() {
        guard let now = writing else { return }
        writing = nil
        if case .instead(let old) = now.target, now.count > 0 {
            form.removeLines(old)
            form.land(at: form.fieldText.endOfLine(old.lowerBound - 1))
        }
        form.history.join(since: now.steps)
        form.history.endTyping()
        guard now.count > 0 else {
            say("Nothing was written.")
            return
        }
        form.settle()
        let text = form.fieldText
        let size =
            Self.count(text.paragraphs.count, "paragraph") + ", "
            + Self.count(text.wordCount, "word")
        say("\(Self.count(now.count, "line")) written. Now \(size).")
        if case .phaseText = form.fieldKind { say("n adds a phase, Enter goes on.") }
    }

    // MARK: Reading

    /// Reads the next paragraph for an empty line; any other ends the reading.
    ///
    /// - Returns: whether the line is done with.
    mutating func readOn(_ line: String) -> Bool {
        guard let last = reading else { return false }
        reading = nil
        if line.isEmpty {
            read(last + 1)
            return true
        }
        return line == "."
    }

    private mutating func read(_ number: Int) {
        let text = form.fieldText
        let all = text.paragraphs
        guard all.indices.contains(number) else { return }
        let (first, last) = (all[number].lowerBound + 1, all[number].upperBound)
        let lines = first == last ? "line \(first)" : "lines \(first) to \(last)"
        say("Paragraph \(number + 1) of \(all.count), \(lines):")
        for index in all[number] { say(text.lines[index].text) }
        if number + 1 < all.count {
            reading = number
            say("Enter reads on, a dot stops.")
        } else {
            say("That is the end of it.")
        }
    }

    // MARK: Commands

    mutating func hearsProseCommand(_ line: String) -> Bool {
        let count = form.fieldText.isEmpty ? 0 : form.fieldText.lines.count
        switch line {
        case "r":
            count == 0 ? say("Nothing is written here yet.") : read(0)
            return true
        case "l":
            list(0..<count)
            return true
        case "a":
            beginWriting(.lines(at: nil))
            return true
        case "w":
            beginWriting(count == 0 ? .lines(at: nil) : .instead(0...count - 1))
            return true
        case "n":
            guard form.addSection() else {
                refuse("The template has one of these sections only.")
                return true
            }
            return true
        default: break
        }
        guard let command = NumberedCommand(line, names: ["l", "d", "c", "i"]) else { return false }
        let lines = command.numbers.lowerBound - 1...command.numbers.upperBound - 1
        guard lines.lowerBound >= 0, lines.upperBound < count else {
            refuse("There \(count == 1 ? "is" : "are") \(Self.count(count, "line")) here.")
            return true
        }
        if ["d", "l"].contains(command.name), !command.words.isEmpty {
            refuseWords(behind: command)
            return true
        }
        if command.name != "l", !form.mayWrite() {
            isRefused = true
            return true
        }
        change(lines, by: command)
        return true
    }

    /// Refuses words that a command does not take: the line may have been meant as text.
    mutating func refuseWords(behind command: NumberedCommand) {
        refuse(
            "\(command.name)\(command.numbers.lowerBound) stands alone; a line that begins so is text "
                + "with a blank before it.")
    }

    private mutating func change(_ lines: ClosedRange<Int>, by command: NumberedCommand) {
        let isAlone = lines.count == 1
        switch command.name {
        case "l": list(lines.lowerBound..<lines.upperBound + 1)
        case "d":
            form.removeLines(lines)
            let count = form.fieldText.isEmpty ? 0 : form.fieldText.lines.count
            say("\(Self.count(lines.count, "line")) out, \(count) left.")
        case "i" where isAlone:
            if command.words.isEmpty {
                beginWriting(.lines(at: lines.lowerBound))
            } else {
                form.history.endTyping()
                form.putLine(command.words, at: lines.lowerBound)
                list(lines.lowerBound..<lines.lowerBound + 1)
            }
        case "c" where isAlone && !command.words.isEmpty:
            let words = form.marked(command.words, likeLine: lines.lowerBound)
            form.replaceLine(lines.lowerBound, with: words)
            list(lines.lowerBound..<lines.lowerBound + 1)
        case "c":
            guard command.words.isEmpty else {
                refuse("Words behind c are for one line: c3 WORDS.")
                return
            }
            list(lines.lowerBound..<lines.upperBound + 1)
            beginWriting(.instead(lines))
        default: refuse("A line goes in above one line: i3.")
        }
    }

    private mutating func list(_ lines: Range<Int>) {
        guard !lines.isEmpty else {
            say("Nothing is written here yet.")
            return
        }
        let text = form.fieldText
        // A tab is told: it would be heard, and typed, as a blank.
        for index in lines {
            say("\(index + 1) \(text.lines[index].text.replacing("\t", with: "[tab]"))")
        }
    }
}

extension Form {
    /// Puts a whole line into the text at hand, above the line of this number or below the last.
    mutating func putLine(_ words: String, at index: Int?) {
        let text = fieldText
        guard !text.isEmpty else {
            let form = lineForm(at: 0)
            edit { $0.text.replace(Position.start..<Position.start, with: words, form: form) }
            land(at: fieldText.end)
            return
        }
        let index = index ?? text.lines.count
        if index == 0 {
            let form = lineForm(at: 0)
            edit {
                $0.text.replace(Position.start..<Position.start, with: words + "\n", form: form)
            }
        } else {
            let end = text.endOfLine(index - 1)
            let form = lineForm(at: index - 1)
            edit { $0.text.replace(end..<end, with: "\n" + words, form: form) }
        }
        land(at: fieldText.endOfLine(index))
    }

    /// Words in place of a line, behind the signs of quotes, the markers of items that begin on the
    /// line, the box of a task, and the blanks in front of its own words, where the words bring none.
    fileprivate mutating func marked(_ words: String, likeLine index: Int) -> String {
        switch fieldKind {
        case .prose, .phaseText: break
        case .line, .number, .date, .choice, .people, .values, .list, .phaseTitle: return words
        }
        let context = LineContext(blocks(around: index...index), line: index)
        let own = LineContext(FieldBlocks(Text(words)), line: 0)
        // What looks like a marker in code is none.
        guard context.words != .prose || own.containers.isEmpty else { return words }
        let line = fieldText.lines[index].text
        let (rest, marks) = (line.bytes(from: context.markEnd), line.bytes(0..<context.markEnd))
        let box = words.taskBox == nil && context.item != nil ? rest.taskBox : nil
        let isIndented = words.hasPrefix(" ") || words.hasPrefix("\t") || rest.trimmed.isEmpty
        let blanks = isIndented ? "" : String(rest.prefix { $0 == " " || $0 == "\t" })
        return marks + blanks + (box.map { $0 + " " } ?? "") + words
    }

    /// Takes whole lines out of the text at hand; at its end with the blank lines above them.
    fileprivate mutating func removeLines(_ lines: ClosedRange<Int>) {
        history.endTyping()
        let text = fieldText
        place.anchor = nil
        let next = lines.upperBound + 1
        if next < text.lines.count {
            let start = Position(line: lines.lowerBound, offset: 0)
            remove(start..<Position(line: next, offset: 0))
            return
        }
        let above = text.lines[..<lines.lowerBound].lastIndex { !$0.text.trimmed.isEmpty }
        remove((above.map { text.endOfLine($0) } ?? .start)..<text.end)
    }
}
