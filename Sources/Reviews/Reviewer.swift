import Proposals

/// Who reviews: `Ana Lima <ana@example.org>`, the mail may be left out.
package struct Reviewer: Equatable, Sendable, CustomStringConvertible {
    package let name: String
    /// Nil if it is not known.
    package let mail: String?

    /// - Returns: nil for a text without a name.
    package init?(_ text: String) {
        var (name, mail) = (text.trimmed, String?.none)
        if name.hasSuffix(">"), let open = name.lastIndex(of: "<") {
            mail = String(name[name.index(after: open)...].dropLast()).trimmed
            name = String(name[..<open]).trimmed
        }
        guard !name.isEmpty, !name.contains(where: \.isNewline) else { return nil }
        self.name = NormalizedSpace.joined(name)
        self.mail = mail.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The reviewers whom a text names, with commas between them.
    package static func all(in text: String) -> [Reviewer] {
        text.split(separator: ",").compactMap { Reviewer(String($0)) }
    }

    package var description: String { mail.map { "\(name) <\($0)>" } ?? name }

    /// The name of the reviewer's record without its ending; nil if nothing of the name can be part
    /// of a file name.
    package var slug: String? {
        Slug(name, isInASCII: true)?.string ?? mail.flatMap { Slug($0, isInASCII: true)?.string }
    }

    /// Whether two texts mean one person: by mail where both have one, else by name.
    package func isSame(as other: Reviewer) -> Bool {
        if let mail, let otherMail = other.mail {
            return mail.lowercased() == otherMail.lowercased()
        }
        return name.lowercased() == other.name.lowercased()
    }
}
