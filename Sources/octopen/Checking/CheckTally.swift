import Proposals
import Rules

/// What the files of one run of `check` come to.
struct CheckTally {
    private(set) var counts = LevelCounts()
    /// The findings for a file that is to be written; nil where none is.
    private(set) var baseline: Baseline?
    /// Whether something could not be read.
    private(set) var isIncomplete: Bool
    private var use = TemplateUse()
    private var report: FindingsReport

    init(_ report: FindingsReport, baseline: Baseline?, isIncomplete: Bool) {
        (self.report, self.baseline, self.isIncomplete) = (report, baseline, isIncomplete)
    }

    /// Whether nothing can be told any more.
    var isStopped: Bool { report.failure != nil }

    /// Tells of a file, or why it could not be read; nothing of one that is as it was.
    mutating func take(_ result: Result<Checked?, Failure>) {
        guard !isStopped else { return }
        do throws(Failure) {
            guard let checked = try result.get() else { return }
            counts.add(checked.counts)
            if let judged = checked.judged {
                baseline?.add(checked.keys, of: judged.name)
                use.add(judged.proposal, template: judged.template, name: judged.name)
            }
            for fault in checked.unread { Output.error("octopen: \(fault)") }
            if !checked.unread.isEmpty { isIncomplete = true }
            report.add(checked.pieces)
        } catch {
            // One that cannot be read stops no other.
            Output.error("octopen: \(error)")
            isIncomplete = true
        }
    }

    /// Tells the counts, and which files follow no template.
    func finish() throws(Failure) {
        try report.finish(counts)
        if let note = use.note { Output.error("octopen: \(note)") }
    }
}
