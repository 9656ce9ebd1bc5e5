import Forms
import Proposals
import Reviews

/// The journals of one run: of the proposal, and of what a reviewer has not published yet.
struct Journals {
    private let work: RecoveryJournal<Proposal>
    private var draft: RecoveryJournal<ReviewRecord>?
    /// The disk did not confirm the last save, so what the journal has stays.
    private var isUnconfirmed = false

    /// The end of a run, and its message.
    struct Ending {
        let message: String?
    }

    init(_ form: Form) {
        work = RecoveryJournal(
            form.proposal, path: form.session.file.path, base: form.session.file.saved ?? [])
    }

    // MARK: While writing

    /// Writes the changes of a form into the journals.
    ///
    /// - Returns: the notice while not all of the form is in a journal.
    func record(_ form: Form) -> Notice? {
        var problem = work.record(form.proposal) ? nil : work.problem
        if let draft, let record = form.draft {
            if !draft.record(record) { problem = problem ?? draft.problem }
            draft.syncIfDue()
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
        draft?.sync()
    }

    /// Notes the result of a save: bytes that the file holds need no journal.
    mutating func note(_ result: SaveResult, _ form: Form) {
        switch result {
        case .written(let request):
            isUnconfirmed = false
            work.restart(form.proposal, path: request.path)
        case .unconfirmed:
            isUnconfirmed = true
            _ = work.secure(form.proposal)
        default: break
        }
    }

    func dropWork() {
        if isUnconfirmed { _ = work.setAside() } else { work.drop() }
    }

    mutating func beginDraft(_ form: Form) {
        guard let review = form.layers.review else { return }
        draft?.drop()
        draft = RecoveryJournal(
            review.base, path: review.path, base: review.published ?? [])
    }

    // MARK: Copies that are looked at

    func secureWork(_ form: Form) -> Keeping { work.secure(form.proposal) }

    /// Nil if there is nothing to keep.
    func secureDraft(_ form: Form) -> Keeping? {
        guard let draft, let record = form.draft, form.draftCount > 0 else {
            return nil
        }
        return draft.secure(record)
    }

    // MARK: Ends

    /// Before the form is left: what is to be kept is on a disk, or the form is told what is not.
    func leave(_ form: Form, keepsWork: Bool) -> Result<Ending, WouldLose> {
        let work = keepsWork ? secureWork(form) : nil
        let draft = secureDraft(form)
        var loss = Loss(isText: false, drafts: 0, keeping: .usual)
        // The question before leaving a text has told of another place already.
        let isTold = keepsWork || form.session.knowsOfPlace
        if let draft, draft != .usual, !(isTold && draft.isKept) {
            (loss.drafts, loss.keeping) = (form.draftCount, draft)
        }
        if let work, !work.isKept { (loss.isText, loss.keeping) = (true, work) }
        if loss.isText || loss.drafts > 0 { return .failure(WouldLose(loss: loss)) }
        if draft == nil { self.draft?.drop() }
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
    func end(_ form: Form) -> String? {
        let draft = secureDraft(form)
        if draft == nil { self.draft?.drop() }
        guard form.isUnsaved else {
            dropWork()
            return told(draft, form)
        }
        let said: String
        switch secureWork(form) {
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
