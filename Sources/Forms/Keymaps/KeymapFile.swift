/// One keymap file as it was read: its settings, its bindings, and what is wrong with it.
struct KeymapFile: Sendable {
    /// A setting whose value is checked later, and where the value stands.
    struct Setting: Sendable {
        var value: String
        var line: Int
        var column: Int
    }

    /// The name in messages: `keys`, `emacs.keys`.
    let name: String
    var title: String?
    var inherit: Setting?
    var modes: [KeymapMode] = []
    /// Whether what is selected is kept when something is typed; nil where the file does not say.
    var keepsSelections: Bool?
    var keepsAllCapitals: Bool?
    /// Whether words above the caret are not replaced; nil where the file does not say.
    var replacesOnward: Bool?
    private(set) var sections: [KeymapHeading: KeymapSection] = [:]
    /// Headings that name a mode, with their lines.
    var modeHeadings: [(heading: KeymapHeading, line: Int)] = []
    var faults: [KeymapFault] = []

    init(name: String) { self.name = name }

    /// Adds a binding, or a fault if it contradicts an earlier one.
    mutating func bind(_ binding: KeymapBinding, under heading: KeymapHeading) {
        do {
            try sections[heading, default: KeymapSection()].bind(binding)
        } catch {
            faults.append(error.fault(in: name))
        }
    }
}

/// A mode that a keymap declares; the first one is the mode to start in.
package struct KeymapMode: Hashable, Sendable {
    package let name: String
    /// Whether characters that are not bound type themselves; where they do not, the caret is a
    /// block.
    package let types: Bool
}
