/// A section that the document has at another level than the template, or by nearly its name: it is the one
/// that would be written beside it.
package struct SectionElsewhere: Error, CustomStringConvertible {
    /// As the template calls it.
    let section: String
    /// As the file calls it.
    let title: String
    let level: Int
    /// Whether the two differ.
    let isNearly: Bool

    package var description: String {
        let same = isNearly ? " and is likely the same as “\(section)”" : ""
        let way =
            isNearly ? "give that heading the template's name" : "bring it to the template's place"
        return "“\(title)” stands at level \(level) already\(same): write on there, or \(way) first"
    }
}

extension Proposal {
    /// What the document has in the place of a section that it does not have: the first heading of its name
    /// at another level, else the only section by nearly its name.
    package func sectionElsewhere(of index: Int) -> SectionElsewhere? {
        guard !sections[index].isPresent, case .template(let asked) = sections[index].role,
            template.sections[asked].repeats == nil
        else { return nil }
        // Of several sections of a name it may be another.
        let isOnly = template.sections(named: HeadingName(sections[index].title)).count == 1
        let other = headingsElsewhere.first {
            isOnly && $0.absent == index && $0.level != sections[index].level
                && isInPlace($0, of: index)
        }
        if let other {
            return SectionElsewhere(
                section: sections[index].title, title: other.title, level: other.level,
                isNearly: false)
        }
        return sectionNearlyNamed(asAbsent: index).map { near in
            SectionElsewhere(
                section: sections[index].title, title: sections[near].title,
                level: sections[near].level, isNearly: true)
        }
    }

    /// Whether a heading stands between the neighbours that a section has in the template, and is no part
    /// of what belongs to one of these.
    private func isInPlace(_ heading: HeadingElsewhere, of index: Int) -> Bool {
        let own = heading.place.section
        let between = own < index ? own + 1..<index : index + 1..<own + 1
        let areParted = between.contains {
            sections[$0].isPresent && sections[$0].role != .other
        }
        let above =
            heading.isOfSection
            ? sections[..<own].last { $0.isPresent && $0.level < heading.level }?.level
            : sections[own].level
        return !areParted && (above ?? 0) <= sections[index].level
    }
}
