/// The texts that a merge that was not finished left between its marks.
extension [UInt8] {
    package enum ConflictSide: Sendable { case first, second }

    /// Whether a merge left its marks here; those of an example in code count, too.
    package var hasConflictMarks: Bool {
        let isMark = { (end: Int) -> Bool in
            var start = end
            while start > 0, self[start - 1] == self[end] { start -= 1 }
            return start == 0 || self[start - 1] == 0x0A
        }
        return offsets(of: "<<<<<<< ").contains(where: isMark)
            && offsets(of: ">>>>>>> ").contains(where: isMark)
    }

    /// With one of both texts where a merge left two.
    package func withSideOfConflicts(_ side: ConflictSide) -> [UInt8] {
        guard hasConflictMarks else { return self }
        var text: [UInt8] = []
        var open: ConflictMark?
        var isKept = true
        for line in split(separator: 0x0A, omittingEmptySubsequences: false) {
            let mark = ConflictMark(line)
            if let mark, mark.kind == .opening {
                (open, isKept) = (mark, side == .first)
            } else if let mark, let begun = open, mark.size == begun.size {
                if mark.kind == .closing { open = nil }
                isKept = mark.kind == .closing || mark.kind == .middle && side == .second
            } else if isKept {
                text += line + [0x0A]
            }
        }
        return Array(text.dropLast())
    }
}

/// A line between the two texts of a merge that was not finished. Git makes it of seven signs, and of
/// more where the file got another name on each side.
package struct ConflictMark: Sendable {
    package enum Kind: Sendable { case opening, base, middle, closing }

    package let kind: Kind
    /// How many signs it has, as all marks of one conflict.
    package let size: Int

    /// - Parameter line: without its line end.
    package init?(_ line: ArraySlice<UInt8>) {
        guard let sign = line.first else { return nil }
        size = line.prefix { $0 == sign }.count
        guard size >= 7 else { return nil }
        let next = line.dropFirst(size).first
        switch sign {
        case UInt8(ascii: "=") where next == nil || next == 0x0D: kind = .middle
        case UInt8(ascii: "<") where next == 0x20: kind = .opening
        case UInt8(ascii: "|") where next == 0x20: kind = .base
        case UInt8(ascii: ">") where next == 0x20: kind = .closing
        default: return nil
        }
    }
}

extension SectionMerge {
    /// A merge with what another program left in the file. Where that program has not finished a merge
    /// of its own, nothing is put together, and the sections are told by what stands between its marks.
    package init(
        base: [UInt8], mine: [UInt8], found: [UInt8], template: Template
    ) {
        guard found.hasConflictMarks, !base.hasConflictMarks else {
            self.init(base: base, mine: mine, theirs: found, template: template)
            return
        }
        let sides = [[UInt8].ConflictSide.first, .second].map {
            SectionMerge(
                base: base, mine: mine, theirs: found.withSideOfConflicts($0), template: template)
        }
        self = sides[0]
        add(sides[1])
        leaveUnfinished()
    }
}
