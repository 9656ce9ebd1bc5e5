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
