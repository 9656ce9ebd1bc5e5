import Synchronization

/// The sections of a proposal in file order. Copies share every section that neither changed, so a
/// step of undo costs one reference for each.
package struct Sections: Sendable {
    /// Written only while a single collection holds it.
    private final class Shared: @unchecked Sendable {
        @exclusivity(unchecked) var section: Section
        /// Negative while nobody asked since the section was changed.
        private let knownLineFeedCount = Atomic(-1)

        init(_ section: consuming Section) { self.section = section }

        /// How many line feeds the bytes of the section have.
        var lineFeedCount: Int {
            let known = knownLineFeedCount.load(ordering: .relaxed)
            if known >= 0 { return known }
            let count = section.lineFeedCount()
            knownLineFeedCount.store(count, ordering: .relaxed)
            return count
        }

        /// Forgets what is known of the section as it was.
        func noteChange() { knownLineFeedCount.store(-1, ordering: .relaxed) }
    }

    private var shared: [Shared]
    /// How many have text that is open at its end; each key asks.
    private(set) var openCount: Int

    init(_ sections: consuming [Section]) {
        openCount = sections.count { $0.openEnd != nil }
        shared = []
        shared.reserveCapacity(sections.count)
        // Moved out of the array one by one: a copy counts the references to all its texts.
        while let last = sections.popLast() { shared.append(Shared(consume last)) }
        shared.reverse()
    }

    /// The level of each section that is there, 0 for the others.
    package var presentLevels: [Int] {
        shared.map { $0.section.isPresent ? $0.section.level : 0 }
    }

    /// The title of a section, which keys ask for: without a copy of the section.
    func title(of section: Int) -> String { shared[section].section.title }

    /// Hands over one section after the other, which costs less than an index for each.
    package func visit(_ body: (_ index: Int, _ section: borrowing Section) -> Void) {
        for (index, shared) in shared.enumerated() { body(index, shared.section) }
    }

    /// How many line feeds the bytes before a section have; every move asks.
    func lineFeedCount(before section: Int) -> Int {
        shared[..<section].reduce(0) { $0 + $1.lineFeedCount }
    }

    /// Whether no section was changed since one was copied from the other.
    func isIdentical(to other: Sections) -> Bool {
        shared.withUnsafeBufferPointer { own in
            other.shared.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
        }
    }

    /// Whether a section is the same as one of another collection because neither changed it.
    func sharesSection(_ index: Int, with other: Sections, at otherIndex: Int) -> Bool {
        shared[index] === other.shared[otherIndex]
    }

    /// How many sections at the start and at the end are the same as those of another collection
    /// because neither changed them.
    func sharedEnds(with other: Sections) -> (start: Int, end: Int) {
        shared.sharedEnds(with: other.shared)
    }
}

extension Sections {
    /// The sections below which another one has text of a writer's own.
    package var withWrittenParts: Set<Int> {
        var open: [(index: Int, level: Int)] = []
        var found: Set<Int> = []
        visit { index, section in
            guard section.isPresent else { return }
            while let last = open.last, last.level >= section.level { open.removeLast() }
            if !section.isBlank, !section.isUntouched { found.formUnion(open.map(\.index)) }
            open.append((index, section.level))
        }
        return found
    }
}

extension Sections: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { shared.count }

    package internal(set) subscript(index: Int) -> Section {
        _read { yield shared[index].section }
        _modify {
            if !isKnownUniquelyReferenced(&shared[index]) {
                shared[index] = Shared(shared[index].section)
            }
            let wasOpen = shared[index].section.openEnd != nil
            defer {
                let isOpen = shared[index].section.openEnd != nil
                if isOpen != wasOpen { openCount += isOpen ? 1 : -1 }
                shared[index].noteChange()
            }
            yield &shared[index].section
        }
    }
}
