import Proposals

/// Links to the title's heading in a new document, which follow the title as it is typed.
extension Form {
    /// Notes before an edit of a new document's title, or of its number, where links lead.
    mutating func noteTitle() {
        guard session.file.isNew, session.beforeTitle == nil else { return }
        let field = field
        let isTitle =
            field.isHeading || field.kind == .number
            || field.name != nil && field.name == proposal.template.titleField?.name
        if isTitle { session.beforeTitle = proposal.bytes }
    }

    /// Lets links, and the title's entry in a list of contents, follow a title that was written, in the
    /// step that wrote it.
    mutating func leadTitle() {
        guard let before = session.beforeTitle else { return }
        session.beforeTitle = nil
        var led = proposal
        led.leadLinks(since: before)
        guard led.bytes != proposal.bytes, led.sections.count == proposal.sections.count else {
            return
        }
        proposal = led
        session.noteEdit(isSettled: true)
        clampPlace()
    }
}
