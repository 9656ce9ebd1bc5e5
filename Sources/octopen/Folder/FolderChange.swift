import Folders
import Glibc
import Proposals

/// A change to several files: all of it is made, or none of it.
///
/// All new texts are on the disk beside their files before the first is put in place; then each is,
/// if its file still holds what the change was made up from, and the names come last. Whatever fails
/// on the way, what was done before it is taken back. A kill between two files leaves each of them
/// whole, the old one or the new one.
struct FolderChange {
    private let changes: [FileChange]
    private let folder: FolderMove?

    /// A folder that gets another name as a whole.
    struct FolderMove {
        let from: String
        let to: String

        func holds(_ change: FileChange) -> Bool { change.path.hasPrefix(from + "/") }
    }

    /// - Parameters:
    ///   - changes: one for each file; changes that change nothing are left out.
    ///   - folder: goes with its files, whose new paths name the new folder, too.
    init(_ changes: [FileChange], moving folder: FolderMove? = nil) {
        self.changes = changes.filter { $0.new != $0.old || $0.isMoved }
        self.folder = folder
    }

    var isEmpty: Bool { changes.isEmpty }

    var count: Int { changes.count }

    // MARK: To look at

    /// The lines that differ and the names, as `git apply` reads them: below the current folder, or
    /// where that does not hold all of the files, below the root of their repository.
    var difference: String {
        let here = FilePath.real(".") ?? "/"
        let all = changes.map { (Self.absolute($0.path), $0.newPath.map(Self.absolute)) }
        let paths = all.flatMap { [$0.0] + [$0.1].compactMap(\.self) }
        let root = paths.first.flatMap { RealFolder(FilePath($0).folder)?.repository }
        let base = [here, root].compactMap(\.self).first { base in
            paths.allSatisfy { $0.hasPrefix(Self.start(base)) }
        }
        let name = { (path: String) in String(path.dropFirst(Self.start(base ?? "/").count)) }
        return zip(changes, all).map { change, paths in
            UnifiedDifference(
                from: change.old, to: change.new, name: name(paths.0),
                newName: change.isMoved ? paths.1.map(name) : nil
            ).text
        }.joined()
    }

    private static func start(_ folder: String) -> String { folder == "/" ? "/" : folder + "/" }

    private static func absolute(_ path: String) -> String {
        let parts = FilePath(path)
        return start(FilePath.real(parts.folder) ?? FileKey.absolute(parts.folder)) + parts.name
    }

    // MARK: To make

    /// A step that was done, and can be taken back.
    private enum Step {
        case written(FileChange)
        case moved(FileMove)
    }

    /// Makes the change; signals that end the program wait for it.
    func run() throws(Failure) {
        var ending = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&ending, signal) }
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &ending, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try make()
    }

    private func make() throws(Failure) {
        let moves = self.moves
        for move in moves { try move.requirePossible() }
        try requireUnchanged()
        let prepared = try prepare()
        var steps: [Step] = []
        var next = 0
        do throws(Failure) {
            for (change, save, preparation) in prepared {
                next += 1
                let result = save.commit(preparation)
                if case .unconfirmed = result { steps.append(.written(change)) }
                try result.orFail(change.path)
                steps.append(.written(change))
            }
            for move in moves {
                try move.run()
                steps.append(.moved(move))
            }
        } catch {
            for (_, save, preparation) in prepared[next...] { save.discard(preparation) }
            let left = takeBack(steps)
            guard !left.isEmpty else { throw Failure("\(error); nothing was changed") }
            throw Failure(
                "\(error); \(left.joined(separator: ", ")) could not be put back as before")
        }
    }

    /// The folder's first: what is left of a change that was killed can be made by the same command.
    private var moves: [FileMove] {
        let files = changes.filter { change in
            change.isMoved && !(folder?.holds(change) ?? false)
        }
        return [folder].compactMap(\.self).map { FileMove(from: $0.from, to: $0.to) }
            + files.map { FileMove(from: $0.path, to: $0.newPath ?? $0.path) }
    }

    /// Files that only move, or that the change was made up from, are what they were.
    private func requireUnchanged() throws(Failure) {
        for change in changes where change.new == change.old {
            guard try WholeFile.read(change.path) == change.old else {
                throw Failure("\(change.path): changed while it was read; try again")
            }
        }
    }

    private typealias Prepared = (FileChange, AtomicSave, AtomicSave.Preparation)

    private func prepare() throws(Failure) -> [Prepared] {
        var prepared: [Prepared] = []
        // Where a file gets another name, its text is written just before that.
        let written = changes.filter { $0.new != $0.old }
        for change in written.filter({ !$0.isMoved }) + written.filter(\.isMoved) {
            let save = AtomicSave(
                request: SaveRequest(path: change.path, bytes: change.new, expected: change.old))
            let preparation = save.prepare()
            guard case .done(let result) = preparation else {
                prepared.append((change, save, preparation))
                continue
            }
            for (_, save, preparation) in prepared { save.discard(preparation) }
            try result.orFail(change.path)
        }
        return prepared
    }

    /// - Returns: what could not be taken back.
    private func takeBack(_ steps: [Step]) -> [String] {
        var left: [String] = []
        for step in steps.reversed() {
            switch step {
            case .moved(let move): if !move.undo() { left.append(move.to) }
            case .written(let change):
                // Text that somebody wrote since stays.
                let back = SaveRequest(
                    path: change.path, bytes: change.old, expected: change.new)
                switch AtomicSave(request: back).run() {
                case .written, .same, .unconfirmed: break
                case .changed, .exists, .failed: left.append(change.path)
                }
            }
        }
        return left
    }
}

extension FileChange {
    var isMoved: Bool { newPath != nil && newPath != path }
}
