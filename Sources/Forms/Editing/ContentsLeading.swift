import Proposals

/// Sections that are written for the first time, and lists of contents, which follow them.
extension Form {
    /// Notes before an edit that the file does not have the section, or that one has words which the form
    /// wrote the heading for.
    mutating func noteAbsent(_ section: Int) {
        guard proposal.sections[section].isPresent else {
            session.beforeSection = (proposal, section)
            return
        }
        if !session.begun.isEmpty, !proposal.sections[section].isBlank {
            session.wordedSection = section
        }
    }

    /// Takes the heading of a section out again of which all words went that came with it, and those of
    /// its parents, in the step that erased the words.
    mutating func withdrawEmptied() {
        guard let index = session.wordedSection else { return }
        session.wordedSection = nil
        guard proposal.sections.indices.contains(index), proposal.sections[index].isPresent,
            proposal.content(ofSection: index).slots.indices.allSatisfy({
                holdsNoWords(FieldPlace(section: index, slot: $0))
            })
        else { return }
        let (before, title) = (proposal.bytes, proposal.sections[index].title)
        let gone = proposal.withdraw(index, amongBegun: session.begun)
        guard !gone.isEmpty else { return }
        let above = gone.dropLast().map { "“\(proposal.sections[$0].outlineTitle)”" }
        _ = followHeadings(since: before, but: index)
        let others = above.isEmpty ? "" : ", as did \(above.joined(separator: ", ")) above it"
        if session.message?.isError != true {
            say("Nothing stands in “\(title)”: its heading went again\(others).")
        }
        clampPlace()
    }

    /// Whether a field is empty but for what gives its section a name for links.
    private func holdsNoWords(_ field: FieldPlace) -> Bool {
        let text = proposal.text(ofField: field)
        let last = text.lines.count - 1
        return text.isEmpty
            || text.lines[last].text.isEmpty && proposal.isBelowOwnName(last, ofField: field)
    }

    /// Writes the entry of a section that the file did not have, in the step that wrote it.
    mutating func leadContents() {
        guard let before = session.beforeSection else { return }
        session.beforeSection = nil
        guard proposal.sections.indices.contains(section), proposal.sections[section].isPresent
        else {
            return
        }
        defer { tellOfHeadingElsewhere(before) }
        let parents = before.proposal.absentParents(of: before.section).map {
            before.proposal.sections[$0].outlineTitle
        }
        let above = parents.map { "“\($0)”" }.joined(separator: ", ") + " was written above it"
        var told = parents.isEmpty ? nil : "\(above); undo takes both out."
        for index in before.proposal.absentParents(of: before.section) + [before.section] {
            guard case .template(let asked) = before.proposal.sections[index].role else { continue }
            session.begun.insert(asked)
        }
        if followHeadings(since: before.proposal.bytes, but: section) {
            told =
                parents.isEmpty
                ? "The list of contents has “\(proposal.sections[section].title)”, too."
                : "\(above); the list of contents follows."
        }
        // What went wrong in another editor is told first.
        if let told, session.message?.isError != true { say(told) }
        clampPlace()
    }

    /// Writes what lists of contents need where headings came or went, but in one section.
    ///
    /// - Returns: whether any did.
    private mutating func followHeadings(since bytes: [UInt8], but section: Int) -> Bool {
        var hasFollowed = false
        for edit in proposal.bytes.contentsEdits(since: bytes).reversed() {
            let holding = proposal.sections.indices.last {
                proposal.sections[$0].isPresent
                    && proposal.byteOffset(ofSection: $0) < edit.range.lowerBound
            }
            guard let holding, holding != section else { continue }
            let start = proposal.byteOffset(ofSection: holding)
            var bytes = proposal.bytes(ofSection: holding)
            bytes.replaceSubrange(
                edit.range.lowerBound - start..<edit.range.upperBound - start,
                with: Array(edit.text.utf8))
            proposal.setSource(ofSection: holding, String(decoding: bytes, as: UTF8.self))
            hasFollowed = true
        }
        return hasFollowed
    }

    /// Says that the document has the heading elsewhere which was just written, with its first words, or one
    /// that was written above it, or has one of nearly its name.
    private mutating func tellOfHeadingElsewhere(_ before: (proposal: Proposal, section: Int)) {
        guard session.message?.isError != true else { return }
        let proposal = before.proposal
        let written = [before.section] + proposal.absentParents(of: before.section)
        let reason: String
        if let other = written.lazy.compactMap({ proposal.headingElsewhere(of: $0) }).first {
            let title = proposal.sections[other.place.section].outlineTitle
            let place = other.isOfSection ? "at level \(other.level)" : "in “\(title)”"
            reason = "“\(other.title)” stands \(place), too"
        } else if let near = proposal.sectionNearlyNamed(asAbsent: before.section) {
            reason = "“\(proposal.sections[near].outlineTitle)” is likely the same"
        } else {
            return
        }
        let told = session.message.map { $0.text + " " } ?? ""
        say("\(told)\(reason); undo takes this one out.")
    }
}
