extension Template {
    /// The template with the levels of a document that has none of its headings where the template
    /// has them, and most that bear their names one level deeper or higher.
    ///
    /// - Parameter headings: all of the document.
    package func onLevels(of headings: [Heading]) -> Template {
        shift(of: headings).map { shifted(by: $0) } ?? self
    }

    /// The template with all sections on other levels.
    func shifted(by shift: Int) -> Template {
        guard shift != 0 else { return self }
        var template = self
        template.levelShift += shift
        template.sections = sections.map { Section($0, level: $0.level + shift) }
        return template
    }

    /// Nil where one heading stands as the template has it, and where it cannot be told.
    private func shift(of headings: [Heading]) -> Int? {
        var known = 0
        for heading in headings {
            let named = sections(named: heading.name)
            if named.contains(where: { sections[$0].level == heading.level }) { return nil }
            known += named.isEmpty ? 0 : 1
        }
        guard known > 1 else { return nil }
        let higher = count(of: headings, shiftedBy: -1)
        let deeper = count(of: headings, shiftedBy: 1)
        let most = max(higher, deeper)
        guard most > 1, most * 2 > known, higher != deeper else { return nil }
        return deeper > higher ? 1 : -1
    }

    /// How many sections a document has on other levels.
    private func count(of headings: [Heading], shiftedBy shift: Int) -> Int {
        let outer = outerLevel + shift
        guard outer > 0, sections.allSatisfy({ $0.level + shift <= 6 }) else { return 0 }
        var path = HeadingPath()
        var found: Set<Int> = []
        for heading in headings {
            path.close(to: heading.level)
            if heading.level >= outer { path.open(heading.level, heading.name) }
            if let index = section(at: path.names, level: heading.level - shift) {
                found.insert(index)
            }
        }
        return found.count
    }
}
