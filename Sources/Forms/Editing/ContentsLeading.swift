import Proposals

/// Lists of contents, which follow sections that are written for the first time.
extension Form {
    /// Notes before an edit that the file does not have the section.
    mutating func noteAbsent(_ section: Int) {
        guard !proposal.sections[section].isPresent else { return }
        session.beforeSection = (proposal, section)
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
        for edit in proposal.bytes.contentsEdits(since: before.proposal.bytes).reversed() {
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
            told =
                parents.isEmpty
                ? "The list of contents has “\(proposal.sections[section].title)”, too."
                : "\(above); the list of contents follows."
        }
        // What went wrong in another editor is told first.
        if let told, session.message?.isError != true { say(told) }
        clampPlace()
    }
}

extension Form {
    /// Says that the document has the heading elsewhere which was just written, with its first words.
    private mutating func tellOfHeadingElsewhere(_ before: (proposal: Proposal, section: Int)) {
        let other = before.proposal.headingsElsewhere.first { $0.absent == before.section }
        guard let other, session.message?.isError != true else { return }
        let told = session.message.map { $0.text + " " } ?? ""
        let title = before.proposal.sections[other.place.section].outlineTitle
        let place = other.isOfSection ? "at level \(other.level)" : "in “\(title)”"
        say("\(told)“\(other.title)” stands \(place), too; undo takes this one out.")
    }
}
