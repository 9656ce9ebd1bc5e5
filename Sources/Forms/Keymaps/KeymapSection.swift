/// One line of a keymap that says what a sequence of keys does.
struct KeymapBinding: Sendable {
    var keys: [Key]
    var meaning: KeymapMeaning
    /// From 1; 0 for what no file says.
    var line = 0
    var column = 1
}

/// The bindings of one file under one heading.
struct KeymapSection: Sendable {
    /// The meaning of a sequence of keys in a section.
    private enum Entry {
        /// An index of `bindings`.
        case binding(Int)
        /// The beginning of a longer sequence, without a title of its own.
        case beginning
    }

    /// The meaning of a sequence of keys in this section.
    enum Found {
        case binding(KeymapBinding)
        case beginning
    }

    /// In the order of the lines.
    private(set) var bindings: [KeymapBinding] = []
    private var entries: [[Key]: Entry] = [:]

    subscript(keys: [Key]) -> Found? {
        switch entries[keys] {
        case .binding(let index): .binding(bindings[index])
        case .beginning: .beginning
        case nil: nil
        }
    }

    /// Adds a binding unless it would contradict one that is there.
    mutating func bind(_ binding: KeymapBinding) throws(KeymapConflict) {
        let keys = binding.keys
        switch self[keys] {
        case .binding(let earlier):
            throw .boundTwice(later: binding, earlier: earlier)
        case .beginning where !binding.meaning.isPrefix:
            if let longer = bindings.first(where: { $0.continues(keys) }) {
                throw .blocked(sequence: longer, by: binding)
            }
        default: break
        }
        let beginnings = (1..<keys.count).map { Array(keys.prefix($0)) }
        for beginning in beginnings {
            if case .binding(let short) = self[beginning], !short.meaning.isPrefix {
                throw .blocked(sequence: binding, by: short)
            }
        }
        entries[keys] = .binding(bindings.count)
        bindings.append(binding)
        guard binding.meaning != .nothing else { return }
        for beginning in beginnings where entries[beginning] == nil {
            entries[beginning] = .beginning
        }
    }
}

extension KeymapBinding {
    /// Whether it makes the keys the beginning of a longer sequence.
    fileprivate func continues(_ beginning: [Key]) -> Bool {
        keys.count > beginning.count && keys.starts(with: beginning) && meaning != .nothing
    }
}
