/// Where a key is pressed. The tree is fixed; a binding of a context holds in those below it.
package enum Context: String, CaseIterable, Sendable {
    case everywhere
    case text
    case line, list, phases
    case find
    case date, people
    case choice
    case choices
    case sections, warnings, help, proposals
    case question
    case browse
    case preview, difference
    case review
    case note

    /// The context whose bindings hold here too.
    package var parent: Context? {
        switch self {
        case .everywhere: nil
        case .text, .choice, .choices, .question, .browse: .everywhere
        case .review, .preview, .difference: .browse
        case .line, .list, .phases, .note: .text
        case .date, .people, .find: .line
        case .sections, .warnings, .help, .proposals: .choices
        }
    }

    /// This context and the contexts above it, nearest first.
    package var chain: [Context] {
        Self.chains.first { $0[0] == self } ?? [self]
    }

    /// Made once: each key asks for one.
    private static let chains = allCases.map { Array(sequence(first: $0, next: \.parent)) }
}
