/// # `title-long`
///
/// A title of at most 79 characters, the limit of Python's proposals: lists cut what is longer.
///
/// Wrong: a title that explains itself in a subordinate clause. Right: `Garbage collection`.
extension Rule {
    static let titleLong = Rule(
        "title-long", .title, .note, "The title has at most 79 characters."
    ) { document in
        let entry = document.titleField.flatMap { document.filledEntry(of: $0) }
        let heading = document.title
        guard let text = entry?.value ?? heading?.title, text.count > 79,
            let range = entry?.valueRange ?? heading?.titleRange
        else { return [] }
        let subject = document.titleField.map { Subject.field($0.name) } ?? .document
        return [
            Problem(
                range, subject, "The title has \(text.count) characters.",
                help: "Lists cut titles after 79: say what changes, and leave the how to the text.")
        ]
    }
}
