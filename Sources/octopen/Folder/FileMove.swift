import CFiles
import Glibc

/// Gives a file or a folder another name: in git's index too, if git knows it there.
///
/// No file is written over, and what was staged stays staged.
struct FileMove {
    private let from: String
    let to: String

    init(from: String, to: String) { (self.from, self.to) = (from, to) }

    private var source: FilePath { FilePath(from) }
    private var folder: String { source.folder }

    /// Throws the reason that keeps the file from the name, as far as it can be known before.
    func requirePossible() throws(Failure) {
        if Self.exists(to) { throw Failure("\(to): exists already; choose another name") }
        guard Self.exists(from) else { throw Failure("\(from): is not there any more") }
        for folder in [folder, FilePath(to).folder] where ProposalFolder.isFolder(folder) {
            guard access(folder, W_OK | X_OK) == 0 else {
                throw Failure("\(folder): \(Failure.reason()); check who may write there")
            }
        }
        let longest = pathconf(folder, Int32(_PC_NAME_MAX))
        guard FilePath(to).name.utf8.count <= (longest > 0 ? longest : 255) else {
            throw Failure("\(to): the name is too long for a file; choose a shorter one")
        }
        // A file that was staged, or one that was taken out of the work tree alone.
        let (goal, name) = (Self.index(of: FilePath(to).folder), FilePath(to).name)
        if let entry = goal?.entry(name), entry == .known || entry == .conflict {
            throw Failure(
                "\(to): exists already in git's index; choose another name, or take it out there "
                    + "(git rm --cached)")
        }
        guard let index else { return }
        switch index.entry(source.name) {
        case .none, .known: return
        case .conflict:
            throw Failure("\(from): is in the midst of a merge; end that first (git status)")
        case .unknown:
            let why = GitAnswer.obstacle(in: folder).map { " (\($0))" } ?? ""
            throw Failure(
                "\(from): git does not say whether it knows the file\(why); see git status")
        }
    }

    /// Moves it, and has the disk know; an error leaves the old name.
    func run() throws(Failure) {
        try move()
        var number: Int32 = 0
        for folder in Set([folder, FilePath(to).folder]) where number == 0 {
            number = WholeFile.syncFolder(folder)
        }
        guard number != 0 else { return }
        let reason = Failure.reason(number)
        undo()
        throw Failure("\(to): the disk does not confirm the new name (\(reason)); try again")
    }

    private func move() throws(Failure) {
        guard let index, index.entry(source.name) != .none else {
            let number = octopen_rename_new(from, to)
            if number == EEXIST { throw Failure("\(to): exists already; choose another name") }
            guard number == 0 else {
                throw Failure("\(from): \(Failure.reason(number)); it cannot be called \(to)")
            }
            return
        }
        if index.move(source.name, to: targetForGit), Self.exists(to) { return }
        undo()
        if let lock = index.lock {
            throw Failure(
                "\(from): the index of the repository is locked; wait for the other git, or "
                    + "remove \(lock) if there is none")
        }
        throw Failure("\(from): git cannot call it \(to); try git mv, which says why")
    }

    /// Gives the file its old name back.
    /// - Returns: whether it has that, in the index too.
    @discardableResult
    func undo() -> Bool {
        guard Self.exists(to), !Self.exists(from) else { return Self.exists(from) }
        let target = FilePath(to)
        if let other = Self.index(of: target.folder), other.entry(target.name) == .known {
            return other.move(target.name, to: Self.absolute(from))
        }
        return octopen_rename_new(to, from) == 0
    }

    private var targetForGit: String {
        FilePath(to).folder == folder ? FilePath(to).name : Self.absolute(to)
    }

    private var index: GitIndex? { Self.index(of: folder) }

    /// Without a repository there is none.
    private static func index(of folder: String) -> GitIndex? {
        RealFolder(folder)?.repository == nil ? nil : GitIndex(in: folder)
    }

    /// The path of a file whose folder is real.
    private static func absolute(_ path: String) -> String {
        let parts = FilePath(path)
        return (FilePath.real(parts.folder) ?? parts.folder) + "/" + parts.name
    }

    /// Whether there is anything of the name, a link to nothing too.
    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
