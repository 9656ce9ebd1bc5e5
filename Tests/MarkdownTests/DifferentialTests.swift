import Markdown
import TestSupport
import Testing

/// Our tree against the one of `cmark-gfm`.
@Suite(.enabled(if: Reference.isInstalled, "cmark-gfm is not installed"))
struct DifferentialTests {
    @Test(arguments: 0..<4)
    func generatedDocuments(seed: UInt64) {
        var generator = DocumentGenerator(seed: seed)
        compare((0..<750).map { _ in generator.document() }, excusedAtMost: 40)
    }

    @Test(arguments: 10..<12)
    func damagedDocuments(seed: UInt64) {
        var generator = DocumentGenerator(seed: seed)
        compare((0..<750).map { _ in generator.damaged() }, excusedAtMost: 40)
    }

    @Test(.enabled(if: Files.shared != nil, "no specification beside the repository"))
    func examplesOfTheSpecification() throws {
        let folder = try #require(Files.shared)
        let bytes = try #require(Files.read(folder + "/spec/commonmark.txt"))
        let examples = SpecificationExamples(bytes).documents
        #expect(examples.count > 600)
        compare(examples, excusedAtMost: 10)
    }

    @Test(
        .enabled(if: Files.shared != nil, "no sample documents beside the repository"),
        arguments: 0..<2)
    func sampleDocuments(half: Int) {
        let documents = Reference.sampleDocuments(half: half)
        #expect(documents.count > 250)
        compare(documents, excusedAtMost: 5)
    }

    private func compare(_ documents: [[UInt8]], excusedAtMost limit: Int) {
        var excused = 0
        var failures = 0
        for (document, expected) in zip(documents, Reference.outlines(of: documents)) {
            let tree = BlockTree(document, extensions: [])
            let outline = Outline(tree, of: document)
            guard outline != expected else { continue }
            if KnownDifference.allCases.contains(where: { $0.applies(to: document, tree) }) {
                excused += 1
                continue
            }
            failures += 1
            if failures <= 3 { report(document, outline, expected) }
        }
        #expect(failures == 0)
        #expect(excused <= limit)
    }

    private func report(_ document: [UInt8], _ outline: Outline, _ expected: Outline) {
        let text = String(decoding: document, as: UTF8.self)
        let first = zip(outline.lines, expected.lines).first { $0 != $1 }
        Issue.record(
            """
            \(text.prefix(600).debugDescription)
            first difference: \(first?.0 ?? "length") | \(first?.1 ?? "length")
            ours:
            \(outline.lines.prefix(40).joined(separator: "\n"))
            cmark:
            \(expected.lines.prefix(40).joined(separator: "\n"))
            """)
    }
}
