import ArgumentParser
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen fix`: applies the safe fixes, or shows what they would change.
struct FixCommand: ProposalsCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Apply the safe fixes of what check finds.",
        usage: "octopen fix [PROPOSAL...] [<options>]",
        discussion: """
            Fixes that need a decision are left to the form and its F4. Files that follow no \
            template at hand get only the fixes that need none.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var rules: RuleArguments

    @Argument(
        help: "Proposals; all of the folder if none is named.", completion: Completions.proposals)
    var proposals: [ProposalNames] = []

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    @Flag(help: "Mend files that are named though they are no proposals of the folder.")
    var all = false

    func run() throws {
        Environment.takeLocale()
        let environment = try LaunchEnvironment(options, rules: rules)
        let selection = try ProposalSelection(
            proposals.flatMap(\.all), in: environment.folder, takesAll: all)
        if proposals.isEmpty, selection.paths.isEmpty { return }
        guard !selection.paths.contains("-") else {
            throw Failure("fix: standard input has no file to write; name one", exitCode: 64)
        }
        let queue = CheckQueue(selection.paths, environment: environment)
        var (files, count) = (0, 0)
        var isIncomplete = selection.isIncomplete
        var use = TemplateUse()
        while let next = queue.next() {
            let (work, file): (CheckQueue.Work, ProposalFile)
            do throws(Failure) {
                work = try next.get()
                file = try work.file()
            } catch {
                Output.error("octopen: \(error)")
                isIncomplete = true
                continue
            }
            let bytes = file.bytes
            let context = work.context.choosing(for: bytes)
            let proposal = Proposal(bytes, template: context.template)
            use.add(proposal, template: work.context.template, name: work.name)
            if let obstacle = proposal.obstacle {
                Output.error("octopen: \(work.name): \(obstacle)")
                isIncomplete = true
                continue
            }
            let repair = Repair(bytes, context: context)
            guard repair.bytes != bytes else { continue }
            if dryRun {
                try Output.write(difference: file.unifiedDifference(to: repair.bytes))
            } else {
                do throws(Failure) {
                    try file.save(repair.bytes)
                } catch {
                    // The others may be written all the same.
                    Output.error("octopen: \(error)")
                    isIncomplete = true
                    continue
                }
            }
            files += 1
            count += repair.fixed.count
        }
        let what =
            "\(count) \(count == 1 ? "fix" : "fixes") in \(files) \(files == 1 ? "file" : "files")"
            + (dryRun ? ", not written" : "")
        let judges = use.judges.map { ", judged by \($0)" } ?? ""
        Output.error("octopen: \(count == 0 ? "nothing to fix" : what)\(judges)")
        if let note = use.note { Output.error("octopen: \(note)") }
        if isIncomplete { throw ExitCode(2) }
    }
}
