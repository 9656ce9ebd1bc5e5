/// Sections that the template has under nearly their names.
extension Proposal {
    /// The template's sections that the file does not have, by their indices there, each with the unknown
    /// sections that may be it: of nearly the same name, on the same level below the same headings, and
    /// between the same neighbours. None of them is the first for two.
    package var nearlyNamed: [Int: [Int]] {
        // Sections that may stand in a missing section's place have a level here; all others have 0.
        var strangers: [Int] = []
        var isKnown: [Bool] = []
        sections.visit { _, section in
            let isOther = section.role == .other
            strangers.append(section.isPresent && isOther ? section.level : 0)
            isKnown.append(section.isPresent && !isOther)
        }
        guard strangers.contains(where: { $0 > 0 }) else { return [:] }
        // Their names, cut into words when they are first looked at.
        var words: [HeadingWords?] = Array(repeating: nil, count: strangers.count)
        var found: [Int: [Int]] = [:]
        // The place of a missing section stands where the section belongs: near is up to the next
        // known one.
        for position in sections.indices where !isKnown[position] && strangers[position] == 0 {
            guard case .template(let index) = sections[position].role else { continue }
            let asked = template.sections[index]
            let near = Self.neighbours(of: position, isKnown).filter { candidate in
                guard strangers[candidate] == asked.level,
                    sections[candidate].hasSameParents(as: asked)
                else { return false }
                if let known = words[candidate] { return known.isSame(as: asked.words) }
                let own = HeadingWords(sections[candidate].path.last?.string ?? "")
                words[candidate] = own
                return own.isSame(as: asked.words)
            }
            guard let first = near.first else { continue }
            strangers[first] = 0
            found[index] = near
        }
        return found
    }

    /// How many sections up and down one of another name is looked for: "the same place" is no
    /// further, and documents of 100,000 headings take no longer.
    private static let near = 50

    /// Unknown sections above and below a place, up to the next known ones that are there.
    private static func neighbours(of position: Int, _ isKnown: [Bool]) -> ClosedRange<Int> {
        var first = position
        while first > 0, position - first < near, !isKnown[first - 1] { first -= 1 }
        var last = position
        while last + 1 < isKnown.count, last - position < near, !isKnown[last + 1] { last += 1 }
        return first...last
    }
}

extension Section {
    fileprivate func hasSameParents(as asked: Template.Section) -> Bool {
        path.count == asked.path.count
            && (path.count == 1 || path.dropLast() == asked.path.dropLast())
    }
}
