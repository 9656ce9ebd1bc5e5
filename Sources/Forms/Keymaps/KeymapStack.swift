/// Keymap files on the way to a keymap: each is followed by what it inherits.
struct KeymapStack {
    /// Nearest the user first.
    var files: [KeymapFile] = []
    private(set) var faults: [KeymapFault] = []

    /// Adds a file and its chain, leaving out what is there already.
    mutating func add(
        _ source: KeymapSource, inheriting resolve: (String) -> KeymapSource?
    ) {
        var next: KeymapSource? = source
        var chain: [KeymapFile] = []
        while let source = next {
            next = nil
            if let first = chain.firstIndex(where: { $0.name == source.file }) {
                return reportCycle(Array(chain[first...]))
            }
            guard !files.contains(where: { $0.name == source.file }) else { return }
            // The default keymap, which all others inherit, comes last, below the chosen keymap
            // too.
            guard chain.isEmpty || source.file != "default.keys" else { return }
            guard let file = read(source) else { return }
            files.append(file)
            chain.append(file)
            guard let inherit = file.inherit else { return }
            next = resolve(inherit.value)
            if next == nil { reportUnknown(inherit, in: file) }
        }
    }

    private mutating func read(_ source: KeymapSource) -> KeymapFile? {
        switch source.content {
        case .bytes(let bytes):
            let file = KeymapReader.read(bytes, name: source.file)
            faults += file.faults
            return file
        case .unreadable(let reason):
            faults.append(KeymapFault(source.file, "cannot be read: \(reason); it is left out"))
            return nil
        }
    }

    private mutating func reportCycle(_ cycle: [KeymapFile]) {
        let first = cycle[0]
        let others = cycle.dropFirst().map(\.name)
        let message =
            others.isEmpty
            ? "inherits itself"
            : (others + [first.name]).map { "inherits \($0)" }.joined(separator: ", which ")
        faults.append(KeymapFault(first.name, line: first.inherit?.line, message))
    }

    private mutating func reportUnknown(_ inherit: KeymapFile.Setting, in file: KeymapFile) {
        let name = inherit.value
        let known = KeymapSource.embedded.map { String($0.file.dropLast(".keys".count)) }
        let meant = Suggestion.phrase(for: name, among: known)
        let rest = meant.isEmpty ? "; there is no file \(name.shortened).keys" : meant
        faults.append(
            KeymapFault(
                file.name, line: inherit.line, column: inherit.column,
                "unknown keymap \(quoted(name))\(rest)"))
    }

    /// The modes of the nearest file that declares any.
    var modes: [KeymapMode] { files.first { !$0.modes.isEmpty }?.modes ?? [] }

    /// Whether selections are kept, as the nearest file says that says it.
    var keepsSelections: Bool {
        files.lazy.compactMap(\.keepsSelections).first ?? false
    }

    /// Whether what is all capitals is replaced so, as the nearest file says that says it.
    var keepsAllCapitals: Bool {
        files.lazy.compactMap(\.keepsAllCapitals).first ?? false
    }

    /// Whether words above the caret are not replaced, as the nearest file says that says it.
    var replacesOnward: Bool {
        files.lazy.compactMap(\.replacesOnward).first ?? false
    }

    /// Finds sections of modes that are not declared.
    mutating func checkModes() {
        let names = modes.map(\.name)
        let known =
            names.isEmpty
            ? "this keymap has no modes" : "modes are \(names.joined(separator: ", "))"
        for file in files {
            for (heading, line) in file.modeHeadings where !names.contains(heading.mode ?? "") {
                let message = "unknown mode [\(heading.description.shortened)]; \(known)"
                faults.append(KeymapFault(file.name, line: line, message))
            }
        }
    }
}
