/// Text with one blank for every run of white space.
package enum NormalizedSpace {
    /// The words of a text with one blank between them.
    package static func joined(_ text: Substring) -> String {
        var joined = ""
        joined.reserveCapacity(text.utf8.count)
        for word in text.words {
            if !joined.isEmpty { joined += " " }
            joined.append(contentsOf: word)
        }
        return joined
    }

    /// The same of a whole text.
    package static func joined(_ text: String) -> String { joined(text[...]) }
}
