import Markdown

/// # `unresolved-block`
///
/// Questions between `<<[UNRESOLVED ...]>>` and `<<[/UNRESOLVED]>>` are answered before a proposal
/// goes on; in code too, where that is all it holds.
///
/// Wrong: `<<[UNRESOLVED who owns this? ]>>` in a proposal under review.
extension Rule {
    static let unresolvedBlock = Rule(
        "unresolved-block", .text, draft: .note, later: .warning, "No question is left open."
    ) { document in
        let mark = "<<[UNRESOLVED"
        let starts = document.bytes.offsets(of: "<<[")
        guard !starts.isEmpty else { return [] }
        let found = document.tree.blocks.indices.filter { index in
            let block = document.tree.blocks[index]
            switch block.kind {
            case .paragraph:
                return starts.hasAny(in: block.range)
                    && document.textRuns(of: index).contains { run in
                        document.bytes.offsets(of: "<<[", in: run).contains { start in
                            document.text(start..<min(start + 20, block.range.upperBound))
                                .uppercased().hasPrefix(mark)
                        }
                    }
            case .code:
                let text = document.bytes[document.trimmed(block.content)]
                return text.starts(with: [0x3C, 0x3C])
                    && String(decoding: text.prefix(20), as: UTF8.self).uppercased()
                        .hasPrefix(mark)
            default: return false
            }
        }
        let ranges = found.map { document.tree.blocks[$0].range }
        return document.told(ranges, by: "unresolved-block", at: \.lowerBound).map { ranges in
            Problem(
                ranges[0], document.subject(at: ranges[0].lowerBound),
                "A question is marked as unresolved\(Wording.places(ranges.count)).",
                help: "Answer it, and delete the marks.")
        }
    }
}
