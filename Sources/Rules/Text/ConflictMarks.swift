import Markdown
import Proposals

/// # `conflict-marks`
///
/// A merge was finished: no `<<<<<<<`, `=======` and `>>>>>>>` are left. Those in code are an
/// example.
///
/// Wrong: `<<<<<<< HEAD` at the start of a line, with the two other marks below it.
extension Rule {
    static let conflictMarks = Rule(
        "conflict-marks", .text, .error, "No marks of a merge are left."
    ) { document in
        let opening = Array("<<<<<<< ".utf8)
        let (middle, closing) = (Array("=======".utf8), Array(">>>>>>> ".utf8))
        var starts: [Range<Int>] = []
        var open: Range<Int>?
        var hasMiddle = false
        guard !document.bytes.offsets(of: "<<<<<<<").isEmpty else { return [] }
        for number in 1...document.lines.count {
            let line = document.lines.range(ofLine: number)
            let text = document.bytes[line]
            if text.starts(with: opening) {
                (open, hasMiddle) = (line, false)
            } else if text.elementsEqual(middle) {
                hasMiddle = open != nil
            } else if text.starts(with: closing), hasMiddle, let begun = open {
                starts.append(begun)
                open = nil
            }
        }
        starts.removeAll { document.isInCode($0.lowerBound) }
        guard let first = starts.first else { return [] }
        return [
            Problem(
                first, document.subject(at: first.lowerBound),
                "A merge was not finished\(Wording.places(starts.count)).",
                help: "Choose between the two texts, and delete the marks.")
        ]
    }
}

extension Document {
    func isInCode(_ offset: Int) -> Bool {
        blocksByKind.code.contains { tree.blocks[$0].range.contains(offset) }
    }
}
