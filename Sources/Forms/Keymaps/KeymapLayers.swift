/// Keymap files on top of each other, the one nearest the user first.
///
/// A look-up asks the nearest file first and in it the nearest context first, so that what a user
/// writes under `[everywhere]` beats what octopen ships under `[text]`.
struct KeymapLayers: Sendable {
    /// What a sequence of keys does.
    enum Found {
        /// A binding, and the index of its file.
        case binding(KeymapBinding, file: Int)
        /// The beginning of longer sequences, without a title.
        case beginning
    }

    var files: [KeymapFile]

    var firstKeys: Set<Key> {
        var keys: Set<Key> = []
        for file in files {
            for section in file.sections.values {
                for binding in section.bindings { keys.formUnion(binding.keys.prefix(1)) }
            }
        }
        return keys
    }

    /// The characters that begin a binding, by the file's own headings.
    private var firstCharacters: [KeymapHeading: [Character]] {
        var characters: [KeymapHeading: [Character]] = [:]
        for file in files {
            for (heading, section) in file.sections {
                let typed = section.bindings.compactMap { $0.keys.first?.typed }
                if !typed.isEmpty { characters[heading, default: []] += typed }
            }
        }
        return characters
    }

    /// The characters that begin a binding, for each context without a mode and in each of the modes.
    func firstCharacters(inModes modes: [String]) -> [KeymapHeading: [Character]] {
        let written = firstCharacters
        var characters: [KeymapHeading: [Character]] = [:]
        for context in Context.allCases {
            for mode in [nil] + modes {
                characters[KeymapHeading(context: context, mode: mode)] =
                    KeymapHeading.chain(of: context, mode: mode).flatMap { written[$0] ?? [] }
            }
        }
        return characters
    }

    /// What the keys do, in the files nearer than `limit`; nil if these say nothing of them, or if
    /// fewer of the keys already do something.
    func found(
        _ keys: [Key], in context: Context, mode: String?, nearerThan limit: Int = .max
    ) -> Found? {
        if keys.count > 1 {
            let fewer = found(keys.dropLast(), in: context, mode: mode, nearerThan: limit)
            switch fewer {
            case .beginning: break
            case .binding(let binding, _) where binding.meaning.isPrefix: break
            default: return nil
            }
        }
        let headings = KeymapHeading.chain(of: context, mode: mode)
        var isBeginning = false
        for (index, file) in files.prefix(limit).enumerated() {
            for heading in headings {
                switch file.sections[heading]?[keys] {
                case .beginning: isBeginning = true
                case .binding(let binding):
                    // A further file may give the beginning its title.
                    return isBeginning && !binding.meaning.isPrefix
                        ? .beginning : .binding(binding, file: index)
                case nil: break
                }
            }
        }
        return isBeginning ? .beginning : nil
    }

    /// Calls `body` with each binding in force and the index of its file, nearest first, until it
    /// returns false.
    func forEachBinding(
        in context: Context, mode: String?, where matches: (KeymapBinding) -> Bool,
        _ body: (KeymapBinding, KeymapHeading, Int) -> Bool
    ) {
        let headings = KeymapHeading.chain(of: context, mode: mode)
        for (index, file) in files.enumerated() {
            for heading in headings {
                for binding in file.sections[heading]?.bindings ?? [] where matches(binding) {
                    guard
                        case .binding(let nearest, let owner) = found(
                            binding.keys, in: context, mode: mode),
                        owner == index, nearest.line == binding.line
                    else { continue }
                    if !body(binding, heading, index) { return }
                }
            }
        }
    }

    /// Whether a key does the action in the context, in some mode if there are modes.
    /// - Parameter usual: the key that is tried first, because it nearly always does.
    func hasKey(for action: Action, in context: Context, usual: Key) -> Bool {
        let modes = files.first { !$0.modes.isEmpty }?.modes ?? []
        return (modes.isEmpty ? [nil] : modes.map(\.name)).contains { mode in
            if case .binding(let binding, _) = found([usual], in: context, mode: mode),
                binding.meaning == .action(action)
            {
                return true
            }
            var isFound = false
            forEachBinding(in: context, mode: mode, where: { $0.meaning == .action(action) }) {
                _, _, _ in
                isFound = true
                return false
            }
            return isFound
        }
    }
}
