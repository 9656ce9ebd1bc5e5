import Proposals
import Rules

/// A proposal as lists show it.
package struct ListedProposal: Equatable, Sendable {
    /// How many findings of each level a check has.
    package struct FindingCounts: Equatable, Sendable {
        package var errors = 0
        package var warnings = 0
        package var notes = 0
        package var todos = 0

        package init() {}
    }

    /// As it is opened.
    package let path: String
    /// As the proposal writes it, else as its file is named; empty without one.
    package let number: String
    /// The kind of proposals that its number is one of, where there are several; empty where not.
    package private(set) var kind = ""
    /// Empty for one without a title.
    package let title: String
    package let status: String
    /// As it is written: a day, as a rule; empty where the proposal does not say.
    package let updated: String
    package let authors: [String]
    /// Nil where nobody has checked it.
    package var findings: FindingCounts?
    /// Whether work on it is kept that was not saved.
    package var hasUnsavedWork = false
    /// What is to be known of its files beside what they say, if anything.
    package var remark: String?
    /// Who is asked for a review still; nil where nobody has looked.
    package var asked: AskedReviewers?

    /// - Parameters:
    ///   - named: the number that its file has by the names of all files.
    ///   - kind: of which it is by these; empty where there is but one.
    package init(
        _ summary: ProposalSummary, path: String, named: FileNumber? = nil, kind: String = ""
    ) {
        self.path = path
        self.kind = kind
        let own = summary.number.trimmed
        if own.utf8.contains(where: { (0x31...0x39).contains($0) }) {
            number = own
        } else {
            number = named?.digits ?? Self.number(inPath: path)
        }
        title = summary.title
        status = summary.status
        updated = summary.lastUpdated
        authors = summary.authors
    }

    /// A file of which only the name is known.
    package init(unread path: String) {
        self.init(path: path, number: Self.number(inPath: path))
    }

    private static func number(inPath path: String) -> String {
        FileNumber(path: path).flatMap { $0.isDay ? nil : $0.digits } ?? ""
    }

    package init(
        path: String, number: String = "", title: String = "", status: String = "",
        updated: String = "", authors: [String] = []
    ) {
        (self.path, self.number, self.title) = (path, number, title)
        (self.status, self.updated, self.authors) = (status, updated, authors)
    }

    /// The last part of the path.
    package var fileName: String {
        let bytes = path.utf8
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[bytes.index(after: slash)...])
    }

    /// The proposal's name where one is needed: its title, else its file.
    package var name: String {
        if !title.isEmpty { return title }
        guard fileName == Sidecar.documentName else { return fileName }
        return path.split(separator: "/").suffix(2).joined(separator: "/")
    }

    /// The number alone, for order and comparison; nil for none.
    package var value: Int? {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return Int(Substring(number.utf8.drop { !isDigit($0) }.prefix(while: isDigit)))
    }
}

/// Who is asked for a review of a proposal still.
package struct AskedReviewers: Equatable, Sendable {
    /// The people who are named for a section, each once.
    package var names: [String]
    /// Whether the person at hand is asked, by name or with everybody.
    package var includesMe: Bool

    package init(names: [String] = [], includesMe: Bool = false) {
        (self.names, self.includesMe) = (names, includesMe)
    }
}
