/// What a reviewer says of a section; the raw values are the words of a record.
package enum Verdict: String, CaseIterable, Sendable {
    case ok
    /// Blocks the section until it is cleared; its text says what would clear it.
    case concern
    case question
    case notMine = "not mine"

    /// Whether it needs words.
    package var isExplained: Bool { self == .concern || self == .question }
}

/// What a reviewer says of the whole proposal; the raw values are the words of a record.
package enum OverallVerdict: String, CaseIterable, Sendable {
    case approved = "Approved"
    case changesRequested = "Changes requested"
    case rejected = "Rejected"
}
