/// Text with one blank for every run of white space.
package enum NormalizedSpace {
    package static func joined(_ text: Substring) -> String {
        var joined = ""
        joined.reserveCapacity(text.utf8.count)
        for word in text.words {
            if !joined.isEmpty { joined += " " }
            joined.append(contentsOf: word)
        }
        return joined
    }

    package static func joined(_ text: String) -> String { joined(text[...]) }
}
