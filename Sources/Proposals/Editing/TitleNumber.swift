/// The number in the title's heading of documents that have no field for it.
extension Proposal {
    /// Writes the number where the heading has a place for it that is not filled in: `NUMBER. Title`,
    /// `KEP-NNNN: Title`. A number before a point has no zeros in front.
    package mutating func numberTitle(_ number: Int, written: String) {
        let old = titleHeading
        guard !isReadOnly, let (place, _) = NumberLabel.find(in: old) else { return }
        let standIn = old.bytes(place)
        guard !standIn.contains(where: { "123456789".contains($0) }) else { return }
        var text = old
        let isPlain = old.bytes(from: place.upperBound).hasPrefix(".")
        text.replaceBytes(place, with: isPlain ? String(number) : written)
        replaceTitleHeading(with: text)
    }
}
