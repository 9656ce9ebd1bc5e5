import Prose

/// A line of what a change would do to the document: one that goes, comes, or stands beside them.
package struct ChangedLine: Equatable, Sendable {
    package enum Kind: Equatable, Sendable { case same, removed, added, gap }

    package let kind: Kind
    package let text: String
    /// In the text before, or after for what comes; 0 for a gap.
    package let number: Int
    /// Bytes at the start that the line has in common with the line that it takes the place of, or
    /// that takes its place.
    package var sharedStart = 0

    /// The lines that differ, each group with one line above and below it.
    static func all(from old: [UInt8], to new: [UInt8]) -> [ChangedLine] {
        let (before, after) = (lines(old), lines(new))
        let difference = Difference(from: before, to: after)
        var shown: [ChangedLine] = []
        func text(_ line: ArraySlice<UInt8>) -> String {
            String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
        }
        for part in difference.parts {
            guard case .changed(let removed, let added) = part else { continue }
            let above = removed.lowerBound - 1
            if let last = shown.last, last.kind == .same, last.number >= above {
                // Two changes share the line between them.
                if last.number > above + 1 { shown.removeLast() }
            } else {
                if !shown.isEmpty { shown.append(ChangedLine(kind: .gap, text: "", number: 0)) }
                if above >= 0 {
                    shown.append(
                        ChangedLine(kind: .same, text: text(before[above]), number: above + 1))
                }
            }
            var gone = removed.map {
                ChangedLine(kind: .removed, text: text(before[$0]), number: $0 + 1)
            }
            var new = added.map { ChangedLine(kind: .added, text: text(after[$0]), number: $0 + 1) }
            if gone.count == new.count {
                for index in gone.indices {
                    let (left, right) = (gone[index].text, new[index].text)
                    let shared = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
                    gone[index].sharedStart = left.boundary(atOrBefore: shared)
                    new[index].sharedStart = right.boundary(atOrBefore: shared)
                }
            }
            shown += gone + new
            if removed.upperBound < before.count {
                shown.append(
                    ChangedLine(
                        kind: .same, text: text(before[removed.upperBound]),
                        number: removed.upperBound + 1))
            }
        }
        return shown
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
