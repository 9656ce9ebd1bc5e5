/// A form in which a template asks for a day and a time of it: `[YYYY-MM-DD hh:mm UTC]`.
struct DayForm {
    private let words: String
    private let day: Range<String.Index>

    /// Nil for words that ask for no such thing.
    init?(_ words: String) {
        guard words.mentions("hh:mm"), let day = words.firstRange(of: "YYYY-MM-DD") else {
            return nil
        }
        (self.words, self.day) = (words, day)
    }

    /// The words with a day in its place; the time of it is still to come.
    func filled(with day: Day) -> String { words.replacingCharacters(in: self.day, with: day) }

    /// Whether a value still has the sign for a time.
    static func isOpen(_ value: String) -> Bool { value.mentions("hh:mm") }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with day: Day) -> String {
        String(self[..<range.lowerBound]) + day.description + self[range.upperBound...]
    }
}
