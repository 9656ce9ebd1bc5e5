/// # `hidden-character`
///
/// What is written is what is seen: no character turns the order of others around, so that a
/// reader sees another text than a program does; and none has no width.
///
/// Wrong: U+202E or U+2066 in a sentence. U+200B and U+FEFF are told as a note.
extension Rule {
    static let hiddenCharacter = Rule(
        "hidden-character", .text, .warning, "No character is hidden in the text."
    ) { document in
        var turning: [Range<Int>] = []
        var empty: [Range<Int>] = []
        let bytes = document.bytes
        // A byte order mark at the start is no hidden character.
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let at = bytes.firstBeyondASCII(from: position), at + 2 < bytes.count {
            position = at + 1
            switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
            case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9):
                turning.append(at..<at + 3)
            case (0xF3, 0xA0, 0x80...0x81) where at + 3 < bytes.count:
                // Tags spell words that nobody sees; flags of regions are made of them, too.
                if !isFlag(before: at) { empty.append(at..<at + 4) }
            case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
                empty.append(at..<at + 3)
            default: break
            }
        }
        func isFlag(before at: Int) -> Bool {
            let before = document.bytes[max(at - 4, 0)..<at]
            return before.elementsEqual([0xF0, 0x9F, 0x8F, 0xB4])
                || before.starts(with: [0xF3, 0xA0])
        }
        var problems: [Problem] = []
        for (ranges, what, level) in [
            (turning, "turns the order of the text", Level.warning),
            (empty, "has no width", Level.note),
        ] {
            for ranges in document.told(ranges, by: "hidden-character", at: \.lowerBound) {
                var problem = Problem(
                    ranges[0], document.subject(at: ranges[0].lowerBound),
                    "U+\(document.hexadecimal(ranges[0])) \(what)\(Wording.places(ranges.count)).",
                    help: "Delete it: readers do not see it, programs do.",
                    fixes: [
                        .suggested(
                            ranges.count == 1 ? "Delete it." : "Delete all \(ranges.count).",
                            ranges.map { .init($0, "") })
                    ])
                problem.level = level
                problems.append(problem)
            }
        }
        return problems
    }
}

extension CheckedDocument {
    fileprivate func hexadecimal(_ range: Range<Int>) -> String {
        let value = text(range).unicodeScalars.first?.value ?? 0
        return String(value, radix: 16, uppercase: true)
    }
}
