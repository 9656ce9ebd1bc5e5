import Proposals

/// # `section-renamed`
///
/// A heading that the template does not know, where it has one of nearly the same name that is
/// missing, is that section: under the template's name reviewers and tools find it. The section is
/// then not reported as missing too.
///
/// What parts or marks the words makes no other name, `## Non-Goals` is `## Non Goals` and `## TLDR` is
/// `## TL;DR`, and neither does the spelling of another country: `Acknowledgements`, `Licence`. In an accepted
/// proposal, nor does one for many, or many for one, where others were accepted with it. Nothing is told of
/// a name that five other proposals of the folder have, and more than have the template's.
///
/// Wrong: `## Backwards Compatibility`. Right: `## Backward Compatibility`.
extension Rule {
    static let sectionRenamed = Rule(
        "section-renamed", .sections, .warning, "Sections have the template's names."
    ) { document in
        document.renamed.compactMap { index, place in
            let asked = document.template.sections[index]
            let name = asked.titleOfAnswer
            guard name.spelling != place.name.spelling else { return nil }
            let isInOtherNumber = asked.name.inOne == HeadingName(place.name).inOne
            if isInOtherNumber,
                document.isUsual({ $0.isUsualInOtherNumber(asked.name, at: asked.level) })
            {
                return nil
            }
            let isOfMost =
                document.context.shares?.isNameOfMost(
                    place.path.last?.string ?? "", ofSection: asked.name,
                    besides: document.context.fileName) ?? false
            if isOfMost { return nil }
            let (written, own) = Wording.quoted(place.name, beside: name)
            return Problem(
                place.title, .otherSection, "\(written) is \(own) in the template.",
                help: "Rename it: under the template's name reviewers and tools find it.",
                fixes: [.suggested("Name it \(own).", [.init(place.title, name)])])
        }
    }
}

extension CheckedDocument {
    /// Pairs missing sections with unknown ones of the same level, between the same neighbours.
    func readRenamed() -> [Int: SectionSpan] {
        // Sections that may stand in a missing section's place have a level here; all others have
        // 0.
        var strangers = places.map { $0.isPresent && !$0.isKnown ? $0.level : 0 }
        guard strangers.contains(where: { $0 > 0 }) else { return [:] }
        // Their names, cut into words when they are first looked at.
        var words: [HeadingWords?] = Array(repeating: nil, count: places.count)
        var pairs: [Int: SectionSpan] = [:]
        // The place of a missing section stands where the section belongs: near is up to the next
        // known one.
        for (position, place) in places.enumerated() {
            guard let index = place.templateIndex, !place.isPresent, let asked = place.asked else {
                continue
            }
            let (level, askedWords) = (asked.level, asked.words)
            let match = neighbours(of: position).first { candidate in
                guard strangers[candidate] == level, places[candidate].hasSameParents(as: asked)
                else { return false }
                if let known = words[candidate] { return known.isSame(as: askedWords) }
                let own = HeadingWords(places[candidate].path.last?.string ?? "")
                words[candidate] = own
                return own.isSame(as: askedWords)
            }
            guard let match else { continue }
            strangers[match] = 0
            pairs[index] = places[match]
        }
        return pairs
    }

    /// How many sections up and down a renamed one is looked for: "the same place" is no further,
    /// and documents of 100,000 headings take no longer.
    private static let near = 50

    /// Unknown sections above and below a place, up to the next known ones that are there.
    private func neighbours(of position: Int) -> ClosedRange<Int> {
        var first = position
        while first > 0, position - first < Self.near, !places[first - 1].isKnown { first -= 1 }
        var last = position
        while last + 1 < places.count, last - position < Self.near, !places[last + 1].isKnown {
            last += 1
        }
        return first...last
    }
}

extension SectionSpan {
    fileprivate func hasSameParents(as asked: Template.Section) -> Bool {
        path.count == asked.path.count
            && (path.count == 1 || path.dropLast() == asked.path.dropLast())
    }

    /// Whether it is there, and the template has it.
    fileprivate var isKnown: Bool { isPresent && (templateIndex != nil || isAboveSections) }
}

extension String {
    /// Its words in small letters as they are spelt in America, whatever stands between them or, as in
    /// `TL;DR`, in them.
    fileprivate var spelling: String {
        let words = lowercased().filter { !";.'’".contains($0) }
            .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        return Self.spellings.reduce(words) { $0.replacing($1.british, with: $1.american) }
    }

    private static let spellings: [(british: String, american: String)] = [
        ("acknowledgement", "acknowledgment"), ("judgement", "judgment"), ("licence", "license"),
        ("behaviour", "behavior"), ("colour", "color"), ("favour", "favor"), ("centre", "center"),
        ("catalogue", "catalog"), ("defence", "defense"), ("modelling", "modeling"),
        ("labelling", "labeling"), ("isation", "ization"), ("analyse", "analyze"),
    ]
}
