import Forms
import Glibc
import Proposals

/// The journals that runs left behind, in the user's state folder or where else there was room.
struct UnsavedWorks {
    private let folders = StateFolder.all

    /// Days after which work that was left on purpose is removed.
    static let daysKept = 30

    /// Work of one run on one file.
    struct Entry {
        let work: UnsavedWork
        /// The path of the proposal, as it is called now; empty for a proposal without a file.
        let file: String
        /// The path of the proposal when the work was written.
        let oldFile: String
        let time: timespec
        /// Whether the file holds the same: the work was saved, or undone.
        let isSaved: Bool
        /// Whether the author left the work on purpose.
        let isAside: Bool
        /// The folder that it is kept in, if that is not the usual one.
        let place: StateFolder?

        fileprivate func isNewer(than other: Entry) -> Bool {
            (time.tv_sec, time.tv_nsec) > (other.time.tv_sec, other.time.tv_nsec)
        }
    }

    /// A journal, and where it lies.
    private struct Found {
        let path: String
        let isAside: Bool
        let place: StateFolder?
    }

    /// All work of runs that have ended, newest first.
    ///
    /// - Parameter path: a file that may have had another name when the work was written.
    func all(for path: String? = nil) -> [Entry] {
        followNotes()
        let found = journals(in: "journals", isAside: false) + journals(in: "left", isAside: true)
        let entries = found.compactMap { entry($0, or: path) }.sorted { $0.isNewer(than: $1) }
        // What a run took and left again is there twice.
        return entries.enumerated().filter { index, entry in
            let isTwice = entries[..<index].contains {
                $0.file == entry.file && $0.work.bytes == entry.work.bytes
            }
            return !entry.isSaved && !(entry.isAside && isTwice)
        }.map(\.element)
    }

    /// The newest work on a file that is not there under the name which somebody gives for it.
    func ofGone(_ name: String, in folder: ProposalFolder) -> Entry? {
        let files = [name, "\(folder.forNew)/\(name)"].map { FileKey.absolute($0) }
        guard files.allSatisfy({ access($0, F_OK) != 0 }) else { return nil }
        return all().first { files.contains($0.oldFile) }
    }

    private func journals(in part: String, isAside: Bool) -> [Found] {
        folders.enumerated().flatMap { index, state -> [Found] in
            guard let folder = state.existing(part) else { return [] }
            return StateFolder.names(in: folder).sorted().compactMap { name in
                guard !name.hasPrefix("."), !name.hasSuffix(".new") else { return nil }
                if !isAside, let owner = FileKey.owner(of: name), OtherRun.isAlive(owner),
                    OpenFiles.mayHaveAny(owner, in: state)
                {
                    return nil
                }
                return Found(
                    path: "\(folder)/\(name)", isAside: isAside, place: index == 0 ? nil : state)
            }
        }
    }

    /// A journal of this user that can be read.
    ///
    /// - Parameter path: a file that it may be of, where its own has another name now.
    private func entry(_ found: Found, or path: String? = nil) -> Entry? {
        let descriptor = open(found.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_size <= WholeFile.largest,
            let bytes = try? WholeFile.readAll(descriptor, path: found.path),
            let contents = Journal.read(bytes)?.withoutBegunItems
        else { return nil }
        let file = RenamedFile(contents, or: path).path
        let now =
            file.isEmpty || access(file, F_OK) != 0
            ? nil : (try? ProposalFile(reading: file))?.bytes
        let isChanged = now.map { SHA256.hexadecimal(of: $0) != contents.baseHash } ?? false
        let isBase = isChanged && SHA256.hexadecimal(of: contents.first) == contents.baseHash
        var work = UnsavedWork(
            path: found.path, bytes: contents.text, time: Clock.text(of: status.st_mtim.tv_sec),
            isFileChanged: isChanged, base: isBase ? contents.first : nil,
            lastEdit: contents.lastEdit)
        if isChanged, !ReviewFolder.isRecord(file) {
            let template = TemplateChoice.usual(forProposalAt: file)
            if contents.isOfAnother(than: file, template: template) {
                work.other = Proposal(contents.text, template: template).title
            }
        }
        return Entry(
            work: work, file: file, oldFile: contents.path, time: status.st_mtim,
            isSaved: now == contents.text, isAside: found.isAside, place: found.place)
    }

    /// The newest work on a file of a run that did not end well, if it is not what the file holds.
    ///
    /// Also work that began while the file had another name. Journals of files that still have
    /// theirs are not read.
    func find(of path: String?, unlike bytes: [UInt8]) -> UnsavedWork? {
        let key = FileKey(path).text + "-"
        let name = FileKey.absolute(path)
        followNotes()
        let journals = journals(in: "journals", isAside: false)
        guard !journals.isEmpty else { return nil }
        let node = path.flatMap { WholeFile.Stamp(path: $0)?.node }
        // Made only where a journal is of another name: that takes long for a large file.
        lazy var records =
            node.map { [Journal.record(of: $0), Journal.record(ofBase: bytes)] } ?? []
        var newest: Entry?
        for found in journals {
            let isNamed = FilePath(found.path).name.hasPrefix(key)
            guard isNamed || RenamedFile.mayBe(records, journal: found.path),
                let entry = entry(found, or: path), entry.file == name
            else { continue }
            if entry.work.bytes == bytes {
                // The work was saved, or undone, before the run ended.
                delete(entry.work)
            } else if newest.map({ entry.isNewer(than: $0) }) ?? true {
                newest = entry
            }
        }
        return newest?.work
    }

    func delete(_ work: UnsavedWork) { unlink(work.path) }

    /// Has work found again under another path of its file.
    /// - Returns: whether it is kept so; else it is as it was.
    func move(_ entry: Entry, to path: String) -> Bool {
        move(journal: entry.work.path, isAside: entry.isAside, to: path)
    }

    private func move(journal: String, isAside: Bool, to path: String) -> Bool {
        let old = FilePath(journal)
        let time = isAside ? String(old.name.prefix { $0 != "-" }) + "-" : ""
        let name = String(old.name.dropFirst(time.count))
        var status = stat()
        guard lstat(journal, &status) == 0, let owner = FileKey.owner(of: name),
            let bytes = try? WholeFile.read(journal),
            let moved = Journal.moved(
                bytes, to: path, node: WholeFile.Stamp(path: path)?.node)
        else { return false }
        let key = FileKey(path)
        let new = "\(old.folder)/\(time)\(key.name(of: owner))"
        guard access(new, F_OK) != 0, StateFolder().write(moved, to: new, synced: true) != nil
        else {
            return false
        }
        utimensat(AT_FDCWD, new, [status.st_mtim, status.st_mtim], 0)
        unlink(journal)
        _ = WholeFile.syncFolder(old.folder)
        return true
    }

    // MARK: Of runs that go on

    /// The newest work on a file of another run that goes on, if it is not what the file holds. The journal
    /// stays that run's.
    func findUnderWay(of path: String, unlike bytes: [UInt8]) -> UnsavedWork? {
        let key = FileKey(path)
        let name = FileKey.absolute(path)
        var newest: (entry: Entry, holder: pid_t)?
        for (index, state) in folders.enumerated() {
            guard let folder = state.existing("journals") else { continue }
            for journal in StateFolder.names(in: folder).sorted() where !journal.hasSuffix(".new") {
                let found = Found(
                    path: "\(folder)/\(journal)", isAside: false, place: index == 0 ? nil : state)
                guard let owner = key.owner(of: journal), OtherRun.isAlive(owner),
                    let entry = entry(found), entry.file == name, entry.work.bytes != bytes,
                    newest.map({ entry.isNewer(than: $0.entry) }) ?? true
                else { continue }
                newest = (entry, owner)
            }
        }
        guard let newest else { return nil }
        var work = newest.entry.work
        work.holder = newest.holder
        return work
    }

    /// The names of journals of other runs that are under way, and the paths of their files.
    func underWay() -> [(name: String, file: String)] {
        folders.compactMap { $0.existing("journals") }.flatMap { folder in
            StateFolder.names(in: folder).sorted().compactMap { name in
                guard let owner = FileKey.owner(of: name), OtherRun.isAlive(owner),
                    let bytes = try? WholeFile.read("\(folder)/\(name)"),
                    let contents = Journal.read(bytes)
                else { return nil }
                return (name, contents.path)
            }
        }
    }

    /// Notes that the file of a journal has another path, whose run goes on and may not know it.
    /// - Returns: whether the note is kept.
    static func note(journal name: String, of path: String) -> Bool {
        let state = StateFolder()
        return state.prepared("moved").flatMap {
            state.write(Array(path.utf8), to: "\($0)/\(name)", synced: true)
        } != nil
    }

    /// The path that was noted for the file of a journal; nil where nobody did.
    static func noted(journal name: String) -> String? {
        guard let notes = StateFolder().existing("moved"),
            let bytes = try? WholeFile.read("\(notes)/\(name)")
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func forgetNote(journal name: String) {
        if let notes = StateFolder().existing("moved") { unlink("\(notes)/\(name)") }
    }

    /// Has journals follow their files, of runs that have ended since.
    private func followNotes() {
        guard let notes = StateFolder().existing("moved") else { return }
        for name in StateFolder.names(in: notes).sorted() {
            guard let owner = FileKey.owner(of: name), owner != getpid(), !OtherRun.isAlive(owner)
            else { continue }
            let note = "\(notes)/\(name)"
            if let bytes = try? WholeFile.read(note) {
                follow(name, to: String(decoding: bytes, as: UTF8.self))
            }
            unlink(note)
        }
    }

    private func follow(_ name: String, to path: String) {
        for (part, isAside) in [("journals", false), ("left", true)] {
            for folder in folders.compactMap({ $0.existing(part) }) {
                let found = StateFolder.names(in: folder).filter {
                    isAside ? $0.hasSuffix("-" + name) : $0 == name
                }
                for journal in found.map({ "\(folder)/\($0)" }) {
                    // The run may have written the file under its old name again; another proposal
                    // may have that, too.
                    guard let bytes = try? WholeFile.read(journal),
                        let contents = Journal.read(bytes),
                        access(contents.path, F_OK) != 0
                            || contents.isOfAnother(
                                than: contents.path,
                                template: TemplateChoice.usual(forProposalAt: contents.path))
                    else { continue }
                    _ = move(journal: journal, isAside: isAside, to: path)
                }
            }
        }
    }

    /// Deletes work that this run has in a journal of its own, in no worse a folder.
    func delete(_ work: UnsavedWork, nowIn keeping: Keeping?) {
        if isAsSafe(work, in: keeping) { delete(work) }
    }

    /// Keeps work that this run took and has in a journal of its own: after an undo nothing of it is
    /// in that.
    ///
    /// - Returns: where it is kept until the run saves; nil where it is offered again.
    func keepTaken(_ work: UnsavedWork, nowIn keeping: Keeping?) -> String? {
        isAsSafe(work, in: keeping) ? setAside(work.path) : nil
    }

    private func isAsSafe(_ work: UnsavedWork, in keeping: Keeping?) -> Bool {
        switch keeping {
        case nil, .nowhere: return false
        case .usual: return true
        case .folder:
            let usual = folders[0].path
            return !(usual.map { work.path.hasPrefix($0 + "/") } ?? false)
        }
    }

    /// Keeps a journal for 30 days without offering it.
    ///
    /// - Returns: where it is then; nil where it stays.
    func setAside(_ path: String) -> String? {
        // Beside the folder of journals that it lies in.
        let own = FilePath(FilePath(path).folder).folder
        guard let state = folders.first(where: { $0.path == own }),
            let left = state.prepared("left")
        else { return nil }
        removeOld(in: left)
        let aside = "\(left)/\(time(nil))-\(FilePath(path).name)"
        guard rename(path, aside) == 0 else { return nil }
        _ = WholeFile.syncFolder(left)
        return aside
    }

    private func removeOld(in folder: String) {
        let limit = time(nil) - UnsavedWorks.daysKept * 86_400
        for name in StateFolder.names(in: folder) {
            if let written = Int(name.prefix { $0 != "-" }), written < limit {
                unlink("\(folder)/\(name)")
            }
        }
    }
}
