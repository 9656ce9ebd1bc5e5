import ArgumentParser
import Folders
import Glibc
import Proposals
import Terminal

/// `octopen index`: a table of contents of the folder, by itself or in a part of a file.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Write a table of contents of the proposal folder.",
        usage: "octopen index [--into FILE | -o FILE] [<options>]",
        discussion: """
            With --into only what stands in FILE between these two lines is written anew:

            <!-- octopen index: begin -->

            <!-- octopen index: end -->

            Links go from the folder of FILE, or from the current folder.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html, json
    }

    @OptionGroup var options: CommonOptions

    @Option(help: "markdown, html (one page) or json.")
    var format = Format.markdown

    @Option(help: "With markdown: number (one table), status or author (one for each).")
    var by: ProposalIndex.Grouping?

    @Option(help: "Write between the two lines of this file.", completion: .file())
    var into: String?

    @Option(
        name: .shortAndLong, help: "Write here instead of standard output.", completion: .file())
    var output: String?

    @Flag(help: "With --into: write nothing; exit with 1 if FILE would change.")
    var check = false

    @Flag(help: "With -o: replace a file that has the two lines, too.")
    var force = false

    func validate() throws {
        if into != nil, output != nil { throw ValidationError("--into and -o exclude each other") }
        if into != nil, format != .markdown {
            throw ValidationError("--into writes Markdown; use -o for other formats")
        }
        if check, into == nil { throw ValidationError("--check needs --into FILE") }
        if force, output == nil { throw ValidationError("--force is for -o") }
        if by != nil, format != .markdown { throw ValidationError("--by is for Markdown") }
    }

    func run() throws {
        Environment.takeLocale()
        var environment = LaunchEnvironment(options)
        environment.trustsCache = true
        let list = try ProposalList(environment)
        for failure in list.told { Output.error("octopen: \(failure)") }
        if let target = into ?? output, !list.told.isEmpty {
            throw Failure("\(target): not written, for the index would not have all proposals")
        }
        if let output, !force { try requireNoPlace(in: output) }
        let index = ProposalIndex(entries(of: list.proposals), statuses: list.statuses)
        if let into { return try write(index, into: into) }
        let text =
            switch format {
            case .markdown:
                index.markdown(by: by ?? .number, headingLevel: 2).map { $0 + "\n" }.joined()
            case .html: index.html(title: "Proposals")
            case .json: index.json.text + "\n"
            }
        try OutputFile.write(Array(text.utf8), to: output)
        if !list.told.isEmpty { throw ExitCode(2) }
    }

    /// Proposals with the ways to their files from where the index will be.
    private func entries(of proposals: [ListedProposal]) -> [ProposalIndex.Entry] {
        let target = into ?? (output == "-" ? nil : output)
        let start = FileKey.absolute(target.map { FilePath($0).folder } ?? ".")
        // An index that lies among the proposals is no proposal.
        let own = target.map { FileKey.absolute($0) }
        var folders: [String: String] = [:]
        return ProposalOrder().sorted(proposals).compactMap { proposal in
            // The file may be a link: what counts is where it is found.
            let file = FilePath(proposal.path)
            let folder = folders[file.folder] ?? FileKey.absolute(file.folder)
            folders[file.folder] = folder
            let path = "\(folder)/\(file.name)"
            return path == own
                ? nil
                : ProposalIndex.Entry(proposal, path: path.relative(to: start))
        }
    }

    private func write(_ index: ProposalIndex, into path: String) throws {
        let old = try WholeFile.read(path)
        let region = try region(of: old, path)
        let lines = index.markdown(by: by ?? .number, headingLevel: region.headingLevel + 1)
        let new = region.replaced(with: lines)
        // The comments must be found again in the new text, or the next run could not.
        _ = try self.region(of: new, path)
        if new == old { return }
        if check {
            Output.error(
                "octopen: \(path): the index is not up to date; octopen index --into \(path)")
            throw ExitCode(1)
        }
        try AtomicSave(request: SaveRequest(path: path, bytes: new, expected: old)).runOrFail()
    }

    /// A file that shows where an index goes is not meant to be one as a whole.
    private func requireNoPlace(in path: String) throws(Failure) {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (try? IndexRegion(WholeFile.read(path))) != nil
        else { return }
        throw Failure(
            "\(path): -o would replace all of it, and it has the two lines between which an index "
                + "goes; --into \(path) writes there, --force replaces the file", exitCode: 64)
    }

    private func region(of bytes: [UInt8], _ path: String) throws(Failure) -> IndexRegion {
        do throws(IndexRegion.Fault) {
            return try IndexRegion(bytes)
        } catch {
            throw Failure("\(path): \(error)")
        }
    }
}

extension ProposalIndex.Grouping: ExpressibleByArgument {}
