/// The questions of the spelling rule to a dictionary.
package protocol SpellingDictionary: Sendable {
    /// The words that the dictionary does not have, each with words that may be meant, the
    /// likeliest first; nil where no dictionary answers.
    ///
    /// - Parameter limit: when so many words are found, the words behind them are not looked up.
    func unknown(among words: [String], limit: Int) -> [String: [String]]?
}
