import Proposals

extension SectionFinder {
    /// The index of the section that a command is about, or an error; nothing is changed or signed
    /// by mistake.
    ///
    /// - Parameter command: the command that prints the sections that there are.
    func index(of name: String, listedBy command: String) throws(Failure) -> Int {
        switch find(name) {
        case .one(let index): return index
        case .none: throw Failure("\(name): no such section; \(command) lists them")
        case .several(let indices):
            let all = indices.map { headings[$0] }.joined(separator: ", ")
            throw Failure("\(name): could be any of \(all); write more of the name")
        }
    }
}

extension Proposal {
    /// The index of the section whose text is read or written: found by its name, or as `show
    /// --format json` has it, by all titles on the way, and the text above the first section by the
    /// title above it.
    func index(ofText name: String) throws(Failure) -> Int {
        let wanted = HeadingName(name)
        let named = sections.indices.filter { index in
            let path = titlePath(of: sections[index])
            return path.count > 1 && HeadingName(path.joined(separator: " > ")) == wanted
        }
        if named.count == 1 { return named[0] }
        let isTitle = head.map { HeadingName(sections[$0].title) == wanted } ?? false
        let isSection = sections.contains { $0.role != .head && HeadingName($0.title) == wanted }
        if let head, isTitle, !isSection, !sections[head].isBlank { return head }
        return try SectionFinder(self).index(of: name, listedBy: "octopen show")
    }

    /// Refuses a section that would be written below a heading for which the file has another one, or
    /// for which itself it has one.
    func requireOwnParents(of index: Int) throws(Failure) {
        if let other = parentElsewhere(of: index) { throw Failure(String(describing: other)) }
        if let other = sectionElsewhere(of: index) { throw Failure(String(describing: other)) }
    }

    /// Puts a text in place of a section's own, if it is read there and takes in no other section.
    ///
    /// - Parameters:
    ///   - name: of the section, as it is told.
    ///   - source: where the text comes from, as it is told.
    ///   - keepsFixed: the template's text of a section of which nothing asks is not replaced.
    mutating func replaceText(
        ofSection index: Int, with text: String, of name: String, from source: String,
        keepsFixed: Bool = false
    ) throws(Failure) {
        try requireOwnParents(of: index)
        let known = Set(sections.filter(\.isPresent).map(\.path))
        let old = bytes
        answer(section: index, with: text, keepsFixed: keepsFixed)
        guard bytes != old else { return }
        // The title may be another by now.
        let title = { (section: Section) in
            section.isPresent && section.role != .head ? section.title : nil
        }
        let again = Proposal(bytes, template: template).sections
        let titles = again.compactMap(title)
        let upTo = sections[...index].compactMap(title)
        guard titles.starts(with: upTo) else {
            throw Failure(
                "\(name): would be written where it is not read, behind a fence or comment that is "
                    + "open; close it first, octopen check tells where")
        }
        let after = sections[(index + 1)...].compactMap(title)
        guard titles.suffix(after.count) == after else {
            throw Failure(
                "\(source): leaves a fence, comment or tag open, which would take in the sections "
                    + "that follow; close it")
        }
        let written = again.filter { title($0) != nil }
        let own = written[upTo.count..<max(upTo.count, written.count - after.count)]
        for heading in own where heading.level <= sections[index].level {
            throw Failure(
                "\(source): has the heading “\(heading.title)”, which would end the section; "
                    + "make it deeper")
        }
        for heading in own where known.contains(heading.path) {
            throw Failure(
                "\(source): has the heading “\(heading.title)”, which the proposal has already")
        }
    }
}
