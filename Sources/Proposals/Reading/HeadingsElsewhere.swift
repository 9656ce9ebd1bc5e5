import Markdown
import Prose

/// A heading of the document that bears the name of a section which is not there in the template's place:
/// it stands at another level, or below another heading.
package struct HeadingElsewhere: Sendable {
    /// The section that the file does not have.
    package let absent: Int
    package let title: String
    package let level: Int
    /// Where the text below a heading in text begins, or a blank line to write it on, else the heading's end, below
    /// which the form goes on; the start of the section whose own heading it is.
    package let place: FieldPlace
    package let position: Position
    /// Whether it is a section's own heading.
    package let isOfSection: Bool
}

extension Proposal {
    /// The first heading that may be meant by the name of a section; nil where the section itself is there.
    package func headingElsewhere(of section: Int) -> HeadingElsewhere? {
        guard !sections[section].isPresent else { return nil }
        return headingsElsewhere.first { $0.absent == section }
    }

    /// The headings, in file order, that somebody may mean by the name of a section that is not there.
    package var headingsElsewhere: [HeadingElsewhere] {
        var absent: [HeadingName: Int] = [:]
        for (index, section) in sections.enumerated() where !section.isPresent {
            let name = HeadingName(section.title)
            if absent[name] == nil, !name.string.isEmpty { absent[name] = index }
        }
        guard !absent.isEmpty else { return [] }
        let source = Source(bytes)
        let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
        var finder = PlaceFinder(self)
        return Heading.all(in: tree, of: source).compactMap { heading in
            guard let index = absent[heading.name] else { return nil }
            let title = heading.block.content
            let found = finder.place(atByte: title.lowerBound)
            let section = found.place.section
            let isOwn =
                title.lowerBound
                < byteOffset(ofSection: section) + sections[section].heading.utf8.count
            // What has its place in the template is not what is missed elsewhere; nor is the title.
            if isOwn, sections[section].role != .other { return nil }
            let position =
                isOwn ? found.position : start(below: found.position, ofField: found.place)
            return HeadingElsewhere(
                absent: index, title: source.string(title), level: heading.level,
                place: found.place, position: position, isOfSection: isOwn)
        }
    }

    /// Where text below a heading in a field begins: what is typed there is no part of the heading.
    private func start(below heading: Position, ofField place: FieldPlace) -> Position {
        let lines = text(ofField: place).lines.map(\.text)
        var line = heading.line + 1
        // The line below a heading without signs.
        if line < lines.count, !lines[line].isEmpty, lines[line].allSatisfy({ "=-".contains($0) }) {
            line += 1
        }
        let written = lines.indices.dropFirst(line).first { !lines[$0].trimmed.isEmpty }
        if let written, lines[written].first != "#" {
            return Position(line: written, offset: 0)
        }
        let isRoom = line < lines.count && lines[line].trimmed.isEmpty
        return isRoom
            ? Position(line: line, offset: 0)
            : Position(line: line - 1, offset: lines[line - 1].utf8.count)
    }
}
