/// Which key does what, where.
package struct Keymap: Sendable {
    /// What keys mean in a context.
    package enum Lookup: Equatable, Sendable {
        case action(Action)
        /// More keys are needed; the title is empty if no keymap gives one.
        case prefix(title: String)
        /// A keymap says that the key does nothing; it types nothing either.
        case none
        /// No keymap says anything of the key; a character types itself.
        case unbound
    }

    let layers: KeymapLayers
    /// The keys that begin a binding anywhere; most keys that are typed do not.
    private let firstKeys: Set<Key>
    /// The first keys that are a character alone, by the heading where they begin a binding; in a
    /// text most characters are typed.
    private let firstCharacters: [KeymapHeading: [Character]]
    package let faults: [KeymapFault]
    /// The modes to choose from; where there are none, every look-up is made without a mode.
    package let modes: [KeymapMode]
    /// Whether what was marked, found or taken whole is not replaced by what is typed, and a copy
    /// ends the selection.
    package let keepsSelections: Bool
    /// Whether what takes the place of words in capitals is in capitals, not only what begins with one.
    let keepsAllCapitals: Bool
    /// Whether words are replaced from the caret on, and not around from the top again.
    let replacesOnward: Bool

    /// - Parameters:
    ///   - sources: the user's own file and the chosen keymap, nearest first. Each is followed by
    ///     what it inherits; the shipped default comes last.
    ///   - resolve: finds an inherited keymap by its name, without `.keys`.
    package init(
        _ sources: [KeymapSource],
        inheriting resolve: (String) -> KeymapSource? = { KeymapSource.embedded($0) }
    ) {
        var stack = KeymapStack()
        for source in sources { stack.add(source, inheriting: resolve) }
        if let shipped = KeymapSource.embedded("default") {
            stack.add(shipped, inheriting: resolve)
        }
        stack.checkModes()
        let files = stack.files.isEmpty ? Keymap.safetyNet.layers.files : stack.files
        if sources.isEmpty {
            // The tests look through what is shipped.
            layers = KeymapLayers(files: files)
            faults = stack.faults
        } else {
            let essentials = EssentialActions(checking: files)
            layers = essentials.layers
            faults = stack.faults + essentials.faults
        }
        firstKeys = layers.firstKeys
        modes = stack.modes
        keepsSelections = stack.keepsSelections
        keepsAllCapitals = stack.keepsAllCapitals
        replacesOnward = stack.replacesOnward
        firstCharacters = layers.firstCharacters(inModes: modes.map(\.name))
    }

    /// One file as it is, with nothing below it and nothing kept.
    init(_ file: KeymapFile) {
        layers = KeymapLayers(files: [file])
        firstKeys = layers.firstKeys
        faults = file.faults
        modes = file.modes
        keepsSelections = file.keepsSelections ?? false
        keepsAllCapitals = file.keepsAllCapitals ?? false
        replacesOnward = file.replacesOnward ?? false
        firstCharacters = layers.firstCharacters(inModes: modes.map(\.name))
    }

    /// The title of the nearest keymap that has one.
    package var title: String { layers.files.lazy.compactMap(\.title).first ?? "" }

    /// Whether a key begins nothing in the context, told for characters alone: it types itself.
    func types(_ key: Key, in context: Context, mode: String?) -> Bool {
        guard let typed = key.canonical.typed,
            let bound = firstCharacters[KeymapHeading(context: context, mode: mode)]
        else { return false }
        return !bound.contains(typed)
    }

    /// What the keys mean together, nearest file first.
    package func lookup(_ keys: [Key], in context: Context, mode: String? = nil) -> Lookup {
        let keys = keys.map(\.canonical)
        guard let first = keys.first, firstKeys.contains(first) else { return .unbound }
        return switch layers.found(keys, in: context, mode: mode) {
        case .binding(let binding, _):
            switch binding.meaning {
            case .action(let action): .action(action)
            case .nothing: .none
            case .prefix(let title): .prefix(title: title)
            }
        case .beginning: .prefix(title: "")
        case nil: .unbound
        }
    }
}

extension Keymap {
    /// The shipped keymap, with nothing of the user's.
    package static let embedded = Keymap([])

    /// The keymap in use if no keymap can be read.
    package static let safetyNet: Keymap = {
        let text = """
            [everywhere]
            C-s = save
            C-q = quit
            C-p = palette
            Esc = back
            Tab = next-field

            [text]
            Left = move left
            Right = move right
            Up = move row-up
            Down = move row-down
            Enter = newline
            Backspace = delete left

            [line]
            Enter = next-field

            [people]
            Enter = newline

            [choice]
            Up = move row-up
            Down = move row-down
            Enter = open-choices

            [choices]
            Up = choose-previous
            Down = choose-next
            Enter = choose
            Backspace = delete left
            """
        return Keymap(KeymapReader.read(Array(text.utf8), name: "built in"))
    }()
}
