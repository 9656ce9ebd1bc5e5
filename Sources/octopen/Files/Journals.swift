import Forms
import Proposals
import Reviews

/// The journals of one run: of the proposal, and of what a reviewer has not published yet.
struct Journals {
    private let work: RecoveryJournal
    private var draft: Draft?
    /// The disk did not confirm the last save, so what the journal has stays.
    private var isUnconfirmed = false

    /// The end of a run, and its message.
    struct Ending {
        let message: String?
    }

    /// The journal of a reviewer's record, and the record as it was written into the journal last.
    private struct Draft {
        let journal: RecoveryJournal
        var written: ReviewRecord

        /// What was changed since the last call.
        mutating func takeSplices(of record: ReviewRecord) -> [Splice] {
            guard let splice = record.splice(from: written) else { return [] }
            written = record
            return [splice]
        }
    }

    /// Begins with the form as it is: only what is changed from now on goes into the journal.
    init(_ form: inout Form) {
        _ = form.takeSplices()
        work = RecoveryJournal(
            path: form.session.file.path, base: form.session.file.saved ?? [])
    }

    // MARK: While writing

    /// Writes the changes of a form into the journals.
    ///
    /// - Returns: the notice while not all of the form is in a journal.
    mutating func record(_ form: inout Form) -> Notice? {
        let isWritten = work.record(form.takeSplices(), of: form.proposal.bytes)
        var problem = isWritten ? nil : work.problem
        if let record = form.draft, let splices = draft?.takeSplices(of: record),
            let journal = draft?.journal
        {
            if !journal.record(splices, of: record.text) { problem = problem ?? journal.problem }
            journal.syncIfDue()
        }
        work.syncIfDue()
        return problem.map {
            Notice(
                "No recovery journal can be kept in \(work.folder) (\($0)): save often.",
                brief: "No recovery journal can be kept (\($0)).")
        }
    }

    /// Sends everything to the disk, without waiting for it.
    func sync() {
        work.sync()
        draft?.journal.sync()
    }

    /// Notes the result of a save: bytes that the file holds need no journal.
    mutating func note(_ result: SaveResult, _ form: inout Form) {
        switch result {
        case .written(let request):
            isUnconfirmed = false
            _ = form.takeSplices()
            work.restart(form.proposal.bytes, path: request.path)
        case .unconfirmed:
            isUnconfirmed = true
            _ = secureWork(&form)
        default: break
        }
    }

    /// The file that the form names is what both journals are of from here on.
    mutating func follow(_ form: inout Form) {
        _ = form.takeSplices()
        work.follow(
            to: form.session.file.path, base: form.session.file.saved ?? [],
            text: form.proposal.bytes)
        if let record = form.record, let draft {
            draft.journal.follow(
                to: record.path, base: record.published ?? [], text: draft.written.text)
        }
    }

    /// Has the work offered under the path that the file has now, if this run ends before it goes on
    /// there.
    func note(movedTo path: String, _ form: Form) {
        guard let old = form.session.file.path else { return }
        _ = UnsavedWorks.note(journal: FileKey(old).own, of: FileKey.absolute(path))
        if let record = form.record {
            let folder = ReviewFolder(of: FilePath(FileKey.absolute(path)).folder)
            let key = ReviewFolder.key(ofProposal: path)
            _ = UnsavedWorks.note(
                journal: FileKey(record.path).own,
                of: folder.path("reviews/\(key)/\(FilePath(record.path).name)"))
        }
    }

    func dropWork() {
        if isUnconfirmed { _ = work.setAside() } else { work.drop() }
    }

    mutating func beginDraft(_ form: Form) {
        guard let review = form.layers.review else { return }
        draft?.journal.drop()
        draft = Draft(
            journal: RecoveryJournal(path: review.path, base: review.published ?? []),
            written: review.base)
    }

    // MARK: Copies that are looked at

    func secureWork(_ form: inout Form) -> Keeping {
        work.secure(form.takeSplices(), of: form.proposal.bytes)
    }

    /// Nil if there is nothing to keep.
    mutating func secureDraft(_ form: Form) -> Keeping? {
        guard let record = form.draft, form.draftCount > 0,
            let splices = draft?.takeSplices(of: record)
        else {
            return nil
        }
        return draft?.journal.secure(splices, of: record.text)
    }

    // MARK: Ends

    /// Before the form is left: what is to be kept is on a disk, or the form is told what is not.
    mutating func leave(_ form: inout Form, keepsWork: Bool) -> Result<Ending, WouldLose> {
        let work = keepsWork ? secureWork(&form) : nil
        let draft = secureDraft(form)
        var loss = Loss(isText: false, drafts: 0, keeping: .usual)
        // The question before leaving a text has told of another place already.
        let isTold = keepsWork || form.session.knowsOfPlace
        if let draft, draft != .usual, !(isTold && draft.isKept) {
            (loss.drafts, loss.keeping) = (form.draftCount, draft)
        }
        if let work, !work.isKept { (loss.isText, loss.keeping) = (true, work) }
        if loss.isText || loss.drafts > 0 { return .failure(WouldLose(loss: loss)) }
        if draft == nil { self.draft?.journal.drop() }
        return .success(Ending(message: joined([work.map(setAside), told(draft, form)])))
    }

    /// Leaves although something cannot be kept: all that a journal has stays.
    func abandon(_ form: Form) -> Ending {
        let isOlder = work.isBegun && form.isUnsaved
        if isOlder { _ = work.setAside() }
        return Ending(
            message: "left without a copy of what was not saved, as you said"
                + (isOlder ? "; octopen recover has an earlier text" : ""))
    }

    /// By a signal, which leaves nothing to be asked.
    ///
    /// - Returns: what became of what was not saved.
    mutating func end(_ form: inout Form) -> String? {
        let draft = secureDraft(form)
        if draft == nil { self.draft?.journal.drop() }
        guard form.isUnsaved else {
            dropWork()
            return told(draft, form)
        }
        let said: String
        switch secureWork(&form) {
        case .usual: said = "unsaved work is kept; octopen offers it at the next start"
        case .folder(let folder, let end):
            said =
                "unsaved work is kept in \(folder) until \(end); octopen offers it at the next start"
        case .nowhere(let why): said = "unsaved work is lost: no copy can be kept (\(why))"
        }
        return joined([said, told(draft, form)])
    }

    /// Keeps the text for `octopen recover`, without offering it.
    private func setAside(_ keeping: Keeping) -> String {
        let isAside = work.setAside()
        let days = UnsavedWorks.daysKept
        switch keeping {
        case .folder(let folder, let end):
            return "not saved; a copy is in \(folder) until \(end): octopen recover has it"
        default:
            return isAside
                ? "not saved; octopen recover has the text for \(days) days"
                : "not saved; octopen offers the text at the next start"
        }
    }

    private func told(_ draft: Keeping?, _ form: Form) -> String? {
        let count = form.draftCount
        switch draft {
        case nil: return nil
        case .usual: return "\(count) not yet published; the next review has them again"
        case .folder(let folder, let end):
            return "\(count) not yet published; kept in \(folder) until \(end), where the next "
                + "review finds them"
        case .nowhere(let why): return "your draft is lost: no copy can be kept (\(why))"
        }
    }

    private func joined(_ parts: [String?]) -> String? {
        let said = parts.compactMap { $0 }
        return said.isEmpty ? nil : said.joined(separator: "; ")
    }
}

/// Something would be lost by leaving.
struct WouldLose: Error {
    let loss: Loss
}

extension Form {
    /// Whether the text is not what the file holds, or what a new proposal began with.
    fileprivate var isUnsaved: Bool {
        proposal.bytes != session.file.saved ?? session.file.initial
    }
}
