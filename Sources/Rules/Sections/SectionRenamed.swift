import Proposals

/// # `section-renamed`
///
/// A heading that the template does not know, where it has one of nearly the same name that is
/// missing, is that section: under the template's name reviewers and tools find it. The section is
/// then not reported as missing too.
///
/// Wrong: `## Backwards Compatibility`. Right: `## Backward Compatibility`.
extension Rule {
    static let sectionRenamed = Rule(
        "section-renamed", .sections, .warning, "Sections have the template's names."
    ) { document in
        document.renamed.map { index, place in
            let name = document.template.sections[index].title
            return Problem(
                place.title, .otherSection,
                "\(Wording.quoted(place.name)) is \(Wording.quoted(name)) in the template.",
                help: "Rename it: under the template's name reviewers and tools find it.",
                fixes: [.suggested("Name it \(Wording.quoted(name)).", [.init(place.title, name)])])
        }
    }
}

extension Document {
    /// Pairs missing sections with unknown ones of the same level, between the same neighbours.
    func readRenamed() -> [Int: Place] {
        var pairs: [Int: Place] = [:]
        // Those that may be another's place, cut into words when they are first looked at.
        var strangers = places.map { place in
            place.isPresent && !place.isKnown
                ? Stranger(level: place.level, depth: place.path.count) : nil
        }
        guard strangers.contains(where: { $0 != nil }) else { return [:] }
        // The places of missing sections stand where those belong: near is up to the next known one.
        for (position, place) in places.enumerated() {
            guard let index = place.templateIndex, !place.isPresent, let asked = place.asked else {
                continue
            }
            let (level, depth, words) = (asked.level, asked.path.count, asked.words)
            for candidate in neighbours(of: position) {
                guard strangers[candidate]?.level == level, strangers[candidate]?.depth == depth,
                    places[candidate].path.dropLast() == asked.path.dropLast()
                else { continue }
                if strangers[candidate]?.words == nil {
                    let name = places[candidate].path.last?.string ?? ""
                    strangers[candidate]?.words = HeadingWords(name)
                }
                guard strangers[candidate]?.words?.isSame(as: words) == true else { continue }
                strangers[candidate] = nil
                pairs[index] = places[candidate]
                break
            }
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

/// A section that the template does not know.
private struct Stranger {
    let level: Int
    let depth: Int
    var words: HeadingWords?
}

extension Place {
    /// Whether it is there, and the template has it.
    fileprivate var isKnown: Bool { isPresent && (templateIndex != nil || isHead) }
}
