/// The name of a proposal's file that is a word and a number: `erc-721.md`.
struct SeriesName {
    /// In small letters.
    let word: String
    let number: Int

    init?(_ fileName: String) {
        guard fileName.hasSuffix(".md") else { return nil }
        let parts = fileName.dropLast(3).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            parts[0].allSatisfy({ $0.isASCII && $0.isLetter }),
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = parts[1].asProposalNumber
        else { return nil }
        (word, self.number) = (parts[0].lowercased(), number)
    }
}

extension FolderFacts {
    /// Whether most files of the folder are named by another word than this, and next to none by this.
    func isOfOtherSeries(_ name: SeriesName) -> Bool {
        let words = entries.compactMap { SeriesName($0.fileName)?.word }
        guard words.count > 2, words.count * 2 > entries.count else { return false }
        return words.count { $0 == name.word } * 10 < words.count
    }

    /// The file that has the number of a name and another word.
    func file(numberedAs name: SeriesName) -> String? {
        entries.first { SeriesName($0.fileName)?.number == name.number }?.fileName
    }
}
