import ArgumentParser
import Glibc
import Markdown

/// `octopen edit`: the form over a file that exists.
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Edit a proposal in the form.",
        usage: "octopen edit [+LINE] PROPOSAL[:SECTION] [<options>]")

    @OptionGroup var options: CommonOptions
    @OptionGroup var screen: ScreenArguments

    @Argument(
        help: "A line to begin at, as +LINE; then the proposal, and a section after a colon.",
        completion: Completions.placesInProposals)
    var words: [String] = []

    func run() throws {
        throw ExitCode(
            try Self.edit(words, in: try LaunchEnvironment(options, screen: screen)))
    }

    /// - Parameter words: a proposal, with a line before it or a section in it, as on the command
    ///   line.
    /// - Returns: the exit code.
    static func edit(_ words: [String], in environment: LaunchEnvironment) throws -> Int32 {
        environment.templates.readAhead()
        var environment = environment
        environment.trustsVersions = true
        var start = FormLaunch.Start.usual
        var names: [String] = []
        for word in words {
            if word.hasPrefix("+"), let line = Int(word.dropFirst()) {
                guard line > 0 else {
                    throw Failure(
                        "\(word): lines count from 1; write +1 for the first", exitCode: 64)
                }
                start = .line(line)
            } else {
                names.append(word)
            }
        }
        guard names.count == 1, var name = names.first else {
            throw Failure(
                "edit: name one proposal, by its file, its number or a part of its name: "
                    + "octopen edit 004" + (names.isEmpty ? listed(environment) : ""),
                exitCode: 64)
        }
        if access(name, F_OK) != 0, let colon = name.lastIndex(of: ":") {
            let section = String(name[name.index(after: colon)...])
            if !section.trimmed.isEmpty { start = .section(section) }
            name = String(name[..<colon])
        }
        let path = try path(of: name, environment)
        let launch = try FormLaunch(opening: path, environment: environment)
        return try launch.run(from: start)
    }

    /// Who names a file that is gone is told of work on it that was not saved.
    private static func path(
        of name: String, _ environment: LaunchEnvironment
    ) throws(Failure) -> String {
        let missing: Failure
        do throws(Failure) {
            let path = try environment.resolve(name)
            if access(path, F_OK) == 0 || errno != ENOENT { return path }
            missing = Failure("\(path): no such file; octopen new starts a proposal")
        } catch {
            missing = error
        }
        if let entry = UnsavedWorks().ofGone(name, in: environment.folder) {
            let here = FilePath.real(".") ?? "/"
            let now =
                entry.file == entry.oldFile
                ? "no such file" : "is \(entry.file.relative(to: here)) now"
            throw Failure("\(name): \(now); octopen recover \(name) has what was not saved of it")
        }
        throw missing
    }

    /// Proposals that are named where none was.
    private static let mostListed = 10

    /// The proposals that can be edited, behind the message.
    private static func listed(_ environment: LaunchEnvironment) -> String {
        let all = (try? environment.folder.proposals()) ?? []
        guard !all.isEmpty else { return "" }
        let names = all.prefix(Self.mostListed).map { ReadableText.line($0) }
        let more = all.count - names.count
        return "; there are " + names.joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
    }
}
