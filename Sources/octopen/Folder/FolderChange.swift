import Folders
import Glibc
import Proposals

/// A change to several files: all of it is made, or none of it.
///
/// All new texts are on the disk beside their files before the first is put in place; then each is,
/// if its file still holds what the change was made up from, and the names come last. Whatever fails
/// on the way, what was done before it is taken back. A kill between two files leaves each of them
/// whole, the old one or the new one; what else it leaves, `UnfinishedChange` finds.
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
        /// The file, and its number in the file system since; nil where that is not known.
        case written(FileChange, Journal.Node?)
        case moved(FileMove)
    }

    /// Makes the change; signals that end the program wait for it.
    func run() throws(Failure) {
        let signals = HeldSignals()
        defer { signals.end() }
        try make()
    }

    /// What keeps it from being made, as far as it can be known before.
    func requirePossible() throws(Failure) {
        for move in moves { try move.requirePossible() }
        try requireMerged()
        try requireUnchanged()
    }

    /// What both sides of a merge changed, nobody has put together yet: git keeps it until somebody
    /// has, and a line of it may be a link of either side.
    private func requireMerged() throws(Failure) {
        let real = changes.map { Self.absolute($0.path) }
        let roots = Set(
            Set(real.map { FilePath($0).folder }).compactMap { RealFolder($0)?.repository })
        for root in roots {
            let open = GitIndex(in: root).conflicts
            guard let index = real.firstIndex(where: open.contains) else { continue }
            throw Failure(
                "\(changes[index].path): is in the midst of a merge; end that first (git status)")
        }
    }

    private func make() throws(Failure) {
        try requirePossible()
        let moves = self.moves
        let note = UnfinishedChange(changes)
        defer { note?.end() }
        let prepared = try prepare()
        var steps: [Step] = []
        var next = 0
        do throws(Failure) {
            for (change, save, preparation) in prepared {
                next += 1
                let node = preparation.node
                let result = save.commit(preparation)
                if case .unconfirmed = result { steps.append(.written(change, node)) }
                try result.orFail(change.path)
                steps.append(.written(change, node))
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
            let says = change.isLink ? SymbolicLink.says(change.path) : nil
            let now = if let says { says } else { try WholeFile.read(change.path) }
            guard now == change.old else {
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
            let save = Self.save(change, change.new, over: change.old)
            let preparation = save.prepare()
            guard case .done(let result) = preparation else {
                prepared.append((change, save, preparation))
                continue
            }
            for (_, save, preparation) in prepared { save.discard(preparation) }
            do throws(Failure) {
                try result.orFail(change.path)
            } catch {
                throw Failure("\(error); nothing was changed")
            }
        }
        return prepared
    }

    private static func save(
        _ change: FileChange, _ bytes: [UInt8], over old: [UInt8]
    ) -> AtomicSave {
        AtomicSave(
            request: SaveRequest(path: change.path, bytes: bytes, expected: old), isOfForm: false,
            isLink: change.isLink)
    }

    /// - Returns: what could not be taken back.
    private func takeBack(_ steps: [Step]) -> [String] {
        var left: [String] = []
        for step in steps.reversed() {
            switch step {
            case .moved(let move): if !move.undo() { left.append(move.to) }
            case .written(let change, let node):
                // What somebody wrote since stays, also where it says the same.
                let now = WholeFile.Stamp(path: change.path)?.node
                guard node == nil || now == node else {
                    left.append(change.path)
                    continue
                }
                switch Self.save(change, change.old, over: change.new).run() {
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
