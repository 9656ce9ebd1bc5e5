import Markdown
import Proposals

/// # `proposal-unknown`
///
/// A proposal that the text names by its number exists, in the folder or on another branch.
///
/// Wrong: `see Enhancement 012`, where the folder ends with 003.
extension Rule {
    static let proposalUnknown = Rule(
        "proposal-unknown", .text, draft: .warning, later: .error,
        "Proposals that are named by their number exist."
    ) { document in
        let named = document.proposalNumbers
        guard !named.isEmpty, let folder = document.context.folder else { return [] }
        // Where nothing is numbered, a number is not one of the folder's.
        guard !folder.numbers.isEmpty || !folder.elsewhere.isEmpty else { return [] }
        let own = [document.givenNumber?.number, document.context.fileName?.leadingNumber]
        let isKnown = { (number: Int) in
            folder.numbers.contains(number) || own.contains(number)
                || folder.elsewhere.contains { $0.number == number }
        }
        var places: [Int: [Range<Int>]] = [:]
        for (number, range) in named where !isKnown(number) {
            places[number, default: []].append(range)
        }
        return places.sorted { $0.key < $1.key }.map { number, ranges in
            let name = "\(document.template.titleWord) \(number.padded(to: 3))"
            return Problem(
                ranges[0], document.subject(at: ranges[0].lowerBound),
                "There is no \(name)\(Wording.places(ranges.count)).",
                help: "Correct the number, or add the proposal to the folder.")
        }
    }
}

extension Document {
    /// Numbers of three digits or more behind the word that begins the template's title.
    fileprivate var proposalNumbers: [(Int, Range<Int>)] {
        guard !template.titleWord.isEmpty else { return [] }
        let words = bytes.offsets(of: template.titleWord + " ")
        guard !words.isEmpty else { return [] }
        return blocksByKind.paragraphs.map { tree.blocks[$0].range }
            .filter { words.hasAny(in: $0) }
            .flatMap { proposalNumbers(in: $0) }
    }

    private func proposalNumbers(in range: Range<Int>) -> [(Int, Range<Int>)] {
        let word = Array(template.titleWord.utf8)
        guard range.count >= word.count + 4 else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            var found: [(Int, Range<Int>)] = []
            var at = range.lowerBound
            while at + word.count + 4 <= range.upperBound {
                defer { at += 1 }
                guard bytes[at] == word[0],
                    at == range.lowerBound || !bytes[at - 1].isLetterOrDigit,
                    word.indices.allSatisfy({ bytes[at + $0] == word[$0] })
                else { continue }
                var start = at + word.count
                guard bytes[start] == 0x20 else { continue }
                start += 1
                if bytes[start] == 0x23 { start += 1 }
                var end = start
                while end < range.upperBound, (0x30...0x39).contains(bytes[end]) { end += 1 }
                guard end - start >= 3, end == range.upperBound || !bytes[end].isLetterOrDigit,
                    let number = Int(String(decoding: bytes[start..<end], as: UTF8.self))
                else { continue }
                found.append((number, at..<end))
            }
            return found
        }
    }
}

extension UInt8 {
    /// An ASCII letter or digit, or part of another character.
    fileprivate var isLetterOrDigit: Bool {
        self >= 0x80 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF)
    }
}
