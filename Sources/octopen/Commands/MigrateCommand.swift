import ArgumentParser
import Forms
import Glibc
import Proposals
import Rules
import Terminal

/// `octopen migrate`: adds what a template asks for that it did not when a proposal was begun.
struct MigrateCommand: ProposalsCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Add what is new in the template since.",
        usage: "octopen migrate PROPOSAL... [<options>]",
        discussion: """
            The version of the template that a proposal came from is the one in the history of the \
            template's file that it fits best. Sections and fields that the newest has beyond that \
            are written at their place, word for word, as what is still to do. Nothing is deleted, \
            and no heading is renamed unless --rename says so.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "Proposals.", completion: Completions.proposals)
    var proposals: [ProposalNames] = []

    @Flag(help: "Print the difference; write nothing.")
    var dryRun = false

    @Option(
        name: .customLong("rename"),
        help: "Give a heading the name that it has now, OLD=NEW; may be given again.")
    var renames: [String] = []

    @Option(
        name: .customLong("keep"),
        help: "A heading that was not renamed; may be given again.")
    var kept: [String] = []

    @Flag(help: "Add sections that may be left out, too.")
    var optional = false

    func run() throws {
        Environment.takeLocale()
        let names = proposals.flatMap(\.all)
        guard !names.isEmpty else {
            throw Failure("migrate: name the proposals: octopen migrate 004", exitCode: 64)
        }
        guard !names.contains("-") else {
            throw Failure("migrate: standard input has no file to write; name one", exitCode: 64)
        }
        let asked = try migrationOptions()
        let environment = LaunchEnvironment(options)
        let selection = try ProposalSelection(names, in: environment.folder)
        let queue = CheckQueue(selection.paths, environment: environment)
        var isIncomplete = selection.isIncomplete
        while let next = queue.next() {
            do throws(Failure) {
                try migrate(try next.get(), asked)
            } catch {
                // The others may be written all the same.
                Output.error("octopen: \(error)")
                isIncomplete = true
            }
        }
        if isIncomplete { throw ExitCode(2) }
    }

    private func migrationOptions() throws(Failure) -> Migration.Options {
        var asked = Migration.Options()
        for rename in renames {
            let parts = rename.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                throw Failure("--rename \(rename): write it as OLD=NEW", exitCode: 64)
            }
            asked.renames.append((parts[0], parts[1]))
        }
        asked.kept = kept
        asked.withOptional = optional
        return asked
    }

    private func migrate(_ work: CheckQueue.Work, _ asked: Migration.Options) throws(Failure) {
        let file = try work.file()
        let bytes = file.bytes
        let name = work.name
        guard let versions = work.context.versions else {
            let label = work.context.template.label
            throw Failure(
                "\(name): the template \(label) has no older version in git; "
                    + "name one that has, with -t FILE")
        }
        let context = work.context.choosing(for: bytes)
        let proposal = Proposal(bytes, template: context.template)
        guard !proposal.template.isNone else {
            throw Failure(
                "\(name): does not follow the template \(context.template.label); "
                    + "name its own with -t FILE")
        }
        if let obstacle = proposal.obstacle { throw Failure("\(name): \(obstacle)") }
        let migration: Migration
        do throws(MigrationObstacle) {
            migration = try Migration(
                bytes, context: context, earlier: versions.earlier(than: bytes), options: asked)
        } catch {
            throw Failure("\(name): \(error)")
        }
        if !migration.isEmpty {
            if dryRun {
                try Output.write(difference: file.unifiedDifference(to: migration.bytes))
            } else {
                try file.save(migration.bytes)
            }
        }
        tell(migration, of: name, label: proposal.template.label)
    }

    private func tell(_ migration: Migration, of name: String, label: String) {
        var done: [String] = []
        if !migration.sections.isEmpty { done.append("added \(quoted(migration.sections))") }
        if !migration.fields.isEmpty { done.append("added the fields \(quoted(migration.fields))") }
        done += migration.renamed.map { "renamed '\($0.old)' to '\($0.new)'" }
        let what =
            done.isEmpty
            ? "nothing to add" : done.joined(separator: "; ") + (dryRun ? ", not written" : "")
        Output.error("octopen: \(name): \(what); it follows \(label)")
        for (old, new) in migration.pairs {
            Output.error(
                "octopen: \(name): '\(old)' may be '\(new)' now: rename it with "
                    + "--rename '\(old)=\(new)', or add the other beside it with --keep '\(old)'")
        }
        for (section, reason) in migration.left {
            Output.error("octopen: \(name): '\(section)' was not added: \(reason)")
        }
        if !migration.optional.isEmpty {
            Output.error(
                "octopen: \(name): the template has \(quoted(migration.optional)) that may be left "
                    + "out; --optional adds them")
        }
    }

    private func quoted(_ names: [String]) -> String {
        names.map { "'\($0)'" }.joined(separator: ", ")
    }
}
