import Markdown
import Proposals
import Prose

/// The paragraphs of a section, which remarks are about.
extension ReviewState.Section {
    /// Where the section's body begins, in bytes of the proposal.
    package func bodyStart(in proposal: Proposal) -> Int {
        let before = (0..<index).reduce(0) { $0 + proposal.sections[$1].byteCount }
        return before + proposal.sections[index].heading.utf8.count
    }

    /// A paragraph as a record names it; nil if the section has none of that number, from 0.
    ///
    /// - Parameter document: the proposal as it is read.
    package func anchor(
        ofParagraph number: Int, in proposal: Proposal, _ document: MarkdownDocument
    ) -> ReviewRecord.Anchor? {
        guard digest.paragraphs.indices.contains(number) else { return nil }
        let paragraph = digest.paragraphs[number]
        let start = bodyStart(in: proposal) + paragraph.range.lowerBound
        let block = document.tree.children(of: 0).first {
            document.tree.blocks[$0].range.lowerBound == start
        }
        // As it reads, without marks of emphasis and the like.
        let blocks = block.map { $0..<document.tree.blocks[$0].end } ?? 0..<0
        let lines = TextLayout(columns: 200).lines(of: document, blocks: blocks).map(\.text)
        let words = lines.flatMap { $0.split(separator: " ") }.drop { $0.allSatisfy(\.isMarker) }
        let text =
            words.isEmpty
            ? hiddenWords(ofParagraph: number, in: proposal) : words.joined(separator: " ")
        return ReviewRecord.Anchor(hash: paragraph.hash, text: text)
    }

    /// The words of a paragraph of which nothing is shown: those of a comment.
    private func hiddenWords(ofParagraph number: Int, in proposal: Proposal) -> String {
        let source = source(ofParagraph: number, in: proposal)
        return ["<!--", "-->"].reduce(source) { $0.replacing($1, with: " ") }.words
            .joined(separator: " ")
    }

    /// The Markdown of a paragraph; empty if there is none of that number.
    package func source(ofParagraph number: Int, in proposal: Proposal) -> String {
        guard digest.paragraphs.indices.contains(number) else { return "" }
        return proposal.sections[index].bodySource.bytes(digest.paragraphs[number].range)
    }

    /// A note that suggests other words: a fence that none in them ends.
    package static func suggestion(_ words: String) -> String {
        let marks = words.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, marks + 1))
        return "\(fence)suggestion\n\(words)\n\(fence)"
    }
}

extension Character {
    /// What a list or a quote begins with.
    fileprivate var isMarker: Bool { "-+*>.)[]x".contains(self) || isNumber }
}
