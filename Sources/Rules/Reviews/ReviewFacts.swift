import Reviews

/// The facts about the reviews of one proposal, from the project's records.
package struct ReviewFacts: Sendable {
    package var records: [ReviewRecord]
    /// The records that could not be read, and why.
    package var unread: [String]
    /// How many reviewers have to agree to each section.
    package var needed: Int
    /// Whether any proposal of the folder has a record.
    package var isInUse: Bool

    package init(records: [ReviewRecord], unread: [String] = [], needed: Int, isInUse: Bool) {
        (self.records, self.unread, self.needed, self.isInUse) = (records, unread, needed, isInUse)
    }
}

extension CheckedDocument {
    /// Bytes of a paragraph of a section; of its heading if it has none of that number.
    func range(ofParagraph number: Int?, in section: ReviewState.Section) -> Range<Int> {
        let place = places[section.index]
        guard let number, section.digest.paragraphs.indices.contains(number) else {
            return place.title.isEmpty ? place.heading : place.title
        }
        let range = section.digest.paragraphs[number].range
        let start = place.body.lowerBound
        return trimmed(start + range.lowerBound..<start + range.upperBound)
    }
}
