import ArgumentParser
import Forms
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen fix`: applies the safe fixes, or shows what they would change.
struct FixCommand: ProposalsCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Apply the safe fixes of what check finds.",
        usage: "octopen fix [PROPOSAL...] [<options>]",
        discussion: "Fixes that need a decision are left to the form and its F4.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var rules: RuleArguments

    @Argument(help: "Proposals; all of the folder if none is named.")
    var proposals: [ProposalNames] = []

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    func run() throws {
        Environment.takeLocale()
        let environment = try LaunchEnvironment(options, rules: rules)
        guard let paths = try environment.proposals(named: proposals.flatMap(\.all)) else { return }
        guard !paths.contains("-") else {
            throw Failure("fix: standard input has no file to write; name one", exitCode: 64)
        }
        let queue = CheckQueue(paths, environment: environment)
        var (files, count) = (0, 0)
        var isIncomplete = false
        while let next = queue.next() {
            guard case .success(let work) = next else {
                if case .failure(let error) = next { Output.error("octopen: \(error)") }
                isIncomplete = true
                continue
            }
            let repair = Repair(work.bytes, context: work.context)
            guard repair.bytes != work.bytes else { continue }
            files += 1
            count += repair.fixed.count
            if dryRun {
                try Output.write(
                    UnifiedDifference(from: work.bytes, to: repair.bytes, name: work.name).text)
            } else {
                try write(repair.bytes, over: work)
            }
        }
        let what =
            "\(count) \(count == 1 ? "fix" : "fixes") in \(files) \(files == 1 ? "file" : "files")"
            + (dryRun ? ", not written" : "")
        Output.error("octopen: \(count == 0 ? "nothing to fix" : what)")
        if isIncomplete { throw ExitCode(2) }
    }

    private func write(_ bytes: [UInt8], over work: CheckQueue.Work) throws(Failure) {
        let request = SaveRequest(path: work.name, bytes: bytes, expected: work.bytes)
        try AtomicSave(request: request).runOrFail()
    }
}
