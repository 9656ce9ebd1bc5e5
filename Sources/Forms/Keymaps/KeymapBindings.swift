/// The bindings in force: bindings that a key can reach, and bindings that a nearer file hides.
extension Keymap {
    /// A binding that a key can reach, and where it is written.
    package typealias EffectiveBinding = (keys: [Key], action: Action, file: String, line: Int)

    /// The keys that do the action, nearest first.
    package func keys(
        for action: Action, in context: Context, mode: String? = nil
    ) -> [[Key]] {
        var result: [[Key]] = []
        layers.forEachBinding(
            in: context, mode: mode, where: { $0.meaning == .action(action) }
        ) { binding, _, _ in
            if !isEscaped(binding.keys[0], in: context, mode: mode) { result.append(binding.keys) }
            return true
        }
        return result
    }

    /// What every key does, nearest first.
    package func bindings(in context: Context, mode: String? = nil) -> [EffectiveBinding] {
        var result: [EffectiveBinding] = []
        layers.forEachBinding(in: context, mode: mode, where: { _ in true }) { binding, _, file in
            if case .action(let action) = binding.meaning,
                !isEscaped(binding.keys[0], in: context, mode: mode)
            {
                result.append((binding.keys, action, layers.files[file].name, binding.line))
            }
            return true
        }
        return result
    }

    /// The bindings that a nearer file hides by saying something else, in the order of the files.
    package func hidden() -> [HiddenBinding] {
        var result: [HiddenBinding] = []
        for (index, file) in layers.files.enumerated() where index > 0 {
            for (heading, section) in file.sections {
                for binding in section.bindings {
                    guard
                        let nearer = layers.nearer(
                            than: binding, of: index, under: heading)
                    else { continue }
                    result.append(
                        HiddenBinding(
                            keys: binding.keys, heading: heading, meaning: binding.meaning,
                            file: file.name, line: binding.line,
                            nearerFile: layers.files[nearer.file].name,
                            nearerLine: nearer.line))
                }
            }
        }
        let order = layers.files.map(\.name)
        return result.sorted {
            (order.firstIndex(of: $0.file) ?? 0, $0.line)
                < (order.firstIndex(of: $1.file) ?? 0, $1.line)
        }
    }
}

/// A binding that can never be used, because a nearer file says something else of its keys.
package struct HiddenBinding: Sendable, CustomStringConvertible {
    package let keys: [Key]
    package let heading: KeymapHeading
    package let meaning: KeymapMeaning
    package let file: String
    package let line: Int
    package let nearerFile: String
    package let nearerLine: Int

    package var description: String {
        let nearer = nearerLine > 0 ? "\(nearerFile):\(nearerLine)" : nearerFile
        return "\(file):\(line): \(keys.notation) = \(meaning.notation) in \(heading)"
            + " is hidden by \(nearer)"
    }
}

extension KeymapLayers {
    /// The line of a nearer file that says something else of the binding's keys, or of their
    /// beginning.
    fileprivate func nearer(
        than binding: KeymapBinding, of file: Int, under heading: KeymapHeading
    ) -> (file: Int, line: Int)? {
        for count in 1...binding.keys.count {
            let found = found(
                Array(binding.keys.prefix(count)), in: heading.context, mode: heading.mode,
                nearerThan: file)
            guard case .binding(let nearer, let owner) = found else { continue }
            let isWhole = count == binding.keys.count
            if isWhole ? nearer.meaning != binding.meaning : !nearer.meaning.isPrefix {
                return (owner, nearer.line)
            }
        }
        return nil
    }
}
