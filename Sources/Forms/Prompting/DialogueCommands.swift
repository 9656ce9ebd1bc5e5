import Markdown
import Proposals
import Prose
import Rules

/// Commands that hold at any prompt.
extension Dialogue {
    /// Does what a line says that is a command everywhere; nil where it is none.
    mutating func command(_ line: String) -> [Effect]? {
        switch line {
        case "", ">": return form.handle(.action(.chooseNext))
        case "<": return form.handle(.action(.choosePrevious))
        case ">>": return form.handle(.action(.nextSection))
        case "<<": return form.handle(.action(.previousSection))
        case "?": tellHelp()
        case "=": tellSections()
        case "!": return form.handle(.action(.warnings))
        case "f": return form.handle(.action(.fixWarning))
        case "s": return form.handle(.action(.save))
        case "sa": return form.handle(.action(.saveAs))
        case "q": return form.handle(.action(.quit))
        case "u": return undo(.undo)
        case "y": return undo(.redo)
        case "e": return form.handle(.action(.externalEditor))
        case "x": return form.handle(.action(.removePart))
        case "h": return form.handle(.action(.renameSection))
        case "v": tellDifference()
        case "g": tellGuidance()
        case "doc": tellDocument()
        case "rev": return form.handle(.action(.review))
        case "/": return find(.findNext)
        default:
            switch line.first {
            case "=": go(to: String(line.dropFirst()).trimmed)
            case "/": return find(words: String(line.dropFirst()))
            case ":": return act(String(line.dropFirst()))
            default: return nil
            }
        }
        return []
    }

    private mutating func undo(_ action: Action) -> [Effect] {
        tellsPlace = true
        let before = form.session.freshness.edits
        let effects = form.handle(.action(action))
        if form.session.freshness.edits != before {
            say(action == .undo ? "One step back." : "Done again.")
        }
        return effects
    }

    /// Any action by the name that it has in keymaps.
    private mutating func act(_ words: String) -> [Effect] {
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        let argument = parts.count > 1 ? parts[1] : nil
        guard let name = parts.first, let entry = ActionEntry.named(name) else {
            refuse("“\(words)” is no action; octopen keys names them.")
            return []
        }
        switch entry.action(argument: nil) {
        case .takeBack: return takeBack(argument)
        case .compareWith: return [.findRevision(argument ?? "HEAD")]
        default: break
        }
        guard let action = entry.action(argument: argument) else {
            let known = entry.arguments.compactMap { $0 }.joined(separator: ", ")
            refuse(known.isEmpty ? "\(name) stands alone." : "\(name) takes one of: \(known).")
            return []
        }
        switch action {
        case .preview:
            tellDocument()
            return []
        case .diff:
            tellDifference()
            return []
        case .renameFile:
            // Nothing is asked for that cannot be done here.
            refuse("octopen rename gives the file its name.")
            return []
        default:
            let before = (form.place, form.session.freshness.edits)
            let effects = form.handle(.action(action))
            if (form.place, form.session.freshness.edits) != before, form.layers.over.isEmpty,
                form.session.message == nil, !form.layers.isReviewOpen
            {
                tellWhatIsThere()
            }
            return effects
        }
    }

    /// Tells what an action has left: the selection, else the line of the caret.
    private mutating func tellWhatIsThere() {
        guard let selection = form.place.selection else { return tellLineAtCaret() }
        let lines = form.fieldText.string(in: selection).split(separator: "\n")
        let rest = lines.count > 1 ? " and \(Self.count(lines.count - 1, "line")) more" : ""
        say("Selected: \(lines.first ?? "")\(rest)")
    }

    // MARK: Going

    /// To the section of a number, the first that has the words in its heading, or a line `+24`.
    private mutating func go(to name: String) {
        tellsPlace = true
        if let number = Int(name), !name.hasPrefix("+") {
            let sections = form.numberedSections
            guard let section = sections.first(where: { $0.number == number }) else {
                refuse("There are \(sections.count) sections; = lists them.")
                return
            }
            form.jump {
                $0.focus($0.proposal.firstPlace(ofSection: section.index), at: nil)
            }
            return
        }
        if form.go(to: name.hasPrefix("+") ? String(name.dropFirst()) : name) == nil {
            isRefused = true
        } else if name.hasPrefix("+") {
            tellLineAtCaret()
        }
    }

    private mutating func find(words: String) -> [Effect] {
        var effects = form.handle(.action(.find))
        effects += form.handle(.paste(words))
        effects += find(.choose)
        if case .find = form.layers.top {
            // The words stand nowhere, and that was said.
            let message = form.session.message
            effects += form.handle(.action(.back))
            form.session.message = message
            isRefused = true
        }
        return effects
    }

    private mutating func find(_ action: Action) -> [Effect] {
        let effects = form.handle(.action(action))
        if form.layers.over.isEmpty, form.session.message?.isError != true { tellLineAtCaret() }
        return effects
    }

    private mutating func tellLineAtCaret() {
        let text = form.fieldText.lines[form.place.caret.line].text
        let title = form.proposal.sections[form.section].outlineTitle
        say("\(title), line \(form.place.caret.line + 1): \(text)")
    }

    // MARK: Reading

    private mutating func tellSections() {
        form.settle()
        form.check()
        for (number, index) in form.numberedSections {
            let here = index == form.section ? ", you are here" : ""
            let state = form.stateWords(ofSection: index)
            say("\(number) \(form.proposal.sections[index].outlineTitle): \(state)\(here)")
        }
        say("=N goes to one.")
    }

    private mutating func tellDocument() {
        let document = MarkdownDocument(form.proposal.bytes, extensions: .file)
        let blocks = document.tree.children(of: 0).map { $0..<document.tree.blocks[$0].end }
        let layout = TextLayout(columns: 80)
        for block in blocks {
            for line in layout.lines(of: document, blocks: block) { say(line.text) }
            say("")
        }
    }
}

extension Form {
    /// The sections that can be gone to, in the order of the document.
    package var walkable: [Int] { outlineRows.filter(isWalkable) }

    /// How far a section is, in words.
    func stateWords(ofSection index: Int) -> String {
        var words: [String] = []
        let here = session.known.findings.inOrder.filter { $0.field.section == index }
        if let state = session.known.states?.rows[safe: index]?.state { words.append(state.words) }
        for level in [Level.error, .warning] {
            let count = here.count { $0.finding.level == level }
            if count > 0 { words.append(Dialogue.count(count, level.rawValue)) }
        }
        if session.known.differing.contains(index) { words.append("changed since the last commit") }
        let section = proposal.sections[index]
        if words.isEmpty { return section.isBlank || section.isUntouched ? "no text" : "has text" }
        return words.joined(separator: ", ")
    }
}
