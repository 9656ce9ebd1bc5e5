import Proposals

/// # `preamble-left`
///
/// The note that the template carries above or below its title speaks of the template, not of the proposal.
/// A comment that says that comments may stay is none, nor is what most of the folder's accepted
/// documents keep. In an accepted one, and where more than one in five of these keep it, it is not taken
/// out without being asked; where no state is asked for, a proposal that the main branch does not have, or
/// that is for the most part the template's text, is none of those. Of text that speaks to the author, and
/// may as well be meant to stay, a draft is told as of something to do; where the template asks for no status,
/// which tells drafts apart, each document that keeps what no more than one in five of the accepted ones do.
/// What speaks to nobody, and any text above the title, is told where these drop it.
///
/// Wrong: `This is a template for creating enhancement proposals ...` below the title.
/// Right: nothing, or words of the writer's own.
extension Rule {
    static let preambleLeft = Rule(
        "preamble-left", .title, draft: .todo, later: .error,
        "The template's note at the title is gone."
    ) { document in
        let preamble = document.template.preamble
        return document.problem(with: document.left(of: preamble.noteText))
            + document.doubts(
                on: document.left(of: preamble.doubtfulText)
                    + document.left(of: preamble.otherText).filter {
                        document.isKeptByFew(NormalizedText(document.text($0)))
                    })
    }
}

extension CheckedDocument {
    /// The blocks above and below the title that have one of these texts, and that most accepted documents do
    /// not keep.
    fileprivate func left(of texts: [NormalizedText]) -> [Range<Int>] {
        guard !texts.isEmpty, let head else { return [] }
        let longest = texts.map(\.string.utf8.count).max() ?? 0
        let aboveTitle = tree.children(of: 0).filter {
            tree.blocks[$0].headingLevel == nil
                && head.heading.lowerBound <= tree.blocks[$0].range.lowerBound
                && tree.blocks[$0].range.upperBound <= head.heading.upperBound
        }
        let inParts = places.prefix(3).filter(\.isHead).flatMap(\.blocks)
        return (aboveTitle + inParts).map { tree.blocks[$0].range }.filter { range in
            guard range.count <= longest * 2 + 100 else { return false }
            let words = NormalizedText(text(range))
            return texts.contains(words) && !isKeptByMost(words)
        }
    }

    fileprivate func problem(with notes: [Range<Int>]) -> [Problem] {
        guard let first = notes.first else { return [] }
        let mayStay =
            isAccepted || notes.contains { isKeptBySome(NormalizedText(text($0))) }
        return [
            Problem(
                first, .document, "The template's note is still there.",
                help: "Delete it: it speaks of the template, not of this proposal.",
                fixes: [
                    Fix(
                        isSafe: !mayStay, title: "Delete the template's note.",
                        edits: notes.map { .init(linesWithBlanks(below: $0), "") })
                ])
        ]
    }

    /// Each of the texts by itself, for one may stay and another not.
    fileprivate func doubts(on texts: [Range<Int>]) -> [Problem] {
        // Without a status all are taken for accepted, drafts as well.
        let left =
            isAccepted
            ? texts.filter { template.state == nil && isKeptByFew(NormalizedText(text($0))) }
            : texts
        return left.map { range in
            let isAbove = range.lowerBound < head?.title.lowerBound ?? 0
            let side = isAbove ? "above" : "below"
            var problem = Problem(
                range, .document, "The template's text \(side) the title is still there.",
                help: "Delete it if it speaks of the template, not of this proposal.",
                fixes: [
                    Fix(
                        isSafe: false, title: "Delete the template's text.",
                        edits: [.init(self.linesWithBlanks(below: range), "")])
                ])
            problem.level = .todo
            return problem
        }
    }

    /// The whole lines of a block, and the blank ones below it.
    func linesWithBlanks(below range: Range<Int>) -> Range<Int> {
        let lines = self.lines.wholeLines(range)
        var end = lines.upperBound
        while end < bytes.count {
            let next = self.lines.wholeLines(end..<end + 1)
            guard bytes[next].allSatisfy(\.isWhite) else { break }
            end = next.upperBound
        }
        return lines.lowerBound..<end
    }
}
