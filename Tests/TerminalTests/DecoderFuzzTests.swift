import Forms
import Terminal
import TestSupport
import Testing

/// Whatever arrives, the decoder goes on, and only what was typed is text.
@Suite struct DecoderFuzzTests {
    @Test func `random bytes are survived, and cuts change nothing`() {
        for seed in 0..<2000 {
            var random = SeededRandom(seed: seed)
            let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
                // Half of the bytes are those that sequences are made of.
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random)
                    : Self.common.randomElement(using: &random) ?? 0
            }
            let whole = decode([bytes])
            #expect(decode(random.cut(bytes)) == whole, "seed \(seed)")
        }
    }

    @Test func `no sequence becomes text`() {
        for seed in 0..<5000 {
            var random = SeededRandom(seed: seed)
            let sequences = (0..<10).map { _ in Self.sequence(&random) }
            let inputs = decode(random.cut(sequences.flatMap(\.self) + Array("Q".utf8)))
            let text = inputs.filter {
                guard case .key(let key) = $0, case .character = key.code else { return false }
                return key.modifiers.isEmpty
            }
            #expect(text == [typed("Q")], "seed \(seed)")
        }
    }

    @Test func `a string that never ends does not eat typing for ever`() {
        var decoder = InputDecoder()
        let endless = Array("\u{1b}]".utf8) + [UInt8](repeating: 0x61, count: 64 * 1024 + 1)
        _ = decoder.feed(endless)
        #expect(decoder.feed(Array("x".utf8)) == [typed("x")])
    }

    @Test func `a paste of 10 MB takes time in proportion`() {
        let line = Array("A line of text with an \u{1b}[31mescape\u{1b} in it.\r\n".utf8)
        func time(_ bytes: Int, chunk: Int) -> Duration {
            let body = Array(repeatElement(line, count: bytes / line.count).joined())
            let paste = Array("\u{1b}[200~".utf8) + body + Array("\u{1b}[201~".utf8)
            var inputs: [Input] = []
            let duration = ProcessorTime.of {
                var decoder = InputDecoder()
                for start in stride(from: 0, to: paste.count, by: chunk) {
                    inputs += decoder.feed(Array(paste[start..<min(start + chunk, paste.count)]))
                }
            }
            guard inputs.count == 1, case .paste(let text) = inputs[0] else {
                Issue.record("\(inputs.count) inputs")
                return duration
            }
            #expect(text.utf8.count == body.count - body.count / line.count)
            return duration
        }
        _ = time(100_000, chunk: 4096)
        let one = time(1_000_000, chunk: 4096)
        let ten = time(10_000_000, chunk: 4096)
        #expect(ten < one * 40, "1 MB in \(one), 10 MB in \(ten)")
    }

    private static let common = Array("\u{1b}\u{1b}\u{1b}[]OPM;:?<$~^u0123456789AZ".utf8)

    /// One of the things a terminal sends that are no text, whatever numbers it holds.
    private static func sequence(_ random: inout SeededRandom) -> [UInt8] {
        let numbers = (0..<Int.random(in: 3...6, using: &random))
            .map { _ in String(Int.random(in: 0...70000, using: &random)) }.joined(separator: ";")
        let ends = Array("BCDEFGHILMNPQRSTVWXYZbcdefghijklmnopqrstvwxyz")
        let end = ends.randomElement(using: &random) ?? "c"
        let shapes = [
            "\u{1b}[\(numbers)\(end)", "\u{1b}[?\(numbers)\(end)", "\u{1b}[>\(numbers)\(end)",
            "\u{1b}[<\(numbers)M", "\u{1b}[?\(numbers)$y", "\u{1b}]\(numbers)\u{7}",
            "\u{1b}]\(numbers)\u{1b}\\", "\u{1b}P\(numbers)\(end)text\u{1b}\\",
            "\u{1b}_\(numbers)\u{1b}\\", "\u{1b}[M\(end)\(end)\(end)", "\u{1b}[\(numbers)",
        ]
        return Array((shapes.randomElement(using: &random) ?? "").utf8) + [0x18]
    }
}

extension SeededRandom {
    mutating func cut(_ bytes: [UInt8]) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...8, using: &self)
            chunks.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return chunks
    }
}
