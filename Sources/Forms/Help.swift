import Proposals

/// The keys of this place, from the live keymap.
extension Form {
    func helpItems() -> [PanelItem] {
        var items: [PanelItem] = []
        var listed: Set<Action> = []
        for context in keyContext.chain {
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
                let spelled = keys.map { $0.map(\.description).joined(separator: " ") }
                let what = argument.map { "\(entry.help): \($0)" } ?? entry.help
                items.append(
                    PanelItem(
                        what, detail: spelled.joined(separator: ", "), indent: 2,
                        target: .action(action)))
            }
        }
        for fault in session.keymap.faults {
            items.append(PanelItem("\(fault)", mark: "!", target: PanelItem.Target.none))
        }
        return items
    }

    /// The keys for the footer: those that matter here, each with a word.
    package var footer: [(keys: String, word: String)] {
        let wanted: [(Action, String)]
        switch keyContext {
        case .question, .help: wanted = []
        case .choices: wanted = [(.choose, "Choose"), (.back, "Cancel")]
        case .sections, .warnings: wanted = [(.choose, "Go"), (.back, "Back")]
        case .list:
            wanted = [
                (.newline, "New item"), (.moveUp, "Up"), (.moveDown, "Down"), (.indent, "Indent"),
                (.cut(.item), "Cut"), (.save, "Save"), (.nextWarning, "Next warning"),
                (.help, "Help"),
            ]
        case .phases:
            wanted = [
                (.newItem, "New phase"), (.moveUp, "Up"), (.moveDown, "Down"),
                (.cut(.item), "Cut"), (.nextField, "Next field"), (.save, "Save"), (.help, "Help"),
            ]
        case .date:
            wanted = [
                (.today, "Today"), (.dayLater, "Later"), (.dayEarlier, "Earlier"),
                (.nextField, "Next field"), (.save, "Save"), (.help, "Help"),
            ]
        case .choice:
            wanted = [
                (.openChoices, "Choose"), (.nextField, "Next field"), (.save, "Save"),
                (.sections, "Sections"), (.help, "Help"),
            ]
        case .line where session.prompt != nil:
            wanted = [(.nextField, "Accept"), (.back, "Cancel")]
        case .line, .people:
            wanted = [
                (.nextField, "Next field"), (.save, "Save"), (.quit, "Quit"),
                (.nextWarning, "Next warning"), (.sections, "Sections"), (.help, "Help"),
            ]
        case .text, .everywhere:
            wanted = [
                (.save, "Save"), (.quit, "Quit"), (.nextWarning, "Next warning"),
                (.sections, "Sections"), (.externalEditor, "Editor"), (.undo, "Undo"),
                (.help, "Help"),
            ]
        }
        return wanted.compactMap { action, word in
            session.keymap.keys(for: action, in: keyContext).first.map { keys in
                (keys.map(\.footer).joined(separator: " "), word)
            }
        }
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
        }
    }
}
