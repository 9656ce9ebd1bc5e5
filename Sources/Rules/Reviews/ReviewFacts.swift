import Reviews

/// What the project's records say of the reviews of one proposal.
package struct ReviewFacts: Sendable {
    package var records: [ReviewRecord]
    /// What could not be read of them, and why.
    package var unread: [String]
    /// How many have to agree to each section.
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
