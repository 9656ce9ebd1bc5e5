import ArgumentParser

/// Proposals named on the command line one after the other, read as one argument.
///
/// The library takes a time that grows with the square of the number of arguments: for all files of
/// a large folder longer than their check.
struct ProposalNames: ExpressibleByArgument {
    /// What no argument holds.
    private static let separator: Character = "\0"

    let all: [String]

    init(argument: String) {
        all = argument.split(separator: Self.separator, omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// Joins the names that stand at the end of the arguments.
    static func joined(in arguments: [String]) -> [String] {
        // The first one behind an option may be its value.
        let start = (arguments.lastIndex { $0.hasPrefix("-") } ?? -1) + 2
        guard start + 1 < arguments.count else { return arguments }
        return arguments[..<start] + [arguments[start...].joined(separator: String(separator))]
    }
}

/// A command that takes any number of proposals.
protocol ProposalsCommand: ParsableCommand {
    var proposals: [ProposalNames] { get }
}
