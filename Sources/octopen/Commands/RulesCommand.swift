import ArgumentParser
import Glibc
import Markdown
import Rules
import Terminal

/// `octopen rules`: all rules, or one of them explained.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, or explain one.",
        usage: "octopen rules [RULE] [<options>]")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The rule to explain.", completion: Completions.rules)
    var rule: String?

    func run() throws {
        Environment.takeLocale()
        let environment = LaunchEnvironment(options)
        let rules = RuleCatalogue.rules(for: try environment.templates.template())
        guard let name = rule else { return try Output.write(listing(of: rules)) }
        guard let found = rules.first(where: { $0.name == name }) else {
            throw Failure("\(name): no such rule; octopen rules lists them", exitCode: 64)
        }
        try Output.write(explanation(of: found))
    }

    /// Name, level in a draft and later, and what holds where the rule is silent.
    private func listing(of rules: [Rule]) -> String {
        let width = rules.map(\.name.utf8.count).max() ?? 0
        return rules.map { rule in
            let blanks = String(repeating: " ", count: width - rule.name.utf8.count)
            return "\(rule.name)\(blanks)  \(padded(rule.levelInDraft))  "
                + "\(padded(rule.levelLater))  \(rule.summary)\n"
        }.joined()
    }

    private func padded(_ level: Level?) -> String {
        let name = level?.rawValue ?? "off"
        return name + String(repeating: " ", count: "warning".count - name.count)
    }

    private func explanation(of rule: Rule) -> String {
        let draft = rule.levelInDraft?.rawValue ?? "off"
        let later = rule.levelLater?.rawValue ?? "off"
        let levels = draft == later ? "\(draft)" : "\(draft) in a draft, \(later) from review on"
        var text = "\(rule.name): \(levels)\n\n\(rule.summary)\n"
        if let manual = RuleManual.text(of: rule.name) {
            text += "\n" + TextLayout(columns: 79).text(of: Array(manual.utf8))
        }
        return text
    }
}
