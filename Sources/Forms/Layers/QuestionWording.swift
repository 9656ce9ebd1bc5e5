import Proposals
import Rules

/// What questions ask and what answers them, in the words that a screen shows and a line says.
extension Keeping? {
    /// What is asked before leaving, and the answers.
    fileprivate func question(back: String) -> (asked: String, answers: [String]) {
        var (asked, leave) = ("Save before leaving?", "n Leave, keep a recovery copy")
        switch self {
        case nil, .usual: break
        case .folder(let folder, let end):
            asked += " No copy can be kept in the usual place; one is in \(folder) until \(end)."
            leave = "n Leave, keep that copy"
        case .nowhere(let why):
            asked += " No recovery copy can be kept: \(why)."
            leave = "n Leave without a copy"
        }
        return (asked, ["y Save and leave", leave, "\(back) Stay"])
    }
}

extension Loss {
    /// The second question before something is lost, or the only one before a draft is kept in
    /// another place, and the answers.
    fileprivate func question(inReview: Bool, back: String) -> (asked: String, answers: [String]) {
        let publish = inReview ? ["p Publish"] : []
        var why = ""
        switch keeping {
        case .folder(let folder, let end):
            return (
                "What you did not publish (\(drafts)) can only be kept in \(folder) until \(end).",
                publish + ["n Leave, keep it there", "\(back) Stay"]
            )
        case .nowhere(let reason): why = " (\(reason))"
        case .usual: break
        }
        var lost: [String] = []
        if isText { lost.append("what you typed since the last save") }
        if drafts > 0 { lost.append("what you did not publish (\(drafts))") }
        let others = isText ? ["y Save and leave", "n Another name"] : publish
        return (
            "Leaving now loses \(lost.joined(separator: ", and ")): no copy can be kept\(why).",
            others + ["l Lose it and leave", "\(back) Stay"]
        )
    }
}

extension SettingChange {
    /// The lines that are written, and where, line by line.
    fileprivate var asked: String {
        let heading = "[\(setting.section)]"
        let isHeadingShown = (gone + come).contains { $0.hasPrefix("[") }
        let place = path + (isHeadingShown ? "" : ", under \(heading)")
        func quoted(_ lines: [String]) -> String {
            lines.map { "“\($0)”" }.joined(separator: ", ")
        }
        if gone.isEmpty {
            return "Write into \(place)\(old == nil ? ", a new file" : ""): \(quoted(come))?"
        }
        if come.isEmpty {
            return "Take out of \(place)\(new.isEmpty ? ", which is then deleted" : ""): "
                + "\(quoted(gone))?"
        }
        return "In \(place), put \(quoted(come)) in place of \(quoted(gone))?"
    }
}

extension SectionMerge {
    /// Says that somebody is in the middle of a merge there.
    var marks: String { isUnfinished ? ", and has the marks of a merge that is not finished" : "" }

    /// Who changed what.
    var changed: String {
        guard bytes != nil || isUnfinished && both.isEmpty else {
            return "Both changed \(both.joined(separator: ", "))."
        }
        return [("Yours", mine), ("Theirs", theirs)].filter { !$0.1.isEmpty }
            .map { "\($0): \($1.joined(separator: ", "))." }.joined(separator: " ")
    }
}

extension SaveRequest {
    /// Says that the file is not there, and who has its number.
    fileprivate var isGone: String {
        let gone = "\(path) is gone from the disk since it was read"
        guard !sharingNumber.isEmpty else { return gone + "." }
        let others = sharingNumber.joined(separator: ", ")
        return expected == nil
            ? "\(others) has the number of \(path)." : "\(gone), and \(others) has its number."
    }
}

extension Question {
    /// The keys that answer.
    static func keys(of answers: [String]) -> [String] {
        answers.map { String($0.prefix { $0 != " " }) }
    }

    /// Says that a key is no answer, and which keys are.
    func noAnswer(by key: String, in form: Form) -> Message {
        let keys = Question.keys(of: words(in: form).answers)
        let all = keys.dropLast().joined(separator: ", ") + " and " + (keys.last ?? "")
        return Message("\(key) does nothing here; \(all) answer.")
    }

    /// What is asked, and the answers, each a key and what it does.
    package func words(in form: Form) -> (asked: String, answers: [String]) {
        let back = form.key(for: .back, in: .question) ?? "Esc"
        switch self {
        case .leave(let keeping):
            return keeping.question(back: back)
        case .lose(let loss):
            return loss.question(inReview: form.layers.isReviewOpen, back: back)
        case .changed(let request, let found, let merge):
            guard found != nil, let merge else {
                let write = request.sharingNumber.isEmpty ? "again" : "all the same"
                return (request.isGone, ["o Write it \(write)", "n Another name", "\(back) Stay"])
            }
            let rest = ["d Show the difference", "o Overwrite it", "r Read it", "n Another name"]
            return (
                "\(request.changed(to: found)) changed on disk\(request.told == nil ? "" : " again")"
                    + "\(merge.marks). \(merge.changed)",
                (merge.bytes == nil ? [] : ["m Take both"]) + rest + ["\(back) Stay"]
            )
        case .otherProposal(let request, _, let title):
            return (
                "\(request.path) is another proposal now\(title.isEmpty ? "" : ", “\(title)”").",
                ["n Another name", "d Show the difference", "o Overwrite it", "\(back) Stay"]
            )
        case .moved(let moved): return moved.words(in: form, back: back)
        case .overwrite(let request):
            return (
                "\(request.path) exists already\(request.overwrites ? ", and changed" : "").",
                ["o Overwrite it", "n Another name", "\(back) Stay"]
            )
        case .verdict:
            return (
                "Your verdict on the whole?",
                [
                    "a Approve", "c Ask for changes", "r Reject", "w Withdraw it",
                    "\(back) Go back",
                ]
            )
        case .settings(let change):
            let does = change.come.isEmpty ? "y Take it out" : "y Write it"
            return (change.asked, [does, "n Leave it as it is"])
        case .folder(let offer):
            let count = offer.count == 1 ? "1 file" : "\(offer.count) files"
            var answers = ["y Write \(count)", "d Difference", "n Leave it as it is"]
            if offer.wish.isPossibleHere { answers.insert("o Only here, unsaved", at: 2) }
            return ("\(offer.summary)?", answers)
        case .removal(let title, let parts):
            let more = parts == 1 ? "the section" : "the \(parts) sections"
            return (
                "The template wants “\(title)”. Take it out all the same"
                    + (parts > 0 ? ", with \(more) in it?" : "?"),
                ["y Take it out", "n Leave it as it is"]
            )
        case .recover(let work):
            if let other = work.other {
                return (
                    "Unsaved work of \(work.time) was found on another proposal"
                        + (other.isEmpty ? "" : ", “\(other)”,")
                        + " that had this name; octopen recover -o writes it elsewhere.",
                    ["i Ignore it, keep it", "d Show the difference", "x Delete it"]
                )
            }
            return (
                "Unsaved work of \(work.time) was found"
                    + (work.isFileChanged ? "; the file has changed since." : "."),
                ["r Take it", "d Show the difference", "i Ignore it, keep it", "x Delete it"]
            )
        case .discard(let work):
            return (
                "Delete the unsaved work of \(work.time)? Nothing brings it back.",
                ["d Delete it", "n Keep it"]
            )
        }
    }
}

extension SaveRequest {
    /// The files that another program changed: of a document and the file of its metadata those that hold
    /// something else.
    fileprivate func changed(to found: [UInt8]?) -> String {
        guard let sidecar, let before = expected.flatMap({ sidecar.parted($0) }),
            let now = found.flatMap({ sidecar.parted($0) }), before.metadata != now.metadata
        else { return path }
        return before.document == now.document ? sidecar.path : "\(path) and \(sidecar.name)"
    }
}
