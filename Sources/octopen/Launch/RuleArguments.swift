import ArgumentParser
import Rules

/// The command's options about the rules.
struct RuleArguments: ParsableArguments {
    @Option(
        help: "NAME=off, note, warning or error; may be given again.",
        completion: Completions.levels)
    var rule: [String] = []

    /// The given settings, by the names of rules.
    func levels() throws(Failure) -> [String: RuleSetting] {
        var given = RuleOptions()
        for setting in rule {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Failure("--rule \(setting): write NAME=LEVEL", exitCode: 64)
            }
            if let fault = given.set(parts[0], parts[1], among: RuleCatalogue.names) {
                throw Failure("--rule \(setting): \(fault)", exitCode: 64)
            }
        }
        return given.levels
    }
}
