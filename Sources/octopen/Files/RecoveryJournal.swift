import Glibc
import Proposals

/// The journal of a proposal or a record in the user's state folder: every change is in it before the screen shows
/// it, and on the disk a second later. It begins with the first change, and holds no more than the
/// text and a constant.
final class RecoveryJournal<Kept: Journaled> {
    private let state = StateFolder()
    /// Of the file; nil while there is none.
    private var path: String?
    /// What the file held when the work began.
    private var base: [UInt8]
    /// What the journal says.
    private var written: Kept
    private var descriptor: Int32 = -1
    /// Bytes of whole records.
    private var length = 0
    /// Bytes of splices since the last whole text.
    private var spliced = 0
    /// Whether the last change could be written.
    private var isWhole = true
    /// Why the last change could not be written.
    private(set) var problem = ""
    /// When the first change was written that is not on the disk yet, in milliseconds.
    private var unsynced: Int?

    /// Bytes of splices after which the whole text is written anew.
    private static var mostSpliced: Int { 1 << 18 }
    /// Milliseconds that a change waits for the disk.
    private static var syncAfter: Int { 700 }

    init(_ text: Kept, path: String?, base: [UInt8]) {
        (written, self.path, self.base) = (text, path, base)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Where the journal lies, or would.
    private var file: String? {
        state.path.map { "\($0)/journals/\(FileKey(path).own)" }
    }

    /// The folder that journals are kept in, as it is told.
    var folder: String { state.path.map { $0 + "/journals" } ?? "a state folder" }

    // MARK: Changes

    /// Writes down what changed since the last call.
    ///
    /// - Returns: Whether the journal has it all.
    func record(_ text: Kept) -> Bool {
        guard let splice = text.splice(from: written) else { return isWhole }
        written = text
        isWhole = write(splice, text)
        return isWhole
    }

    private func write(_ splice: Splice, _ text: Kept) -> Bool {
        let record = Journal.record(splice)
        guard descriptor >= 0, spliced + record.count <= Self.mostSpliced else {
            return begin(with: text.bytes)
        }
        guard append(record) else { return false }
        spliced += record.count
        return true
    }

    private func append(_ record: [UInt8]) -> Bool {
        guard WholeFile.write(record, to: descriptor) == 0 else {
            problem = Failure.reason()
            // A part of a record would end the journal for what comes behind it.
            ftruncate(descriptor, off_t(length))
            lseek(descriptor, off_t(length), SEEK_SET)
            // The next change is written with the whole text.
            spliced = Self.mostSpliced
            return false
        }
        length += record.count
        unsynced = unsynced ?? Clock.milliseconds
        return true
    }

    /// Puts a journal of the whole text in place of what there is.
    private func begin(with text: [UInt8]) -> Bool {
        guard state.prepared("journals") != nil, let file else {
            problem = state.path == nil ? "HOME is not set" : "it cannot be made, or is another's"
            return false
        }
        let temporary = file + ".new"
        unlink(temporary)
        let fresh = open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard fresh >= 0 else {
            problem = Failure.reason()
            return false
        }
        let start = Journal.start(path: FileKey.absolute(path), base: base, text: text)
        guard WholeFile.write(start, to: fresh) == 0, rename(temporary, file) == 0 else {
            problem = Failure.reason()
            close(fresh)
            unlink(temporary)
            return false
        }
        if descriptor >= 0 { close(descriptor) }
        descriptor = fresh
        length = start.count
        spliced = 0
        unsynced = unsynced ?? Clock.milliseconds
        return true
    }

    // MARK: The disk

    /// Sends to the disk what has waited long enough, without waiting for it.
    func syncIfDue() {
        guard let since = unsynced, Clock.milliseconds - since >= Self.syncAfter else { return }
        sync()
    }

    /// Sends everything to the disk, on a thread of its own.
    func sync() {
        guard unsynced != nil, descriptor >= 0 else { return }
        unsynced = nil
        let copy = dup(descriptor)
        guard copy >= 0 else { return }
        Threads.start {
            fdatasync(copy)
            close(copy)
        }
    }

    /// Sends everything to the disk, and waits for it.
    func finish() {
        guard unsynced != nil, descriptor >= 0 else { return }
        unsynced = nil
        fdatasync(descriptor)
    }

    // MARK: Ends

    /// The file holds the text now: there is nothing to recover.
    func restart(_ text: Kept, path: String?) {
        drop()
        (written, self.path, base) = (text, path, text.bytes)
    }

    func drop() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        unsynced = nil
        if let file { unlink(file) }
    }

    /// Keeps the journal after leaving without saving: it is not offered, and stays for 30 days.
    ///
    /// - Returns: Whether there is one.
    func setAside() -> Bool {
        finish()
        guard descriptor >= 0, let file else { return false }
        return UnsavedWorks().setAside(file)
    }
}
