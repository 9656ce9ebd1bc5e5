import Glibc
import Proposals
import Synchronization

/// The journal of a proposal or a record in the user's state folder: every change is in it before
/// the screen shows it, and on the disk a second later. It begins with the first change, and holds
/// no more than the text and a constant.
final class RecoveryJournal {
    /// Where it is kept; the first is the usual one.
    private let folders = StateFolder.all
    /// The path of the file; nil while there is none.
    private var path: String?
    /// The node of the file when it was last read or written.
    private var node: Journal.Node?
    /// The record of the bytes that the file had when the work began.
    private var base: BaseRecord
    private var descriptor: Int32 = -1
    /// Where the journal lies, once it was begun: the proposal's file may be renamed meanwhile.
    private var file: String?
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

    /// - Parameter base: what the file holds.
    init(path: String?, base: [UInt8]) {
        (self.path, self.base) = (path, BaseRecord(of: base))
        node = path.flatMap { WholeFile.Stamp(path: $0)?.node }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The folder that journals are kept in, as it is told.
    var folder: String { folders[0].path.map { $0 + "/journals" } ?? "a state folder" }

    // MARK: Changes

    /// Writes down what changed since the last call.
    ///
    /// - Parameters:
    ///   - splices: the changes, one behind the other.
    ///   - text: the text that they lead to.
    /// - Returns: Whether the journal has it all.
    func record(_ splices: [Splice], of text: @autoclosure () -> [UInt8]) -> Bool {
        if !splices.isEmpty {
            isWhole = write(splices, text)
        } else if !isWhole {
            // There may be room again.
            isWhole = begin(with: text(), in: folders[0])
        }
        return isWhole
    }

    private func write(_ splices: [Splice], _ text: () -> [UInt8]) -> Bool {
        var records = Journal.record(splices[0])
        for splice in splices.dropFirst() { records += Journal.record(splice) }
        if descriptor < 0, base.base.applying(splices) == text() {
            // With what the file holds at its start, it can be told later what is whose.
            guard begin(with: base.base, in: folders[0]) else { return false }
        }
        guard descriptor >= 0, spliced + records.count <= Self.mostSpliced else {
            return begin(with: text(), in: folders[0])
        }
        guard append(records) else { return false }
        spliced += records.count
        return true
    }

    private func append(_ records: [UInt8]) -> Bool {
        let number = WholeFile.write(records, to: descriptor)
        guard number == 0 else {
            problem = Failure.reason(number)
            // A part of a record would end the journal for what comes behind it.
            ftruncate(descriptor, off_t(length))
            lseek(descriptor, off_t(length), SEEK_SET)
            // The next change is written with the whole text.
            spliced = Self.mostSpliced
            return false
        }
        length += records.count
        unsynced = unsynced ?? Clock.milliseconds
        return true
    }

    /// Puts a journal of the whole text in place of what there is.
    private func begin(with text: [UInt8], in folder: StateFolder) -> Bool {
        let wanted: String
        do throws(Failure) {
            wanted = "\(try folder.prepare("journals"))/\(FileKey(path).own)"
        } catch {
            problem = "\(error)"
            return false
        }
        var fresh = TemporaryFile(wanted + ".new")
        let start = Journal.start(
            path: FileKey.absolute(path), baseRecord: base.bytes, text: text, node: node)
        // The journal is synced a little later, with the records that are written behind its start.
        fresh.write(start)
        fresh.rename(to: wanted)
        guard fresh.fault == 0 else {
            problem = Failure.reason(fresh.fault)
            fresh.close()
            fresh.remove()
            return false
        }
        if descriptor >= 0 { close(descriptor) }
        // A journal that lies elsewhere is older.
        if let file, file != wanted { unlink(file) }
        (descriptor, file) = (fresh.descriptor, wanted)
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

    /// Has the whole text on a disk, looked at after it was written: in the usual folder, else in
    /// one of the others.
    func secure(_ splices: [Splice], of text: [UInt8]) -> Keeping {
        if record(splices, of: text), isSecured(text) { return told(of: file) }
        var problems: [String] = []
        for folder in folders {
            guard let path = folder.path else {
                problems.append("HOME is not set")
                continue
            }
            if begin(with: text, in: folder), isSecured(text) {
                isWhole = true
                return told(of: file)
            }
            // Of the names in one folder the first says it all.
            if !path.hasSuffix("-2"), !path.hasSuffix("-3") {
                problems.append("\(FilePath(path).folder): \(problem)")
            }
        }
        isWhole = false
        return .nowhere(problems.joined(separator: "; "))
    }

    private func told(of file: String?) -> Keeping {
        for folder in folders.dropFirst() {
            if let path = folder.path, let file, file.hasPrefix(path + "/") {
                return .folder(path, until: folder.end ?? "")
            }
        }
        return .usual
    }

    /// Whether the journal is on the disk, and reads as the text.
    private func isSecured(_ text: [UInt8]) -> Bool {
        guard descriptor >= 0, let file else { return false }
        unsynced = nil
        var number = WholeFile.sync(descriptor)
        if number == 0 { number = WholeFile.syncFolder(FilePath(file).folder) }
        guard number == 0 else {
            problem = Failure.reason(number)
            return false
        }
        guard let bytes = try? WholeFile.read(file), Journal.read(bytes)?.text == text else {
            problem = "it does not hold what was written"
            return false
        }
        return true
    }

    // MARK: Ends

    /// The file holds the text now: there is nothing to recover.
    func restart(_ text: [UInt8], path: String?) {
        drop()
        (self.path, base) = (path, BaseRecord(of: text))
        node = path.flatMap { WholeFile.Stamp(path: $0)?.node }
    }

    /// The file has another path, and holds these bytes; what was begun goes on under that.
    func follow(to path: String?, base: [UInt8], text: [UInt8]) {
        UnsavedWorks.forgetNote(journal: FileKey(self.path).own)
        (self.path, self.base) = (path, BaseRecord(of: base))
        node = path.flatMap { WholeFile.Stamp(path: $0)?.node }
        if descriptor >= 0 || text != base { isWhole = begin(with: text, in: folders[0]) }
    }

    func drop() {
        isWhole = true
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        unsynced = nil
        if let file { unlink(file) }
        file = nil
    }

    /// Keeps the journal after leaving without saving: it is not offered, and stays for 30 days.
    ///
    /// - Returns: Whether it was moved; else it stays where it is, and is offered.
    func setAside() -> Bool {
        finish()
        guard descriptor >= 0, let file else { return false }
        return UnsavedWorks().setAside(file) != nil
    }

    /// Whether something of the text is kept.
    var isBegun: Bool { descriptor >= 0 }
}

/// The journal's record of what the file held: made on a thread of its own where that takes long, so
/// that the first key of a large file does not wait for it.
private final class BaseRecord: Sendable {
    let base: [UInt8]
    private let made = Mutex<[UInt8]?>(nil)

    /// Bytes that take a tenth of a millisecond.
    private static let few = 1 << 14

    init(of base: [UInt8]) {
        self.base = base
        if base.count > Self.few { Threads.start { _ = self.bytes } }
    }

    var bytes: [UInt8] {
        made.withLock { made in
            let bytes = made ?? Journal.record(ofBase: base)
            made = bytes
            return bytes
        }
    }
}

extension [UInt8] {
    /// Nil where one of the splices is of another text.
    fileprivate func applying(_ splices: [Splice]) -> [UInt8]? {
        var text = self
        for splice in splices {
            guard let next = text.applying(splice) else { return nil }
            text = next
        }
        return text
    }
}
