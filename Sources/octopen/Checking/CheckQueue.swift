import Glibc
import Proposals
import Rules

/// The files to check.
final class CheckQueue {
    /// One file with what the rules ask beside its bytes.
    struct Work: Sendable {
        /// `-` for standard input.
        let path: String
        let context: CheckContext

        /// As it is reported.
        var name: String { path == "-" ? "(standard input)" : path }

        /// Read when the turn of the file comes.
        func file() throws(Failure) -> ProposalFile {
            guard path == "-" else { return try ProposalFile(reading: path) }
            return ProposalFile(
                path: path, bytes: try WholeFile.readAll(STDIN_FILENO, path: "standard input"))
        }
    }

    private let paths: [String]
    /// Records without a proposal, by their paths: the keys that they name.
    private let orphans: [String: String]
    private var at = 0
    private var projects: Projects

    init(
        _ paths: [String], orphans: [(path: String, key: String)] = [],
        environment: LaunchEnvironment
    ) {
        self.paths = paths + orphans.map(\.path)
        self.orphans = Dictionary(orphans.map { ($0.path, $0.key) }) { first, _ in first }
        projects = Projects(environment)
    }

    /// As many workers as asked for, else as there are processors; few files need one only.
    func workers(_ asked: Int?) -> Int {
        let most = asked ?? (paths.count < 8 ? 1 : sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return max(1, min(most, paths.count, 64))
    }

    /// How many files a worker takes at a time: few enough that all are busy until the end. One
    /// alone waits for nobody.
    func batch(of workers: Int) -> Int {
        workers == 1 ? 1 : max(1, min(8, paths.count / (workers * 8)))
    }

    func next() -> Result<Work, Failure>? {
        guard at < paths.count else { return nil }
        defer { at += 1 }
        return Result { () throws(Failure) in try work(paths[at]) }
    }

    private func work(_ path: String) throws(Failure) -> Work {
        guard path != "-" else {
            return Work(path: path, context: try projects.contextWithoutFile())
        }
        if let key = orphans[path] {
            var context = CheckContext(template: .enhancement, today: Clock.today)
            context.orphanKey = key
            return Work(path: path, context: context)
        }
        return Work(path: path, context: try projects.context(ofProposalAt: path))
    }
}
