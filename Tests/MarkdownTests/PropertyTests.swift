import Markdown
import TestSupport
import Testing

/// What holds of every tree, whatever the bytes.
struct PropertyTests {
    @Test(arguments: 0..<4)
    func generatedDocuments(seed: UInt64) {
        var generator = DocumentGenerator(seed: seed)
        for _ in 0..<500 { check(generator.damaged()) }
    }

    /// Short inputs over the bytes that mean something, some of them no UTF-8.
    @Test(arguments: 0..<4)
    func randomBytes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let alphabet = DocumentGenerator.bytes + [0, 0x80, 0xEF, 0xBB, 0xBF, 0xFF]
        for round in 0..<25_000 {
            let bytes = (0..<random.below(24)).map { _ in random.pick(alphabet) }
            if round % 10 == 0 { check(bytes) } else { _ = BlockTree(bytes) }
        }
    }

    @Test func partsOfABuffer() {
        let bytes = Array("# a\n> b\n".utf8)
        #expect(BlockTree(bytes, in: 4..<8).blocks[1].range == 4..<7)
        #expect(BlockTree(bytes, in: 6..<100).blocks[1].kind == .paragraph)
        #expect(BlockTree(bytes, in: 3..<3).blocks.count == 1)
        #expect(BlockTree([]).blocks.map(\.kind) == [.document])
    }

    private func check(_ bytes: [UInt8]) {
        let tree = BlockTree(bytes)
        var faults: [String] = []
        func expect(_ holds: Bool, _ what: String) { if !holds { faults.append(what) } }
        expect(tree.blocks[0].range == 0..<bytes.count, "the document is not whole")
        for (index, block) in tree.blocks.enumerated() {
            let range = block.range
            expect(range.clamped(to: 0..<bytes.count) == range, "\(index) leaves the buffer")
            expect(block.content.clamped(to: range) == block.content, "\(index) content")
            if index > 0 { expect(!range.isEmpty, "\(index) is empty") }
            expect(index < block.end && block.end <= tree.blocks.count, "\(index) end")
            var position = range.lowerBound
            for child in tree.children(of: index) {
                let inner = tree.blocks[child]
                expect(inner.parent == index, "\(child) has another parent than \(index)")
                expect(inner.range.lowerBound >= position, "\(child) overlaps")
                expect(inner.range.upperBound <= range.upperBound, "\(child) leaves \(index)")
                if case .item(let marker) = block.kind {
                    expect(inner.range.lowerBound >= marker.lead.upperBound, "\(child) in marker")
                    expect(inner.range.lowerBound >= block.content.lowerBound, "\(child) content")
                }
                position = inner.range.upperBound
            }
        }
        let outer = BlockTree(bytes, keeping: .topLevel).blocks
        let expected = [0] + Array(tree.children(of: 0))
        expect(expected.map { tree.blocks[$0].flat } == outer.map(\.flat), "top level differs")
        expect(outer.dropFirst().indices.allSatisfy { outer[$0].end == $0 + 1 }, "top level end")
        #expect(faults.isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
}

extension Block {
    /// The block without the indices, which depend on what is kept.
    fileprivate var flat: Block {
        var flat = self
        flat.end = 0
        return flat
    }
}
