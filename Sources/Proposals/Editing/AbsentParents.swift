/// Headings that a section of the template stands below and that the document does not have.
extension Proposal {
    /// The sections of the template that a section is a part of and that the file does not have,
    /// outermost first. One whose parts the file has is there on another level.
    package func absentParents(of index: Int) -> [Int] {
        // Every key asks.
        guard !sections[index].isPresent, case .template(let asked) = sections[index].role else {
            return []
        }
        let path = template.sections[asked].path
        return path.indices.dropFirst().compactMap { depth in
            let above = Array(path[..<depth])
            let parent = template.sections[..<asked].lastIndex { $0.path == above }
            guard let own = parent.flatMap(section(forTemplate:)), !sections[own].isPresent else {
                return nil
            }
            let hasParts = sections.contains {
                $0.isPresent && $0.path.count > depth && $0.path.starts(with: above)
            }
            return hasParts ? nil : own
        }
    }

    /// Writes the headings that a section goes below and that the file does not have: without them
    /// the section would be read as text of the one above.
    package mutating func writeAbsentParents(of index: Int) {
        guard !isReadOnly else { return }
        for parent in absentParents(of: index) {
            let body = (definition(ofAbsent: parent) ?? "") + lineEnding
            writeHeading(ofAbsent: parent)
            sections[parent].body = Source(Array(body.utf8)).all
            sections[parent].isEdited = true
        }
    }
}

/// A heading that a section would be written below, and for which the file has another one.
package struct ParentElsewhere: Error, CustomStringConvertible {
    let section: String
    let parent: String
    let title: String
    let level: Int
    /// Whether the other is called otherwise.
    let isNearly: Bool
    /// Whether the heading would be a second title, and the other one is the title.
    var isTitle = false

    package var description: String {
        if isTitle {
            return "“\(section)” stands below a second title, “\(parent)”, in the template, and "
                + "the file has “\(title)”: write it into the file"
        }
        let way =
            isNearly ? "give that heading the template's name" : "bring it to the template's place"
        return "“\(section)” is a part of “\(parent)”, and “\(title)” stands at level \(level) "
            + "already: write on there, or \(way) first"
    }
}

extension Proposal {
    /// Why a section is not written that the file does not have: of a heading that would be written above it
    /// the file has a section by its name in another place, or one alone by nearly its name in its own.
    package func parentElsewhere(of index: Int) -> ParentElsewhere? {
        let part = absentParents(of: index) + (sections[index].isPresent ? [] : [index])
        let second = part.first { isSecondTitle($0) }
        if let second {
            return ParentElsewhere(
                section: sections[index].title, parent: sections[second].title,
                title: titleHeading, level: 1, isNearly: false, isTitle: true)
        }
        for parent in absentParents(of: index) {
            let other = headingElsewhere(of: parent)
            if let other, other.isOfSection {
                return ParentElsewhere(
                    section: sections[index].title, parent: sections[parent].title,
                    title: other.title, level: other.level, isNearly: false)
            }
            if other == nil, let near = sectionNearlyNamed(asAbsent: parent) {
                return ParentElsewhere(
                    section: sections[index].title, parent: sections[parent].title,
                    title: sections[near].title, level: sections[near].level, isNearly: true)
            }
        }
        return nil
    }

    private func isSecondTitle(_ index: Int) -> Bool {
        guard case .template(let asked) = sections[index].role else { return false }
        return template.isSecondTitle(asked)
    }

    /// The only section that an absent one may be under another name, which none in the template has.
    package func sectionNearlyNamed(asAbsent index: Int) -> Int? {
        guard case .template(let asked) = sections[index].role,
            template.sections[asked].repeats == nil,
            let found = nearlyNamed[asked], found.count == 1,
            template.sections(named: HeadingName(sections[found[0]].title)).isEmpty
        else { return nil }
        return found[0]
    }
}

extension Template {
    /// Whether a section is called as the place of a title is, on the level of the title, which stands in
    /// another heading: in a document its heading would be a second title.
    package func isSecondTitle(_ index: Int) -> Bool {
        sections[index].level == titleLevel && titleLevel == 1 && !title.isEmpty && !hasTitleField
            && TitleForm.asksForTitle(sections[index].title)
    }
}

/// Headings that were written with the first words below them, and go with the last.
extension Proposal {
    /// Takes out the heading of a section without words, and those above it that have nothing below them
    /// then, each with the blank lines that came with it.
    ///
    /// - Parameter begun: the template's sections whose headings came with words.
    /// - Returns: the sections that the file does not have now, the outermost first.
    package mutating func withdraw(_ index: Int, amongBegun begun: Set<Int>) -> [Int] {
        var gone: [Int] = []
        var next: Int? = index
        while let index = next, mayWithdraw(index, amongBegun: begun) {
            takeOut(index, amongBegun: begun)
            gone.insert(index, at: 0)
            let level = sections[index].level
            next = sections[..<index].lastIndex { $0.isPresent && $0.level < level }
        }
        return gone
    }

    /// Whether the heading of a section came with words, and none stand below it.
    private func mayWithdraw(_ index: Int, amongBegun begun: Set<Int>) -> Bool {
        guard !isReadOnly, sections[index].isPresent, isBegun(index, among: begun) else {
            return false
        }
        let level = sections[index].level
        let parts = sections[(index + 1)...].prefix { $0.level > level }
        guard !parts.contains(where: \.isPresent) else { return false }
        // What gives it a name for links came with the heading.
        var without = self
        without.sections[index].isPresent = false
        let name = without.definition(ofAbsent: index) ?? ""
        return sections[index].bodySource.trimmed == name.trimmed
    }

    private func isBegun(_ index: Int, among begun: Set<Int>) -> Bool {
        guard case .template(let asked) = sections[index].role else { return false }
        return begun.contains(asked)
    }

    /// Makes a section one that only the template has.
    private mutating func takeOut(_ index: Int, amongBegun begun: Set<Int>) {
        sections[index].heading = ""
        sections[index].titleRange = 0..<0
        if let asked = templateSection(of: index) { sections[index].title = asked.title }
        sections[index].isPresent = false
        sections[index].isEdited = false
        sections[index].isUntouched = false
        sections[index].content = nil
        sections[index].openEnd = nil
        cuts[index] = nil
        isShortened = true
        guard let below = sections[(index + 1)...].firstIndex(where: \.isPresent),
            isBegun(below, among: begun)
        else { return }
        // Of what stands above it now, it may need other blank lines.
        let heading = sections[below].heading
        let ownGap = heading.prefix(while: \.isNewline).utf8.count
        let gap = gapAbove(below)
        sections[below].heading = gap + heading.bytes(from: ownGap)
        let shift = gap.utf8.count - ownGap
        let title = sections[below].titleRange
        sections[below].titleRange = title.lowerBound + shift..<title.upperBound + shift
    }
}
