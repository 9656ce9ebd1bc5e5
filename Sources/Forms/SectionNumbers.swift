import Proposals

/// The numbers by which sections are told, on a screen and without one.
extension Form {
    /// How many sections the template wants filled in.
    package var placeCount: Int { proposal.template.placeCount }

    /// Whether there is no template, or one that asks for fields alone.
    private var asksForNone: Bool { proposal.template.sections.isEmpty }

    /// The number of the section among the sections to be filled in, from 1; nil for others.
    package func placeNumber(of section: Int) -> Int? {
        guard case .template(let index) = proposal.sections[section].role else { return nil }
        let sections = proposal.template.sections
        guard sections[index].isPlace else { return nil }
        return sections[...index].count(where: \.isPlace)
    }

    /// `2 of 18`; of the author's own sections that they are no such, nothing of a title.
    package func placeText(of section: Int) -> String {
        if let number = placeNumber(of: section) { return "\(number) of \(placeCount)" }
        guard proposal.sections[section].role == .other else { return "" }
        guard asksForNone else { return "not in the template" }
        let sections = walkable
        return sections.firstIndex(of: section).map { "\($0 + 1) of \(sections.count)" } ?? ""
    }

    /// The sections that can be gone to, in the order of the document, each with a number of its own:
    /// that which a screen shows; 0 for what stands above the first section; and behind all of these
    /// one for each that a screen shows none for.
    package var numberedSections: [(number: Int, index: Int)] {
        let isNone = asksForNone
        var last = isNone ? 0 : placeCount
        var used: Set<Int> = []
        return walkable.map { index in
            let isAbove = !isNone && proposal.sections[index].isAboveSections
            let number = isAbove ? 0 : placeNumber(of: index)
            if let number, used.insert(number).inserted { return (number, index) }
            last += 1
            return (last, index)
        }
    }

    /// `Section 2 of 18, Summary`, `Section 19, Own words, not in the template`.
    func sectionWords(of index: Int) -> String {
        let title = proposal.sections[index].outlineTitle
        let sections = numberedSections
        guard let number = sections.first(where: { $0.index == index })?.number else {
            return title
        }
        if asksForNone { return "Section \(number) of \(sections.count), \(title)" }
        if number == placeNumber(of: index) {
            return "Section \(number) of \(placeCount), \(title)"
        }
        if proposal.sections[index].isAboveSections { return title }
        let isOwn = proposal.sections[index].role == .other
        return "Section \(number), \(title)\(isOwn ? ", not in the template" : "")"
    }

    /// The sections to be filled in, and how many there are beside them: `18 sections and 1 more`.
    var sectionCountWords: String {
        let count = numberedSections.count
        guard !asksForNone, count > placeCount else {
            return Dialogue.count(count, "section")
        }
        return "\(Dialogue.count(placeCount, "section")) and \(count - placeCount) more"
    }
}

extension Section {
    /// Whether it is the front matter, or what stands below the title.
    fileprivate var isAboveSections: Bool { role == .frontMatter || role == .head }
}
