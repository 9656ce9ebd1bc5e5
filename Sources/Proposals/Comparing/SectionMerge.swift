/// Two people's versions of one text, put together section by section.
///
/// A section that only one of them changed is taken from that person. In the metadata block this
/// holds line by line, and of two dates of the last update the later one is taken.
package struct SectionMerge: Equatable, Sendable {
    /// Nil when both changed the same section, or both moved sections.
    package private(set) var bytes: [UInt8]?
    /// The merge line by line where both changed a section, with marks around lines that both
    /// changed.
    package private(set) var marked: [UInt8] = []
    /// Titles of the sections with marks.
    package private(set) var markedSections: [String] = []
    /// Titles of the sections that either person changed, and of the sections that both changed.
    package private(set) var mine: [String] = []
    package private(set) var theirs: [String] = []
    package private(set) var both: [String] = []
    /// Whether the other text has the marks of a merge that is not finished.
    package private(set) var isUnfinished = false

    package init(
        base baseBytes: [UInt8], mine mineBytes: [UInt8], theirs theirBytes: [UInt8],
        template: Template
    ) {
        let base = Side(baseBytes, template)
        let own = Side(mineBytes, template, from: base)
        let other = Side(theirBytes, template, from: base)
        let keys: [Side.Key]
        switch (own.keys == base.keys, other.keys == base.keys) {
        case (true, _): keys = other.keys
        case (_, true): keys = own.keys
        default: keys = own.keys == other.keys ? own.keys : []
        }
        var parts: [[UInt8]] = []
        var marking = MarkedSections(base, own, other)
        for key in keys {
            let part = merged(key, base, own, other)
            parts.append(part)
            marking.add(key, part)
        }
        // A section in neither order was taken out by one person, and not changed by the other.
        for key in base.keys where !keys.contains(key) {
            let isKept = [own, other].contains { $0[key] != nil && $0[key] != base[key] }
            if isKept {
                both.append(base.title(of: key))
                marking.keep(key)
            }
        }
        if keys.isEmpty { both.append("the order of the sections") }
        bytes = both.isEmpty ? Self.joined(parts, lineEnding: own.lineEnding) : nil
        if let bytes {
            marked = bytes
        } else if keys.isEmpty {
            let whole = LineMerge(
                base: baseBytes, ours: mineBytes, theirs: theirBytes, lineEnding: own.lineEnding)
            marked = whole.bytes
            markedSections = whole.conflicts > 0 ? both : []
        } else {
            marked = Self.joined(marking.parts, lineEnding: own.lineEnding)
            markedSections = marking.titles
        }
    }

    /// Takes in who changed what by another merge.
    mutating func add(_ other: SectionMerge) {
        mine += other.mine.filter { !mine.contains($0) }
        theirs += other.theirs.filter { !theirs.contains($0) }
        both += other.both.filter { !both.contains($0) }
    }

    mutating func leaveUnfinished() { (bytes, isUnfinished) = (nil, true) }

    private mutating func merged(
        _ key: Side.Key, _ base: Side, _ own: Side, _ other: Side
    ) -> [UInt8] {
        let title = own[key] == nil ? other.title(of: key) : own.title(of: key)
        switch (own[key], other[key]) {
        case (let ours?, let others?) where ours == others:
            return ours
        case (let ours?, let others?):
            if others == base[key] {
                mine.append(title)
                return ours
            }
            theirs.append(title)
            if ours == base[key] { return others }
            mine.append(title)
            if key.isMetadata, let before = base[key],
                let both = MetadataMerge(before, ours, others).bytes
            {
                return both
            }
            if !key.isHead, let both = Self.headingAndText(key, base, own, other) { return both }
            both.append(title)
            return ours
        case (let ours?, nil):
            mine.append(title)
            return ours
        case (nil, let others?):
            theirs.append(title)
            return others
        case (nil, nil): return []
        }
    }

    /// The heading of the one who changed it above the text of the one who changed that; nil where
    /// both changed one of them.
    private static func headingAndText(
        _ key: Side.Key, _ base: Side, _ own: Side, _ other: Side
    ) -> [UInt8]? {
        guard let before = base.parts(of: key), let mine = own.parts(of: key),
            let theirs = other.parts(of: key)
        else { return nil }
        func changed(
            _ before: ArraySlice<UInt8>, _ mine: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>
        ) -> ArraySlice<UInt8>? {
            if mine == theirs || theirs == before { return mine }
            return mine == before ? theirs : nil
        }
        guard let heading = changed(before.heading, mine.heading, theirs.heading),
            let text = changed(before.text, mine.text, theirs.text)
        else { return nil }
        return Array(heading + text)
    }

    private static func joined(_ parts: [[UInt8]], lineEnding: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts where !part.isEmpty {
            if let last = bytes.last, last != 0x0A, last != 0x0D { bytes += lineEnding.utf8 }
            bytes += part
        }
        return bytes
    }
}

/// The sections of a merge, with marks where both changed one.
private struct MarkedSections {
    private(set) var parts: [[UInt8]] = []
    private(set) var titles: [String] = []
    /// Whose each part is.
    private var keys: [Side.Key] = []
    private let base: Side
    private let own: Side
    private let other: Side

    init(_ base: Side, _ own: Side, _ other: Side) {
        (self.base, self.own, self.other) = (base, own, other)
    }

    /// - Parameter part: the text that is taken where no more than one of them changed the section.
    mutating func add(_ key: Side.Key, _ part: [UInt8]) {
        keys.append(key)
        // Where both changed it in two ways that do not go together, ours was taken.
        guard let mine = own[key], let theirs = other[key], mine != theirs,
            mine != base[key], theirs != base[key], part == mine
        else { return parts.append(part) }
        let lines = LineMerge(
            base: base[key] ?? [], ours: mine, theirs: theirs, lineEnding: own.lineEnding)
        parts.append(lines.bytes)
        if lines.conflicts > 0 { titles.append(own.title(of: key)) }
    }

    /// One that a side took out and the other changed stays between marks, behind that above it.
    mutating func keep(_ key: Side.Key) {
        let lines = LineMerge(
            base: base[key] ?? [], ours: own[key] ?? [], theirs: other[key] ?? [],
            lineEnding: own.lineEnding)
        let above = base.keys.prefix { $0 != key }
        let place = keys.lastIndex { above.contains($0) }.map { $0 + 1 } ?? 0
        parts.insert(lines.bytes, at: place)
        keys.insert(key, at: place)
        titles.append(base.title(of: key))
    }
}

/// The sections of one version by their headings in the version that both began from.
private struct Side {
    struct Key: Hashable {
        let path: [HeadingName]
        let isHead: Bool
        let isMetadata: Bool
        /// Sections of the same path are told apart by their order.
        var repeated: Int
    }

    private(set) var keys: [Key] = []
    private var sections: [Key: (title: String, bytes: [UInt8], headingCount: Int)] = [:]
    private let aligned: [AlignedSection]
    let lineEnding: String

    /// - Parameter base: the version whose sections these were: a section has the key that it had
    ///   there, whatever its heading is now, and wherever it stands.
    init(_ bytes: [UInt8], _ template: Template, from base: Side? = nil) {
        let proposal = Proposal(bytes, template: template)
        lineEnding = proposal.lineEnding
        aligned = AlignedSection.all(in: proposal)
        let known = base.map { base in
            let alignment = SectionAlignment(from: base.aligned, to: aligned)
            return alignment.pairs.reduce(into: [Int: Key]()) { $0[$1.new] = base.keys[$1.old] }
        }
        var taken = Set(base?.keys ?? [])
        for (position, item) in aligned.enumerated() {
            let section = item.section
            let isFrontMatter = section.role == .frontMatter
            var key = Key(
                path: section.path, isHead: section.role == .head,
                isMetadata: item.index == proposal.metadataSection || isFrontMatter, repeated: 0)
            if let old = known?[position] {
                key = old
            } else {
                // Another section may have had this heading.
                while taken.contains(key) { key.repeated += 1 }
                taken.insert(key)
            }
            keys.append(key)
            let unnamed = isFrontMatter ? "the front matter" : "the title"
            let title = section.title.isEmpty ? unnamed : section.title
            sections[key] = (
                title, proposal.bytes(ofSection: item.index), section.heading.utf8.count
            )
        }
    }

    subscript(key: Key) -> [UInt8]? { sections[key]?.bytes }

    func title(of key: Key) -> String { sections[key]?.title ?? "" }

    func parts(of key: Key) -> (heading: ArraySlice<UInt8>, text: ArraySlice<UInt8>)? {
        sections[key].map { ($0.bytes[..<$0.headingCount], $0.bytes[$0.headingCount...]) }
    }
}

/// Two changes of a metadata block, line by line.
struct MetadataMerge {
    /// Nil when lines were added or taken out, or one was changed in two ways.
    let bytes: [UInt8]?

    init(_ base: [UInt8], _ own: [UInt8], _ other: [UInt8]) {
        let (base, own, other) = (base.linesWithEnds, own.linesWithEnds, other.linesWithEnds)
        guard own.count == base.count, other.count == base.count else {
            bytes = nil
            return
        }
        var merged: [UInt8] = []
        for index in base.indices {
            let (mine, theirs) = (own[index], other[index])
            if mine == theirs || theirs == base[index] {
                merged += mine
            } else if mine == base[index] {
                merged += theirs
            } else if let later = Self.laterDate(mine, theirs) {
                merged += later
            } else {
                bytes = nil
                return
            }
        }
        bytes = merged
    }

    /// The line with the later day, of two that say when the proposal was changed last.
    static func laterDate(
        _ mine: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8>? {
        let items = [mine, theirs].map { line in
            let text = String(decoding: line, as: UTF8.self).trimmed
            let isItem = ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
            return MetadataItem(isItem ? String(text.dropFirst(2)) : text)
        }
        let days = items.map { $0.flatMap { Day($0.value) } }
        guard
            items.allSatisfy({ ["last updated", "last-updated"].contains($0?.name.lowercased()) }),
            let own = days[0],
            let other = days[1]
        else { return nil }
        return own < other ? theirs : mine
    }
}
