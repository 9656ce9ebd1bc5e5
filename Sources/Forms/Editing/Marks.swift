import Proposals
import Prose

/// A place with a letter as its name, to come back to.
struct NamedPlace: Sendable {
    var place: Place
    /// The headings above it, by which its section is found again.
    var path: [HeadingName]
    /// The line and its neighbours, by which the place is found where lines came or went above it.
    var lines: Surroundings

    struct Surroundings: Sendable {
        let own: String
        let above: String?
        let below: String?

        init(of line: Int, in text: Text) {
            own = text.lines[line].text
            above = line > 0 ? text.lines[line - 1].text : nil
            below = line + 1 < text.lines.count ? text.lines[line + 1].text : nil
        }

        /// How much two places are alike; the line itself counts more than both neighbours.
        func likeness(to other: Surroundings) -> Int {
            (own == other.own ? 3 : 0) + (above == other.above ? 1 : 0)
                + (below == other.below ? 1 : 0)
        }
    }
}

/// Marks: places by letters. They last as long as the form, and follow their line.
extension Form {
    mutating func setMark() {
        guard let name = session.commands.aim?.character else {
            return askForCharacter(for: .setMark)
        }
        guard name.isMark else { return say("Marks are the letters a to z.") }
        session.commands.marks[name] = NamedPlace(
            place: place, path: proposal.sections[section].path,
            lines: .init(of: place.caret.line, in: fieldText))
        say("Mark \(name) is here.")
    }

    /// - Parameter atLineStart: whether to the first word of its line.
    mutating func goToMark(atLineStart: Bool) {
        guard let name = session.commands.aim?.character else {
            return askForCharacter(for: .goToMark(atLineStart: atLineStart))
        }
        // As vi has it, the key twice leads back from a jump.
        if name == "'" || name == "`" { return jumpBack() }
        guard name.isMark else { return say("Marks are the letters a to z.") }
        guard let mark = session.commands.marks[name] else {
            return say("There is no mark \(name).")
        }
        settle()
        guard let section = section(of: mark) else {
            return say("The section of mark \(name) is gone.")
        }
        let slots = proposal.content(ofSection: section).slots.count
        let field = FieldPlace(section: section, slot: min(mark.place.field.slot, slots - 1))
        var position = line(of: mark, in: proposal.text(ofField: field))
        if atLineStart {
            let text = proposal.text(ofField: field).lines[position.line].text
            position.offset = text.utf8.prefix { $0.isBlank }.count
        }
        jump { form in
            form.focus(field, at: position)
            form.clampPlace()
        }
    }

    /// The section under the same headings that is nearest to where the mark was.
    private func section(of mark: NamedPlace) -> Int? {
        let index = mark.place.field.section
        return proposal.sections.indices
            .filter { proposal.sections[$0].path == mark.path && isWalkable($0) }
            .min { abs($0 - index) < abs($1 - index) }
    }

    /// Where the marked line is now: where most is as it was, and of such the nearest.
    private func line(of mark: NamedPlace, in text: Text) -> Position {
        let caret = mark.place.caret
        let found = text.lines.indices.max { left, right in
            let (likeLeft, likeRight) = (
                mark.lines.likeness(to: .init(of: left, in: text)),
                mark.lines.likeness(to: .init(of: right, in: text))
            )
            return (likeLeft, -abs(left - caret.line)) < (likeRight, -abs(right - caret.line))
        }
        return text.clamped(Position(line: found ?? caret.line, offset: caret.offset))
    }
}

extension Character {
    fileprivate var isMark: Bool { ("a"..."z").contains(self) && isASCII }
}
