import Proposals

/// Gives headings of a document the names that sections of the template have now.
struct SectionRenaming {
    private(set) var edits: [Fix.Edit] = []
    private(set) var done: [(old: String, new: String)] = []

    /// - Parameter document: read by the newest version of the template.
    init(
        _ names: [(old: String, new: String)], in document: CheckedDocument, from old: Template
    ) throws(MigrationObstacle) {
        for (oldName, newName) in names {
            let (from, to) = (HeadingName(oldName), HeadingName(newName))
            let found = document.places.filter {
                $0.isPresent && !$0.isAboveSections && $0.path.last == from
            }
            let sections = document.template.sections(named: to)
            guard let wanted = sections.first else {
                throw MigrationObstacle(
                    "the template has no section '\(newName)'; octopen template --explain lists them"
                )
            }
            // The section was renamed before.
            if found.isEmpty,
                document.places.contains(where: { $0.isPresent && $0.path.last == to })
            {
                continue
            }
            guard let place = found.first, found.count == 1 else {
                throw MigrationObstacle(
                    found.isEmpty
                        ? "has no section '\(oldName)'; octopen show lists them"
                        : "has \(found.count) sections '\(oldName)'; rename them by hand")
            }
            guard place.templateIndex == nil else {
                throw MigrationObstacle("'\(oldName)' is a section of the template still")
            }
            let fitting = sections.first { index in
                let asked = document.template.sections[index]
                return asked.level == place.level
                    && asked.path.dropLast() == place.path.dropLast()
                    && document.place(forTemplate: index)?.isPresent != true
            }
            guard let fitting else {
                let level = document.template.sections[wanted].level
                throw MigrationObstacle(
                    "'\(oldName)' cannot become '\(newName)': the file has that already, or it "
                        + "is a heading of level \(level) below other headings")
            }
            let asked = document.template.sections[fitting]
            let before = old.section(at: place.path, level: place.level)
                .map { old.sections[$0].title }
            edits.append(
                .init(
                    place.title,
                    Self.title(place.name, from: before ?? oldName, to: asked.title)))
            done.append((place.name, asked.title))
        }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A number in front and an anchor at the end stay.
    private static func title(_ written: String, from old: String, to new: String) -> String {
        guard let range = written.range(ofText: old) else { return new }
        let bytes = Array(written.utf8)
        return String(
            decoding: bytes[..<range.lowerBound] + new.utf8 + bytes[range.upperBound...],
            as: UTF8.self)
    }
}
