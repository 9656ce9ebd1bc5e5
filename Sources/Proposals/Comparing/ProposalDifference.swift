import Prose

/// What changed from one version of a proposal to another, section by section and word by word;
/// blind to where lines are broken.
package struct ProposalDifference: Sendable {
    /// Words that both versions have, or only one of them.
    package enum Run: Equatable, Sendable {
        case same([String])
        case removed([String])
        case added([String])
    }

    package struct Change: Equatable, Sendable {
        package enum Kind: Equatable, Sendable { case added, removed, changed }

        package let kind: Kind
        /// Titles of the headings above it and its own; empty for what stands before the first.
        package let titles: [String]
        package let runs: [Run]

        package func count(added: Bool) -> Int {
            runs.reduce(0) { count, run in
                switch run {
                case .added(let words) where added: count + words.count
                case .removed(let words) where !added: count + words.count
                default: count
                }
            }
        }
    }

    /// In the order of the new version; what was removed follows.
    package let changes: [Change]

    /// Both versions are read by the template that the new one fits.
    package init(from old: [UInt8], to new: [UInt8], template: Template) {
        let new = Proposal(new, template: template)
        self.init(from: Proposal(old, template: new.template), to: new)
    }

    package init(from old: Proposal, to new: Proposal) {
        let before = Side(old)
        let after = Side(new)
        var changes: [Change] = []
        for section in after.sections {
            guard let match = before.section(section.key) else {
                changes.append(.init(kind: .added, titles: section.titles, words: section.words))
                continue
            }
            let difference = Difference(from: match.words, to: section.words)
            guard !difference.isEmpty else { continue }
            changes.append(
                Change(
                    kind: .changed, titles: section.titles,
                    runs: ProposalDifference.runs(difference, match.words, section.words)))
        }
        for section in before.sections where after.section(section.key) == nil {
            changes.append(.init(kind: .removed, titles: section.titles, words: section.words))
        }
        self.changes = changes
    }

    fileprivate static func runs(
        _ difference: Difference, _ old: [String], _ new: [String]
    ) -> [Run] {
        difference.parts.flatMap { part -> [Run] in
            switch part {
            case .same(_, let range): [.same(Array(new[range]))]
            case .changed(let left, let right):
                [.removed(Array(old[left])), .added(Array(new[right]))].filter { !$0.isEmpty }
            }
        }
    }
}

extension ProposalDifference.Change {
    /// How one text became another; nil if their words are the same.
    package init?(titles: [String], from old: String, to new: String) {
        let (before, after) = (Side.words(of: old), Side.words(of: new))
        let difference = Difference(from: before, to: after)
        guard !difference.isEmpty else { return nil }
        self.init(
            kind: .changed, titles: titles,
            runs: ProposalDifference.runs(difference, before, after))
    }

    fileprivate init(kind: Kind, titles: [String], words: [String]) {
        let run: ProposalDifference.Run = kind == .added ? .added(words) : .removed(words)
        self.init(kind: kind, titles: titles, runs: words.isEmpty ? [] : [run])
    }
}

extension ProposalDifference.Run {
    fileprivate var isEmpty: Bool {
        switch self {
        case .same(let words), .removed(let words), .added(let words): words.isEmpty
        }
    }
}

/// The sections of one version, as they are compared.
private struct Side {
    struct Entry {
        let key: SectionKey
        let titles: [String]
        let words: [String]
    }

    private(set) var sections: [Entry] = []
    private var indices: [SectionKey: Int] = [:]

    init(_ proposal: Proposal) {
        for (index, key) in SectionKey.all(in: proposal) {
            let section = proposal.sections[index]
            // The title's own heading is text that changes too.
            let text = (section.role == .head ? section.heading : "") + section.bodySource
            indices[key] = sections.count
            sections.append(
                Entry(
                    key: key, titles: proposal.changeTitles(ofSection: index),
                    words: Side.words(of: text)))
        }
    }

    static func words(of text: String) -> [String] {
        text.words.map(String.init)
    }

    func section(_ key: SectionKey) -> Entry? { indices[key].map { sections[$0] } }
}
