/// What the rule about spelling asks of a dictionary.
package protocol SpellingDictionary: Sendable {
    /// The words that are not in it, each with those that may be meant, the likeliest first; nil
    /// where no dictionary can be asked.
    func unknown(among words: Set<String>) -> [String: [String]]?
}
