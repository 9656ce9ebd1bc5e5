import Proposals

/// # `title-long`
///
/// A title of at most 79 characters, the limit of Python's proposals: lists cut what is longer.
///
/// Code marks and a number in front, such as `KEP-1234:`, are not counted.
///
/// Wrong: a title that explains itself in a subordinate clause. Right: `Garbage collection`.
extension Rule {
    static let titleLong = Rule(
        "title-long", .title, .note, "The title has at most 79 characters."
    ) { document in
        let entry = document.titleField.flatMap { document.filledEntry(of: $0) }
        let heading = document.title
        guard let written = entry?.value ?? heading?.title, written.utf8.count > 79,
            case let text = written.asTitle, text.count > 79,
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

extension String {
    /// As a list shows it: without marks of code and emphasis, and without a label with a number.
    fileprivate var asTitle: String {
        var text = filter { !"`*".contains($0) }[...]
        if let colon = text.firstIndex(of: ":"),
            text.distance(from: text.startIndex, to: colon) < 20
        {
            let label = text[..<colon]
            if label.contains(where: \.isNumber),
                !label.trimmed.contains(" ") || label.last?.isNumber == true
            {
                text = text[text.index(after: colon)...]
            }
        }
        return text.trimmed
    }
}
