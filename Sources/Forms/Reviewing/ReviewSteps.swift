import Reviews

/// Steps back and forward in what the reviewer says, which is of all sections.
extension Review {
    /// Takes the last step back.
    ///
    /// - Returns: what that is of, as it is told; nil where nothing is left to take back.
    mutating func undo() -> String? {
        guard let before = done.popLast() else { return nil }
        undone.append(record)
        return "Taken back" + step(to: before)
    }

    /// Does again what was taken back last.
    ///
    /// - Returns: what that is of, as it is told; nil where nothing was taken back.
    mutating func redo() -> String? {
        guard let after = undone.popLast() else { return nil }
        done.append(record)
        return "Done again" + step(to: after)
    }

    /// Takes the record on the other side of a step, and goes to a section that it changes.
    ///
    /// - Returns: ` in Summary: verdict.`
    private mutating func step(to other: ReviewRecord) -> String {
        let (old, sections) = (record, state.sections)
        take(other)
        let changed = state.sections.indices.filter { index in
            SectionWords(sections[index], in: old)
                != SectionWords(state.sections[index], in: record)
        }
        guard let first = changed.contains(position) ? position : changed.first else {
            let isOnWhole = old.verdict != record.verdict || old.overallNote != record.overallNote
            return isOnWhole ? ": what you say of the whole." : "."
        }
        if first != position { go(to: first) }
        let title = state.sections[first].title
        guard changed.count == 1 else {
            return " in \(title) and \(changed.count - 1) more."
        }
        let before = SectionWords(sections[first], in: old)
        let after = SectionWords(state.sections[first], in: record)
        let parts = [
            before.verdict != after.verdict ? "verdict" : nil,
            before.notes != after.notes ? "note" : nil,
            before.ticks != after.ticks ? "tick" : nil,
        ]
        return " in \(title): \(parts.compactMap(\.self).joined(separator: ", "))."
    }
}

/// What the reviewer says of a section, wherever in the record it stands.
private struct SectionWords: Equatable {
    let verdict: [String]
    let notes: [String]
    let ticks: [String]

    init(_ section: ReviewState.Section, in record: ReviewRecord) {
        let entry = section.entries[0].map { record.entries[$0] }
        let mark = entry?.mark?.text ?? ""
        verdict = entry?.verdict.map { [$0.verdict?.rawValue ?? "", $0.body, mark] } ?? []
        notes = entry?.notes.map { "\($0.paragraph ?? "") \($0.body)" } ?? []
        ticks = entry?.questions.filter(\.isChecked).map(\.text) ?? []
    }
}
