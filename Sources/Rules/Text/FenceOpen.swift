import Markdown
import Proposals

/// # `fence-open`
///
/// Every code fence is closed where it was opened. One that never closes makes code of the rest of
/// the file; one whose list item or quote ends first is cut off there, and its closing fence opens
/// another. A fence with a word behind it, inside of another with as many signs, was to open code of
/// its own: the one above it was not closed.
///
/// Comments are closed too, and HTML that no blank line ends (`<pre>`, `<script>`, `<style>`,
/// `<textarea>`, `<?`, `<!`): one that never closes takes in the rest of the file.
///
/// Wrong: a fence below an item, indented, with code that is not. Right: all of it indented.
extension Rule {
    static let fenceOpen = Rule(
        "fence-open", .text, .error, "Every code fence, comment and HTML block is closed."
    ) { document in
        var problems: [Problem] = []
        var isAfterCut = false
        for index in document.blocksByKind.code {
            let block = document.tree.blocks[index]
            guard case .code(let fence?) = block.kind, !block.isClosed else { continue }
            let start = block.range.lowerBound
            let line = document.lines.line(at: start)
            let isLast = document.trimmed(block.range.upperBound..<document.end).isEmpty
            // The closing fence of one that was cut off opens this one: the same cause.
            if isAfterCut, fence.info.isEmpty { continue }
            isAfterCut = !isLast
            let opening = start..<max(start, document.lines.range(ofLine: line).upperBound)
            let number = document.told(line: line)
            let end = document.toldLine(at: max(block.range.upperBound - 1, start))
            problems.append(
                Problem(
                    opening, document.subject(at: start),
                    isLast
                        ? "The code fence of line \(number) never closes."
                        : "The code fence of line \(number) is cut off after line \(end).",
                    help: isLast
                        ? "Close it with a line of its own: all that follows is shown as code."
                        : "Its list item or quote ends there: indent or mark its lines alike.",
                    fixes: isLast && block.parent == 0
                        ? block.missingEnd(in: document.bytes).map {
                            document.closings(of: block, $0)
                        } ?? [] : []))
        }
        return problems + document.openMarkup + document.swallowedFences
    }
}

extension Finding {
    /// Whether the finding is about a text that never closes, so that all below is read as part of
    /// it.
    package var isOfOpenEnd: Bool { rule == Rule.fenceOpen.name && !fixes.isEmpty }
}

extension CheckedDocument {
    /// Code that holds what would open other code, and is closed by the end of that.
    fileprivate var swallowedFences: [Problem] {
        blocksByKind.code.compactMap { index in
            let block = tree.blocks[index]
            guard case .code(let fence?) = block.kind, block.isClosed,
                bytes.contains(fence.character, in: block.content)
            else { return nil }
            let start = block.range.lowerBound
            let first = lines.line(at: start)
            let last = lines.line(at: block.range.upperBound)
            guard
                let inner = (first + 1..<max(last, first + 1)).first(where: { number in
                    let line = trimmed(lines.range(ofLine: number).clamped(to: block.content))
                    let signs = bytes[line].prefix { $0 == fence.character }
                    let word = bytes[line].dropFirst(signs.count)
                    return signs.count >= max(fence.length, 3) && !word.isEmpty
                        && word.allSatisfy { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
                })
            else { return nil }
            var problem = Problem(
                start..<max(start, lines.range(ofLine: first).upperBound), subject(at: start),
                "The code fence of line \(self.told(line: first)) is not closed before that of line "
                    + "\(self.told(line: inner)).",
                help: "Close it, or begin it with more signs if the other is part of the code.")
            problem.level = .warning
            return problem
        }
    }

    /// A comment or HTML that never closes and holds more than its first line, as it is the last
    /// block of the document.
    fileprivate var openMarkup: [Problem] {
        guard let last = Array(tree.children(of: 0)).last else { return [] }
        let block = tree.blocks[last]
        guard case .html(let kind) = block.kind, let missing = block.missingEnd(in: bytes)
        else { return [] }
        let start = block.range.lowerBound
        let number = lines.line(at: start)
        let opening = start..<max(start, lines.range(ofLine: number).upperBound)
        guard opening.upperBound < end, !trimmed(opening.upperBound..<end).isEmpty else {
            return []
        }
        let isComment = kind == .comment
        return [
            Problem(
                opening, subject(at: start),
                "The \(isComment ? "comment" : "HTML") of line \(self.told(line: number)) never closes.",
                help: "End it with `\(missing)`: all that follows is "
                    + (isComment ? "hidden." : "taken for HTML."),
                fixes: self.closings(of: block, missing))
        ]
    }

    /// A line that closes the block: after its code where text for reading follows it, before the
    /// next heading, or at the end of the file.
    fileprivate func closings(of block: Block, _ line: String) -> [Fix] {
        let ending = proposal.lineEnding
        let hasEnd = bytes.last?.isLineEnding ?? true
        let atEnd = Fix.suggested(
            "Close it at the end of the file.",
            [.init(end..<end, (hasEnd ? "" : ending) + line + ending)])
        let source = proposal.source
        let endOfText =
            proposal.endOfText(in: block, of: source)
            ?? SwallowedHeading.all(in: block, of: source).first(where: \.isLikely)?.endOfTextAbove
        let ends = [Proposal.endOfCode(in: block, of: source), endOfText].compactMap(\.self)
            .map(lines.line(at:))
        return Set(ends).sorted().map { last in
            let at = lines.wholeLines(lines.range(ofLine: last)).upperBound
            return Fix.suggested(
                "Close it after line \(told(line: last)).", [.init(at..<at, line + ending)])
        } + [atEnd]
    }
}
