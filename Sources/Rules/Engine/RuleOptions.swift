/// The level that a project or a command gives a rule, in place of the rule's own levels.
package enum RuleSetting: Equatable, Sendable {
    case off
    case level(Level)
}

/// The settings of a project or a command for the rules.
package struct RuleOptions: Equatable, Sendable {
    /// The settings by the rules' names.
    package var levels: [String: RuleSetting] = [:]
    /// Whether proposals get their numbers when they are begun, not when they are approved.
    package var numbersAtCreation = false
    /// Columns at which paragraphs are wrapped; nil to go by the text.
    package var wrap: Int?
    /// Words that no dictionary has, in small letters.
    package var words: Set<String> = []

    package init() {}
}
