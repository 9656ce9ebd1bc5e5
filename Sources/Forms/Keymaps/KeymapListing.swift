/// What `octopen keys` prints: every key in force, by context, in the notation of keymaps.
package func listing(of keymap: Keymap) -> String {
    let rows = Context.allCases.flatMap { context in
        ([nil] + keymap.modes.map(\.name)).map { mode in
            let heading = KeymapHeading(context: context, mode: mode)
            return (heading: heading, rows: keymap.rows(under: heading))
        }
    }.filter { !$0.rows.isEmpty }
    let keyColumns = rows.flatMap(\.rows).map(\.keys.count).max() ?? 0
    // A long name pushes its own help aside, and no other.
    let actionColumns = rows.flatMap(\.rows).map(\.action.count).filter { $0 <= 18 }.max() ?? 0
    let sections = rows.map { heading, rows in
        rows.reduce("[\(heading)]\n") { text, row in
            text + "  \(row.keys.padded(to: keyColumns))  "
                + "\(row.action.padded(to: actionColumns))  \(row.help)\n"
        }
    }
    return sections.joined(separator: "\n")
}

/// What `octopen keys --check` prints: one fault a line; nothing if there is none.
/// - Parameter includesHidden: whether bindings that a nearer file hides follow.
package func faultListing(of keymap: Keymap, includesHidden: Bool = false) -> String {
    let hidden = includesHidden ? keymap.hidden().map(\.description) : []
    return (keymap.faults.map(\.description) + hidden).map { $0 + "\n" }.joined()
}

extension Keymap {
    /// The bindings written under the heading that are in force there; keys of one action together.
    fileprivate func rows(
        under heading: KeymapHeading
    ) -> [(keys: String, action: String, help: String)] {
        var order: [Action] = []
        var keys: [Action: [String]] = [:]
        layers.forEachBinding(
            in: heading.context, mode: heading.mode, where: { _ in true }
        ) { binding, found, _ in
            guard found == heading, case .action(let action) = binding.meaning else { return true }
            if keys[action] == nil { order.append(action) }
            keys[action, default: []].append(binding.keys.notation)
            return true
        }
        return order.map { action in
            (keys[action, default: []].joined(separator: "  "), action.notation, action.helpLine)
        }
    }
}

extension String {
    fileprivate func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(columns - count, 0))
    }
}
