/// The texts that a merge that was not finished left between its marks.
extension [UInt8] {
    package enum ConflictSide: Sendable { case first, second }

    /// Whether a merge left its marks here; those of an example in code count, too.
    package var hasConflictMarks: Bool {
        offsets(of: "<<<<<<< ").contains(where: { $0 == 0 || self[$0 - 1] == 0x0A })
            && firstOffset(of: Array("\n>>>>>>> ".utf8)) != nil
    }

    /// With one of both texts where a merge left two.
    package func withSideOfConflicts(_ side: ConflictSide) -> [UInt8] {
        guard hasConflictMarks else { return self }
        var text: [UInt8] = []
        var (isOpen, isKept) = (false, true)
        for line in split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: "<<<<<<< ".utf8) {
                (isOpen, isKept) = (true, side == .first)
            } else if isOpen, line.starts(with: ">>>>>>> ".utf8) {
                (isOpen, isKept) = (false, true)
            } else if isOpen, line.starts(with: "||||||| ".utf8) {
                isKept = false
            } else if isOpen, line.starts(with: "=======".utf8) {
                isKept = side == .second
            } else if isKept {
                text += line + [0x0A]
            }
        }
        return Array(text.dropLast())
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
