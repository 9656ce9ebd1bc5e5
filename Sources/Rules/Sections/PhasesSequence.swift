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
            guard let index = place.templateIndex, !document.hasFurtherPhases(in: place) else {
                return nil
            }
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

extension CheckedDocument {
    /// Written sections for which the template asks phases.
    var phasePlaces: [SectionSpan] {
        writtenPlaces.filter { $0.asked?.hasPhases == true }
    }

    /// Numbers the labels one after the other, from 0 if the first is 0.
    fileprivate func phasesInSequence(in place: SectionSpan) -> [Fix] {
        let labels = phaseLabels(in: place)
        let first = labels.first?.number == 0 ? 0 : 1
        let edits = labels.enumerated().compactMap { index, label -> Fix.Edit? in
            label.number == first + index ? nil : .init(label.digits, String(first + index))
        }
        let title = "Number the phases from \(first)."
        // Where the text speaks of a phase by its number, a person has to look.
        let isNamed = edits.contains { namesPhase(text($0.range), besides: labels.map(\.digits)) }
        let isUnclear = isNamed || labels.count < phaseWords(in: place)
        return [isUnclear ? .suggested(title, edits) : .safe(title, edits)]
    }

    /// How many of its headings and items begin with "Phase", be it numbered or not.
    private func phaseWords(in place: SectionSpan) -> Int {
        let texts = phaseTexts(in: place)
        let level = texts.first.flatMap(headingLevel)
        let like = level == nil ? texts : place.blocks.filter { headingLevel($0) == level }
        return like.count { index in
            let text = bytes[firstLine(of: tree.blocks[index].content)].drop {
                "*_ ".utf8.contains($0)
            }
            return restBehindPhase(text, plural: true) != nil
        }
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

    /// The labels `Phase N` of a section: the labels of its headings, else of its items.
    /// - Returns: each label with the bytes of its line and of its digits.
    fileprivate func phaseLabels(
        in place: SectionSpan
    ) -> [(number: Int, range: Range<Int>, digits: Range<Int>)] {
        var seen: Set<Int> = []
        return phaseTexts(in: place).compactMap { index in
            let range = tree.blocks[index].content
            guard let label = phaseNumber(firstLine(of: range)) else { return nil }
            // `Phase 1 tests` behind `Phase 1: Storage` is a part of it.
            let isNew = seen.insert(label.number).inserted
            guard isNew || label.isWhole else { return nil }
            return (label.number, firstLine(of: range), label.digits)
        }
    }

    /// The outermost headings of phases in a section, else its items.
    private func phaseTexts(in place: SectionSpan) -> [Int] {
        let headings = place.blocks.filter { isPhaseHeading($0) }
        if let level = headings.compactMap(headingLevel).min() {
            return headings.filter { headingLevel($0) == level }
        }
        return place.blocks.filter { listMarker($0) != nil }.flatMap { tree.children(of: $0) }
    }

    /// Whether phases are named that no label of their own counts: `Phases 1 and 2`, `Phase 2a`.
    /// How the others go on cannot be told then.
    fileprivate func hasFurtherPhases(in place: SectionSpan) -> Bool {
        let labels = Set(phaseLabels(in: place).map(\.number))
        let texts = place.blocks.flatMap { index -> [Int] in
            if headingLevel(index) != nil { return [index] }
            return listMarker(index) == nil ? [] : Array(tree.children(of: index))
        }
        return texts.contains { index in
            let line = firstLine(of: tree.blocks[index].content)
            let numbers = phaseNumbers(line)
            // A part of one before the first is no beginning.
            let isBefore = numbers.count == 1 && labels.allSatisfy { $0 > numbers[0] }
            return phaseNumber(line) == nil && !isBefore && !labels.isSuperset(of: numbers)
        }
    }

    /// The whole numbers that a text names which begins with `Phase` or `Phases`, up to its colon.
    private func phaseNumbers(_ line: Range<Int>) -> [Int] {
        let text = bytes[line].drop { "*_ ".utf8.contains($0) }
        guard let rest = restBehindPhase(text, plural: true) else { return [] }
        let label = rest.prefix { $0 != UInt8(ascii: ":") }
        return label.split { !(0x30...0x39).contains($0) }.prefix(4).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
    }

    private func restBehindPhase(
        _ text: ArraySlice<UInt8>, plural: Bool
    ) -> ArraySlice<UInt8>? {
        for word in plural ? ["phase ", "phases "] : ["phase "]
        where text.prefix(word.utf8.count).lazy.map({ $0 | 0x20 }).elementsEqual(word.utf8) {
            return text.dropFirst(word.utf8.count)
        }
        return nil
    }

    /// The number of a text that begins with `Phase N`, bold or not, and whether no further words
    /// belong to it; `Phase 1.2` and `Phase 1a` are parts of a phase, `Phase 1/2` is several, and
    /// they count as none.
    func phaseNumber(_ range: Range<Int>) -> (number: Int, digits: Range<Int>, isWhole: Bool)? {
        let text = bytes[range].drop { "*_ ".utf8.contains($0) }
        guard let rest = restBehindPhase(text, plural: false) else { return nil }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...3).contains(digits.count) else { return nil }
        let after = Array(rest.dropFirst(digits.count).prefix(2))
        let isPart = after.count == 2 && ".-".utf8.contains(after[0]) && !after[1].isWhite
        let isWord = after.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
        let words = String(decoding: rest.dropFirst(digits.count).prefix(40), as: UTF8.self)
        guard !isPart, !isWord, !words.goesOnWithNumber,
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        let next = words.drop { "*_ ".contains($0) }.first
        return (
            number, digits.startIndex..<digits.endIndex,
            !(next?.isLetter ?? false) && !(next?.isNumber ?? false)
        )
    }
}

extension String {
    /// Whether more numbers follow behind a number: `/2`, `–2`, ` + 2`, ` and 2`, ` and Phase 2`.
    fileprivate var goesOnWithNumber: Bool {
        var rest = drop { $0 == " " }
        if let sign = rest.first, "-–—/+&,".contains(sign) {
            rest = rest.dropFirst()
        } else if let word = ["and ", "to ", "or "].first(where: rest.lowercased().hasPrefix) {
            rest = rest.dropFirst(word.count)
        } else {
            return false
        }
        rest = rest.drop { $0 == " " }
        if rest.lowercased().hasPrefix("phase ") { rest = rest.dropFirst(6).drop { $0 == " " } }
        let digits = rest.prefix(while: \.isNumber)
        guard !digits.isEmpty else { return false }
        // `Phase 1 - 2 weeks` is a title.
        return rest.dropFirst(digits.count).drop { "*_ ".contains($0) }.first.map { !$0.isLetter }
            ?? true
    }
}
