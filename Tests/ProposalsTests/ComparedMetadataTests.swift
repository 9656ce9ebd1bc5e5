import Testing

@testable import Proposals

/// What differs in a document and in the file of metadata beside it: each has lines of its own.
@Suite struct ComparedMetadataTests {
    private static let metadata = "title: T\nowners:\n  - a\nstatus: x\n"
    private static let document = "# T\n\n## Aim\n\n```\na\n  b\n```\n"

    private static func signs(
        _ metadata: String, _ document: String, isTaken: Bool = false
    ) throws -> [String] {
        let sidecar = try #require(
            Sidecar(
                path: "a/kep.yaml", metadata: Array(Self.metadata.utf8),
                above: Array(Self.document.utf8)))
        let join = { sidecar.joined(Array(($0 as String).utf8), above: Array(($1 as String).utf8)) }
        let comparison = TextComparison(
            of: join(metadata, document), with: join(Self.metadata, Self.document),
            template: .enhancement, sidecar: sidecar)
        guard isTaken, let first = comparison.changes.first else {
            return comparison.changes.map(\.sign)
        }
        return comparison.takingBack(first).changes.map(\.sign)
    }

    @Test func linesAreThoseOfTheirFile() throws {
        let metadata = Self.metadata.replacing("  - a", with: "    - a")
        let document = Self.document.replacing("  b", with: "    b")
        #expect(try Self.signs(Self.metadata, document) == ["Line 7, blanks:"])
        #expect(try Self.signs(metadata, Self.document) == ["kep.yaml, line 3, blanks:"])
        #expect(
            try Self.signs(metadata, document) == ["kep.yaml, line 3, blanks:", "Line 7, blanks:"])
        #expect(try Self.signs(metadata, document, isTaken: true) == ["Line 7, blanks:"])
    }
}
