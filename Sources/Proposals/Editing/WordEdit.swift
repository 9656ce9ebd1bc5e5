import Prose

/// Sections in which only words were edited since they were cut into fields: whoever leaves a long
/// one does not wait for it to be read.
extension Proposal {
    /// Whether the fields that a section was cut into just now are those of its bytes, and no other
    /// section bears on them.
    func mayNoteCut(of index: Int) -> Bool {
        guard sections[index].isPresent, !sections[index].isUntouched,
            sections[index].openEnd == nil, !isHeld
        else { return false }
        switch sections[index].role {
        case .frontMatter, .head: return false
        case .template, .other: break
        }
        switch kind(of: index) {
        case .prose, .parent, .list, .phases: return true
        case .fields, .value: return false
        }
    }

    /// Whether an edited section would be cut into the fields that it has: only words of one line
    /// differ from what was cut last. False where that is not plain to see.
    func isCutAsBefore(_ index: Int) -> Bool {
        guard let cut = cuts[index], mayNoteCut(of: index),
            let content = sections[index].content, !content.isBlank
        else { return false }
        let mostUntouched = templateSection(of: index)?.mostBytesUntouched ?? -1
        let isLast = !sections[(index + 1)...].contains(where: \.isPresent)
        return content.hasMoreBytes(than: mostUntouched)
            && content.differsInWords(
                from: cut, isLast: isLast, wordsOfPhases: template.wordsOfPhases)
    }
}

extension Content {
    /// Told from as few fields as tell it.
    fileprivate borrowing func hasMoreBytes(than most: Int) -> Bool {
        let slots = slots.span
        var count = 0
        for index in slots.indices {
            count += slots[index].byteCount
            if count > most { return true }
        }
        return false
    }

    /// Whether only words of one line differ from an earlier state, and neither that line nor one
    /// beside it can be read as anything else than before.
    ///
    /// - Parameters:
    ///   - isLast: whether nothing follows in the file.
    ///   - wordsOfPhases: of labels: `Phase` of `Phase 1: `.
    fileprivate borrowing func differsInWords(
        from earlier: borrowing Content, isLast: Bool, wordsOfPhases: [String]
    ) -> Bool {
        let slot: Int
        switch editedSlot(since: earlier) {
        case .none: return true
        case .more: return false
        case .one(let index): slot = index
        }
        let slots = slots.span
        let edited = slots[slot].field.text.lines.difference(
            from: earlier.slots[slot].field.text.lines)
        guard edited.new.count == 1, edited.old.count == 1, let line = edited.new.first else {
            return edited.new.isEmpty && edited.old.isEmpty
        }
        let new = slots[slot].field.text.lines[line]
        let old = earlier.slots[slot].field.text.lines[edited.old.lowerBound]
        guard new.lead.hasSameBytes(as: old.lead), new.trail.hasSameBytes(as: old.trail),
            new.isPreformatted == old.isPreformatted, new.text.isPlain, old.text.isPlain
        else { return false }
        switch slots[slot].field.kind {
        case .prose:
            return !slots[slot].field.text.mayDefine(before: line)
                && !mayUnderline(behind: line, ofSlot: slot, isLast: isLast)
        case .list: return !slots[slot].field.text.mayDefine(before: line)
        case .phaseText:
            return !slots[slot].field.text.mayDefine(before: line)
                && (slot == 0 || !slots[slot - 1].field.text.lines[0].mayBeginDefinition)
        case .phaseTitle:
            return new.text.isPlainTitle(besides: wordsOfPhases)
                && old.text.isPlainTitle(besides: wordsOfPhases)
        case .line, .number, .date, .choice, .people, .values: return false
        }
    }

    /// Whether a paragraph that a line of prose is of may be the text of a heading, by an underline
    /// below it.
    private borrowing func mayUnderline(behind line: Int, ofSlot slot: Int, isLast: Bool) -> Bool {
        let slots = slots.span
        let lines = slots[slot].field.text.lines
        for index in line + 1..<lines.count {
            if lines[index].isBlank { return false }
            if lines[index].text.mayUnderline { return true }
        }
        let isLastSlot = slot == slots.count - 1
        if isLastSlot, isLast { return false }
        return (isLastSlot ? tail : slots[slot + 1].before).utf8.first?.isLineEnding != true
    }
}

extension Text {
    /// Whether a line may be of a link's definition that begins above it in its paragraph.
    fileprivate borrowing func mayDefine(before line: Int) -> Bool {
        for index in (0..<line).reversed() {
            // A line with a marker of its own begins another paragraph.
            if lines[index + 1].lead.utf8.contains(where: { !$0.isBlank }) { return false }
            if lines[index].isBlank { return false }
            if lines[index].mayBeginDefinition { return true }
        }
        return false
    }
}

extension Line {
    /// Whether its words begin with a bracket, behind marks of quotes and items.
    fileprivate var mayBeginDefinition: Bool {
        text.utf8.first { byte in
            switch byte {
            case 0x20, 0x09, 0x28, 0x29, 0x2A, 0x2B, 0x2D, 0x2E, 0x30...0x39, 0x3E: false
            default: true
            }
        } == 0x5B
    }
}

extension String {
    /// Whether a line of it is of a paragraph, or of whatever stands around it: it begins with a
    /// letter, and nothing in it ends HTML or is a cell of a table.
    fileprivate var isPlain: Bool {
        guard let first = utf8.first else { return false }
        switch first {
        case 0x41...0x5A, 0x61...0x7A, 0x80...: break
        default: return false
        }
        return !utf8.contains { $0 == 0x3E || $0 == 0x7C }
    }

    /// Whether no label, marks of bold text or blanks at the end are read off a phase's title.
    fileprivate func isPlainTitle(besides words: [String]) -> Bool {
        utf8.last?.isBlank == false && !utf8.contains(0x2A)
            && !words.contains { endOfPhaseLabel($0) != nil }
    }

    /// Whether it may be an underline that makes a heading.
    fileprivate var mayUnderline: Bool {
        let first = utf8.first { !$0.isBlank }
        return first == 0x3D || first == 0x2D
    }
}
