/// Actions without which nobody can go on or get out; each keeps a key, whatever a keymap says.
struct EssentialActions {
    static let keys: [(action: Action, key: Key)] = [
        (.save, .character("s", .control)),
        (.quit, .character("q", .control)),
        (.undo, .character("z", .control)),
        (.back, .named(.escape)),
        (.help, .character("/", .control)),
        (.nextField, .named(.tab)),
        (.nextWarning, .character("g", .control)),
        (.palette, .character("p", .control)),
    ]

    /// Where fields are edited; a context comes after the one whose bindings it shares.
    static let contexts: [Context] = [.text, .line, .list, .phases, .date, .people, .choice]

    /// The files, and before them the keys that had to be kept.
    private(set) var layers: KeymapLayers
    private(set) var faults: [KeymapFault] = []
    private let name: String
    private var kept = KeymapFile(name: "built in")

    init(checking files: [KeymapFile]) {
        layers = KeymapLayers(files: files)
        name = files.first?.name ?? "keys"
        // A key that is kept may have been the last one of another action: once more, then.
        while Self.keys.contains(where: { keep($0.key, for: $0.action, over: files) }) {}
    }

    /// Keeps the key where the action has none; returns whether that was anywhere.
    private mutating func keep(
        _ key: Key, for action: Action, over files: [KeymapFile]
    ) -> Bool {
        var places: [String] = []
        for context in Self.contexts
        where !layers.hasKey(for: action, in: context, usual: key) {
            kept.bind(
                KeymapBinding(keys: [key], meaning: .action(action)),
                under: KeymapHeading(context: context))
            layers.files = [kept] + files
            places.append(context.rawValue)
        }
        guard !places.isEmpty else { return false }
        let action = action.entry.entry.name
        faults.append(
            KeymapFault(
                name,
                "no key left for \"\(action)\" in \(places.joined(separator: ", "));"
                    + " \(key) keeps it"))
        return true
    }
}
