import Proposals

/// Whether something can be changed, and what is said where it cannot. Saving and leaving never ask.
extension Form {
    mutating func mayEdit() -> Bool {
        guard mayEditDocument() else { return false }
        guard let reason = proposal.readOnlyReason(ofField: place.field) else { return true }
        let key = session.host.isRestricted ? nil : key(for: .externalEditor, in: keyContext)
        return isFree(of: reason + (key.map { "; \($0) opens it" } ?? ""))
    }

    /// Whether the document can be edited anywhere; says why it cannot.
    mutating func mayEditDocument() -> Bool {
        isFree(of: proposal.obstacle.map(String.init(describing:)))
    }

    private mutating func isFree(of reason: String?) -> Bool {
        guard let reason else { return true }
        session.message = Message("Read-only: \(reason).", isError: true)
        return false
    }

    /// Whether the section at hand can be written: one that the file does not have cannot while the
    /// text above it is open, for its heading would be read as code.
    mutating func mayWrite() -> Bool { mayEdit() && mayWriteSection() }

    /// The same of the section as text, whatever field of it is at hand.
    mutating func mayWriteSection() -> Bool {
        guard mayEditDocument() else { return false }
        // What a section goes below may be in the file, too.
        let parent = proposal.absentParents(of: section).first {
            proposal.sections[$0].displaced != nil
        }
        let part = parent ?? section
        if let byte = proposal.sections[part].displaced {
            let line = proposal.bytes.prefix(byte).count { $0 == 0x0A } + 1
            session.message = Message(
                "“\(proposal.sections[part].title)” is in the file, at line \(line), but belongs to "
                    + "the heading above it now: take that one out, or write on there.",
                isError: true)
            return false
        }
        if let other = proposal.parentElsewhere(of: section) {
            session.message = Message("\(other).", isError: true)
            return false
        }
        guard !proposal.sections[section].isPresent,
            let above = proposal.openSection(above: section)
                ?? proposal.openSection(swallowing: section),
            let end = proposal.sections[above].openEnd
        else { return true }
        let title = proposal.sections[above].outlineTitle
        session.message = Message(
            "“\(title)” is open at its end: what is written here would be read as \(end.title). "
                + "Close it first.", isError: true)
        return false
    }

    /// Whether a text may be put into the section at hand: blanks alone begin none, of which nothing but a
    /// heading would be written.
    mutating func mayBegin(with text: String) -> Bool {
        guard !proposal.sections[section].isPresent, !text.isEmpty,
            text.allSatisfy(\.isWhitespace)
        else { return true }
        if mayWrite() {
            let title = proposal.sections[section].outlineTitle
            say("The document has no “\(title)” yet: its heading comes with the first words.")
        }
        return false
    }

    /// The same of another item: the first one of a section that the document has not is there, and empty.
    mutating func mayBeginItem() -> Bool {
        !content.slots.allSatisfy(\.field.text.isEmpty) || mayBegin(with: "\n")
    }
}
