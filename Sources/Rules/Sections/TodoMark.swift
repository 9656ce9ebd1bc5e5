import Markdown
import Proposals

/// # `todo-mark`
///
/// No sentence holds `TODO`, `TBD`, `FIXME` or `XXX`: what is open is written, or asked for in the
/// review. Those in code and tables, and parts of words such as `XXX-large`, are left alone; a whole
/// item or paragraph is `placeholder-left`.
///
/// Wrong: `The limit is TBD by the storage group.`
extension Rule {
    static let todoMark = Rule(
        "todo-mark", .sections, draft: .note, later: .warning, "No sentence is marked as open."
    ) { document in
        document.writtenPlaces.flatMap { place -> [Problem] in
            let words = openWords.flatMap { document.bytes.offsets(of: $0, in: place.body) }
                .sorted()
            guard !words.isEmpty else { return [] }
            let marks = document.blocks(of: place).flatMap { index -> [Range<Int>] in
                let block = document.tree.blocks[index]
                guard document.isProse(index), words.hasAny(in: block.range),
                    !document.isOpenMark(block.range)
                else { return [] }
                return document.textRuns(of: index).flatMap { document.marks(in: $0) }
            }
            return document.told(marks, by: "todo-mark", at: \.lowerBound).map { marks in
                Problem(
                    marks[0], place.subject,
                    "\(Wording.code(document.text(marks[0]))) is left in a sentence"
                        + "\(Wording.places(marks.count)).",
                    help: "Write what is missing, or ask for it in the review.")
            }
        }
    }
}

private let openWords = ["TODO", "TBD", "FIXME", "XXX"]

extension CheckedDocument {
    /// The marks that stand alone as words.
    fileprivate func marks(in range: Range<Int>) -> [Range<Int>] {
        let words = openWords.map { Array($0.utf8) }
        var found: [Range<Int>] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let word = words.first { bytes[at..<range.upperBound].starts(with: $0) }
            guard let word, isAlone(at..<at + word.count) else {
                at += 1
                continue
            }
            found.append(at..<at + word.count)
            at += word.count
        }
        return found
    }

    /// Whether the word goes on at neither side, be it behind a hyphen.
    private func isAlone(_ word: Range<Int>) -> Bool {
        let above = bytes[..<word.lowerBound].suffix(2).reversed()
        let below = bytes[word.upperBound...].prefix(2)
        return !continues(Array(above)) && !continues(Array(below))
    }

    /// - Parameter bytes: the next two beside a word, the nearer one first.
    private func continues(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return false }
        return isWordByte(first)
            || bytes.count > 1 && first == UInt8(ascii: "-") && isWordByte(bytes[1])
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
    }
}
