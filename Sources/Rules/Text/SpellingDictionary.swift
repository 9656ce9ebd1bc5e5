/// What the rule about spelling asks of a dictionary.
package protocol SpellingDictionary: Sendable {
    /// Those of some words that are not in it, each with words that may be meant, the likeliest
    /// first; nil where no dictionary answers.
    ///
    /// - Parameter limit: when so many are found, the words behind them are not looked up.
    func unknown(among words: [String], limit: Int) -> [String: [String]]?
}
