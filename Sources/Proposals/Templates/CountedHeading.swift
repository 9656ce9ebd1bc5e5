/// A heading that counts, with a title of its own behind the number: `Proposal 1: Title`, and
/// `Proposal n: Title` for further ones; or without one, where a letter stands for the number: `Case N`.
struct CountedHeading {
    /// What is counted.
    let word: String
    /// Digits, or a letter for a number to come.
    private let number: String
    private let title: String

    /// Nil for other headings.
    init?(_ heading: String) {
        let colon = heading.firstRange(of: ": ")
        let lead = heading[..<(colon?.lowerBound ?? heading.endIndex)].split(separator: " ")
        guard (2...3).contains(lead.count), let number = lead.last,
            colon != nil && number.allSatisfy({ $0.isASCII && $0.isNumber })
                || ["n", "N", "x", "X"].contains(number)
        else { return nil }
        word = lead.dropLast().joined(separator: " ")
        self.number = String(number)
        title = colon.map { String(heading[$0.upperBound...]).trimmed } ?? ""
    }

    /// Whether it is nothing but what is counted, with a letter for its number.
    var isToCome: Bool { title.isEmpty }

    /// Whether the words behind the number stand for a title.
    var asksForTitle: Bool { title.hasTitleWord && title.wordCount <= 4 }

    /// The words that stand for others: those of the title, and what is counted with a letter for its
    /// number.
    var standIns: [String] {
        (asksForTitle ? [title] : [])
            + (number.contains(where: \.isLetter) ? ["\(word) \(number)"] : [])
    }

    /// The heading with another number.
    func numbered(_ number: Int) -> String {
        "\(word) \(number)" + (title.isEmpty ? "" : ": \(title)")
    }
}
