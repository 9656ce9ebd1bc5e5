import Folders
import TestSupport
import Testing

/// Words in whole proposals.
@Suite struct TextSearchTests {
    private static let text = """
        ---
        title: Collector
        ---
        # Garbage collection

        Words above.

        ## Design

        ### Storage

        Nothing counts references here, because counting
        is slow. ÄRGER is not.

        ```
        # Storage of old
        ```

        Sweep
        -----

        The collection sweeps.
        """

    private func hits(_ words: String..., in text: String = text) -> SearchHits? {
        TextSearch(words)?.hits(in: Array(text.utf8))
    }

    private func told(_ hits: SearchHits?) -> String? {
        hits.map(\.best).map { "\($0.kind) \($0.number):\($0.column) \($0.section) \($0.text)" }
    }

    @Test func theBestLine() {
        #expect(told(hits("garbage")) == "title 4:3 [] Garbage collection")
        #expect(told(hits("collector")) == "title 2:8 [] title: Collector")
        #expect(told(hits("collection")) == "title 4:11 [] Garbage collection")
        #expect(told(hits("sweep")) == #"heading 19:1 ["Sweep"] Sweep"#)
        #expect(told(hits("storage")) == #"heading 10:5 ["Design", "Storage"] Storage"#)
        #expect(
            told(hits("old")) == ##"text 16:14 ["Design", "Storage"] # Storage of old"##)
        #expect(told(hits("above")) == "text 6:7 [] Words above.")
        // All in one line, before the title.
        #expect(told(hits("sweep", "collection")) == #"text 22:5 ["Sweep"] The collection sweeps."#)
    }

    @Test func wordsAndCase() {
        #expect(hits("nothing", "slow")?.missing == 1)
        #expect(hits("nothing", "missing") == nil)
        #expect(hits("GARBAGE") == nil)
        #expect(hits("Garbage")?.missing == 0)
        #expect(hits("ärger") != nil && hits("Ärger") == nil)
        #expect(hits("because counting is slow") != nil)
        #expect(hits("counting because") == nil)
        #expect(TextSearch(["", "  "]) == nil)
    }

    @Test func everyLine() {
        #expect(hits("collection", "counting")?.all.map(\.number) == [4, 12, 22])
        #expect(hits("x", in: "x\r\nx\r\n")?.all.map(\.text) == ["x", "x"])
        #expect(hits("x", in: "x")?.best.number == 1)
    }

    /// Whatever bytes a file has, each line that is told holds the first of the words where it says.
    @Test(arguments: 0..<40) func anyBytes(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let parts: [[UInt8]] = [
            [0x0A], [0x0D], [0x0D, 0x0A], [0xEF, 0xBB, 0xBF], [0xFF], [0xC3], Array("# ab\n".utf8),
            Array("ab".utf8), Array("AB ".utf8), Array("\n---\n".utf8), Array("```\n".utf8), [0],
            Array("title: ab".utf8), Array("é".utf8), Array("> # ab\n".utf8), Array("===\n".utf8),
        ]
        let search = try #require(TextSearch(["ab"]))
        for _ in 0..<60 {
            let bytes = (0..<random.below(12)).flatMap { _ in random.pick(parts) }
            let hits = search.hits(in: bytes)
            let small = String(decoding: bytes, as: UTF8.self).lowercased()
            #expect((hits != nil) == small.contains("ab"), "\(bytes)")
            guard let hits else { continue }
            #expect(hits.missing == 0 && hits.all.contains { $0.number == hits.best.number })
            for line in hits.all {
                #expect(line.text.lowercased().contains("ab"), "\(bytes)")
                #expect(line.number > 0 && line.column > 0)
            }
        }
    }

    /// What is looked for quickly leaves out nothing that is there.
    @Test(arguments: 0..<40) func nothingIsPassedOver(seed: Int) {
        var random = SeededRandom(seed: seed)
        let letters = Array("abeszäÄ𝄞 \n-`@")
        for _ in 0..<60 {
            let text = String((0..<random.below(120)).map { _ in random.pick(letters) })
            guard !text.isEmpty else { continue }
            let all = Array(text)
            let start = random.below(all.count)
            let part = String(all[start..<min(all.count, start + 1 + random.below(5))])
            let word = part.split { $0.isWhitespace }.joined(separator: " ")
            guard !word.isEmpty, !part.contains(where: \.isWhitespace) else { continue }
            #expect(
                hits(word, in: text) != nil, "\(word.debugDescription) \(text.debugDescription)")
            let small = word.lowercased()
            #expect(hits(small, in: text) != nil, "\(small.debugDescription)")
        }
    }
}
