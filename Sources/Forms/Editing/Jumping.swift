import Markdown
import Proposals
import Prose

/// Ways over the document, and back from them.
extension Form {
    /// Goes somewhere else, from where a key leads back.
    mutating func jump(_ go: (inout Form) -> Void) {
        let origin = place
        go(&self)
        rememberJump(from: origin)
    }

    /// Remembers where the author was, if that is not where they are.
    mutating func rememberJump(from origin: Place) {
        guard origin.field != place.field || origin.caret.line != place.caret.line else { return }
        session.jumps.append(origin)
        if session.jumps.count > Session.mostJumps { session.jumps.removeFirst() }
    }

    /// Back to where the last jump began.
    mutating func jumpBack() {
        guard let origin = session.jumps.popLast() else {
            say("There was no jump to come back from.")
            return
        }
        // The section or the field of the jump may be gone: taking back and undo can take sections
        // away.
        var field = origin.field
        field.section = min(field.section, proposal.sections.count - 1)
        let slots = proposal.content(ofSection: field.section).slots.count
        field.slot = min(field.slot, slots - 1)
        focus(field, at: nil)
        place = origin
        clampPlace()
    }

    // MARK: Lines and headings

    mutating func askForPlace() {
        settle()
        layers.open(.prompt(Prompt(.goTo, label: "Line, or a part of a heading:", text: "")))
    }

    /// The lines of the file that has the document; metadata of another file are not counted.
    var lineCount: Int {
        let bytes = proposal.bytes
        return bytes.count { $0 == 0x0A } + (bytes.last == 0x0A ? 0 : 1) - linesAbove
    }

    /// The line of the file that the caret stands in, from 1.
    var lineOfCaret: Int { proposal.fileLine(of: place.field, place.caret) - linesAbove }

    /// Where a line of the file begins, counted from 1.
    func byteOffset(ofLine line: Int) -> Int { proposal.byteOffset(ofLine: line + linesAbove) }

    private var linesAbove: Int { session.file.places(in: proposal)?.linesAbove ?? 0 }

    /// Goes to a line of the file or to a heading; nil where there is none, and it was said.
    mutating func go(to name: String) -> [Effect]? {
        guard !name.isEmpty else { return [] }
        if let line = Int(name) {
            let lines = lineCount
            guard (1...max(lines, 1)).contains(line) else {
                session.message = Message("The file has \(lines) lines.", isError: true)
                return nil
            }
            let found = proposal.place(atByte: byteOffset(ofLine: line))
            jump { $0.focus(found.place, at: found.position) }
            return []
        }
        let words = name.lowercased()
        let found = outlineRows.first {
            let section = proposal.sections[$0]
            return [section.outlineTitle, section.title].contains {
                $0.lowercased().contains(words)
            }
        }
        guard let found else {
            guard let byte = byteOfHeading(having: words) else {
                session.message = Message("No heading has “\(name)”.", isError: true)
                return nil
            }
            let found = proposal.place(atByte: byte)
            jump { $0.focus(found.place, at: found.position) }
            return []
        }
        if let other = proposal.headingElsewhere(of: found) {
            jump { $0.focus(other.place, at: other.position) }
            if !other.isOfSection { goOnBelowHeading() }
        } else {
            jump { $0.focus($0.proposal.firstPlace(ofSection: found), at: nil) }
        }
        return []
    }

    /// The byte of the first heading in the text of a section that has words, in small letters.
    private func byteOfHeading(having words: String) -> Int? {
        let document = MarkdownDocument(proposal.bytes)
        let blocks = document.tree.blocks
        return blocks.indices.first { index in
            blocks[index].headingLevel != nil
                && String(decoding: document.textForName(of: index), as: UTF8.self).lowercased()
                    .contains(words)
        }.map { blocks[$0].content.lowerBound }
    }

    /// To the first place of the document, or to the last that it has.
    mutating func goToEnd(isLast: Bool) {
        let indices = proposal.sections.indices
        let end = indices.last { proposal.sections[$0].isPresent && isWalkable($0) }
        guard
            let section = isLast
                ? end ?? firstWalkable(from: indices.upperBound - 1, by: -1)
                : firstWalkable(from: indices.lowerBound, by: 1)
        else { return }
        jump { form in
            let slots = form.proposal.content(ofSection: section).slots.count
            form.focus(FieldPlace(section: section, slot: isLast ? slots - 1 : 0), atEnd: isLast)
        }
    }
}
