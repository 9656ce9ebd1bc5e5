import ArgumentParser

/// Proposals named on the command line one after the other, read as one argument.
///
/// The library takes a time that grows with the square of the number of arguments: for all files of
/// a large folder longer than their check.
struct ProposalNames: ExpressibleByArgument {
    /// A character that no argument holds.
    private static let separator: Unicode.Scalar = "\0"

    let all: [String]

    init(argument: String) {
        let names = argument.utf8.split(
            separator: UInt8(ascii: Self.separator), omittingEmptySubsequences: false)
        all = names.map { String(Substring($0)) }
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
