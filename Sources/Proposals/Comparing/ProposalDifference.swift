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

    /// A section that differs, and how.
    package struct Change: Equatable, Sendable {
        package enum Kind: Equatable, Sendable { case added, removed, changed }

        package let kind: Kind
        /// Titles of the headings above it and its own; empty for what stands before the first.
        package let titles: [String]
        package let runs: [Run]
        /// What the heading was and is, `Alpha -> Beta`; empty where it is the same.
        package fileprivate(set) var renaming = ""
        /// Whether the section stands in another place.
        package fileprivate(set) var isMoved = false

        /// How many words were added, or removed.
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
        let (before, after) = (AlignedSection.all(in: old), AlignedSection.all(in: new))
        let alignment = SectionAlignment(from: before, to: after)
        var units: [Int: Unit] = [:]
        var (goneOld, goneNew): (Set<Int>, Set<Int>) = ([], [])
        for pair in alignment.inOrder {
            let olds = pair.old...pair.old + alignment.partsOfOld(behind: pair)
            let news = pair.new...pair.new + alignment.partsOfNew(behind: pair)
            units[pair.new] = Unit(olds: olds, news: news)
            goneOld.formUnion(olds)
            goneNew.formUnion(news)
        }
        for move in alignment.moves {
            for (left, right) in zip(move.old, move.new) {
                units[right] = Unit(olds: left...left, news: right...right)
                units[right]?.isMoved = right == move.new.lowerBound
                goneOld.insert(left)
                goneNew.insert(right)
            }
        }
        var changes: [Change] = []
        for (index, section) in after.enumerated() {
            if let unit = units[index] {
                if let change = Change(unit, from: (old, before), to: (new, after)) {
                    changes.append(change)
                }
            } else if !goneNew.contains(index) {
                changes.append(
                    Change(
                        kind: .added, titles: new.changeTitles(ofSection: section.index),
                        words: section.text(isWhole: false).words.map(String.init)))
            }
        }
        for (index, section) in before.enumerated() where !goneOld.contains(index) {
            changes.append(
                Change(
                    kind: .removed, titles: old.changeTitles(ofSection: section.index),
                    words: section.text(isWhole: false).words.map(String.init)))
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
        let (before, after) = (old.words.map(String.init), new.words.map(String.init))
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

/// Sections of both versions that are the same one: of either several where headings came into its
/// text or went out of it.
private struct Unit {
    let olds: ClosedRange<Int>
    let news: ClosedRange<Int>
    var isMoved = false
}

extension ProposalDifference.Change {
    /// How a section became another; nil where nothing differs but where its lines are broken.
    fileprivate init?(
        _ unit: Unit, from old: (proposal: Proposal, sections: [AlignedSection]),
        to new: (proposal: Proposal, sections: [AlignedSection])
    ) {
        let (before, after) = (
            old.sections[unit.olds.lowerBound], new.sections[unit.news.lowerBound]
        )
        func words(_ sections: ArraySlice<AlignedSection>) -> [String] {
            sections.enumerated().flatMap { offset, section in
                section.text(isWhole: offset > 0).words.map(String.init)
            }
        }
        let (olds, news) = (words(old.sections[unit.olds]), words(new.sections[unit.news]))
        let difference = Difference(from: olds, to: news)
        let isRenamed =
            !before.isTop && !after.isTop && before.headingText != after.headingText
        guard !difference.isEmpty || isRenamed || unit.isMoved else { return nil }
        self.init(
            kind: .changed, titles: new.proposal.changeTitles(ofSection: after.index),
            runs: difference.isEmpty ? [] : ProposalDifference.runs(difference, olds, news))
        if isRenamed { renaming = before.wording(of: after) }
        isMoved = unit.isMoved
    }
}

extension AlignedSection {
    /// What its words are taken from: the title's heading is text that changes too.
    ///
    /// - Parameter isWhole: with its heading in any case.
    fileprivate func text(isWhole: Bool) -> String {
        (isWhole || section.role == .head ? section.heading : "") + section.bodySource
    }
}
