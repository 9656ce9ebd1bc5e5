/// The key by which a section is found in another version: its headings, and its number among the
/// sections with equal headings.
struct SectionKey: Hashable {
    let path: [HeadingName]
    let repeated: Int

    /// The keys of the sections that the file has, each with the section's index.
    static func all(in proposal: Proposal) -> [(index: Int, key: SectionKey)] {
        var counts: [[HeadingName]: Int] = [:]
        return proposal.sections.indices.compactMap { index in
            let section = proposal.sections[index]
            guard section.isPresent else { return nil }
            let isFrontMatter = section.role == .frontMatter
            let path = isFrontMatter ? [HeadingName("front matter")] : section.path
            let repeated = counts[path, default: 0]
            counts[path] = repeated + 1
            return (index, SectionKey(path: path, repeated: repeated))
        }
    }
}

extension Proposal {
    /// The section's names where changes are listed; empty for the part before the first section.
    func changeTitles(ofSection index: Int) -> [String] {
        let section = sections[index]
        switch section.role {
        case .head: return []
        case .frontMatter: return ["(front matter)"]
        case .template, .other:
            // `=======` makes a heading of what a merge that is not finished left above it.
            return titlePath(of: section).map {
                $0.hasPrefix("<<<<<<<") ? "(merge that is not finished)" : $0
            }
        }
    }

    /// The sections that another version has too, each with its index there: found by their headings.
    package func sections(foundIn other: Proposal) -> [Int: Int] {
        let known = Dictionary(
            SectionKey.all(in: other).map { ($0.key, $0.index) },
            uniquingKeysWith: { first, _ in first })
        return Dictionary(
            uniqueKeysWithValues: SectionKey.all(in: self).compactMap { index, key in
                known[key].map { (index, $0) }
            })
    }

    /// The sections of an earlier version that stand here, wherever that is and whatever their headings are
    /// now: the index there of each, and that here.
    package func sections(alignedWith earlier: Proposal) -> [Int: Int] {
        let (before, after) = (AlignedSection.all(in: earlier), AlignedSection.all(in: self))
        return SectionAlignment(from: before, to: after).pairs.reduce(into: [:]) {
            $0[before[$1.old].index] = after[$1.new].index
        }
    }

    /// The sections whose words are not the words of an earlier version, or that it does not have.
    package func sections(differingFrom earlier: Proposal) -> Set<Int> {
        let known = sections(alignedWith: earlier).reduce(into: [Int: Int]()) {
            $0[$1.value] = $1.key
        }
        var found: Set<Int> = []
        for index in sections.indices where sections[index].isPresent {
            guard let other = known[index] else {
                found.insert(index)
                continue
            }
            let (new, old) = (bytes(ofSection: index), earlier.bytes(ofSection: other))
            if new != old, !new.hasSameWords(as: old) { found.insert(index) }
        }
        return found
    }
}

extension [UInt8] {
    /// Whether only the blanks and line ends between words differ.
    func hasSameWords(as other: [UInt8]) -> Bool {
        let (own, others) = (words(in: indices), other.words(in: other.indices))
        return own.count == others.count
            && zip(own, others).allSatisfy { self[$0] == other[$1] }
    }

    /// The ranges of words between blanks and line ends.
    func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        withUnsafeBufferPointer { bytes in
            var at = range.lowerBound
            while at < range.upperBound {
                guard !bytes[at].isWhite else {
                    at += 1
                    continue
                }
                let start = at
                while at < range.upperBound, !bytes[at].isWhite { at += 1 }
                words.append(start..<at)
            }
        }
        return words
    }
}
