/// What a project or a command says about the rules.
package struct RuleOptions: Equatable, Sendable {
    /// Levels by the rules' names, in place of their own; nil switches a rule off.
    package var levels: [String: Level?] = [:]
    /// Whether proposals get their numbers when they are begun, not when they are approved.
    package var numbersAtCreation = false
    /// Words that no dictionary has, in small letters.
    package var words: Set<String> = []

    package init() {}
}
