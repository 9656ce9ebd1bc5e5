import Proposals
import Prose

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
    /// As a list shows it: without marks of code and emphasis and the addresses of links, and without
    /// a label with a number in front: `KEP-1234:`, `[RFC 123]`, `0012 -`, `12.`.
    fileprivate var asTitle: String {
        var text = withoutAddresses.filter { !"`*".contains($0) }.trimmed[...]
        if text.first == "[", let close = text.firstIndex(of: "]"),
            text[..<close].contains(where: \.isNumber)
        {
            text = text[text.index(after: close)...]
        }
        text = text.filter { !"[]".contains($0) }.trimmed[...]
        if let colon = text.firstIndex(of: ":"),
            text.distance(from: text.startIndex, to: colon) < 20
        {
            let label = text[..<colon]
            if label.contains(where: \.isNumber),
                !label.trimmed.contains(" ") || label.last?.isNumber == true
            {
                return String(text[text.index(after: colon)...]).trimmed
            }
        }
        let first = text.prefix { $0 != " " }
        let rest = text.dropFirst(first.count).drop { $0 == " " }
        guard first.contains(where: \.isNumber) else { return String(text) }
        if first.last == "." { return String(rest) }
        guard let sign = rest.first, "-–—".contains(sign) else { return String(text) }
        return String(rest.dropFirst()).trimmed
    }

    /// `[words](address)` and `![words](address)` as their words in brackets.
    private var withoutAddresses: String {
        var shown = ""
        var rest = self
        while let close = rest.range(ofText: "](") {
            shown += rest.bytes(0..<close.lowerBound) + "]"
            rest = rest.bytes(from: close.upperBound)
            guard let end = rest.firstIndex(of: ")") else { break }
            rest = String(rest[rest.index(after: end)...])
        }
        return shown + rest
    }
}
