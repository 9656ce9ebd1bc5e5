/// The sections of a proposal in file order. Copies share every section that neither changed, so a
/// step of undo costs one reference for each.
package struct Sections: Sendable {
    /// Written only while a single collection holds it.
    private final class Shared: @unchecked Sendable {
        var section: Section
        init(_ section: Section) { self.section = section }
    }

    private var shared: [Shared]

    init(_ sections: [Section]) { shared = sections.map(Shared.init) }

    /// All sections at once.
    package var all: [Section] { shared.map(\.section) }

    /// Whether a section is the same as one of another collection because neither changed it.
    func sharesSection(_ index: Int, with other: Sections, at otherIndex: Int) -> Bool {
        shared[index] === other.shared[otherIndex]
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
            yield &shared[index].section
        }
    }
}
