import Markdown
import Proposals

/// # `conflict-marks`
///
/// A merge was finished: no `<<<<<<<`, `=======` and `>>>>>>>` are left. Those in code are an
/// example. What stands between the marks is not judged by other rules before that.
///
/// Wrong: `<<<<<<< HEAD` at the start of a line, with the two other marks below it.
extension Rule {
    static let conflictMarks = Rule(
        "conflict-marks", .text, .error, "No marks of a merge are left."
    ) { document in
        let conflicts = document.conflicts
        guard let first = conflicts.first else { return [] }
        return [
            Problem(
                document.lines.range(ofLine: document.lines.line(at: first.lowerBound)),
                document.subject(at: first.lowerBound),
                "A merge was not finished\(Wording.places(conflicts.count)).",
                help: "Choose between the two texts, and delete the marks.")
        ]
    }
}

extension CheckedDocument {
    func readConflicts() -> [Range<Int>] {
        var conflicts: [Range<Int>] = []
        var open: (start: Int, size: Int)?
        var hasMiddle = false
        guard !bytes.offsets(of: "<<<<<<<").isEmpty else { return [] }
        for number in 1...lines.count {
            let line = lines.range(ofLine: number)
            guard let mark = ConflictMark(bytes[line]) else { continue }
            if mark.kind == .opening {
                open = (line.lowerBound, mark.size)
                hasMiddle = false
            } else if let begun = open, mark.size == begun.size {
                if mark.kind == .middle { hasMiddle = true }
                guard mark.kind == .closing, hasMiddle else { continue }
                conflicts.append(begun.start..<line.upperBound)
                open = nil
            }
        }
        let code = blocksByKind.code.map { tree.blocks[$0].range }
        return conflicts.filter { !code.hold($0.lowerBound) }
    }
}
