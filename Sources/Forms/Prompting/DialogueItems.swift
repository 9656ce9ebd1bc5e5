import Proposals
import Prose

/// Items of lists and phases, which are told by their numbers.
extension Dialogue {
    // MARK: Items

    /// - Parameter depth: how far below the last of the outermost items, as far as that goes.
    mutating func addItem(_ words: String, depth: Int) {
        let text = form.fieldText
        // Below the last of the outermost ones, whatever is nested in that.
        insertItem(
            words.trimmed, nextTo: text.outermostItem(at: text.lines.count - 1), behind: true,
            depth: depth)
    }

    private mutating func insertItem(
        _ words: String, nextTo line: Int, behind: Bool, depth: Int = 0
    ) {
        let steps = form.history.count
        form.history.endTyping()
        let between = form.itemTrail(at: line)
        let item = words.withoutMarker(of: form.fieldText.itemLead(at: line))
        let put = form.editList {
            $0.insertItems(
                [Line(lead: "- ", text: item, trail: "")], nextTo: line, behind: behind,
                between: between)
        }
        if let put { form.land(at: form.fieldText.endOfLine(put.lowerBound)) }
        for _ in 0..<depth where form.canIndentItem { form.indent(by: 1) }
        form.history.join(since: steps)
        sayItems()
    }

    private mutating func sayItems() { say(Self.count(form.itemLines.count, "item") + ".") }

    mutating func hearsItemCommand(_ line: String) -> Bool {
        if line == "l" {
            for item in form.itemTexts { say(item) }
            sayItems()
            return true
        }
        let names = ["d", "c", "i", "m", "in", "out"]
        guard let command = NumberedCommand(line, names: names) else { return false }
        let starts = form.itemLines
        let number = command.numbers.lowerBound
        guard command.numbers.count == 1, starts.indices.contains(number - 1) else {
            refuse("There are \(starts.count) items here; a command is about one of them.")
            return true
        }
        if ["d", "in", "out"].contains(command.name), !command.words.isEmpty {
            refuseWords(behind: command)
            return true
        }
        guard form.mayWrite() else {
            isRefused = true
            return true
        }
        let start = starts[number - 1]
        form.place.caret = Position(line: start, offset: 0)
        form.place.anchor = nil
        switch command.name {
        case "d": deleteItem(number)
        case "c":
            if command.words.trimmed.isEmpty {
                say(form.fieldText.lines[start].text)
                say("Type it anew, Enter leaves it:")
                beginWriting(.item(number), tells: false)
            } else {
                changeItem(number, to: command.words.trimmed)
            }
        case "i":
            if command.words.trimmed.isEmpty {
                refuse("Type the new item behind it: i\(number) WORDS.")
            } else {
                insertItem(command.words.trimmed, nextTo: start, behind: false)
            }
        case "m": moveItem(number, to: command.words.trimmed)
        default:
            let before = form.session.freshness.edits
            form.indent(by: command.name == "in" ? 1 : -1)
            if form.session.freshness.edits != before {
                say(form.itemTexts[safe: number - 1] ?? "")
            }
        }
        return true
    }

    private mutating func deleteItem(_ number: Int) {
        let before = form.itemLines.count
        // Items nested in it go with the item.
        _ = form.cutItem()
        let below = before - form.itemLines.count - 1
        if below > 0 { say("Item \(number) is out, with \(below) below it.") }
        sayItems()
    }

    /// Other words for an item; its further lines go, and what is nested in it stays.
    mutating func changeItem(_ number: Int, to words: String) {
        let starts = form.itemLines
        let text = form.fieldText
        let start = starts[number - 1]
        let end = (starts[safe: number] ?? text.lines.count) - 1
        let range = Position(line: start, offset: 0)..<text.endOfLine(end)
        let item = words.withoutMarker(of: text.itemLead(at: start))
        let line = form.lineForm(at: start)
        form.history.endTyping()
        form.edit { $0.text.replace(range, with: item, form: line) }
        form.clampPlace()
        say("\(number) \(item)")
    }

    /// - Parameter words: the number of its new place.
    private mutating func moveItem(_ number: Int, to words: String) {
        guard let target = Int(words), (1...form.itemLines.count).contains(target) else {
            refuse("Say where: m\(number) 1 moves it to the first place.")
            return
        }
        let steps = form.history.count
        var now = number
        while now != target {
            let before = form.place.caret.line
            form.moveItem(by: target < now ? -1 : 1)
            guard form.place.caret.line != before,
                let next = form.itemLines.firstIndex(of: form.place.caret.line)
            else { break }
            let isPast = (next + 1 < target) != (now < target)
            now = next + 1
            if isPast { break }
        }
        form.session.message = nil
        form.history.join(since: steps)
        say(now == number ? "It stays: it has no other place there." : "Now item \(now).")
    }

    // MARK: Phases

    mutating func hearsPhaseCommand(_ line: String) -> Bool {
        let number =
            switch form.fieldKind {
            case .phaseTitle(let number), .phaseText(let number): number
            default: 0
            }
        guard ["n", "dp"].contains(line) || line.hasPrefix("mp"),
            line.count < 3 || Int(line.dropFirst(2)) != nil
        else { return false }
        guard form.mayWrite() else {
            isRefused = true
            return true
        }
        switch line {
        case "n": form.newPhase()
        case "dp":
            _ = form.cutItem()
            say("Phase \(number) is out. \(Self.count(form.phaseCount, "phase")).")
            tellsPlace = true
        default:
            guard let target = Int(line.dropFirst(2)), (1...form.phaseCount).contains(target) else {
                refuse("Say where: mp1 moves it to the first place.")
                return true
            }
            let steps = form.history.count
            for _ in 0..<abs(target - number) { form.moveItem(by: target < number ? -1 : 1) }
            form.history.join(since: steps)
            tellsPlace = true
        }
        return true
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
