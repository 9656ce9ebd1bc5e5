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
        return headings(ofAbsent: namesOfAbsent.filter { $0.value == section }).first
    }

    /// The headings, in file order, that somebody may mean by the name of a section that is not there.
    package var headingsElsewhere: [HeadingElsewhere] { headings(ofAbsent: namesOfAbsent) }

    /// The names of sections that the file does not have, of several of one name the first.
    private var namesOfAbsent: [HeadingName: Int] {
        var absent: [HeadingName: Int] = [:]
        sections.visit { index, section in
            guard !section.isPresent else { return }
            let name = HeadingName(section.title)
            if absent[name] == nil, !name.string.isEmpty { absent[name] = index }
        }
        return absent
    }

    /// The headings of some names: those of unknown sections, and those in the text of any. What was cut
    /// already is not read again, but for sections that have a line of such a name.
    private func headings(ofAbsent absent: [HeadingName: Int]) -> [HeadingElsewhere] {
        guard !absent.isEmpty else { return [] }
        var found: [HeadingElsewhere] = []
        // Most documents have none of these: nothing is measured for them.
        var finder: PlaceFinder?
        let outer = template.outerLevel
        var end = 0
        sections.visit { index, section in
            let start = end
            end += section.byteCount
            guard section.isPresent, section.role != .frontMatter else { return }
            // What has its place in the template is not what is missed elsewhere; nor is the title. A
            // heading above all levels of the template has no place in its path.
            let name = section.level < outer ? HeadingName(section.title) : section.path.last
            if section.role == .other, let name, let missed = absent[name] {
                found.append(
                    HeadingElsewhere(
                        absent: missed, title: section.title, level: section.level,
                        place: firstPlace(ofSection: index), position: .start, isOfSection: true))
            }
            let heading = section.heading.utf8.count
            let body =
                section.isEdited ? Array(section.bodySource.utf8)[...] : section.body.bytes
            guard body.mayHold(absent) else { return }
            let source = Source(self.bytes(ofSection: index))
            let tree = BlockTree(source.bytes, keeping: .topLevel, extensions: .file)
            for other in Heading.all(in: tree, of: source) {
                let title = other.block.content
                guard title.lowerBound >= heading, let missed = absent[other.name] else { continue }
                if finder == nil { finder = PlaceFinder(self) }
                guard let (place, position) = finder?.place(atByte: start + title.lowerBound)
                else { continue }
                found.append(
                    HeadingElsewhere(
                        absent: missed, title: source.string(title), level: other.level,
                        place: place, position: self.start(below: position, ofField: place),
                        isOfSection: false))
            }
        }
        return found
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

extension ArraySlice<UInt8> {
    /// Whether a line reads as a heading of some names, or could underline one; told without reading the
    /// blocks.
    fileprivate func mayHold(_ names: [HeadingName: Int]) -> Bool {
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex(where: \.isLineEnding) ?? endIndex
            let line = self[start..<end].drop { $0 == 0x20 }
            start = end + 1
            switch line.first {
            case 0x23:
                let title = String(decoding: line.drop { $0 == 0x23 }, as: UTF8.self)
                var bare = title.trimmed
                while bare.last == "#" { bare.removeLast() }
                if names[HeadingName(title)] != nil || names[HeadingName(bare)] != nil {
                    return true
                }
            case let sign? where sign == 0x2D || sign == 0x3D:
                if line.allSatisfy({ $0 == sign || $0.isBlank }) { return true }
            default: break
            }
        }
        return false
    }
}
