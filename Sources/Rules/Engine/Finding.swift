import Proposals

/// How much a finding matters; `todo` says that something is still as the template made it.
package enum Level: String, Comparable, CaseIterable, Sendable {
    case todo, note, warning, error

    package static func < (left: Level, right: Level) -> Bool {
        let order = Level.allCases
        return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
}

/// The subject of a finding, where bytes alone do not tell it.
package enum Subject: Hashable, Sendable {
    case document
    /// A section of the template by its index, present or not.
    case templateSection(Int)
    /// A metadata field by its name in the template, present or not.
    case field(String)
    /// A section that the template does not know.
    case otherSection
}

/// How much of a finding is made; each case adds to the case before. Parts that are left out are
/// empty.
package enum FindingDetail: Comparable, Sendable {
    case place, message, help, fixes
}

/// One thing that a rule has to say about a proposal.
package struct Finding: Equatable, Sendable {
    /// The rule's name, `summary-paragraphs`.
    package var rule: String
    package var level: Level
    /// The fault, and where it is.
    package var message: String
    /// Why the rule asks for it, and what to do.
    package var help: String
    /// Bytes of the file; empty where something is missing: then the place where it goes.
    package var range: Range<Int>
    package var subject: Subject
    /// Changes that mend the fault, the most likely first.
    package var fixes: [Fix]

    package init(
        rule: String, level: Level, message: String, help: String, range: Range<Int>,
        subject: Subject, fixes: [Fix] = []
    ) {
        (self.rule, self.level, self.message, self.help) = (rule, level, message, help)
        (self.range, self.subject, self.fixes) = (range, subject, fixes)
    }
}
