import Proposals

/// The keys of this place, from the live keymap.
extension Form {
    func helpItems() -> [PanelItem] {
        var items: [PanelItem] = []
        var listed: Set<Action> = []
        // Those of this very place first, then what works everywhere, then the common motions.
        let chain = keyContext.chain
        for context in [chain[0], .everywhere] + chain.dropFirst().dropLast() {
            let bindings = session.keymap.bindings(in: context)
            var actions: [Action] = []
            for binding in bindings
            where !actions.contains(binding.action) && !listed.contains(binding.action) {
                actions.append(binding.action)
            }
            guard !actions.isEmpty else { continue }
            items.append(PanelItem(context.title, target: nil))
            for action in actions {
                let keys = session.keymap.keys(for: action, in: keyContext)
                guard !keys.isEmpty else { continue }
                listed.insert(action)
                let (entry, argument) = action.entry
                let spelled = keys.map(\.footer)
                let words = argument?.split(separator: "-").joined(separator: " ")
                let what = words.map { "\(entry.help): \($0)" } ?? entry.help
                items.append(
                    PanelItem(
                        what, detail: spelled.joined(separator: ", "), indent: 2,
                        name: [entry.name, argument ?? ""].joined(separator: " "),
                        target: .action(action)))
            }
        }
        for fault in session.keymap.faults {
            items.append(PanelItem("\(fault)", mark: "!", target: PanelItem.Target.none))
        }
        return items
    }

    /// The first key for an action, as the footer writes it; nil where it has none.
    package func key(for action: Action, in context: Context) -> String? {
        session.keymap.keys(for: action, in: context).first?.footer
    }

    /// Takes another keymap in place of the one in force.
    package mutating func take(_ keymap: Keymap) {
        session.keymap = keymap
        session.footerPlace = nil
        refreshFooter()
    }

    mutating func refreshFooter() {
        var place = FooterPlace(context: keyContext, isTitle: false)
        place.panel = session.panel?.kind
        if place.context == .phases, case .phaseTitle = field.kind { place.isTitle = true }
        guard place != session.footerPlace || session.prompt != nil else { return }
        session.footerPlace = session.prompt == nil ? place : nil
        session.footer = footerKeys
    }

    /// The keys for the footer: those that matter here, each with a word.
    private var footerKeys: [FooterKey] {
        let wanted: [(actions: [Action], word: String)]
        switch keyContext {
        case .question, .browse: wanted = []
        case .help where session.panel?.kind == .help:
            wanted = [
                ([.choose], "Do it"), ([.choosePrevious, .chooseNext], "Row"), ([.back], "Back"),
            ]
        case .help: wanted = [([.choosePrevious, .chooseNext], "Row"), ([.back], "Back")]
        case .review:
            wanted = [
                ([.sign(.ok)], "Ok"), ([.sign(.concern)], "Concern"),
                ([.sign(.question)], "Question"), ([.sign(.notMine)], "Not mine"),
                ([.note], "Note"), ([.nextForMe], "Next"), ([.publish], "Publish"),
                ([.help], "Help"), ([.verdict], "Verdict"), ([.changes], "Changes"),
                ([.nextField], "Paragraph"),
            ]
        case .note:
            wanted = [
                ([.back], "Done"), ([.newline], "New line"), ([.undo], "Undo"), ([.help], "Help"),
            ]
        case .choices: wanted = [([.choose], "Choose"), ([.back], "Cancel")]
        case .warnings where session.panel?.kind == .warnings:
            wanted = [([.choose], "Go"), ([.fixWarning], "What to do"), ([.back], "Back")]
        case .warnings:
            wanted = [([.choose], "Do it"), ([.back], "Back")]
        case .sections: wanted = [([.choose], "Go"), ([.back], "Back")]
        case .list:
            wanted = [
                ([.newline], "New item"), ([.moveUp, .moveDown], "Move"),
                ([.outdent, .indent], "Indent"),
                ([.cut(.item)], "Cut"), ([.save], "Save"), ([.nextWarning], "Next warning"),
                ([.help], "Help"),
            ]
        case .phases:
            let isTitle: Bool
            if case .phaseTitle = field.kind { isTitle = true } else { isTitle = false }
            wanted = [
                ([.newline], isTitle ? "Its text" : "New line"),
                ([.newItem], "New phase"), ([.moveUp, .moveDown], "Move"),
                ([.cut(.item)], "Cut"), ([.nextField], "Next field"), ([.save], "Save"),
                ([.help], "Help"),
            ]
        case .date:
            wanted = [
                ([.today], "Today"), ([.dayLater, .dayEarlier], "Day"),
                ([.monthEarlier, .monthLater], "Month"),
                ([.nextField], "Next field"), ([.save], "Save"), ([.help], "Help"),
            ]
        case .choice:
            wanted = [
                ([.openChoices], "Choose"), ([.nextField], "Next field"), ([.save], "Save"),
                ([.sections], "Sections"), ([.help], "Help"),
            ]
        case .line where session.prompt != nil:
            wanted = [([.nextField], "Accept"), ([.back], "Cancel")]
        case .people:
            wanted = [
                ([.newline], "Next author"), ([.nextField], "Next field"), ([.save], "Save"),
                ([.nextWarning], "Next warning"), ([.sections], "Sections"), ([.help], "Help"),
            ]
        case .line:
            wanted = [
                ([.nextField], "Next field"), ([.save], "Save"), ([.quit], "Quit"),
                ([.nextWarning], "Next warning"), ([.sections], "Sections"), ([.help], "Help"),
            ]
        case .text, .everywhere:
            wanted = [
                ([.save], "Save"), ([.quit], "Quit"), ([.nextWarning], "Next warning"),
                ([.sections], "Sections"), ([.externalEditor], "Editor"), ([.undo], "Undo"),
                ([.help], "Help"),
            ]
        }
        return wanted.compactMap { actions, word in
            let keys = actions.compactMap {
                session.keymap.keys(for: $0, in: keyContext).first?.footer
            }
            return keys.count == actions.count ? FooterKey(keys: keys.footerPair, word: word) : nil
        }
    }
}

extension [String] {
    /// `Alt-Up` and `Alt-Down` as `Alt-Up/Down`.
    fileprivate var footerPair: String {
        guard count == 2, let dash = self[0].lastIndex(where: { $0 == "-" || $0 == "^" }),
            self[1].hasPrefix(self[0][...dash])
        else { return joined(separator: "/") }
        return self[0] + "/" + self[1].dropFirst(self[0][...dash].count)
    }
}

extension Context {
    /// As help names it.
    package var title: String {
        switch self {
        case .everywhere: "Everywhere"
        case .text: "Text"
        case .line: "One line"
        case .list: "List"
        case .phases: "Phases"
        case .date: "Date"
        case .people: "People"
        case .choice: "Choice"
        case .choices: "Picking from a list"
        case .sections: "Sections"
        case .warnings: "Warnings"
        case .help: "Help"
        case .question: "A question"
        case .browse: "Reading"
        case .review: "Review"
        case .note: "A note"
        }
    }
}
