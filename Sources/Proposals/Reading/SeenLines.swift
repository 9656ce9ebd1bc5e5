import Prose

/// A line that a form shows of a section that is the template's still, and the bytes of the document
/// that its words are.
package struct SeenLine {
    package let place: FieldPlace
    package let line: Int
    package let bytes: Range<Int>
}

extension Proposal {
    /// What a form shows as text of a section that nobody began: what asks there is shown beside it.
    package func seenLines(ofSection index: Int) -> [SeenLine] {
        guard sections[index].isPresent, sections[index].isUntouched else { return [] }
        let start = byteOffset(ofSection: index) + sections[index].heading.utf8.count
        let body = Array(sections[index].body.bytes)
        var seen: [SeenLine] = []
        var next = 0
        for (slot, part) in content(ofSection: index).slots.enumerated() {
            for (number, line) in part.field.text.lines.enumerated() where !line.text.isEmpty {
                let words = Array((line.lead + line.text).utf8)
                guard let at = body.startOfLine(words, from: next) else { continue }
                let first = start + at + line.lead.utf8.count
                seen.append(
                    SeenLine(
                        place: FieldPlace(section: index, slot: slot), line: number,
                        bytes: first..<first + line.text.utf8.count))
                next = at + words.count
            }
        }
        return seen
    }

    /// The place of a byte that is seen in a section that nobody began.
    package func seenPlace(atByte byte: Int) -> (place: FieldPlace, position: Position)? {
        var end = 0
        for index in sections.indices where sections[index].isPresent {
            end += sections[index].byteCount
            guard byte < end || index == sections.indices.last else { continue }
            let line = seenLines(ofSection: index).first {
                $0.bytes.contains(byte) || $0.bytes.upperBound == byte
            }
            return line.map {
                ($0.place, Position(line: $0.line, offset: byte - $0.bytes.lowerBound))
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where the next line begins that has these bytes, and nothing but blanks behind them.
    fileprivate func startOfLine(_ words: [UInt8], from start: Int) -> Int? {
        var at = start
        while at < count {
            let end = self[at...].firstIndex(of: 0x0A) ?? count
            let line = self[at..<end]
            let isSame = line.starts(with: words)
            if isSame, line.dropFirst(words.count).allSatisfy({ " \t\r".utf8.contains($0) }) {
                return at
            }
            at = end + 1
        }
        return nil
    }
}
