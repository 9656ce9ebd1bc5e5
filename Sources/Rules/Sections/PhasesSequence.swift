import Markdown

/// # `phases-sequence`
///
/// The labels of the phases count up one by one, from 1 or 0, be they items or headings. Items
/// without a label are not counted.
///
/// Wrong: `1. Phase 1: Storage` and `2. Phase 1: API`. Right: `2. Phase 2: API`.
extension Rule {
    static let phasesSequence = Rule(
        "phases-sequence", .sections, .warning, "Phases are numbered one after the other."
    ) { document in
        document.phasePlaces.compactMap { place in
            guard let index = place.templateIndex else { return nil }
            var last: Int?
            var seen: Set<Int> = []
            for (number, range, _) in document.phaseLabels(in: place) {
                let message: String?
                if !seen.insert(number).inserted {
                    message = "Phase \(number) appears twice."
                } else if let last, number != last + 1 {
                    message = "Phase \(number) follows Phase \(last)."
                } else if last == nil, number > 1 {
                    message = "The first phase is Phase \(number)."
                } else {
                    message = nil
                }
                if let message {
                    return Problem(
                        range, .templateSection(index), message,
                        help: "Number the phases one after the other: others refer to them.",
                        fixes: document.phasesInSequence(in: place))
                }
                last = number
            }
            return nil
        }
    }
}

extension Document {
    /// Written sections for which the template asks phases.
    var phasePlaces: [Place] { writtenPlaces.filter { $0.asked?.kind == .phases } }

    /// Numbers the labels one after the other, from 0 if the first is 0.
    fileprivate func phasesInSequence(in place: Place) -> [Fix] {
        let labels = phaseLabels(in: place)
        let first = labels.first?.number == 0 ? 0 : 1
        let edits = labels.enumerated().compactMap { index, label -> Fix.Edit? in
            label.number == first + index ? nil : .init(label.digits, String(first + index))
        }
        let title = "Number the phases from \(first)."
        // Where the text speaks of a phase by its number, a person has to look.
        let isNamed = edits.contains { namesPhase(text($0.range), besides: labels.map(\.digits)) }
        return [isNamed ? .suggested(title, edits) : .safe(title, edits)]
    }

    /// Whether `Phase N`, or a link to such a heading, stands anywhere but in the labels.
    private func namesPhase(_ number: String, besides labels: [Range<Int>]) -> Bool {
        let word = Array("phase".utf8)
        var at = 0
        while let digits = bytes[at...].firstIndex(where: { (0x30...0x39).contains($0) }) {
            at = bytes[digits...].firstIndex { !(0x30...0x39).contains($0) } ?? end
            guard bytes[digits..<at].elementsEqual(number.utf8), digits > word.count,
                !labels.contains(digits..<at)
            else { continue }
            let before = bytes[(digits - word.count - 1)..<(digits - 1)].map { $0 | 0x20 }
            if before == word { return true }
        }
        return false
    }

    func isPhaseHeading(_ index: Int) -> Bool {
        headingLevel(index) != nil && phaseNumber(tree.blocks[index].content) != nil
    }

    /// The labels `Phase N` of a section: those of its headings, else those of its items.
    /// - Returns: each with the bytes of its line and of its digits.
    fileprivate func phaseLabels(
        in place: Place
    ) -> [(number: Int, range: Range<Int>, digits: Range<Int>)] {
        let headings = place.blocks.filter { isPhaseHeading($0) }
        let texts =
            headings.isEmpty
            ? place.blocks.filter { listMarker($0) != nil }.flatMap { tree.children(of: $0) }
            : headings
        return texts.compactMap { index in
            let range = tree.blocks[index].content
            let line = range.lowerBound..<min(range.upperBound, range.lowerBound + 200)
            return phaseNumber(line).map { ($0.number, firstLine(of: range), $0.digits) }
        }
    }

    /// The number of a text that begins with `Phase N`, bold or not; `Phase 1.2` and `Phase 1a` are
    /// parts of a phase and count as none.
    func phaseNumber(_ range: Range<Int>) -> (number: Int, digits: Range<Int>)? {
        let text = bytes[range].drop { "*_ ".utf8.contains($0) }
        guard text.prefix(6).map({ $0 | 0x20 }) == Array("phase ".utf8) else { return nil }
        let rest = text.dropFirst(6)
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...3).contains(digits.count) else { return nil }
        let after = Array(rest.dropFirst(digits.count).prefix(2))
        let isPart = after.count == 2 && ".-".utf8.contains(after[0]) && !after[1].isWhite
        let isWord = after.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
        guard !isPart, !isWord, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        return (number, digits.startIndex..<digits.endIndex)
    }
}
