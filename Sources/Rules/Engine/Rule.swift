import Proposals

/// One thing that is checked: its name, its levels, and how it is found.
///
/// A rule stands in a file of its own, which opens with its manual. Its levels follow the status
/// of the proposal: one for a draft, one from the first review on.
package struct Rule: Sendable {
    /// The part of a proposal that a rule is about; a rejected proposal is not judged by its
    /// sections any more.
    package enum Scope: Sendable {
        case title, information, sections, text
    }

    /// The name as it is reported and switched off: `summary-paragraphs`.
    package let name: String
    /// The sentence that is true when the rule is silent, in one line.
    package let summary: String
    package let scope: Scope
    /// The level while the status is the template's first, missing or invalid; nil is off.
    package let levelInDraft: Level?
    /// The level from the second status on; nil is off.
    package let levelLater: Level?

    /// Whether it judges the whole value of a field: then it is the only one to speak of a value
    /// that it does not take.
    private(set) var judgesValue = false

    let judges: Judged

    /// The thing that a rule looks at: a document, or findings.
    enum Judged: Sendable {
        case document(@Sendable (CheckedDocument) -> [Problem])
        /// The findings of the other rules, before comments take any of them away.
        case findings(@Sendable (CheckedDocument, [Finding]) -> [Problem])
    }

    /// This rule, as the rule for a field's value.
    var ofValue: Rule {
        var rule = self
        rule.judgesValue = true
        return rule
    }

    init(
        _ name: String, _ scope: Scope, draft: Level?, later: Level?, _ summary: String,
        judges: Judged
    ) {
        (self.name, self.scope, self.summary) = (name, scope, summary)
        (levelInDraft, levelLater) = (draft, later)
        self.judges = judges
    }

    init(
        _ name: String, _ scope: Scope, draft: Level?, later: Level?, _ summary: String,
        problems: @escaping @Sendable (CheckedDocument) -> [Problem]
    ) {
        self.init(
            name, scope, draft: draft, later: later, summary, judges: .document(problems))
    }

    /// A level that does not depend on the status.
    init(
        _ name: String, _ scope: Scope, _ level: Level, _ summary: String,
        problems: @escaping @Sendable (CheckedDocument) -> [Problem]
    ) {
        self.init(name, scope, draft: level, later: level, summary, problems: problems)
    }

    /// The problems in a document; none if the rule judges findings.
    func problems(in document: CheckedDocument) -> [Problem] {
        guard case .document(let problems) = judges else { return [] }
        return problems(document)
    }

    /// The problems among the findings of other rules; none if the rule judges documents.
    func problems(among findings: [Finding], in document: CheckedDocument) -> [Problem] {
        guard case .findings(let problems) = judges else { return [] }
        return problems(document, findings)
    }

    /// The level that a project gives the rule, else its own. A rule that is off at the stage
    /// stays so, but for one that is off everywhere until it is asked for.
    func level(at stage: Stage, _ options: RuleOptions) -> Level? {
        let own = level(at: stage)
        guard let given = options.levels[name] else { return own }
        guard case .level(let asked) = given else { return nil }
        let isOptIn = levelInDraft == nil && levelLater == nil
        return own == nil && !isOptIn ? nil : asked
    }

    /// The level at a stage of a proposal's life; nil if the rule is silent then.
    package func level(at stage: Stage) -> Level? {
        switch stage {
        case .draft: levelInDraft
        case .later: levelLater
        case .rejected: scope == .sections || levelLater != .error ? nil : .error
        }
    }
}

/// What a rule found; which rule, and how much it matters, is added by the check.
///
/// Words and fixes are made for those who read them only: the nearest name of many, or the edits
/// of a whole list, take longer than finding what is wrong.
struct Problem {
    private let range: Range<Int>
    private let subject: Subject
    private let message: () -> String
    private let help: () -> String
    private let fixes: () -> [Fix]
    /// In place of the rule's own level.
    var level: Level?

    init(
        _ range: Range<Int>, _ subject: Subject, _ message: @autoclosure @escaping () -> String,
        help: @autoclosure @escaping () -> String,
        fixes: @autoclosure @escaping () -> [Fix] = []
    ) {
        (self.range, self.subject, self.message, self.help) = (range, subject, message, help)
        self.fixes = fixes
    }

    /// - Parameter detail: how much is made of a finding of a level.
    func finding(
        _ rule: Rule, _ level: Level, _ detail: (Level) -> FindingDetail
    ) -> Finding {
        let level = self.level.map { min($0, level) } ?? level
        let detail = detail(level)
        return Finding(
            rule: rule.name, level: level, message: detail >= .message ? message() : "",
            help: detail >= .help ? help() : "", range: range, subject: subject,
            fixes: detail >= .fixes ? fixes() : [])
    }
}
