/// The sections of a template by their names.
struct SectionNames: Sendable {
    private let indices: [HeadingName: [Int]]
    /// A bit for each length and first letter that a name has: most headings of other documents are
    /// told apart by it.
    private let marks: UInt64

    init(_ sections: [Template.Section]) {
        var indices = Dictionary(grouping: sections.indices) { sections[$0].name }
        for index in sections.indices {
            for name in sections[index].otherNames { indices[name, default: []].append(index) }
        }
        self.indices = indices
        marks = indices.keys.reduce(0) { $0 | Self.mark(of: $1) }
    }

    subscript(name: HeadingName) -> [Int] {
        marks & Self.mark(of: name) == 0 ? [] : indices[name] ?? []
    }

    private static func mark(of name: HeadingName) -> UInt64 {
        let bytes = name.string.utf8
        return 1 << (UInt64(bytes.count &* 31 &+ Int(bytes.first ?? 0)) & 63)
    }
}
