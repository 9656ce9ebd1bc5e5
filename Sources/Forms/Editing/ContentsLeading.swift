import Proposals

/// Lists of contents, which follow sections that are written for the first time.
extension Form {
    /// Writes the entry of a section that the file did not have, in the step that wrote it.
    mutating func leadContents() {
        guard let before = session.beforeSection else { return }
        session.beforeSection = nil
        guard proposal.sections.indices.contains(section), proposal.sections[section].isPresent
        else {
            return
        }
        let parents = before.absentParents(of: section).map { proposal.sections[$0].title }
        let above = parents.map { "“\($0)”" }.joined(separator: ", ") + " was written above it"
        if !parents.isEmpty { say("\(above); undo takes both out.") }
        for edit in proposal.bytes.contentsEdits(since: before.bytes).reversed() {
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
            say(
                parents.isEmpty
                    ? "The list of contents has “\(proposal.sections[section].title)”, too."
                    : "\(above); the list of contents follows.")
        }
        clampPlace()
    }
}
